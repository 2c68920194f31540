package org.taipan.ops;

import java.math.BigInteger;
import org.taipan.objects.ThreadState;
import org.taipan.types.AnySet;
import org.taipan.types.DictView;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyRange;
import org.taipan.types.PyTuple;

/** Values of builtin types that compare, hash and print themselves without running Python code, and containers of them. */
public final class PlainValues {
    private PlainValues() {
    }

    public static boolean is(Object o) {
        return o instanceof String || o instanceof Long || o instanceof Double || o == PyNone.NONE || o instanceof Boolean
                || o instanceof BigInteger;
    }

    /** The same, or a tuple of such; or bytes. */
    public static boolean isKey(Object o) {
        if (is(o) || o instanceof PyBytes b && b.type() == PyBytes.TYPE) {
            return true;
        }
        if (!(o instanceof PyTuple t) || t.type() != PyTuple.TYPE) {
            return false;
        }
        for (Object item : t.items()) {
            if (!isKey(item)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a dict or set has only plain keys, and the key is plain, too; the methods of its class are the builtin ones. */
    public static boolean isKeyOf(Object container, Object key) {
        return (container instanceof PyDict d ? d.isPlain() : container instanceof AnySet s && s.isPlain()) && isKey(key);
    }

    /** An exact list or tuple. */
    public static boolean isSequence(Object o) {
        return o instanceof PyList l && l.isExact() || o instanceof PyTuple t && t.type() == PyTuple.TYPE;
    }

    /** A builtin container that is iterated over without running Python code. */
    public static boolean isIterable(Object o) {
        return isSequence(o) || o instanceof String || o instanceof PyDict d && d.type() == PyDict.TYPE || o instanceof DictView
                || o instanceof AnySet s && !s.type().isHeapType() || o instanceof PyRange;
    }

    /** {@code set.add(key)}; false if that may run Python code. */
    public static boolean add(AnySet set, ThreadState ts, Object key) {
        if (!isKeyOf(set, key)) {
            return false;
        }
        set.add(ts, key);
        return true;
    }

    /** {@code list.extend(iterable)}; false if that may run Python code. */
    public static boolean extend(PyList list, ThreadState ts, Object iterable) {
        if (!isIterable(iterable)) {
            return false;
        }
        list.extend(ts, iterable);
        return true;
    }

    public static boolean isInt(Object o) {
        return o instanceof Long || o instanceof BigInteger;
    }

    /** Whether a slice of it is taken without running Python code, if the bounds are plain. */
    public static boolean isSliceable(Object o) {
        return o instanceof String || isSequence(o) || o instanceof PyBytes b && b.type() == PyBytes.TYPE;
    }

    /** {@code item in container}: 1 or 0; -1 if that may run Python code. */
    public static int contains(ThreadState ts, Object container, Object item) {
        boolean plain = container instanceof PyDict d ? d.type() == PyDict.TYPE && isKeyOf(d, item)
                : container instanceof AnySet s ? !s.type().isHeapType() && isKeyOf(s, item)
                : container instanceof String ? item instanceof String : container instanceof PyTuple && isKey(container) && isKey(item);
        return !plain ? -1 : Item.contains(ts, container, item) ? 1 : 0;
    }

    /** {@code dict[key]}; null if that may run Python code. */
    public static Object item(ThreadState ts, Object dict, Object key) {
        return dict instanceof PyDict d && d.type() == PyDict.TYPE && isKeyOf(d, key) ? d.getItem(ts, key) : null;
    }

    /** {@code dict[key] = value}; false if that may run Python code. */
    public static boolean store(ThreadState ts, Object dict, Object key, Object value) {
        if (dict instanceof PyDict d && d.type() == PyDict.TYPE && isKeyOf(d, key)) {
            d.put(ts, key, value);
            return true;
        }
        return false;
    }
}
