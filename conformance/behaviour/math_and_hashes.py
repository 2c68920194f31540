"""Functions whose results are fixed to the last digit, random numbers, hashes, context variables."""
import contextvars
import hashlib
import math
import random


def exact_sums():
    assert math.fsum([1e16, 1.0, 1e-16] * 3) == 3e16 + 3
    assert math.sumprod([10, 1e100, -1e100], [1, 1, 1]) == 10.0 and math.sumprod([2**62, 2**62], [2, 2]) == 2**64
    assert math.hypot(*[1e-200] * 4) == 2e-200 and math.hypot(3.0, 4.0) == 5.0
    assert math.dist((1, 2), (4, 6)) == 5.0


def integers():
    assert math.isqrt(10**40 - 1) == 10**20 - 1 and math.isqrt(2**62) == 2**31
    assert math.comb(100, 50) == 100891344545564193334812497256 and math.perm(5) == 120 and math.comb(3, 4) == 0
    assert math.factorial(25) == 15511210043330985984000000 and math.lcm(4, 6, -10) == 60 and math.gcd(2**70, 6) == 2
    assert math.log2(2**2000) == 2000.0 and math.log10(10**500) == 500.0 and math.floor(-10**30) == -10**30


def special_values():
    assert math.nextafter(1.0, 2.0, steps=2) == 1.0000000000000004 and math.ulp(1.0) == 2**-52
    assert math.copysign(1.0, math.remainder(-0.0, 1.0)) == -1.0 and math.remainder(5.0, 2.0) == 1.0
    assert math.gamma(0.5) ** 2 - math.pi < 1e-14 and math.erf(0.5) + math.erfc(0.5) == 1.0 and math.gamma(5) == 24.0
    for f, x, kind, message in ((math.sqrt, -1, ValueError, "math domain error"), (math.exp, 1000, OverflowError,
                                "math range error"), (math.lgamma, 0, ValueError, "math domain error"),
                                (math.isqrt, -1, ValueError, "isqrt() argument must be nonnegative")):
        try:
            f(x)
        except kind as e:
            assert str(e) == message
        else:
            raise AssertionError(f)


def mersenne_twister():
    r = random.Random(12345)
    assert (r.random(), r.getrandbits(100), r.randrange(10**20)) == (
        0.41661987254534116, 1016117545375175581765732037189, 52668006349407496514)
    state = r.getstate()
    first = [r.random() for _ in range(700)]
    r.setstate(state)
    assert first == [r.random() for _ in range(700)]


def hashes():
    assert hashlib.md5(b"abc").hexdigest() == "900150983cd24fb0d6963f7d28e17f72"
    assert hashlib.sha3_256(b"").hexdigest() == "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"
    h = hashlib.sha256(b"a")
    copy = h.copy()
    h.update(b"b")
    assert h.digest() == hashlib.sha256(b"ab").digest() != copy.digest() and (h.digest_size, h.block_size) == (32, 64)
    assert hashlib.blake2s(b"x", digest_size=4, key=b"k", person=b"p").hexdigest() == "826ea08d"
    assert hashlib.shake_128(b"x").digest(3) == hashlib.shake_128(b"x").digest(300)[:3]
    assert hashlib.pbkdf2_hmac("sha1", b"password", b"salt", 2).hex() == "ea6c014dc72d6f8ccd1ed92ace1d41f0d8de8957"


def contexts():
    var = contextvars.ContextVar("var", default=0)
    context = contextvars.copy_context()
    token = context.run(var.set, 1)
    assert var.get() == 0 and context[var] == 1 and len(context) >= 1 and token.old_value is contextvars.Token.MISSING
    inner = context.copy()
    inner.run(var.set, 2)
    assert (context[var], inner[var], inner == context) == (1, 2, False)
    try:
        var.reset(token)
    except ValueError as e:
        assert "was created in a different Context" in str(e)
    else:
        raise AssertionError("no ValueError")


for test in (exact_sums, integers, special_values, mersenne_twister, hashes, contexts):
    test()
