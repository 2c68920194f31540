package org.taipan.modules.json;

import org.taipan.modules.ImportName;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** A document to decode, by code points, and a place in it. For one thread and one call. */
final class JsonText {
    private static final int QUOTE = '"';
    private static final int BACKSLASH = '\\';

    final Object str;
    final int length;
    private final String narrow;
    private final int[] wide;
    /** Where the last term ended. */
    int end;

    JsonText(Object str) {
        this.str = str;
        this.narrow = PyStr.narrow(str);
        this.wide = narrow == null ? PyStr.codePoints(str) : null;
        this.length = narrow == null ? wide.length : narrow.length();
    }

    int at(int i) {
        return narrow != null ? narrow.charAt(i) : wide[i];
    }

    /** Whether the document goes on with {@code word} at {@code i}. */
    boolean startsWith(String word, int i) {
        if (i + word.length() > length) {
            return false;
        }
        for (int k = 0; k < word.length(); k++) {
            if (at(i + k) != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    /** The first place from {@code i} on that holds no white space. */
    int skipSpace(int i) {
        int k = i;
        while (k < length) {
            int c = at(k);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                break;
            }
            k++;
        }
        return k;
    }

    boolean isAt(int i, char c) {
        return i < length && at(i) == c;
    }

    Object slice(int from, int to) {
        return narrow != null ? narrow.substring(from, to) : PyStr.slice(str, from, to);
    }

    /** {@code json.JSONDecodeError}. */
    PyException error(ThreadState ts, String message, long at) {
        Object type = Attr.get(ts, ImportName.importModule(ts, "json.decoder"), "JSONDecodeError");
        Object e = Call.call(ts, type, message, str, at);
        return e instanceof PyBaseException b ? new PyException(b)
                : Errors.typeError("exceptions must derive from BaseException");
    }

    /** Reads a string whose opening quote is before {@code from}; sets {@link #end}. */
    Object string(ThreadState ts, long from, boolean strict) {
        if (from < 0 || from > length) {
            throw Errors.valueError("end is out of bounds");
        }
        int begin = (int) from - 1;
        int start = (int) from;
        StrBuilder b = null;
        while (true) {
            int next = start;
            int c = 0;
            while (next < length) {
                c = at(next);
                if (c == QUOTE || c == BACKSLASH) {
                    break;
                }
                if (c <= 0x1f && strict) {
                    throw error(ts, "Invalid control character at", next);
                }
                next++;
            }
            if (next == length) {
                throw error(ts, "Unterminated string starting at", begin);
            }
            if (c == QUOTE && b == null) {
                end = next + 1;
                return slice(start, next);
            }
            b = b == null ? new StrBuilder() : b;
            b.append(str, start, next);
            next++;
            if (c == QUOTE) {
                end = next;
                return b.toStr();
            }
            if (next == length) {
                throw error(ts, "Unterminated string starting at", begin);
            }
            start = escape(ts, b, next);
        }
    }

    /** Reads an escape whose backslash is before {@code i}; returns where it ends. */
    private int escape(ThreadState ts, StrBuilder b, int i) {
        int c = at(i);
        if (c == 'u') {
            return unicodeEscape(ts, b, i + 1);
        }
        b.append(switch (c) {
            case QUOTE, BACKSLASH, '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            default -> throw error(ts, "Invalid \\escape", i - 1);
        });
        return i + 1;
    }

    private int unicodeEscape(ThreadState ts, StrBuilder b, int i) {
        if (i + 4 >= length) {
            throw error(ts, "Invalid \\uXXXX escape", i - 1);
        }
        int c = hex(ts, i);
        int stop = i + 4;
        if (c >= 0xD800 && c < 0xDC00 && stop + 6 < length && at(stop) == BACKSLASH && at(stop + 1) == 'u') {
            int low = hex(ts, stop + 2);
            if (low >= 0xDC00 && low < 0xE000) {
                c = Character.toCodePoint((char) c, (char) low);
                stop += 6;
            }
        }
        b.append(c);
        return stop;
    }

    private int hex(ThreadState ts, int i) {
        int value = 0;
        for (int k = i; k < i + 4; k++) {
            int c = at(k);
            int digit = c < 128 ? Character.digit(c, 16) : -1;
            if (digit < 0) {
                throw error(ts, "Invalid \\uXXXX escape", i - 1);
            }
            value = value << 4 | digit;
        }
        return value;
    }
}
