package org.taipan.modules;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.taipan.bytecode.LineTable;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCode;
import org.taipan.types.PyComplex;
import org.taipan.types.PyDict;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Reads objects in the marshal format, versions 0 to 4: CPython's Python/marshal.c. */
public class MarshalReader {
    private static final int MAX_DEPTH = 2000;
    private static final int FLAG_REF = 0x80;
    private static final Object[] NO_ITEMS = {};
    private static final String[] NO_NAMES = {};

    private final ThreadState ts;
    private final boolean allowCode;
    private byte[] data;
    private int position;
    private int end;
    private int depth;
    /** What {@code TYPE_REF} refers to by number; null while an object that contains itself is incomplete. */
    private final ArrayList<Object> refs = new ArrayList<>();

    protected MarshalReader(ThreadState ts, byte[] data, int start, int end, boolean allowCode) {
        this.ts = ts;
        this.data = data;
        this.position = start;
        this.end = end;
        this.allowCode = allowCode;
    }

    /**
     * The object at {@code start}; what follows it is ignored.
     *
     * @throws PyException EOFError, ValueError or TypeError for anything but a well-formed object
     */
    public static Object read(ThreadState ts, byte[] data, int start) {
        return new MarshalReader(ts, data, start, data.length, true).read();
    }

    /** The object that {@code data} holds. */
    public static Object read(ThreadState ts, byte[] data) {
        return read(ts, data, 0);
    }

    final Object read() {
        Object o;
        try {
            o = object();
        } catch (StackOverflowError e) {
            throw tooDeep();
        }
        if (o == null) {
            throw Errors.typeError("NULL object in marshal data for object");
        }
        return o;
    }

    private static PyException tooDeep() {
        return Errors.valueError("recursion limit exceeded");
    }

    /** Makes {@code count} bytes available from {@link #position} on; a reader of a stream fetches them. */
    private void need(int count) {
        if (end - position < count) {
            fetch(count, "marshal data too short");
        }
    }

    private void fetch(int count, String atEnd) {
        data = more(count, atEnd);
        position = 0;
        end = count;
    }

    /** The next {@code count} bytes, called when fewer are left. @throws PyException EOFError */
    byte[] more(int count, String atEnd) {
        throw Errors.of(Exc.EOFError, atEnd);
    }

    private int u8() {
        if (position >= end) {
            fetch(1, "EOF read where not expected");
        }
        return data[position++] & 0xFF;
    }

    private int u16() {
        need(2);
        int value = data[position] & 0xFF | (data[position + 1] & 0xFF) << 8;
        position += 2;
        return value;
    }

    private int i32() {
        need(4);
        byte[] d = data;
        int p = position;
        position = p + 4;
        return d[p] & 0xFF | (d[p + 1] & 0xFF) << 8 | (d[p + 2] & 0xFF) << 16 | d[p + 3] << 24;
    }

    private long i64() {
        need(8);
        long low = i32() & 0xFFFFFFFFL;
        return low | (long) i32() << 32;
    }

    private int size(String what) {
        int n = i32();
        if (n < 0) {
            throw Errors.valueError("bad marshal data (" + what + " size out of range)");
        }
        return n;
    }

    private byte[] bytes(int count) {
        need(count);
        byte[] result = new byte[count];
        System.arraycopy(data, position, result, 0, count);
        position += count;
        return result;
    }

    private String ascii(int count) {
        need(count);
        @SuppressWarnings("deprecation")
        String s = new String(data, 0, position, count);
        position += count;
        return s;
    }

    private Object utf8(int count, boolean interned) {
        need(count);
        int from = position;
        position += count;
        for (int i = from; i < position - 1; i++) {
            if (data[i] == (byte) 0xED && (data[i + 1] & 0xE0) == 0xA0) {
                return withSurrogates(from, position);
            }
        }
        String s = new String(data, from, count, StandardCharsets.UTF_8);
        if (s.indexOf(0xFFFD) >= 0) {
            // Perhaps a replacement for what is not UTF-8: let the codec raise the error.
            var bytes = new PyBytes(Arrays.copyOfRange(data, from, position));
            return Call.methodNamed(ts, bytes, "decode", "utf8", "surrogatepass");
        }
        return PyStr.of(interned ? s.intern() : s);
    }

    /** Decodes UTF-8 in which surrogates are encoded as well. */
    private Object withSurrogates(int from, int to) {
        int[] codePoints = new int[to - from];
        int count = 0;
        int i = from;
        while (i < to) {
            int b = data[i] & 0xFF;
            int length = b < 0x80 ? 1 : b < 0xE0 ? 2 : b < 0xF0 ? 3 : 4;
            if (i + length > to) {
                throw Errors.valueError("bad marshal data (string size out of range)");
            }
            int c = length == 1 ? b : b & 0xFF >> length + 1;
            for (int k = 1; k < length; k++) {
                c = c << 6 | data[i + k] & 0x3F;
            }
            codePoints[count++] = c;
            i += length;
        }
        return PyStr.ofCodePoints(Arrays.copyOf(codePoints, count));
    }

    private Object ref(int flag, Object o) {
        if (flag != 0) {
            refs.add(o);
        }
        return o;
    }

    private int reserve(int flag) {
        if (flag == 0) {
            return -1;
        }
        refs.add(null);
        return refs.size() - 1;
    }

    private Object fill(int index, Object o) {
        if (index >= 0) {
            refs.set(index, o);
        }
        return o;
    }

    private int typeCode() {
        try {
            return u8();
        } catch (PyException e) {
            if (e.value.type() == Exc.EOFError) {
                throw Errors.of(Exc.EOFError, "EOF read where object expected");
            }
            throw e;
        }
    }

    /** The next object, or null for a NULL. */
    private Object object() {
        int code = position < end ? data[position++] & 0xFF : typeCode();
        if (++depth > MAX_DEPTH) {
            throw tooDeep();
        }
        int flag = code & FLAG_REF;
        Object o = switch (code & ~FLAG_REF) {
            case '0' -> null;
            case 'N' -> PyNone.NONE;
            case 'S' -> Exc.StopIteration;
            case '.' -> PyEllipsis.ELLIPSIS;
            case 'F' -> Boolean.FALSE;
            case 'T' -> Boolean.TRUE;
            case 'i' -> ref(flag, (long) i32());
            case 'I' -> ref(flag, i64());
            case 'l' -> ref(flag, bigInteger());
            case 'f' -> ref(flag, floatText());
            case 'g' -> ref(flag, Double.longBitsToDouble(i64()));
            case 'x' -> {
                double real = floatText();
                yield ref(flag, new PyComplex(real, floatText()));
            }
            case 'y' -> {
                double real = Double.longBitsToDouble(i64());
                yield ref(flag, new PyComplex(real, Double.longBitsToDouble(i64())));
            }
            case 's' -> ref(flag, new PyBytes(bytes(size("bytes object"))));
            case 'A' -> ref(flag, ascii(size("string")).intern());
            case 'a' -> ref(flag, ascii(size("string")));
            case 'Z' -> ref(flag, ascii(u8()).intern());
            case 'z' -> ref(flag, ascii(u8()));
            case 't' -> ref(flag, utf8(size("string"), true));
            case 'u' -> ref(flag, utf8(size("string"), false));
            case ')' -> tuple(flag, u8());
            case '(' -> tuple(flag, size("tuple"));
            case '[' -> list(flag);
            case '{' -> dict(flag);
            case '<' -> set(flag);
            case '>' -> frozenSet(flag);
            case 'c' -> code(flag);
            case 'r' -> {
                int n = i32();
                Object target = n < 0 || n >= refs.size() ? null : refs.get(n);
                if (target == null) {
                    throw Errors.valueError("bad marshal data (invalid reference)");
                }
                yield target;
            }
            default -> throw Errors.valueError("bad marshal data (unknown type code)");
        };
        depth--;
        return o;
    }

    private Object bigInteger() {
        int n = i32();
        if (n == 0) {
            return 0L;
        }
        if (n == Integer.MIN_VALUE) {
            throw Errors.valueError("bad marshal data (long size out of range)");
        }
        int count = Math.abs(n);
        need((int) Math.min(2L * count, Integer.MAX_VALUE));
        // Fifteen bits a digit, least significant first.
        byte[] magnitude = new byte[(int) ((count * 15L + 7) / 8)];
        int bits = 0;
        int held = 0;
        int out = magnitude.length - 1;
        int digit = 0;
        for (int i = 0; i < count; i++) {
            digit = u16();
            if (digit >= 1 << 15) {
                throw Errors.valueError("bad marshal data (digit out of range in long)");
            }
            bits |= digit << held;
            held += 15;
            while (held >= 8) {
                magnitude[out--] = (byte) bits;
                bits >>>= 8;
                held -= 8;
            }
        }
        if (held > 0 && out >= 0) {
            magnitude[out] = (byte) bits;
        }
        if (digit == 0) {
            throw Errors.valueError("bad marshal data (unnormalized long data)");
        }
        return PyLong.of(new BigInteger(n < 0 ? -1 : 1, magnitude));
    }

    private double floatText() {
        String text = ascii(u8());
        return switch (text) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            case "nan", "-nan" -> Double.NaN;
            default -> {
                try {
                    yield Double.parseDouble(text);
                } catch (NumberFormatException e) {
                    throw Errors.valueError("could not convert string to float: '" + text + "'");
                }
            }
        };
    }

    private Object[] items(int count, String what) {
        if (count == 0) {
            return NO_ITEMS;
        }
        // A wrong size must not make an array larger than the data can fill.
        Object[] items = new Object[Math.min(count, 1 << 16)];
        for (int i = 0; i < count; i++) {
            Object o = object();
            if (o == null) {
                throw Errors.typeError("NULL object in marshal data for " + what);
            }
            if (i == items.length) {
                items = Arrays.copyOf(items, (int) Math.min(count, 2L * i));
            }
            items[i] = o;
        }
        return items;
    }

    private Object tuple(int flag, int count) {
        int index = reserve(flag);
        return fill(index, count == 0 ? PyTuple.EMPTY : new PyTuple(items(count, "tuple")));
    }

    private Object list(int flag) {
        int count = size("list");
        var list = new PyList();
        ref(flag, list);
        for (int i = 0; i < count; i++) {
            Object o = object();
            if (o == null) {
                throw Errors.typeError("NULL object in marshal data for list");
            }
            list.append(o);
        }
        return list;
    }

    private Object dict(int flag) {
        var dict = new PyDict();
        ref(flag, dict);
        while (true) {
            Object key = object();
            if (key == null) {
                return dict;
            }
            Object value = object();
            if (value == null) {
                return dict;
            }
            dict.put(ts, key, value);
        }
    }

    private Object set(int flag) {
        int count = size("set");
        var set = new PySet();
        ref(flag, set);
        for (int i = 0; i < count; i++) {
            Object o = object();
            if (o == null) {
                throw Errors.typeError("NULL object in marshal data for set");
            }
            set.add(ts, o);
        }
        return set;
    }

    private Object frozenSet(int flag) {
        int index = reserve(flag);
        return fill(index, new PyFrozenSet(ts, items(size("set"), "set")));
    }

    private Object code(int flag) {
        if (!allowCode) {
            throw Errors.valueError("unmarshalling code objects is disallowed");
        }
        int index = reserve(flag);
        int argCount = i32();
        int posOnlyArgCount = i32();
        int kwOnlyArgCount = i32();
        int stackSize = i32();
        int flags = i32();
        byte[] code = codePart(PyBytes.class).value();
        PyTuple consts = codePart(PyTuple.class);
        String[] names = names();
        String[] localsPlusNames = names();
        byte[] localsPlusKinds = codePart(PyBytes.class).value();
        Object filename = codePart(Object.class);
        Object name = codePart(Object.class);
        Object qualname = codePart(Object.class);
        int firstLineNo = i32();
        PyBytes positions = codePart(PyBytes.class);
        PyBytes lineTable = ts.interp.config.debugRanges ? positions
                : new PyBytes(LineTable.withoutColumns(positions.value(), firstLineNo));
        PyBytes exceptionTable = codePart(PyBytes.class);
        if (argCount < posOnlyArgCount || posOnlyArgCount < 0 || kwOnlyArgCount < 0 || stackSize < 0 || flags < 0
                || localsPlusNames.length != localsPlusKinds.length || !PyStr.check(filename) || !PyStr.check(name)
                || !PyStr.check(qualname)) {
            throw badCode();
        }
        if (code.length % 2 != 0) {
            throw Errors.valueError("code: co_code is malformed");
        }
        var result = new PyCode(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, code, consts, names,
                localsPlusNames, localsPlusKinds, filename, PyStr.toJava(name), PyStr.toJava(qualname), firstLineNo,
                lineTable, exceptionTable);
        int parameters = argCount + kwOnlyArgCount + Integer.bitCount(flags & (PyCode.VARARGS | PyCode.VARKEYWORDS));
        if (result.localCount < parameters) {
            throw Errors.valueError("code: co_varnames is too small");
        }
        return fill(index, result);
    }

    private <T> T codePart(Class<T> type) {
        Object o = object();
        if (o == null) {
            throw Errors.typeError("NULL object in marshal data for code object");
        }
        if (!type.isInstance(o)) {
            throw badCode();
        }
        return type.cast(o);
    }

    private String[] names() {
        Object[] items = codePart(PyTuple.class).items();
        if (items.length == 0) {
            return NO_NAMES;
        }
        String[] names = new String[items.length];
        for (int i = 0; i < names.length; i++) {
            if (!PyStr.check(items[i])) {
                throw badCode();
            }
            names[i] = PyStr.toJava(items[i]).intern();
        }
        return names;
    }

    private static PyException badCode() {
        return Errors.systemError("bad argument to internal function");
    }
}
