"""Containers that threads share: nothing is lost, torn or reported as anything but a Python error."""
import collections
import itertools
import queue
import threading

N = 4
ROUNDS = 3000


def together(work):
    failures = []

    def guarded(i):
        try:
            work(i)
        except BaseException as e:
            failures.append(e)

    threads = [threading.Thread(target=guarded, args=(i,)) for i in range(N)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    if failures:
        raise failures[0]


items = []
together(lambda n: [items.append(n) for _ in range(ROUNDS)])
assert len(items) == N * ROUNDS and sorted(items) == sorted(list(range(N)) * ROUNDS)

taken = [[] for _ in range(N)]


def pop_all(n):
    while True:
        try:
            taken[n].append(items.pop())
        except IndexError:
            return


together(pop_all)
assert sum(map(len, taken)) == N * ROUNDS

d = {}
together(lambda n: [d.__setitem__((n, i), i) for i in range(ROUNDS)])
assert len(d) == N * ROUNDS and all(d[n, i] == i for n in range(N) for i in range(0, ROUNDS, 97))

firsts = [[] for _ in range(N)]
shared = {}
together(lambda n: [firsts[n].append(shared.setdefault(i, object())) for i in range(ROUNDS)])
assert all(len({id(f[i]) for f in firsts}) == 1 for i in range(0, ROUNDS, 97))

groups = collections.defaultdict(list)
together(lambda n: [groups[i % 50].append(n) for i in range(ROUNDS)])
assert sum(map(len, groups.values())) == N * ROUNDS

s = set()
together(lambda n: [s.add(i * N + n) for i in range(ROUNDS)])
assert len(s) == N * ROUNDS

dq = collections.deque()
got = [0] * N


def produce_and_consume(n):
    for i in range(ROUNDS):
        dq.append(i)
        dq.popleft()
        got[n] += 1


together(produce_and_consume)
assert not dq and sum(got) == N * ROUNDS

numbers = itertools.count()
drawn = [[] for _ in range(N)]
together(lambda n: [drawn[n].append(next(numbers)) for _ in range(ROUNDS)])
assert sorted(itertools.chain(*drawn)) == list(range(N * ROUNDS))

for source in (list(range(N * ROUNDS)), tuple(range(N * ROUNDS)), range(N * ROUNDS), dict.fromkeys(range(N * ROUNDS)),
               set(range(N * ROUNDS))):
    shared_iterator = iter(source)
    drawn = [[] for _ in range(N)]
    together(lambda n: drawn[n].extend(next(shared_iterator, -1) for _ in range(ROUNDS)))
    assert sorted(itertools.chain(*drawn)) == list(range(N * ROUNDS)), type(source)

q = queue.SimpleQueue()
received = []


def ping(n):
    for i in range(500):
        if n % 2:
            q.put(i)
        else:
            received.append(q.get(timeout=60))


together(ping)
assert len(received) == 1000 and q.empty()

# whoever walks over what another thread changes gets keys or a RuntimeError
stop = threading.Event()
moving = {i: i for i in range(100)}
others = set(range(100))
belt = collections.deque(range(100))


def walk(n):
    if n == 0:
        for i in range(20 * ROUNDS):
            moving[i % 150] = i
            moving.pop((i + 75) % 150, None)
            others.add(i % 150)
            others.discard((i + 75) % 150)
            belt.rotate()
        stop.set()
        return
    while not stop.is_set():
        for c in (moving, others, belt):
            try:
                for x in c:
                    assert type(x) is int
            except RuntimeError as e:
                assert str(e) in ("dictionary changed size during iteration", "Set changed size during iteration",
                                  "dictionary keys changed during iteration", "deque mutated during iteration"), e


together(walk)
print("ok")
