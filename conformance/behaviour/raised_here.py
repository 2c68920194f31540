"""Exceptions raised and handled in the same frame, going on through finally, and leaving it, in hot code."""
import sys
import traceback


class Refused(Exception):
    pass


class Counted(Exception):
    made = 0

    def __init__(self, n):
        super().__init__(n, n + 1)
        self.n = n


class Chosen(Exception):
    def __new__(cls, n):
        return Refused(n) if n % 2 else super().__new__(cls, -n)


def lines(e):
    return [(f.f_code.co_name, line) for f, line in traceback.walk_tb(e.__traceback__)]


def local(n):
    try:
        raise Refused(n)
    except Refused as e:
        return e.args[0], lines(e), e.__context__


def test_local():
    first = local.__code__.co_firstlineno
    for i in range(3000):
        assert local(i) == (i, [("local", first + 2)], None)


def chained(n):
    try:
        try:
            raise KeyError(n)
        except KeyError:
            raise ValueError(n) from None if n % 2 else None
    except ValueError as e:
        return type(e.__context__), e.__suppress_context__, len(lines(e))
    finally:
        n = None


def test_chained():
    for i in range(3000):
        assert chained(i) == (KeyError, True, 1)


def thrower(n):
    if n % 3 == 0:
        raise Refused(n)
    if n % 3 == 1:
        raise KeyError
    return n


def unmatched(n, log):
    try:
        try:
            log.append(thrower(n))
        except LookupError as e:
            log.append(type(e))
            raise
        finally:
            log.append(sys.exception())
    finally:
        log.append("end")


def test_reraise():
    first = unmatched.__code__.co_firstlineno
    inner = thrower.__code__.co_firstlineno
    for i in range(3000):
        log = []
        try:
            unmatched(i, log)
            caught = None
        except Exception as e:
            caught = e
        if i % 3 == 0:
            assert type(caught) is Refused and caught.args == (i,)
            assert log == [caught, "end"], log
            assert lines(caught)[1:] == [("unmatched", first + 3), ("thrower", inner + 2)], lines(caught)
        elif i % 3 == 1:
            assert type(caught) is KeyError and log == [KeyError, caught, "end"], log
            assert lines(caught)[1:] == [("unmatched", first + 3), ("thrower", inner + 4)], lines(caught)
        else:
            assert caught is None and log == [i, None, "end"]
        assert sys.exception() is None


def loop(n):
    out = []
    total = 0
    for i in range(n):
        try:
            total += i
            if i % 5 == 0:
                raise Refused(total)
            if i % 7 == 0:
                continue
            if i % 11 == 0:
                total.missing
        except Refused as e:
            out.append(e.args[0] - total)
            total += 0.5 if i % 50 == 0 else 1
        except AttributeError:
            total -= 1
        finally:
            total += 1
    return out, total


def test_loop():
    out, total = loop(5000)
    assert out == [0] * 1000 and total == 12503138.0, (len(out), total)


def rarely(n, when):
    try:
        if n == when:
            raise Refused(n)
        return n
    except Refused:
        return -n


def test_rarely_then_often():
    assert sum(rarely(i, -1) for i in range(4000)) == 7998000
    assert [rarely(i, i) for i in range(3000)] == [-i for i in range(3000)]


def variables(n):
    a = n + 1
    b = [a]
    a += 1.5
    raise Refused(n)


def test_variables_of_the_traceback():
    for i in range(3000):
        try:
            variables(i)
        except Refused as e:
            frame = e.__traceback__.tb_next.tb_frame
            assert frame.f_locals == {"n": i, "a": i + 2.5, "b": [i + 1]}, frame.f_locals


def generator(n):
    for i in range(n):
        try:
            got = yield i
            if got:
                raise Refused(got)
        except Refused as e:
            yield -e.args[0]
        except GeneratorExit:
            raise StopIteration
    raise ValueError(n)


def test_generator():
    for _ in range(600):
        g = generator(3)
        assert next(g) == 0
        assert g.send(5) == -5
        assert next(g) == 1
        assert g.throw(Refused(7)) == -7
        try:
            g.close()
        except RuntimeError as e:
            assert False, e
        g = generator(2)
        next(g)
        try:
            g.close()
            assert False
        except RuntimeError as e:
            assert str(e) == "generator raised StopIteration" and type(e.__cause__) is StopIteration
        try:
            list(generator(2))
            assert False
        except ValueError as e:
            assert e.args == (2,)


class Quiet:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        self.seen = kind, value.args if value else None, tb and tb.tb_lineno
        return kind is Refused


def quiet(n):
    with Quiet() as q:
        raise Refused(n)
    return q.seen


def test_with():
    first = quiet.__code__.co_firstlineno
    for i in range(3000):
        assert quiet(i) == (Refused, (i,), first + 2)


def test_instances():
    for i in range(3000):
        assert Refused(i).args == (i,) and Refused().args == () and Refused(i, 2).args == (i, 2)
        c = Counted(i)
        assert c.args == (i, i + 1) and c.n == i
        assert type(Chosen(i)) is (Refused if i % 2 else Chosen)
        assert Chosen(i).args == (i,)
        assert StopIteration(i).value == i and OSError(2, "x").errno == 2
    for make in (lambda: Refused(a=1), lambda: ValueError(1, a=1)):
        try:
            make()
            assert False
        except TypeError as e:
            assert str(e).endswith("takes no keyword arguments"), e
    args = [1, 2]
    e = Refused(*args)
    args.append(3)
    assert e.args == (1, 2)


def redefined():
    class Later(Exception):
        pass

    def make(n):
        return Later(n)

    assert all(make(i).args == (i,) for i in range(3000))
    Later.__init__ = lambda self, n: setattr(self, "n", n * 2)
    assert all(make(i).n == i * 2 for i in range(3000))
    del Later.__init__
    Later.__new__ = lambda cls, n: n
    assert make(5) == 5


def bare(n):
    try:
        raise
    except RuntimeError as e:
        return str(e)


def wrong(o):
    try:
        raise o
    except TypeError as e:
        return str(e)


def test_errors():
    for i in range(2000):
        assert bare(i) == "No active exception to reraise"
        assert wrong(i) == "exceptions must derive from BaseException"


def traced(n):
    try:
        raise Refused(n)
    except Refused:
        return n


def test_traced():
    for i in range(3000):
        traced(i)
    events = []

    def tracer(frame, event, arg):
        if frame.f_code is traced.__code__:
            events.append((event, frame.f_lineno - traced.__code__.co_firstlineno))
            return tracer
        return None

    sys.settrace(tracer)
    try:
        traced(1)
    finally:
        sys.settrace(None)
    assert events == [("call", 0), ("line", 1), ("line", 2), ("exception", 2), ("line", 3), ("line", 4),
                      ("return", 4)], events


test_local()
test_chained()
test_reraise()
test_loop()
test_rarely_then_often()
test_variables_of_the_traceback()
test_generator()
test_with()
test_instances()
redefined()
test_errors()
test_traced()
