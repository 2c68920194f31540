"""The program that the AOT cache is trained on: start-up, the common modules, and some of everything the runtime does."""
import argparse
import ast
import asyncio
import collections
import contextlib
import copy
import dataclasses
import datetime
import enum
import functools
import io
import itertools
import json
import logging
import os
import pathlib
import random
import re
import string
import struct
import subprocess
import tempfile
import textwrap
import threading
import traceback
import typing
import unittest
from concurrent.futures import ThreadPoolExecutor


@dataclasses.dataclass(order=True)
class Point:
    x: int
    y: float = 0.0
    tags: list = dataclasses.field(default_factory=list)


class Colour(enum.Enum):
    RED = 1
    GREEN = 2


class Base:
    def __init__(self, n):
        self.n = n

    @property
    def double(self):
        return self.n * 2

    def __getitem__(self, key):
        return key

    def __eq__(self, other):
        return isinstance(other, Base) and other.n == self.n

    def __hash__(self):
        return hash(self.n)


class Derived(Base):
    def __init__(self, n, /, *args, **kwargs):
        super().__init__(n)
        self.args, self.kwargs = args, kwargs


def numbers():
    total, product, ratio = 0, 1, 0.5
    for i in range(3000):
        total += i * i % 7 - (i >> 2) ^ 3
        ratio = ratio * 1.0001 + i / 3.0
        if i < 60:
            product *= i + 1
    return total, str(product), f"{ratio:.6e}", divmod(-7, 3), pow(3, 100, 7), round(2.675, 2)


def containers():
    words = "the quick brown fox jumps over the lazy dog".split() * 30
    counts = collections.Counter(words)
    grouped = collections.defaultdict(list)
    for w in words:
        grouped[len(w)].append(w)
    squares = [x * x for x in range(200) if x % 3]
    return (counts.most_common(3), sorted(grouped), {k: v for k, v in counts.items()}, set(words) & {"fox"},
            list(itertools.chain(squares, reversed(squares)))[5:50:3], tuple(zip("abc", range(3))),
            functools.reduce(lambda a, b: a + b, squares), sorted(words, key=len, reverse=True)[:3])


def text():
    pattern = re.compile(r"(?P<key>\w+)\s*=\s*(?P<value>[^;]*);?")
    found = {m["key"]: m["value"] for m in pattern.finditer("a = 1; bc=two ; d =3" * 20)}
    rendered = ", ".join(f"{k}:{v!r:>8}" for k, v in found.items())
    return (json.loads(json.dumps({"a": [1, 2.5, None, True, "x\u00e9"], **found}, indent=1)), textwrap.fill(rendered, 40),
            rendered.encode().decode("latin-1").upper().replace("A", "b"), "%5.2f|%-4s|%x" % (3.14159, "ab", 255),
            string.Template("$x").substitute(x=1), struct.unpack("<IhB", struct.pack("<IhB", 1, -2, 3)))


def generators():
    def count(n):
        for i in range(n):
            got = yield i
            if got:
                yield got

    async def ticks(n):
        for i in range(n):
            await asyncio.sleep(0)
            yield i

    async def consume():
        async with asyncio.timeout(5):
            return [i async for i in ticks(5)] + await asyncio.gather(*(asyncio.sleep(0, i) for i in range(3)))

    g = count(3)
    return next(g), g.send(5), list(g), asyncio.run(consume())


def failures():
    caught = []
    for action in (lambda: 1 / 0, lambda: {}["k"], lambda: [][1], lambda: int("x"), lambda: None.nothing,
                   lambda: open("/nonexistent/file")):
        try:
            with contextlib.suppress(LookupError):
                action()
        except (ArithmeticError, ValueError, OSError) as e:
            caught.append("".join(traceback.format_exception(e)))
        except AttributeError as e:
            caught.append(str(e))
    return caught


def files():
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "sub" / "data.txt"
        path.parent.mkdir()
        path.write_text("line\n" * 50, encoding="utf-8")
        with open(path) as f:
            lines = sum(1 for _ in f)
        return lines, os.path.getsize(path), [p.name for p in path.parent.iterdir()], io.StringIO("a\nb").readlines()


def threads():
    lock, total = threading.Lock(), [0]

    def work(n):
        with lock:
            total[0] += n
        return n

    with ThreadPoolExecutor(4) as pool:
        return sum(pool.map(work, range(50))), total


def library():
    parser = argparse.ArgumentParser(prog="train")
    parser.add_argument("--n", type=int, default=3, help="a number")
    logging.getLogger("train").addHandler(logging.NullHandler())
    tree = ast.parse(pathlib.Path(__file__).read_text(encoding="utf-8"))
    exec(compile("class C:\n    x: int = 1\ndef f(a, *b, c=1, **d): return a, b, c, d\nf(1, 2, c=3, e=4)\n", "x", "exec"), {})
    return (parser.parse_args(["--n", "4"]), parser.format_help(), len(list(ast.walk(tree))), copy.deepcopy(Point(1)),
            datetime.datetime(2024, 2, 29, tzinfo=datetime.timezone.utc).isoformat(), Colour["RED"], Point(1) < Point(2),
            random.Random(1).sample(range(100), 5), typing.get_type_hints(Point), Derived(1, 2, k=3).double)


class Case(unittest.TestCase):
    def test_all(self):
        for step in (numbers, containers, text, generators, failures, files, threads, library):
            with self.subTest(step.__name__):
                self.assertTrue(step())


if __name__ == "__main__":
    for _ in range(20):
        numbers(), containers(), text(), failures()
    unittest.main(argv=["train"], exit=False)
