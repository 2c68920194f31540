package org.taipan.modules.io;

import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Universal newlines, one chunk at a time: what IncrementalNewlineDecoder does to decoded text. */
final class Newlines {
    private static final int CR = 1, LF = 2, CRLF = 4;

    final boolean translate;
    /** A carriage return at the end of a chunk, kept back until it is known what follows. */
    boolean pendingReturn;
    private int seen;

    Newlines(boolean translate) {
        this.translate = translate;
    }

    /** The text of a chunk. */
    Object decode(Object text, boolean last) {
        Object in = text;
        int n = PyStr.length(in);
        if (pendingReturn && (last || n > 0)) {
            in = "\r".concat(in instanceof String s ? s : "");
            if (!(text instanceof String)) {
                in = PyStr.of("\r" + PyStr.toJava(text));
            }
            pendingReturn = false;
            n++;
        }
        if (!last && n > 0 && PyStr.codePointAt(in, n - 1) == '\r') {
            in = PyStr.slice(in, 0, n - 1);
            pendingReturn = true;
        }
        return in instanceof String s ? scan(s) : PyStr.of(scan(PyStr.toJava(in)));
    }

    private String scan(String s) {
        int cr = s.indexOf('\r');
        if (cr < 0) {
            if ((seen & LF) == 0 && s.indexOf('\n') >= 0) {
                seen |= LF;
            }
            return s;
        }
        StringBuilder out = translate ? new StringBuilder(s.length()) : null;
        for (int i = 0, n = s.length(); i < n; i++) {
            char c = s.charAt(i);
            if (c == '\n') {
                seen |= LF;
            } else if (c == '\r') {
                if (i + 1 < n && s.charAt(i + 1) == '\n') {
                    seen |= CRLF;
                    i++;
                    if (!translate) {
                        continue;
                    }
                } else {
                    seen |= CR;
                }
                c = '\n';
            }
            if (translate) {
                out.append(c);
            }
        }
        return translate ? out.toString() : s;
    }

    void reset() {
        seen = 0;
        pendingReturn = false;
    }

    /** The kinds of line ends met: None, a string, or a tuple of strings. */
    Object seen() {
        return switch (seen) {
            case CR -> "\r";
            case LF -> "\n";
            case CRLF -> "\r\n";
            case CR | LF -> new PyTuple("\r", "\n");
            case CR | CRLF -> new PyTuple("\r", "\r\n");
            case LF | CRLF -> new PyTuple("\n", "\r\n");
            case CR | LF | CRLF -> new PyTuple("\r", "\n", "\r\n");
            default -> PyNone.NONE;
        };
    }
}
