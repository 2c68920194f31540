"""Calls that leave parameters to their defaults: filled in, changed under way, missing, too many; slots and patterns."""
import builtins
import types


def one(a=1):
    return a


def four(a, b=2, c=3, d=4):
    return a, b, c, d


def five(a, b=2, c=3, d=4, e=5):
    return a, b, c, d, e


def rest(a, *more, k=0, **named):
    return a, more, k, named


def gen(a, b=2):
    yield a
    yield b


class C:
    __slots__ = __match_args__ = ("x", "y")

    def __init__(self, x, y=7):
        self.x = x
        self.y = y

    def method(self, a=1, b=2):
        return self.x, a, b


def message(f, *args):
    try:
        f(*args)
    except TypeError as e:
        return str(e)


def calls(i):
    c = C(i)
    return (one(), one(i), four(i), four(i, 0), four(i, 0, 0), four(i, 0, 0, 0), five(i), five(i, 9, 9),
            rest(i), rest(i, 1), rest(i, 1, 2), list(gen(i)), c.method(), c.method(3), c.method(3, 4), c.y)


def expected(i, one_default=1, last=4):
    return (one_default, i, (i, 2, 3, last), (i, 0, 3, last), (i, 0, 0, last), (i, 0, 0, 0), (i, 2, 3, 4, 5),
            (i, 9, 9, 4, 5), (i, (), 0, {}), (i, (1,), 0, {}), (i, (1, 2), 0, {}), [i, 2], (i, 1, 2), (i, 3, 2),
            (i, 3, 4), 7)


for i in range(3000):
    assert calls(i) == expected(i)

one.__defaults__ = ("new",)
four.__defaults__ = (2, 3, "last")
for i in range(300):
    assert calls(i) == expected(i, "new", "last")

four.__defaults__ = (3, 4)


def caught(i):
    try:
        return four(i)
    except TypeError as e:
        return str(e)


for i in range(3000):
    assert caught(i) == "four() missing 1 required positional argument: 'b'", caught(i)
assert four(1, 0) == (1, 0, 3, 4)
four.__defaults__ = None
assert caught(1) == "four() missing 3 required positional arguments: 'b', 'c', and 'd'"
four.__defaults__ = (9, 8, 1, 2, 3, 4)
assert caught(0) == (0, 2, 3, 4)
assert message(four, 1, 2, 3, 4, 5) == "four() takes from -2 to 4 positional arguments but 5 were given", \
    message(four, 1, 2, 3, 4, 5)
assert message(one, 1, 2) == "one() takes from 0 to 1 positional arguments but 2 were given"
four.__defaults__ = (2, 3, 4)


def pattern(o):
    match o:
        case C(x, 7):
            return x
        case C(y=y):
            return -y
    return None


def slots(o):
    return [getattr(o, name) for name in ("x", "y")]


# Patterns ask no function of that name; the builtins are this function's own, since threads share the module.
pattern = types.FunctionType(pattern.__code__, {"C": C, "__builtins__": {**vars(builtins), "isinstance": None}})
for i in range(3000):
    assert pattern(C(i)) == i and pattern(C(i, 8)) == -8 and pattern(i) is None
for i in range(1000):
    assert slots(C(i)) == [i, 7]
empty = C.__new__(C)
try:
    getattr(empty, "x")
except AttributeError as e:
    assert e.name == "x" and e.obj is empty
else:
    raise AssertionError
