"""An event loop of its own: async functions, awaitables, async for and async with, queues and simulated time."""
import collections
import heapq


class Suspend:
    """Awaiting it hands a request to the loop and returns the loop's answer."""

    def __init__(self, request, argument):
        self.request = request
        self.argument = argument

    def __await__(self):
        return (yield self)


class Task:
    def __init__(self, coroutine):
        self.coroutine = coroutine
        self.waiting = []
        self.result = None
        self.done = False

    def __await__(self):
        if not self.done:
            yield Suspend("join", self)
        return self.result


class Loop:
    def __init__(self):
        self.ready = collections.deque()
        self.sleeping = []
        self.now = 0
        self.order = 0
        self.switches = 0

    def spawn(self, coroutine):
        task = Task(coroutine)
        self.ready.append((task, None))
        return task

    def run(self, coroutine):
        main = self.spawn(coroutine)
        while self.ready or self.sleeping:
            if not self.ready:
                self.now, _, task = heapq.heappop(self.sleeping)
                self.ready.append((task, self.now))
            task, value = self.ready.popleft()
            self.switches += 1
            try:
                wish = task.coroutine.send(value)
            except StopIteration as stop:
                task.done, task.result = True, stop.value
                self.ready.extend((other, task.result) for other in task.waiting)
                continue
            if wish.request == "sleep":
                self.order += 1
                heapq.heappush(self.sleeping, (self.now + wish.argument, self.order, task))
            else:
                wish.argument.waiting.append(task)
        return main.result


def sleep(ticks):
    return Suspend("sleep", ticks)


class Signal:
    def __init__(self):
        self.waiting = []


class Channel:
    """A bounded queue between tasks."""

    def __init__(self, loop, size):
        self.loop = loop
        self.size = size
        self.items = collections.deque()
        self.changed = Signal()

    def wake(self):
        waiting, self.changed.waiting = self.changed.waiting, []
        self.loop.ready.extend((task, None) for task in waiting)

    async def put(self, item):
        while len(self.items) >= self.size:
            await Suspend("wait", self.changed)
        self.items.append(item)
        self.wake()

    async def get(self):
        while not self.items:
            await Suspend("wait", self.changed)
        item = self.items.popleft()
        self.wake()
        return item

    def __aiter__(self):
        return self

    async def __anext__(self):
        item = await self.get()
        if item is None:
            raise StopAsyncIteration
        return item


class Lock:
    def __init__(self, loop):
        self.loop = loop
        self.held = False
        self.free = Signal()

    async def __aenter__(self):
        while self.held:
            await Suspend("wait", self.free)
        self.held = True

    async def __aexit__(self, *details):
        self.held = False
        waiting, self.free.waiting = self.free.waiting, []
        self.loop.ready.extend((task, None) for task in waiting)


async def producer(channel, number, count):
    for i in range(count):
        if i % 8 == 0:
            await sleep(number + i % 3)
        await channel.put(number * 1000 + i)


async def doubled(channel):
    async for item in channel:
        yield item * 2


async def consumer(channel, lock, totals, name):
    async for item in doubled(channel):
        if item % 16 == 0:
            async with lock:
                await sleep(1)
                totals[name] = totals.get(name, 0) + item
        else:
            totals[name] = totals.get(name, 0) + await halved(item)


async def halved(n):
    return n // 2


async def tree(depth):
    if depth == 0:
        return 1
    left = await tree(depth - 1)
    return left + await tree(depth - 1)


async def main(loop):
    channel, lock, totals = Channel(loop, 5), Lock(loop), {}
    consumers = [loop.spawn(consumer(channel, lock, totals, n)) for n in "abc"]
    producers = [loop.spawn(producer(channel, n, 14_000)) for n in range(1, 5)]
    for task in producers:
        await task
    for _ in consumers:
        await channel.put(None)
    for task in consumers:
        await task
    leaves = await tree(14)
    return sum(totals.values()), leaves, loop.now


def run():
    loop = Loop()
    return *loop.run(main(loop)), loop.switches


EXPECTED = (598444000, 16384, 9246, 55838)
