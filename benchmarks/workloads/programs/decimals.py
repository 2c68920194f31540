"""Decimal arithmetic: loans to the cent, series to many digits, rounding and formatting."""
import decimal
from decimal import Decimal

CENT = Decimal("0.01")


def plan(principal, yearly, months):
    """A loan's payments: interest, repayment and rest of each month, to the cent."""
    rate = yearly / 12
    payment = (principal * rate / (1 - (1 + rate) ** -months)).quantize(CENT, decimal.ROUND_HALF_EVEN)
    rest, interest_paid = principal, Decimal(0)
    for _ in range(months):
        interest = (rest * rate).quantize(CENT)
        repayment = min(payment - interest, rest)
        rest -= repayment
        interest_paid += interest
    return payment, interest_paid, rest


def exponential(x):
    term = total = Decimal(1)
    n = 1
    while abs(term) > Decimal(10) ** -45:
        term = term * x / n
        total += term
        n += 1
    return total


def arctan_inverse(n):
    power = Decimal(1) / n
    square, total, k, sign = n * n, power, 1, -1
    while power > Decimal(10) ** -48:
        power /= square
        k += 2
        total += sign * power / k
        sign = -sign
    return total


def run():
    with decimal.localcontext() as context:
        context.prec = 28
        loans = [plan(Decimal(10_000 + 731 * i), Decimal(i % 9 + 1) / 100, 60 + i) for i in range(500)]
        invoices = Decimal(0)
        for i in range(1, 60_000):
            net = Decimal(i * 37 % 10_000) * CENT
            invoices += (net * Decimal("1.19")).quantize(CENT, decimal.ROUND_HALF_UP)
        lines = [f"{p:>12,.2f} {i:10.3f} {r:e}" for p, i, r in loans]
    with decimal.localcontext() as context:
        context.prec = 50
        e = sum((exponential(Decimal(k) / 7) for k in range(1, 100)), Decimal(0))
        pi = 4 * (4 * arctan_inverse(5) - arctan_inverse(239))
        root = Decimal(2).sqrt() * pi.ln()
    return invoices, lines[0], sum(map(len, lines)), str(e)[:40], str(pi)[:45], str(root)[:40], sum(i for _, i, _ in loans)


EXPECTED = (Decimal('3569646.00'),
            '      170.94    256.200 0e-2',
            14683,
            '10421118.6746602444735692563648431580331',
            '3.1415926535897932384626433832795028841971693',
            '1.61889252982202666846453021393980400604',
            Decimal('103629043.70'))
