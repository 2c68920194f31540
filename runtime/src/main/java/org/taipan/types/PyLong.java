package org.taipan.types;

import java.math.BigInteger;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code int}: a {@link Long}, or a {@link BigInteger} outside 64 bits; instances of subclasses are {@link LongSubclass}. */
@PyTypeDef(name = "int")
public final class PyLong {
    public static final PyType TYPE =
            PyType.builtin(new PyLongTable(), PyType.OBJECT, PyType.BASETYPE | PyType.LONG_SUBCLASS);
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE);

    private PyLong() {
    }

    /** An instance of a subclass of {@code int}. */
    static final class LongSubclass extends PyObject {
        final Object value;

        LongSubclass(PyType type, Object value) {
            super(type);
            this.value = value;
        }
    }

    /** Whether {@code o} is an {@code int}, {@code bool} or of another subclass. */
    public static boolean check(Object o) {
        return o instanceof Long || o instanceof BigInteger || o instanceof Boolean || o instanceof LongSubclass;
    }

    /** The value of an int, bool or subclass instance: a Long or BigInteger. */
    public static Object value(Object o) {
        return switch (o) {
            case Boolean b -> b ? 1L : 0L;
            case LongSubclass s -> s.value;
            default -> o;
        };
    }

    /** The Python int of a big integer: canonical. */
    public static Object of(BigInteger b) {
        return b.bitLength() < 64 ? (Object) b.longValue() : b;
    }

    /** The value as a big integer. */
    public static BigInteger big(Object o) {
        Object v = value(o);
        return v instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) v;
    }

    /** {@code float(o)} of an int. @throws org.taipan.objects.PyException OverflowError */
    public static double toDouble(Object o) {
        Object v = value(o);
        if (v instanceof Long l) {
            return l;
        }
        double d = ((BigInteger) v).doubleValue();
        if (Double.isInfinite(d)) {
            throw org.taipan.ops.Errors.overflowError("int too large to convert to float");
        }
        return d;
    }

    /** {@code hash(n)}: the value modulo 2^61 - 1, with the sign kept; -1 is replaced by -2. */
    public static long hash(Object value) {
        long h;
        if (value instanceof Long l) {
            long m = Math.abs(l % ((1L << 61) - 1));
            h = l < 0 ? -m : m;
        } else {
            BigInteger b = (BigInteger) value;
            long m = b.abs().mod(MODULUS).longValue();
            h = b.signum() < 0 ? -m : m;
        }
        return h == -1 ? -2 : h;
    }
}
