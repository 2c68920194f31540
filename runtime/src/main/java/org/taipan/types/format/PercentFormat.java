package org.taipan.types.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyComplex;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrBuilder;
import org.taipan.types.StrRepr;

/**
 * The {@code %} operator of {@code str}, {@code bytes} and {@code bytearray}. Bytes are formatted as text in Latin-1; the
 * conversions that differ ask {@link #bytes}.
 */
public final class PercentFormat {
    private final ThreadState ts;
    private final boolean bytes;
    private final Object mapping;
    private final StrBuilder out;
    /** A tuple's items, or null for the one value in {@link #single}. */
    private Object[] args;
    private Object single;
    private int used;

    /** The conversion that is being done, its width and precision with what {@code *} stands for. */
    private PercentTemplate.Conversion conversion;
    private boolean left;
    private long width;
    private int precision;
    private int code;

    private PercentFormat(ThreadState ts, int capacity, Object value, boolean bytes) {
        this.ts = ts;
        this.bytes = bytes;
        this.out = new StrBuilder(capacity);
        if (value instanceof PyTuple t) {
            args = t.items();
        } else {
            single = value;
        }
        mapping = isMapping(value, bytes) ? value : null;
    }

    private static boolean isMapping(Object o, boolean bytes) {
        return PyObject.typeOf(o).slot(Slot.GETITEM) != null && !(o instanceof PyTuple) && !PyStr.check(o)
                && !(bytes && (o instanceof PyBytes || o instanceof PyByteArray));
    }

    /** {@code format % value} of a {@code str}. */
    public static Object format(ThreadState ts, Object format, Object value) {
        return new PercentFormat(ts, PyStr.length(format) + 16, value, false).run(PercentTemplate.of(format, false));
    }

    /** {@code format % value} of {@code bytes}. */
    public static byte[] format(ThreadState ts, byte[] format, Object value) {
        Object s = new PercentFormat(ts, format.length + 16, value, true).run(PercentTemplate.of(latin1(format), true));
        return ((String) s).getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String latin1(byte[] b) {
        return new String(b, StandardCharsets.ISO_8859_1);
    }

    private Object run(PercentTemplate template) {
        for (PercentTemplate.Part part : template.parts()) {
            out.append(part.literal());
            if (part.conversion() != null) {
                convert(part.conversion());
            }
        }
        if (mapping == null && hasMore()) {
            throw unconverted();
        }
        return out.toStr();
    }

    private PyException unconverted() {
        return Errors.typeError("not all arguments converted during " + (bytes ? "bytes" : "string") + " formatting");
    }

    private boolean hasMore() {
        return used < (args == null ? 1 : args.length);
    }

    private Object nextArgument() {
        if (!hasMore()) {
            throw Errors.typeError("not enough arguments for format string");
        }
        int i = used++;
        return args == null ? single : args[i];
    }

    private void convert(PercentTemplate.Conversion c) {
        conversion = c;
        if (c.keyed()) {
            if (mapping == null) {
                throw Errors.typeError("format requires a mapping");
            }
            if (c.key() != null) {
                single = Item.get(ts, mapping, bytes
                        ? new PyBytes(((String) c.key()).getBytes(StandardCharsets.ISO_8859_1)) : c.key());
                args = null;
                used = 0;
            }
        }
        left = c.left();
        width = c.width();
        if (c.widthGiven()) {
            width = org.taipan.ops.Args.toLong(ts, star());
            if (width < 0) {
                left = true;
                width = -width;
            }
        }
        precision = c.precision();
        if (c.precisionGiven()) {
            precision = Math.max(0, org.taipan.ops.Args.toInt(ts, star()));
        }
        if (c.failure() != null) {
            throw Errors.valueError(c.failure());
        }
        code = c.code();
        output(nextArgument());
        if (mapping != null && c.keyed() && hasMore()) {
            throw unconverted();
        }
    }

    /** The int that a {@code *} stands for. */
    private Object star() {
        Object v = nextArgument();
        if (!PyLong.check(v)) {
            throw Errors.typeError("* wants int");
        }
        return v;
    }

    private void output(Object v) {
        if (bytes && code == 'i') {
            code = 'd';
        }
        switch (code) {
            case 's', 'r', 'a' -> text(converted(v));
            case 'b' -> {
                if (!bytes) {
                    throw unsupported();
                }
                text(converted(v));
            }
            case 'c' -> {
                precision = -1;
                text(character(v));
            }
            case 'd', 'i', 'u', 'o', 'x', 'X' -> number(integer(v));
            case 'e', 'E', 'f', 'F', 'g', 'G' -> number(floating(v));
            default -> throw unsupported();
        }
    }

    private PyException unsupported() {
        int shown = bytes || code >= 31 && code <= 126 ? code : '?';
        return Errors.valueError("unsupported format character '" + (char) shown + "' (0x" + Integer.toHexString(code)
                + ") at index " + conversion.index());
    }

    private void text(Object s) {
        int n = PyStr.length(s);
        if (precision >= 0) {
            n = Math.min(n, precision);
        }
        if (!left) {
            out.repeat(' ', Math.max(0, width - n));
        }
        out.append(s, 0, n);
        if (left) {
            out.repeat(' ', Math.max(0, width - n));
        }
    }

    private Object converted(Object v) {
        if (bytes) {
            return latin1(code == 'r' || code == 'a'
                    ? ((String) StrRepr.escapeNonAscii(Obj.repr(ts, v))).getBytes(StandardCharsets.ISO_8859_1)
                    : bytesOf(v));
        }
        return switch (code) {
            case 's' -> Obj.str(ts, v);
            case 'r' -> Obj.repr(ts, v);
            default -> StrRepr.escapeNonAscii(Obj.repr(ts, v));
        };
    }

    private byte[] bytesOf(Object v) {
        if (PyObject.typeOf(v) == PyBytes.TYPE) {
            return ((PyBytes) v).value();
        }
        if (v instanceof PyByteArray b) {
            return b.toByteArray();
        }
        Object slot = PyObject.typeOf(v).slot(Slot.BYTES);
        if (slot != null) {
            Object r = Call.method(ts, slot, v);
            if (!(r instanceof PyBytes b)) {
                throw Errors.typeError("__bytes__ returned non-bytes (type " + Obj.typeName(r) + ")");
            }
            return b.value();
        }
        if (Buffers.isExporter(v)) {
            return Buffers.toBytes(ts, v);
        }
        throw Errors.typeError("%b requires a bytes-like object, or an object that implements __bytes__, not '"
                + Obj.typeName(v) + "'");
    }

    private Object character(Object v) {
        if (bytes) {
            byte[] b = v instanceof PyBytes y ? y.value() : v instanceof PyByteArray a ? a.toByteArray() : null;
            if (b != null && b.length == 1) {
                return latin1(b);
            }
            if (b == null && Number.hasIndex(v)) {
                if (Number.index(ts, v) instanceof Long c && c >= 0 && c < 256) {
                    return PyStr.ofCodePoint((int) (long) c);
                }
                throw Errors.overflowError("%c arg not in range(256)");
            }
            throw Errors.typeError("%c requires an integer in range(256) or a single byte");
        }
        if (PyStr.check(v)) {
            if (PyStr.length(v) == 1) {
                return v;
            }
        } else if (Number.hasIndex(v)) {
            Object n;
            try {
                n = Number.index(ts, v);
            } catch (PyException e) {
                if (e.matches(Exc.TypeError)) {
                    throw Errors.typeError("%c requires int or char");
                }
                throw e;
            }
            if (n instanceof Long c && c >= 0 && c <= Character.MAX_CODE_POINT) {
                return PyStr.ofCodePoint((int) (long) c);
            }
            throw Errors.overflowError("%c arg not in range(0x110000)");
        }
        throw Errors.typeError("%c requires int or char");
    }

    private String integer(Object v) {
        boolean decimal = code == 'd' || code == 'i' || code == 'u';
        Object n = PyLong.check(v) ? v : toInteger(v, decimal);
        int base = decimal ? 10 : code == 'o' ? 8 : 16;
        String digits = NumberFormat.digits(ts, PyLong.value(n), base);
        boolean negative = digits.charAt(0) == '-';
        if (negative) {
            digits = digits.substring(1);
        }
        if (precision > Integer.MAX_VALUE - 3) {
            throw Errors.overflowError("precision too large");
        }
        if (precision > digits.length()) {
            digits = new StringBuilder().repeat('0', precision - digits.length()).append(digits).toString();
        }
        if (code == 'X') {
            digits = digits.toUpperCase(Locale.ROOT);
        }
        return negative ? "-" + digits : digits;
    }

    /** {@code int(v)} or {@code v.__index__()} of something that is not an int. */
    private Object toInteger(Object v, boolean decimal) {
        PyType type = PyObject.typeOf(v);
        boolean isNumber = type.slot(Slot.INT) != null || type.slot(Slot.FLOAT) != null || Number.hasIndex(v)
                || v instanceof PyComplex;
        try {
            if (isNumber) {
                return decimal ? Call.call(ts, PyLong.TYPE, v) : Number.index(ts, v);
            }
        } catch (PyException e) {
            if (!e.matches(Exc.TypeError)) {
                throw e;
            }
        }
        throw Errors.typeError("%" + (char) code + " format: " + (decimal ? "a real number" : "an integer")
                + " is required, not " + Obj.typeName(v));
    }

    private String floating(Object v) {
        double d;
        try {
            d = Number.toDouble(ts, v);
        } catch (PyException e) {
            if (bytes && e.matches(Exc.TypeError)) {
                throw Errors.typeError("float argument required, not " + Obj.typeName(v));
            }
            throw e;
        }
        int flags = conversion.alternate() ? FloatFormat.ALT : 0;
        return FloatFormat.format(d, (char) code, precision < 0 ? 6 : precision, flags);
    }

    /** Writes a number: sign, prefix and digits, with zeros or spaces where they belong. */
    private void number(String s) {
        PercentTemplate.Conversion c = conversion;
        int start = s.charAt(0) == '-' ? 1 : 0;
        char sign = start > 0 ? '-' : c.plus() ? '+' : c.blank() ? ' ' : 0;
        boolean prefix = c.alternate() && (code == 'x' || code == 'X' || code == 'o');
        long padding = Math.max(0, width - (sign != 0 ? 1 : 0) - (prefix ? 2 : 0) - (s.length() - start));
        if (!left && !c.zero()) {
            out.repeat(' ', padding);
        }
        if (sign != 0) {
            out.append(sign);
        }
        if (prefix) {
            out.append('0').append(code);
        }
        if (!left && c.zero()) {
            out.repeat('0', padding);
        }
        out.append(s, start, s.length());
        if (left) {
            out.repeat(' ', padding);
        }
    }
}
