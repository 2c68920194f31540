"""_decimal: its results and flags are those of _pydecimal, and what C has of its own."""
import _decimal as c
import _pydecimal as py
import copy
import numbers
import pickle
import random
import threading
from fractions import Fraction

UNARY = "abs exp ln log10 minus next_minus next_plus normalize plus sqrt logb to_integral_exact to_sci_string".split()
BINARY = ("add compare divide divide_int divmod max min_mag multiply next_toward quantize remainder remainder_near "
          "subtract compare_total scaleb shift rotate").split()
ROUNDINGS = [name for name in dir(c) if name.startswith("ROUND_")]


def number(r):
    if r.random() < .06:
        return r.choice(["0", "-0", "Inf", "-Inf", "NaN", "sNaN12", "0E+10", "-0E-20", "1", "10", "1E+5"])
    digits = r.choice([1, 2, 9, 18, 19, 20, 28, 29, 38, 39, 40])
    coefficient = r.choice([str(r.randrange(1, 10 ** digits)), "9" * digits, "5" + "0" * digits,
                            str(2 ** r.choice([63, 64, 127, 128]) + r.randrange(-2, 2))])
    return f"{r.choice(['', '-'])}{coefficient}E{r.choice([0, -1, -digits, r.randrange(-40, 40)])}"


def run(module, parameters, operation, operands):
    context = module.Context(traps=[], **parameters)
    result = getattr(context, operation)(*map(module.Decimal, operands))
    raised = [s.__name__ for s, on in context.flags.items() if on]
    return (tuple(map(str, result)) if isinstance(result, tuple) else str(result)), sorted(raised)


def check_against_python(cases):
    r = random.Random(20)
    for _ in range(cases):
        parameters = dict(prec=r.choice([1, 2, 9, 18, 19, 28, 50]), rounding=r.choice(ROUNDINGS),
                          Emin=r.choice([-999999, -30]), Emax=r.choice([999999, 30]), clamp=r.choice([0, 1]))
        operation = r.choice(UNARY + BINARY)
        operands = [number(r) for _ in range(1 if operation in UNARY else 2)]
        if operation == "divmod":  # _pydecimal does not fold down the quotient
            parameters.update(clamp=0)
        if operation in ("exp", "ln", "log10"):
            parameters.update(Emin=-999999, Emax=999999, clamp=0, prec=min(parameters["prec"], 28))
        a, b = run(c, parameters, operation, operands), run(py, parameters, operation, operands)
        assert a == b, (operation, operands, parameters, a, b)


def check_conversions():
    D = c.Decimal
    for x in (0.1, 1e300, 5e-324, -2.5, 1e22, 123456789.125):
        assert float(D(x)) == x and D(x) == x and hash(D(x)) == hash(x), x
        assert D(x).as_integer_ratio() == x.as_integer_ratio()
    for n in (0, -1, 2 ** 63, -2 ** 63, 10 ** 40, 2 ** 61 - 1):
        assert int(D(n)) == n and hash(D(n)) == hash(n) and D(n) == n
    assert D("0.5") == Fraction(1, 2) and D("0.3") < Fraction(1, 3) and hash(D("0.75")) == hash(Fraction(3, 4))
    assert isinstance(D(1), numbers.Number) and not isinstance(D(1), numbers.Real)
    assert [round(D(x)) for x in ("0.5", "1.5", "-2.5")] == [0, 2, -2] and round(D("2.675"), 2) == D("2.68")
    assert D((1, (1, 2), -1)) == D("-1.2") and D("\u0661\u0662.\u0663") == D("12.3") and D(" 1_000 ") == 1000
    assert pow(10, 2, D(7)) == 2 and pow(D(3), 4, 5) == 1
    assert pickle.loads(pickle.dumps(D("-0E-5"))).as_tuple() == (1, (0,), -5)

    class Sub(D):
        pass
    s = Sub("1.5")
    assert type(s + 0) is D and type(copy.copy(s)) is Sub and type(Sub.from_float(1.5)) is Sub and type(+s) is D


def check_formats():
    D = c.Decimal
    for spec, text in ((",.2f", "1,234,567.89"), ("e", "1.2345678912e+6"), (">20.1f", "           1234567.9"),
                       ("020,.1f", "00,000,001,234,567.9"), (".3g", "1.23e+6"), ("+.0%", "+123456789%"),
                       ("\u20ac^14.2f", "\u20ac\u20ac1234567.89\u20ac\u20ac")):
        assert format(D("1234567.8912"), spec) == text, (spec, format(D("1234567.8912"), spec))
    assert format(D("-0.001"), "z.1f") == "0.0"


def check_contexts():
    with c.localcontext(prec=4, rounding=c.ROUND_UP) as ctx:
        assert c.getcontext() is ctx and c.Decimal(1) / 3 == c.Decimal("0.3334") and ctx.flags[c.Inexact]
    assert c.MAX_PREC == 999999999999999999 and c.MIN_ETINY == -1999999999999999997
    for value, error in ((0, ValueError), ("x", TypeError), (2 ** 64, OverflowError)):
        try:
            ctx.prec = value
        except error:
            pass
        else:
            raise AssertionError(value)
    try:
        c.Decimal(1) / 0
    except ZeroDivisionError as e:
        assert isinstance(e, c.DivisionByZero) and e.args == ([c.DivisionByZero],)
    seen = []
    thread = threading.Thread(target=lambda: seen.append(c.getcontext().prec))
    with c.localcontext(prec=7):
        thread.start()
        thread.join()
    assert seen == [28]
    big = c.Context(prec=c.MAX_PREC, Emax=c.MAX_EMAX, Emin=c.MIN_EMIN, traps=[c.Inexact])
    assert big.divide(c.Decimal(1), 8) == c.Decimal("0.125") and big.sqrt(c.Decimal(625)) == 25


check_against_python(500)
check_conversions()
check_formats()
check_contexts()
