package org.taipan.modules.io;

import java.util.Arrays;
import org.taipan.types.PyStr;

/** Mutable text addressed by code points: UTF-16 as long as no character needs a surrogate, code points after that. */
final class CharStore {
    private StringBuilder narrow = new StringBuilder();
    private int[] wide;
    private int size;

    int length() {
        return wide == null ? narrow.length() : size;
    }

    void clear() {
        narrow = new StringBuilder();
        wide = null;
        size = 0;
    }

    /** Overwrites from {@code at} on, filling a gap with zeros; returns where the text ends. */
    int put(int at, Object text) {
        String s = PyStr.narrow(text);
        if (wide == null && s != null) {
            while (narrow.length() < at) {
                narrow.append('\0');
            }
            if (at == narrow.length()) {
                narrow.append(s);
            } else {
                narrow.replace(at, Math.min(narrow.length(), at + s.length()), s);
            }
            return at + s.length();
        }
        widen();
        int[] points = PyStr.codePoints(text);
        int end = at + points.length;
        if (end > wide.length) {
            wide = Arrays.copyOf(wide, Math.max(end, wide.length * 2));
        }
        if (at > size) {
            Arrays.fill(wide, size, at, 0);
        }
        System.arraycopy(points, 0, wide, at, points.length);
        size = Math.max(size, end);
        return end;
    }

    private void widen() {
        if (wide == null) {
            wide = narrow.chars().toArray();
            size = wide.length;
            narrow = null;
        }
    }

    Object slice(int from, int to) {
        return wide == null ? narrow.substring(from, to) : PyStr.ofCodePoints(Arrays.copyOfRange(wide, from, to));
    }

    void truncate(int length) {
        if (wide == null) {
            narrow.setLength(length);
        } else {
            size = length;
        }
    }

    private int at(int i) {
        return wide == null ? narrow.charAt(i) : wide[i];
    }

    /** Where the line from {@code from} ends, its line end included; an empty newline stands for all kinds. */
    int lineEnd(int from, String newline) {
        int n = length();
        if (wide == null && newline.length() == 1) {
            int i = narrow.indexOf(newline, from);
            return i < 0 ? n : i + 1;
        }
        for (int i = from; i < n; i++) {
            int c = at(i);
            boolean crlf = c == '\r' && i + 1 < n && at(i + 1) == '\n';
            if (newline.isEmpty() ? c == '\n' || c == '\r' : newline.length() == 2 ? crlf : c == newline.charAt(0)) {
                return i + (crlf && newline.length() != 1 ? 2 : 1);
            }
        }
        return n;
    }
}
