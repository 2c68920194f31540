package org.taipan.types;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** Items of memory in the native formats of {@code struct} that have one character. */
public final class MemoryItem {
    private MemoryItem() {
    }

    /** The character of a native format, {@code '@'} in front allowed; 0 if it is no such format. */
    public static char code(String format) {
        int n = format.length();
        if (n == 0 || n > 2 || n == 2 && format.charAt(0) != '@') {
            return 0;
        }
        char c = format.charAt(n - 1);
        return size(c) == 0 ? 0 : c;
    }

    /** The size of an item; 0 for unknown formats. */
    public static int size(char code) {
        return switch (code) {
            case 'c', 'b', 'B', '?' -> 1;
            case 'h', 'H', 'e' -> 2;
            case 'i', 'I', 'f' -> 4;
            case 'l', 'L', 'q', 'Q', 'n', 'N', 'P', 'd' -> 8;
            default -> 0;
        };
    }

    /** The item at a place, as a Python value. */
    public static Object get(char code, ByteBuffer memory, int at) {
        return switch (code) {
            case 'c' -> new PyBytes(new byte[] {memory.get(at)});
            case 'b' -> (long) memory.get(at);
            case 'B' -> (long) (memory.get(at) & 0xFF);
            case '?' -> memory.get(at) != 0;
            case 'h' -> (long) memory.getShort(at);
            case 'H' -> (long) (memory.getShort(at) & 0xFFFF);
            case 'i' -> (long) memory.getInt(at);
            case 'I' -> memory.getInt(at) & 0xFFFFFFFFL;
            case 'l', 'q', 'n' -> memory.getLong(at);
            case 'L', 'Q', 'N', 'P' -> unsigned(memory.getLong(at));
            case 'e' -> (double) Float.float16ToFloat(memory.getShort(at));
            case 'f' -> (double) memory.getFloat(at);
            default -> memory.getDouble(at);
        };
    }

    /** A C {@code unsigned long} as a Python int. */
    public static Object unsigned(long bits) {
        return bits >= 0 ? (Object) bits : BigInteger.valueOf(bits).add(BigInteger.ONE.shiftLeft(64));
    }

    /** Stores a Python value. @throws PyException TypeError or ValueError in memoryview's words */
    static void set(ThreadState ts, char code, ByteBuffer memory, int at, Object value) {
        try {
            switch (code) {
                case '?' -> memory.put(at, (byte) (Obj.isTrue(ts, value) ? 1 : 0));
                case 'c' -> {
                    if (!(value instanceof PyBytes b)) {
                        throw invalid("type", code);
                    }
                    if (b.size() != 1) {
                        throw invalid("value", code);
                    }
                    memory.put(at, b.value()[0]);
                }
                case 'e' -> {
                    double d = Number.toDouble(ts, value);
                    if (Double.isFinite(d) && Math.abs(d) >= 65520) {
                        throw invalid("value", code);
                    }
                    memory.putShort(at, HalfFloat.bits(d));
                }
                case 'f' -> memory.putFloat(at, (float) Number.toDouble(ts, value));
                case 'd' -> memory.putDouble(at, Number.toDouble(ts, value));
                default -> setInteger(code, memory, at, Number.index(ts, value));
            }
        } catch (PyException e) {
            if (e.matches(Exc.TypeError)) {
                throw invalid("type", code);
            }
            if (e.matches(Exc.OverflowError)) {
                throw invalid("value", code);
            }
            throw e;
        }
    }

    private static void setInteger(char code, ByteBuffer memory, int at, Object value) {
        boolean signed = Character.isLowerCase(code);
        int bits = size(code) * 8;
        long v;
        if (value instanceof Long n) {
            boolean fits = signed ? bits == 64 || n >> bits - 1 == 0 || n >> bits - 1 == -1
                    : n >= 0 && (bits == 64 || n >> bits == 0) || code == 'P';
            if (!fits) {
                throw invalid("value", code);
            }
            v = n;
        } else {
            BigInteger b = (BigInteger) value;
            if (signed || bits < 64 || b.signum() < 0 || b.bitLength() > 64) {
                throw invalid("value", code);
            }
            v = b.longValue();
        }
        switch (bits) {
            case 8 -> memory.put(at, (byte) v);
            case 16 -> memory.putShort(at, (short) v);
            case 32 -> memory.putInt(at, (int) v);
            default -> memory.putLong(at, v);
        }
    }

    private static PyException invalid(String what, char code) {
        String message = "memoryview: invalid " + what + " for format '" + code + "'";
        return what.equals("type") ? Errors.typeError(message) : Errors.valueError(message);
    }
}
