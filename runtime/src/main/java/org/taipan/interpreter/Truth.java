package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;
import org.taipan.types.PlainContainer;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyMappingProxy;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The truth of values whose type tells it without running Python code. */
final class Truth {
    private Truth() {
    }

    /** 1 or 0; -1 where finding out may run Python code. */
    static int of(ThreadState ts, Object o) {
        if (o instanceof Boolean b) {
            return b ? 1 : 0;
        }
        if (o == PyNone.NONE) {
            return 0;
        }
        if (o instanceof Long l) {
            return l != 0 ? 1 : 0;
        }
        if (o instanceof String s) {
            return s.isEmpty() ? 0 : 1;
        }
        if (o instanceof Double d) {
            return d != 0 ? 1 : 0;
        }
        if (o instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.size() == 0 ? 0 : 1;
        }
        if (o instanceof PyList l && l.isExact()) {
            return l.size() == 0 ? 0 : 1;
        }
        if (o instanceof PyTuple t && t.type() == PyTuple.TYPE) {
            return t.size() == 0 ? 0 : 1;
        }
        PyType type = PyObject.typeOf(o);
        if (o instanceof PlainContainer c && !type.isHeapType()) {
            return c.size() == 0 ? 0 : 1;
        }
        if (type.slot(Slot.BOOL) == null) {
            Object length = type.slot(Slot.LEN);
            if (length == null) {
                return 1;
            }
            if (length instanceof PyWrapperDescriptor && !type.isHeapType() && !(o instanceof PyMappingProxy)) {
                return Obj.length(ts, o) == 0 ? 0 : 1;
            }
        }
        return -1;
    }
}
