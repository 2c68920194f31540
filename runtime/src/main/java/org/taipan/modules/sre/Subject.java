package org.taipan.modules.sre;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;

/**
 * What a pattern is matched against: a text or bytes. Exactly one of the three representations is set; loops over
 * {@link #at} test which outside the loop once compiled.
 */
final class Subject {
    /** The Python object. */
    final Object source;
    final int length;
    private final String text;
    private final byte[] bytes;
    private final int[] wide;

    private Subject(Object source, String text, byte[] bytes, int[] wide) {
        this.source = source;
        this.text = text;
        this.bytes = bytes;
        this.wide = wide;
        this.length = text != null ? text.length() : bytes != null ? bytes.length : wide.length;
    }

    /** @throws org.taipan.objects.PyException TypeError unless {@code o} is a str or bytes-like */
    static Subject of(ThreadState ts, Object o) {
        if (o instanceof String s) {
            return new Subject(o, s, null, null);
        }
        if (o instanceof PyBytes b) {
            return new Subject(o, null, b.value(), null);
        }
        if (PyStr.check(o)) {
            String narrow = PyStr.narrow(o);
            return new Subject(o, narrow, null, narrow == null ? PyStr.codePoints(o) : null);
        }
        if (Buffers.isExporter(o)) {
            return new Subject(o, null, Buffers.toBytes(ts, o), null);
        }
        throw Errors.typeError("expected string or bytes-like object, got '" + Obj.typeName(o) + "'");
    }

    boolean isBytes() {
        return bytes != null;
    }

    /** Whether the object cannot change. */
    boolean isImmutable() {
        return bytes == null || source instanceof PyBytes;
    }

    int at(int i) {
        if (text != null) {
            return text.charAt(i);
        }
        return bytes != null ? bytes[i] & 0xff : wide[i];
    }

    /** The first position from {@code from} before {@code end} with {@code ch}, or -1. */
    int indexOf(int ch, int from, int end) {
        if (text != null) {
            return ch > 0xffff ? -1 : text.indexOf(ch, from, end);
        }
        for (int i = from; i < end; i++) {
            if (at(i) == ch) {
                return i;
            }
        }
        return -1;
    }

    /** The first position from {@code from} at which {@code prefix} ends before {@code end}, or -1. */
    int indexOf(int[] prefix, String prefixText, int from, int end) {
        if (text != null) {
            return prefixText == null ? -1 : text.indexOf(prefixText, from, end);
        }
        for (int i = indexOf(prefix[0], from, end); i >= 0; i = indexOf(prefix[0], i + 1, end)) {
            int j = 1;
            while (j < prefix.length && i + j < end && at(i + j) == prefix[j]) {
                j++;
            }
            if (j == prefix.length) {
                return i;
            }
        }
        return -1;
    }

    /** The part from {@code i} to {@code j} as a Python object. */
    Object slice(int i, int j) {
        if (text != null) {
            return text.substring(i, j);
        }
        if (bytes != null) {
            return i == 0 && j == length && source instanceof PyBytes b && b.type() == PyBytes.TYPE ? source
                    : new PyBytes(java.util.Arrays.copyOfRange(bytes, i, j));
        }
        return PyStr.ofCodePoints(java.util.Arrays.copyOfRange(wide, i, j));
    }
}
