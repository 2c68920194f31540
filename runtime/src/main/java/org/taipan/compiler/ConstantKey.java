package org.taipan.compiler;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCode;
import org.taipan.types.PyComplex;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * Keys that are equal for constants that may be shared: of one type and value, in all parts, and with the sign of zeros
 * kept apart. CPython's {@code _PyCode_ConstantKey}.
 */
final class ConstantKey {
    private record BytesKey(byte[] value) {
        @Override
        public boolean equals(Object o) {
            return o instanceof BytesKey other && Arrays.equals(value, other.value);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(value);
        }
    }

    private record TupleKey(Object[] items, int hash) {
        @Override
        public boolean equals(Object o) {
            return o instanceof TupleKey other && hash == other.hash && Arrays.equals(items, other.items);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    private record SetKey(Set<Object> items) {
    }

    private record ComplexKey(Double real, Double imag) {
    }

    /** A string that is not a Java string; UTF-16 would not tell two surrogates from one character. */
    private record WideKey(int[] codePoints) {
        @Override
        public boolean equals(Object o) {
            return o instanceof WideKey other && Arrays.equals(codePoints, other.codePoints);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(codePoints);
        }
    }

    private record IdentityKey(Object value) {
        @Override
        public boolean equals(Object o) {
            return o instanceof IdentityKey other && value == other.value;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(value);
        }
    }

    /** Code is compared without file and qualified name, as Python compares it. */
    private record CodeKey(PyCode code) {
        @Override
        public boolean equals(Object o) {
            if (!(o instanceof CodeKey other)) {
                return false;
            }
            PyCode a = code;
            PyCode b = other.code;
            return a == b || a.name.equals(b.name) && a.argCount == b.argCount && a.posOnlyArgCount == b.posOnlyArgCount
                    && a.kwOnlyArgCount == b.kwOnlyArgCount && a.flags == b.flags && a.firstLineNo == b.firstLineNo
                    && Arrays.equals(a.code, b.code) && Arrays.equals(a.names, b.names)
                    && Arrays.equals(a.localsPlusNames, b.localsPlusNames) && Arrays.equals(a.lineTable, b.lineTable)
                    && Arrays.equals(a.exceptionTable, b.exceptionTable)
                    && Arrays.equals(keys(a.consts), keys(b.consts));
        }

        @Override
        public int hashCode() {
            return 31 * code.name.hashCode() + Arrays.hashCode(code.code);
        }
    }

    private ConstantKey() {
    }

    static Object of(Object o) {
        if (o instanceof Double d && d.isNaN()) {
            return new IdentityKey(d);
        }
        if (o instanceof PyTuple t) {
            Object[] keys = keys(t.items());
            return new TupleKey(keys, Arrays.hashCode(keys));
        }
        if (o instanceof PyBytes b) {
            return new BytesKey(b.value());
        }
        if (o instanceof PyComplex c) {
            return new ComplexKey(c.real, c.imag);
        }
        if (o instanceof PyFrozenSet s) {
            return new SetKey(new HashSet<>(Arrays.asList(keys(s.toArray()))));
        }
        if (o instanceof PyCode c) {
            return new CodeKey(c);
        }
        return !(o instanceof String) && PyStr.check(o) ? new WideKey(PyStr.codePoints(o)) : o;
    }

    private static Object[] keys(Object[] values) {
        var keys = new Object[values.length];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = of(values[i]);
        }
        return keys;
    }
}
