"""Formatted floats against their exact values: decimal knows those, and rounds half to even."""
import random
from decimal import Context, Decimal, ROUND_HALF_EVEN

exact = Context(prec=2000, rounding=ROUND_HALF_EVEN, Emin=-10**6, Emax=10**6)


def numbers(rnd):
    for _ in range(400):
        yield rnd.uniform(-1, 1) * 10.0 ** rnd.randrange(-30, 30)
        yield (rnd.randrange(4000) + 0.5) / 2 ** rnd.randrange(12)
        yield rnd.randrange(10**6) / 10 ** rnd.randrange(7)
        yield 2.0 ** rnd.randrange(-200, 200)
    yield from (0.0, -0.0, 9.5, 99.5, 999.5, 0.5, 1.5, 2.5, 9.9999999, 1e15, 1e16, 1e17, 1e22, 1e23, 2.0**63, 2.0**62,
                9007199254740993.0, 5e-324, 2.2250738585072014e-308, 1.7976931348623157e308)


def fixed(v, places):
    return format(exact.quantize(Decimal(v), Decimal(1).scaleb(-places)), "f")


def exponential(v, places):
    if v == 0:
        return ("-" if str(v)[0] == "-" else "") + "0" + "." * (places > 0) + "0" * places + "e+00"
    d = Context(prec=places + 1, rounding=ROUND_HALF_EVEN).create_decimal(Decimal(v))
    sign, digits, _ = d.as_tuple()
    digits = "".join(map(str, digits)).ljust(places + 1, "0")
    return "%s%s%s%se%+03d" % ("-" * sign, digits[0], "." * (places > 0), digits[1:], d.adjusted())


rnd = random.Random(2)
for v in numbers(rnd):
    for places in (0, 1, 2, rnd.randrange(25)):
        text = fixed(v, places)
        assert "%.*f" % (places, v) == text, (v, places, text)
        assert format(v, f".{places}f") == text
        text = exponential(v, places)
        assert "%.*e" % (places, v) == text, (v, places, text)
        assert "{:.{}E}".format(v, places) == text.upper()
    assert float(format(v, ".17g")) == v

# The layout around the digits.
assert "{:,}|{:_x}|{:+012,}|{:012,.1f}".format(1234567, 0xFFFFFF, -12345, -1234.56) == \
    "1,234,567|ff_ffff|-000,012,345|-0,001,234.6"
assert f"{3.14159:é>+10.2f}|{2.5:<8.0f}|{-0.001:z.1f}|{7:^5}|{7:=+5}" == "ééééé+3.14|2       |0.0|  7  |+   7"
assert format(0.0, ".30f") == "0." + "0" * 30 and format(1e300, ".0f") == str(int(1e300))
assert "%#.0f %#.0e %g %g" % (3.0, 3.0, 1e16, 0.0001) == "3. 3.e+00 1e+16 0.0001"
assert f"{'x':\U0001f600^5}" == "\U0001f600\U0001f600x\U0001f600\U0001f600"


# The same specification means another thing to another type, and only good ones are remembered.
for _ in range(3):
    assert (format(5, "5"), format("5", "5"), format(5.0, "5")) == ("    5", "5    ", "  5.0")
    for value, spec, message in ((1, "s", "Unknown format code 's' for object of type 'int'"),
                                 ("", "d", "Unknown format code 'd' for object of type 'str'"),
                                 (1.5, ".", "Format specifier missing precision"),
                                 (1.5, "10.2fx", "Invalid format specifier '10.2fx' for object of type 'float'")):
        try:
            format(value, spec)
        except ValueError as e:
            assert str(e) == message, str(e)
        else:
            assert False
