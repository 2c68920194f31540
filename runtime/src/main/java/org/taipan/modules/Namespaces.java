package org.taipan.modules;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.PyFrame;
import org.taipan.types.PyList;

/** {@code globals}, {@code locals}, {@code vars} and {@code dir}. */
final class Namespaces {
    private Namespaces() {
    }

    private static PyFrame frame(ThreadState ts) {
        PyFrame frame = ts.frame;
        if (frame == null) {
            throw Errors.systemError("frame does not exist");
        }
        return frame;
    }

    static Object globals(ThreadState ts) {
        return frame(ts).globals();
    }

    static Object locals(ThreadState ts) {
        return frame(ts).localsSnapshot(ts);
    }

    static Object vars(ThreadState ts, Object object) {
        if (object == null) {
            return locals(ts);
        }
        Object dict = Attr.lookup(ts, object, "__dict__");
        if (dict == null) {
            throw Errors.typeError("vars() argument must have __dict__ attribute");
        }
        return dict;
    }

    static Object dir(ThreadState ts, Object object) {
        Object names;
        if (object == null) {
            names = Call.methodNamed(ts, locals(ts), "keys");
        } else {
            PyType type = PyObject.typeOf(object);
            Object slot = type.slot(Slot.DIR);
            if (slot == null) {
                throw Errors.typeError("object does not provide __dir__");
            }
            names = Call.method(ts, slot, object);
        }
        PyList list = new PyList(Iter.toArray(ts, names));
        Call.methodNamed(ts, list, "sort");
        return list;
    }
}
