"""Hot loops that take the tuples of zip and enumerate apart at once; and what changes while they run."""
import threading

N = 1200


def dot(a, b):
    s = 0.0
    for x, y in zip(a, b):
        s += x * y
    return s


def numbered(a):
    s = 0
    for i, x in enumerate(a):
        s += i * x
    return s


def three(a, b, c):
    r = []
    for x, y, z in zip(a, b, c):
        r.append((x, y, z))
    return r


def pairs(a, b):
    r = []
    for x, y in zip(a, b):
        r.append((x, y))
    return r


def strictly(a, b):
    n = 0
    for x, y in zip(a, b, strict=True):
        n += x == y
    return n


floats, twos, ints = [1.0 * i for i in range(20)], [2.0] * 20, list(range(20))
for _ in range(N):
    assert dot(floats, twos) == 380.0
    assert dot([], []) == dot(floats, []) == dot([], floats) == 0.0
    assert dot(floats[:5], twos) == dot(floats, twos[:5]) == 20.0
    assert numbered(ints) == 2470
    assert three(floats, ints, tuple(twos))[3] == (3.0, 3, 2.0)
    assert pairs(range(3), floats) == [(0, 0.0), (1, 1.0), (2, 2.0)]
    assert strictly(ints, ints) == 20
assert dot(floats, tuple(twos)) == dot(tuple(floats), ints) * 2 - 4560 == 380.0
assert dot(range(4), floats) == 14.0
assert pairs("ab", {1: 2, 3: 4}) == [("a", 1), ("b", 3)]
assert pairs([(1, 2)], [[3]]) == [((1, 2), [3])]
for bad in ([1.0, None], [1.0, "x"]):
    try:
        dot(bad, bad)
    except TypeError as e:
        assert "unsupported operand" in str(e) or "can't multiply" in str(e)
    else:
        raise AssertionError(bad)


# A list that stores numbers no more, and grows, in the middle of the loop.
def changing(a, b):
    r = []
    for x, y in zip(a, b):
        r.append((x, y))
        if len(r) == 10:
            a[12] = "s"
            b[15] = None
            a.append(5)
    return r


for _ in range(N):
    r = changing(list(ints), list(floats))
    assert len(r) == 20 and r[12] == ("s", 12.0) and r[15] == (15, None) and r[19] == (19, 19.0)


# Loops that are left and gone on with, and ends that stay.
def part(it, n):
    r = None
    for r in it:
        n -= 1
        if not n:
            break
    return r


def apart(it, n):
    x = y = None
    for x, y in it:
        n -= 1
        if not n:
            break
    return x, y


def rest(a, b):
    z = zip(a, b)
    for x, y in z:
        pass
    a.append(1)
    b.append(1)
    return list(z)


for _ in range(N):
    for step in part, apart:
        z = zip(ints, floats)
        assert step(z, 3) == (2, 2.0) and next(z) == (3, 3.0) and step(z, 5) == (8, 8.0)
        z = enumerate(twos, 7)
        assert step(z, 3) == (9, 2.0) and next(z) == (10, 2.0) and step(z, 5) == (15, 2.0)
    assert rest([1, 2, 3], [1, 2, 3]) == rest([1, 2], [1.0, 2.0, 3.0]) == []
    assert rest([1, 2, 3], [1.0]) == []

first = iter([1, 2, 3])
assert pairs(first, [1]) == [(1, 1)] and next(first) == 3
one = iter(ints)
assert pairs(one, one) == [(i, i + 1) for i in range(0, 20, 2)]
kind, (args) = zip(ints, floats).__reduce__()
assert [next(a) for a in args] == [0, 0.0]


# Counts beyond 64 bits.
def last(it):
    for i, x in it:
        pass
    return i


assert last(enumerate(ints, 5)) == 24
assert last(enumerate(ints, 2**63 - 3)) == 2**63 + 16
assert last(enumerate(ints, -2**70)) == -2**70 + 19

for a, b, message in ((ints, ints[1:], "zip() argument 2 is shorter than argument 1"),
                      (ints[1:], ints, "zip() argument 2 is longer than argument 1")):
    try:
        strictly(a, b)
    except ValueError as e:
        assert str(e) == message, e
    else:
        raise AssertionError(message)


class Counting(zip):
    def __next__(self):
        return super().__next__()[::-1]


class Own:
    def __iter__(self):
        return iter(ints)


assert apart(Counting([1], [2]), 1) == (2, 1)
assert pairs(Own(), Own())[3] == (3, 3)
try:
    apart(zip(ints, ints, ints), 1)
except ValueError as e:
    assert str(e) == "too many values to unpack (expected 2)", e
else:
    raise AssertionError


# Sums of what generators take apart.
def product(a, b):
    return sum(x * y for x, y in zip(a, b))


for _ in range(N):
    assert product(floats, twos) == 380.0 and product(ints, ints) == 2470
assert product([2**62, 2**62], [1, 1]) == 2**63
assert product([1, 2.5, True], [2, 2, 3]) == 10.0
assert repr(sum(x for x in [0.1] * 10)) == "1.0" and sum((x for x in [1e100, 1.0, -1e100]), 1) == 1.0
assert sum([1.0, 1e100, 1.0, -1e100]) == 2.0 and sum([1e100, True, 1.0, -1e100]) == 1.0
assert sum(x for x in [1.0, 2, 3.5]) == 6.5 and sum((x for x in [1, 2]), 0.5) == 3.5


# One iterator, several threads: nothing but pairs, and no Java exception.
def taken(z, r):
    try:
        for x, y in z:
            r.append((x, y))
    except ValueError:  # an iterator in use
        pass


for _ in range(20):
    z, results = zip(list(range(500)), tuple(range(500))), []
    threads = [threading.Thread(target=taken, args=(z, results)) for _ in range(4)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert len(results) >= 400 and all(isinstance(x, int) and isinstance(y, int) for x, y in results)
