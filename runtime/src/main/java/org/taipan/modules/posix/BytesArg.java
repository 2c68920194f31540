package org.taipan.modules.posix;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;

/** Bytes-like arguments. */
public final class BytesArg {
    private BytesArg() {
    }

    /** The bytes of a bytes-like object; not to be modified. @throws org.taipan.objects.PyException TypeError */
    public static byte[] of(ThreadState ts, Object o) {
        if (o instanceof PyBytes b) {
            return b.value();
        }
        throw Errors.typeError("a bytes-like object is required, not '" + Obj.typeName(o) + "'");
    }
}
