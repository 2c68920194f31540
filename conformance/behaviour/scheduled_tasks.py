"""Which tasks asyncio knows of, contexts that run functions, and functions that make generators for compiled code."""
import asyncio
import contextvars
import gc
import weakref


async def known_tasks():
    async def waits(event):
        await event.wait()

    async def ends(n):
        return n

    async def fails():
        raise ValueError("failed")

    event = asyncio.Event()
    me = asyncio.current_task()
    assert asyncio.all_tasks() == {me}
    waiting = [asyncio.create_task(waits(event)) for _ in range(20)]
    ending = [asyncio.create_task(ends(n)) for n in range(20)]
    failing = asyncio.create_task(fails())
    cancelled = asyncio.create_task(waits(event))
    assert asyncio.all_tasks() == {me, failing, cancelled, *waiting, *ending}
    cancelled.cancel()
    assert await asyncio.gather(*ending) == list(range(20))
    try:
        await failing
    except ValueError as e:
        assert str(e) == "failed"
    assert asyncio.all_tasks() == {me, *waiting}
    assert cancelled.cancelled()
    event.set()
    await asyncio.gather(*waiting)
    assert asyncio.all_tasks() == {me}


async def weakly():
    """A task that nothing refers to goes, with the future that would have woken it."""
    async def waits():
        await asyncio.get_running_loop().create_future()

    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    task = asyncio.create_task(waits())
    await asyncio.sleep(0)
    seen = weakref.ref(task)
    del task
    for _ in range(10):
        gc.collect()
        await asyncio.sleep(0)
        if seen() is None:
            break
    assert seen() is None
    assert asyncio.all_tasks() == {asyncio.current_task()}


class Derived(asyncio.Task):
    pass


class Alike:
    """No task, but one for who asks for all tasks."""

    def __init__(self, loop):
        self.loop = loop
        self.ended = False

    def done(self):
        return self.ended

    def get_loop(self):
        return self.loop

    _loop = property(get_loop)


async def others():
    async def ends():
        await asyncio.sleep(0)
        return 1

    loop = asyncio.get_running_loop()
    me = asyncio.current_task()
    derived = Derived(ends(), loop=loop)
    alike = Alike(loop)
    asyncio._register_task(alike)
    assert asyncio.all_tasks() == {me, derived, alike}
    alike.ended = True
    assert asyncio.all_tasks() == {me, derived}
    alike.ended = False
    asyncio._unregister_task(alike)
    assert asyncio.all_tasks() == {me, derived}
    assert await derived == 1
    assert asyncio.all_tasks() == {me}
    asyncio._register_task(derived)
    assert asyncio.all_tasks() == {me}
    asyncio._unregister_task(me)
    assert asyncio.all_tasks() == set()
    asyncio._register_task(me)
    asyncio._register_task(me)
    assert asyncio.all_tasks() == {me}


def contexts():
    c = contextvars.Context()
    var = contextvars.ContextVar("var", default=0)

    def f(*args, **kwargs):
        var.set(var.get() + 1)
        return args, kwargs

    assert c.run(f) == ((), {}) and c.run(f, 1) == ((1,), {}) and c.run(f, 1, 2) == ((1, 2), {})
    assert c.run(f, 1, 2, 3, a=4) == ((1, 2, 3), {"a": 4}) and c.run(f, a=4) == ((), {"a": 4})
    assert c.run(f, *(), **{}) == ((), {}) and c.run(*(f, 5)) == ((5,), {})
    assert c[var] == 7 and var.get() == 0
    for wrong, message in ((lambda: c.run(), "run() missing 1 required positional argument"),
                           (lambda: c.run(1), "'int' object is not callable"),
                           (lambda: c.run(1, 2), "'int' object is not callable")):
        try:
            wrong()
        except TypeError as e:
            assert str(e) == message, e
        else:
            raise AssertionError
    try:
        c.run(c.run, f)
    except RuntimeError as e:
        assert "is already entered" in str(e)


def generators():
    k = 3

    def none():
        yield 1

    def one(a):
        yield a

    def two(a, b=2):
        yield a
        yield b

    def three(a, *, b, c=5):
        yield a, b, c

    def closed(a):
        yield lambda: a + k

    async def coroutine(a):
        return a

    def drive(c):
        try:
            c.send(None)
        except StopIteration as e:
            return e.value

    class C:
        def items(self, a, b):
            yield self
            yield a
            yield b

    c = C()
    total = 0
    for i in range(3000):
        total += sum(none()) + sum(one(i)) + sum(two(i)) + sum(two(i, b=1))
        a, b, d = next(three(i, b=2))
        total += a + b + d + next(closed(i))() + drive(coroutine(i))
        own, x, y = c.items(i, 1)
        assert own is c
        total += x + y
    assert total == sum(7 * i + 15 for i in range(3000))


asyncio.run(known_tasks())
asyncio.run(weakly())
asyncio.run(others())
contexts()
generators()
