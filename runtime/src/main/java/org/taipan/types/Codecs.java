package org.taipan.types;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.codecs.CodecRegistry;
import org.taipan.types.codecs.SingleByte;
import org.taipan.types.codecs.Utf16;
import org.taipan.types.codecs.Utf32;
import org.taipan.types.codecs.Utf8;

/** Text to bytes and back: the encodings that need no registry, and the registry for the rest. */
public final class Codecs {
    private Codecs() {
    }

    /** Text of UTF-8. @throws PyException UnicodeDecodeError */
    public static Object decodeUtf8(byte[] bytes) {
        return Utf8.decode(null, bytes, null, true).text();
    }

    /** UTF-8 of a {@code str}. @throws PyException UnicodeEncodeError for surrogates */
    public static byte[] encodeUtf8(Object str) {
        return Utf8.encode(null, str, null);
    }

    /** Text of a name or value from the operating system: UTF-8 with {@code surrogateescape}. */
    public static Object fsDecode(byte[] bytes) {
        return Utf8.decode(null, bytes, "surrogateescape", true).text();
    }

    /** A {@code str} as the operating system wants it: UTF-8 with {@code surrogateescape}. */
    public static byte[] fsEncode(Object str) {
        return Utf8.encode(null, str, "surrogateescape");
    }

    /** {@code bytes.decode(encoding, errors)}: {@code PyUnicode_Decode}. */
    public static Object decode(ThreadState ts, byte[] bytes, String encoding, String errors) {
        checkNames(ts, encoding, errors);
        if (bytes.length == 0) {
            return "";
        }
        switch (CodecRegistry.normalize(encoding)) {
            case "utf_8", "utf8" -> {
                return Utf8.decode(ts, bytes, errors, true).text();
            }
            case "utf_16", "utf16" -> {
                return Utf16.decode(ts, bytes, errors, 0, true).text();
            }
            case "utf_32", "utf32" -> {
                return Utf32.decode(ts, bytes, errors, 0, true).text();
            }
            case "ascii", "us_ascii" -> {
                return SingleByte.decodeAscii(ts, bytes, errors);
            }
            case "latin1", "latin_1", "iso_8859_1", "iso8859_1" -> {
                return SingleByte.decodeLatin1(bytes);
            }
            default -> {
            }
        }
        Object view = new PyMemoryView(Buffer.ofBytes(new PyBytes(bytes), bytes, 0, bytes.length, true));
        Object r = CodecRegistry.of(ts.interp).decodeText(ts, view, encoding, errors);
        if (!PyStr.check(r)) {
            throw Errors.typeError("'" + encoding + "' decoder returned '" + Obj.typeName(r)
                    + "' instead of 'str'; use codecs.decode() to decode to arbitrary types");
        }
        return r;
    }

    private static void checkName(String name) {
        if (name != null && name.indexOf(0) >= 0) {
            throw Errors.valueError("embedded null character");
        }
    }

    /** In development mode even names that would not be used must exist. @throws PyException LookupError */
    private static void checkNames(ThreadState ts, String encoding, String errors) {
        checkName(encoding);
        checkName(errors);
        if (ts == null || ts.interp.config.devMode <= 0 || ts.interp.finalizing) {
            return;
        }
        CodecRegistry registry = CodecRegistry.of(ts.interp);
        if (registry.isReady()) {
            if (!encoding.equals("utf-8") && !encoding.equals("utf8") && !encoding.equals("ascii")) {
                registry.lookup(ts, encoding);
            }
            if (errors != null) {
                registry.lookupError(errors);
            }
        }
    }

    /** {@code str(o, encoding, errors)} of a bytes-like object. */
    public static Object decodeObject(ThreadState ts, Object o, String encoding, String errors) {
        if (!Buffers.isExporter(o)) {
            throw Errors.typeError("decoding to str: need a bytes-like object, " + Obj.typeName(o) + " found");
        }
        return decode(ts, Buffers.toBytes(ts, o), encoding, errors);
    }

    /** {@code str.encode(encoding, errors)}: {@code PyUnicode_AsEncodedString}. */
    public static PyBytes encode(ThreadState ts, Object str, String encoding, String errors) {
        checkNames(ts, encoding, errors);
        switch (CodecRegistry.normalize(encoding)) {
            case "utf_8", "utf8" -> {
                return new PyBytes(Utf8.encode(ts, str, errors));
            }
            case "utf_16", "utf16" -> {
                return new PyBytes(Utf16.encode(ts, str, errors, 0));
            }
            case "utf_32", "utf32" -> {
                return new PyBytes(Utf32.encode(ts, str, errors, 0));
            }
            case "ascii", "us_ascii" -> {
                return new PyBytes(SingleByte.encodeAscii(ts, str, errors));
            }
            case "latin1", "latin_1", "iso_8859_1", "iso8859_1" -> {
                return new PyBytes(SingleByte.encodeLatin1(ts, str, errors));
            }
            default -> {
            }
        }
        Object r = CodecRegistry.of(ts.interp).encodeText(ts, str, encoding, errors);
        if (r instanceof PyBytes b) {
            return b;
        }
        if (r instanceof PyByteArray b) {
            org.taipan.ops.Warnings.warn(ts, Exc.RuntimeWarning, "encoder " + encoding
                    + " returned bytearray instead of bytes; use codecs.encode() to encode to arbitrary types", 1);
            return new PyBytes(b.toByteArray());
        }
        throw Errors.typeError("'" + encoding + "' encoder returned '" + Obj.typeName(r)
                + "' instead of 'bytes'; use codecs.encode() to encode to arbitrary types");
    }
}
