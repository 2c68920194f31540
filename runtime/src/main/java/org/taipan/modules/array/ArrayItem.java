package org.taipan.modules.array;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.MemoryItem;
import org.taipan.types.PyStr;

/** Items of arrays by their type code, with the errors of {@code arraymodule.c}. */
final class ArrayItem {
    static final String CODES = "bBuwhHiIlLqQfd";

    private ArrayItem() {
    }

    static boolean isUnicode(char code) {
        return code == 'u' || code == 'w';
    }

    static int size(char code) {
        return isUnicode(code) ? 4 : MemoryItem.size(code);
    }

    /** The format of {@code struct} that the buffer shows. */
    static String format(char code) {
        return isUnicode(code) ? "w" : String.valueOf(code);
    }

    static Object get(char code, ByteBuffer memory, int at) {
        if (!isUnicode(code)) {
            return MemoryItem.get(code, memory, at);
        }
        int c = memory.getInt(at);
        if (c < 0 || c > Character.MAX_CODE_POINT) {
            throw Errors.valueError("chr() arg not in range(0x110000)");
        }
        return PyStr.ofCodePoint(c);
    }

    /** A Python value as the bits of an item, before anything is changed. @throws PyException */
    static long bits(ThreadState ts, char code, Object v) {
        return switch (code) {
            case 'u', 'w' -> {
                if (!PyStr.check(v) || PyStr.length(v) != 1) {
                    throw Errors.typeError("array item must be unicode character");
                }
                yield PyStr.codePointAt(v, 0);
            }
            case 'f' -> Float.floatToRawIntBits((float) Number.toDouble(ts, v));
            case 'd' -> Double.doubleToRawLongBits(Number.toDouble(ts, v));
            case 'q', 'Q', 'I', 'L' -> wide(code, Number.index(ts, v));
            default -> small(code, Number.index(ts, v));
        };
    }

    private static PyException overflow(String message) {
        return Errors.overflowError(message);
    }

    private static long small(char code, Object index) {
        if (!(index instanceof Long n)) {
            throw overflow("Python int too large to convert to C long");
        }
        switch (code) {
            case 'b' -> {
                range(n, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
                range(n, -128, 127, "signed char");
            }
            case 'B' -> range(n, 0, 255, "unsigned byte integer");
            case 'h' -> range(n, Short.MIN_VALUE, Short.MAX_VALUE, "signed short integer");
            case 'H' -> {
                range(n, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
                range(n, 0, 65535, "unsigned short");
            }
            case 'i' -> range(n, Integer.MIN_VALUE, Integer.MAX_VALUE, "signed integer");
            default -> {
            }
        }
        return n;
    }

    private static void range(long n, long min, long max, String what) {
        if (n < min || n > max) {
            throw overflow(what + (n < min ? " is less than minimum" : " is greater than maximum"));
        }
    }

    private static long wide(char code, Object index) {
        BigInteger n = index instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) index;
        if (code == 'q') {
            if (n.bitLength() > 63) {
                throw overflow("int too big to convert");
            }
            return n.longValue();
        }
        if (n.signum() < 0) {
            throw overflow(code == 'Q' ? "can't convert negative int to unsigned"
                    : "can't convert negative value to unsigned int");
        }
        if (n.bitLength() > 64) {
            throw overflow(code == 'Q' ? "int too big to convert" : "Python int too large to convert to C unsigned long");
        }
        if (code == 'I' && n.bitLength() > 32) {
            throw overflow("unsigned int is greater than maximum");
        }
        return n.longValue();
    }

    static void put(int size, ByteBuffer memory, int at, long bits) {
        switch (size) {
            case 1 -> memory.put(at, (byte) bits);
            case 2 -> memory.putShort(at, (short) bits);
            case 4 -> memory.putInt(at, (int) bits);
            default -> memory.putLong(at, bits);
        }
    }

    /** The number of the machine format in pickles. */
    static int machineFormat(char code) {
        return switch (code) {
            case 'B' -> 0;
            case 'b' -> 1;
            case 'H' -> 2;
            case 'h' -> 4;
            case 'I' -> 6;
            case 'i' -> 8;
            case 'L', 'Q' -> 10;
            case 'l', 'q' -> 12;
            case 'f' -> 14;
            case 'd' -> 16;
            default -> 20;
        };
    }
}
