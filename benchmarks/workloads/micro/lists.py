"""Building, indexing, slicing and sorting lists."""


def run():
    numbers = [(i * 7919) % 10007 for i in range(20_000)]
    squares = []
    for n in numbers:
        squares.append(n * n)
    for i in range(1, len(squares)):
        squares[i] = squares[i] ^ squares[i - 1]
    return sum(sorted(squares)[::100]) % 1000003


EXPECTED = 792360
