"""The largest singular value of an infinite matrix, cut off: nested float loops and small function calls."""
import math


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    n = len(vector)
    return [sum(entry(i, j) * vector[j] for j in range(n)) for i in range(n)]


def transposed_times(vector):
    n = len(vector)
    result = [0.0] * n
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += entry(j, i) * vector[j]
        result[i] = total
    return result


def run():
    u = [1.0] * 220
    for _ in range(6):
        v = transposed_times(times(u))
        u = transposed_times(times(v))
    product = sum(a * b for a, b in zip(u, v))
    return round(math.sqrt(product / sum(b * b for b in v)), 9)


EXPECTED = 1.274223736
