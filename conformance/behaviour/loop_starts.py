"""Loops in hot code that begin without a frame: over ranges that are never made, lists, tuples, dicts; and what looks alike."""
import sys

TOP = 2**63 - 1


def up(n):
    t = 0
    for i in range(n):
        t += i
    return t


def between(a, b, c):
    n = 0
    for x in range(a, b, c):
        n += 1
        if n > 3:
            return x, n
    return n


def total(items):
    s = 0
    for x in items:
        s += x
    return s


def expect(error, message, f, *args):
    try:
        f(*args)
    except error as e:
        assert str(e) == message, e
        assert e.__traceback__.tb_next.tb_frame.f_code is f.__code__
    else:
        raise AssertionError(f)


for _ in range(2000):
    assert up(5) == 10
    assert between(0, 5, 2) == 3
    assert total([1, 2]) == total((1, 2)) == total({1: 0, 2: 0}) == 3

assert up(-1) == up(False) == 0 and up(True) == 0 and up(2 + True) == 3
assert between(TOP - 2, TOP, 1) == 2
assert between(-TOP - 1, -TOP + 1, 1) == 2
assert between(TOP, -TOP - 1, 1) == 0
assert between(TOP, -TOP - 1, -1) == (TOP - 3, 4)
assert between(-TOP - 1, TOP, 1) == (-TOP + 2, 4)
assert between(0, TOP, TOP) == 1
assert between(2**70, 2**70 + 3, 1) == 3
expect(TypeError, "'float' object cannot be interpreted as an integer", between, 1.5, 2, 1)
expect(ValueError, "range() arg 3 must not be zero", between, 0, 5, 0)


class Index:
    def __index__(self):
        return 4


class Listed(list):
    def __iter__(self):
        return iter([7, 7])


assert up(Index()) == 6
assert total(Listed([1])) == 14
assert total({3: 1}.keys()) == 3 and total({3: 1}.values()) == 1 and total({5}) == 5
assert total(iter([1])) == 1 and total(x for x in [4]) == 4 and total(range(4)) == 6 and total(reversed([1, 2])) == 3
expect(TypeError, "'int' object is not iterable", total, 3)
expect(TypeError, "'NoneType' object is not iterable", total, None)


# A name that is rebound while the loop over it is hot.
def renamed(n):
    t = 0
    for i in interval(n):
        t += i
    return t


interval = range
for _ in range(2000):
    assert renamed(4) == 6
interval = lambda n: [n]
assert renamed(4) == 4
interval = range
assert renamed(4) == 6


# The iterator is there for who looks: the loop is left, and goes on, in its middle.
def left(n):
    t = 0
    for i in range(n):
        if i == 3:
            t += len(sys._getframe().f_locals)
        t += i
    return t


def given(n):
    for i in range(n):
        yield i


for _ in range(2000):
    assert left(6) == 18, left(6)
    assert list(given(3)) == [0, 1, 2]


# Loops over what is an iterator already.
def summed(items):
    return sum(x for x in items)


for _ in range(2000):
    assert summed([1, 2]) == summed((1, 2)) == summed(range(3)) == summed({1: 0, 2: 0}) == summed(iter([3])) == 3
assert summed(x for x in (5, 6)) == 11 and summed(map(int, "12")) == 3
