package org.taipan.types;

import java.util.function.Supplier;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** What the constructors of {@code bytes} and {@code bytearray} make bytes from. */
final class BytesSource {
    private BytesSource() {
    }

    /**
     * The bytes that {@code type(source, encoding, errors)} has; an array of the caller's own unless {@code source} is
     * bytes. Absent arguments are null.
     *
     * @param type "bytes" or "bytearray"
     */
    static byte[] from(ThreadState ts, String type, Object source, Object encoding, Object errors) {
        checkText(type, "encoding", encoding);
        checkText(type, "errors", errors);
        if (source == null || !PyStr.check(source)) {
            if (encoding != null) {
                throw Errors.typeError("encoding without a string argument");
            }
            if (errors != null) {
                throw Errors.typeError("errors without a string argument");
            }
            return source == null ? new byte[0] : fromObject(ts, type, source);
        }
        if (encoding == null) {
            if (type.equals("bytes") && PyObject.typeOf(source).slot(Slot.BYTES) != null) {
                return viaBytesMethod(ts, source).value();
            }
            throw Errors.typeError("string argument without an encoding");
        }
        return Codecs.encode(ts, source, PyStr.toJava(encoding), errors == null ? null : PyStr.toJava(errors)).value();
    }

    private static void checkText(String type, String argument, Object o) {
        if (o != null && !PyStr.check(o)) {
            throw Args.badArgument(type, "argument '" + argument + "'", "str", o);
        }
    }

    /** What {@code o.__bytes__()} returns, be it of a subclass; null if there is no such method. */
    static PyBytes viaBytesMethod(ThreadState ts, Object o) {
        Object slot = PyObject.typeOf(o).slot(Slot.BYTES);
        if (slot == null) {
            return null;
        }
        Object r = Call.method(ts, slot, o);
        if (!(r instanceof PyBytes b)) {
            throw Errors.typeError("__bytes__ returned non-bytes (type " + Obj.typeName(r) + ")");
        }
        return b;
    }

    private static byte[] fromObject(ThreadState ts, String type, Object o) {
        boolean bytes = type.equals("bytes");
        if (bytes && PyObject.typeOf(o) != PyBytes.TYPE && PyObject.typeOf(o).slot(Slot.BYTES) != null) {
            return viaBytesMethod(ts, o).value();
        }
        if (Number.hasIndex(o)) {
            try {
                return new byte[size(TextOps.count(ts, o))];
            } catch (PyException e) {
                if (!e.matches(Exc.TypeError)) {
                    throw e;
                }
            }
        }
        return contents(ts, o, () -> "cannot convert '" + Obj.typeName(o) + "' object to " + type,
                bytes ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)");
    }

    private static int size(long n) {
        if (n < 0) {
            throw Errors.valueError("negative count");
        }
        return TextOps.checkedSize(n);
    }

    /** The bytes of a buffer, or of an iterable of ints. */
    static byte[] contents(ThreadState ts, Object o, Supplier<String> notIterable, String outOfRange) {
        if (Buffers.isExporter(o)) {
            return Buffers.toContiguous(ts, o);
        }
        if (PyObject.typeOf(o).slot(Slot.ITER) == null && PyObject.typeOf(o).slot(Slot.GETITEM) == null) {
            throw Errors.typeError(notIterable.get());
        }
        TextOps.Sink<byte[]> out = ByteOps.OPS.sink(16);
        NativeIterator.Sink plain = v -> v instanceof Long n && add(out, n);
        Object it = Iter.iter(ts, o);
        for (Object v = Iter.next(ts, it, plain); v != null; v = Iter.next(ts, it, plain)) {
            if (!(Number.index(ts, v) instanceof Long n && add(out, n))) {
                throw Errors.valueError(outOfRange);
            }
        }
        return out.done();
    }

    /** Adds a byte; false if the number is none. */
    private static boolean add(TextOps.Sink<byte[]> out, long n) {
        if (n < 0 || n > 255) {
            return false;
        }
        out.add((int) n);
        return true;
    }
}
