"""Records flow through a chain of generators: parse, filter, window, merge; send, yield from and itertools."""
import heapq
import itertools


def readings(n, station):
    seed = station * 7919 + 1
    for i in range(n):
        seed = (seed * 69069 + 1) & 0xFFFFFFFF
        yield f"{i * 3 + station % 3};S{station};{(seed >> 16) % 400 / 10 - 5}" if seed & 0xF00 else f"# gap {i}"


def parsed(lines):
    for line in lines:
        if not line.startswith("#"):
            when, station, value = line.split(";")
            yield int(when), station, float(value)


def plausible(records, low, high):
    for record in records:
        if low <= record[2] <= high:
            yield record


def windows(items, size):
    window = []
    for item in items:
        window.append(item)
        if len(window) == size:
            yield tuple(window)
            del window[0]


def smoothed(records):
    for window in windows(records, 3):
        when, station, _ = window[1]
        yield when, station, sum(value for _, _, value in window) / 3


def running_mean():
    """A coroutine in the old sense: send() a number, get the mean so far."""
    total, count, mean = 0.0, 0, None
    while True:
        total += yield mean
        count += 1
        mean = total / count


def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node


def tree(depth):
    return [tree(depth - 1), depth, tree(depth - 1)] if depth else [0]


def primes():
    """A sieve of generators that find their next composite in a dictionary."""
    composites = {}
    for n in itertools.count(2):
        steps = composites.pop(n, None)
        if steps is None:
            yield n
            composites[n * n] = [n]
        else:
            for step in steps:
                composites.setdefault(n + step, []).append(step)


def run():
    streams = [smoothed(plausible(parsed(readings(18_000, s)), -2.0, 33.0)) for s in range(1, 5)]
    means = {}
    checksum = 0.0
    for when, station, value in heapq.merge(*streams):
        mean = means.get(station)
        if mean is None:
            mean = means[station] = running_mean()
            next(mean)
        checksum += mean.send(value) * (when % 5)
    nodes = sum(i * n for i, n in enumerate(flatten(tree(13))))
    found = list(itertools.takewhile(lambda p: p < 40_000, primes()))
    squares = sum(itertools.islice((a * b for a, b in itertools.pairwise(found) if b - a == 2), 400))
    return round(checksum, 6), nodes, len(found), squares


EXPECTED = (1823155.342908, 134078479, 4203, 65406002520)
