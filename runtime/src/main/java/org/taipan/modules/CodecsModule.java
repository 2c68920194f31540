package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.types.Buffers;
import org.taipan.types.Codecs;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.codecs.BytesEscape;
import org.taipan.types.codecs.CharMap;
import org.taipan.types.codecs.CodecRegistry;
import org.taipan.types.codecs.SingleByte;
import org.taipan.types.codecs.UnicodeEscape;
import org.taipan.types.codecs.Utf16;
import org.taipan.types.codecs.Utf32;
import org.taipan.types.codecs.Utf7;
import org.taipan.types.codecs.Utf8;
import org.taipan.types.codecs.WideUnits;

/** The {@code _codecs} module: the registry and the encodings written in Java. */
@PyModuleDef(name = "_codecs")
final class CodecsModule {
    private CodecsModule() {
    }

    // ---- the registry -----------------------------------------------------------------------------------------------

    @PyMethod(value = "register(search_function, /)",
            doc = "Register a codec search function.\n\nSearch functions are expected to take one argument, the "
            + "encoding name in\nall lower case letters, and either return None, or a tuple of functions\n"
            + "(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).")
    static void register(ThreadState ts, Object search) {
        CodecRegistry.of(ts.interp).register(search);
    }

    @PyMethod(value = "unregister(search_function, /)",
            doc = "Unregister a codec search function and clear the registry's cache.\n"
            + "\nIf the search function is not registered, do nothing.")
    static void unregister(ThreadState ts, Object search) {
        CodecRegistry.of(ts.interp).unregister(search);
    }

    @PyMethod(value = "lookup(encoding, /)",
            doc = "Looks up a codec tuple in the Python codec registry and returns a CodecInfo object.")
    static Object lookup(ThreadState ts, String encoding) {
        return CodecRegistry.of(ts.interp).lookup(ts, encoding);
    }

    @PyMethod(value = "encode(obj, encoding='utf-8', errors='strict')",
            doc =
            "Encodes obj using the codec registered for encoding.\n\nThe default encoding is 'utf-8'.  errors may "
            + "be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\n"
            + "errors raise a ValueError.  Other possible values are 'ignore', 'replace'\n"
            + "and 'backslashreplace' as well as any other name registered with\n"
            + "codecs.register_error that can handle ValueErrors.")
    static Object encode(ThreadState ts, Object obj, String encoding, String errors) {
        return CodecRegistry.of(ts.interp).encode(ts, obj, encoding, errors);
    }

    @PyMethod(value = "decode(obj, encoding='utf-8', errors='strict')",
            doc =
            "Decodes obj using the codec registered for encoding.\n\nDefault encoding is 'utf-8'.  errors may be "
            + "given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\n"
            + "errors raise a ValueError.  Other possible values are 'ignore', 'replace'\n"
            + "and 'backslashreplace' as well as any other name registered with\n"
            + "codecs.register_error that can handle ValueErrors.")
    static Object decode(ThreadState ts, Object obj, String encoding, String errors) {
        return CodecRegistry.of(ts.interp).decode(ts, obj, encoding, errors);
    }

    @PyMethod(value = "register_error(errors, handler, /)",
            doc = "Register the specified error handler under the name errors.\n\n"
            + "handler must be a callable object, that will be called with an exception\n"
            + "instance containing information about the location of the encoding/decoding\n"
            + "error and must return a (replacement, new position) tuple.")
    static void registerError(ThreadState ts, String errors, Object handler) {
        CodecRegistry.of(ts.interp).registerError(errors, handler);
    }

    @PyMethod(value = "lookup_error(name, /)",
            doc =
            "lookup_error(errors) -> handler\n\nReturn the error handler for the specified error handling name or "
            + "raise a\nLookupError, if no handler exists under this name.")
    static Object lookupError(ThreadState ts, String name) {
        return CodecRegistry.of(ts.interp).lookupError(name);
    }

    // ---- arguments and results --------------------------------------------------------------------------------------

    private static byte[] data(ThreadState ts, Object data) {
        return Buffers.toBytes(ts, data);
    }

    private static Object text(Object o, String function) {
        if (!PyStr.check(o)) {
            throw Args.badArgument(function, "argument 1", "str", o);
        }
        return o;
    }

    private static Object decoded(Object text, long consumed) {
        return new PyTuple(text, consumed);
    }

    /** Text and how much of the input it used: all of it if that was the last, whatever a handler made of it. */
    private static Object decoded(Utf8.Decoded r, byte[] in, boolean last) {
        return decoded(r.text(), last ? in.length : r.consumed());
    }

    private static Object decoded(WideUnits.Decoded r, byte[] in, boolean last) {
        return decoded(r.text(), last ? in.length : r.consumed());
    }

    private static Object decodedWithOrder(WideUnits.Decoded r, byte[] in, boolean last) {
        return new PyTuple(r.text(), (long) (last ? in.length : r.consumed()), (long) r.byteOrder());
    }

    private static Object encoded(byte[] bytes, Object text) {
        return new PyTuple(new PyBytes(bytes), (long) PyStr.length(text));
    }

    // ---- decoders ---------------------------------------------------------------------------------------------------

    @PyMethod("utf_8_decode(data, errors=None, final=False, /)")
    static Object utf8Decode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf8.decode(ts, b, errors, last), b, last);
    }

    @PyMethod("utf_7_decode(data, errors=None, final=False, /)")
    static Object utf7Decode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf7.decode(ts, b, errors, last), b, last);
    }

    @PyMethod("utf_16_decode(data, errors=None, final=False, /)")
    static Object utf16Decode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf16.decode(ts, b, errors, 0, last), b, last);
    }

    @PyMethod("utf_16_le_decode(data, errors=None, final=False, /)")
    static Object utf16LeDecode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf16.decode(ts, b, errors, -1, last), b, last);
    }

    @PyMethod("utf_16_be_decode(data, errors=None, final=False, /)")
    static Object utf16BeDecode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf16.decode(ts, b, errors, 1, last), b, last);
    }

    @PyMethod("utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /)")
    static Object utf16ExDecode(ThreadState ts, Object data, String errors, int byteorder, boolean last) {
        byte[] b = data(ts, data);
        return decodedWithOrder(Utf16.decode(ts, b, errors, byteorder, last), b, last);
    }

    @PyMethod("utf_32_decode(data, errors=None, final=False, /)")
    static Object utf32Decode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf32.decode(ts, b, errors, 0, last), b, last);
    }

    @PyMethod("utf_32_le_decode(data, errors=None, final=False, /)")
    static Object utf32LeDecode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf32.decode(ts, b, errors, -1, last), b, last);
    }

    @PyMethod("utf_32_be_decode(data, errors=None, final=False, /)")
    static Object utf32BeDecode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = data(ts, data);
        return decoded(Utf32.decode(ts, b, errors, 1, last), b, last);
    }

    @PyMethod("utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /)")
    static Object utf32ExDecode(ThreadState ts, Object data, String errors, int byteorder, boolean last) {
        byte[] b = data(ts, data);
        return decodedWithOrder(Utf32.decode(ts, b, errors, byteorder, last), b, last);
    }

    @PyMethod("ascii_decode(data, errors=None, /)")
    static Object asciiDecode(ThreadState ts, Object data, String errors) {
        byte[] b = data(ts, data);
        return decoded(SingleByte.decodeAscii(ts, b, errors), b.length);
    }

    @PyMethod("latin_1_decode(data, errors=None, /)")
    static Object latin1Decode(ThreadState ts, Object data, String errors) {
        byte[] b = data(ts, data);
        return decoded(SingleByte.decodeLatin1(b), b.length);
    }

    @PyMethod("charmap_decode(data, errors=None, mapping=None, /)")
    static Object charmapDecode(ThreadState ts, Object data, String errors, Object mapping) {
        byte[] b = data(ts, data);
        return decoded(mapping == PyNone.NONE ? SingleByte.decodeLatin1(b) : CharMap.decode(ts, b, mapping, errors),
                b.length);
    }

    /** Bytes, or the UTF-8 of a str. */
    private static byte[] bytesOrText(ThreadState ts, Object data) {
        return PyStr.check(data) ? Codecs.encodeUtf8(data) : data(ts, data);
    }

    @PyMethod("unicode_escape_decode(data, errors=None, final=True, /)")
    static Object unicodeEscapeDecode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = bytesOrText(ts, data);
        return decoded(UnicodeEscape.decode(ts, b, errors, last), b, last);
    }

    @PyMethod("raw_unicode_escape_decode(data, errors=None, final=True, /)")
    static Object rawUnicodeEscapeDecode(ThreadState ts, Object data, String errors, boolean last) {
        byte[] b = bytesOrText(ts, data);
        return decoded(UnicodeEscape.decodeRaw(ts, b, errors, last), b, last);
    }

    @PyMethod("escape_decode(data, errors=None, /)")
    static Object escapeDecode(ThreadState ts, Object data, String errors) {
        byte[] b = bytesOrText(ts, data);
        return decoded(new PyBytes(BytesEscape.decode(ts, b, errors)), b.length);
    }

    // ---- encoders ---------------------------------------------------------------------------------------------------

    @PyMethod("utf_8_encode(str, errors=None, /)")
    static Object utf8Encode(ThreadState ts, Object str, String errors) {
        return encoded(Utf8.encode(ts, text(str, "utf_8_encode"), errors), str);
    }

    @PyMethod("utf_7_encode(str, errors=None, /)")
    static Object utf7Encode(Object str, String errors) {
        return encoded(Utf7.encode(text(str, "utf_7_encode")), str);
    }

    @PyMethod("utf_16_encode(str, errors=None, byteorder=0, /)")
    static Object utf16Encode(ThreadState ts, Object str, String errors, int byteorder) {
        return encoded(Utf16.encode(ts, text(str, "utf_16_encode"), errors, byteorder), str);
    }

    @PyMethod("utf_16_le_encode(str, errors=None, /)")
    static Object utf16LeEncode(ThreadState ts, Object str, String errors) {
        return encoded(Utf16.encode(ts, text(str, "utf_16_le_encode"), errors, -1), str);
    }

    @PyMethod("utf_16_be_encode(str, errors=None, /)")
    static Object utf16BeEncode(ThreadState ts, Object str, String errors) {
        return encoded(Utf16.encode(ts, text(str, "utf_16_be_encode"), errors, 1), str);
    }

    @PyMethod("utf_32_encode(str, errors=None, byteorder=0, /)")
    static Object utf32Encode(ThreadState ts, Object str, String errors, int byteorder) {
        return encoded(Utf32.encode(ts, text(str, "utf_32_encode"), errors, byteorder), str);
    }

    @PyMethod("utf_32_le_encode(str, errors=None, /)")
    static Object utf32LeEncode(ThreadState ts, Object str, String errors) {
        return encoded(Utf32.encode(ts, text(str, "utf_32_le_encode"), errors, -1), str);
    }

    @PyMethod("utf_32_be_encode(str, errors=None, /)")
    static Object utf32BeEncode(ThreadState ts, Object str, String errors) {
        return encoded(Utf32.encode(ts, text(str, "utf_32_be_encode"), errors, 1), str);
    }

    @PyMethod("ascii_encode(str, errors=None, /)")
    static Object asciiEncode(ThreadState ts, Object str, String errors) {
        return encoded(SingleByte.encodeAscii(ts, text(str, "ascii_encode"), errors), str);
    }

    @PyMethod("latin_1_encode(str, errors=None, /)")
    static Object latin1Encode(ThreadState ts, Object str, String errors) {
        return encoded(SingleByte.encodeLatin1(ts, text(str, "latin_1_encode"), errors), str);
    }

    @PyMethod("charmap_encode(str, errors=None, mapping=None, /)")
    static Object charmapEncode(ThreadState ts, Object str, String errors, Object mapping) {
        text(str, "charmap_encode");
        return encoded(mapping == PyNone.NONE ? SingleByte.encodeLatin1(ts, str, errors)
                : CharMap.encode(ts, str, mapping, errors), str);
    }

    @PyMethod("charmap_build(map, /)")
    static Object charmapBuild(ThreadState ts, Object map) {
        if (!PyStr.check(map)) {
            throw Args.badArgument("charmap_build", "argument", "str", map);
        }
        return CharMap.build(ts, map);
    }

    @PyMethod("unicode_escape_encode(str, errors=None, /)")
    static Object unicodeEscapeEncode(Object str, String errors) {
        return encoded(UnicodeEscape.encode(text(str, "unicode_escape_encode")), str);
    }

    @PyMethod("raw_unicode_escape_encode(str, errors=None, /)")
    static Object rawUnicodeEscapeEncode(Object str, String errors) {
        return encoded(UnicodeEscape.encodeRaw(text(str, "raw_unicode_escape_encode")), str);
    }

    @PyMethod("escape_encode(data, errors=None, /)")
    static Object escapeEncode(PyBytes data, String errors) {
        return decoded(new PyBytes(BytesEscape.encode(data.value())), data.size());
    }

    @PyMethod("readbuffer_encode(data, errors=None, /)")
    static Object readbufferEncode(ThreadState ts, Object data, String errors) {
        byte[] b = bytesOrText(ts, data);
        return decoded(new PyBytes(b.clone()), b.length);
    }
}
