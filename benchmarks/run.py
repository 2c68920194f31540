"""Compares Python interpreters on workloads, side by side.

usage: run.py [--python NAME=COMMAND ...] [--group GROUP] [--rounds N] [--seconds S] [--threads N] [--cpu LIST]
              [--json FILE] [WORKLOAD ...]

Each round runs every workload with every interpreter in turn, so that a machine whose speed drifts slows all of them
alike. docs/howto/measure.md says what the columns mean. The runner itself runs on any Python from 3.8 on.
"""
import argparse
import json
import math
import os
import pathlib
import shlex
import statistics
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
GROUPS = ("micro", "programs", "compiler")


class Failure(Exception):
    """A process that ended otherwise than with a report."""


def measure(command, path, args):
    """Run one workload in one process; return what it reports."""
    pin = ["taskset", "-c", args.cpu] if args.cpu else []
    threads = [str(args.threads)] if args.threads > 1 else []
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    try:
        done = subprocess.run(
            pin + shlex.split(command) + [str(HERE / "iterate.py"), str(path), str(args.seconds)] + threads,
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, timeout=args.timeout, text=True)
    except subprocess.TimeoutExpired:
        raise Failure(f"no end after {args.timeout:.0f} s") from None
    if done.returncode:
        raise Failure(f"exit status {done.returncode}: {done.stderr.strip()[-2000:]}")
    return json.loads(done.stdout)


def steady(times):
    """The median of the iterations in the last 40 % of the time, and of five at least."""
    total, passed, start = sum(times), 0.0, 0
    while start < len(times) - 5 and passed < 0.6 * total:
        passed += times[start]
        start += 1
    return statistics.median(times[start:])


def warm_up(report):
    """Seconds from the start of the load until 90 % of the steady speed is reached: until the first iteration that, as the
    median of it and the four after it, takes no more than the steady time / 0.9."""
    times, limit = report["times"], steady(report["times"]) / 0.9
    passed = report["load"]
    for i, duration in enumerate(times):
        if statistics.median(times[i:i + 5]) <= limit:
            return passed
        passed += duration
    return passed


def summary(reports):
    """One interpreter's figures for one workload: medians over the rounds."""
    middle = {
        "load": statistics.median(r["load"] for r in reports),
        "first": statistics.median(r["times"][0] for r in reports),
        "steady": statistics.median(steady(r["times"]) for r in reports),
        "warm_up": statistics.median(warm_up(r) for r in reports),
    }
    if all(r["memory"] for r in reports):
        middle["memory"] = statistics.median(r["memory"] for r in reports)
    if "rates" in reports[0]:
        middle["scaling"] = statistics.median(
            max(several) / max(one) for one, several in (r["rates"].values() for r in reports))
    return middle


def geometric_mean(values):
    values = list(values)
    return math.exp(statistics.fmean(map(math.log, values))) if values else math.nan


def table(names, results, threads):
    """The figures as text: a line a workload, a block of columns an interpreter; ratios are to the first interpreter."""
    reference = names[0]
    head = "workload".ljust(20)
    for name in names:
        head += f" | {name[:9]:9}  first  steady  90% at  memory" + ("   x1st   x" if name != reference else "")
        head += f" {threads} thr" if threads > 1 else ""
    lines = [head]
    for workload, figures in results.items():
        line = workload.ljust(20)
        for name in names:
            if name not in figures:
                line += " | " + "failed".center(37 + (12 if name != reference else 0) + (6 if threads > 1 else 0))
                continue
            f = figures[name]
            line += f" | {f['first'] * 1e3:13.1f} {f['steady'] * 1e3:7.1f} {f['warm_up']:6.2f}s {f.get('memory', 0) / 1e6:6.0f}M"
            if name != reference:
                base = figures.get(reference)
                line += f" {f['first'] / base['first']:5.2f} {f['steady'] / base['steady']:5.2f}" if base else " " * 12
            line += f" {f['scaling']:5.2f}" if threads > 1 else ""
        lines.append(line)
    line = "geometric mean".ljust(20)
    for name in names:
        both = [f for f in results.values() if name in f and reference in f]
        line += " | " + " " * 37
        if name != reference:
            line += "".join(f" {geometric_mean(f[name][k] / f[reference][k] for f in both):5.2f}" for k in ("first", "steady"))
        line += f" {geometric_mean(f[name]['scaling'] for f in both):5.2f}" if threads > 1 else ""
    lines.append(line)
    return "\n".join(lines)


def arguments():
    parser = argparse.ArgumentParser(description="Compare Python interpreters.")
    parser.add_argument("workloads", nargs="*", help="workloads to run; all of the group by default")
    parser.add_argument("--python", action="append", default=[], metavar="NAME=COMMAND",
                        help="an interpreter, with options if need be; the first one is the reference")
    parser.add_argument("--group", choices=GROUPS, help="the folder of workloads; all but the compiler's by default")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0, help="how long a process iterates")
    parser.add_argument("--threads", type=int, default=1, metavar="N",
                        help="also report the throughput of N threads at once, each on its own data, as a multiple of one's")
    parser.add_argument("--cpu", default="", help="processors to pin every process to, as for taskset")
    parser.add_argument("--timeout", type=float, default=300.0, help="seconds after which a process has failed")
    parser.add_argument("--json", metavar="FILE", help="write every single time and the figures to FILE")
    return parser.parse_args()


def progress(text):
    if sys.stderr.isatty():
        print("\r" + text.ljust(60) + ("" if text else "\r"), end="", file=sys.stderr, flush=True)


def main():
    args = arguments()
    pythons = dict(p.split("=", 1) for p in args.python) or {"this": sys.executable}
    found = {p.stem: p for group in GROUPS if args.group in (None, group)
             for p in sorted((HERE / "workloads" / group).glob("*.py"))}
    unknown = [w for w in args.workloads if w not in found]
    if unknown:
        raise SystemExit(f"no such workload: {', '.join(unknown)}")
    workloads = args.workloads or [w for w in found if args.group or found[w].parent.name != "compiler"]
    reports, failures = {w: {name: [] for name in pythons} for w in workloads}, {}
    for number in range(1, args.rounds + 1):
        for workload in workloads:
            for name, command in pythons.items():
                if (workload, name) in failures:
                    continue
                progress(f"round {number}: {workload} {name}")
                try:
                    reports[workload][name].append(measure(command, found[workload], args))
                except Failure as e:
                    failures[workload, name] = str(e)
            seen = {r["result"] for of_one in reports[workload].values() for r in of_one}
            if len(seen) > 1:
                raise SystemExit(f"{workload}: the interpreters differ: {sorted(seen)}")
    progress("")

    names = list(pythons)
    results = {w: {n: summary(reports[w][n]) for n in names if (w, n) not in failures} for w in workloads}
    print(table(names, results, args.threads))
    for (workload, name), why in failures.items():
        print(f"{workload} failed with {name}: {why}")
    if args.json:
        with open(args.json, "w", encoding="utf-8") as file:
            json.dump({"pythons": pythons, "rounds": args.rounds, "seconds": args.seconds, "threads": args.threads,
                       "results": results, "reports": reports,
                       "failures": {" ".join(k): why for k, why in failures.items()}}, file, indent=1)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
