"""New objects: what they have after, and in the middle of, their initialisation, whatever others of the class had."""
import copy
import pickle
import sys
import threading


class Node:
    def __init__(self, left, right=None, weight=1.0):
        self.left = left
        self.right = right
        self.weight = weight


class Slotted:
    __slots__ = ("a", "b", "c", "__weakref__")

    def __init__(self, a, b):
        self.a = a
        self.b = b


class Deeper(Slotted):
    __slots__ = ("d",)

    def __init__(self, a, b):
        super().__init__(a, b)
        self.d = a


class Open(Slotted):
    pass


def build(n):
    o = None
    for i in range(n):
        o = Node(o, i, i + 0.5)
    return o


o = build(3000)
for i in reversed(range(3000)):
    assert vars(o) == {"left": o.left, "right": i, "weight": i + 0.5}
    assert type(o.right) is int and type(o.weight) is float
    o = o.left
assert o is None


# The kinds of the values change from object to object.
def turns(n):
    values = (1, 2.5, "s", None, 1 << 80, True, [])
    for i in range(n):
        a, b, c = values[i % 7], values[i % 5], values[i % 3]
        o = Node(a, b, c)
        assert (o.left, o.right, o.weight) == (a, b, c)
        assert type(o.left) is type(a) and type(o.weight) is type(c)


turns(3000)
for cls in (Slotted, Deeper, Open):
    for i in range(2000):
        o = cls(i, i / 2)
        assert (o.a, o.b, hasattr(o, "c")) == (i, i / 2, False)
        o.c = o
        assert o.c is o
        del o.c, o.b
        assert not hasattr(o, "b") and not hasattr(o, "c")
    if cls is Open:
        o.extra = 1
        assert vars(o) == {"extra": 1}
    else:
        try:
            o.extra = 1
        except AttributeError as e:
            assert str(e).startswith("'%s' object has no attribute 'extra'" % cls.__name__)
        else:
            assert False


# Later ones have more, much more, and then less again.
class Growing:
    def __init__(self, n):
        for i in range(n):
            setattr(self, "a%d" % i, i if i % 2 else str(i))


for n in [*range(40), 200, 3, 0, 50]:
    o = Growing(n)
    assert list(vars(o).values()) == [i if i % 2 else str(i) for i in range(n)]
    c = copy.copy(o)
    assert vars(c) == vars(o)
    o.last = o
    assert o.last is o


# An exception in the middle leaves what was stored.
class Failing:
    last = None

    def __init__(self, x, y):
        Failing.last = self
        self.x = x
        self.y = 10 // y
        self.z = 1.5


for i in range(2000):
    try:
        o = Failing(i, i % 2)
        assert vars(o) == {"x": i, "y": 10, "z": 1.5}
    except ZeroDivisionError:
        assert vars(Failing.last) == {"x": i}


# The class is given another __init__, attributes and descriptors.
class Changing:
    def __init__(self, x):
        self.x = x


def instances(n):
    return [Changing(i) for i in range(n)]


assert [o.x for o in instances(2000)] == [*range(2000)]
Changing.__init__ = lambda self, x: setattr(self, "y", x)
assert [vars(o) for o in instances(3)] == [{"y": 0}, {"y": 1}, {"y": 2}]


def init(self, x):
    self.x = x


Changing.__init__ = init
Changing.x = property(lambda self: vars(self)["z"], lambda self, v: vars(self).update(z=-v))
assert [o.x for o in instances(2000)] == [-i for i in range(2000)]
del Changing.x
assert [o.x for o in instances(2000)] == [*range(2000)]
Changing.__setattr__ = lambda self, name, value: object.__setattr__(self, name, [value])
assert [o.x for o in instances(3)] == [[0], [1], [2]]
del Changing.__setattr__
del Changing.__init__
try:
    Changing(1)
except TypeError as e:
    assert str(e) == "Changing() takes no arguments"
else:
    assert False

# A trace function sees each line of __init__, and what there is so far.
seen = []


def trace(frame, event, arg):
    if frame.f_code.co_name == "__init__" and event == "line":
        seen.append(sorted(vars(frame.f_locals["self"])))
    return trace


sys.settrace(trace)
Node(1, 2)
sys.settrace(None)
assert seen == [[], ["left"], ["left", "right"]], seen

o = pickle.loads(pickle.dumps(build(3))) if __name__ == "__main__" and threading.current_thread() is \
    threading.main_thread() else build(3)
assert (o.right, o.left.weight, o.left.left.left) == (2, 1.5, None)
