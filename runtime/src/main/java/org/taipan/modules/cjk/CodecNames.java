package org.taipan.modules.cjk;

import org.taipan.objects.PyException;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;

/** The arguments that name a codec, in {@code getcodec} of the {@code _codecs_*} modules, and an error handler. */
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

    /** The {@code errors} argument of a stateful codec of CPython's name; TypeError unless it is a {@code str}. */
    static Object errors(Object errors, String function, int position) {
        if (!PyStr.check(errors)) {
            throw Args.badArgument(function, "argument " + position, "str", errors);
        }
        return PyStr.exact(errors);
    }

    static PyException unknown() {
        return Errors.of(Exc.LookupError, "no such codec is supported.");
    }
}
