package org.taipan.modules.json;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;

/** The {@code _json} module: what {@code json} has in C. */
@PyModuleDef(name = "_json", doc = "Decoding and encoding for the json module.")
final class JsonModule {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    JsonModule(ThreadState ts, PyModule module) {
        module.add("make_scanner", JsonScanner.TYPE);
        module.add("make_encoder", JsonEncoder.TYPE);
    }

    @PyMethod(value = "scanstring(string, end, strict=True, /)", doc = "scanstring(string, end, strict=True) -> "
            + "(string, end)\n\nDecode the JSON string that begins after the quote before end; return it and "
            + "the\nindex after its closing quote. Unless strict, control characters may occur in it.")
    Object scanstring(ThreadState ts, Object string, long end, boolean strict) {
        if (!PyStr.check(string)) {
            throw Errors.typeError("first argument must be a string, not " + Obj.typeName(string));
        }
        JsonText text = new JsonText(string);
        Object value = text.string(ts, end, strict);
        return new PyTuple(value, (long) text.end);
    }

    @PyMethod(value = "encode_basestring(object, /)", doc = "A JSON representation of a string.")
    Object encodeBasestring(Object o) {
        return quoted(requireString(o), false);
    }

    @PyMethod(value = "encode_basestring_ascii(object, /)", doc = "A JSON representation of a string, in ASCII only.")
    Object encodeBasestringAscii(Object o) {
        return quoted(requireString(o), true);
    }

    private static Object requireString(Object o) {
        if (!PyStr.check(o)) {
            throw Errors.typeError("first argument must be a string, not " + Obj.typeName(o));
        }
        return o;
    }

    private static Object quoted(Object str, boolean ascii) {
        StrBuilder b = new StrBuilder(PyStr.length(str) + 2);
        quote(b, str, ascii);
        return b.toStr();
    }

    /** Appends a string in quotes, with what JSON forbids escaped, and everything beyond ASCII if wanted. */
    static void quote(StrBuilder b, Object str, boolean ascii) {
        String s = PyStr.narrow(str);
        b.append('"');
        int n = PyStr.length(str);
        if (s == null) {
            for (int c : PyStr.codePoints(str)) {
                quote(b, c, ascii);
            }
        } else {
            int plain = 0;
            for (int i = 0; i < n; i++) {
                char c = s.charAt(i);
                if (!isPlain(c, ascii)) {
                    b.append(s, plain, i);
                    escape(b, c);
                    plain = i + 1;
                }
            }
            b.append(s, plain, n);
        }
        b.append('"');
    }

    private static void quote(StrBuilder b, int c, boolean ascii) {
        if (isPlain(c, ascii)) {
            b.append(c);
        } else {
            escape(b, c);
        }
    }

    private static boolean isPlain(int c, boolean ascii) {
        return c >= ' ' && c != '"' && c != '\\' && (!ascii || c <= '~');
    }

    private static void escape(StrBuilder b, int c) {
        b.append('\\');
        switch (c) {
            case '"', '\\' -> b.append(c);
            case '\b' -> b.append('b');
            case '\f' -> b.append('f');
            case '\n' -> b.append('n');
            case '\r' -> b.append('r');
            case '\t' -> b.append('t');
            default -> {
                if (Character.isSupplementaryCodePoint(c)) {
                    hex(b, Character.highSurrogate(c));
                    b.append('\\');
                    hex(b, Character.lowSurrogate(c));
                } else {
                    hex(b, c);
                }
            }
        }
    }

    private static void hex(StrBuilder b, int c) {
        b.append('u').append(HEX[c >> 12 & 15]).append(HEX[c >> 8 & 15]).append(HEX[c >> 4 & 15]).append(HEX[c & 15]);
    }
}
