"""Calls whose callee is always the same, or one of a few: by keyword, of classes, operators, properties; and what ends that."""
import sys
import types
import weakref


def kw(a, b=2, c=3):
    return a, b, c


def only(a, *, b=2, c):
    return a, b, c


def posonly(a, /, b):
    return a, b


def six(a, b, c, d, e, f=6):
    return a, b, c, d, e, f


def thirteen(a, b, c, d, e, f, g, h, i, j, k, l, m=13):
    return a + m


class Point:
    def __init__(self, x, y=0, *, z=1):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Point(self.x + other.x, y=self.y + other.y)

    def __mul__(self, k):
        if isinstance(k, dict):
            return NotImplemented
        return Point(self.x * k, self.y * k)

    def __sub__(self, other):
        raise KeyError(self.x)

    def __matmul__(self, other):
        return sys._getframe().f_back.f_locals["marker"]

    @property
    def total(self):
        return self.x + self.y

    @property
    def caller(self):
        return sys._getframe().f_back.f_locals["marker"]

    @property
    def broken(self):
        raise AttributeError("broken")

    def with_keywords(self, a, b=5):
        return self.x, a, b


class Wide(Point):
    def __init__(self, x, y, a, b, c):
        super().__init__(x, y=y)
        self.rest = (a, b, c)

    def __radd__(self, other):
        return "radd"


class Bad:
    def __init__(self, what):
        if what == "raise":
            raise ValueError(what)
        return what


def keywords(i):
    return (kw(i), kw(a=i), kw(i, c=4), kw(i, c=5, b=6), kw(b=1, a=i), only(i, c=1), only(c=i, b=0, a=2),
            posonly(i, b=1), six(i, 2, 3, 4, 5), six(i, 2, 3, f=7, e=8, d=9), six(1, 2, 3, 4, 5, i),
            thirteen(i, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, l=12))


def expected(i):
    return ((i, 2, 3), (i, 2, 3), (i, 2, 4), (i, 6, 5), (i, 1, 3), (i, 2, 1), (2, 0, i), (i, 1), (i, 2, 3, 4, 5, 6),
            (i, 2, 3, 9, 8, 7), (1, 2, 3, 4, 5, i), i + 13)


for i in range(2500):
    assert keywords(i) == expected(i), i


def constructed(i):
    p = Point(i, z=3)
    q = Point(x=i, y=2)
    w = Wide(i, 1, 2, 3, c=4)
    return p.x, p.y, p.z, q.y, w.x, w.y, w.rest, p.with_keywords(1), p.with_keywords(b=1, a=2)


for i in range(2500):
    assert constructed(i) == (i, 0, 3, 2, i, 1, (2, 3, 4), (i, 1, 5), (i, 2, 1))


def operators(i):
    marker = i
    p = Point(i, 1)
    q = p + Point(1, 2)
    q += p
    r = q * 3
    return q.x, q.y, r.x, r.y, p @ q, p.total, p.caller


for i in range(2500):
    assert operators(i) == (2 * i + 1, 4, 6 * i + 3, 12, i, i + 1, i), operators(i)
    if i % 500 == 499:
        assert operators(i + 0.5) == (2 * i + 2.0, 4, 6 * i + 6.0, 12, i + 0.5, i + 1.5, i + 0.5)


def failing(i, p, other):
    try:
        return p * other
    except TypeError as e:
        return str(e)


def raising(p):
    try:
        p - p
    except KeyError as e:
        tb = e.__traceback__
        return e.args[0], tb.tb_lineno - raising.__code__.co_firstlineno, tb.tb_next.tb_frame.f_code.co_name


def attribute(p):
    try:
        return p.broken
    except AttributeError as e:
        return str(e), e.__traceback__.tb_next.tb_frame.f_locals["self"] is p


for i in range(2500):
    p = Point(i)
    other = {} if i % 7 == 3 else 2
    r = failing(i, p, other)
    assert r == "unsupported operand type(s) for *: 'Point' and 'dict'" if other == {} else r.x == 2 * i, r
    assert raising(p) == (i, 2, "__sub__")
    assert attribute(p) == ("broken", True)


def sums(a, b):
    return a + b


for i in range(2500):
    assert sums(Point(1), Point(i)).x == i + 1
assert sums(Point(1), Wide(1, 2, 3, 4, 5)) == "radd"
assert sums(1, 2) == 3 and sums("a", "b") == "ab"


class Vector:
    def __init__(self, n):
        self.n = n

    def __add__(self, other):
        return Vector(self.n + other.n)


def more(v, w):
    v += w
    return v.n


def added(v, w):
    return (v + w).n


for i in range(2500):
    assert more(Vector(i), Vector(1)) == i + 1 and added(Vector(i), Vector(1)) == i + 1


def bad(what):
    try:
        Bad(what)
    except (TypeError, ValueError) as e:
        return str(e)


for i in range(2500):
    assert bad(None) is None
    assert bad("raise") == "raise"
    assert bad(1) == "__init__() should return None, not 'int'"


# Several callees at one place, compiled before and after what they call.
class A:
    def who(self, n):
        return "A", n


class B:
    def who(self, n):
        return "B", n


class C(A):
    def who(self, n, more=1):
        return "C", n, more


class D:
    def __init__(self):
        self.who = lambda n: ("D", n)


def ask(o, n):
    return o.who(n)


def pick(f, n):
    return f(n)


late = types.FunctionType(kw.__code__, globals(), "late", (7, 8))
objects = [A(), B(), C(), D()]
for i in range(6000):
    assert ask(objects[i % 4], i) == (("A", i), ("B", i), ("C", i, 1), ("D", i))[i % 4]
    f = (kw, late, abs, Point)[i % 2 if i < 5000 else i % 4]
    r = pick(f, i)
    assert (r.x if f is Point else r) == ((i, 2, 3), (i, 7, 8), i, i)[(kw, late, abs, Point).index(f)]


# Recursion: of one function, mutual, and as deep as allowed.
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def deep(n):
    return deep(n + 1)


assert fib(18) == 2584
for i in range(300):
    assert even(i) == (i % 2 == 0)
for i in range(3):
    try:
        deep(0)
    except RecursionError as e:
        assert str(e) == "maximum recursion depth exceeded"
    else:
        raise AssertionError


def grow(n, limit):
    return n if n > limit else grow(n * n, limit) + n


for i in range(1000):
    assert grow(3, 100) == 6561 + 81 + 9 + 3
assert grow(3, 10 ** 30) == 3 ** 64 + 3 ** 32 + 3 ** 16 + 3 ** 8 + 3 ** 4 + 3 ** 2 + 3
assert grow(3.0, 100) == 6561.0 + 81 + 9 + 3


def product(n):
    return 1 if n == 0 else n * product(n - 1)


for i in range(400):
    assert product(i % 15) == product((i % 15) or 0)
assert product(30) == 265252859812191058636308480000000 and type(product(5)) is int


def mixed(n):
    return 1 if n == 0 else mixed(n - 1) + (0.5 if n == 3 else 1)


for i in range(2000):
    assert mixed(2) == 3 and type(mixed(2)) is int
    if i > 1500:
        assert mixed(4) == 4.5 and mixed(True) == 2


def minimum(n):
    return n - 1


for i in range(3000):
    assert minimum(i) == i - 1
for n in (-(1 << 63) + 1, -(1 << 63), -(1 << 63) + 2, -0x7fedcba987654321, -0x7fedcba987654320):
    for _ in range(5):
        assert minimum(n) + 1 == n and minimum(n) == int(str(minimum(n)))


def scaled(x):
    return x * 2.0


def uses(x):
    return scaled(x) + 1.0


for i in range(3000):
    assert uses(float(i)) == 2.0 * i + 1
nan = float("nan")
assert uses(nan) != uses(nan) and uses(1) == 3.0 and uses(float("inf")) == float("inf")


# What callees see of their callers.
def peek(n):
    f = sys._getframe().f_back
    return f.f_locals["a"], f.f_locals["b"], f.f_lineno - f.f_code.co_firstlineno


def peeked(a, b):
    a += 1
    b *= 2.0
    r = peek(a)
    return r


def poke(n):
    sys._getframe().f_back.f_locals["a"] = "poked"


def poked(a):
    a += 1
    poke(a)
    return a


for i in range(2500):
    assert peeked(i, 0.5) == (i + 1, 1.0, 3)
    assert poked(i) == "poked"


# Objects die with the last reference, whoever was called with them.
class Node:
    def __init__(self, link=None):
        self.link = link

    def take(self):
        return self.link


def dropped():
    n = Node(link=None)
    r = weakref.ref(n)
    n.take()
    del n
    return r


for i in range(300):
    r = dropped()
import gc
gc.collect()
assert r() is None


# Parameters and results that are numbers, until they are not.
def step(n):
    return n * 3 + 1


def half(n):
    return n // 2 if n % 2 == 0 else "odd"


def walk(n):
    a = step(n)
    b = half(a)
    return a, b


def expected_walk(n):
    a = 3 * n + 1
    return a, (a // 2 if a % 2 == 0 else "odd")


values = [1, 2.0, True, 1 << 62, -(1 << 62), 1 << 80, 7]
for i in range(9000):
    v = i if i < 6000 else values[i % 7]
    assert walk(v) == expected_walk(v) and type(walk(v)[0]) is type(v * 3 + 1), v
try:
    walk("text")
except TypeError as e:
    assert str(e) == 'can only concatenate str (not "int") to str', e
else:
    raise AssertionError


def weigh(x, y=2.0, *, k=1.0, a=0, b=0, c=0):
    return x * y + k + a + b + c


def weighed(x):
    return weigh(x, k=2.0) + weigh(x, 3.0, c=1) - weigh(k=x, x=x, y=x)


for i in range(6000):
    x = i / 2 if i < 4000 else (i, i / 2, 1j)[i % 3]
    assert weighed(x) == x * 2.0 + 2.0 + x * 3.0 + 1.0 + 1 - (x * x + x), x


def count(n, acc):
    marker = acc
    if n == 0:
        return sys._getframe().f_back.f_locals["marker"] + acc
    return count(n - 1, acc + 1)


for i in range(3000):
    assert count(3, i) == 2 * i + 5, count(3, i)


def failing_result(n):
    if n > 2990:
        raise ValueError(n)
    return n + 1


def caught_result(n):
    total = 0
    try:
        total = failing_result(n)
        total += failing_result(n + 10)
    except ValueError as e:
        return total, e.args[0], e.__traceback__.tb_next.tb_frame.f_locals["n"]
    return total


for i in range(3000):
    n = 2 * i + 12
    r = caught_result(i)
    assert r == n if i <= 2980 else r == (i + 1, i + 10, i + 10) if i <= 2990 else r == (0, i, i), (i, r)


# super().method(), until a class changes.
class Base:
    def value(self, n=1):
        return "base", n

    def late(self):
        return "late"


class Middle(Base):
    pass


class Derived(Middle):
    def value(self, n=2):
        return super().value(n), super().late()

    def other(self):
        return super(Derived, self).value()

    @classmethod
    def made(cls):
        return super().__new__(cls)


class Further(Derived):
    def value(self, n=3):
        return super().value(n=n)


def supers(o):
    return o.value(), o.value(5), o.other()


for i in range(3000):
    assert supers(Derived()) == ((("base", 2), "late"), (("base", 5), "late"), ("base", 1))
    assert type(Derived.made()) is Derived
for i in range(3000):
    o = Further() if i % 2 else Derived()
    assert supers(o)[0] == (("base", 3 if i % 2 else 2), "late"), i


def replaced(Derived, Middle):
    d = Derived()
    Middle.value = lambda self, n: ("middle", n)
    try:
        return supers(d)
    finally:
        del Middle.value


def family():
    class Root:
        def value(self, n=1):
            return "base", n

        def late(self):
            return "late"

    class Inner(Root):
        pass

    class Leaf(Inner):
        def value(self, n=2):
            return super().value(n), super().late()

        def other(self):
            return super(Leaf, self).value(1)
    return Leaf, Inner


for i in range(30):
    leaf, inner = family()
    for _ in range(100):
        assert supers(leaf()) == ((("base", 2), "late"), (("base", 5), "late"), ("base", 1))
    assert replaced(leaf, inner) == ((("middle", 2), "late"), (("middle", 5), "late"), ("middle", 1))
    assert supers(leaf())[2] == ("base", 1)
