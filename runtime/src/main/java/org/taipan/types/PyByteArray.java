package org.taipan.types;

import java.lang.invoke.VarHandle;
import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Sharing;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.format.PercentFormat;

/**
 * {@code bytearray}.
 *
 * <p><b>Contract.</b> Reads take no lock and see bytes that were there at some moment during the read; writes hold the
 * object's monitor, and no Python code runs under it. While a buffer is exported the size cannot change, so views never
 * lose their memory. <b>Why it holds.</b> Where the bytes are is told by a {@link Store} that never changes and is
 * replaced by one volatile write; a reader works with the one it has. Appending writes behind the bytes that older stores
 * over the same array know of.
 */
@PyTypeDef(name = "bytearray", doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> bytearray\n"
        + "bytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
        + "bytearray(int) -> bytes array of size given by the parameter initialized with null bytes\n"
        + "bytearray() -> empty bytes array\n\nConstruct a mutable bytearray object from:\n"
        + "  - an iterable yielding integers in range(256)\n  - a text string encoded using the specified encoding\n"
        + "  - a bytes or a buffer object\n  - any object implementing the buffer API.\n"
        + "  - an integer")
public final class PyByteArray extends BytesLike implements BufferExporter {
    public static final PyType TYPE = PyType.builtin(new PyByteArrayTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.SEQUENCE_OPERATORS);

    /** The bytes are {@code array[start:start + size]}. */
    private record Store(byte[] array, int start, int size) {
        byte get(long i) {
            return array[start + (int) i];
        }

        byte[] copy(int from, int to) {
            return Arrays.copyOfRange(array, start + from, start + to);
        }
    }

    private static final Store NOTHING = new Store(new byte[0], 0, 0);

    private volatile Store store = NOTHING;
    private final BufferExports exports = new BufferExports();

    public PyByteArray(PyType type) {
        super(type);
    }

    /** A bytearray of {@code bytes}, which it takes over. */
    public PyByteArray(byte[] bytes) {
        super(TYPE);
        store = new Store(bytes, 0, bytes.length);
    }

    public int size() {
        return store.size;
    }

    /** A copy of the bytes. */
    public byte[] toByteArray() {
        Store s = store;
        return s.copy(0, s.size);
    }

    @Override
    byte[] bytes() {
        return toByteArray();
    }

    @Override
    BytesLike make(byte[] bytes) {
        return new PyByteArray(bytes);
    }

    // ---- the buffer -----------------------------------------------------------------------------------------------------

    @Override
    public synchronized Buffer getBuffer(ThreadState ts, int flags) {
        Store s = store;
        return exports.add(Buffer.ofBytes(this, s.array, s.start, s.size, false));
    }

    @Override
    public synchronized void releaseBuffer(Buffer buffer) {
        exports.remove(buffer);
    }

    Object __buffer__(ThreadState ts, int flags) {
        return new PyMemoryView(getBuffer(ts, flags));
    }

    void __release_buffer__(Object buffer) {
        if (buffer instanceof PyMemoryView view) {
            view.releaseQuietly();
        }
    }

    // ---- changing; the caller holds the monitor -------------------------------------------------------------------------

    private void checkResizable() {
        switch (exports.resize()) {
            case IN_PLACE -> { }
            case IN_COPY -> store = new Store(toByteArray(), 0, store.size);
            case FORBIDDEN -> throw Buffers.error("Existing exports of data: object cannot be re-sized");
        }
    }

    /** Replaces {@code self[from:to]} by {@code fresh}. */
    private void splice(int from, int to, byte[] fresh) {
        Store s = store;
        int tail = s.size - to;
        int grown = fresh.length - (to - from);
        if (grown == 0) {
            System.arraycopy(fresh, 0, s.array, s.start + from, fresh.length);
            return;
        }
        checkResizable();
        s = store;
        if (from == 0 && grown < 0) {
            System.arraycopy(fresh, 0, s.array, s.start - grown, fresh.length);
            store = new Store(s.array, s.start - grown, s.size + grown);
            return;
        }
        int size = TextOps.checkedSize((long) s.size + grown);
        boolean append = tail == 0 && grown > 0;
        if (append && s.start + size <= s.array.length) {
            System.arraycopy(fresh, 0, s.array, s.start + from, fresh.length);
            store = new Store(s.array, s.start, size);
            return;
        }
        byte[] array = new byte[append ? (int) Math.min(TextOps.MAX, size + (long) (size >> 3) + 8) : size];
        System.arraycopy(s.array, s.start, array, 0, from);
        System.arraycopy(fresh, 0, array, from, fresh.length);
        System.arraycopy(s.array, s.start + to, array, from + fresh.length, tail);
        store = new Store(array, 0, size);
    }

    private synchronized void set(byte[] bytes) {
        if (bytes.length != store.size) {
            checkResizable();
        }
        store = new Store(bytes, 0, bytes.length);
    }

    private int checkedIndex(long i, String message) {
        int n = store.size;
        long j = i < 0 ? i + n : i;
        if (j < 0 || j >= n) {
            throw Errors.indexError(message);
        }
        return (int) j;
    }

    // ---- construction -------------------------------------------------------------------------------------------------

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        return new PyByteArray(cls);
    }

    @PyMethod("__init__(source=NULL, encoding=NULL, errors=NULL)")
    void __init__(ThreadState ts, Object source, Object encoding, Object errors) {
        if (source instanceof PyObject o && encoding == null && errors == null && !Buffers.isExporter(source)
                && !PyStr.check(source) && !Number.hasIndex(source) && o.type().slot(Slot.ITER) != null) {
            clear();
            Object it = Iter.iter(ts, source);
            for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
                append(ts, v);
            }
            return;
        }
        byte[] b = BytesSource.from(ts, "bytearray", source, encoding, errors);
        set(source instanceof PyBytes ? b.clone() : b);
    }

    @PyClassMethod(value = "fromhex(string, /)",
            doc = "Create a bytearray object from a string of hexadecimal numbers.\n"
            + "\nSpaces between two numbers are accepted.\nExample: bytearray.fromhex('B9 01EF') -> "
            + "bytearray(b'\\\\xb9\\\\x01\\\\xef')")
    static Object fromhex(ThreadState ts, PyType cls, Object string) {
        if (!PyStr.check(string)) {
            throw Args.badArgument("fromhex", "argument", "str", string);
        }
        byte[] b = BytesText.fromHex(string);
        return cls == TYPE ? new PyByteArray(b) : Call.call(ts, cls, new PyBytes(b));
    }

    Object __repr__() {
        return type().name() + "(" + BytesText.repr(bytes()) + ")";
    }

    Object __str__(ThreadState ts) {
        if (ts.interp.config.bytesWarning > 0) {
            Warnings.warn(ts, Exc.BytesWarning, "str() on a bytearray instance", 1);
        }
        return __repr__();
    }

    @PyMethod(value = "copy()", doc = "Return a copy of B.")
    Object copy() {
        return new PyByteArray(bytes());
    }

    // ---- the sequence ---------------------------------------------------------------------------------------------------

    long __len__() {
        return store.size;
    }

    Object __iter__() {
        return new PyByteArrayIterator(this);
    }

    /** The byte at {@code i}, or -1 beyond the end. */
    int at(long i) {
        Store s = store;
        return i < s.size ? s.get(i) & 0xFF : -1;
    }

    private static PyException badIndex(Object key) {
        return Errors.typeError("bytearray indices must be integers or slices, not " + Obj.typeName(key));
    }

    Object __getitem__(ThreadState ts, Object key) {
        Store s = store;
        if (key instanceof PySlice slice) {
            PySlice.Range r = slice.range(ts, s.size);
            byte[] b = new byte[(int) r.length()];
            for (int i = 0; i < b.length; i++) {
                b[i] = s.get(r.start() + i * r.step());
            }
            return make(b);
        }
        if (!Number.hasIndex(key)) {
            throw badIndex(key);
        }
        return byteAt(Number.indexSize(ts, key));
    }

    /** {@code self[i]}. @throws PyException IndexError */
    public long byteAt(long i) {
        Store s = store;
        long j = i < 0 ? i + s.size : i;
        if (j < 0 || j >= s.size) {
            throw Errors.indexError("bytearray index out of range");
        }
        return s.get(j) & 0xFF;
    }

    /** {@code self[i] = value}. @throws PyException IndexError, ValueError */
    public void setByte(long i, long value) {
        if (value < 0 || value > 255) {
            throw Errors.valueError("byte must be in range(0, 256)");
        }
        if (Sharing.concurrent()) {
            storeShared(i, (byte) value);
        } else {
            store(i, (byte) value);
        }
    }

    private synchronized void storeShared(long i, byte b) {
        store(i, b);
    }

    private void store(long i, byte b) {
        int j = checkedIndex(i, "bytearray index out of range");
        Store s = store;
        s.array[s.start + j] = b;
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        if (key instanceof PySlice slice) {
            byte[] fresh = assigned(ts, value);
            PySlice.Range r = slice.range(ts, size());
            setSlice(r, fresh);
            return;
        }
        if (!Number.hasIndex(key)) {
            throw badIndex(key);
        }
        long i = Number.indexSize(ts, key);
        byte b = byteOf(ts, value);
        storeShared(i, b);
    }

    private static byte[] assigned(ThreadState ts, Object value) {
        if (value instanceof PyByteArray b) {
            return b.bytes();
        }
        String message = "can assign only bytes, buffers, or iterables of ints in range(0, 256)";
        if (PyStr.check(value) || Number.hasIndex(value)) {
            throw Errors.typeError(message);
        }
        return BytesSource.contents(ts, value, () -> message, "byte must be in range(0, 256)");
    }

    private synchronized void setSlice(PySlice.Range planned, byte[] fresh) {
        PySlice.Range r = planned;
        int n = store.size;
        if (r.step() == 1) {
            int from = (int) Math.min(r.start(), n);
            splice(from, (int) Math.min(Math.max(r.stop(), from), n), fresh);
            return;
        }
        if (fresh.length == 0) {
            deleteSlice(r);
            return;
        }
        if (fresh.length != r.length()) {
            throw Errors.valueError("attempt to assign bytes of size " + fresh.length + " to extended slice of size "
                    + r.length());
        }
        Store s = store;
        for (int i = 0; i < fresh.length; i++) {
            long at = r.start() + i * r.step();
            if (at < s.size) {
                s.array[s.start + (int) at] = fresh[i];
            }
        }
    }

    void __delitem__(ThreadState ts, Object key) {
        if (key instanceof PySlice slice) {
            deleteSlice(slice.range(ts, size()));
            return;
        }
        if (!Number.hasIndex(key)) {
            throw badIndex(key);
        }
        long i = Number.indexSize(ts, key);
        synchronized (this) {
            int j = checkedIndex(i, "bytearray index out of range");
            splice(j, j + 1, NOTHING.array);
        }
    }

    private synchronized void deleteSlice(PySlice.Range r) {
        Store s = store;
        if (r.length() == 0) {
            return;
        }
        if (Math.abs(r.step()) == 1) {
            long from = r.step() > 0 ? r.start() : r.start() - r.length() + 1;
            splice((int) Math.min(from, s.size), (int) Math.min(from + r.length(), s.size), NOTHING.array);
            return;
        }
        checkResizable();
        byte[] kept = new byte[s.size];
        int n = 0;
        for (int i = 0; i < s.size; i++) {
            long k = (i - r.start()) / r.step();
            boolean removed = (i - r.start()) % r.step() == 0 && k >= 0 && k < r.length();
            if (!removed) {
                kept[n++] = s.get(i);
            }
        }
        store = new Store(kept, 0, n);
    }

    /** No item may change the size while it is asked for its bytes. */
    @Override
    Object join(ThreadState ts, Object iterable) {
        try (Buffer held = getBuffer(ts, Buffer.SIMPLE)) {
            return super.join(ts, iterable);
        }
    }

    private byte[] operand(ThreadState ts, Object other) {
        if (!Buffers.isExporter(other)) {
            throw Errors.typeError("can't concat " + Obj.typeName(other) + " to " + type().name());
        }
        return Buffers.toBytes(ts, other);
    }

    Object __add__(ThreadState ts, Object other) {
        byte[] b = operand(ts, other);
        byte[] a = bytes();
        byte[] r = Arrays.copyOf(a, TextOps.checkedSize((long) a.length + b.length));
        System.arraycopy(b, 0, r, a.length, b.length);
        return make(r);
    }

    Object __iadd__(ThreadState ts, Object other) {
        byte[] b = operand(ts, other);
        synchronized (this) {
            splice(store.size, store.size, b);
        }
        return this;
    }

    Object __mul__(ThreadState ts, Object count) {
        byte[] s = bytes();
        return make(repeated(s, TextOps.count(ts, count)));
    }

    private static byte[] repeated(byte[] s, long n) {
        if (n > 0 && s.length > 0 && n > Long.MAX_VALUE / s.length) {
            throw Errors.memoryError();
        }
        return ByteOps.OPS.repeat(s, n);
    }

    Object __rmul__(ThreadState ts, Object count) {
        return __mul__(ts, count);
    }

    Object __imul__(ThreadState ts, Object count) {
        long n = TextOps.count(ts, count);
        synchronized (this) {
            byte[] r = repeated(bytes(), n);
            if (r.length != store.size) {
                checkResizable();
                store = new Store(r, 0, r.length);
            }
        }
        return this;
    }

    Object __mod__(ThreadState ts, Object other) {
        return make(PercentFormat.format(ts, bytes(), other));
    }

    Object __rmod__(ThreadState ts, Object other) {
        return other instanceof PyByteArray b ? b.__mod__(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- changing in place ----------------------------------------------------------------------------------------------

    @PyMethod(value = "append(item, /)",
            doc = "Append a single item to the end of the bytearray.\n\n  item\n    The item to be appended.")
    void append(ThreadState ts, Object item) {
        byte b = byteOf(ts, item);
        synchronized (this) {
            Store s = store;
            int end = s.start + s.size;
            if (exports.isEmpty() && end < s.array.length) {
                s.array[end] = b;
                VarHandle.releaseFence();
                store = new Store(s.array, s.start, s.size + 1);
            } else {
                splice(s.size, s.size, new byte[] {b});
            }
        }
    }

    @PyMethod(value = "extend(iterable_of_ints, /)",
            doc = "Append all the items from the iterator or sequence to the end of the bytearray.\n"
            + "\n  iterable_of_ints\n    The iterable of items to append.")
    void extend(ThreadState ts, Object iterable) {
        byte[] fresh;
        if (PyStr.check(iterable)) {
            throw Errors.typeError("expected iterable of integers; got: '" + Obj.typeName(iterable) + "'");
        }
        fresh = BytesSource.contents(ts, iterable, () -> "can't extend bytearray with " + Obj.typeName(iterable),
                "byte must be in range(0, 256)");
        synchronized (this) {
            splice(store.size, store.size, fresh);
        }
    }

    @PyMethod(value = "insert(index, item, /)",
            doc = "Insert a single item into the bytearray before the given index.\n"
            + "\n  index\n    The index where the value is to be inserted.\n  item\n"
            + "    The item to be inserted.")
    void insert(ThreadState ts, long index, Object item) {
        byte b = byteOf(ts, item);
        synchronized (this) {
            int n = store.size;
            int i = (int) Math.min(Math.max(index < 0 ? index + n : index, 0), n);
            splice(i, i, new byte[] {b});
        }
    }

    @PyMethod(value = "pop(index=-1, /)",
            doc = "Remove and return a single item from B.\n\n  index\n    The index from where to remove the item.\n"
            + "    -1 (the default value) means remove the last item.\n\nIf no index argument is given, will pop "
            + "the last item.")
    synchronized long pop(long index) {
        if (store.size == 0) {
            throw Errors.indexError("pop from empty bytearray");
        }
        int i = checkedIndex(index, "pop index out of range");
        checkResizable();
        int b = store.get(i) & 0xFF;
        splice(i, i + 1, NOTHING.array);
        return b;
    }

    @PyMethod(value = "remove(value, /)",
            doc = "Remove the first occurrence of a value in the bytearray.\n\n  value\n    The value to remove.")
    void remove(ThreadState ts, Object value) {
        byte b = byteOf(ts, value);
        synchronized (this) {
            int i = ByteOps.OPS.indexOf(bytes(), b & 0xFF);
            if (i < 0) {
                throw Errors.valueError("value not found in bytearray");
            }
            splice(i, i + 1, NOTHING.array);
        }
    }

    @PyMethod(value = "reverse()", doc = "Reverse the order of the values in B in place.")
    synchronized void reverse() {
        Store s = store;
        for (int i = s.start, j = s.start + s.size - 1; i < j; i++, j--) {
            byte b = s.array[i];
            s.array[i] = s.array[j];
            s.array[j] = b;
        }
    }

    @PyMethod(value = "clear()", doc = "Remove all items from the bytearray.")
    synchronized void clear() {
        checkResizable();
        store = NOTHING;
    }

    // ---- for pickle and sys.getsizeof -------------------------------------------------------------------------------------

    @PyMethod(value = "__alloc__()", doc = "B.__alloc__() -> int\n\nReturn the number of bytes actually allocated.")
    long alloc() {
        int n = store.array.length;
        return n == 0 ? 0 : n + 1L;
    }

    @PyMethod(value = "__sizeof__()", doc = "Returns the size of the bytearray object in memory, in bytes.")
    long sizeOf() {
        return 56 + alloc();
    }

    @PyMethod(value = "__reduce__()", doc = "Return state information for pickling.")
    Object reduce(ThreadState ts) {
        return reduceEx(ts, 2);
    }

    @PyMethod(value = "__reduce_ex__(proto=0, /)", doc = "Return state information for pickling.")
    Object reduceEx(ThreadState ts, int proto) {
        byte[] b = bytes();
        Object getState = Attr.get(ts, this, "__getstate__");
        Object state = Call.call(ts, getState);
        Object args = proto >= 3 ? new PyTuple(new PyBytes(b))
                : b.length == 0 ? PyTuple.EMPTY : new PyTuple(BytesText.latin1(b), "latin-1");
        return new PyTuple(type(), args, state);
    }
}
