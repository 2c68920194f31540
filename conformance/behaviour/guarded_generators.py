# Not on threads: a finaliser runs on whichever thread looks first.
"""Generators that are dropped inside `try`, many or few, soon or late, on threads that have ended or not."""
import asyncio
import gc
import subprocess
import sys
import threading
import time
import weakref


def comes_true(condition):
    """On some implementations the collector, or another thread, has to come by first."""
    end = time.monotonic() + 60
    while not condition():
        gc.collect()
        assert time.monotonic() < end
    return True


closed = []


def guarded(n, until=2):
    try:
        for i in range(until):
            yield i
    finally:
        closed.append(n)


class Cell:
    pass


# Finished ones are let go and closed once.
def finished():
    g = guarded("finished")
    assert list(g) == [0, 1]
    return weakref.ref(g)


ref = finished()
assert comes_true(lambda: ref() is None)
assert closed == ["finished"]
closed.clear()

# So are those closed by hand, or by an exception.
for how in (lambda g: g.close(), lambda g: g.throw(KeyError("x"))):
    g = guarded("by hand")
    next(g)
    try:
        how(g)
    except KeyError as e:
        assert e.args == ("x",)
    ref = weakref.ref(g)
    del g
    assert comes_true(lambda: ref() is None)
assert closed == ["by hand"] * 2
closed.clear()


# Dropped ones are closed, however many there are; what is alive is left alone.
def drop(n):
    kept = []
    for i in range(n):
        g = guarded(i)
        assert next(g) == 0
        if i % 10 == 0:
            kept.append(g)
        elif i % 10 == 1:
            cell = Cell()
            cell.g, cell.self = g, cell
    return kept


for n in (3, 100, 10_000):
    kept = drop(n)
    gone = n - len(kept)
    assert comes_true(lambda: len(closed) == gone)
    assert len(set(closed)) == gone and all(i % 10 for i in closed)
    assert [next(g) for g in kept] == [1] * len(kept)
    assert [next(g, None) for g in kept] == [None] * len(kept)
    assert len(closed) == n
    closed.clear()


# Some survive their close and can be used again by whom they have told of themselves.
def stubborn(tell):
    try:
        yield 1
    except GeneratorExit:
        tell.append("exit")
        raise


tell = []
g = stubborn(tell)
next(g)
del g
assert comes_true(lambda: tell == ["exit"])

# On threads that have ended.
threads = [threading.Thread(target=drop, args=(50,)) for _ in range(4)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert comes_true(lambda: len(closed) == 200)
closed.clear()


# Coroutines that wait in `try` and are forgotten with their loop's tasks.
async def waits(n):
    try:
        await asyncio.sleep(0)
        await asyncio.sleep(0)
    finally:
        closed.append(n)


async def main():
    assert await asyncio.gather(*(waits(i) for i in range(100))) == [None] * 100


asyncio.run(main())
assert sorted(closed) == list(range(100))
closed.clear()

coroutine = waits("dropped")
coroutine.send(None)
del coroutine
assert comes_true(lambda: closed == ["dropped"])

# At the end of the program, too.
CODE = """
def g():
    try:
        yield
    finally:
        print("closed")
a = g(); next(a)
b = g(); next(b); b.close()
"""
out = subprocess.run([sys.executable, "-c", CODE], capture_output=True, text=True)
assert out.stdout.split() == ["closed"] * 2, out
