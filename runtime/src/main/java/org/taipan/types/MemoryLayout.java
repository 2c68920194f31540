package org.taipan.types;

import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;

/** How the items of a memoryview lie in memory. */
record MemoryLayout(String format, int itemSize, long[] shape, long[] strides) {
    private static final int MAX_DIMENSIONS = 64;

    /**
     * What {@code memoryview.cast} makes of contiguous memory.
     *
     * @param code the character of the present format, 0 if unknown
     * @param newShape a list or tuple, or null
     */
    static MemoryLayout cast(ThreadState ts, String to, char code, int dimensionsNow, long length, Object newShape) {
        long[] dimensions = newShape == null ? null : dimensions(ts, newShape);
        if (dimensions != null && dimensions.length != 1 && dimensionsNow != 1) {
            throw Errors.typeError("memoryview: cast must be 1D -> ND or ND -> 1D");
        }
        char target = MemoryItem.code(to);
        if (target == 0) {
            throw Errors.valueError("memoryview: destination format must be a native single character format prefixed "
                    + "with an optional '@'");
        }
        if (code == 0) {
            throw Errors.valueError("memoryview: source format must be a native single character format prefixed with "
                    + "an optional '@'");
        }
        if (!isByte(code) && !isByte(target)) {
            throw Errors.typeError("memoryview: cannot cast between two non-byte formats");
        }
        int size = MemoryItem.size(target);
        if (length % size != 0) {
            throw Errors.typeError("memoryview: length is not a multiple of itemsize");
        }
        if (dimensions == null) {
            return new MemoryLayout(to, size, new long[] {length / size}, new long[] {size});
        }
        long product = size;
        for (long n : dimensions) {
            if (n > Long.MAX_VALUE / product) {
                throw Errors.valueError("memoryview.cast(): product(shape) > SSIZE_MAX");
            }
            product *= n;
        }
        if (product != length) {
            throw Errors.typeError("memoryview: product(shape) * itemsize != buffer size");
        }
        long[] steps = new long[dimensions.length];
        long step = size;
        for (int d = steps.length - 1; d >= 0; d--) {
            steps[d] = step;
            step *= dimensions[d];
        }
        return new MemoryLayout(to, size, dimensions, steps);
    }

    static boolean isByte(char c) {
        return c == 'b' || c == 'B' || c == 'c';
    }

    private static long[] dimensions(ThreadState ts, Object given) {
        if (!(given instanceof PyList) && !(given instanceof PyTuple)) {
            throw Errors.typeError("shape must be a list or a tuple");
        }
        Object[] items = given instanceof PyList l ? l.toArray() : ((PyTuple) given).items();
        if (items.length > MAX_DIMENSIONS) {
            throw Errors.valueError("memoryview: number of dimensions must not exceed 64");
        }
        long[] result = new long[items.length];
        for (int i = 0; i < items.length; i++) {
            if (!PyLong.check(items[i])) {
                throw Errors.typeError("memoryview.cast(): elements of shape must be integers");
            }
            result[i] = Args.toLong(ts, items[i]);
            if (result[i] <= 0) {
                throw Errors.valueError("memoryview.cast(): elements of shape must be integers > 0");
            }
        }
        return result;
    }

    /** Whether two buffers have equal items in the same shape; not if a format is unknown. */
    static boolean equal(ThreadState ts, Buffer a, Buffer b) {
        char c = MemoryItem.code(a.format);
        char d = MemoryItem.code(b.format);
        if (!Arrays.equals(a.shape, b.shape) || c == 0 || d == 0) {
            return false;
        }
        return equal(ts, a, c, a.offset, b, d, b.offset, 0);
    }

    private static boolean equal(ThreadState ts, Buffer a, char c, int at, Buffer b, char d, int other, int dimension) {
        if (dimension == a.shape.length) {
            Object x = MemoryItem.get(c, a.memory, at);
            return Compare.eq(ts, x, MemoryItem.get(d, b.memory, other)) && !(x instanceof Double v && v.isNaN());
        }
        for (int i = 0; i < a.shape[dimension]; i++) {
            if (!equal(ts, a, c, at + (int) (i * a.strides[dimension]), b, d,
                    other + (int) (i * b.strides[dimension]), dimension + 1)) {
                return false;
            }
        }
        return true;
    }
}
