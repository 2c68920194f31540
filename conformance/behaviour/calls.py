"""Calls of Python functions: binding of arguments and the errors for wrong ones."""


def message(f, *args, **kwargs):
    try:
        f(*args, **kwargs)
    except TypeError as e:
        return str(e)
    raise AssertionError("no TypeError")


def binding():
    def f(a, b=1, *args, c, d=4, **kw):
        return a, b, args, c, d, kw

    assert f(1, c=3) == (1, 1, (), 3, 4, {})
    assert f(1, 2, 3, 4, c=5, e=6) == (1, 2, (3, 4), 5, 4, {"e": 6})
    assert f(b=2, a=1, c=3) == (1, 2, (), 3, 4, {})
    assert f(*[1, 2, 3], **{"c": 4}) == (1, 2, (3,), 4, 4, {})

    def g(a, /, **kw):
        return a, kw

    assert g(1, a=2) == (1, {"a": 2})
    for _ in range(20):
        assert (lambda x, y=2: (x, y))(1) == (1, 2)


def errors():
    def one(x):
        pass

    def two(x, y):
        pass

    def three(x, y, z):
        pass

    def default(x, y=1):
        pass

    def keyword(*, colour, size):
        pass

    def positional(a, b, /, c):
        pass

    name = "errors.<locals>."
    assert message(one) == name + "one() missing 1 required positional argument: 'x'"
    assert message(two) == name + "two() missing 2 required positional arguments: 'x' and 'y'"
    assert message(three) == name + "three() missing 3 required positional arguments: 'x', 'y', and 'z'"
    assert message(one, 1, 2) == name + "one() takes 1 positional argument but 2 were given"
    assert message(default, 1, 2, 3) == name + "default() takes from 1 to 2 positional arguments but 3 were given"
    assert message(one, 1, x=2) == name + "one() got multiple values for argument 'x'"
    assert message(one, y=2) == name + "one() got an unexpected keyword argument 'y'"
    assert message(keyword) == name + "keyword() missing 2 required keyword-only arguments: 'colour' and 'size'"
    assert message(keyword, 1, colour=1) == (
        name + "keyword() takes 0 positional arguments but 1 positional argument"
        " (and 1 keyword-only argument) were given")
    assert message(keyword, color=1) == (
        name + "keyword() got an unexpected keyword argument 'color'. Did you mean 'colour'?")
    assert message(positional, a=1, b=2, c=3) == (
        name + "positional() got some positional-only arguments passed as keyword arguments: 'a, b'")
    assert message(lambda: two(*1)) == (
        __name__ + "." + name + "two() argument after * must be an iterable, not int")
    assert message(lambda: two(**1)) == __name__ + "." + name + "two() argument after ** must be a mapping, not int"
    assert message(lambda: two(**{"x": 1}, **{"x": 2})) == (
        __name__ + "." + name + "two() got multiple values for keyword argument 'x'")
    number = 1
    assert message(lambda: number()) == "'int' object is not callable"


def changed_functions():
    def f(x=1):
        return x

    def call():
        return f()

    for _ in range(20):
        assert call() == 1
    f.__defaults__ = (2,)
    assert call() == 2
    f.__code__ = (lambda x=0: x * 10).__code__
    assert call() == 20
    f.__defaults__ = None
    assert message(call) == "changed_functions.<locals>.f() missing 1 required positional argument: 'x'"


def changed_classes():
    class A:
        def m(self):
            return "A.m"

        v = 1

    class B(A):
        pass

    def use(o):
        return o.m(), o.v

    b = B()
    for _ in range(20):
        assert use(b) == ("A.m", 1)
    B.m = lambda self: "B.m"
    assert use(b) == ("B.m", 1)
    b.m = lambda: "own"
    assert use(b) == ("own", 1)
    b.v = 5
    assert use(b) == ("own", 5)
    del b.m, B.m
    assert use(b) == ("A.m", 5)
    A.v = property(lambda self: "data")
    assert use(b) == ("A.m", "data")
    b.__dict__["m"] = lambda: "dict"
    assert use(b) == ("dict", "data")

    class Slots:
        __slots__ = ("x",)

    def get(o):
        return o.x

    s = Slots()
    s.x = 3
    for _ in range(20):
        assert get(s) == 3
    del s.x
    try:
        get(s)
    except AttributeError as e:
        assert "object has no attribute 'x'" in str(e)
    else:
        raise AssertionError


def many_shapes():
    def get(o):
        return o.x

    classes = [type("C%d" % i, (), {}) for i in range(10)]
    for _ in range(5):
        for i, c in enumerate(classes):
            o = c()
            o.x = i
            assert get(o) == i
    for value, kind in ((1, int), (1.5, float), ("s", str), ([1], list), (1, int)):
        assert type(value + value) is kind and type(value * 2) is kind


def globals_and_builtins():
    code = "def f(): return len, y"
    space = {"y": 1}
    exec(code, space)
    f = space["f"]
    for _ in range(20):
        assert f() == (len, 1)
    space["len"] = 3
    assert f() == (3, 1)
    del space["len"]
    assert f() == (len, 1)
    space["y"] = 2
    assert f() == (len, 2)
    del space["y"]
    try:
        f()
    except NameError as e:
        assert str(e) == "name 'y' is not defined" and e.name == "y"
    else:
        raise AssertionError


def recursion():
    def f(n):
        return f(n + 1)

    try:
        f(0)
    except RecursionError as e:
        assert str(e) == "maximum recursion depth exceeded"
    else:
        raise AssertionError


binding()
errors()
changed_functions()
changed_classes()
many_shapes()
globals_and_builtins()
recursion()
