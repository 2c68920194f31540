"""Generators that builtin functions consume: sum, any, all, min, max, list and the like take what hot code yields directly."""


def numbers(n):
    for i in range(n):
        yield i


class Addend:
    def __radd__(self, other):
        return other + 100


def delegating():
    yield from numbers(4)
    yield 7


def guarded(log):
    try:
        yield 1
        yield 2
    finally:
        log.append('closed')


def summing_itself():
    yield 1
    try:
        sum(itself)
    except ValueError as e:
        yield len(str(e)) > 0
    yield 2


for _ in range(1500):
    # What decides is taken from the generator, what comes after it is not.
    it = numbers(10)
    assert any(v == 4 for v in it) and next(it) == 5
    it = numbers(10)
    assert not all(v < 5 for v in it) and next(it) == 6
    it = numbers(6)
    assert sum(it) == 15 and next(it, None) is None
    assert sum(v * 0.5 for v in numbers(6)) == 7.5
    assert sum((v if v != 3 else 2.5) for v in numbers(6)) == 14.5
    assert sum((1 << 62) for v in numbers(5)) == 5 << 62
    assert sum((Addend() if v == 2 else v) for v in numbers(4)) == 104
    assert max(v * v % 7 for v in numbers(20)) == 4 and min(v - 3.5 for v in numbers(20)) == -3.5
    assert max((str(v) for v in numbers(12)), key=len) == '10'
    assert list(numbers(3)) == [0, 1, 2] and tuple(v for v in numbers(3)) == (0, 1, 2)
    items = [9]
    items.extend(v for v in numbers(3))
    assert items == [9, 0, 1, 2] and ','.join(str(v) for v in numbers(4)) == '0,1,2,3'
    assert sum(delegating()) == 13
    log = []
    assert sum(guarded(log)) == 3 and log == ['closed']
    itself = summing_itself()
    assert sum(itself) == 4
    it = (1 // (v - 3) for v in numbers(5))
    try:
        sum(it)
        raise AssertionError
    except ZeroDivisionError:
        assert next(it, 'ended') == 'ended'
