"""The library's asyncio: tasks, queues, events, gather, timeouts without waiting."""
import asyncio


async def producer(queue, start, count):
    for i in range(start, start + count):
        await queue.put(i)
        if i % 16 == 0:
            await asyncio.sleep(0)


async def worker(queue, results, gate):
    await gate.wait()
    while True:
        item = await queue.get()
        try:
            if item is None:
                return
            results.append(await transform(item))
        except ValueError as e:
            results.append(-e.args[0])
        finally:
            queue.task_done()


async def transform(n):
    if n % 10 == 0:
        await asyncio.sleep(0)
    if n % 7 == 0:
        raise ValueError(n)
    return n * 3 % 101


async def main():
    queue, results, gate = asyncio.Queue(maxsize=20), [], asyncio.Event()
    workers = [asyncio.create_task(worker(queue, results, gate)) for _ in range(4)]
    producers = [producer(queue, k * 10_000, 6_000) for k in range(3)]
    gate.set()
    await asyncio.gather(*producers)
    for _ in workers:
        await queue.put(None)
    await asyncio.gather(*workers)
    squares = await asyncio.gather(*(transform(n) for n in range(3_000)), return_exceptions=True)
    failed = sum(isinstance(s, ValueError) for s in squares)
    future = asyncio.get_running_loop().create_future()
    task = asyncio.create_task(asyncio.wait_for(future, 30))
    await asyncio.sleep(0)
    future.set_result(5)
    answer = await task
    stuck = asyncio.create_task(asyncio.Event().wait())
    await asyncio.sleep(0)
    stuck.cancel()
    try:
        await stuck
    except asyncio.CancelledError:
        answer += 1
    return len(results), sum(results), failed, answer


def run():
    return [asyncio.run(main()) for _ in range(3)][-1]


EXPECTED = (18000, -32655846, 429, 6)
