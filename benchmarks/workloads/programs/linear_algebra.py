"""Matrices as lists of lists: products, elimination with pivots, power iteration, exact solutions in fractions."""
import math
from fractions import Fraction


class Matrix:
    def __init__(self, rows):
        self.rows = rows

    @classmethod
    def made(cls, height, width, function):
        return cls([[function(i, j) for j in range(width)] for i in range(height)])

    def __matmul__(self, other):
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __getitem__(self, place):
        i, j = place
        return self.rows[i][j]

    def solve(self, right):
        """Gauss elimination with row pivoting; works for floats and fractions alike."""
        n = len(self.rows)
        rows = [row[:] + [b] for row, b in zip(self.rows, right)]
        for k in range(n):
            pivot = max(range(k, n), key=lambda i: abs(rows[i][k]))
            rows[k], rows[pivot] = rows[pivot], rows[k]
            top = rows[k]
            for i in range(k + 1, n):
                row = rows[i]
                factor = row[k] / top[k]
                if factor:
                    for j in range(k, n + 1):
                        row[j] -= factor * top[j]
        x = [0] * n
        for i in range(n - 1, -1, -1):
            row = rows[i]
            x[i] = (row[n] - sum(row[j] * x[j] for j in range(i + 1, n))) / row[i]
        return x


def largest_eigenvalue(matrix, rounds):
    n = len(matrix.rows)
    vector = [1.0] * n
    value = 0.0
    for _ in range(rounds):
        product = [sum(a * v for a, v in zip(row, vector)) for row in matrix.rows]
        value = math.sqrt(sum(p * p for p in product))
        vector = [p / value for p in product]
    return value


def run():
    n = 100
    a = Matrix.made(n, n, lambda i, j: 1.0 / (1 + (i * 7 + j * 3) % 11) + (i == j) * 4)
    b = Matrix.made(n, n, lambda i, j: (i - j) % 5 * 0.25)
    product = a @ b @ a
    x = a.solve([float(i % 4) for i in range(n)])
    residue = max(abs(sum(v * c for v, c in zip(x, row)) - i % 4) for i, row in enumerate(a.rows))
    hilbert = Matrix.made(12, 12, lambda i, j: Fraction(1, i + j + 1))
    exact = hilbert.solve([Fraction(1)] * 12)
    return (round(sum(product[i, i] for i in range(n)), 6), round(sum(x), 9), residue < 1e-9, [int(e) for e in exact],
            round(largest_eigenvalue(a, 40), 8))


EXPECTED = (48697.792603,
            4.767899577,
            True,
            [-12,
             1716,
             -60060,
             900900,
             -7207200,
             34306272,
             -102918816,
             199536480,
             -249420600,
             193993800,
             -85357272,
             16224936],
            31.46379277)
