"""Estimates pi by throwing darts, on one thread and on several.

usage: monte_carlo.py [--darts N] [--threads 1,2,4] [--rounds N]

The estimates go to stdout and depend on the seeds alone; the throughput goes to stderr.
"""
import argparse
import sys
import threading
import time


def throw(seed, darts):
    """Count the darts that hit the quarter circle; each thread has a generator of its own."""
    state = seed
    hits = 0
    for _ in range(darts):
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        x = state / 2147483648.0
        state = (state * 1103515245 + 12345) & 0x7FFFFFFF
        y = state / 2147483648.0
        if x * x + y * y < 1.0:
            hits += 1
    return hits


def estimate(threads, darts):
    """Throw `darts` darts on each of `threads` threads; return the estimate and the darts per second."""
    hits = [0] * threads

    def work(index):
        hits[index] = throw(20240 + index, darts)

    workers = [threading.Thread(target=work, args=(i,)) for i in range(threads)]
    start = time.perf_counter()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    seconds = time.perf_counter() - start
    return 4.0 * sum(hits) / (threads * darts), threads * darts / seconds


def warm_up(seconds):
    """Throw darts for a while, so that no count of threads is measured while the code is still being compiled."""
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        throw(1, 100_000)


def main():
    parser = argparse.ArgumentParser(description="Estimate pi on several threads.")
    parser.add_argument("--darts", type=int, default=20_000_000, help="darts a thread")
    parser.add_argument("--threads", default="1,2", help="numbers of threads to try, separated by commas")
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each number; the best one counts")
    args = parser.parse_args()
    counts = [int(count) for count in args.threads.split(",")]
    warm_up(2.0)
    best = dict.fromkeys(counts, 0.0)
    estimates = {}
    for _ in range(args.rounds):
        for count in counts:
            estimates[count], rate = estimate(count, args.darts)
            best[count] = max(best[count], rate)
    for count in counts:
        rate = best[count]
        print(f"{count} thread{'s' if count > 1 else ''}: pi is about {estimates[count]:.6f}")
        print(f"{count}: {rate / 1e6:8.2f} million darts/s, {rate / best[counts[0]]:.2f} x", file=sys.stderr)


if __name__ == "__main__":
    main()
