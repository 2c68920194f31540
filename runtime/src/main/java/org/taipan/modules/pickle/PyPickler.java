package org.taipan.modules.pickle;

import java.util.concurrent.atomic.AtomicBoolean;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.DictCursor;
import org.taipan.types.PyBaseObject;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/**
 * {@code _pickle.Pickler}. It is busy while it pickles; whoever uses it meanwhile, from another thread or from a
 * hook that it calls, gets a RuntimeError.
 */
@PyTypeDef(name = "Pickler", module = "_pickle", doc = "This takes a binary file for writing a pickle data stream.\n\n"
        + "The optional protocol argument tells the pickler which protocol to use, 0 to 5; the default is 4.\n"
        + "A negative one selects the highest. The file needs a write() method that takes bytes.\n"
        + "With fix_imports and a protocol below 3 names are written as Python 2 knows them.\n"
        + "With a buffer_callback, buffer views for which it returns a false value are not in the stream.")
public final class PyPickler extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyPicklerTable(), PyType.OBJECT, PyType.BASETYPE);
    private static final String PERSISTENT_ID = "persistent_id";

    volatile MemoTable memo = new MemoTable();
    int protocol;
    int bin;
    int fast;
    boolean fixImports;
    Object dispatchTable;
    Object bufferCallback;
    private Object write;
    private Object persistentIdAttribute;
    private final AtomicBoolean busy = new AtomicBoolean();

    PyPickler(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyPickler(cls);
    }

    @PyMethod("__init__(file, protocol=None, fix_imports=True, buffer_callback=None)")
    void init(ThreadState ts, Object file, Object protocolNumber, boolean fixNames, Object callback) {
        begin();
        try {
            if (write != null) {
                write = null;
                dispatchTable = null;
                persistentIdAttribute = null;
                memo = new MemoTable();
            }
            setProtocol(ts, protocolNumber, fixNames);
            setFile(ts, file);
            setBufferCallback(callback);
            fast = 0;
            if (dispatchTable == null) {
                dispatchTable = Attr.lookup(ts, this, "dispatch_table");
            }
        } finally {
            busy.set(false);
        }
    }

    private void begin() {
        if (!busy.compareAndSet(false, true)) {
            throw Errors.runtimeError("Pickler object is already used");
        }
    }

    void setProtocol(ThreadState ts, Object number, boolean fixNames) {
        long n = number == PyNone.NONE ? Op.DEFAULT_PROTOCOL : Args.toLong(ts, number);
        if (n > Op.HIGHEST_PROTOCOL) {
            throw Errors.valueError("pickle protocol must be <= " + Op.HIGHEST_PROTOCOL);
        }
        protocol = n < 0 ? Op.HIGHEST_PROTOCOL : (int) n;
        bin = protocol > 0 ? 1 : 0;
        fixImports = fixNames && protocol < 3;
    }

    void setFile(ThreadState ts, Object file) {
        write = Attr.lookup(ts, file, "write");
        if (write == null) {
            throw Errors.typeError("file must have a 'write' attribute");
        }
    }

    void setBufferCallback(Object callback) {
        bufferCallback = callback == PyNone.NONE ? null : callback;
        if (bufferCallback != null && protocol < 5) {
            throw Errors.valueError("buffer_callback needs protocol >= 5");
        }
    }

    @PyMethod(value = "persistent_id(obj, /)")
    static Object persistentId(PyPickler self, Object o) {
        return PyNone.NONE;
    }

    @PyMethod(value = "dump(obj, /)", doc = "Write a pickled representation of the given object to the open file.")
    void dump(ThreadState ts, Object o) {
        if (write == null) {
            throw PickleState.picklingError("Pickler.__init__() was not called by " + type().tpName() + ".__init__()");
        }
        pickle(ts, o);
    }

    /** The pickle of {@code o}, for {@code dumps}. */
    PyBytes dumps(ThreadState ts, Object o) {
        return pickle(ts, o).toBytes();
    }

    private PickleOutput pickle(ThreadState ts, Object o) {
        begin();
        try {
            Object persistentId = type() == TYPE && persistentIdAttribute == null
                    || persistentIdAttribute == null && type().lookup(PERSISTENT_ID) == TYPE.lookup(PERSISTENT_ID)
                    ? null : Attr.get(ts, this, PERSISTENT_ID);
            Object override = type() == TYPE ? null : Attr.lookup(ts, this, "reducer_override");
            PickleOutput out = new PickleOutput(write);
            new ObjectSaver(ts, this, out, persistentId, override).dump(o);
            return out;
        } finally {
            busy.set(false);
        }
    }

    @PyMethod(value = "clear_memo()", doc = "Clears the pickler's \"memo\".\n\nThe memo remembers which objects the "
            + "pickler has already seen, so that they\nare pickled by reference. Useful when re-using picklers.")
    void clearMemo() {
        memo = new MemoTable();
    }

    @PyMethod(value = "__sizeof__()", doc = "Returns size in memory, in bytes.")
    long sizeOf() {
        return 160 + 48L * Math.max(8, memo.size());
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        Object v = persistentIdAttribute;
        if (v == null || !n.equals(PERSISTENT_ID)) {
            v = Attr.generic(ts, this, type(), n);
        }
        if (v == null) {
            throw Errors.noAttribute(this, n);
        }
        return v;
    }

    void __setattr__(ThreadState ts, Object name, Object value) {
        store(ts, PyBaseObject.attributeName(name), value);
    }

    void __delattr__(ThreadState ts, Object name) {
        store(ts, PyBaseObject.attributeName(name), null);
    }

    private void store(ThreadState ts, String name, Object value) {
        if (name.equals(PERSISTENT_ID)) {
            persistentIdAttribute = value;
        } else {
            Attr.genericSet(ts, this, type(), name, value);
        }
    }

    @PyGetter("bin")
    int getBin() {
        return bin;
    }

    @PySetter("bin")
    void setBin(ThreadState ts, Object value) {
        bin = Args.toInt(ts, value);
    }

    @PyDeleter("bin")
    void deleteBin() {
        throw Errors.typeError("can't delete numeric/char attribute");
    }

    @PyGetter("fast")
    int getFast() {
        return fast;
    }

    @PySetter("fast")
    void setFast(ThreadState ts, Object value) {
        fast = Args.toInt(ts, value);
    }

    @PyDeleter("fast")
    void deleteFast() {
        throw Errors.typeError("can't delete numeric/char attribute");
    }

    @PyGetter("dispatch_table")
    Object getDispatchTable() {
        Object table = dispatchTable;
        if (table == null) {
            throw Errors.noAttribute(this, "dispatch_table");
        }
        return table;
    }

    @PySetter("dispatch_table")
    void setDispatchTable(Object value) {
        dispatchTable = value;
    }

    @PyDeleter("dispatch_table")
    void deleteDispatchTable() {
        getDispatchTable();
        dispatchTable = null;
    }

    @PyGetter("memo")
    Object getMemo() {
        return new PicklerMemoProxy(this);
    }

    @PySetter("memo")
    void setMemo(ThreadState ts, Object value) {
        if (value instanceof PicklerMemoProxy proxy) {
            memo = proxy.pickler.memo.copy();
            return;
        }
        if (!(value instanceof PyDict dict)) {
            throw Errors.typeError("'memo' attribute must be a PicklerMemoProxy object or dict, not "
                    + Obj.typeName(value));
        }
        MemoTable table = new MemoTable();
        DictCursor cursor = new DictCursor(dict, false);
        while (cursor.advance()) {
            if (!(cursor.value instanceof PyTuple pair) || pair.size() != 2) {
                throw Errors.typeError("'memo' values must be 2-item tuples");
            }
            table.put(pair.get(1), Args.toLong(ts, pair.get(0)));
        }
        memo = table;
    }

    @PyDeleter("memo")
    void deleteMemo() {
        throw Errors.typeError("attribute deletion is not supported");
    }
}
