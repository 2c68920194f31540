package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyNone;

/** {@code with} and {@code async with}. */
final class Contexts {
    private Contexts() {
    }

    /** BEFORE_WITH: the manager becomes its bound {@code __exit__} and the value of {@code __enter__}. */
    static int enter(ThreadState ts, Object[] s, int sp) {
        return enter(ts, s, sp, "__enter__", "__exit__", "context manager");
    }

    /** BEFORE_ASYNC_WITH. */
    static int enterAsync(ThreadState ts, Object[] s, int sp) {
        return enter(ts, s, sp, "__aenter__", "__aexit__", "asynchronous context manager");
    }

    private static int enter(ThreadState ts, Object[] s, int sp, String enter, String exit, String protocol) {
        Object manager = s[sp - 1];
        PyType type = PyObject.typeOf(manager);
        Object in = type.lookup(enter);
        if (in == null) {
            throw missing(manager, protocol, "");
        }
        Object bound = Call.bind(ts, in, manager);
        Object out = type.lookup(exit);
        if (out == null) {
            throw missing(manager, protocol, " (missed " + exit + " method)");
        }
        s[sp - 1] = Call.bind(ts, out, manager);
        s[sp] = Call.call(ts, bound);
        return sp + 1;
    }

    private static PyException missing(Object manager, String protocol, String detail) {
        return Errors.typeError("'" + Obj.typeName(manager) + "' object does not support the " + protocol + " protocol"
                + detail);
    }

    /** WITH_EXCEPT_START: calls {@code exit(type, value, traceback)}. */
    static Object exit(ThreadState ts, Object exit, PyBaseException e) {
        Object tb = e.traceback;
        return Call.call(ts, exit, e.type(), e, tb == null ? PyNone.NONE : tb);
    }
}
