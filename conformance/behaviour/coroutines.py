"""Generators, coroutines and asynchronous generators driven by hand."""
import sys


def raised(f, *args):
    try:
        f(*args)
    except BaseException as e:
        return type(e).__name__, str(e)
    raise AssertionError("nothing raised")


def run(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as e:
        return e.value


def generators():
    log = []

    def g():
        try:
            x = yield 1
            log.append(x)
            yield 2
        except ValueError as e:
            log.append(str(e))
            yield 3
        finally:
            log.append("finally")
        return "result"

    a = g()
    assert raised(a.send, 1) == ("TypeError", "can't send non-None value to a just-started generator")
    assert next(a) == 1 and a.send("sent") == 2 and a.throw(ValueError("thrown")) == 3
    assert raised(next, a) == ("StopIteration", "result") and raised(next, a) == ("StopIteration", "")
    assert log == ["sent", "thrown", "finally"] and a.gi_frame is None
    b = g()
    next(b)
    assert b.gi_suspended and not b.gi_running and b.gi_frame.f_lineno == g.__code__.co_firstlineno + 2
    b.close()
    assert log[-1] == "finally" and b.gi_frame is None and not b.gi_suspended

    def own():
        yield raised(next, me)

    me = own()
    assert next(me) == ("ValueError", "generator already executing")

    def stops():
        raise StopIteration("x")
        yield

    try:
        next(stops())
    except RuntimeError as e:
        assert str(e) == "generator raised StopIteration" and isinstance(e.__cause__, StopIteration)
        assert e.__context__ is e.__cause__

    def ignores():
        try:
            yield
        except GeneratorExit:
            yield

    i = ignores()
    next(i)
    assert raised(i.close) == ("RuntimeError", "generator ignored GeneratorExit")

    def value():
        try:
            yield
        except GeneratorExit:
            return 42

    v = value()
    next(v)
    assert v.close() == 42 and value().close() is None


def delegation():
    log = []

    def inner():
        try:
            log.append((yield "a"))
            yield "b"
        except KeyError:
            yield "key"
        return "inner result"

    def outer():
        result = yield from inner()
        yield result
        result = yield from [1, 2]
        yield result

    o = outer()
    assert next(o) == "a" and o.gi_yieldfrom.gi_code is inner.__code__
    assert o.send("s") == "b" and o.throw(KeyError) == "key" and next(o) == "inner result"
    assert list(o) == [1, 2, None] and log == ["s"]

    class Throwing:
        def __iter__(self):
            return self

        def __next__(self):
            return 1

        def throw(self, *args):
            raise StopIteration("from throw")

        def close(self):
            log.append("closed")

    def through():
        yield (yield from Throwing())

    t = through()
    next(t)
    assert t.throw(ValueError) == "from throw"
    t = through()
    next(t)
    t.close()
    assert log[-1] == "closed"


def exception_state():
    def g():
        yield sys.exception()
        try:
            raise KeyError
        except KeyError:
            yield type(sys.exception())
            yield type(sys.exception())

    it = g()
    assert next(it) is None
    try:
        raise ValueError
    except ValueError:
        assert next(it) is KeyError and isinstance(sys.exception(), ValueError)
        assert next(it) is KeyError
    assert sys.exception() is None


class Yields:
    def __init__(self, *values):
        self.values = values

    def __await__(self):
        for v in self.values:
            yield v
        return "awaited"


def coroutines():
    async def f(x):
        return x, await Yields(1, 2)

    c = f(0)
    assert c.send(None) == 1 and c.cr_await is not None and c.send(None) == 2
    assert raised(c.send, None) == ("StopIteration", "(0, 'awaited')")
    assert raised(c.send, None) == ("RuntimeError", "cannot reuse already awaited coroutine")
    c.close()

    async def nothing():
        pass

    n = nothing()
    assert raised(lambda: iter(n)) == ("TypeError", "'coroutine' object is not iterable")
    assert raised(lambda: next(n)) == ("TypeError", "'coroutine' object is not an iterator")
    run(n)

    async def bad():
        await 1

    assert raised(run, bad()) == ("TypeError", "object int can't be used in 'await' expression")

    def from_plain():
        yield from n2

    n2 = nothing()
    assert raised(next, from_plain()) == (
        "TypeError", "cannot 'yield from' a coroutine object in a non-coroutine generator")
    run(n2)
    w = f(1).__await__()
    assert next(w) == 1
    w.close()


def async_generators():
    log = []

    async def g(n):
        try:
            for i in range(n):
                log.append((yield i))
                await Yields("pause")
        finally:
            log.append("cleanup")

    async def main():
        assert [v async for v in g(3)] == [0, 1, 2]
        assert {v: v async for v in g(4) if v % 2} == {1: 1, 3: 3}
        a = g(5)
        assert await anext(a) == 0 and await a.asend("hello") == 1 and "hello" in log
        assert await a.athrow(StopAsyncIteration, None) if False else True
        await a.aclose()
        assert log[-1] == "cleanup"
        assert await anext(a, "default") == "default"
        try:
            await anext(a)
        except StopAsyncIteration:
            log.append("end")
        b = g(1)
        try:
            await b.athrow(KeyError("k"))
        except KeyError:
            log.append("key")

    run(main())
    assert log[-2:] == ["end", "key"], log[-4:]
    a = g(2)
    s = a.asend(None)
    assert raised(s.send, None) == ("StopIteration", "0")
    assert raised(s.send, None) == ("RuntimeError", "cannot reuse already awaited __anext__()/asend()")
    first = a.__anext__()
    first.send(None)
    assert raised(a.__anext__().send, None) == (
        "RuntimeError", "anext(): asynchronous generator is already running")


def contexts():
    log = []

    class Manager:
        async def __aenter__(self):
            await Yields(1)
            return "entered"

        async def __aexit__(self, kind, value, traceback):
            log.append(kind)
            return kind is ValueError

    async def main():
        async with Manager() as m:
            log.append(m)
            raise ValueError
        try:
            async with Manager():
                raise KeyError
        except KeyError:
            log.append("passed on")

    run(main())
    assert log == ["entered", ValueError, KeyError, "passed on"]

    async def wrong():
        async with 1:
            pass

    assert raised(run, wrong()) == (
        "TypeError", "'int' object does not support the asynchronous context manager protocol")
    assert raised(lambda: exec("with 1: pass")) == (
        "TypeError", "'int' object does not support the context manager protocol")


for test in (generators, delegation, exception_state, coroutines, async_generators, contexts):
    test()
