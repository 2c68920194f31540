"""Programs that depend on a global interpreter lock find one with -X gil=1."""
# Not on threads: it starts processes that have many threads.
import subprocess
import sys

PROGRAM = r"""
import _thread, queue, signal, socket, subprocess, sys, threading, time
from concurrent.futures import ThreadPoolExecutor
assert sys._is_gil_enabled()
assert sys.flags.gil == 1
sys.setswitchinterval(0.0001)
N, ROUNDS = 8, 20000

# An increment has no point at which threads switch between its load and its store.
n = 0
def count():
    global n
    for _ in range(ROUNDS):
        n += 1
threads = [threading.Thread(target=count) for _ in range(N)]
for t in threads: t.start()
for t in threads: t.join()
assert n == N * ROUNDS, n

# A call between them is one: the lock does change hands.
m = 0
def nothing(): pass
def lose():
    global m
    for _ in range(ROUNDS):
        x = m
        nothing()
        m = x + 1
threads = [threading.Thread(target=lose) for _ in range(N)]
for t in threads: t.start()
for t in threads: t.join()
assert ROUNDS <= m <= N * ROUNDS, m

# What waits lets others run.
q, done = queue.Queue(2), []
def consume():
    while (item := q.get()) is not None:
        done.append(item)
consumers = [threading.Thread(target=consume) for _ in range(4)]
for t in consumers: t.start()
for i in range(200): q.put(i)
for _ in consumers: q.put(None)
for t in consumers: t.join()
assert sorted(done) == list(range(200))

a, b = socket.socketpair()
t = threading.Thread(target=lambda: (time.sleep(0.05), b.sendall(b'x')))
t.start()
assert a.recv(1) == b'x'
t.join(); a.close(); b.close()

simple = queue.SimpleQueue()
t = threading.Thread(target=lambda: (time.sleep(0.02), simple.put(1)))
t.start()
assert simple.get(timeout=5) == 1
t.join()

ticks = 0
def tick():
    global ticks
    while not stop.is_set():
        ticks += 1
        time.sleep(0.001)
stop = threading.Event()
t = threading.Thread(target=tick)
t.start()
assert subprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True).stdout == b'1\n'
stop.set()
t.join()
assert ticks > 3, ticks

with ThreadPoolExecutor(8) as pool:
    assert list(pool.map(lambda i: i * i, range(100))) == [i * i for i in range(100)]

caught = []
signal.signal(signal.SIGUSR2, lambda *a: caught.append(1))
threading.Timer(0.05, lambda: signal.raise_signal(signal.SIGUSR2)).start()
end = time.monotonic() + 10
while not caught and time.monotonic() < end:
    pass
assert caught

# A thread that never waits does not keep the others out.
spin = True
def busy():
    while spin:
        pass
t = threading.Thread(target=busy)
t.start()
time.sleep(0.05)
spin = False
t.join()
print('ok')
"""

run = subprocess.run([sys.executable, '-X', 'gil=1', '-c', PROGRAM], capture_output=True, text=True, timeout=120)
assert (run.returncode, run.stdout) == (0, 'ok\n'), run
run = subprocess.run([sys.executable, '-c', 'import sys; print(sys.flags.gil, sys._is_gil_enabled())'],
                     capture_output=True, text=True, env={'PYTHON_GIL': '1'})
assert run.stdout == '1 True\n', run
