"""Integer arithmetic in a loop."""


def run():
    total = 0
    for i in range(300_000):
        total = (total + i * 7 ^ i >> 3) & 0xFFFFFFF
    return total


EXPECTED = 65082480
