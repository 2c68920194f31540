package org.taipan.modules.cjk;

import java.math.BigInteger;
import java.util.Arrays;
import org.taipan.ops.Errors;
import org.taipan.types.PyLong;

/** The state of an incremental codec as the {@code int} that {@code getstate()} shows: little-endian, unsigned. */
final class StateNumber {
    private StateNumber() {
    }

    static Object of(byte[] bytes) {
        return PyLong.of(new BigInteger(1, reversed(bytes)));
    }

    /** @throws org.taipan.objects.PyException OverflowError for a negative number or one of more bytes */
    static byte[] bytes(Object number, int size) {
        BigInteger n = PyLong.big(number);
        if (n.signum() < 0) {
            throw Errors.overflowError("can't convert negative int to unsigned");
        }
        if (n.bitLength() > size * 8) {
            throw Errors.overflowError("int too big to convert");
        }
        byte[] big = reversed(n.toByteArray());
        return Arrays.copyOf(big, size);
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] r = new byte[bytes.length];
        for (int i = 0; i < r.length; i++) {
            r[i] = bytes[r.length - 1 - i];
        }
        return r;
    }
}
