package org.taipan.modules.binary;

import java.util.Arrays;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.codecs.ByteSink;

/** The {@code binascii} module. */
@PyModuleDef(name = "binascii", doc = "Conversion between binary data and ASCII")
final class BinasciiModule {
    private static final PyType ERROR_TYPE = PyType.builtin(new SimpleTable("binascii", "Error", null),
            Exc.ValueError, PyType.BASETYPE);
    @PyConstant("Error")
    static final Object ERROR = ERROR_TYPE;
    @PyConstant("Incomplete")
    static final Object INCOMPLETE = PyType.builtin(new SimpleTable("binascii", "Incomplete", null), Exc.Exception,
            PyType.BASETYPE);
    private static final String BASE64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] BASE64_VALUES = new byte[256];

    static {
        Arrays.fill(BASE64_VALUES, (byte) -1);
        for (int i = 0; i < 64; i++) {
            BASE64_VALUES[BASE64.charAt(i)] = (byte) i;
        }
    }

    private BinasciiModule() {
    }

    private static PyException error(String message) {
        return Errors.of(ERROR_TYPE, message);
    }

    /** Bytes, or a str of ASCII characters. */
    private static byte[] ascii(ThreadState ts, Object data) {
        if (PyStr.check(data)) {
            if (!PyStr.isAscii(data)) {
                throw Errors.valueError("string argument should contain only ASCII characters");
            }
            return new ByteSink(0).addAscii(PyStr.narrow(data)).toByteArray();
        }
        if (!Buffers.isExporter(data)) {
            throw Errors.typeError("argument should be bytes, buffer or ASCII string, not '" + Obj.typeName(data) + "'");
        }
        return Buffers.toBytes(ts, data);
    }

    /** A C {@code unsigned int} without overflow check. */
    static int bits(ThreadState ts, Object o) {
        return ((java.lang.Number) Number.index(ts, o)).intValue();
    }

    @PyMethod(value = "a2b_uu(data, /)", doc = "Decode a line of uuencoded data.")
    static Object a2bUu(ThreadState ts, Object data) {
        byte[] in = ascii(ts, data);
        byte[] out = new byte[((in.length > 0 ? in[0] : 0) - ' ') & 63];
        int size = 0;
        int bits = 0;
        int buffer = 0;
        int i = 1;
        for (; size < out.length; i++) {
            int c = i < in.length ? in[i] & 0xFF : 0;
            if (c == '\n' || c == '\r' || i >= in.length) {
                c = 0;
            } else {
                if (c < ' ' || c > ' ' + 64) {
                    throw error("Illegal char");
                }
                c = c - ' ' & 63;
            }
            buffer = buffer << 6 | c;
            bits += 6;
            if (bits >= 8) {
                bits -= 8;
                out[size++] = (byte) (buffer >> bits);
                buffer &= (1 << bits) - 1;
            }
        }
        for (; i < in.length; i++) {
            int c = in[i];
            if (c != ' ' && c != '`' && c != '\n' && c != '\r') {
                throw error("Trailing garbage");
            }
        }
        return new PyBytes(out);
    }

    @PyMethod(value = "b2a_uu(data, /, *, backtick=False)", doc = "Uuencode line of data.")
    static Object b2aUu(ThreadState ts, Object data, boolean backtick) {
        byte[] in = Buffers.toBytes(ts, data);
        if (in.length > 45) {
            throw error("At most 45 bytes at once");
        }
        ByteSink out = new ByteSink(64);
        int zero = backtick ? '`' : ' ';
        out.add(in.length == 0 ? zero : ' ' + in.length);
        int bits = 0;
        int buffer = 0;
        for (int i = 0; i < in.length || bits != 0; i++) {
            buffer = buffer << 8 | (i < in.length ? in[i] & 0xFF : 0);
            bits += 8;
            while (bits >= 6) {
                bits -= 6;
                int c = buffer >> bits & 63;
                out.add(c == 0 ? zero : c + ' ');
            }
            buffer &= (1 << bits) - 1;
        }
        return new PyBytes(out.add('\n').toByteArray());
    }

    @PyMethod(value = "a2b_base64(data, /, *, strict_mode=False)",
            doc =
            "Decode a line of base64 data.\n\n  strict_mode\n    When set to True, bytes that are not part of the "
            + "base64 standard are not allowed.\n    The same applies to excess data after padding (= / ==).")
    static Object a2bBase64(ThreadState ts, Object data, boolean strict) {
        byte[] in = ascii(ts, data);
        if (strict && in.length > 0 && in[0] == '=') {
            throw error("Leading padding not allowed");
        }
        byte[] out = new byte[in.length / 4 * 3 + 3];
        int size = 0;
        int quad = 0;
        int left = 0;
        int pads = 0;
        boolean padded = false;
        for (int i = 0; i < in.length; i++) {
            if (in[i] == '=') {
                padded = true;
                if (strict && quad == 0) {
                    throw error("Excess padding not allowed");
                }
                if (quad >= 2 && quad + ++pads >= 4) {
                    if (strict && i + 1 < in.length) {
                        throw error("Excess data after padding");
                    }
                    return new PyBytes(Arrays.copyOf(out, size));
                }
                continue;
            }
            int v = BASE64_VALUES[in[i] & 0xFF];
            if (v < 0) {
                if (strict) {
                    throw error("Only base64 data is allowed");
                }
                continue;
            }
            if (strict && padded) {
                throw error("Discontinuous padding not allowed");
            }
            pads = 0;
            left = left << 6 | v;
            if (quad > 0) {
                out[size++] = (byte) (left >> 6 - quad * 2);
            }
            quad = quad + 1 & 3;
        }
        if (quad == 1) {
            throw error("Invalid base64-encoded string: number of data characters (" + (size / 3 * 4 + 1)
                    + ") cannot be 1 more than a multiple of 4");
        }
        if (quad != 0) {
            throw error("Incorrect padding");
        }
        return new PyBytes(Arrays.copyOf(out, size));
    }

    @PyMethod(value = "b2a_base64(data, /, *, newline=True)", doc = "Base64-code line of data.")
    static Object b2aBase64(ThreadState ts, Object data, boolean newline) {
        byte[] b = java.util.Base64.getEncoder().encode(Buffers.toBytes(ts, data));
        if (newline) {
            b = Arrays.copyOf(b, b.length + 1);
            b[b.length - 1] = '\n';
        }
        return new PyBytes(b);
    }

    private static Object hex(ThreadState ts, Object data, Object sep, int bytesPerSep) {
        PyBytes bytes = new PyBytes(Buffers.toBytes(ts, data));
        Object hex = sep == null ? Call.methodNamed(ts, bytes, "hex")
                : Call.methodNamed(ts, bytes, "hex", sep, (long) bytesPerSep);
        return new PyBytes(new ByteSink(0).addAscii((String) hex).toByteArray());
    }

    @PyMethod(value = "b2a_hex(data, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to "
            + "separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count "
            + "from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  "
            + "This function is also\navailable as \"hexlify()\".\n\nExample:\n>>> "
            + "binascii.b2a_hex(b'\\xb9\\x01\\xef')\nb'b901ef'\n>>> binascii.hexlify(b'\\xb9\\x01\\xef', ':')\n"
            + "b'b9:01:ef'\n>>> binascii.b2a_hex(b'\\xb9\\x01\\xef', b'_', 2)\nb'b9_01ef'")
    static Object b2aHex(ThreadState ts, Object data, Object sep, int bytesPerSep) {
        return hex(ts, data, sep, bytesPerSep);
    }

    @PyMethod(value = "hexlify(data, sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Hexadecimal representation of binary data.\n\n  sep\n    An optional single character or byte to "
            + "separate hex bytes.\n  bytes_per_sep\n    How many bytes between separators.  Positive values count "
            + "from the\n    right, negative values count from the left.\n\nThe return value is a bytes object.  "
            + "This function is also\navailable as \"b2a_hex()\".")
    static Object hexlify(ThreadState ts, Object data, Object sep, int bytesPerSep) {
        return hex(ts, data, sep, bytesPerSep);
    }

    @PyMethod(value = "a2b_hex(hexstr, /)",
            doc = "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits "
            + "(upper or lower case).\nThis function is also available as \"unhexlify()\".")
    static Object a2bHex(ThreadState ts, Object hexstr) {
        byte[] in = ascii(ts, hexstr);
        if (in.length % 2 != 0) {
            throw error("Odd-length string");
        }
        byte[] out = new byte[in.length / 2];
        for (int i = 0; i < out.length; i++) {
            int high = in[2 * i] < 0 ? -1 : Character.digit(in[2 * i], 16);
            int low = in[2 * i + 1] < 0 ? -1 : Character.digit(in[2 * i + 1], 16);
            if (high < 0 || low < 0) {
                throw error("Non-hexadecimal digit found");
            }
            out[i] = (byte) (high << 4 | low);
        }
        return new PyBytes(out);
    }

    @PyMethod(value = "unhexlify(hexstr, /)",
            doc = "Binary data of hexadecimal representation.\n\nhexstr must contain an even number of hex digits "
            + "(upper or lower case).")
    static Object unhexlify(ThreadState ts, Object hexstr) {
        return a2bHex(ts, hexstr);
    }

    @PyMethod(value = "crc_hqx(data, crc, /)", doc = "Compute CRC-CCITT incrementally.")
    static long crcHqx(ThreadState ts, Object data, Object crc) {
        return Checksums.crcHqx(Buffers.toBytes(ts, data), bits(ts, crc));
    }

    @PyMethod(value = "crc32(data, crc=0, /)", doc = "Compute CRC-32 incrementally.")
    static long crc32(ThreadState ts, Object data, Object crc) {
        return Checksums.crc32(Buffers.toBytes(ts, data), bits(ts, crc));
    }

    @PyMethod(value = "a2b_qp(data, header=False)", doc = "Decode a string of qp-encoded data.")
    static Object a2bQp(ThreadState ts, Object data, boolean header) {
        return new PyBytes(QuotedPrintable.decode(ascii(ts, data), header));
    }

    @PyMethod(value = "b2a_qp(data, quotetabs=False, istext=True, header=False)",
            doc = "Encode a string using quoted-printable encoding.\n\nOn encoding, when istext is set, newlines are "
            + "not encoded, and white\nspace at end of lines is.  When istext is not set, \\r and \\n (CR/LF)\n"
            + "are both encoded.  When quotetabs is set, space and tabs are encoded.")
    static Object b2aQp(ThreadState ts, Object data, boolean quotetabs, boolean istext, boolean header) {
        return new PyBytes(QuotedPrintable.encode(Buffers.toBytes(ts, data), quotetabs, istext, header));
    }
}
