"""Compares Python interpreters on small workloads, side by side.

usage: run.py [--python NAME=COMMAND ...] [--rounds N] [--seconds S] [--cpu N] [WORKLOAD ...]

Each round runs every workload with every interpreter in turn, so that a machine whose speed drifts slows all of them
alike. Reported are, a workload: the first iteration, the steady state (the fastest iteration of each round, and of these
the median over the rounds), and the ratio of the steady states to the first interpreter's; at the end the geometric means.
The runner itself runs on any Python from 3.8 on.
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


def measure(command, workload, seconds, cpu):
    """Run one workload in one process; return the times of its iterations in seconds."""
    pin = ["taskset", "-c", cpu] if cpu else []
    environment = {k: v for k, v in os.environ.items() if not k.startswith("PYTHON")}
    done = subprocess.run(
        pin + shlex.split(command) + [str(HERE / "iterate.py"), str(HERE / "workloads" / (workload + ".py")), str(seconds)],
        stdout=subprocess.PIPE, env=environment, check=True, text=True)
    return json.loads(done.stdout)


def main():
    parser = argparse.ArgumentParser(description="Compare Python interpreters.")
    parser.add_argument("workloads", nargs="*", help="workloads to run; all by default")
    parser.add_argument("--python", action="append", default=[], metavar="NAME=COMMAND",
                        help="an interpreter; the first one is the reference")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=4.0, help="how long a process iterates")
    parser.add_argument("--cpu", default="", help="processor to pin every process to, as for taskset")
    args = parser.parse_args()
    pythons = dict(p.split("=", 1) for p in args.python) or {"this": sys.executable}
    workloads = args.workloads or sorted(p.stem for p in (HERE / "workloads").glob("*.py"))
    times = {(name, w): [] for name in pythons for w in workloads}
    for round_number in range(args.rounds):
        for workload in workloads:
            for name, command in pythons.items():
                times[name, workload].append(measure(command, workload, args.seconds, args.cpu))
                print(f"\rround {round_number + 1}: {workload} {name}".ljust(60), end="", file=sys.stderr)
    print("\r".ljust(62), end="\r", file=sys.stderr)

    reference = next(iter(pythons))
    ratios = {name: [] for name in pythons}
    print("workload".ljust(16) + "".join(f"{name:>12} first  steady  ratio" for name in pythons))
    for workload in workloads:
        line = workload.ljust(16)
        for name in pythons:
            first = statistics.median(t[0] for t in times[name, workload])
            steady = statistics.median(min(t) for t in times[name, workload])
            base = statistics.median(min(t) for t in times[reference, workload])
            ratios[name].append(steady / base)
            line += f"{first * 1e3:12.1f}ms{steady * 1e3:9.2f}ms{steady / base:7.2f}"
        print(line)
    print("geometric mean".ljust(16) + "".join(
        f"{math.exp(statistics.fmean(map(math.log, ratios[name]))):30.2f}" for name in pythons))


if __name__ == "__main__":
    main()
