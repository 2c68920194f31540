package org.taipan.ops;

import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.Exc;
import org.taipan.types.ListIterator;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PySequenceIterator;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.TupleIterator;

/** The iterator protocol. */
public final class Iter {
    private Iter() {
    }

    /** {@code iter(o)}. @throws PyException TypeError if it is not iterable */
    public static Object iter(ThreadState ts, Object o) {
        PyType type = PyObject.typeOf(o);
        if (type == PyList.TYPE) {
            return ((PyList) o).iterator();
        }
        if (type == PyTuple.TYPE) {
            return ((PyTuple) o).iterator();
        }
        Object slot = type.slot(Slot.ITER);
        if (slot == null || slot == PyNone.NONE) {
            if (slot == null && type.slot(Slot.GETITEM) != null && !type.is(PyType.DICT_SUBCLASS)) {
                return new PySequenceIterator(o);
            }
            throw Errors.typeError("'" + type.tpName() + "' object is not iterable");
        }
        Object it = Call.method(ts, slot, o);
        if (it instanceof NativeIterator n && !n.type().isHeapType()) {
            return it;
        }
        if (PyObject.typeOf(it).slot(Slot.NEXT) == null) {
            throw Errors.typeError("iter() returned non-iterator of type '" + Obj.typeName(it) + "'");
        }
        return it;
    }

    /** The iterator as one written in Java, or null if it is none or a class in Python gives it a {@code __next__}. */
    public static NativeIterator asNative(Object it) {
        return it instanceof NativeIterator n && (!n.type().isHeapType()
                || n.type().slot(Slot.NEXT) instanceof PyWrapperDescriptor) ? n : null;
    }

    /** The next item, or null when the iterator is exhausted. */
    public static Object next(ThreadState ts, Object it) {
        // The most frequent ones, so that their code can be inlined.
        if (it instanceof ListIterator l) {
            return l.next(ts);
        }
        if (it instanceof TupleIterator t) {
            return t.next(ts);
        }
        NativeIterator n = asNative(it);
        if (n != null) {
            return n.next(ts);
        }
        Object slot = PyObject.typeOf(it).slot(Slot.NEXT);
        if (slot == null) {
            throw Errors.typeError("'" + Obj.typeName(it) + "' object is not an iterator");
        }
        try {
            return Call.method(ts, slot, it);
        } catch (PyException e) {
            if (e.matches(Exc.StopIteration)) {
                return null;
            }
            throw e;
        }
    }

    /** The next item that {@code sink} does not take, or null when the iterator is exhausted. */
    public static Object next(ThreadState ts, Object it, NativeIterator.Sink sink) {
        NativeIterator n = asNative(it);
        if (n != null) {
            return n.next(ts, sink);
        }
        Object v = next(ts, it);
        while (v != null && sink.take(v)) {
            v = next(ts, it);
        }
        return v;
    }

    /** All items, as an array the caller owns. */
    public static Object[] toArray(ThreadState ts, Object o) {
        if (PyObject.typeOf(o) == PyTuple.TYPE) {
            return ((PyTuple) o).toArray();
        }
        if (PyObject.typeOf(o) == PyList.TYPE) {
            return ((PyList) o).toArray();
        }
        if (o instanceof String s) {
            return PyStr.characters(s);
        }
        Object it = iter(ts, o);
        List<Object> items = new ArrayList<>();
        next(ts, it, items::add);
        return items.toArray();
    }

    /** {@code operator.length_hint(o, default)}. */
    public static long lengthHint(ThreadState ts, Object o, long otherwise) {
        PyType type = PyObject.typeOf(o);
        if (type.slot(Slot.LEN) != null) {
            try {
                return Obj.length(ts, o);
            } catch (PyException e) {
                if (!e.matches(Exc.TypeError)) {
                    throw e;
                }
            }
        }
        Object slot = type.slot(Slot.LENGTH_HINT);
        if (slot == null) {
            return otherwise;
        }
        Object r;
        try {
            r = Call.method(ts, slot, o);
        } catch (PyException e) {
            if (e.matches(Exc.TypeError)) {
                return otherwise;
            }
            throw e;
        }
        if (r == PyNotImplemented.NOT_IMPLEMENTED) {
            return otherwise;
        }
        if (!(r instanceof Long n)) {
            throw Errors.typeError("__length_hint__ must be an integer, not " + Obj.typeName(r));
        }
        if (n < 0) {
            throw Errors.valueError("__length_hint__() should return >= 0");
        }
        return n;
    }
}
