"""Numbers in __slots__: kept as such, until they are something else; everything else sees no difference."""
import copy
import gc
import pickle
import sys
import threading
import weakref


class Vec:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vec(self.x + other.x, self.y + other.y, self.z + other.z)

    def __mul__(self, factor):
        return Vec(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z


def values(v):
    return [(type(getattr(v, n)), getattr(v, n)) if hasattr(v, n) else None for n in ("x", "y", "z")]


def same(v, *expected):
    assert values(v) == [(type(e), e) for e in expected], values(v)


def work(n, cls=Vec):
    v = cls(0.0, 1.0, 2.0)
    step = cls(0.5, 0.25, 0.0)
    total = 0.0
    for _ in range(n):
        v = v + step
        total += (v * 2.0).dot(step)
    return v, total


v, total = work(3000)
same(v, 1500.0, 751.0, 2.0)
expected = total
assert work(3000)[1] == expected

# Values of other types, one after the other, and back.
v.x = "text"
same(v, "text", 751.0, 2.0)
v.x = 5
same(v, 5, 751.0, 2.0)
v.x = 2.5
same(v, 2.5, 751.0, 2.0)
v.y = 1 << 80
v.z = True
assert (v.y, v.z) == (1 << 80, True) and type(v.z) is bool
assert work(3000)[1] == expected


# Deleting: the value is gone, whatever it was, and can come back as something else.
def delete_and_set(first, second):
    v = Vec(first, 0.0, 0)
    del v.x
    try:
        v.x
    except AttributeError as e:
        assert e.name == "x" and e.obj is v, (e.name, e.obj)
    else:
        assert False
    try:
        del v.x
    except AttributeError as e:
        assert str(e) == "x", e
    else:
        assert False
    assert not hasattr(v, "x")
    v.x = second
    return v


for first in (1, 2.5, "a", None, 1 << 70):
    for second in (7, 3.5, "b", None):
        same(delete_and_set(first, second), second, 0.0, 0)


# In any order, and only some of them.
class Free:
    __slots__ = ("x", "y", "z", "__weakref__")


def filled(names, value):
    o = Free()
    for n in names:
        setattr(o, n, value)
    return o


for names in ("", "x", "y", "z", "xy", "yx", "xz", "zx", "xyz", "zyx", "yxz"):
    for value in (1, 1.5, "s"):
        o = filled(names, value)
        r = weakref.ref(o)
        assert r() is o
        assert values(o) == [(type(value), value) if n in names else None for n in "xyz"], (names, value, values(o))


def read_or(o, default):
    try:
        return o.x
    except AttributeError:
        return default


def mixed(n):
    result = []
    for i in range(n):
        o = Free()
        if i % 3:
            o.x = i if i % 2 else i + 0.5
        if i % 50 == 0:
            o.x = str(i)
        o.y = i
        result.append((read_or(o, None), o.y))
    return result


for _ in range(20):
    for i, (x, y) in enumerate(mixed(300)):
        wanted = str(i) if i % 50 == 0 else None if i % 3 == 0 else i if i % 2 else i + 0.5
        assert (type(x), x, y) == (type(wanted), wanted, i), (i, x, y)


# Subclasses: with more slots, with a dictionary, with a name of its own that hides the base's.
class More(Vec):
    __slots__ = ("w",)

    def __init__(self, x, y, z, w=4.0):
        super().__init__(x, y, z)
        self.w = w


class Open(Vec):
    pass


class Hiding(Vec):
    __slots__ = ("x",)


for cls in (Vec, More, Open, Hiding):
    v, total = work(2000, cls)
    assert total == work(2000)[1]
m = More(1.0, 2.0, 3.0)
m.w += 1
assert m.w == 5.0
o = Open(1.0, 2, 3.0)
o.extra = 1
o.__dict__["other"] = 2.0
o.x += 1
same(o, 2.0, 2, 3.0)
assert vars(o) == {"extra": 1, "other": 2.0}
h = Hiding(1.0, 2.0, 3.0)
Vec.x.__set__(h, 9)
assert (h.x, Vec.x.__get__(h)) == (1.0, 9)


# Classes of the same layout.
class Twin:
    __slots__ = ("x", "y", "z")

    def __init__(self):
        self.x = self.y = None


Twin().x
for values_ in ((1, 2.5, "s"), (1.5, 2, 3), (None, 1, 2.0)):
    v = Vec(*values_)
    v.__class__ = Twin
    same(v, *values_)
    assert (v.x, v.y, v.z) == values_
    v.x, v.y, v.z = values_[2], values_[0], values_[1]
    v.__class__ = Vec
    assert (v.x, v.y, v.z) == (values_[2], values_[0], values_[1])
    v.x = 1.25
    assert v.x == 1.25
    del v.x
    v.x = 3
    assert v.x == 3


# Copying and pickling.
v = Vec(1.5, 2, "three")
for c in (copy.copy(v), copy.deepcopy(v), pickle.loads(pickle.dumps(v, 2)) if getattr(sys.modules["__main__"], "Vec", None) is Vec else v):
    same(c, 1.5, 2, "three")
gc.collect()
assert Vec.x.__get__(v) == 1.5 and Vec.y.__get__(v, Vec) == 2


# __init__ bound anew while it is hot, and failing half way: the traceback's frame knows what has been set.
class Counted:
    __slots__ = ("a", "b", "c")

    def __init__(self, a, b):
        self.a = a
        self.b = a / b
        self.c = 0


def make(n, b):
    total = 0.0
    for i in range(n):
        c = Counted(i * 1.0, b)
        total += c.a + c.b + c.c
    return total


first = make(3000, 2.0)
assert first == sum(i + i / 2.0 for i in range(3000))
for _ in range(10):
    try:
        make(10, 0.0)
    except ZeroDivisionError as e:
        frame = e.__traceback__.tb_next.tb_next.tb_frame
        assert frame.f_code.co_name == "__init__" and frame.f_lineno == Counted.__init__.__code__.co_firstlineno + 2
        failed = frame.f_locals["self"]
        assert failed.a == 0.0 and not hasattr(failed, "b") and not hasattr(failed, "c")
        failed.b = 1
        assert failed.b == 1
    else:
        assert False
assert make(3000, 2.0) == first


def other_init(self, a, b):
    self.c = a
    self.a = b
    self.b = "x"


saved = Counted.__init__
Counted.__init__ = other_init
c = Counted(1.0, 2)
assert (c.a, c.b, c.c) == (2, "x", 1.0)
try:
    make(10, 2.0)
except TypeError:
    pass
else:
    assert False
Counted.__init__ = saved
assert make(3000, 2.0) == first


# Eight threads write different kinds of values to the same objects.
class Shared:
    __slots__ = ("n", "m")


shared = [Shared() for _ in range(50)]
wrong = []
start = threading.Barrier(8)


def race(k):
    start.wait()
    options = (k, k + 0.5, "s%d" % k, None)
    for i in range(3000):
        o = shared[i % 50]
        if i < 50:
            o.n = k
            o.m = options[k % 3]
        else:
            o.n = options[(i // 50) % (2 + k % 3)]
            if k == 0 and i % 7 == 0:
                try:
                    del o.m
                except AttributeError:
                    pass
            o.m = k * 1.0
        n = read_n(o)
        if type(n) not in (int, float, str, type(None)) or type(n) is float and not n.is_integer() and n % 1 != 0.5:
            wrong.append(n)
        elif type(n) is int and not 0 <= n < 8 or type(n) is float and not 0 <= n < 8:
            wrong.append(n)


def read_n(o):
    return o.n


threads = [threading.Thread(target=race, args=(k,)) for k in range(8)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert not wrong, wrong[:10]
assert all(0 <= o.m < 8 for o in shared)
