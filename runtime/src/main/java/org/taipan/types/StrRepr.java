package org.taipan.types;

import org.taipan.types.str.Chars;

/** {@code repr(str)} and {@code ascii(str)}. */
public final class StrRepr {
    private StrRepr() {
    }

    /** {@code repr(str)}. */
    public static Object repr(Object str) {
        return quoted(str, false);
    }

    /** {@code repr(str)} with everything but ASCII escaped: {@code ascii(str)}. */
    public static Object ascii(Object str) {
        return quoted(str, true);
    }

    /** {@code text}, a repr, with everything but ASCII escaped; it is not quoted again. */
    public static Object escapeNonAscii(Object text) {
        if (PyStr.isAscii(text)) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0, n = PyStr.length(text); i < n; i++) {
            int c = PyStr.codePointAt(text, i);
            if (c < 128) {
                out.append((char) c);
            } else {
                escape(out, c);
            }
        }
        return out.toString();
    }

    private static Object quoted(Object str, boolean ascii) {
        int n = PyStr.length(str);
        boolean single = false;
        boolean twice = false;
        boolean escaped = false;
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(str, i);
            single |= c == '\'';
            twice |= c == '"';
            escaped |= c == '\\' || ascii && c > 126 || !Chars.isPrintable(c);
        }
        char quote = single && !twice ? '"' : '\'';
        StrBuilder out = new StrBuilder(n + 2).append(quote);
        if (!escaped && !(single && twice)) {
            return out.append(str, 0, n).append(quote).toStr();
        }
        StringBuilder escape = new StringBuilder();
        for (int i = 0; i < n; i++) {
            int c = PyStr.codePointAt(str, i);
            if (c == quote || c == '\\') {
                out.append('\\').append(c);
            } else if (ascii && c > 126 || !Chars.isPrintable(c)) {
                escape.setLength(0);
                escape(escape, c);
                out.append(escape.toString());
            } else {
                out.append(c);
            }
        }
        return out.append(quote).toStr();
    }

    /** Writes the escape sequence of a character as {@code backslashreplace} and {@code repr} do. */
    static void escape(StringBuilder out, int c) {
        switch (c) {
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> hex(out, c);
        }
    }

    /** {@code \xhh}, {@code \\uhhhh} or {@code \Uhhhhhhhh}. */
    public static void hex(StringBuilder out, int c) {
        int digits = c < 0x100 ? 2 : c < 0x10000 ? 4 : 8;
        out.append('\\').append(digits == 2 ? 'x' : digits == 4 ? 'u' : 'U');
        for (int shift = digits * 4 - 4; shift >= 0; shift -= 4) {
            out.append("0123456789abcdef".charAt(c >> shift & 15));
        }
    }
}
