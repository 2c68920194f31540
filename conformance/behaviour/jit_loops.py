# Not on threads: globals change while loops run.
"""Loops in compiled code: ranges that are not made, entries into the middle, and what other threads change meanwhile."""
import sys
import threading


def steps(n):
    total = 0
    for i in range(n):
        for j in range(i, n, 2):
            for k in range(j, -1, -3):
                total += i * j - k
                if total % 7 == 3:
                    continue
                if k == 5 and j == 20:
                    break
    return total


def near_the_limits():
    seen = []
    for i in range(2**63 - 5, 2**63 - 1, 2):
        seen.append(i)
    for i in range(2**63 - 3, 2**63 - 1):
        seen.append(i)
    for i in range(-2**63 + 5, -2**63, -3):
        seen.append(i)
    for i in range(2**63 - 2, 2**63 + 2):
        seen.append(i)
    for i in range(2**62, -2**62, -2**62 - 7):
        seen.append(i)
    return seen


def handled(n):
    total = 0
    for i in range(n):
        try:
            for j in range(4):
                if (i + j) % 11 == 0:
                    raise ValueError(j)
                total += j
        except ValueError as e:
            total += e.args[0] * 100
            for k in range(e.args[0]):
                total -= k
        finally:
            total += 1
    return total


def yields(n):
    for i in range(n):
        for j in range(i):
            got = yield i * j
            if got is not None:
                for k in range(got):
                    yield -k
                if got == 2:
                    break
        else:
            yield 'else', i
        try:
            yield i
        except KeyError:
            yield 'key', i


def driven(n):
    seen = []
    g = yields(n)
    value = next(g)
    for step in range(10 * n):
        seen.append(value)
        try:
            if step % 7 == 3:
                value = g.send(step % 4)
            elif step % 13 == 5 and value == seen[-1] and type(value) is int:
                try:
                    value = g.throw(KeyError)
                except KeyError:
                    g = yields(n)
                    value = 'again', next(g)
            else:
                value = next(g)
        except StopIteration:
            break
    return len(seen), seen[-5:]


def changes_kind(n):
    """The loop is left in its middle, and goes on where it was."""
    total = 0
    for i in range(n):
        for j in range(3):
            total = total + (i if i != n - 2 else i * 1.5)
            if i == n // 2:
                total += len(sys._getframe().f_locals)
    return total


def iterators(n):
    """An iterator that the loop shares with its body."""
    it = iter(range(n))
    total = 0
    for i in it:
        total += i * next(it, 1)
    return total, sum(next(it, 5) for _ in range(3)), [j for i in range(4) for j in range(i)]


def bound_again(limit):
    """A global and a builtin that change while a loop runs."""
    global scale
    scale = 1
    total = 0
    for i in range(limit):
        total += scale * len((i, i))
        if i == limit - 10:
            scale = 5
        if i == limit - 5:
            globals()['len'] = lambda t: 100
    del globals()['len']
    return total


def for_each_thread():
    return (steps(20), near_the_limits(), handled(40), driven(12), changes_kind(30), iterators(9))


def waits():
    """Loops that end only when they see what another thread has done, and do nothing else."""
    flags = {'started': 0}
    stop = False
    items = [True]

    class Flag:
        up = False

    def on_variable():
        n = 0
        flags['started'] += 1
        while not stop:
            n += 1

    def on_attribute():
        flags['started'] += 1
        while not Flag.up:
            pass

    def on_item():
        flags['started'] += 1
        n = 0
        for i in range(10**15):
            n += i & 3
            if not items[0]:
                break

    def on_global():
        global waiting
        flags['started'] += 1
        while waiting:
            pass

    threads = [threading.Thread(target=f) for f in (on_variable, on_attribute, on_item, on_global)]
    for t in threads:
        t.start()
    n = 0
    while flags['started'] < 4 or n < 300_000:
        n += 1
    global waiting
    stop = Flag.up = True
    items[0] = waiting = False
    for t in threads:
        t.join()
    return [t.is_alive() for t in threads]


waiting = True
for _ in range(120):
    result = for_each_thread()
print(*result, sep='\n')
for _ in range(30):
    result = bound_again(60)
print(result)
print(waits())
