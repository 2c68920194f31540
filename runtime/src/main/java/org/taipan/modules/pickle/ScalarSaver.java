package org.taipan.modules.pickle;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
import org.taipan.types.Buffer;
import org.taipan.types.LongText;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;
import org.taipan.types.codecs.Utf8;
import org.taipan.types.format.FloatFormat;

/** Writes what contains no other objects: numbers, strings, bytes and buffers. */
final class ScalarSaver {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final ObjectSaver saver;
    private final PickleOutput out;
    private final ThreadState ts;
    private final int protocol;

    ScalarSaver(ObjectSaver saver) {
        this.saver = saver;
        this.out = saver.out;
        this.ts = saver.ts;
        this.protocol = saver.protocol;
    }

    void bool(boolean b) {
        if (protocol >= 2) {
            out.put(b ? Op.NEWTRUE : Op.NEWFALSE);
        } else {
            out.putLatin1(b ? "I01\n" : "I00\n");
        }
    }

    void integer(long n) {
        if (n != (int) n) {
            bigInteger(BigInteger.valueOf(n));
        } else if (!saver.isBinary()) {
            out.putLatin1((char) Op.INT + Long.toString(n) + "\n");
        } else if (n >= 0 && n < 0x100) {
            out.put(Op.BININT1, (int) n);
        } else if (n >= 0 && n < 0x10000) {
            out.putLittle(Op.BININT2, n, 2);
        } else {
            out.putLittle(Op.BININT, n, 4);
        }
    }

    /** An int of more than 32 bits. */
    void bigInteger(BigInteger n) {
        if (protocol < 2) {
            out.putLatin1((char) Op.LONG + LongText.toDecimal(ts, n.bitLength() < 64 ? (Object) n.longValue() : n)
                    + "L\n");
            return;
        }
        byte[] digits = n.toByteArray();
        for (int i = 0, j = digits.length - 1; i < j; i++, j--) {
            byte b = digits[i];
            digits[i] = digits[j];
            digits[j] = b;
        }
        if (digits.length < 256) {
            out.put(Op.LONG1, digits.length);
        } else {
            out.putLittle(Op.LONG4, digits.length, 4);
        }
        out.put(digits);
    }

    void real(double d) {
        if (saver.isBinary()) {
            out.putBig(Op.BINFLOAT, Double.doubleToRawLongBits(d));
        } else {
            out.putLatin1((char) Op.FLOAT + FloatFormat.repr(d) + "\n");
        }
    }

    void string(Object str) {
        String narrow = PyStr.narrow(str);
        if (!saver.isBinary()) {
            out.put(Op.UNICODE);
            out.putLatin1(rawUnicodeEscape(str));
            out.put('\n');
        } else if (narrow == null || protocol < 4 || !out.putShortAscii(narrow)) {
            byte[] utf8 = narrow != null ? narrow.getBytes(StandardCharsets.UTF_8)
                    : Utf8.encode(ts, str, "surrogatepass");
            boolean tiny = utf8.length < 256 && protocol >= 4;
            out.putData(ts, tiny ? Op.SHORT_BINUNICODE : Op.BINUNICODE, tiny ? 1 : 4, utf8, null);
        }
        saver.memoize(str);
    }

    /** Latin-1 with everything else escaped, and with it what would end the line. */
    private static String rawUnicodeEscape(Object str) {
        StrBuilder b = new StrBuilder();
        for (int c : PyStr.codePoints(str)) {
            if (c >= 0x10000) {
                b.append('\\').append('U');
                hex(b, c, 28);
            } else if (c >= 256 || c == '\\' || c == 0 || c == '\n' || c == '\r' || c == 0x1a) {
                b.append('\\').append('u');
                hex(b, c, 12);
            } else {
                b.append(c);
            }
        }
        return PyStr.toJava(b.toStr());
    }

    private static void hex(StrBuilder b, int c, int from) {
        for (int shift = from; shift >= 0; shift -= 4) {
            b.append(HEX[c >> shift & 15]);
        }
    }

    void bytes(PyBytes b) {
        if (protocol >= 3) {
            bytesData(b.value(), b, b);
            return;
        }
        // Protocols for Python 2 have no bytes: a call of codecs.encode, which Python 2 takes for its str.
        PyTuple reduction = b.value().length == 0 ? new PyTuple(PyBytes.TYPE, new PyTuple())
                : new PyTuple(PickleState.of(ts).codecsEncode,
                        new PyTuple(new String(b.value(), StandardCharsets.ISO_8859_1), "latin1"));
        saver.saveReduction(reduction, b);
    }

    private void bytesData(byte[] data, Object o, Object payload) {
        boolean tiny = data.length < 256;
        out.putData(ts, tiny ? Op.SHORT_BINBYTES : Op.BINBYTES, tiny ? 1 : 4, data, payload);
        saver.memoize(o);
    }

    void byteArray(PyByteArray b) {
        byte[] data = b.toByteArray();
        if (protocol >= 5) {
            out.putData(ts, Op.BYTEARRAY8, 8, data, b);
            saver.memoize(b);
        } else {
            saver.saveReduction(new PyTuple(PyByteArray.TYPE, data.length == 0 ? new PyTuple()
                    : new PyTuple((Object) new PyBytes(data))), b);
        }
    }

    void buffer(PyPickleBuffer o) {
        if (protocol < 5) {
            throw PickleState.picklingError("PickleBuffer can only be pickled with protocol >= 5");
        }
        Buffer view = o.view();
        boolean c = view.isCContiguous();
        if (!c && !view.isFContiguous()) {
            throw PickleState.picklingError(
                    "PickleBuffer can not be pickled when pointing to a non-contiguous buffer");
        }
        Object callback = saver.pickler.bufferCallback;
        if (callback == null || Obj.isTrue(ts, Call.call(ts, callback, o))) {
            byte[] data = c ? view.toByteArray() : view.toFortranArray();
            if (view.readOnly) {
                bytesData(data, o, o);
            } else {
                out.putData(ts, Op.BYTEARRAY8, 8, data, o);
                saver.memoize(o);
            }
            return;
        }
        out.put(Op.NEXT_BUFFER);
        if (view.readOnly) {
            out.put(Op.READONLY_BUFFER);
        }
    }
}
