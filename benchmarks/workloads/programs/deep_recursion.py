"""Recursion, wide and deep: Ackermann, Tak, mutual recursion, closures that call themselves, deep trees."""
import functools


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


def tak(x, y, z):
    if y >= x:
        return z
    return tak(tak(x - 1, y, z), tak(y - 1, z, x), tak(z - 1, x, y))


def even(n):
    return n == 0 or odd(n - 1)


def odd(n):
    return n != 0 and even(n - 1)


class Node:
    __slots__ = ("key", "left", "right")

    def __init__(self, key):
        self.key = key
        self.left = self.right = None

    def insert(self, key):
        if key < self.key:
            if self.left is None:
                self.left = Node(key)
            else:
                self.left.insert(key)
        elif self.right is None:
            self.right = Node(key)
        else:
            self.right.insert(key)

    def depth(self):
        return 1 + max(self.left.depth() if self.left else 0, self.right.depth() if self.right else 0)

    def fold(self, function, start):
        if self.left:
            start = self.left.fold(function, start)
        start = function(start, self.key)
        return self.right.fold(function, start) if self.right else start


def hanoi(n, source, target, spare, moves):
    if n:
        hanoi(n - 1, source, spare, target, moves)
        moves[0] += source * target
        hanoi(n - 1, spare, target, source, moves)


def partitions(n):
    @functools.lru_cache(maxsize=None)
    def count(rest, largest):
        if rest == 0:
            return 1
        return sum(count(rest - part, part) for part in range(1, min(rest, largest) + 1))

    return count(n, n)


def run():
    root = Node(300)
    seed = 5
    for i in range(150):
        root.insert(301 + i)
        seed = (seed * 69069 + 1) & 0xFFFF
        root.insert(seed % 300)
    moves = [0]
    hanoi(17, 1, 2, 3, moves)
    parity = sum(even(n) for n in range(0, 800, 3))
    return (ackermann(2, 350), tak(19, 12, 6), parity, root.depth(), root.fold(lambda a, b: (a * 31 + b) % 1000003, 0), moves[0],
            partitions(60))


EXPECTED = (703, 12, 134, 151, 814288, 480592, 966467)
