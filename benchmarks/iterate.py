"""Runs one workload again and again in this process and prints what it measured as JSON. Started by run.py.

usage: iterate.py WORKLOAD.py SECONDS [THREADS]

Every result is compared with the workload's EXPECTED. With THREADS the workload runs in phases of one thread and of that
many threads at once, in turn, so that the throughput of both is measured under the same conditions.
"""
import json
import sys
import threading
import time
import types


def load(path):
    """The workload as a module of its own; dataclasses and pickle look for it in sys.modules."""
    module = types.ModuleType("workload")
    sys.modules["workload"] = module
    with open(path, encoding="utf-8") as file:
        exec(compile(file.read(), path, "exec"), vars(module))
    return module


def check(module, result):
    if result != module.EXPECTED:
        raise SystemExit(f"{module.__doc__}: got {result!r}, expected {module.EXPECTED!r}")


def iterate(module, seconds):
    """The durations of the iterations of `seconds`, at least five."""
    times = []
    end = time.perf_counter() + seconds
    while len(times) < 5 or time.perf_counter() < end:
        start = time.perf_counter()
        result = module.run()
        times.append(time.perf_counter() - start)
        check(module, result)
    return times


def throughput(module, seconds, threads):
    """Iterations a second of that many threads, each on data of its own."""
    rates, failures = [], []
    gate = threading.Barrier(threads)

    def work():
        try:
            gate.wait()
            count, start = 0, time.perf_counter()
            while (now := time.perf_counter()) - start < seconds or count < 2:
                check(module, module.run())
                count += 1
            rates.append(count / (now - start))
        except BaseException as e:
            failures.append(e)
            raise

    workers = [threading.Thread(target=work) for _ in range(threads)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    if failures:
        raise SystemExit(f"a thread failed: {failures[0]!r}")
    return sum(rates)


def peak_memory():
    """The largest resident size of this process so far, in bytes; None where /proc does not tell."""
    try:
        with open("/proc/self/status", encoding="ascii") as file:
            for line in file:
                if line.startswith("VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        return None


def main():
    path, seconds = sys.argv[1], float(sys.argv[2])
    threads = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    start = time.perf_counter()
    module = load(path)
    report = {"load": time.perf_counter() - start, "times": iterate(module, seconds)}
    if threads > 1:
        rates = {1: [], threads: []}
        for _ in range(3):
            for count in rates:
                rates[count].append(throughput(module, seconds / 6, count))
        report["rates"] = rates
    report["result"] = repr(module.EXPECTED)
    report["memory"] = peak_memory()
    print(json.dumps(report))


if __name__ == "__main__":
    main()
