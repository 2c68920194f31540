"""Deques and slots of several classes in code that the compiler runs without frames."""
import collections


class Queue:
    def __init__(self, items):
        self.items = items

    def size(self):
        return len(self.items)

    def is_empty(self):
        return not self.items

    def first(self):
        for item in self.items:
            return item
        return None

    def total(self):
        total = 0
        for item in self.items:
            total += item
        return total


class Odd(collections.deque):
    def __len__(self):
        return 77

    def __iter__(self):
        return iter([5, 6])


def sizes(queue, n):
    seen = set()
    for _ in range(n):
        seen.add((queue.size(), queue.is_empty(), queue.first(), queue.total()))
    return seen


full, none, odd = Queue(collections.deque([3, 4])), Queue(collections.deque()), Queue(Odd([3, 4]))
for _ in range(3):
    assert sizes(full, 2000) == {(2, False, 3, 7)}
    assert sizes(none, 2000) == {(0, True, None, 0)}
assert sizes(odd, 2000) == {(77, False, 5, 11)}
assert sizes(full, 2000) == {(2, False, 3, 7)}


def grows(items):
    for item in items:
        items.append(item)


for _ in range(2000):
    try:
        grows(collections.deque([1, 2]))
    except RuntimeError as e:
        assert str(e) == "deque mutated during iteration" and e.__traceback__.tb_next.tb_lineno == 51, e
    else:
        raise AssertionError


class Handle:
    __slots__ = ("target", "count", "state")

    def __init__(self, target, count):
        self.target = target
        self.count = count
        self.state = None


class Timer(Handle):
    __slots__ = ("when",)

    def __init__(self, target, count, when):
        super().__init__(target, count)
        self.when = when


class Plain(Handle):
    pass


def handles(i):
    h = Handle(i, 1) if i % 3 else Timer(i, 2, i) if i % 2 else Plain(i, 3)
    h.count += 1
    h.state = i
    return h.target, h.count, h.state, hasattr(h, "when"), hasattr(h, "__dict__")


for i in range(6000):
    expected = (i, 2, i, False, False) if i % 3 else (i, 3, i, True, False) if i % 2 else (i, 4, i, False, True)
    assert handles(i) == expected, (i, handles(i))
