"""Statements and expressions whose results are easy to get wrong."""


def evaluation_order():
    seen = []

    def note(x):
        seen.append(x)
        return x

    {note(1): note(2), note(3): note(4)}
    (note("f") and (lambda *a, **k: None))(note(6), *[note(7)], k=note(8), **{"z": note(9)})
    assert seen == [1, 2, 3, 4, "f", 6, 7, 8, 9], seen


def exceptions():
    def f():
        try:
            return "try"
        finally:
            log.append("finally")

    log = []
    assert f() == "try" and log == ["finally"]
    try:
        try:
            raise KeyError("a")
        except KeyError as e:
            raise ValueError("b") from e
    except ValueError as e:
        assert isinstance(e.__cause__, KeyError) and e.__suppress_context__
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][1]
    except IndexError as e:
        assert isinstance(e.__context__, ZeroDivisionError) and e.__cause__ is None
    caught = []
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2), ValueError(3)])
    except* ValueError as g:
        caught.append([e.args[0] for e in g.exceptions])
    except* TypeError as g:
        caught.append([e.args[0] for e in g.exceptions])
    assert caught == [[1, 3], [2]]


def generators():
    def inner():
        got = yield 1
        try:
            yield got
        except KeyError:
            yield "caught"
        return "done"

    def outer():
        result = yield from inner()
        yield result

    g = outer()
    assert next(g) == 1 and g.send("hello") == "hello" and g.throw(KeyError()) == "caught"
    assert next(g) == "done" and list(g) == []
    assert [x * y for x in range(3) for y in range(x)] == [0, 0, 2]


def classes():
    class Meta(type):
        def __new__(mcls, name, bases, namespace, **kw):
            cls = super().__new__(mcls, name, bases, namespace)
            cls.kw = kw
            return cls

        def __init__(cls, name, bases, namespace, **kw):
            super().__init__(name, bases, namespace)

    class Named:
        def __set_name__(self, owner, name):
            self.name = name

    class Base(metaclass=Meta, flag=1):
        field = Named()
        subclasses = []

        def __init_subclass__(cls, /, **kw):
            Base.subclasses.append((cls.__name__, kw))

    class Derived(Base, extra=2):
        __slots__ = ("a", "b")

        def who(self):
            return __class__

    assert Base.kw == {"flag": 1} and Base.field.name == "field"
    assert Base.subclasses == [("Derived", {})] and Derived.kw == {"extra": 2} and Derived().who() is Derived
    d = Derived()
    d.a = 1
    try:
        d.b
    except AttributeError:
        pass
    else:
        raise AssertionError


def matching():
    def describe(x):
        match x:
            case 0 | 1:
                return "small"
            case int(n) if n > 100:
                return f"big {n}"
            case [first, *rest]:
                return first, rest
            case {"k": v, **others}:
                return v, others
            case str() as s:
                return s.upper()
            case _:
                return None

    assert [describe(x) for x in (1, 101, [1, 2, 3], {"k": 5, "z": 6}, "abc", 2.5)] == [
        "small", "big 101", (1, [2, 3]), (5, {"z": 6}), "ABC", None]


def numbers():
    assert 2**63 - 1 + 1 == 9223372036854775808 and -7 // 2 == -4 and -7 % 3 == 2 and 7 % -3 == -2
    assert round(2.5) == 2 and round(2675, -2) == 2700 and 0.1 + 0.2 == 0.30000000000000004
    assert hash(2**61 - 1) == 0 and hash(1.5) == hash(3 / 2) and 10**20 // 10**19 == 10
    assert f"{1234567.891:,.2f}|{255:#x}|{'a':>3}|{3.0!r}" == "1,234,567.89|0xff|  a|3.0"


for test in (evaluation_order, exceptions, generators, classes, matching, numbers):
    test()
