package org.taipan.modules.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;

/** Comparison in constant time, as {@code hmac.compare_digest} wants it. */
final class Digests {
    private Digests() {
    }

    static boolean equal(Object a, Object b) {
        if (PyStr.check(a) && PyStr.check(b)) {
            return MessageDigest.isEqual(ascii(PyStr.toJava(a)), ascii(PyStr.toJava(b)));
        }
        if (a instanceof PyBytes x && b instanceof PyBytes y) {
            return MessageDigest.isEqual(x.value(), y.value());
        }
        throw Errors.typeError("unsupported operand types(s) or combination of types: '" + Obj.typeName(a) + "' and '"
                + Obj.typeName(b) + "'");
    }

    private static byte[] ascii(String s) {
        if (s.chars().anyMatch(c -> c > 127)) {
            throw Errors.typeError("comparing strings with non-ASCII characters is not supported");
        }
        return s.getBytes(StandardCharsets.US_ASCII);
    }
}
