package org.taipan.types;

import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.format.PercentFormat;

/** {@code bytes}. Immutable. */
@PyTypeDef(name = "bytes", doc = "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        + "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes object of size given by "
        + "the parameter initialized with null bytes\nbytes() -> empty bytes object\n"
        + "\nConstruct an immutable array of bytes from:\n  - an iterable yielding integers in range(256)\n"
        + "  - a text string encoded using the specified encoding\n  - any object implementing the buffer API.\n"
        + "  - an integer")
public final class PyBytes extends BytesLike implements BufferExporter {
    public static final PyType TYPE = PyType.builtin(new PyBytesTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.BYTES_SUBCLASS | PyType.SEQUENCE_OPERATORS);
    public static final PyBytes EMPTY = new PyBytes(new byte[0]);

    private final byte[] value;
    private long hash;

    /** The bytes of {@code value}, which it takes over. */
    public PyBytes(byte[] value) {
        this(TYPE, value);
    }

    public PyBytes(PyType type, byte[] value) {
        super(type);
        this.value = value;
    }

    public int size() {
        return value.length;
    }

    /** The bytes themselves; not to be modified. */
    public byte[] value() {
        return value;
    }

    @Override
    byte[] bytes() {
        return value;
    }

    @Override
    BytesLike make(byte[] bytes) {
        return bytes.length == 0 ? EMPTY : new PyBytes(bytes);
    }

    @Override
    BytesLike result(byte[] bytes) {
        return bytes == value && type() == TYPE ? this : make(bytes);
    }

    @Override
    public Buffer getBuffer(ThreadState ts, int flags) {
        if ((flags & Buffer.WRITABLE) != 0) {
            throw Buffers.error("Object is not writable.");
        }
        return Buffer.ofBytes(this, value, 0, value.length, true);
    }

    @Override
    public void releaseBuffer(Buffer buffer) {
    }

    Object __buffer__(ThreadState ts, int flags) {
        return new PyMemoryView(getBuffer(ts, flags));
    }

    @PyMethod("__new__(source=NULL, encoding=NULL, errors=NULL)")
    static Object __new__(ThreadState ts, PyType cls, Object source, Object encoding, Object errors) {
        if (source != null && cls == TYPE && encoding == null && errors == null && PyObject.typeOf(source) == TYPE) {
            return source;
        }
        if (source != null && cls == TYPE && encoding == null && errors == null) {
            PyBytes made = BytesSource.viaBytesMethod(ts, source);
            if (made != null) {
                return made;
            }
        }
        byte[] b = BytesSource.from(ts, "bytes", source, encoding, errors);
        return cls == TYPE && b.length == 0 ? EMPTY : new PyBytes(cls, b);
    }

    Object __repr__() {
        return BytesText.repr(value);
    }

    Object __str__(ThreadState ts) {
        if (ts.interp.config.bytesWarning > 0) {
            Warnings.warn(ts, Exc.BytesWarning, "str() on a bytes instance", 1);
        }
        return BytesText.repr(value);
    }

    long __hash__() {
        long h = hash;
        if (h == 0) {
            h = PyStr.hash(BytesText.latin1(value));
            hash = h;
        }
        return h;
    }

    long __len__() {
        return value.length;
    }

    Object __getitem__(ThreadState ts, Object key) {
        if (key instanceof PySlice slice) {
            PySlice.Range r = slice.range(ts, value.length);
            if (r.step() == 1) {
                return result(ByteOps.OPS.slice(value, (int) r.start(), (int) Math.max(r.start(), r.stop())));
            }
            return make(ByteOps.OPS.stride(value, r.start(), r.step(), (int) r.length()));
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("byte indices must be integers or slices, not " + Obj.typeName(key));
        }
        return byteAt(Number.indexSize(ts, key));
    }

    /** {@code self[i]}. @throws PyException IndexError */
    public long byteAt(long i) {
        long j = i < 0 ? i + value.length : i;
        if (j < 0 || j >= value.length) {
            throw Errors.indexError("index out of range");
        }
        return value[(int) j] & 0xFF;
    }

    Object __iter__() {
        return new PyBytesIterator(this);
    }

    Object __add__(ThreadState ts, Object other) {
        if (!Buffers.isExporter(other)) {
            throw Errors.typeError("can't concat " + Obj.typeName(other) + " to " + type().name());
        }
        byte[] b = Buffers.toBytes(ts, other);
        if (b.length == 0 && type() == TYPE) {
            return this;
        }
        byte[] r = Arrays.copyOf(value, TextOps.checkedSize((long) value.length + b.length));
        System.arraycopy(b, 0, r, value.length, b.length);
        return make(r);
    }

    Object __mul__(ThreadState ts, Object count) {
        long n = TextOps.count(ts, count);
        if (n > 0 && value.length > 0 && n > Long.MAX_VALUE / value.length) {
            throw Errors.overflowError("repeated bytes are too long");
        }
        return result(ByteOps.OPS.repeat(value, n));
    }

    Object __rmul__(ThreadState ts, Object count) {
        return __mul__(ts, count);
    }

    Object __mod__(ThreadState ts, Object other) {
        return make(PercentFormat.format(ts, value, other));
    }

    Object __rmod__(ThreadState ts, Object other) {
        return other instanceof PyBytes b ? b.__mod__(ts, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__bytes__()", doc = "Convert this value to exact type bytes.")
    Object toBytes() {
        return type() == TYPE ? this : make(value);
    }

    @PyMethod("__getnewargs__()")
    Object getNewArgs() {
        return new PyTuple(make(value));
    }

    @PyMethod(value = "__sizeof__()", doc = "Size of object in memory, in bytes.")
    long sizeOf() {
        return 33 + value.length;
    }

    @PyClassMethod(value = "fromhex(string, /)",
            doc = "Create a bytes object from a string of hexadecimal numbers.\n\n"
            + "Spaces between two numbers are accepted.\nExample: bytes.fromhex('B9 01EF') -> "
            + "b'\\\\xb9\\\\x01\\\\xef'.")
    static Object fromhex(ThreadState ts, PyType cls, Object string) {
        if (!PyStr.check(string)) {
            throw org.taipan.ops.Args.badArgument("fromhex", "argument", "str", string);
        }
        PyBytes b = new PyBytes(BytesText.fromHex(string));
        return cls == TYPE ? b : Call.call(ts, cls, b);
    }
}
