package org.taipan.modules.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Codecs;
import org.taipan.types.FloatText;
import org.taipan.types.LongText;
import org.taipan.types.PyBytes;
import org.taipan.types.PyLong;
import org.taipan.types.codecs.BytesEscape;
import org.taipan.types.codecs.UnicodeEscape;
import org.taipan.types.codecs.Utf8;

/** Reads what contains no other objects: numbers, strings and bytes. */
final class ScalarLoader {
    private final ThreadState ts;
    private final PyUnpickler unpickler;
    private final PickleInput in;

    ScalarLoader(ThreadState ts, PyUnpickler unpickler, PickleInput in) {
        this.ts = ts;
        this.unpickler = unpickler;
        this.in = in;
    }

    /** A little-endian number of {@code n} bytes. */
    long unsigned(int n) {
        int at = in.read(ts, n);
        byte[] b = in.buffer;
        long x = 0;
        for (int i = 0; i < n; i++) {
            x |= (b[at + i] & 0xffL) << 8 * i;
        }
        return x;
    }

    /** A size of {@code n} bytes. @throws org.taipan.objects.PyException OverflowError */
    long size(int n, String message) {
        long size = unsigned(n);
        if (size < 0) {
            throw Errors.overflowError(message + Long.MAX_VALUE + " bytes");
        }
        return size;
    }

    /** Bytes after their number, which has {@code n} bytes. */
    byte[] counted(int n, String op) {
        return in.take(ts, size(n, op + " exceeds system's maximum size of "));
    }

    Object bytes(int n) {
        return new PyBytes(counted(n, "BINBYTES"));
    }

    Object unicode(int n) {
        long size = size(n, "BINUNICODE exceeds system's maximum size of ");
        int at = in.read(ts, size);
        int end = at + (int) size;
        byte[] b = in.buffer;
        for (int i = at; i < end; i++) {
            if (b[i] < 0) {
                return Utf8.decode(ts, Arrays.copyOfRange(b, at, end), "surrogatepass", true).text();
            }
        }
        return new String(b, at, end - at, StandardCharsets.ISO_8859_1);
    }

    double binaryFloat() {
        int at = in.read(ts, 8);
        byte[] b = in.buffer;
        long bits = 0;
        for (int i = 0; i < 8; i++) {
            bits = bits << 8 | b[at + i] & 0xff;
        }
        return Double.longBitsToDouble(bits);
    }

    /** The LONG opcodes of protocol 2. */
    Object countedInt(int n) {
        long size = unsigned(n);
        if (n == 4 && (int) size < 0) {
            throw PickleState.unpicklingError("LONG pickle has negative byte count");
        }
        int at = in.read(ts, size);
        return LongText.fromBytes(Arrays.copyOfRange(in.buffer, at, at + (int) size), true, true);
    }

    private String argument() {
        String line = in.line(ts);
        if (line.isEmpty()) {
            throw PickleInput.truncated();
        }
        return line;
    }

    Object decimalInt() {
        String line = argument();
        Long n = cLong(line);
        if (n != null) {
            return line.length() == 2 && (n == 0 || n == 1) ? (Object) (n == 1) : n;
        }
        Object big = LongText.parseOrNull(line, 0, 0);
        if (big == null) {
            throw Errors.valueError("could not convert string to int");
        }
        return big;
    }

    /** C's {@code strtol} with base 0, or null if it does not take the whole text. */
    private static Long cLong(String text) {
        String s = text.stripLeading();
        boolean signed = s.startsWith("-") || s.startsWith("+");
        String digits = signed ? s.substring(1) : s;
        int radix = 10;
        if (digits.startsWith("0x") || digits.startsWith("0X")) {
            radix = 16;
            digits = digits.substring(2);
        } else if (digits.startsWith("0")) {
            radix = 8;
        }
        if (digits.isEmpty() || Character.digit(digits.charAt(0), radix) < 0) {
            return null;
        }
        try {
            return Long.parseLong(s.startsWith("-") ? "-" + digits : digits, radix);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    Object decimalLong() {
        String line = argument();
        String digits = line.endsWith("L") ? line.substring(0, line.length() - 1) : line + "\n";
        // The base follows from the prefix; CPython's message names the one that it came to.
        int first = digits.startsWith("-") || digits.startsWith("+") ? 1 : 0;
        return Call.call(ts, PyLong.TYPE, digits, digits.startsWith("0", first) ? 0L : 10L);
    }

    Object decimalFloat() {
        String line = argument();
        Double d = line.indexOf('_') >= 0 ? null : FloatText.parseOrNull(line);
        if (d == null) {
            throw Errors.valueError(Character.isDigit(line.charAt(0)) ? "could not convert string to float"
                    : "could not convert string to float: '" + line + "\n'");
        }
        return d;
    }

    /** The strings of Python 2 are bytes or text, as the user wants them. */
    private Object text(byte[] bytes) {
        return unpickler.encoding.equals("bytes") ? new PyBytes(bytes)
                : Codecs.decode(ts, bytes, unpickler.encoding, unpickler.errors);
    }

    Object quotedString() {
        byte[] line = in.lineBytes(ts);
        int n = line.length;
        if (n < 2 || line[0] != line[n - 1] || line[0] != '\'' && line[0] != '"') {
            throw PickleState.unpicklingError("the STRING opcode argument must be quoted");
        }
        return text(BytesEscape.decode(ts, Arrays.copyOfRange(line, 1, n - 1), null));
    }

    Object binaryString(int n) {
        long size = unsigned(n);
        if (n == 4 && (int) size < 0) {
            throw PickleState.unpicklingError("BINSTRING pickle has negative byte count");
        }
        int at = in.read(ts, size);
        return text(Arrays.copyOfRange(in.buffer, at, at + (int) size));
    }

    Object escapedUnicode() {
        return UnicodeEscape.decodeRaw(ts, in.lineBytes(ts), null, true).text();
    }
}
