package org.taipan.types;

import java.util.Arrays;
import org.taipan.ops.Errors;

/** Collects the code points of a {@code str}; goes over to 32 bits a character when the first one needs it. */
public final class StrBuilder {
    private final StringBuilder narrow;
    /** The code points once one beyond the BMP or a surrogate has come; null before. */
    private int[] wide;
    private int size;

    public StrBuilder() {
        this(16);
    }

    public StrBuilder(int capacity) {
        narrow = new StringBuilder(capacity);
    }

    public int length() {
        return wide == null ? narrow.length() : size;
    }

    public StrBuilder append(int codePoint) {
        if (wide == null) {
            if (PyStr.isNarrow(codePoint)) {
                narrow.append((char) codePoint);
                return this;
            }
            widen(1);
        }
        room(1);
        wide[size++] = codePoint;
        return this;
    }

    /** Appends text that holds no surrogates. */
    public StrBuilder append(String text) {
        if (wide == null) {
            narrow.append(text);
        } else {
            appendChars(text, 0, text.length());
        }
        return this;
    }

    /** Appends the digits of a number. */
    public StrBuilder appendDigits(long number) {
        if (wide == null) {
            narrow.append(number);
            return this;
        }
        return append(Long.toString(number));
    }

    /** Appends Java text, pairs of surrogates as one character. */
    public StrBuilder appendUtf16(String text) {
        return append(PyStr.of(text));
    }

    /** Appends a {@code str}. */
    public StrBuilder append(Object str) {
        if (str instanceof String s) {
            return append(s);
        }
        WideStr w = (WideStr) str;
        return w.text != null ? append(w.text) : append(w.codePoints, 0, w.codePoints.length);
    }

    /** Appends a part of a {@code str}. */
    public StrBuilder append(Object str, int from, int to) {
        String s = PyStr.narrow(str);
        if (s == null) {
            return append(PyStr.codePoints(str), from, to);
        }
        if (wide == null) {
            narrow.append(s, from, to);
        } else {
            appendChars(s, from, to);
        }
        return this;
    }

    StrBuilder append(int[] codePoints, int from, int to) {
        if (wide == null) {
            for (int i = from; i < to; i++) {
                append(codePoints[i]);
            }
        } else {
            room(to - from);
            System.arraycopy(codePoints, from, wide, size, to - from);
            size += to - from;
        }
        return this;
    }

    public StrBuilder repeat(int codePoint, long count) {
        if (count > Integer.MAX_VALUE - 16 - length()) {
            throw Errors.memoryError();
        }
        if (wide == null && PyStr.isNarrow(codePoint)) {
            if (count > 0) {
                narrow.repeat(codePoint, (int) count);
            }
            return this;
        }
        for (long i = 0; i < count; i++) {
            append(codePoint);
        }
        return this;
    }

    private void appendChars(String s, int from, int to) {
        room(to - from);
        for (int i = from; i < to; i++) {
            wide[size++] = s.charAt(i);
        }
    }

    private void widen(int more) {
        int n = narrow.length();
        wide = new int[Math.max(16, n + more + (n >> 1))];
        for (int i = 0; i < n; i++) {
            wide[i] = narrow.charAt(i);
        }
        size = n;
    }

    private void room(int more) {
        if (size + more > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(size + more, wide.length + (wide.length >> 1)));
        }
    }

    /** The {@code str}. The builder must not be used afterwards. */
    public Object toStr() {
        return wide == null ? narrow.toString() : new WideStr(PyStr.TYPE, Arrays.copyOf(wide, size), null);
    }
}
