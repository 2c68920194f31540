"""Raising and catching exceptions, some through several frames."""


class Refused(Exception):
    pass


def check(n):
    if n % 3 == 0:
        raise Refused(n)
    return n


def guarded(n):
    try:
        return check(n)
    finally:
        n += 1


def run():
    caught = passed = 0
    for i in range(30_000):
        try:
            passed += guarded(i)
        except Refused as e:
            caught += e.args[0]
    return caught - passed


EXPECTED = -150015000
