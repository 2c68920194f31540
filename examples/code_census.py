"""Takes a census of Python source: parses and measures every file of a tree on several threads.

usage: code_census.py [--threads N] [--top K] [FOLDER]

FOLDER is the standard library by default. The output does not depend on the number of threads.
"""
import argparse
import ast
import collections
import io
import os
import sys
import time
import tokenize
from concurrent.futures import ThreadPoolExecutor


def measure(path):
    """Return what one file holds, as a Counter, and the longest function in it as (length, name)."""
    census = collections.Counter(files=1)
    longest = (0, "")
    with open(path, "rb") as file:
        data = file.read()
    try:
        encoding, _ = tokenize.detect_encoding(io.BytesIO(data).readline)
        text = data.decode(encoding)
        tree = ast.parse(data, path)
    except (SyntaxError, UnicodeDecodeError):
        census["broken"] += 1
        return census, longest
    census["lines"] = text.count("\n")
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        census["token " + tokenize.tok_name[token.type]] += 1
    for node in ast.walk(tree):
        census["node " + type(node).__name__] += 1
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            length = node.end_lineno - node.lineno + 1
            longest = max(longest, (length, node.name))
    return census, longest


def sources(folder):
    """All .py files below `folder`, in a fixed order."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(f for f in folders if f not in ("__pycache__", "site-packages"))
        for name in sorted(files):
            if name.endswith(".py"):
                yield os.path.join(where, name)


def main():
    parser = argparse.ArgumentParser(description="Count what Python source is made of.")
    parser.add_argument("folder", nargs="?", default=os.path.dirname(os.__file__))
    parser.add_argument("--threads", type=int, default=os.cpu_count())
    parser.add_argument("--top", type=int, default=12, help="how many kinds of tokens and nodes to list")
    args = parser.parse_args()
    paths = list(sources(args.folder))
    start = time.perf_counter()
    with ThreadPoolExecutor(args.threads) as pool:
        results = list(pool.map(measure, paths))
    seconds = time.perf_counter() - start

    total = collections.Counter()
    for census, _ in results:
        total.update(census)
    print(f"{total['files']} files, {total['lines']} lines, {total['broken']} not Python")
    for kind in ("token", "node"):
        counts = [(n, name.split()[1]) for name, n in total.items() if name.startswith(kind + " ")]
        print(f"{sum(n for n, _ in counts)} {kind}s:")
        for n, name in sorted(counts, key=lambda c: (-c[0], c[1]))[: args.top]:
            print(f"  {n:9,d} {name}")
    print("longest functions:")
    ranked = sorted(zip((longest for _, longest in results), paths), key=lambda r: (-r[0][0], r[1]))
    for (length, name), path in ranked[:5]:
        print(f"  {length:5d} lines  {name} in {os.path.relpath(path, args.folder)}")
    print(f"{args.threads} threads, {seconds:.2f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
