"""Frames seen from outside: f_locals (PEP 667), tracebacks, tracing and profiling."""
import sys


def write_through():
    a = 1
    proxy = sys._getframe().f_locals
    proxy["a"] = 5
    proxy["new"] = 3
    assert a == 5 and proxy["new"] == 3 and "new" not in locals().keys() - {"new"}
    b = 2
    assert proxy["b"] == 2 and "c" not in proxy and sorted(proxy) == ["a", "b", "new", "proxy"]
    snapshot = locals()
    a = 6
    assert snapshot["a"] == 5 and proxy["a"] == 6
    try:
        del proxy["a"]
    except ValueError as e:
        assert str(e) == "cannot remove local variables from FrameLocalsProxy"
    assert proxy.pop("new") == 3 and "new" not in proxy and proxy == proxy | {} and len(proxy) == 4
    c = 1

    def inner():
        nonlocal c
        sys._getframe().f_locals["c"] = 9
        return c

    assert inner() == 9 and c == 9
    assert [locals()["y"] for y in range(2)] == [0, 1]


def tracebacks():
    def f():
        g()

    def g():
        try:
            1 / 0
        finally:
            pass

    try:
        f()
    except ZeroDivisionError as e:
        tb = e.__traceback__
    lines = []
    while tb:
        lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    assert [name for name, _ in lines] == ["tracebacks", "f", "g"] and lines[1:] == [("f", 1), ("g", 2)], lines

    def again():
        try:
            f()
        except ZeroDivisionError:
            raise

    try:
        again()
    except ZeroDivisionError as e:
        tb = e.__traceback__.tb_next
        assert tb.tb_frame.f_code is again.__code__ and tb.tb_lineno == again.__code__.co_firstlineno + 2
        assert tb.tb_next.tb_frame.f_code is f.__code__
        try:
            tb.tb_next.tb_next = tb
        except ValueError as loop:
            assert str(loop) == "traceback loop detected"


def contexts():
    try:
        try:
            raise KeyError(1)
        except KeyError:
            raise ValueError(2)
    except ValueError as e:
        assert isinstance(e.__context__, KeyError) and e.__context__.__context__ is None
        first = e.__context__
    try:
        try:
            raise first
        except KeyError as e:
            try:
                raise ValueError
            except ValueError:
                raise e
    except KeyError as e:
        assert e.__context__.__context__ is None


def events(f, *args):
    log = []

    def tracer(frame, event, arg):
        start = frame.f_code.co_firstlineno
        shown = arg[0].__name__ if event == "exception" else arg
        log.append((frame.f_code.co_name, event, frame.f_lineno - start, shown))
        return tracer

    sys.settrace(tracer)
    try:
        f(*args)
    finally:
        sys.settrace(None)
    return [e for e in log if e[0] != "events"]


def tracing():
    def loop(n):
        x = 0
        for i in range(n):
            x += i
        return x

    assert events(loop, 2) == [
        ("loop", "call", 0, None), ("loop", "line", 1, None), ("loop", "line", 2, None), ("loop", "line", 3, None),
        ("loop", "line", 2, None), ("loop", "line", 3, None), ("loop", "line", 2, None), ("loop", "line", 4, None),
        ("loop", "return", 4, 1)]

    def fails():
        try:
            raise ValueError
        except ValueError:
            return 1

    assert events(fails) == [
        ("fails", "call", 0, None), ("fails", "line", 1, None), ("fails", "line", 2, None),
        ("fails", "exception", 2, "ValueError"), ("fails", "line", 3, None), ("fails", "line", 4, None),
        ("fails", "return", 4, 1)]

    def gen():
        yield 1
        yield 2

    assert events(lambda: list(gen()))[2:] == [
        ("gen", "call", 0, None), ("gen", "line", 1, None), ("gen", "return", 1, 1), ("gen", "call", 1, None),
        ("gen", "line", 2, None), ("gen", "return", 2, 2), ("gen", "call", 2, None), ("gen", "return", 2, None),
        ("<lambda>", "return", 0, [1, 2])]
    one_line = lambda: [y for y in (1, 2)]
    assert [e[1] for e in events(one_line)] == ["call", "line", "line", "line", "return"]
    assert loop(4) == 6


def profiling():
    log = []

    def profiler(frame, event, arg):
        log.append((event, getattr(arg, "__name__", arg)))

    def f():
        len("abc")
        try:
            [].pop()
        except IndexError:
            return 1

    sys.setprofile(profiler)
    f()
    sys.setprofile(None)
    assert log == [("call", None), ("c_call", "len"), ("c_return", "len"), ("c_call", "pop"), ("c_exception", "pop"),
                   ("return", 1), ("c_call", "setprofile")], log


def code_objects():
    def f(a, b=1, *c, d, **e):
        x = 1

        def g():
            return x

        return g

    c = f.__code__
    assert c.co_varnames == ("a", "b", "d", "c", "e", "g") and c.co_cellvars == ("x",) and c.co_nlocals == 6
    assert c == c.replace() and hash(c) == hash(c.replace()) and c != c.replace(co_name="other")
    assert c.replace(co_consts=c.co_consts[:-1] + (2,)) != c or c.co_consts[-1] == 2
    assert [line for _, _, line in c.co_lines() if line] and len(list(c.co_positions())) == len(c.co_code) // 2
    try:
        c.replace(co_code=1)
    except TypeError as e:
        assert str(e) == "replace() argument 'co_code' must be bytes, not int"


for test in (write_through, tracebacks, contexts, tracing, profiling, code_objects):
    test()
