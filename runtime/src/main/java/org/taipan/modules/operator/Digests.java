package org.taipan.modules.operator;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.PyStr;

/** Comparison in constant time, as {@code hmac.compare_digest} wants it. */
public final class Digests {
    private Digests() {
    }

    /** Whether two ASCII strings or two bytes-like objects are equal. @throws org.taipan.objects.PyException TypeError */
    public static boolean equal(ThreadState ts, Object a, Object b) {
        if (PyStr.check(a) && PyStr.check(b)) {
            return MessageDigest.isEqual(ascii(a), ascii(b));
        }
        if (!Buffers.isExporter(a) && !Buffers.isExporter(b)) {
            throw Errors.typeError("unsupported operand types(s) or combination of types: '" + Obj.typeName(a) + "' and '"
                    + Obj.typeName(b) + "'");
        }
        return MessageDigest.isEqual(Buffers.toBytes(ts, a), Buffers.toBytes(ts, b));
    }

    private static byte[] ascii(Object str) {
        if (!PyStr.isAscii(str)) {
            throw Errors.typeError("comparing strings with non-ASCII characters is not supported");
        }
        return PyStr.toJava(str).getBytes(StandardCharsets.US_ASCII);
    }
}
