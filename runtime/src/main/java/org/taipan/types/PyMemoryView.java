package org.taipan.types;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/**
 * {@code memoryview}. Views of one buffer share it and give it back when the last of them is released.
 *
 * <p><b>Contract.</b> Reads and writes of items take no lock: a race on an item shows its old or new bytes. Releasing and
 * counting exports hold the view's monitor.
 */
@PyTypeDef(name = "memoryview", doc = "Create a new memoryview object which references the given object.")
public final class PyMemoryView extends PyObject implements BufferExporter {
    public static final PyType TYPE = PyType.builtin(new PyMemoryViewTable(), PyType.OBJECT,
            PyType.SEQUENCE | PyType.HAS_WEAKREF);

    /** Null once released: then this view keeps the buffer alive no longer. */
    private volatile SharedBuffer shared;
    private final ByteBuffer memory;
    private final int offset;
    private final int itemSize;
    private final boolean readOnly;
    private final String format;
    /** The format's character; 0 if items of it cannot be read. */
    private final char code;
    private final long[] shape;
    private final long[] strides;
    private volatile boolean released;
    private int exports;
    private long hash;

    /** A view of a whole buffer, which it releases in the end. */
    public PyMemoryView(Buffer buffer) {
        this(new SharedBuffer(buffer), buffer.offset, buffer.itemSize, buffer.readOnly, buffer.format, buffer.shape,
                buffer.strides);
    }

    private PyMemoryView(SharedBuffer shared, int offset, int itemSize, boolean readOnly, String format, long[] shape,
            long[] strides) {
        super(TYPE);
        this.shared = shared;
        this.memory = shared.buffer.memory;
        this.offset = offset;
        this.itemSize = itemSize;
        this.readOnly = readOnly;
        this.format = format;
        this.code = MemoryItem.code(format);
        this.shape = shape;
        this.strides = strides;
        shared.enter();
    }

    @PyMethod("__new__(object)")
    static Object __new__(ThreadState ts, PyType cls, Object object) {
        return of(ts, object, Buffer.FULL_RO);
    }

    @PyClassMethod(value = "_from_flags(object, flags)",
            doc = "Create a new memoryview object which references the given object.")
    static Object fromFlags(ThreadState ts, PyType cls, Object object, int flags) {
        return of(ts, object, flags);
    }

    /** {@code memoryview(o)}: {@code PyMemoryView_FromObject}. */
    public static PyMemoryView of(ThreadState ts, Object o, int flags) {
        if (o instanceof PyMemoryView v) {
            v.check();
            return new PyMemoryView(v.shared(), v.offset, v.itemSize, v.readOnly, v.format, v.shape, v.strides);
        }
        if (!Buffers.isExporter(o)) {
            throw Errors.typeError("memoryview: a bytes-like object is required, not '" + Obj.typeName(o) + "'");
        }
        return new PyMemoryView(Buffers.acquire(ts, o, flags));
    }

    private void check() {
        if (released) {
            throw Errors.valueError("operation forbidden on released memoryview object");
        }
    }

    private SharedBuffer shared() {
        SharedBuffer s = shared;
        check();
        if (s == null) {
            throw Errors.valueError("operation forbidden on released memoryview object");
        }
        return s;
    }

    private long bytes() {
        long n = itemSize;
        for (long s : shape) {
            n *= s;
        }
        return n;
    }

    /** This view as a buffer that does not count as an export. */
    private Buffer view() {
        return new Buffer(null, this, memory, offset, bytes(), itemSize, readOnly, format, shape, strides);
    }

    // ---- the buffer protocol ----------------------------------------------------------------------------------------

    @Override
    public Buffer getBuffer(ThreadState ts, int flags) {
        synchronized (this) {
            check();
            if ((flags & Buffer.WRITABLE) != 0 && readOnly) {
                throw Buffers.error("memoryview: underlying buffer is not writable");
            }
            Buffer b = view();
            if ((flags & Buffer.C_CONTIGUOUS) == Buffer.C_CONTIGUOUS && !b.isCContiguous()) {
                throw Buffers.error("memoryview: underlying buffer is not C-contiguous");
            }
            if ((flags & Buffer.F_CONTIGUOUS) == Buffer.F_CONTIGUOUS && !b.isFContiguous()) {
                throw Buffers.error("memoryview: underlying buffer is not Fortran contiguous");
            }
            if ((flags & Buffer.ANY_CONTIGUOUS) == Buffer.ANY_CONTIGUOUS && !b.isCContiguous() && !b.isFContiguous()) {
                throw Buffers.error("memoryview: underlying buffer is not contiguous");
            }
            if ((flags & Buffer.STRIDES) != Buffer.STRIDES && !b.isCContiguous()) {
                throw Buffers.error("memoryview: underlying buffer is not C-contiguous");
            }
            if ((flags & Buffer.ND) != Buffer.ND && (flags & Buffer.FORMAT) != 0) {
                throw Buffers.error("memoryview: cannot cast to unsigned bytes if the format flag is present");
            }
            exports++;
            return new Buffer(this, this, memory, offset, b.length, itemSize, readOnly, format, shape, strides);
        }
    }

    @Override
    public synchronized void releaseBuffer(Buffer buffer) {
        exports--;
    }

    Object __buffer__(ThreadState ts, int flags) {
        return new PyMemoryView(getBuffer(ts, flags));
    }

    void __release_buffer__(Object buffer) {
        if (buffer instanceof PyMemoryView view) {
            view.releaseQuietly();
        }
    }

    @PyMethod(value = "release()", doc = "Release the underlying buffer exposed by the memoryview object.")
    void release() {
        synchronized (this) {
            if (released) {
                return;
            }
            if (exports > 0) {
                throw Buffers.error("memoryview has " + exports + " exported buffer" + (exports == 1 ? "" : "s"));
            }
            released = true;
        }
        SharedBuffer s = shared;
        shared = null;
        s.leave();
    }

    /** Releases the view unless it has exports of its own. */
    void releaseQuietly() {
        synchronized (this) {
            if (released || exports > 0) {
                return;
            }
            released = true;
        }
        SharedBuffer s = shared;
        shared = null;
        s.leave();
    }

    @PyMethod("__enter__()")
    Object enter() {
        check();
        return this;
    }

    @PyMethod(value = "__exit__(*exc_info)", doc = "Release the underlying buffer exposed by the memoryview object.")
    void exit(Object[] excInfo) {
        release();
    }

    // ---- items ------------------------------------------------------------------------------------------------------

    private Object get(int at) {
        if (code == 0) {
            throw Errors.notImplementedError("memoryview: format " + format + " not supported");
        }
        return MemoryItem.get(code, memory, at);
    }

    private void set(ThreadState ts, int at, Object value) {
        if (code == 0) {
            throw Errors.notImplementedError("memoryview: format " + format + " not supported");
        }
        ByteBuffer item = ByteBuffer.allocate(Long.BYTES).order(memory.order());
        MemoryItem.set(ts, code, item, 0, value);
        check();
        memory.put(at, item, 0, itemSize);
    }

    private int position(long index, int dimension, int from) {
        long i = index < 0 ? index + shape[dimension] : index;
        if (i < 0 || i >= shape[dimension]) {
            throw Errors.indexError("index out of bounds on dimension " + (dimension + 1));
        }
        return from + (int) (i * strides[dimension]);
    }

    private static boolean isIndices(PyTuple key) {
        return key.size() > 0 && Arrays.stream(key.items()).allMatch(Number::hasIndex);
    }

    private int position(ThreadState ts, PyTuple key) {
        if (key.size() < shape.length) {
            throw Errors.notImplementedError("sub-views are not implemented");
        }
        if (key.size() > shape.length) {
            throw Errors.typeError("cannot index " + shape.length + "-dimension view with " + key.size()
                    + "-element tuple");
        }
        int at = offset;
        for (int d = 0; d < shape.length; d++) {
            at = position(Number.indexSize(ts, key.get(d)), d, at);
        }
        return at;
    }

    private static boolean isSlices(PyTuple key) {
        return key.size() > 0 && Arrays.stream(key.items()).allMatch(k -> k instanceof PySlice);
    }

    private PyMemoryView sliced(ThreadState ts, PySlice slice) {
        SharedBuffer held = shared();
        held.enter();
        try {
            PySlice.Range r = slice.range(ts, shape[0]);
            long[] newShape = shape.clone();
            long[] newStrides = strides.clone();
            newShape[0] = r.length();
            newStrides[0] = strides[0] * r.step();
            int from = offset + (r.length() == 0 ? 0 : (int) (r.start() * strides[0]));
            return new PyMemoryView(held, from, itemSize, readOnly, format, newShape, newStrides);
        } finally {
            held.leave();
        }
    }

    Object __getitem__(ThreadState ts, Object key) {
        check();
        if (shape.length == 0) {
            if (key == PyEllipsis.ELLIPSIS) {
                return this;
            }
            if (key instanceof PyTuple t && t.size() == 0) {
                return get(offset);
            }
            throw Errors.typeError("invalid indexing of 0-dim memory");
        }
        if (Number.hasIndex(key)) {
            long i = Number.indexSize(ts, key);
            check();
            if (shape.length != 1) {
                throw Errors.notImplementedError("multi-dimensional sub-views are not implemented");
            }
            return get(position(i, 0, offset));
        }
        if (key instanceof PySlice slice) {
            return sliced(ts, slice);
        }
        if (key instanceof PyTuple t) {
            if (t.size() == 0) {
                throw Errors.notImplementedError("sub-views are not implemented");
            }
            if (isIndices(t)) {
                int at = position(ts, t);
                check();
                return get(at);
            }
            if (isSlices(t)) {
                throw Errors.notImplementedError("multi-dimensional slicing is not implemented");
            }
        }
        throw Errors.typeError("memoryview: invalid slice key");
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        check();
        if (readOnly) {
            throw Errors.typeError("cannot modify read-only memory");
        }
        if (shape.length == 0) {
            if (key == PyEllipsis.ELLIPSIS || key instanceof PyTuple t && t.size() == 0) {
                set(ts, offset, value);
                return;
            }
            throw Errors.typeError("invalid indexing of 0-dim memory");
        }
        if (Number.hasIndex(key)) {
            long i = Number.indexSize(ts, key);
            if (shape.length != 1) {
                throw Errors.notImplementedError("sub-views are not implemented");
            }
            int at = position(i, 0, offset);
            check();
            set(ts, at, value);
        } else if (key instanceof PySlice slice && shape.length == 1) {
            assign(ts, slice, value);
        } else if (key instanceof PyTuple t && isIndices(t)) {
            set(ts, position(ts, t), value);
        } else if (key instanceof PySlice || key instanceof PyTuple t && isSlices(t)) {
            throw Errors.notImplementedError("memoryview slice assignments are currently restricted to ndim = 1");
        } else {
            throw Errors.typeError("memoryview: invalid slice key");
        }
    }

    private void assign(ThreadState ts, PySlice slice, Object value) {
        try (Buffer source = Buffers.acquire(ts, value, Buffer.FULL_RO)) {
            PyMemoryView target = sliced(ts, slice);
            try {
                check();
                boolean same = source.shape.length == 1 && source.shape[0] == target.shape[0]
                        && source.itemSize == itemSize && bare(source.format).equals(bare(format));
                if (!same) {
                    throw Errors.valueError("memoryview assignment: lvalue and rvalue have different structures");
                }
                byte[] bytes = source.toByteArray();
                int at = target.offset;
                for (int i = 0; i < bytes.length; i += itemSize, at += (int) target.strides[0]) {
                    memory.put(at, bytes, i, itemSize);
                }
            } finally {
                target.releaseQuietly();
            }
        }
    }

    private static String bare(String format) {
        return format.startsWith("@") ? format.substring(1) : format;
    }

    void __delitem__(Object key) {
        check();
        throw Errors.typeError(readOnly ? "cannot modify read-only memory" : "cannot delete memory");
    }

    long __len__() {
        check();
        if (shape.length == 0) {
            throw Errors.typeError("0-dim memory has no length");
        }
        return shape[0];
    }

    /** The item at an index of a view of one dimension, or null beyond the end. */
    Object itemOrNull(long i) {
        check();
        return i < shape[0] ? get(offset + (int) (i * strides[0])) : null;
    }

    Object __iter__() {
        check();
        if (shape.length == 0) {
            throw Errors.typeError("invalid indexing of 0-dim memory");
        }
        if (shape.length > 1) {
            throw Errors.notImplementedError("multi-dimensional sub-views are not implemented");
        }
        if (code == 0) {
            throw Errors.notImplementedError("memoryview: format " + format + " not supported");
        }
        return new PyMemoryIterator(this);
    }

    @PyMethod(value = "tolist()", doc = "Return the data in the buffer as a list of elements.")
    Object tolist() {
        check();
        return list(0, offset);
    }

    private Object list(int dimension, int from) {
        if (dimension == shape.length) {
            return get(from);
        }
        Object[] items = new Object[(int) shape[dimension]];
        for (int i = 0; i < items.length; i++) {
            items[i] = list(dimension + 1, from + (int) (i * strides[dimension]));
        }
        return new PyList(items);
    }

    @PyMethod(value = "tobytes(order='C')",
            doc =
            "Return the data in the buffer as a byte string.\n\nOrder can be {'C', 'F', 'A'}. When order is 'C' "
            + "or 'F', the data of the\noriginal array is converted to C or Fortran order. For contiguous views,\n"
            + "'A' returns an exact copy of the physical memory. In particular, in-memory\n"
            + "Fortran order is preserved. For non-contiguous views, the data is converted\n"
            + "to C first. order=None is the same as order='C'.")
    Object tobytes(ThreadState ts, Object order) {
        check();
        if (order != PyNone.NONE && !PyStr.check(order)) {
            throw Args.badArgument("tobytes", "argument 'order'", "str or None", order);
        }
        String s = order == PyNone.NONE ? "C" : PyStr.toJava(order);
        Buffer b = view();
        return new PyBytes(switch (s) {
            case "C" -> b.toByteArray();
            case "F" -> b.toFortranArray();
            case "A" -> b.isFContiguous() && !b.isCContiguous() ? b.toFortranArray() : b.toByteArray();
            default -> throw Errors.valueError("order must be 'C', 'F' or 'A'");
        });
    }

    @PyMethod(value = "hex(sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Return the data in the buffer as a str of hexadecimal numbers.\n"
            + "\n  sep\n    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\nExample:\n>>> value = "
            + "memoryview(b'\\xb9\\x01\\xef')\n>>> value.hex()\n'b901ef'\n>>> value.hex(':')\n"
            + "'b9:01:ef'\n>>> value.hex(':', 2)\n'b9:01ef'\n>>> value.hex(':', -2)\n"
            + "'b901:ef'")
    Object hex(ThreadState ts, Object sep, int bytesPerSep) {
        check();
        return BytesText.hex(ts, view().toByteArray(), sep, bytesPerSep);
    }

    @PyMethod(value = "toreadonly()", doc = "Return a readonly version of the memoryview.")
    Object toreadonly() {
        check();
        return new PyMemoryView(shared(), offset, itemSize, true, format, shape, strides);
    }

    // ---- cast -------------------------------------------------------------------------------------------------------

    @PyMethod(value = "cast(format, shape=<unrepresentable>)", doc = "Cast a memoryview to a new format or shape.")
    Object cast(ThreadState ts, String newFormat, Object newShape) {
        check();
        if (!view().isCContiguous()) {
            throw Errors.typeError("memoryview: casts are restricted to C-contiguous views");
        }
        if ((newShape != null || shape.length != 1) && Arrays.stream(shape).anyMatch(n -> n == 0)) {
            throw Errors.typeError("memoryview: cannot cast view with zeros in shape or strides");
        }
        MemoryLayout to = MemoryLayout.cast(ts, newFormat, code, shape.length, bytes(), newShape);
        return new PyMemoryView(shared(), offset, to.itemSize(), readOnly, to.format(), to.shape(), to.strides());
    }

    // ---- comparing --------------------------------------------------------------------------------------------------

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (op != Slot.EQ && op != Slot.NE) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        if (released || other instanceof PyMemoryView v && v.released) {
            return (this == other) == (op == Slot.EQ);
        }
        if (!Buffers.isExporter(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Buffer b;
        try {
            b = Buffers.acquire(ts, other, Buffer.FULL_RO);
        } catch (PyException e) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        try (b) {
            return MemoryLayout.equal(ts, view(), b) == (op == Slot.EQ);
        }
    }

    long __hash__(ThreadState ts) {
        if (hash != 0) {
            return hash;
        }
        check();
        if (!readOnly) {
            throw Errors.valueError("cannot hash writable memoryview object");
        }
        if (!MemoryLayout.isByte(code)) {
            throw Errors.valueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }
        if (shared().buffer.object instanceof PyObject o) {
            Obj.hash(ts, o);
        }
        hash = new PyBytes(view().toByteArray()).__hash__();
        return hash;
    }

    Object __repr__() {
        return (released ? "<released memory at " : "<memory at ") + Obj.address(this) + ">";
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    @PyGetter(value = "obj", doc = "The underlying object of the memoryview.")
    Object obj() {
        check();
        Object o = shared().buffer.object;
        return o == null ? PyNone.NONE : o;
    }

    @PyGetter(value = "nbytes", doc = "The amount of space in bytes that the array would use in\n"
            + " a contiguous representation.")
    long nbytes() {
        check();
        return bytes();
    }

    @PyGetter(value = "itemsize", doc = "The size in bytes of each element of the memoryview.")
    long itemsize() {
        check();
        return itemSize;
    }

    @PyGetter(value = "format", doc = "A string containing the format (in struct module style)\n"
            + " for each element in the view.")
    Object formatText() {
        check();
        return format;
    }

    @PyGetter(value = "readonly", doc = "A bool indicating whether the memory is read only.")
    boolean readonly() {
        check();
        return readOnly;
    }

    @PyGetter(value = "ndim", doc = "An integer indicating how many dimensions of a multi-dimensional\n"
            + " array the memory represents.")
    long ndim() {
        check();
        return shape.length;
    }

    private static Object tuple(long[] values) {
        return new PyTuple(Arrays.stream(values).boxed().toArray());
    }

    @PyGetter(value = "shape", doc = "A tuple of ndim integers giving the shape of the memory\n"
            + " as an N-dimensional array.")
    Object shapeTuple() {
        check();
        return tuple(shape);
    }

    @PyGetter(value = "strides", doc = "A tuple of ndim integers giving the size in bytes to access\n"
            + " each element for each dimension of the array.")
    Object stridesTuple() {
        check();
        return tuple(strides);
    }

    @PyGetter(value = "suboffsets", doc = "A tuple of integers used internally for PIL-style arrays.")
    Object suboffsets() {
        check();
        return PyTuple.EMPTY;
    }

    @PyGetter(value = "c_contiguous", doc = "A bool indicating whether the memory is C contiguous.")
    boolean cContiguous() {
        check();
        return view().isCContiguous();
    }

    @PyGetter(value = "f_contiguous", doc = "A bool indicating whether the memory is Fortran contiguous.")
    boolean fContiguous() {
        check();
        return view().isFContiguous();
    }

    @PyGetter(value = "contiguous", doc = "A bool indicating whether the memory is contiguous.")
    boolean contiguous() {
        check();
        return view().isCContiguous() || view().isFContiguous();
    }
}
