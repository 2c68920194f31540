package org.taipan.types;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;

/** Ints from and to text and bytes: {@code int(x)}, {@code repr}, {@code to_bytes}; {@code Objects/longobject.c}. */
public final class LongText {
    /** No limit of {@code sys.set_int_max_str_digits} concerns numbers up to this many digits. */
    private static final int DIGITS_THRESHOLD = 640;
    /** 18 decimal digits always fit a long. */
    private static final int LONG_DIGITS = 18;

    private LongText() {
    }

    // ---- int(x) -----------------------------------------------------------------------------------------------------

    /** {@code PyNumber_Long}. */
    static Object fromObject(ThreadState ts, Object o) {
        if (o instanceof Double d) {
            return LongArithmetic.fromDouble(d);
        }
        if (o instanceof Boolean) {
            return PyLong.value(o);
        }
        if (o instanceof String s) {
            return parse(ts, s, 10, o);
        }
        PyType type = PyObject.typeOf(o);
        Object f = type.slot(Slot.INT);
        if (f != null) {
            return exact(ts, Call.method(ts, f, o), "__int__");
        }
        if (type.slot(Slot.INDEX) != null) {
            return Number.index(ts, o);
        }
        f = type.slot(Slot.TRUNC);
        if (f != null) {
            return truncated(ts, Call.method(ts, f, o));
        }
        if (PyStr.check(o)) {
            return parse(ts, PyStr.toJava(o), 10, o);
        }
        byte[] bytes = bytesLike(ts, o);
        if (bytes != null) {
            return parse(ts, new String(bytes, StandardCharsets.US_ASCII), 10, o);
        }
        throw Errors.typeError("int() argument must be a string, a bytes-like object or a real number, not "
                + "'" + type.tpName()
                + "'");
    }

    private static Object exact(ThreadState ts, Object r, String method) {
        if (r instanceof Long || r instanceof BigInteger) {
            return r;
        }
        if (!PyLong.check(r)) {
            throw Errors.typeError(method + " returned non-int (type " + Obj.typeName(r) + ")");
        }
        Warnings.deprecated(ts, method + " returned non-int (type " + Obj.typeName(r) + ").  The ability to return an "
                + "instance of a strict subclass of int is deprecated, and may not be supported in a future version of "
                + "Python.");
        return PyLong.value(r);
    }

    private static Object truncated(ThreadState ts, Object r) {
        Warnings.deprecated(ts, "The delegation of int() to __trunc__ is deprecated.");
        if (PyLong.check(r)) {
            return PyLong.value(r);
        }
        if (!Number.hasIndex(r)) {
            throw Errors.typeError("__trunc__ returned non-Integral (type " + Obj.typeName(r) + ")");
        }
        return Number.index(ts, r);
    }

    /** {@code int(x, base)}. */
    static Object parse(ThreadState ts, Object x, Object base) {
        long b = Number.indexClipped(ts, base);
        if (b != 0 && b < 2 || b > 36) {
            throw Errors.valueError("int() base must be >= 2 and <= 36, or 0");
        }
        if (PyStr.check(x)) {
            return parse(ts, PyStr.toJava(x), (int) b, x);
        }
        if (!(x instanceof PyBytes) && !(x instanceof PyByteArray)) {
            throw Errors.typeError("int() can't convert non-string with explicit base");
        }
        return parse(ts, new String(Buffers.toBytes(ts, x), StandardCharsets.US_ASCII), (int) b, x);
    }

    private static Object parse(ThreadState ts, String s, int base, Object source) {
        Object n = parseOrNull(s, base, ts.interp.intMaxStrDigits);
        if (n == null) {
            String shown = Obj.reprJava(ts, source);
            throw Errors.valueError("invalid literal for int() with base " + base + ": "
                    + shown.substring(0, Math.min(shown.length(), 200)));
        }
        return n;
    }

    /**
     * {@code PyLong_FromString}: an integer literal of {@code base} (0: told by its prefix), in any decimal digits,
     * with
     * white space around it; null if it is none.
     *
     * @param maxDigits the limit of {@code sys.set_int_max_str_digits}, 0 for none
     * @throws PyException ValueError if it has more digits
     */
    public static Object parseOrNull(String text, int base, int maxDigits) {
        String s = FloatText.ascii(text);
        int end = FloatText.endBeforeSpace(s);
        int i = FloatText.skipSpace(s, 0);
        boolean negative = false;
        if (i < end && (s.charAt(i) == '+' || s.charAt(i) == '-')) {
            negative = s.charAt(i++) == '-';
        }
        int prefixed = i + 1 < end && digit(s, i) == 0 ? prefixBase(s.charAt(i + 1)) : 0;
        boolean onlyZero = false;
        if (base == 0) {
            base = prefixed != 0 ? prefixed : 10;
            onlyZero = prefixed == 0 && i < end && digit(s, i) == 0;
        }
        if (prefixed == base) {
            i += 2;
            if (i < end && s.charAt(i) == '_') {
                i++;
            }
        }
        Object n = digits(s, i, end, base, negative, maxDigits);
        return onlyZero && n instanceof Long l && l == 0 || !onlyZero ? n : null;
    }

    private static int prefixBase(char c) {
        return switch (c) {
            case 'x', 'X' -> 16;
            case 'o', 'O' -> 8;
            case 'b', 'B' -> 2;
            default -> 0;
        };
    }

    /** The value of a digit in base 36 at {@code i}; -1 if it is none. */
    private static int digit(String s, int i) {
        char c = s.charAt(i);
        return c <= '9' ? c - '0' : c >= 'a' && c <= 'z' ? c - 'a' + 10 : c >= 'A' && c <= 'Z' ? c - 'A' + 10 : -1;
    }

    private static Object digits(String s, int from, int to, int base, boolean negative, int maxDigits) {
        if (maxDigits > 0 && to - from > Math.max(maxDigits, DIGITS_THRESHOLD) && (base & base - 1) != 0) {
            checkCount(s, from, to, base, maxDigits);
        }
        StringBuilder ascii = null;
        long value = 0;
        boolean fits = true;
        boolean lastWasDigit = false;
        for (int i = from; i < to; i++) {
            if (s.charAt(i) == '_') {
                if (!lastWasDigit) {
                    return null;
                }
                lastWasDigit = false;
                continue;
            }
            int d = digit(s, i);
            if (d < 0 || d >= base) {
                return null;
            }
            lastWasDigit = true;
            if (fits) {
                long next = value * base + d;
                if (value > (Long.MAX_VALUE - 36) / base) {
                    fits = false;
                    ascii = new StringBuilder(to - from + 1).append(Long.toString(value, base));
                } else {
                    value = next;
                    continue;
                }
            }
            ascii.append(Character.forDigit(d, 36));
        }
        if (!lastWasDigit) {
            return null;
        }
        if (fits) {
            return negative ? -value : value;
        }
        BigInteger b;
        try {
            b = big(ascii, base);
        } catch (ArithmeticException e) {
            throw Errors.memoryError();
        }
        return PyLong.of(negative ? b.negate() : b);
    }

    /** Refuses too many digits before anything is spent on them. */
    private static void checkCount(String s, int from, int to, int base, int maxDigits) {
        int count = 0;
        for (int i = from; i < to; i++) {
            int d = digit(s, i);
            if (d >= 0 && d < base) {
                count++;
            } else if (s.charAt(i) != '_') {
                break;
            }
        }
        if (count > maxDigits && count > DIGITS_THRESHOLD) {
            throw Errors.valueError("Exceeds the limit (" + maxDigits + " digits) for integer string conversion: value has "
                    + count + " digits; use sys.set_int_max_str_digits() to increase the limit");
        }
    }

    /** The digits as a number; halves long input, as BigInteger's own reading is quadratic. */
    private static BigInteger big(CharSequence digits, int base) {
        int n = digits.length();
        if (n < 2000) {
            return new BigInteger(digits.toString(), base);
        }
        int low = n / 2;
        BigInteger unit = BigInteger.valueOf(base).pow(low);
        return big(digits.subSequence(0, n - low), base).multiply(unit).add(big(digits.subSequence(n - low, n), base));
    }

    // ---- str(n) -----------------------------------------------------------------------------------------------------

    /** {@code repr(n)} of an exact int. @throws PyException ValueError beyond {@code sys.set_int_max_str_digits} */
    public static String toDecimal(ThreadState ts, Object n) {
        if (n instanceof Long l) {
            return Long.toString(l);
        }
        BigInteger b = (BigInteger) n;
        int max = ts.interp.intMaxStrDigits;
        if (max > 0 && b.bitLength() > DIGITS_THRESHOLD * 3) {
            // Far above the limit, the conversion itself is what must not be done.
            if (b.bitLength() * 0.30102999566398 > max + 2) {
                throw tooManyDigits(max);
            }
            String s = decimal(b);
            int digits = s.length() - (b.signum() < 0 ? 1 : 0);
            if (digits > max && digits > DIGITS_THRESHOLD) {
                throw tooManyDigits(max);
            }
            return s;
        }
        return decimal(b);
    }

    /** Up to so many bits, dividing by a billion again and again is faster than what BigInteger does. */
    private static final int MANY_BITS = 4000;
    private static final int BILLION = 1_000_000_000;

    private static String decimal(BigInteger b) {
        if (b.bitLength() > MANY_BITS) {
            return b.toString();
        }
        boolean negative = b.signum() < 0;
        byte[] bytes = (negative ? b.negate() : b).toByteArray();
        int[] groups = new int[bytes.length * 8 / 29 + 1];
        int n = 0;
        for (int i = 0, count = (bytes.length + 3 & 3) + 1; i < bytes.length; count = 4) {
            long carry = 0;
            for (int stop = i + count; i < stop; i++) {
                carry = carry << 8 | bytes[i] & 0xFF;
            }
            for (int k = 0; k < n; k++) {
                long z = (long) groups[k] << 32 | carry;
                carry = z / BILLION;
                groups[k] = (int) (z - carry * BILLION);
            }
            for (; carry != 0; carry /= BILLION) {
                groups[n++] = (int) (carry % BILLION);
            }
        }
        byte[] text = new byte[9 * n + 1];
        int at = text.length;
        for (int k = 0; k < n; k++) {
            int group = groups[k];
            for (int stop = at - 9; k < n - 1 ? at > stop : group != 0; group /= 10) {
                text[--at] = (byte) ('0' + group % 10);
            }
        }
        if (negative) {
            text[--at] = '-';
        }
        return new String(text, at, text.length - at, StandardCharsets.ISO_8859_1);
    }

    private static PyException tooManyDigits(int max) {
        return Errors.valueError("Exceeds the limit (" + max
                + " digits) for integer string conversion; use sys.set_int_max_str_digits() to increase the limit");
    }

    // ---- bytes ------------------------------------------------------------------------------------------------------

    /** Whether a byte order is 'little'. @throws PyException ValueError unless it is that or 'big' */
    static boolean isLittle(String byteorder) {
        return switch (byteorder) {
            case "little" -> true;
            case "big" -> false;
            default -> throw Errors.valueError("byteorder must be either 'little' or 'big'");
        };
    }

    /** {@code _PyLong_AsByteArray}. @throws PyException OverflowError */
    public static byte[] toBytes(Object n, int length, boolean little, boolean signed) {
        int sign = LongArithmetic.sign(n);
        if (sign < 0 && !signed) {
            throw Errors.overflowError("can't convert negative int to unsigned");
        }
        BigInteger b = LongArithmetic.big(n);
        long bits = sign == 0 ? 0 : b.bitLength() + (signed ? 1 : 0);
        if (bits > 8L * length) {
            throw Errors.overflowError("int too big to convert");
        }
        byte[] digits = b.toByteArray();
        byte[] result = new byte[length];
        if (sign < 0) {
            java.util.Arrays.fill(result, (byte) -1);
        }
        for (int i = 0; i < Math.min(length, digits.length); i++) {
            byte d = digits[digits.length - 1 - i];
            result[little ? i : length - 1 - i] = d;
        }
        return result;
    }

    /** {@code _PyLong_FromByteArray}. */
    public static Object fromBytes(byte[] bytes, boolean little, boolean signed) {
        if (bytes.length == 0) {
            return 0L;
        }
        byte[] magnitude = bytes;
        if (little) {
            magnitude = new byte[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                magnitude[i] = bytes[bytes.length - 1 - i];
            }
        }
        return PyLong.of(signed ? new BigInteger(magnitude) : new BigInteger(1, magnitude));
    }

    /** {@code PyObject_Bytes}. */
    static byte[] bytesOf(ThreadState ts, Object o) {
        Supplier<String> notBytes = () -> "cannot convert '" + Obj.typeName(o) + "' object to bytes";
        if (PyStr.check(o)) {
            throw Errors.typeError(notBytes.get());
        }
        return PyObject.typeOf(o).slot(Slot.BYTES) != null ? ((PyBytes) PyBytes.TYPE.call1(ts, o)).value()
                : BytesSource.contents(ts, o, notBytes, "bytes must be in range(0, 256)");
    }

    /** The bytes of a buffer, or null if {@code o} is none. */
    static byte[] bytesLike(ThreadState ts, Object o) {
        return Buffers.isExporter(o) ? Buffers.toBytes(ts, o) : null;
    }
}
