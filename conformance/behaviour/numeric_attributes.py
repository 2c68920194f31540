"""Attributes that are numbers: kept as such, until they are something else; everything else sees no difference."""
import copy
import gc
import sys
import threading


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y
        self.count = 0

    def move(self, dx, dy):
        self.x += dx
        self.y += dy
        self.count += 1


def check(p, x, y, count):
    assert (type(p.x), p.x, type(p.y), p.y, p.count) == (type(x), x, type(y), y, count), vars(p)


# Numbers stay what they are, and take turns with everything else.
def floats(n):
    p = Point(0.0, 1.0)
    for _ in range(n):
        p.move(0.5, 0.25)
    return p


check(floats(3000), 1500.0, 751.0, 3000)
p = floats(3000)
p.x = "text"
assert p.x == "text" and p.y == 751.0
p.x = 1
check(p, 1, 751.0, 3000)
p.x = 2.5
p.count = None
assert (p.x, p.count) == (2.5, None)
q = floats(10)
q.count = 7
check(q, 5.0, 3.5, 7)


# An int becomes large, a bool, a float; a float an int.
def grow(p):
    for _ in range(70):
        p.count = p.count * 2 + 1
    return p.count


for _ in range(40):
    p = Point(0.0, 0.0)
    assert grow(p) == (1 << 70) - 1
    p.count >>= 60
    assert p.count == 1023
    p.count = True
    assert p.count is True
    p.x = 3
    assert type(p.x) is int and p.x == 3


class Counter:
    def __init__(self):
        self.n = 2 ** 63 - 3


def count(c):
    for _ in range(6):
        c.n += 1
    return c.n


for _ in range(2000):
    assert count(Counter()) == 2 ** 63 + 3


# Signs of zero and NaNs survive; no two floats are mixed up.
class Cell:
    pass


def keep(value):
    c = Cell()
    c.value = 1.5
    c.value = value
    return c.value


nan = float("nan")
for _ in range(2000):
    assert str(keep(-0.0)) == "-0.0" and str(keep(0.0)) == "0.0" and keep(nan) != keep(nan)
    assert type(keep(0)) is int and type(keep(False)) is bool and keep(None) is None


# Removing, adding again, and what was there before.
def removing(i):
    c = Cell()
    c.a = i
    c.b = i + 0.5
    del c.a
    try:
        c.a
    except AttributeError as e:
        assert str(e) == "'Cell' object has no attribute 'a'", e
    else:
        raise AssertionError
    c.a = i * 2.0
    assert list(vars(c).items()) == [("b", i + 0.5), ("a", i * 2.0)]
    c.a = i
    return c.a + c.b


for i in range(3000):
    assert removing(i) == 2 * i + 0.5
c = Cell()
for i in range(200):
    c.again = i
    assert c.again == i
    del c.again
assert vars(c) == {}


# More numbers than there is room for; numbers that come late.
class Many:
    def __init__(self, n):
        for i in range(n):
            setattr(self, f"a{i}", i if i % 2 else i + 0.5)


def late(n):
    m = Many(n)
    m.late = 1
    m.later = 2.5
    for _ in range(3):
        m.late += 1
        m.later += 1
    return sum(vars(m).values())


for n in (1, 2, 7, 15, 16, 17, 18, 40, 130) * 20:
    assert late(n) == sum(range(n)) + (n + 1) // 2 * 0.5 + 4 + 5.5, n


# Classes whose attributes are of any type.
class Node:
    def __init__(self, value, weight):
        self.value = value
        self.weight = weight


values = [1, 2.5, "s", None, 2 ** 80, True, (1,)]


def mixed():
    nodes = [Node(v, w) for v in values for w in values]
    for n in nodes:
        n.value, n.weight = n.weight, n.value
    return [(n.weight, n.value) for n in nodes]


for _ in range(100):
    assert mixed() == [(v, w) for v in values for w in values]
    assert [type(a) for a, b in mixed()] == [type(v) for v in values for w in values]


# What looks at all attributes.
def everywhere():
    p = Point(1, 2.5)
    assert vars(copy.copy(p)) == p.__reduce_ex__(2)[2] == {"x": 1, "y": 2.5, "count": 0}
    p = Point(1, 2.5)
    assert copy.deepcopy(p).y == 2.5
    p.move(1, 1)
    assert p.__dict__ == {"x": 2, "y": 3.5, "count": 1}
    p.move(1, 1)
    p.__dict__["y"] = "by the dictionary"
    assert (p.x, p.y, p.count) == (3, "by the dictionary", 2)
    q = Point(1, 2.5)
    assert [r for r in gc.get_referents(q) if type(r) is float] == [2.5] or sys.implementation.name == "cpython"
    assert hasattr(q, "x") and getattr(q, "y") == 2.5 and not hasattr(q, "z")
    setattr(q, "x", 9)
    delattr(q, "y")
    assert sorted(n for n in dir(q) if not n.startswith("_")) == ["count", "move", "x"]


for _ in range(30):
    everywhere()


# Another class with the same attributes, and with slots.
class Other:
    def move(self):
        self.x += 1


class Slotted:
    __slots__ = ("n", "f")

    def __init__(self):
        self.n, self.f = 1, 1.5


for _ in range(200):
    p = Point(1.5, 2)
    p.__class__ = Other
    p.move()
    assert (p.x, p.y, p.count) == (2.5, 2, 0)
    p.x = "general"
    p.__class__ = Point
    assert (p.x, p.y, p.count) == ("general", 2, 0)
    s = Slotted()
    s.n += 1
    s.f = s.n
    assert (s.n, s.f) == (2, 2)


class Sub(Point):
    def __init__(self):
        super().__init__(1.0, 2.0)
        self.extra = 5


class Listed(list):
    def __init__(self, n):
        super().__init__(range(n))
        self.total = n * 0.5


for _ in range(2000):
    s = Sub()
    s.move(1, 1)
    s.extra += s.x
    assert (s.extra, s.x, s.y) == (7.0, 2.0, 3.0)
    l = Listed(3)
    l.total += len(l)
    assert l.total == 4.5 and l == [0, 1, 2]


# Exceptions and frames inside.
class Account:
    def __init__(self):
        self.balance = 10

    def __add__(self, other):
        raise ValueError(sys._getframe(1).f_locals["i"])


def failing(a, n):
    for i in range(n):
        a.balance -= 1
        if i == n - 1:
            a.balance += a


for n in (1, 500, 3000):
    a = Account()
    try:
        failing(a, n)
    except TypeError as e:
        assert a.balance == 10 - n and "'int' and 'Account'" in str(e), e
    else:
        raise AssertionError


# Many threads: updates may be lost, but no value is one that nobody has stored.
class Shared:
    def __init__(self):
        self.number = 0
        self.other = 0.5


allowed = {"float": {0.5, 1.25, -7.75}, "int": {0, 1 << 40, -(1 << 41)}, "str": {"a"}}
problems = []


def race(make, rounds):
    shared = [make() for _ in range(rounds)]
    barrier = threading.Barrier(4)

    def work(stored, name):
        barrier.wait()
        for o in shared:
            for v in stored:
                setattr(o, name, v)
                for got in (o.number, o.other):
                    if got not in allowed.get(type(got).__name__, ()):
                        problems.append(got)
            o.other = 1.25
            o.number = v

    threads = [threading.Thread(target=work, args=a) for a in (
        ((1 << 40, -(1 << 41)), "number"), ((1.25, -7.75), "number"), (("a", 0), "other"), ((0.5, 1 << 40), "other"))]
    for t in threads:
        t.start()
    for t in threads:
        t.join()


for _ in range(3):
    race(Shared, 300)
assert not problems, problems[:5]


# A store into one attribute is never lost to a store into another that becomes general.
def disjoint(rounds):
    objects = [Shared() for _ in range(rounds)]

    def numbers():
        for o in objects:
            for i in range(20):
                o.number = i

    def others():
        for o in objects:
            o.other = 2.5
            o.other = "general"
            o.added = 1
            o.other = None

    threads = [threading.Thread(target=f) for f in (numbers, others)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    for o in objects:
        assert (o.number, o.other, o.added) == (19, None, 1), vars(o)


for _ in range(5):
    class Shared(Shared):
        pass
    disjoint(200)
print("ok")
