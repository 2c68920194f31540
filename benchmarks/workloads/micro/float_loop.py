"""Floating-point arithmetic in a loop."""


def run():
    x, y = 0.5, 0.25
    for _ in range(200_000):
        x, y = x * 1.0000001 + y * 0.5, y - x * 0.000001
    return round(x + y, 6)


EXPECTED = -10.112324
