"""Integers of many sizes: digits of pi, modular powers, primes, Fibonacci numbers, and their text."""


def pi_digits(n):
    """The first digits of pi, by a spigot whose state grows without bound."""
    out = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(out) < n:
        if 4 * q + r - t < m * t:
            out.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, out))


def power(base, exponent, modulus):
    """pow() by hand: squares and products that leave 64 bits and come back."""
    result = 1
    base %= modulus
    while exponent:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def probably_prime(n, bases=(2, 3, 5, 7, 11, 13)):
    if n < 2 or any(n % p == 0 and n != p for p in bases):
        return False
    odd, shift = n - 1, 0
    while odd % 2 == 0:
        odd >>= 1
        shift += 1
    for base in bases:
        x = power(base, odd, n)
        if x in (1, n - 1):
            continue
        for _ in range(shift - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def fibonacci(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


def run():
    digits = pi_digits(1_000)
    primes = [n for n in range((1 << 61) - 3_000, (1 << 61) + 3_000) if n % 2 and n % 3 and probably_prime(n)]
    secret = power(65537, (1 << 521) - 1, (1 << 607) - 1)
    f = fibonacci(20_000)
    text = str(f)
    common = gcd(fibonacci(900), fibonacci(660))
    packed = int.from_bytes(f.to_bytes((f.bit_length() + 7) // 8, "little"), "big")
    hashed = 14695981039346656037
    for c in text * 12:
        hashed = (hashed ^ ord(c)) * 1099511628211 % (1 << 64)
    return (digits[-10:], len(primes), primes[-1] - (1 << 61), secret % 10**9, len(text), int(text) == f, common == fibonacci(60),
            packed % 10**9, hashed)


EXPECTED = ('9216420198', 146, 2961, 565449200, 4180, True, True, 179802380, 6004531245721913637)
