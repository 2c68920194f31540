# Not on threads: it is about the moment when the first thread starts.
"""Code that was hot while there was one thread goes on among many: no update of a container is lost."""
import collections
import threading


class Box:
    pass


def work(shared, worker, rounds):
    numbers, table, members, queue, generator = shared
    for i in range(rounds):
        numbers.append(i)
        numbers[worker] = i
        table[worker, i] = i
        members.add((worker, i))
        queue.append(i)
        b = Box()
        b.first = i
        b.second = str(i)
        b.third = i * 0.5
        assert (b.first, b.second, b.third) == (i, str(i), i * 0.5)
        try:
            next(generator)
        except ValueError as e:
            assert str(e) == "generator already executing", e


def counter(numbers):
    n = 0
    while True:
        n += 1
        yield n


def fresh():
    numbers = [None] * 8
    return numbers, {}, set(), collections.deque(), counter(numbers)


def check(shared, workers, rounds):
    numbers, table, members, queue, _ = shared
    assert len(numbers) == 8 + workers * rounds, len(numbers)
    assert numbers[:workers] == [rounds - 1] * workers, numbers[:8]
    assert sorted(numbers[8:]) == sorted(list(range(rounds)) * workers)
    assert len(table) == len(members) == len(queue) == workers * rounds
    assert set(table) == members


alone = fresh()
work(alone, 0, 20_000)
check(alone, 1, 20_000)

for _ in range(3):
    shared = fresh()
    threads = [threading.Thread(target=work, args=(shared, i, 3000)) for i in range(1, 4)]
    for t in threads:
        t.start()
    work(shared, 0, 3000)
    for t in threads:
        t.join()
    check(shared, 4, 3000)


# Adding attributes to one object from all sides.
def add(box, worker, n):
    for i in range(n):
        setattr(box, f"a{worker}_{i}", i if i % 2 else None)


for _ in range(50):
    box = Box()
    threads = [threading.Thread(target=add, args=(box, i, 8)) for i in range(3)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    assert vars(box) == {f"a{w}_{i}": i if i % 2 else None for w in range(3) for i in range(8)}, vars(box)
print("ok")
