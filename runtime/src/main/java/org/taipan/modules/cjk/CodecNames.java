package org.taipan.modules.cjk;

import org.taipan.objects.PyException;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;

/** The argument of {@code getcodec} in the {@code _codecs_*} modules. */
final class CodecNames {
    private CodecNames() {
    }

    /** @throws PyException TypeError unless it is a {@code str} */
    static String check(Object encoding) {
        if (!PyStr.check(encoding)) {
            throw Errors.typeError("encoding name must be a string.");
        }
        return PyStr.toJava(encoding);
    }

    static PyException unknown() {
        return Errors.of(Exc.LookupError, "no such codec is supported.");
    }
}
