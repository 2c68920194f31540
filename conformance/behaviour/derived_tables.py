"""Hot calls of builtins whose methods another type's code implements, or which are made while the program starts."""
import os
import time


def size(a, b):
    return os.terminal_size((a, b))


def day(year):
    return time.struct_time((year, 1, 1, 0, 0, 0, 0, 1, -1))


def left(items):
    return reversed(items).__length_hint__()


def shown(t):
    return t.__repr__()


def common(d, keys):
    return d.keys().isdisjoint(keys)


for i in range(2000):
    assert size(i, 2) == (i, 2) and size(3, i).lines == i
    assert day(i).tm_year == i
    assert left([1] * (i % 5)) == i % 5
    assert common({i: 0}, [i + 1]) and not common({i: 0}, (i,))
assert shown(size(8, 9)) == "os.terminal_size(columns=8, lines=9)"
for bad in (1, (1,), (1, 2, 3)):
    try:
        os.terminal_size(bad)
    except TypeError:
        pass
    else:
        raise AssertionError(bad)
