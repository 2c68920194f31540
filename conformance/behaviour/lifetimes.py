# Not on threads: a finaliser runs on whichever thread looks first.
"""What keeps an object alive, and what happens when nothing does any more."""
import gc
import threading
import time
import weakref
from contextlib import contextmanager


class Thing:
    pass


def comes_true(condition):
    """On some implementations the collector, or another thread, has to come by first."""
    end = time.monotonic() + 60
    while not condition():
        gc.collect()
        assert time.monotonic() < end
    return True


log = []


def paused(name):
    try:
        yield
    finally:
        log.append(name)


def drop(g, cycle=False):
    next(g)
    if cycle:
        container = [g]
        container.append(container)


# A dropped generator is closed, also when it is part of a cycle.
drop(paused("plain"))
assert comes_true(lambda: "plain" in log)
drop(paused("cycle"), True)
assert comes_true(lambda: "cycle" in log)

# A finished one is left alone.
done = paused("done")
list(done)
done = weakref.ref(done)
assert comes_true(lambda: done() is None)
assert log.count("done") == 1


# A removed key is let go.
def removed_key():
    key = Thing()
    d = {key: 1, "other": 2}
    del d[key]
    return weakref.ref(key), d


ref, d = removed_key()
assert comes_true(lambda: ref() is None)
assert d == {"other": 2}


# Calls remember nobody.
@contextmanager
def context(thing):
    yield


def called():
    thing = Thing()
    with context(thing):
        pass
    thing.method = [thing].append
    thing.method(1)
    return weakref.ref(thing)


ref = called()
assert comes_true(lambda: ref() is None)

# A thread's part of a threading.local ends with the thread.
local = threading.local()
refs = []


def use_local():
    local.thing = Thing()
    refs.append(weakref.ref(local.thing))


thread = threading.Thread(target=use_local)
thread.start()
thread.join()
assert comes_true(lambda: refs[0]() is None)
assert not hasattr(local, "thing")
