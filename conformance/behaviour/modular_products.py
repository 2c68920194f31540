"""Products of which only the remainder is wanted: hot code does not make them, and must get the same result."""
import random


def power(base, exponent, modulus):
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def product(a, b, m):
    return a * b % m


def by_constant(a, b):
    return a * b % 1000000007


def wrapped(a, b):
    return a * b % (1 << 64)


rnd = random.Random(5)
for k in range(4000):
    m = rnd.choice([rnd.getrandbits(63), rnd.getrandbits(62) | 1, 1 << 62, 2**63 - 1, 3, 1, rnd.getrandbits(33),
                    rnd.getrandbits(130)]) or 7
    a = rnd.choice([rnd.getrandbits(64) - 2**63, rnd.getrandbits(63), -2**63, 2**63 - 1, 0, 1, -1, rnd.getrandbits(100),
                    -rnd.getrandbits(70)])
    b = rnd.choice([rnd.getrandbits(64) - 2**63, rnd.getrandbits(63), -2**63, 2**63 - 1, 5, -1, rnd.getrandbits(90)])
    p = a * b
    r = divmod(p, m)[1]
    assert product(a, b, m) == r and 0 <= r < m, (a, b, m)
    assert product(a, b, -m) == -divmod(-p, m)[1], (a, b, -m)
    assert by_constant(a, b) == divmod(p, 1000000007)[1]
    assert wrapped(a, b) == p & 2**64 - 1
    if k < 300:
        assert power(a, abs(b), m) == pow(a, abs(b), m)
    try:
        product(a, b, 0)
        raise AssertionError
    except ZeroDivisionError:
        pass
assert product(2.5, 3, 4) == 3.5 and product('%s ', 2, (1, 2)) == '1 2 ' and product(True, 3, 2) == 1
