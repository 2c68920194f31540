package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyNone;

/** {@code with} and {@code async with}. */
final class Contexts {
    private Contexts() {
    }

    /** BEFORE_WITH: the manager becomes its bound {@code __exit__} and the value of {@code __enter__}. */
    static int enter(ThreadState ts, Object[] s, int sp) {
        Object manager = s[sp - 1];
        String type = org.taipan.ops.Obj.typeName(manager);
        String head = "'" + type + "' object does not support the context manager protocol";
        Object enter = special(ts, manager, "__enter__", head);
        Object exit = special(ts, manager, "__exit__", head + " (missed __exit__ method)");
        s[sp - 1] = exit;
        s[sp] = Call.call(ts, enter);
        return sp + 1;
    }

    /** BEFORE_ASYNC_WITH. */
    static int enterAsync(ThreadState ts, Object[] s, int sp) {
        Object manager = s[sp - 1];
        String type = org.taipan.ops.Obj.typeName(manager);
        String head = "'" + type + "' object does not support the asynchronous context manager protocol";
        Object enter = special(ts, manager, "__aenter__", head);
        Object exit = special(ts, manager, "__aexit__", head + " (missed __aexit__ method)");
        s[sp - 1] = exit;
        s[sp] = Call.call(ts, enter);
        return sp + 1;
    }

    private static Object special(ThreadState ts, Object o, String name, String message) {
        PyType type = PyObject.typeOf(o);
        Object f = type.lookup(name);
        if (f == null) {
            throw Errors.typeError(message);
        }
        return Call.bind(ts, f, o);
    }

    /** WITH_EXCEPT_START: calls {@code exit(type, value, traceback)}. */
    static Object exit(ThreadState ts, Object exit, PyBaseException e) {
        Object tb = e.traceback;
        return Call.call(ts, exit, e.type(), e, tb == null ? PyNone.NONE : tb);
    }
}
