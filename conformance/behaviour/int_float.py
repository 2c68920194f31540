"""Numbers: what an implementation on machine words and host libraries gets wrong first."""
import sys


def raises(kind, message, f, *args):
    try:
        f(*args)
    except kind as e:
        assert str(e) == message, (str(e), message)
    else:
        raise AssertionError(f"{kind.__name__} not raised")


def word_boundaries():
    for n in (2**63 - 1, 2**63, -2**63, -2**63 - 1, 2**64, 2**53 + 1):
        assert n + 1 - 1 == n and -(-n) == n and ~~n == n and n * 3 // 3 == n
        assert (n << 70) >> 70 == n and int(str(n)) == n
        assert int.from_bytes(n.to_bytes(16, signed=True), signed=True) == n
        assert hash(n) == hash(n + 0) and divmod(n, -7) == (n // -7, n % -7)
    assert -2**63 // -1 == 2**63 and abs(-2**63) == 2**63 and (-2**63) % -1 == 0
    assert 2**53 + 1 > 2.0**53 and 10**400 > 1e308 and not 2**63 - 1 == 2.0**63


def division_and_modulo():
    assert (-7 // 2, -7 % 2, 7 // -2, 7 % -2) == (-4, 1, -4, -1)
    assert (-7.0 // 2, -7.0 % 2, 7.0 % -2, -0.0 % 5) == (-4.0, 1.0, -1.0, 0.0)
    assert 10**30 / 10**29 == 10.0 and (2**1074 + 1) / 2**1074 == 1.0 and 1 / 10**400 == 0.0
    assert str(0 / -5) == "-0.0"
    for message, f in (("division by zero", lambda: 1 / 0), ("integer modulo by zero", lambda: 1 % 0),
                       ("float floor division by zero", lambda: 1.0 // 0), ("float divmod()", lambda: divmod(1.0, 0)),
                       ("0.0 cannot be raised to a negative power", lambda: 0 ** -1)):
        raises(ZeroDivisionError, message, f)


def powers_and_shifts():
    assert pow(3, -1, 7) == 5 and pow(2, 10, -7) == -5 and (-1) ** 10**30 == 1 and 0**0 == 1
    assert isinstance((-8) ** 0.5, complex) and 2**-1 == 0.5
    assert -1 >> 10**30 == -1 and 0 << 10**30 == 0
    raises(OverflowError, "too many digits in integer", lambda: 1 << 10**30)
    raises(ValueError, "negative shift count", lambda: 1 << -1)
    raises(ValueError, "base is not invertible for the given modulus", pow, 2, -1, 4)
    try:
        1e308 ** 2
    except OverflowError as e:
        assert e.args == (34, "Numerical result out of range")
    else:
        raise AssertionError("no OverflowError")


def rounding():
    assert [round(x) for x in (0.5, 1.5, 2.5, -0.5)] == [0, 2, 2, 0] and round(2.675, 2) == 2.67
    assert (round(15, -1), round(25, -1), round(-15, -1)) == (20, 20, -20) and round(1e22, 400) == 1e22
    assert str(round(-0.4)) == "0" and str(round(-0.4, 0)) == "-0.0"


def text():
    assert int("0b1_0", 0) == 2 and int(" \u0661\u0662 ") == 12 and float(" 1_0.5e-1 ") == 1.05
    raises(ValueError, "invalid literal for int() with base 10: '1__0'", int, "1__0")
    raises(ValueError, "could not convert string to float: 'x'", float, "x")
    raises(ValueError, "Exceeds the limit (4300 digits) for integer string conversion: value has 5000 digits; use "
           "sys.set_int_max_str_digits() to increase the limit", int, "1" * 5000)
    raises(ValueError, "Exceeds the limit (4300 digits) for integer string conversion; use "
           "sys.set_int_max_str_digits() to increase the limit", str, 10**4300)
    assert len(str(10**4299)) == 4300 == sys.get_int_max_str_digits()
    assert repr(1e16) == "1e+16" and repr(5e-324) == "5e-324" and repr(1e22) == "1e+22" and repr(-0.0) == "-0.0"
    assert (0.1).hex() == "0x1.999999999999ap-4" and float.fromhex("0x.8p1") == 1.0
    assert repr(complex(-0.0, 2)) == "(-0+2j)" and complex("1e3-j") == 1000 - 1j


def subclasses_give_plain_results():
    class I(int):
        pass

    class F(float):
        def __new__(cls, value, note):
            self = super().__new__(cls, value)
            self.note = note
            return self

    assert type(I(3) + I(4)) is int and type(+I(3)) is int and I(3) == 3 and hash(I(3)) == hash(3)
    assert F(1.5, "x").note == "x" and type(F(1.5, "x") * 2) is float and isinstance(I.from_bytes(b"\1"), I)
    assert (True & False) is False and type(True & 1) is int and True + True == 2


for test in (word_boundaries, division_and_modulo, powers_and_shifts, rounding, text, subclasses_give_plain_results):
    test()
