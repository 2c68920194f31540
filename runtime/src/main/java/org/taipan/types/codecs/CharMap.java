package org.taipan.types.codecs;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** Codecs of 256 characters, by a table: {@code codecs.charmap_decode}, {@code charmap_encode}, {@code charmap_build}. */
public final class CharMap {
    private static final String UNDEFINED = "character maps to <undefined>";
    private static final int UNMAPPED = 0xFFFE;

    private CharMap() {
    }

    public static Object decode(ThreadState ts, byte[] bytes, Object mapping, String errors) {
        DecodeErrors handler = new DecodeErrors(ts, "charmap", errors, bytes);
        StrBuilder out = new StrBuilder(bytes.length);
        boolean table = PyStr.checkExact(mapping);
        int size = table ? PyStr.length(mapping) : 0;
        byte[] in = bytes;
        for (int i = 0; i < in.length;) {
            int b = in[i] & 0xFF;
            boolean mapped;
            if (table) {
                int c = b < size ? PyStr.codePointAt(mapping, b) : UNMAPPED;
                mapped = c != UNMAPPED;
                if (mapped) {
                    out.append(c);
                }
            } else {
                mapped = decodeOne(ts, b, mapping, out);
            }
            if (mapped) {
                i++;
            } else {
                i = handler.handle(i, i + 1, UNDEFINED, out);
                in = handler.input();
            }
        }
        return out.toStr();
    }

    private static Object lookup(ThreadState ts, Object mapping, int key) {
        try {
            return Item.get(ts, mapping, (long) key);
        } catch (PyException e) {
            if (e.matches(Exc.LookupError)) {
                return PyNone.NONE;
            }
            throw e;
        }
    }

    private static boolean decodeOne(ThreadState ts, int b, Object mapping, StrBuilder out) {
        Object r = lookup(ts, mapping, b);
        if (r == PyNone.NONE) {
            return false;
        }
        if (PyLong.check(r)) {
            long c = PyLong.value(r) instanceof Long n ? n : -1;
            if (c == UNMAPPED) {
                return false;
            }
            if (c < 0 || c > Character.MAX_CODE_POINT) {
                throw Errors.typeError("character mapping must be in range(0x110000)");
            }
            out.append((int) c);
        } else if (PyStr.check(r)) {
            if (PyStr.length(r) == 1 && PyStr.codePointAt(r, 0) == UNMAPPED) {
                return false;
            }
            out.append(r);
        } else {
            throw Errors.typeError("character mapping must return integer, None or str");
        }
        return true;
    }

    public static byte[] encode(ThreadState ts, Object text, Object mapping, String errors) {
        int n = PyStr.length(text);
        ByteSink out = new ByteSink(n);
        EncodeErrors handler = null;
        for (int i = 0; i < n;) {
            if (encodeOne(ts, PyStr.codePointAt(text, i), mapping, out)) {
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && !encodeOne(ts, PyStr.codePointAt(text, end), mapping, null)) {
                end++;
            }
            if (handler == null) {
                handler = new EncodeErrors(ts, "charmap", errors, text);
            }
            Object r = handler.handle(i, end, UNDEFINED);
            if (r instanceof PyBytes b) {
                out.add(b.value());
            } else {
                for (int k = 0; k < PyStr.length(r); k++) {
                    if (!encodeOne(ts, PyStr.codePointAt(r, k), mapping, out)) {
                        throw handler.error(i, end, UNDEFINED);
                    }
                }
            }
            i = handler.next;
        }
        return out.toByteArray();
    }

    /** Writes what a character maps to, unless {@code out} is null. @return false if it maps to nothing */
    private static boolean encodeOne(ThreadState ts, int c, Object mapping, ByteSink out) {
        if (mapping instanceof EncodingMap map) {
            int b = map.get(c);
            if (b >= 0 && out != null) {
                out.add(b);
            }
            return b >= 0;
        }
        Object r = lookup(ts, mapping, c);
        if (r == PyNone.NONE) {
            return false;
        }
        if (PyLong.check(r)) {
            if (!(PyLong.value(r) instanceof Long b) || b < 0 || b > 255) {
                throw Errors.typeError("character mapping must be in range(256)");
            }
            if (out != null) {
                out.add((int) (long) b);
            }
        } else if (r instanceof PyBytes b) {
            if (out != null) {
                out.add(b.value());
            }
        } else {
            throw Errors.typeError("character mapping must return integer, bytes or None, not " + Obj.typeName(r));
        }
        return true;
    }

    /** The encoding table for a decoding table. */
    public static Object build(ThreadState ts, Object table) {
        int n = Math.min(PyStr.length(table), 256);
        if (n == 0) {
            throw Errors.typeError("bad argument type for built-in operation");
        }
        boolean simple = PyStr.codePointAt(table, 0) == 0;
        for (int i = 1; i < n; i++) {
            int c = PyStr.codePointAt(table, i);
            simple &= c != 0 && c <= 0xFFFF;
        }
        if (simple) {
            return new EncodingMap(table, n);
        }
        PyDict dict = new PyDict();
        for (int i = 0; i < n; i++) {
            dict.put(ts, (long) PyStr.codePointAt(table, i), (long) i);
        }
        return dict;
    }
}
