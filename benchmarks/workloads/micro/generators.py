"""Generators feeding generators."""


def numbers(n):
    for i in range(n):
        yield i


def odd(items):
    for item in items:
        if item % 2:
            yield item


def pairs(items):
    previous = 0
    for item in items:
        yield previous, item
        previous = item


def run():
    return sum(a * b % 7 for a, b in pairs(odd(numbers(100_000))))


EXPECTED = 99993
