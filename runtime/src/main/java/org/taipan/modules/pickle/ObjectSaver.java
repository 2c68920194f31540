package org.taipan.modules.pickle;

import java.math.BigInteger;
import java.util.IdentityHashMap;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.AnySet;
import org.taipan.types.DictCursor;
import org.taipan.types.Exc;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyFunction;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** One {@code dump}: decides how an object is written, and writes the builtin containers. */
final class ObjectSaver {
    private static final int BATCH = 1000;
    private static final int FAST_NESTING_LIMIT = 50;
    private static final String WHERE = " while pickling an object";

    final ThreadState ts;
    final PyPickler pickler;
    final PickleOutput out;
    final int protocol;
    private final boolean bin;
    private final ScalarSaver scalars;
    private final GlobalSaver globals;
    private final ReduceSaver reductions;
    private final Object persistentId;
    private final Object reducerOverride;
    private int fastNesting;
    private IdentityHashMap<Object, Boolean> fastMemo;

    ObjectSaver(ThreadState ts, PyPickler pickler, PickleOutput out, Object persistentId, Object reducerOverride) {
        this.ts = ts;
        this.pickler = pickler;
        this.out = out;
        this.protocol = pickler.protocol;
        this.bin = pickler.bin != 0;
        this.persistentId = persistentId;
        this.reducerOverride = reducerOverride;
        this.scalars = new ScalarSaver(this);
        this.globals = new GlobalSaver(this);
        this.reductions = new ReduceSaver(this);
    }

    void dump(Object o) {
        if (protocol >= 2) {
            out.put(Op.PROTO, protocol);
            if (protocol >= 4) {
                out.startFraming();
            }
        }
        save(o);
        out.put(Op.STOP);
        out.finish(ts);
    }

    boolean isBinary() {
        return bin;
    }

    // ---- the memo ---------------------------------------------------------------------------------------------------

    boolean isMemoized(Object o) {
        return pickler.memo.get(o) >= 0;
    }

    /** Numbers {@code o} and tells the reader to do the same. */
    void memoize(Object o) {
        if (pickler.fast != 0) {
            return;
        }
        MemoTable memo = pickler.memo;
        int n = memo.size();
        memo.put(o, n);
        if (protocol >= 4) {
            out.put(Op.MEMOIZE);
        } else if (!bin) {
            out.putLatin1((char) Op.PUT + Integer.toString(n) + "\n");
        } else if (n < 256) {
            out.put(Op.BINPUT, n);
        } else {
            out.putLittle(Op.LONG_BINPUT, n, 4);
        }
    }

    /** Refers to the memo's object {@code n}. */
    private void fetch(long n) {
        if (!bin) {
            out.putLatin1((char) Op.GET + Long.toString(n) + "\n");
        } else if (n < 256) {
            out.put(Op.BINGET, (int) n);
        } else if (n <= 0xffffffffL) {
            out.putLittle(Op.LONG_BINGET, n, 4);
        } else {
            throw PickleState.picklingError("memo id too large for LONG_BINGET");
        }
    }

    void fetch(Object o) {
        long n = pickler.memo.get(o);
        if (n < 0) {
            throw Errors.keyError(o);
        }
        fetch(n);
    }

    // ---- any object -------------------------------------------------------------------------------------------------

    void save(Object o) {
        save(o, true);
    }

    private void save(Object o, boolean persistent) {
        out.boundary(ts);
        if (persistent && persistentId != null && savePersistent(o)) {
            return;
        }
        switch (o) {
            case Long n -> scalars.integer(n);
            case Double d -> scalars.real(d);
            case Boolean b -> scalars.bool(b);
            case BigInteger n -> scalars.bigInteger(n);
            default -> saveMemoized(o);
        }
    }

    private void saveMemoized(Object o) {
        if (o == PyNone.NONE) {
            out.put(Op.NONE);
            return;
        }
        long n = pickler.memo.get(o);
        if (n >= 0) {
            fetch(n);
            return;
        }
        if (o instanceof String || PyStr.checkExact(o)) {
            scalars.string(o);
            return;
        }
        PyType type = PyObject.typeOf(o);
        if (type == PyBytes.TYPE) {
            scalars.bytes((PyBytes) o);
            return;
        }
        ts.enterCall(WHERE);
        try {
            saveContainer(o, type);
        } finally {
            ts.leaveCall();
        }
    }

    private void saveContainer(Object o, PyType type) {
        if (type == PyDict.TYPE) {
            dict((PyDict) o);
        } else if (type == PyTuple.TYPE) {
            tuple((PyTuple) o);
        } else if (type == PyList.TYPE) {
            list((PyList) o);
        } else if (type == PySet.TYPE) {
            set((AnySet) o);
        } else if (type == PyFrozenSet.TYPE) {
            frozenSet((AnySet) o);
        } else if (type == PyByteArray.TYPE) {
            scalars.byteArray((PyByteArray) o);
        } else if (type == PyPickleBuffer.TYPE) {
            scalars.buffer((PyPickleBuffer) o);
        } else {
            saveByReduction(o, type);
        }
    }

    private void saveByReduction(Object o, PyType type) {
        Object reduced = null;
        if (reducerOverride != null) {
            reduced = Call.call(ts, reducerOverride, o);
            if (reduced == org.taipan.types.PyNotImplemented.NOT_IMPLEMENTED) {
                reduced = null;
            }
        }
        if (reduced == null) {
            if (type == PyType.TYPE) {
                globals.type((PyType) o);
                return;
            }
            if (type == PyFunction.TYPE) {
                globals.save(o, null);
                return;
            }
            Object reduce = registered(type);
            if (reduce != null) {
                reduced = Call.call(ts, reduce, o);
            } else if (type.isSubtype(PyType.TYPE)) {
                globals.save(o, null);
                return;
            } else {
                reduced = reduced(o, type);
            }
        }
        if (PyStr.check(reduced)) {
            globals.save(o, reduced);
        } else if (reduced instanceof PyTuple t) {
            reductions.save(t, o);
        } else {
            throw PickleState.picklingError("__reduce__ must return a string or tuple");
        }
    }

    /** The reduction function of a dispatch table, or null. */
    private Object registered(PyType type) {
        Object table = pickler.dispatchTable;
        if (table == null) {
            return PickleState.of(ts).dispatchTable.get(ts, type);
        }
        if (table instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.get(ts, type);
        }
        try {
            return Item.get(ts, table, type);
        } catch (org.taipan.objects.PyException e) {
            if (e.matches(Exc.KeyError)) {
                return null;
            }
            throw e;
        }
    }

    private Object reduced(Object o, PyType type) {
        Object reduce = Attr.lookup(ts, o, "__reduce_ex__");
        if (reduce != null) {
            return Call.call(ts, reduce, (long) protocol);
        }
        reduce = Attr.lookup(ts, o, "__reduce__");
        if (reduce != null) {
            return Call.call(ts, reduce);
        }
        throw PickleState.picklingError("can't pickle '" + type.tpName() + "' object: " + Obj.reprJava(ts, o));
    }

    void saveReduction(PyTuple reduction, Object o) {
        reductions.save(reduction, o);
    }

    private boolean savePersistent(Object o) {
        Object id = Call.call(ts, persistentId, o);
        if (id == PyNone.NONE) {
            return false;
        }
        if (bin) {
            save(id, false);
            out.put(Op.BINPERSID);
        } else {
            Object text = Obj.str(ts, id);
            if (!PyStr.isAscii(text)) {
                throw PickleState.picklingError("persistent IDs in protocol 0 must be ASCII strings");
            }
            out.putLatin1((char) Op.PERSID + PyStr.toJava(text) + "\n");
        }
        return true;
    }

    // ---- containers -------------------------------------------------------------------------------------------------

    private void tuple(PyTuple t) {
        int n = t.size();
        if (n == 0) {
            if (protocol > 0) {
                out.put(Op.EMPTY_TUPLE);
            } else {
                out.put(Op.MARK, Op.TUPLE);
            }
            return;
        }
        boolean small = n <= 3 && protocol >= 2;
        if (!small) {
            out.put(Op.MARK);
        }
        for (Object item : t.items()) {
            save(item);
        }
        if (isMemoized(t)) {
            // The tuple contains itself: take its items from the stack and the tuple from the memo.
            if (!small && bin) {
                out.put(Op.POP_MARK);
            } else {
                for (int i = small ? 1 : 0; i <= n; i++) {
                    out.put(Op.POP);
                }
            }
            fetch(t);
            return;
        }
        out.put(!small ? Op.TUPLE : n == 1 ? Op.TUPLE1 : n == 2 ? Op.TUPLE2 : Op.TUPLE3);
        memoize(t);
    }

    private void list(PyList list) {
        enterFast(list);
        if (bin) {
            out.put(Op.EMPTY_LIST);
        } else {
            out.put(Op.MARK, Op.LIST);
        }
        memoize(list);
        if (list.size() > 0) {
            ts.enterCall(WHERE);
            try {
                if (protocol > 0) {
                    exactList(list);
                } else {
                    appendAll(Iter.iter(ts, list));
                }
            } finally {
                ts.leaveCall();
            }
        }
        leaveFast(list);
    }

    private void exactList(PyList list) {
        if (list.size() == 1) {
            Object item = list.get(0);
            if (item != null) {
                save(item);
                out.put(Op.APPEND);
            }
            return;
        }
        int i = 0;
        do {
            out.put(Op.MARK);
            int end = i + BATCH;
            for (Object item; i < end && (item = list.get(i)) != null; i++) {
                save(item);
            }
            out.put(Op.APPENDS);
        } while (i < list.size());
    }

    /** The items of an iterator, for the list on the stack. */
    void appendAll(Object iterator) {
        Object item = Iter.next(ts, iterator);
        if (protocol == 0) {
            for (; item != null; item = Iter.next(ts, iterator)) {
                save(item);
                out.put(Op.APPEND);
            }
            return;
        }
        while (item != null) {
            Object second = Iter.next(ts, iterator);
            if (second == null) {
                save(item);
                out.put(Op.APPEND);
                return;
            }
            out.put(Op.MARK);
            save(item);
            int n = 1;
            for (item = second; item != null; item = Iter.next(ts, iterator)) {
                save(item);
                if (++n == BATCH) {
                    break;
                }
            }
            out.put(Op.APPENDS);
            if (n != BATCH) {
                return;
            }
            item = Iter.next(ts, iterator);
        }
    }

    private void dict(PyDict dict) {
        enterFast(dict);
        if (bin) {
            out.put(Op.EMPTY_DICT);
        } else {
            out.put(Op.MARK, Op.DICT);
        }
        memoize(dict);
        if (dict.size() > 0) {
            ts.enterCall(WHERE);
            try {
                if (protocol > 0) {
                    exactDict(dict);
                } else {
                    setAll(Iter.iter(ts, Call.methodNamed(ts, dict, "items")));
                }
            } finally {
                ts.leaveCall();
            }
        }
        leaveFast(dict);
    }

    private void exactDict(PyDict dict) {
        int size = dict.size();
        DictCursor cursor = new DictCursor(dict, false);
        if (size == 1) {
            if (cursor.advance()) {
                Object value = cursor.value;
                save(cursor.key);
                save(value);
                out.put(Op.SETITEM);
            }
            return;
        }
        int n;
        do {
            out.put(Op.MARK);
            for (n = 0; n < BATCH && cursor.advance(); n++) {
                Object value = cursor.value;
                save(cursor.key);
                save(value);
            }
            out.put(Op.SETITEMS);
            if (dict.size() != size) {
                throw Errors.runtimeError("dictionary changed size during iteration");
            }
        } while (n == BATCH);
    }

    /** The pairs of an iterator, for the dictionary on the stack. */
    void setAll(Object iterator) {
        Object item = Iter.next(ts, iterator);
        if (protocol == 0) {
            for (; item != null; item = Iter.next(ts, iterator)) {
                pair(item);
                out.put(Op.SETITEM);
            }
            return;
        }
        while (item != null) {
            checkPair(item);
            Object second = Iter.next(ts, iterator);
            if (second == null) {
                pair(item);
                out.put(Op.SETITEM);
                return;
            }
            out.put(Op.MARK);
            pair(item);
            int n = 1;
            for (item = second; item != null; item = Iter.next(ts, iterator)) {
                pair(item);
                if (++n == BATCH) {
                    break;
                }
            }
            out.put(Op.SETITEMS);
            if (n != BATCH) {
                return;
            }
            item = Iter.next(ts, iterator);
        }
    }

    private static PyTuple checkPair(Object item) {
        if (item instanceof PyTuple t && t.size() == 2) {
            return t;
        }
        throw Errors.typeError("dict items iterator must return 2-tuples");
    }

    private void pair(Object item) {
        PyTuple t = checkPair(item);
        save(t.get(0));
        save(t.get(1));
    }

    private void set(AnySet set) {
        if (protocol < 4) {
            saveReduction(new PyTuple(PySet.TYPE, new PyTuple((Object) new PyList(set.toArray()))), set);
            return;
        }
        out.put(Op.EMPTY_SET);
        memoize(set);
        Object[] items = set.toArray();
        if (items.length == 0) {
            return;
        }
        int i = 0;
        int n;
        do {
            out.put(Op.MARK);
            for (n = 0; n < BATCH && i < items.length; n++) {
                save(items[i++]);
            }
            out.put(Op.ADDITEMS);
            if (set.size() != items.length) {
                throw Errors.runtimeError("set changed size during iteration");
            }
        } while (n == BATCH);
    }

    private void frozenSet(AnySet set) {
        enterFast(set);
        if (protocol < 4) {
            saveReduction(new PyTuple(PyFrozenSet.TYPE, new PyTuple((Object) new PyList(set.toArray()))), set);
            return;
        }
        out.put(Op.MARK);
        for (Object item : set.toArray()) {
            save(item);
        }
        if (isMemoized(set)) {
            out.put(Op.POP_MARK);
            fetch(set);
            return;
        }
        out.put(Op.FROZENSET);
        memoize(set);
    }

    // ---- fast mode: no memo, so that cycles must be found otherwise -------------------------------------------------

    private void enterFast(Object o) {
        if (pickler.fast == 0 || ++fastNesting < FAST_NESTING_LIMIT) {
            return;
        }
        if (fastMemo == null) {
            fastMemo = new IdentityHashMap<>();
        }
        if (fastMemo.put(o, true) != null) {
            throw Errors.valueError("fast mode: can't pickle cyclic objects including object type "
                    + PyObject.typeOf(o).tpName() + " at " + Obj.address(o));
        }
    }

    private void leaveFast(Object o) {
        if (pickler.fast != 0 && fastNesting-- >= FAST_NESTING_LIMIT && fastMemo != null) {
            fastMemo.remove(o);
        }
    }
}
