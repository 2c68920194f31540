package org.taipan.modules;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import org.taipan.bytecode.ByteSink;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.AnySet;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.InternedStrings;
import org.taipan.types.PyCode;
import org.taipan.types.PyComplex;
import org.taipan.types.PyDict;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * Writes objects in the marshal format, versions 0 to 4: CPython's Python/marshal.c.
 *
 * <p>From version 3 on an object met twice is written once and referred to. CPython decides by reference counts
 * whether an object may be met again; here an object is numbered when it is first written, which gives the same result
 * for reading. Numbers and, of a code object, instructions and tuples of names have no identity worth keeping and are
 * always written out.
 */
final class MarshalWriter {
    /** {@code marshal.version}. */
    static final int VERSION = 4;
    private static final int MAX_DEPTH = 2000;
    private static final int FLAG_REF = 0x80;

    private final ThreadState ts;
    private final int version;
    private final boolean allowCode;
    private final ByteSink out = new ByteSink(256);
    private final HashMap<String, Integer> stringRefs = new HashMap<>();
    private final IdentityHashMap<Object, Integer> objectRefs = new IdentityHashMap<>();
    private final HashMap<String, Integer> internedRefs = new HashMap<>();
    private final HashSet<String> qualnames = new HashSet<>();
    private int refCount;
    private int depth;
    private int codeDepth;

    private MarshalWriter(ThreadState ts, int version, boolean allowCode) {
        this.ts = ts;
        this.version = version;
        this.allowCode = allowCode;
    }

    /** The marshalled form. @throws PyException ValueError for what has none */
    static byte[] write(ThreadState ts, Object o, int version, boolean allowCode) {
        var writer = new MarshalWriter(ts, version, allowCode);
        try {
            writer.object(o);
        } catch (StackOverflowError e) {
            throw tooDeep();
        } catch (ArithmeticException | OutOfMemoryError e) {
            throw Errors.memoryError();
        }
        return writer.out.toByteArray();
    }

    private static PyException tooDeep() {
        return Errors.valueError("object too deeply nested to marshal");
    }

    private void object(Object o) {
        if (++depth > MAX_DEPTH) {
            throw tooDeep();
        }
        if (o == PyNone.NONE) {
            out.put('N');
        } else if (o == Exc.StopIteration) {
            out.put('S');
        } else if (o == PyEllipsis.ELLIPSIS) {
            out.put('.');
        } else if (o instanceof Boolean b) {
            out.put(b ? 'T' : 'F');
        } else if (o instanceof Long n) {
            integer(n);
        } else if (o instanceof BigInteger n) {
            digits(n);
        } else if (o instanceof Double d) {
            floating(d);
        } else if (o instanceof String s) {
            string(s, isName(s) || s.length() == 1 && s.charAt(0) < 0x100 || qualnames.contains(s)
                    || InternedStrings.of(ts).contains(s));
        } else if (o instanceof PyObject p) {
            complexObject(p);
        } else {
            throw Errors.valueError("unmarshallable object");
        }
        depth--;
    }

    /** Writes a reference to a known object and returns -1, or numbers a new one and returns its type byte's flag. */
    private <K> int ref(java.util.Map<K, Integer> refs, K o) {
        if (version < 3) {
            return 0;
        }
        Integer known = refs.putIfAbsent(o, refCount);
        if (known == null) {
            refCount++;
            return FLAG_REF;
        }
        out.put('r');
        out.putInt(known);
        return -1;
    }

    /** Objects of exactly the types that have a form; other bytes-like objects are written as bytes. */
    private void complexObject(PyObject o) {
        int flag = o instanceof PyComplex ? 0 : ref(objectRefs, o);
        if (flag < 0) {
            return;
        }
        PyType type = o.type();
        if (type == PyStr.TYPE) {
            unicode(o, 'u', flag);
        } else if (type == PyTuple.TYPE) {
            var tuple = (PyTuple) o;
            tupleHead(tuple.size(), flag);
            items(tuple.items());
        } else if (type == PyCode.TYPE) {
            code((PyCode) o, flag);
        } else if (type == PyComplex.TYPE) {
            complex((PyComplex) o);
        } else if (type == PyList.TYPE) {
            Object[] items = ((PyList) o).toArray();
            out.put('[' | flag);
            out.putInt(items.length);
            items(items);
        } else if (type == PyDict.TYPE) {
            out.put('{' | flag);
            for (Object[] item : ((PyDict) o).items()) {
                object(item[0]);
                object(item[1]);
            }
            out.put('0');
        } else if (type == PyFrozenSet.TYPE || type == PySet.TYPE) {
            out.put((type == PySet.TYPE ? '<' : '>') | flag);
            set(((AnySet) o).toArray());
        } else if (Buffers.isExporter(o)) {
            out.put('s' | flag);
            bytes(Buffers.toBytes(ts, o));
        } else {
            throw Errors.valueError("unmarshallable object");
        }
    }

    private void complex(PyComplex c) {
        if (version > 1) {
            out.put('y');
            out.putLong(Double.doubleToRawLongBits(c.real));
            out.putLong(Double.doubleToRawLongBits(c.imag));
        } else {
            out.put('x');
            floatText(c.real);
            floatText(c.imag);
        }
    }

    private void integer(long n) {
        if (n == (int) n) {
            out.put('i');
            out.putInt((int) n);
        } else {
            digits(BigInteger.valueOf(n));
        }
    }

    private void digits(BigInteger n) {
        BigInteger magnitude = n.abs();
        int count = (magnitude.bitLength() + 14) / 15;
        out.put('l');
        out.putInt(n.signum() < 0 ? -count : count);
        // Fifteen bits a digit, least significant first.
        byte[] bytes = magnitude.toByteArray();
        int bits = 0;
        int held = 0;
        int written = 0;
        for (int i = bytes.length - 1; i >= 0 && written < count; i--) {
            bits |= (bytes[i] & 0xFF) << held;
            held += 8;
            if (held >= 15) {
                out.putShort(bits & 0x7FFF);
                bits >>>= 15;
                held -= 15;
                written++;
            }
        }
        if (written < count) {
            out.putShort(bits & 0x7FFF);
        }
    }

    private void floating(double d) {
        if (version > 1) {
            out.put('g');
            out.putLong(Double.doubleToRawLongBits(d));
        } else {
            out.put('f');
            floatText(d);
        }
    }

    /** C's {@code %.17g}. */
    private void floatText(double d) {
        String text;
        if (Double.isNaN(d)) {
            text = "nan";
        } else if (Double.isInfinite(d)) {
            text = d > 0 ? "inf" : "-inf";
        } else if (d == 0) {
            text = 1 / d < 0 ? "-0" : "0";
        } else {
            BigDecimal value = new BigDecimal(d).round(new MathContext(17, RoundingMode.HALF_EVEN))
                    .stripTrailingZeros();
            int exponent = value.precision() - value.scale() - 1;
            if (exponent < -4 || exponent >= 17) {
                String digits = value.unscaledValue().abs().toString();
                text = (d < 0 ? "-" : "") + digits.charAt(0) + (digits.length() > 1 ? "." + digits.substring(1) : "")
                        + (exponent < 0 ? "e-" : "e+") + (Math.abs(exponent) < 10 ? "0" : "") + Math.abs(exponent);
            } else {
                text = value.toPlainString();
            }
        }
        out.put(text.length());
        out.put(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private void bytes(byte[] b) {
        out.putInt(b.length);
        out.put(b);
    }

    private void string(String s, boolean asInterned) {
        boolean interned = asInterned && version >= 3;
        int flag = ref(interned ? internedRefs : stringRefs, s);
        if (flag < 0) {
            return;
        }
        if (version >= 4 && isAscii(s)) {
            byte[] b = s.getBytes(StandardCharsets.ISO_8859_1);
            if (b.length < 256) {
                out.put((interned ? 'Z' : 'z') | flag);
                out.put(b.length);
                out.put(b);
            } else {
                out.put((interned ? 'A' : 'a') | flag);
                bytes(b);
            }
        } else {
            unicode(s, interned ? 't' : 'u', flag);
        }
    }

    private void unicode(Object str, int type, int flag) {
        out.put(type | flag);
        bytes(utf8(str));
    }

    private static boolean isAscii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /** What CPython interns by itself: strings of ASCII letters, digits and underscores. */
    private static boolean isName(String s) {
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_')) {
                return false;
            }
        }
        return true;
    }

    /** UTF-8 that encodes surrogates as well. */
    private static byte[] utf8(Object str) {
        if (str instanceof String s) {
            return s.getBytes(StandardCharsets.UTF_8);
        }
        int[] codePoints = PyStr.codePoints(str);
        var sink = new ByteSink(codePoints.length * 3);
        for (int c : codePoints) {
            if (c >= 0xD800 && c < 0xE000) {
                sink.put(0xE0 | c >> 12);
                sink.put(0x80 | c >> 6 & 0x3F);
                sink.put(0x80 | c & 0x3F);
            } else {
                sink.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return sink.toByteArray();
    }

    private void tupleHead(int size, int flag) {
        if (version >= 4 && size < 256) {
            out.put(')' | flag);
            out.put(size);
        } else {
            out.put('(' | flag);
            out.putInt(size);
        }
    }

    private void items(Object[] items) {
        for (Object item : items) {
            object(item);
        }
    }

    /** The items in the order of their own marshalled forms, so that equal sets are written alike. */
    private void set(Object[] items) {
        record Item(byte[] form, Object value) {
        }
        var sorted = new Item[items.length];
        for (int i = 0; i < items.length; i++) {
            sorted[i] = new Item(write(ts, items[i], version, allowCode), items[i]);
        }
        Arrays.sort(sorted, (a, b) -> Arrays.compareUnsigned(a.form, b.form));
        out.putInt(items.length);
        for (Item item : sorted) {
            object(item.value);
        }
    }

    private void names(String[] names) {
        tupleHead(names.length, 0);
        for (String name : names) {
            name(PyStr.of(name));
        }
    }

    private void plainBytes(byte[] b) {
        out.put('s');
        bytes(b);
    }

    private void code(PyCode c, int flag) {
        if (!allowCode) {
            throw Errors.valueError("marshalling code objects is disallowed");
        }
        if (version >= 3 && codeDepth++ == 0) {
            gatherQualnames(c);
        }
        out.put('c' | flag);
        out.putInt(c.argCount);
        out.putInt(c.posOnlyArgCount);
        out.putInt(c.kwOnlyArgCount);
        out.putInt(c.stackSize);
        out.putInt(c.flags);
        plainBytes(c.code);
        object(c.getConsts());
        names(c.names);
        names(c.localsPlusNames);
        plainBytes(c.localsPlusKinds);
        name(c.filename);
        name(PyStr.of(c.name));
        name(PyStr.of(c.qualname));
        out.putInt(c.firstLineNo);
        object(c.getLineTable());
        object(c.getExceptionTable());
        codeDepth--;
    }

    /** A string that CPython interns because a code object is made of it. */
    private void name(Object name) {
        if (name instanceof String s) {
            string(s, true);
        } else {
            int flag = ref(objectRefs, name);
            if (flag >= 0) {
                unicode(name, version >= 3 ? 't' : 'u', flag);
            }
        }
    }

    /** A class's qualified name is the one string in a code object's constants that is interned whatever is in it. */
    private void gatherQualnames(PyCode c) {
        if ((c.flags & PyCode.OPTIMIZED) == 0 && !c.name.equals("<module>")) {
            qualnames.add(c.qualname);
        }
        for (Object constant : c.consts) {
            if (constant instanceof PyCode inner) {
                gatherQualnames(inner);
            }
        }
    }
}
