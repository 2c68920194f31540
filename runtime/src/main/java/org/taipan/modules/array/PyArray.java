package org.taipan.modules.array;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyGenericAlias;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyMemoryView;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PySlice;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;
import org.taipan.types.codecs.Utf32;

/** {@code array.array}; {@link ArrayStorage} tells how threads may share one. */
@PyTypeDef(name = "array", module = "array", doc = "")
public final class PyArray extends ArrayStorage {
    public static final PyType TYPE = PyType.builtin(new PyArrayTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.SEQUENCE | PyType.SEQUENCE_OPERATORS | PyType.HAS_WEAKREF);

    PyArray(PyType type, char code, byte[] bytes) {
        super(type, code, bytes);
    }

    private PyArray like(byte[] bytes) {
        return new PyArray(TYPE, code, bytes);
    }

    Object __buffer__(ThreadState ts, int flags) {
        return new PyMemoryView(getBuffer(ts, flags));
    }

    void __release_buffer__(ThreadState ts, Object buffer) {
        Call.methodNamed(ts, buffer, "release");
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object classGetItem(ThreadState ts, PyType cls, Object object) {
        return new PyGenericAlias(cls, object);
    }

    // ---- construction -----------------------------------------------------------------------------------------------

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        if (kwargs.size() > 0 && cls == TYPE) {
            throw Errors.typeError("array.array() takes no keyword arguments");
        }
        if (args.length < 1 || args.length > 2) {
            throw Errors.typeError("array() takes at " + (args.length < 1 ? "least 1 argument" : "most 2 arguments")
                    + " (" + args.length + " given)");
        }
        if (!PyStr.check(args[0]) || PyStr.length(args[0]) != 1) {
            throw Args.badArgument("array", "argument 1", "a unicode character", args[0]);
        }
        int c = PyStr.codePointAt(args[0], 0);
        Object initial = args.length == 2 ? args[1] : null;
        if (c == 'u') {
            Warnings.deprecated(ts, "The 'u' type code is deprecated and will be removed in Python 3.16");
        }
        boolean unicode = c == 'u' || c == 'w';
        if (initial != null && !unicode) {
            if (PyStr.check(initial)) {
                throw Errors.typeError("cannot use a str to initialize an array with typecode '"
                        + Character.toString(c) + "'");
            }
            if (initial instanceof PyArray a && ArrayItem.isUnicode(a.code)) {
                throw Errors.typeError("cannot use a unicode array to initialize an array with typecode '"
                        + Character.toString(c) + "'");
            }
        }
        if (ArrayItem.CODES.indexOf(c) < 0) {
            if (initial != null && !PyStr.check(initial)) {
                Iter.iter(ts, initial);
            }
            throw Errors.valueError("bad typecode (must be b, B, u, w, h, H, i, I, l, L, q, Q, f or d)");
        }
        PyArray a = new PyArray(cls, (char) c, new byte[0]);
        if (initial != null) {
            a.fill(ts, initial);
        }
        return a;
    }

    private void fill(ThreadState ts, Object initial) {
        if (initial instanceof PyBytes || initial instanceof org.taipan.types.PyByteArray) {
            frombytes(ts, initial);
        } else if (PyStr.check(initial)) {
            append(encoded(initial));
        } else if (initial instanceof PyArray other && other.code == code) {
            append(other.bytes());
        } else {
            extendFrom(ts, initial);
        }
    }

    /** Appends the items of an iterable, one after the other. */
    private void extendFrom(ThreadState ts, Object iterable) {
        Object it = Iter.iter(ts, iterable);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            append(one(ts, v));
        }
    }

    Object __repr__(ThreadState ts) {
        String head = type().name() + "('" + code + "'";
        if (store.size() == 0) {
            return head + ")";
        }
        Object items = ArrayItem.isUnicode(code) ? tounicode() : tolist();
        return new StrBuilder().append(head + ", ").append(Obj.repr(ts, items)).append(")").toStr();
    }

    // ---- the sequence -----------------------------------------------------------------------------------------------

    long __len__() {
        return store.size();
    }

    Object __iter__() {
        return new ArrayIterator(this);
    }

    Object __getitem__(ThreadState ts, Object key) {
        Store s = store;
        if (key instanceof PySlice slice) {
            PySlice.Range r = slice.range(ts, s.size());
            byte[] b = new byte[(int) r.length() * itemSize];
            for (int i = 0; i < r.length(); i++) {
                System.arraycopy(s.bytes(), (int) (r.start() + i * r.step()) * itemSize, b, i * itemSize, itemSize);
            }
            return like(b);
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("array indices must be integers");
        }
        return get(s, checkedIndex(Number.indexSize(ts, key), s.size(), "array index out of range"));
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        if (key instanceof PySlice slice) {
            if (!(value instanceof PyArray other)) {
                throw Errors.typeError("can only assign array (not \"" + Obj.typeName(value) + "\") to array slice");
            }
            if (other.code != code) {
                throw badArgument();
            }
            byte[] fresh = other.bytes();
            setSlice(slice.range(ts, store.size()), fresh);
            return;
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("array indices must be integers");
        }
        long i = Number.indexSize(ts, key);
        checkedIndex(i, store.size(), "array assignment index out of range");
        long bits = ArrayItem.bits(ts, code, value);
        synchronized (this) {
            Store s = store;
            ArrayItem.put(itemSize, s.memory(),
                    checkedIndex(i, s.size(), "array assignment index out of range") * itemSize, bits);
        }
    }

    private static PyException badArgument() {
        return Errors.typeError("bad argument type for built-in operation");
    }

    void __delitem__(ThreadState ts, Object key) {
        if (key instanceof PySlice slice) {
            deleteSlice(slice.range(ts, store.size()));
            return;
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("array indices must be integers");
        }
        delete(Number.indexSize(ts, key), "array assignment index out of range");
    }

    boolean __contains__(ThreadState ts, Object key) {
        return find(ts, key, 0, Integer.MAX_VALUE) >= 0;
    }

    private int find(ThreadState ts, Object v, int from, int to) {
        for (int i = from; i < Math.min(store.size(), to); i++) {
            Object item = itemOrNull(i);
            if (item != null && Compare.eq(ts, item, v)) {
                return i;
            }
        }
        return -1;
    }

    Object __add__(Object other) {
        if (!(other instanceof PyArray a)) {
            throw Errors.typeError("can only append array (not \"" + Obj.typeName(other) + "\") to array");
        }
        if (a.code != code) {
            throw badArgument();
        }
        PyArray r = like(bytes());
        r.append(a.bytes());
        return r;
    }

    Object __iadd__(Object other) {
        if (!(other instanceof PyArray a)) {
            throw Errors.typeError("can only extend array with array (not \"" + Obj.typeName(other) + "\")");
        }
        extendWith(a);
        return this;
    }

    private void extendWith(PyArray a) {
        if (a.code != code) {
            throw Errors.typeError("can only extend with array of same kind");
        }
        append(a.bytes());
    }

    private byte[] repeated(ThreadState ts, Object count) {
        long n = Math.max(0, Number.indexSize(ts, count));
        byte[] b = bytes();
        if (b.length > 0 && n > (Integer.MAX_VALUE - 64) / b.length) {
            throw Errors.memoryError();
        }
        byte[] r = new byte[(int) (b.length == 0 ? 0 : b.length * n)];
        for (int at = 0; at < r.length; at += b.length) {
            System.arraycopy(b, 0, r, at, b.length);
        }
        return r;
    }

    Object __mul__(ThreadState ts, Object count) {
        return like(repeated(ts, count));
    }

    Object __rmul__(ThreadState ts, Object count) {
        return __mul__(ts, count);
    }

    Object __imul__(ThreadState ts, Object count) {
        byte[] r = repeated(ts, count);
        synchronized (this) {
            splice(0, store.size(), r);
        }
        return this;
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof PyArray b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        int n = store.size();
        int m = b.store.size();
        if (n != m && (op == Slot.EQ || op == Slot.NE)) {
            return op == Slot.NE;
        }
        for (int i = 0; i < Math.min(n, m); i++) {
            Object x = itemOrNull(i);
            Object y = b.itemOrNull(i);
            if (x == null || y == null) {
                break;
            }
            if (!Obj.isTrue(ts, Compare.rich(ts, x, y, Slot.EQ))) {
                return op == Slot.EQ ? Boolean.FALSE : op == Slot.NE ? Boolean.TRUE : Compare.rich(ts, x, y, op);
            }
        }
        return Compare.ordered(Integer.compare(n, m), op);
    }

    // ---- methods of lists -------------------------------------------------------------------------------------------

    @PyMethod(value = "append(v, /)", doc = "Append new value v to the end of the array.")
    void append(ThreadState ts, Object v) {
        append(one(ts, v));
    }

    @PyMethod(value = "extend(bb, /)", doc = "Append items to the end of the array.")
    void extend(ThreadState ts, Object bb) {
        if (bb instanceof PyArray a) {
            extendWith(a);
        } else {
            extendFrom(ts, bb);
        }
    }

    @PyMethod(value = "insert(i, v, /)", doc = "Insert a new item v into the array before position i.")
    void insert(ThreadState ts, long i, Object v) {
        byte[] fresh = one(ts, v);
        synchronized (this) {
            int n = store.size();
            int at = (int) Math.min(Math.max(i < 0 ? i + n : i, 0), n);
            splice(at, at, fresh);
        }
    }

    @PyMethod(value = "pop(i=-1, /)",
            doc = "Return the i-th element and delete it from the array.\n\ni defaults to -1.")
    synchronized Object pop(long i) {
        Store s = store;
        if (s.size() == 0) {
            throw Errors.indexError("pop from empty array");
        }
        int at = checkedIndex(i, s.size(), "pop index out of range");
        Object v = get(s, at);
        delete(at, "pop index out of range");
        return v;
    }

    @PyMethod(value = "remove(v, /)", doc = "Remove the first occurrence of v in the array.")
    void remove(ThreadState ts, Object v) {
        int i = find(ts, v, 0, Integer.MAX_VALUE);
        if (i < 0) {
            throw Errors.valueError("array.remove(x): x not in array");
        }
        delete(i, "array.remove(x): x not in array");
    }

    @PyMethod(value = "index(v, start=0, stop=sys.maxsize, /)",
            doc =
            "Return index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.")
    long index(ThreadState ts, Object v, Object start, Object stop) {
        int n = store.size();
        long from = PySlice.index(ts, start);
        long to = PySlice.index(ts, stop);
        from = from < 0 ? Math.max(from + n, 0) : Math.min(from, n);
        to = to < 0 ? Math.max(to + n, 0) : Math.min(to, n);
        int i = find(ts, v, (int) from, (int) to);
        if (i < 0) {
            throw Errors.valueError("array.index(x): x not in array");
        }
        return i;
    }

    @PyMethod(value = "count(v, /)", doc = "Return number of occurrences of v in the array.")
    long count(ThreadState ts, Object v) {
        long n = 0;
        for (int i = find(ts, v, 0, Integer.MAX_VALUE); i >= 0; i = find(ts, v, i + 1, Integer.MAX_VALUE)) {
            n++;
        }
        return n;
    }

    @PyMethod(value = "reverse()", doc = "Reverse the order of the items in the array.")
    synchronized void reverse() {
        Store s = store;
        byte[] r = new byte[s.size() * itemSize];
        for (int i = 0; i < s.size(); i++) {
            System.arraycopy(s.bytes(), i * itemSize, r, (s.size() - 1 - i) * itemSize, itemSize);
        }
        System.arraycopy(r, 0, s.bytes(), 0, r.length);
    }

    @PyMethod(value = "clear()", doc = "Remove all items from the array.")
    synchronized void clear() {
        checkResizable();
        store = Store.of(new byte[0], 0);
    }

    // ---- conversions ------------------------------------------------------------------------------------------------

    @PyMethod(value = "tolist()", doc = "Convert array to an ordinary list with the same items.")
    Object tolist() {
        Store s = store;
        Object[] items = new Object[s.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = get(s, i);
        }
        return new PyList(items);
    }

    @PyMethod(value = "fromlist(list, /)", doc = "Append items to array from list.")
    void fromlist(ThreadState ts, Object list) {
        if (!(list instanceof PyList l)) {
            throw Errors.typeError("arg must be list");
        }
        Object[] items = l.toArray();
        byte[] fresh = new byte[items.length * itemSize];
        ByteBuffer to = ByteBuffer.wrap(fresh).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < items.length; i++) {
            ArrayItem.put(itemSize, to, i * itemSize, ArrayItem.bits(ts, code, items[i]));
            if (l.size() != items.length) {
                throw Errors.runtimeError("list changed size during iteration");
            }
        }
        append(fresh);
    }

    @PyMethod(value = "tobytes()",
            doc = "Convert the array to an array of machine values and return the bytes representation.")
    Object tobytes() {
        return new PyBytes(bytes());
    }

    @PyMethod(value = "frombytes(buffer, /)",
            doc =
            "Appends items from the string, interpreting it as an array of machine values, as if it had been read "
            + "from a file using the fromfile() method.")
    void frombytes(ThreadState ts, Object buffer) {
        byte[] fresh;
        try (Buffer b = Buffers.acquire(ts, buffer, Buffer.SIMPLE)) {
            if (b.itemSize != 1) {
                throw Errors.typeError("a bytes-like object is required");
            }
            if (b.length % itemSize != 0) {
                throw Errors.valueError("bytes length not a multiple of item size");
            }
            fresh = b.toByteArray();
        }
        append(fresh);
    }

    @PyMethod(value = "tounicode()",
            doc = "Extends this array with data from the unicode string ustr.\n\nConvert the array to a unicode "
            + "string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use "
            + "array.tobytes().decode() to obtain a\nunicode string from an array of some other type.")
    Object tounicode() {
        if (!ArrayItem.isUnicode(code)) {
            throw Errors.valueError("tounicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        if (code == 'w') {
            return Utf32.decode(null, bytes(), null, -1, true).text();
        }
        Store s = store;
        StrBuilder b = new StrBuilder(s.size());
        for (int i = 0; i < s.size(); i++) {
            int c = s.memory().getInt(i * itemSize);
            if (c < 0 || c > Character.MAX_CODE_POINT) {
                throw Errors.valueError("character U+" + Integer.toHexString(c)
                        + " is not in range [U+0000; U+10ffff]");
            }
            b.append(c);
        }
        return b.toStr();
    }

    @PyMethod(value = "fromunicode(ustr, /)",
            doc = "Extends this array with data from the unicode string ustr.\n\nThe array must be a unicode type "
            + "array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode "
            + "data to an array of\nsome other type.")
    void fromunicode(Object ustr) {
        if (!PyStr.check(ustr)) {
            throw Args.badArgument("fromunicode", "argument", "str", ustr);
        }
        if (!ArrayItem.isUnicode(code)) {
            throw Errors.valueError("fromunicode() may only be called on unicode type arrays ('u' or 'w')");
        }
        append(encoded(ustr));
    }

    @PyMethod(value = "fromfile(f, n, /)",
            doc = "Read n objects from the file object f and append them to the end of the array.")
    void fromfile(ThreadState ts, Object f, long n) {
        if (n < 0) {
            throw Errors.valueError("negative count");
        }
        if (n > Integer.MAX_VALUE / itemSize) {
            throw Errors.memoryError();
        }
        Object r = Call.methodNamed(ts, f, "read", n * itemSize);
        if (!(r instanceof PyBytes b)) {
            throw Errors.typeError("read() didn't return bytes");
        }
        frombytes(ts, b);
        if (b.size() != n * itemSize) {
            throw Errors.of(Exc.EOFError, "read() didn't return enough bytes");
        }
    }

    @PyMethod(value = "tofile(f, /)", doc = "Write all items (as machine values) to the file object f.")
    void tofile(ThreadState ts, Object f) {
        byte[] b = bytes();
        int block = 64 * 1024;
        for (int i = 0; i < b.length; i += block) {
            Call.methodNamed(ts, f, "write",
                    new PyBytes(Arrays.copyOfRange(b, i, Math.min(i + block, b.length))));
        }
    }

    @PyMethod(value = "byteswap()",
            doc =
            "Byteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, "
            + "RuntimeError is\nraised.")
    synchronized void byteswap() {
        Store s = store;
        for (int i = 0; i < s.size(); i++) {
            int at = i * itemSize;
            switch (itemSize) {
                case 2 -> s.memory().putShort(at, Short.reverseBytes(s.memory().getShort(at)));
                case 4 -> s.memory().putInt(at, Integer.reverseBytes(s.memory().getInt(at)));
                case 8 -> s.memory().putLong(at, Long.reverseBytes(s.memory().getLong(at)));
                default -> {
                }
            }
        }
    }

    @PyMethod(value = "buffer_info()",
            doc = "Return a tuple (address, length) giving the current memory address and the length in items of the "
            + "buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute "
            + "to calculate\nthe buffer length in bytes.")
    Object bufferInfo(ThreadState ts) {
        return new PyTuple(Obj.id(ts, this), (long) store.size());
    }

    @PyMethod(value = "__copy__()", doc = "Return a copy of the array.")
    Object copy() {
        return like(bytes());
    }

    @PyMethod(value = "__deepcopy__(unused, /)", doc = "Return a copy of the array.")
    Object deepCopy(Object unused) {
        return copy();
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of the array in memory, in bytes.")
    long sizeOf() {
        return 64 + (long) store.bytes().length;
    }

    @PyMethod(value = "__reduce_ex__(value, /)", doc = "Return state information for pickling.")
    Object reduceEx(ThreadState ts, Object value) {
        if (!PyLong.check(value)) {
            throw Errors.typeError("__reduce_ex__ argument should be an integer");
        }
        long protocol = Args.toLong(ts, value);
        Object dict = Attr.lookup(ts, this, "__dict__");
        dict = dict == null ? PyNone.NONE : dict;
        if (protocol < 3) {
            return new PyTuple(type(), new PyTuple(String.valueOf(code), tolist()), dict);
        }
        Object module = Call.call(ts, ts.interp.builtins.getStr("__import__"), "array");
        return new PyTuple(Attr.get(ts, module, "_array_reconstructor"),
                new PyTuple(type(), String.valueOf(code), (long) ArrayItem.machineFormat(code), tobytes()), dict);
    }

    @PyGetter(value = "typecode", doc = "the typecode character used to create the array")
    Object typecode() {
        return String.valueOf(code);
    }

    @PyGetter(value = "itemsize", doc = "the size, in bytes, of one array item")
    long itemsize() {
        return itemSize;
    }
}
