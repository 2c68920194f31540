"""Runs a workload's run() again and again for some seconds and prints the times as JSON. Started by run.py."""
import json
import sys
import time

path, seconds = sys.argv[1], float(sys.argv[2])
namespace = {"__name__": "workload"}
with open(path, encoding="utf-8") as file:
    exec(compile(file.read(), path, "exec"), namespace)
run, expected = namespace["run"], namespace["EXPECTED"]
times = []
end = time.perf_counter() + seconds
while len(times) < 3 or time.perf_counter() < end:
    start = time.perf_counter()
    result = run()
    times.append(time.perf_counter() - start)
    if result != expected:
        raise SystemExit(f"{path}: got {result!r}, expected {expected!r}")
print(json.dumps(times))
