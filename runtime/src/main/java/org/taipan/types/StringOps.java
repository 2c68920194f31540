package org.taipan.types;

import org.taipan.types.str.Chars;

/** {@link TextOps} on Java strings without surrogates. */
final class StringOps extends TextOps<String> {
    static final StringOps OPS = new StringOps();
    /** Above this, the quadratic worst case of {@code String.indexOf} matters. */
    private static final int LONG = 100;

    /** The items with the separator between them; null if not all are Java strings or they are too long together. */
    static String join(Object separator, Object[] items) {
        if (!(separator instanceof String s)) {
            return null;
        }
        String[] parts = new String[items.length];
        long size = 0;
        for (int i = 0; i < parts.length; i++) {
            if (!(items[i] instanceof String t)) {
                return null;
            }
            parts[i] = t;
            size += t.length() + s.length();
        }
        return size < Integer.MAX_VALUE / 2 ? String.join(s, parts) : null;
    }

    @Override
    int length(String s) {
        return s.length();
    }

    @Override
    int at(String s, int i) {
        return s.charAt(i);
    }

    @Override
    String slice(String s, int from, int to) {
        return to - from == 1 ? PyStr.character(s.charAt(from)) : s.substring(from, to);
    }

    @Override
    int find(String s, String sub, int from, int to) {
        if (sub.length() > LONG) {
            return search(s, sub, from, to);
        }
        if (to == s.length()) {
            return from > to ? -1 : s.indexOf(sub, from);
        }
        return from > to ? -1 : s.indexOf(sub, from, to);
    }

    @Override
    int rfind(String s, String sub, int from, int to) {
        int last = to - sub.length();
        if (last < from) {
            return -1;
        }
        if (sub.length() > LONG) {
            return searchBack(s, sub, from, to);
        }
        int i = s.lastIndexOf(sub, last);
        return i < from ? -1 : i;
    }

    @Override
    boolean matches(String s, int i, String sub) {
        return s.startsWith(sub, i);
    }

    @Override
    boolean isSpace(int c) {
        return Chars.isSpace(c);
    }

    @Override
    boolean isLineBreak(int c) {
        return Chars.isLineBreak(c);
    }

    @Override
    String empty() {
        return "";
    }

    @Override
    String replace(String s, String old, String fresh, long max) {
        return max >= s.length() && !old.isEmpty() && old.length() <= LONG ? s.replace(old, fresh) : super.replace(s, old, fresh, max);
    }

    @Override
    String repeat(String s, long count) {
        if (count <= 0 || s.isEmpty()) {
            return "";
        }
        return s.repeat(checkedSize(count > MAX ? Long.MAX_VALUE : count * s.length()) / s.length());
    }

    @Override
    Sink<String> sink(int capacity) {
        return new Out(capacity);
    }

    private static final class Out extends Sink<String> {
        private final StringBuilder b;

        Out(int capacity) {
            b = new StringBuilder(capacity);
        }

        @Override
        void add(int c) {
            b.append((char) c);
        }

        @Override
        void add(String s, int from, int to) {
            b.append(s, from, to);
        }

        @Override
        String done() {
            return b.toString();
        }
    }
}
