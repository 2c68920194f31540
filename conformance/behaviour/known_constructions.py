"""Classes whose __init__ only stores what it is given: hot code makes instances without calling it, which nobody can tell."""
import sys
import threading


class Point:
    def __init__(self, x, y=0.5, *, tag=None):
        self.x = x
        self.y = y
        self.tag = tag
        self.items = []
        self.notes = {}
        self.first = self.last = None


def points(n, x=1.0):
    made = []
    for i in range(n):
        made.append(Point(x, tag=i))
    return made


def check(p, x, y, tag):
    assert (type(p.x), p.x, p.y, p.tag) == (type(x), x, y, tag), vars(p)
    assert list(vars(p)) == ["x", "y", "tag", "items", "notes", "first", "last"]
    assert p.items == [] and p.notes == {} and p.first is None and p.last is None


for round in range(10):
    made = points(500)
    for i, p in enumerate(made):
        check(p, 1.0, 0.5, i)
        p.items.append(i)
        p.notes[i] = p
        p.extra = i
    assert len({id(p.items) for p in made}) == 500 and all(p.items == [p.extra] for p in made)

# Values of other types than ever before.
for x in (7, "text", None, 1 << 90, True, 2.5):
    check(points(3, x)[2], x, 0.5, 2)
for round in range(10):
    check(points(500)[-1], 1.0, 0.5, 499)


# Wrong arguments, and new defaults.
def wrong(*args, **kwargs):
    try:
        Point(*args, **kwargs)
    except TypeError as e:
        return str(e)


def missing():
    try:
        return Point()
    except TypeError as e:
        return str(e)


for _ in range(300):
    assert missing() == "Point.__init__() missing 1 required positional argument: 'x'"
Point.__init__.__defaults__ = (9.0,)
check(points(5)[0], 1.0, 9.0, 0)
Point.__init__.__defaults__ = ("y",)
check(points(5)[0], 1.0, "y", 0)
Point.__init__.__defaults__ = (0.5,)


# The class changes while it is in use: a property, __setattr__, another __init__, other code of the same function.
class Changing:
    def __init__(self, a, b):
        self.a = a
        self.b = b


def sums(n):
    total = 0
    for i in range(n):
        c = Changing(i, 1)
        total += c.a + c.b
    return total


for _ in range(10):
    assert sums(300) == 300 * 299 // 2 + 300
Changing.b = property(lambda self: 100, lambda self, value: seen.append(value))
seen = []
assert sums(3) == 303 and seen == [1, 1, 1]
del Changing.b
assert sums(3) == 6
Changing.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value * 2)
assert sums(3) == 12
del Changing.__setattr__
assert sums(3) == 6
original = Changing.__init__


def doubled(self, a, b):
    self.a = a + a
    self.b = b


Changing.__init__ = doubled
assert sums(3) == 9
Changing.__init__ = original
assert sums(3) == 6
code = original.__code__
original.__code__ = doubled.__code__
assert sums(3) == 9
original.__code__ = code
assert sums(3) == 6
Changing.__new__ = lambda cls, a, b: Other()


class Other:
    a = b = 50


assert sums(3) == 300
del Changing.__new__


# Subclasses, with an __init__ of their own or the base's, and another layout.
class Base:
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Same(Base):
    __slots__ = ()


class Open(Base):
    pass


class Longer(Base):
    __slots__ = ("c",)

    def __init__(self, a, b):
        super().__init__(a, b)
        self.c = a


class Counting(Base):
    __slots__ = ()

    @property
    def a(self):
        return self.b

    @a.setter
    def a(self, value):
        counted.append(value)


def of(cls, n):
    total = 0
    for i in range(n):
        o = cls(i, 2.0)
        total += o.a + o.b
    return total


for _ in range(8):
    for cls in (Base, Same, Open, Longer):
        assert of(cls, 200) == 200 * 199 // 2 + 400
    counted = []
    assert of(Counting, 200) == 800 and counted == list(range(200))
assert vars(Open(1, 2)) == {}
try:
    Same(1, 2).z = 3
except AttributeError:
    pass
else:
    assert False


# An argument that fails: what comes before is done, the object is not there yet.
def failing(n):
    for i in range(n):
        Base(i, 1 // (n - 1 - i))


for _ in range(30):
    try:
        failing(100)
    except ZeroDivisionError as e:
        assert e.__traceback__.tb_next.tb_frame.f_locals == {"n": 100, "i": 99}
    else:
        assert False


# Too deep a recursion, and whoever watches calls.
def dive(depth):
    Base(depth, depth)
    return dive(depth + 1)


for _ in range(5):
    try:
        dive(0)
    except RecursionError:
        pass


def calls_of(f, *args):
    names = []
    sys.setprofile(lambda frame, event, arg: names.append(frame.f_code.co_name) if event == "call" else None)
    try:
        f(*args)
    finally:
        sys.setprofile(None)
    return names


seen = calls_of(of, Base, 3)
assert seen == ["of", "__init__", "__init__", "__init__"], seen


def watched_inside(n, start):
    names = []
    for i in range(n):
        if i == start:
            sys.setprofile(lambda frame, event, arg: names.append(frame.f_code.co_name) if event == "call" else None)
        Base(i, i)
    sys.setprofile(None)
    return names


for _ in range(100):
    assert watched_inside(50, -1) == []
assert watched_inside(50, 47) == ["__init__"] * 3


# Eight threads make instances, each of other types of values.
results = []


def make_many(value):
    results.append(all(type(p.x) is type(value) and p.x == value and p.items == [] for p in points(2000, value)))


threads = [threading.Thread(target=make_many, args=(v,)) for v in (1, 1.5, "s", None, 2, 2.5, (), True)]
for t in threads:
    t.start()
for t in threads:
    t.join()
assert results == [True] * 8
