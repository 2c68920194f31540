package org.taipan.interpreter;

import java.math.BigInteger;
import org.taipan.types.PyNone;

/** Values of builtin types that compare, hash and print themselves without running Python code. */
public final class PlainValues {
    private PlainValues() {
    }

    public static boolean is(Object o) {
        return o instanceof String || o instanceof Long || o instanceof Double || o == PyNone.NONE || o instanceof Boolean
                || o instanceof BigInteger;
    }
}
