package org.taipan.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Arithmetic that is easy to get wrong by one bit, against slower ways to the same result. */
class NumbersTest {
    private final Random random = new Random(1);

    private Object anyInt() {
        return PyLong.of(new BigInteger(random.nextInt(1, 200), random).multiply(
                BigInteger.valueOf(random.nextBoolean() ? 1 : -1)));
    }

    @Test
    void trueDivisionRoundsOnce() {
        MathContext exactEnough = new MathContext(400, RoundingMode.HALF_EVEN);
        for (int i = 0; i < 20_000; i++) {
            BigInteger a = PyLong.big(anyInt()).shiftLeft(random.nextInt(900));
            BigInteger b = PyLong.big(anyInt()).shiftLeft(random.nextInt(1000));
            if (b.signum() == 0 || a.bitLength() - b.bitLength() > 1000) {
                continue;
            }
            double expected = new BigDecimal(a).divide(new BigDecimal(b), exactEnough).doubleValue() + 0.0;
            assertEquals(expected, LongArithmetic.trueDivide(PyLong.of(a), PyLong.of(b)) + 0.0, a + " / " + b);
        }
    }

    @Test
    void quotientAndRemainderFitTogether() {
        for (int i = 0; i < 20_000; i++) {
            Object a = anyInt();
            Object b = anyInt();
            if (LongArithmetic.sign(b) == 0) {
                continue;
            }
            Object q = LongArithmetic.floorDivide(a, b);
            Object r = LongArithmetic.remainder(a, b);
            assertEquals(a, LongArithmetic.add(LongArithmetic.multiply(q, b), r));
            assertTrue(LongArithmetic.sign(r) == 0 || LongArithmetic.sign(r) == LongArithmetic.sign(b));
        }
    }

    @Test
    void roundingAgreesWithTheExactDecimalValue() {
        for (int i = 0; i < 20_000; i++) {
            double d = random.nextInt(4) == 0 ? random.nextInt(100_000) / 1000.0 : random.nextDouble() * 1000;
            int places = random.nextInt(-3, 12);
            double expected = new BigDecimal(d).setScale(places, RoundingMode.HALF_EVEN).doubleValue();
            assertEquals(expected, FloatArithmetic.round(d, places), d + " to " + places);
        }
    }

    @Test
    void equalNumbersHashAlike() {
        for (int i = 0; i < 20_000; i++) {
            double d = Math.scalb((double) random.nextLong(1L << 53), random.nextInt(900));
            Object n = LongArithmetic.fromDouble(d);
            assertEquals(PyLong.hash(n), FloatArithmetic.hash(d));
            assertEquals(0, LongArithmetic.compare(n, d));
        }
        assertEquals(1L << 60, FloatArithmetic.hash(0.5));
    }

    @Test
    void literals() {
        assertEquals(255L, LongText.parseOrNull(" 0xff ", 0, 0));
        assertEquals(-1234567890123456789L, LongText.parseOrNull("-1_234567890_123456789", 10, 0));
        assertEquals(new BigInteger("9223372036854775808"), LongText.parseOrNull("9223372036854775808", 10, 0));
        assertEquals(12L, LongText.parseOrNull("\u0661\u0662", 10, 0));
        for (String wrong : new String[] {"", "_1", "1_", "1__2", "0x", "0b2", "01", "1 2", "+ 1", "\u00b2"}) {
            assertNull(LongText.parseOrNull(wrong, 0, 0), wrong);
        }
    }

    @Test
    void hexadecimalFloats() {
        for (int i = 0; i < 10_000; i++) {
            double d = Double.longBitsToDouble(random.nextLong());
            if (!Double.isNaN(d)) {
                assertEquals(d, FloatText.fromHex(FloatText.toHex(d)));
            }
        }
    }
}
