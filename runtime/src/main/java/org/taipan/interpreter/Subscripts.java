package org.taipan.interpreter;

import static org.taipan.objects.PyObject.typeOf;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Item;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySlice;
import org.taipan.types.PyTuple;

/**
 * BINARY_SUBSCR, STORE_SUBSCR and slices, specialised by the class of the container. The cache of SUBSCR_LIST is how all
 * lists seen store their items ({@code PyList.kind}), for the compiler; {@code Object[].class} if they do so in several ways.
 */
final class Subscripts {
    private Subscripts() {
    }

    private static int kind(Executable x, int pc, Object o, Object key, int list, int tuple, int dict, int generic) {
        x.note(pc, null);
        if (x.exhausted(pc)) {
            return generic;
        }
        if (key instanceof Long && (typeOf(o) == PyBytes.TYPE || typeOf(o) == PyByteArray.TYPE)) {
            x.note(pc, o.getClass());
            return generic;
        }
        if (o instanceof PyList l && l.isExact() && key instanceof Long) {
            x.note(pc, l.kind());
            return list;
        }
        if (o instanceof PyTuple t && t.type() == PyTuple.TYPE && key instanceof Long) {
            return tuple;
        }
        return o instanceof PyDict d && d.type() == PyDict.TYPE ? dict : generic;
    }

    /** The first executions. */
    static Object get(ThreadState ts, Executable x, int pc, Object o, Object key) {
        if (x.warm(pc)) {
            x.quicken(pc, kind(x, pc, o, key, Op.SUBSCR_LIST, Op.SUBSCR_TUPLE, Op.SUBSCR_DICT, Op.SUBSCR_GENERIC));
        }
        return Item.get(ts, o, key);
    }

    private static Object miss(ThreadState ts, Executable x, int pc, Object o, Object key) {
        x.quicken(pc, Op.BINARY_SUBSCR);
        return get(ts, x, pc, o, key);
    }

    static Object getList(ThreadState ts, Executable x, int pc, Object o, Object key) {
        if (o instanceof PyList l && key instanceof Long i && l.isExact()) {
            Object seen = x.caches[pc];
            if (seen != Object[].class && seen != l.kind()) {
                x.widens(pc, Object[].class);
            }
            return l.getItem(i);
        }
        return miss(ts, x, pc, o, key);
    }

    static Object getTuple(ThreadState ts, Executable x, int pc, Object o, Object key) {
        if (o instanceof PyTuple t && key instanceof Long i && t.type() == PyTuple.TYPE) {
            return t.getItem(i);
        }
        return miss(ts, x, pc, o, key);
    }

    static Object getDict(ThreadState ts, Executable x, int pc, Object o, Object key) {
        if (o instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.getItem(ts, key);
        }
        return miss(ts, x, pc, o, key);
    }

    /** The first executions. */
    static void set(ThreadState ts, Executable x, int pc, Object o, Object key, Object value) {
        if (x.warm(pc)) {
            x.quicken(pc, kind(x, pc, o, key, Op.STORE_SUBSCR_LIST, Op.STORE_SUBSCR_GENERIC, Op.STORE_SUBSCR_DICT,
                    Op.STORE_SUBSCR_GENERIC));
        }
        Item.set(ts, o, key, value);
    }

    static void setList(ThreadState ts, Executable x, int pc, Object o, Object key, Object value) {
        if (o instanceof PyList l && key instanceof Long i && l.isExact()) {
            l.setItem(i, value);
            return;
        }
        x.quicken(pc, Op.STORE_SUBSCR);
        set(ts, x, pc, o, key, value);
    }

    static void setDict(ThreadState ts, Executable x, int pc, Object o, Object key, Object value) {
        if (o instanceof PyDict d && d.type() == PyDict.TYPE) {
            d.put(ts, key, value);
            return;
        }
        x.quicken(pc, Op.STORE_SUBSCR);
        set(ts, x, pc, o, key, value);
    }

    static Object getSlice(ThreadState ts, Object o, Object start, Object stop) {
        return Item.slice(ts, o, start, stop);
    }

    static void setSlice(ThreadState ts, Object o, Object start, Object stop, Object value) {
        Item.set(ts, o, new PySlice(start, stop, PyNone.NONE), value);
    }
}
