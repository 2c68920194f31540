package org.taipan.modules.struct;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.HalfFloat;
import org.taipan.types.MemoryItem;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;

/** A compiled format of the {@code struct} module. Immutable. */
final class StructFormat {
    /** {@code struct.error}. */
    static final PyType ERROR = PyType.builtin(new SimpleTable("struct", "error", null), Exc.Exception,
            PyType.BASETYPE);

    /** {@code count} items of one format, {@code size} bytes each, from {@code offset} on. */
    private record Code(char format, int offset, int size, int count) {
    }

    /** The size of the structure in bytes. */
    final long size;
    /** How many values it has. */
    final int length;
    private final boolean nativeMode;
    private final ByteOrder order;
    private final Code[] codes;

    /** @throws PyException struct.error */
    StructFormat(String format) {
        if (format.indexOf(0) >= 0) {
            throw error("embedded null character");
        }
        char first = format.isEmpty() ? '@' : format.charAt(0);
        nativeMode = "=<>!".indexOf(first) < 0;
        order = first == '>' || first == '!' ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        List<Code> list = new ArrayList<>();
        long at = 0;
        long values = 0;
        int i = "@=<>!".indexOf(first) >= 0 && !format.isEmpty() ? 1 : 0;
        while (i < format.length()) {
            char c = format.charAt(i++);
            if (c == ' ' || c >= 9 && c <= 13) {
                continue;
            }
            long count = 1;
            if (c >= '0' && c <= '9') {
                count = c - '0';
                while (i < format.length() && format.charAt(i) >= '0' && format.charAt(i) <= '9') {
                    int digit = format.charAt(i++) - '0';
                    if (count > (Long.MAX_VALUE - digit) / 10) {
                        throw tooLong();
                    }
                    count = count * 10 + digit;
                }
                if (i == format.length()) {
                    throw error("repeat count given without format specifier");
                }
                c = format.charAt(i++);
            }
            int itemSize = itemSize(c);
            if (itemSize == 0) {
                throw error("bad char in struct format");
            }
            if (nativeMode && at > 0) {
                at = (at + itemSize - 1) / itemSize * itemSize;
            }
            boolean text = c == 's' || c == 'p';
            if (count > (Long.MAX_VALUE - at) / itemSize) {
                throw tooLong();
            }
            values += text ? 1 : c == 'x' ? 0 : count;
            if (c != 'x' && (text || count > 0) && at + count * itemSize < Integer.MAX_VALUE) {
                list.add(new Code(c, (int) at, text ? (int) count : itemSize, text ? 1 : (int) count));
            }
            at += count * itemSize;
        }
        size = at;
        length = (int) Math.min(values, Integer.MAX_VALUE);
        codes = list.toArray(new Code[0]);
    }

    static PyException error(String message) {
        return Errors.of(ERROR, message);
    }

    private static PyException tooLong() {
        return error("total struct size too long");
    }

    private int itemSize(char c) {
        return switch (c) {
            case 'x', 's', 'p' -> 1;
            case 'l', 'L' -> nativeMode ? 8 : 4;
            case 'n', 'N', 'P' -> nativeMode ? 8 : 0;
            default -> MemoryItem.size(c);
        };
    }

    /** The values at {@code offset}. */
    PyTuple unpack(ByteBuffer memory, int offset) {
        ByteBuffer in = memory.order() == order ? memory : memory.duplicate().order(order);
        Object[] values = new Object[length];
        int n = 0;
        for (Code code : codes) {
            int at = offset + code.offset;
            for (int k = 0; k < code.count; k++, at += code.size) {
                values[n++] = unpack(code, in, at);
            }
        }
        return new PyTuple(values);
    }

    private Object unpack(Code code, ByteBuffer in, int at) {
        return switch (code.format) {
            case 's' -> bytes(in, at, code.size);
            case 'p' -> code.size == 0 ? PyBytes.EMPTY
                    : bytes(in, at + 1, Math.min(in.get(at) & 0xFF, code.size - 1));
            case 'l' -> code.size == 4 ? (Object) (long) in.getInt(at) : (Object) in.getLong(at);
            case 'L' -> code.size == 4 ? (Object) (in.getInt(at) & 0xFFFFFFFFL) : MemoryItem.unsigned(in.getLong(at));
            default -> MemoryItem.get(code.format, in, at);
        };
    }

    private static PyBytes bytes(ByteBuffer in, int at, int n) {
        byte[] b = new byte[n];
        in.get(at, b);
        return new PyBytes(b);
    }

    /** Stores values, which are {@link #length} from {@code args[from]} on. @throws PyException struct.error */
    void pack(ThreadState ts, ByteBuffer memory, int offset, Object[] args, int from) {
        ByteBuffer out = memory.order() == order ? memory : memory.duplicate().order(order);
        out.put(offset, new byte[(int) size]);
        int n = from;
        for (Code code : codes) {
            int at = offset + code.offset;
            for (int k = 0; k < code.count; k++, at += code.size) {
                Object v = args[n++];
                try {
                    pack(ts, code, out, at, v);
                } catch (PyException e) {
                    if (PyLong.check(v) && e.matches(Exc.OverflowError)) {
                        throw error("int too large to convert");
                    }
                    throw e;
                }
            }
        }
    }

    private void pack(ThreadState ts, Code code, ByteBuffer out, int at, Object v) {
        switch (code.format) {
            case 's' -> {
                byte[] b = text(v, 's');
                out.put(at, b, 0, Math.min(b.length, code.size));
            }
            case 'p' -> {
                byte[] b = text(v, 'p');
                int n = code.size == 0 ? 0 : Math.min(b.length, code.size - 1);
                if (code.size > 0) {
                    out.put(at + 1, b, 0, n);
                    out.put(at, (byte) Math.min(n, 255));
                }
            }
            case 'c' -> {
                if (!(v instanceof PyBytes b) || b.size() != 1) {
                    throw error("char format requires a bytes object of length 1");
                }
                out.put(at, b.value()[0]);
            }
            case '?' -> out.put(at, (byte) (Obj.isTrue(ts, v) ? 1 : 0));
            case 'e' -> {
                double d = toDouble(ts, v);
                if (Double.isFinite(d) && Math.abs(d) >= 65520) {
                    throw Errors.overflowError("float too large to pack with e format");
                }
                out.putShort(at, HalfFloat.bits(d));
            }
            case 'f' -> {
                double d = toDouble(ts, v);
                if (!nativeMode && Float.isInfinite((float) d) && !Double.isInfinite(d)) {
                    throw Errors.overflowError("float too large to pack with f format");
                }
                out.putFloat(at, (float) d);
            }
            case 'd' -> out.putDouble(at, toDouble(ts, v));
            default -> packInteger(code, out, at, integer(ts, v));
        }
    }

    private static byte[] text(Object v, char format) {
        if (v instanceof PyBytes b) {
            return b.value();
        }
        if (v instanceof PyByteArray b) {
            return b.toByteArray();
        }
        throw error("argument for '" + format + "' must be a bytes object");
    }

    private static double toDouble(ThreadState ts, Object v) {
        try {
            return Number.toDouble(ts, v);
        } catch (PyException e) {
            throw error("required argument is not a float");
        }
    }

    private static Object integer(ThreadState ts, Object v) {
        if (!Number.hasIndex(v)) {
            throw error("required argument is not an integer");
        }
        return Number.index(ts, v);
    }

    private void packInteger(Code code, ByteBuffer out, int at, Object v) {
        boolean pointer = code.format == 'P';
        boolean signed = Character.isLowerCase(code.format);
        int bits = code.size * 8;
        BigInteger n = v instanceof Long l ? null : (BigInteger) v;
        boolean fits = n == null ? fits((Long) v, bits, signed) || pointer
                : bits == 64 && (!signed && n.signum() > 0 && n.bitLength() <= 64);
        if (!fits) {
            if (pointer) {
                throw Errors.overflowError("int too large to convert");
            }
            BigInteger top = BigInteger.ONE.shiftLeft(signed ? bits - 1 : bits).subtract(BigInteger.ONE);
            throw error("'" + code.format + "' format requires " + (signed ? top.not() : "0") + " <= number <= " + top);
        }
        long value = n == null ? (Long) v : n.longValue();
        switch (code.size) {
            case 1 -> out.put(at, (byte) value);
            case 2 -> out.putShort(at, (short) value);
            case 4 -> out.putInt(at, (int) value);
            default -> out.putLong(at, value);
        }
    }

    private static boolean fits(long v, int bits, boolean signed) {
        if (signed) {
            return bits == 64 || v >> bits - 1 == v >> 63;
        }
        return v >= 0 && (bits == 64 || v >> bits == 0);
    }

    @Override
    public String toString() {
        return Arrays.toString(codes);
    }
}
