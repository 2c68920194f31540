package org.taipan.types;

import java.util.Arrays;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyStaticMethod;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** What {@code bytes} and {@code bytearray} have in common: CPython's {@code bytes_methods.c}. */
abstract class BytesLike extends PyObject {
    private static final ByteOps OPS = ByteOps.OPS;

    BytesLike(PyType type) {
        super(type);
    }

    /** The present bytes; not to be modified. */
    abstract byte[] bytes();

    /** A new object of the same builtin type, with an array that it takes over. */
    abstract BytesLike make(byte[] bytes);

    /** A result: {@code self} itself if that is immutable, exact and has these bytes. */
    BytesLike result(byte[] bytes) {
        return make(bytes);
    }

    private PyList list(List<byte[]> parts) {
        Object[] items = new Object[parts.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = make(parts.get(i));
        }
        return new PyList(items);
    }

    // ---- arguments ------------------------------------------------------------------------------------------------------

    /** What a search looks for: bytes, or one byte given as an int. */
    private static byte[] needle(ThreadState ts, Object sub) {
        if (sub instanceof BytesLike b) {
            return b.bytes();
        }
        if (Buffers.isExporter(sub)) {
            return Buffers.toBytes(ts, sub);
        }
        if (!Number.hasIndex(sub)) {
            throw Errors.typeError("argument should be integer or bytes-like object, not '" + Obj.typeName(sub) + "'");
        }
        return new byte[] {byteOf(ts, sub)};
    }

    /** An int as a byte. @throws PyException ValueError */
    static byte byteOf(ThreadState ts, Object o) {
        if (Number.index(ts, o) instanceof Long n && n >= 0 && n < 256) {
            return (byte) (long) n;
        }
        throw Errors.valueError("byte must be in range(0, 256)");
    }

    private static byte fillByte(Object fill, String function) {
        byte[] b = fill instanceof BytesLike y ? y.bytes() : null;
        if (b == null || b.length != 1) {
            throw Errors.typeError(function + "() argument 2 must be a byte string of length 1, not "
                    + Obj.typeName(fill));
        }
        return b[0];
    }

    // ---- the sequence -----------------------------------------------------------------------------------------------

    boolean __contains__(ThreadState ts, Object key) {
        byte[] s = bytes();
        if (Number.hasIndex(key)) {
            return OPS.indexOf(s, byteOf(ts, key) & 0xFF) >= 0;
        }
        return OPS.find(s, Buffers.toBytes(ts, key), 0, s.length) >= 0;
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        byte[] a = bytes();
        byte[] b;
        if (other instanceof BytesLike y) {
            b = y.bytes();
        } else if (this instanceof PyByteArray && Buffers.isExporter(other)) {
            b = Buffers.toBytes(ts, other);
        } else {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Slot.EQ -> Arrays.equals(a, b);
            case Slot.NE -> !Arrays.equals(a, b);
            default -> Compare.ordered(Arrays.compareUnsigned(a, b), op);
        };
    }

    // ---- searching --------------------------------------------------------------------------------------------------

    private int find(ThreadState ts, Object sub, Object start, Object end, boolean last) {
        byte[] m = needle(ts, sub);
        byte[] s = bytes();
        int from = PyStr.lower(ts, start, s.length);
        int to = PyStr.upper(ts, end, s.length);
        return last ? OPS.rfind(s, m, from, to) : OPS.find(s, m, from, to);
    }

    private static int found(int i) {
        if (i < 0) {
            throw Errors.valueError("subsection not found");
        }
        return i;
    }

    @PyMethod("find(sub, start=None, end=None, /)")
    int find(ThreadState ts, Object sub, Object start, Object end) {
        return find(ts, sub, start, end, false);
    }

    @PyMethod("rfind(sub, start=None, end=None, /)")
    int rfind(ThreadState ts, Object sub, Object start, Object end) {
        return find(ts, sub, start, end, true);
    }

    @PyMethod("index(sub, start=None, end=None, /)")
    int index(ThreadState ts, Object sub, Object start, Object end) {
        return found(find(ts, sub, start, end, false));
    }

    @PyMethod("rindex(sub, start=None, end=None, /)")
    int rindex(ThreadState ts, Object sub, Object start, Object end) {
        return found(find(ts, sub, start, end, true));
    }

    @PyMethod("count(sub, start=None, end=None, /)")
    int count(ThreadState ts, Object sub, Object start, Object end) {
        byte[] m = needle(ts, sub);
        byte[] s = bytes();
        return OPS.count(s, m, PyStr.lower(ts, start, s.length), PyStr.upper(ts, end, s.length), Long.MAX_VALUE);
    }

    @PyMethod("startswith(prefix, start=None, end=None, /)")
    boolean startswith(ThreadState ts, Object prefix, Object start, Object end) {
        return hasAffix(ts, prefix, start, end, true);
    }

    @PyMethod("endswith(suffix, start=None, end=None, /)")
    boolean endswith(ThreadState ts, Object suffix, Object start, Object end) {
        return hasAffix(ts, suffix, start, end, false);
    }

    private boolean hasAffix(ThreadState ts, Object affix, Object start, Object end, boolean front) {
        byte[] s = bytes();
        int from = PyStr.lower(ts, start, s.length);
        int to = PyStr.upper(ts, end, s.length);
        if (affix instanceof PyTuple tuple) {
            for (Object item : tuple.items()) {
                if (affixMatches(s, Buffers.toBytes(ts, item), from, to, front)) {
                    return true;
                }
            }
            return false;
        }
        if (!Buffers.isExporter(affix)) {
            throw Errors.typeError((front ? "starts" : "ends") + "with first arg must be bytes or a tuple of bytes, not "
                    + Obj.typeName(affix));
        }
        return affixMatches(s, Buffers.toBytes(ts, affix), from, to, front);
    }

    private static boolean affixMatches(byte[] s, byte[] affix, int from, int to, boolean front) {
        return front ? OPS.startsWith(s, affix, from, to) : OPS.endsWith(s, affix, from, to);
    }

    @PyMethod("removeprefix(prefix, /)")
    Object removeprefix(ThreadState ts, Object prefix) {
        byte[] p = Buffers.toBytes(ts, prefix);
        byte[] s = bytes();
        return OPS.startsWith(s, p, 0, s.length) ? result(OPS.slice(s, p.length, s.length)) : result(s);
    }

    @PyMethod("removesuffix(suffix, /)")
    Object removesuffix(ThreadState ts, Object suffix) {
        byte[] p = Buffers.toBytes(ts, suffix);
        byte[] s = bytes();
        return OPS.endsWith(s, p, 0, s.length) ? result(OPS.slice(s, 0, s.length - p.length)) : result(s);
    }

    // ---- taking apart and putting together --------------------------------------------------------------------------

    @PyMethod("split(sep=None, maxsplit=-1)")
    Object split(ThreadState ts, Object sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        return list(sep == PyNone.NONE ? OPS.splitSpace(bytes(), max) : OPS.split(bytes(), separator(ts, sep), max));
    }

    @PyMethod("rsplit(sep=None, maxsplit=-1)")
    Object rsplit(ThreadState ts, Object sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        return list(sep == PyNone.NONE ? OPS.rsplitSpace(bytes(), max) : OPS.rsplit(bytes(), separator(ts, sep), max));
    }

    private static byte[] separator(ThreadState ts, Object sep) {
        byte[] b = Buffers.toBytes(ts, sep);
        if (b.length == 0) {
            throw Errors.valueError("empty separator");
        }
        return b;
    }

    @PyMethod("splitlines(keepends=False)")
    Object splitlines(boolean keepends) {
        return list(OPS.splitLines(bytes(), keepends));
    }

    @PyMethod("partition(sep, /)")
    Object partition(ThreadState ts, Object sep) {
        byte[] m = separator(ts, sep);
        byte[] s = bytes();
        int i = OPS.find(s, m, 0, s.length);
        if (i < 0) {
            return new PyTuple(result(s), make(new byte[0]), make(new byte[0]));
        }
        return parts(s, i, m.length, sep, m);
    }

    @PyMethod("rpartition(sep, /)")
    Object rpartition(ThreadState ts, Object sep) {
        byte[] m = separator(ts, sep);
        byte[] s = bytes();
        int i = OPS.rfind(s, m, 0, s.length);
        if (i < 0) {
            return new PyTuple(make(new byte[0]), make(new byte[0]), result(s));
        }
        return parts(s, i, m.length, sep, m);
    }

    private Object parts(byte[] s, int i, int n, Object sep, byte[] m) {
        Object middle = this instanceof PyBytes ? sep : make(m.clone());
        return new PyTuple(make(Arrays.copyOfRange(s, 0, i)), middle, make(Arrays.copyOfRange(s, i + n, s.length)));
    }

    @PyMethod("join(iterable_of_bytes, /)")
    Object join(ThreadState ts, Object iterable) {
        Object[] items;
        try {
            items = Iter.toArray(ts, iterable);
        } catch (PyException e) {
            PyType t = PyObject.typeOf(iterable);
            if (e.matches(Exc.TypeError) && t.slot(Slot.ITER) == null && t.slot(Slot.GETITEM) == null) {
                throw Errors.typeError("can only join an iterable");
            }
            throw e;
        }
        if (items.length == 1 && PyObject.typeOf(items[0]) == PyBytes.TYPE && this instanceof PyBytes) {
            return items[0];
        }
        byte[] sep = bytes();
        TextOps.Sink<byte[]> out = OPS.sink(16);
        long size = 0;
        for (int i = 0; i < items.length; i++) {
            if (!Buffers.isExporter(items[i])) {
                throw Errors.typeError("sequence item " + i + ": expected a bytes-like object, " + Obj.typeName(items[i])
                        + " found");
            }
            byte[] b = Buffers.toBytes(ts, items[i]);
            size += b.length + (i > 0 ? sep.length : 0);
            TextOps.checkedSize(size);
            if (i > 0) {
                out.add(sep, 0, sep.length);
            }
            out.add(b, 0, b.length);
        }
        return make(out.done());
    }

    @PyMethod("replace(old, new, count=-1, /)")
    Object replace(ThreadState ts, Object old, Object fresh, long count) {
        byte[] o = Buffers.toBytes(ts, old);
        byte[] f = Buffers.toBytes(ts, fresh);
        return result(OPS.replace(bytes(), o, f, count < 0 ? Long.MAX_VALUE : count));
    }

    @PyMethod("strip(bytes=None, /)")
    Object strip(ThreadState ts, Object bytes) {
        return result(OPS.strip(bytes(), stripped(ts, bytes), true, true));
    }

    @PyMethod("lstrip(bytes=None, /)")
    Object lstrip(ThreadState ts, Object bytes) {
        return result(OPS.strip(bytes(), stripped(ts, bytes), true, false));
    }

    @PyMethod("rstrip(bytes=None, /)")
    Object rstrip(ThreadState ts, Object bytes) {
        return result(OPS.strip(bytes(), stripped(ts, bytes), false, true));
    }

    private static byte[] stripped(ThreadState ts, Object bytes) {
        return bytes == PyNone.NONE ? null : Buffers.toBytes(ts, bytes);
    }

    @PyMethod("ljust(width, fillchar=b' ', /)")
    Object ljust(long width, Object fillchar) {
        byte[] s = bytes();
        return pad(s, 0, width - s.length, fillByte(fillchar, "ljust"));
    }

    @PyMethod("rjust(width, fillchar=b' ', /)")
    Object rjust(long width, Object fillchar) {
        byte[] s = bytes();
        return pad(s, width - s.length, 0, fillByte(fillchar, "rjust"));
    }

    @PyMethod("center(width, fillchar=b' ', /)")
    Object center(long width, Object fillchar) {
        byte[] s = bytes();
        byte fill = fillByte(fillchar, "center");
        long left = width <= s.length ? 0 : TextOps.leftMargin(s.length, width);
        return pad(s, left, width - s.length - left, fill);
    }

    private Object pad(byte[] s, long left, long right, byte fill) {
        return result(left <= 0 && right <= 0 ? s : OPS.pad(s, left, right, fill));
    }

    @PyMethod("zfill(width, /)")
    Object zfill(long width) {
        return result(OPS.zfill(bytes(), width));
    }

    @PyMethod("expandtabs(tabsize=8)")
    Object expandtabs(int tabsize) {
        return result(OPS.expandTabs(bytes(), tabsize));
    }

    @PyMethod("translate(table, /, delete=b'')")
    Object translate(ThreadState ts, Object table, Object delete) {
        byte[] map = table == PyNone.NONE ? null : Buffers.toBytes(ts, table);
        if (map != null && map.length != 256) {
            throw Errors.valueError("translation table must be 256 characters long");
        }
        boolean[] deleted = new boolean[256];
        for (byte b : Buffers.toBytes(ts, delete)) {
            deleted[b & 0xFF] = true;
        }
        byte[] s = bytes();
        byte[] r = new byte[s.length];
        int n = 0;
        for (byte b : s) {
            if (!deleted[b & 0xFF]) {
                r[n++] = map == null ? b : map[b & 0xFF];
            }
        }
        return result(Arrays.equals(s, 0, s.length, r, 0, n) ? s : Arrays.copyOf(r, n));
    }

    @PyStaticMethod("maketrans(frm, to, /)")
    static Object maketrans(ThreadState ts, Object frm, Object to) {
        byte[] from = Buffers.toBytes(ts, frm);
        byte[] into = Buffers.toBytes(ts, to);
        if (from.length != into.length) {
            throw Errors.valueError("maketrans arguments must have same length");
        }
        byte[] table = new byte[256];
        for (int i = 0; i < 256; i++) {
            table[i] = (byte) i;
        }
        for (int i = 0; i < from.length; i++) {
            table[from[i] & 0xFF] = into[i];
        }
        return new PyBytes(table);
    }

    @PyMethod("decode(encoding='utf-8', errors='strict')")
    Object decode(ThreadState ts, String encoding, String errors) {
        return Codecs.decode(ts, bytes(), encoding, errors);
    }

    @PyMethod("hex(sep=<unrepresentable>, bytes_per_sep=1)")
    Object hex(ThreadState ts, Object sep, int bytesPerSep) {
        return BytesText.hex(ts, bytes(), sep, bytesPerSep);
    }

    // ---- ASCII characters ----------------------------------------------------------------------------------------------

    static boolean isLower(int b) {
        return b >= 'a' && b <= 'z';
    }

    static boolean isUpper(int b) {
        return b >= 'A' && b <= 'Z';
    }

    static boolean isAlpha(int b) {
        return isLower(b | 0x20);
    }

    static boolean isDigit(int b) {
        return b >= '0' && b <= '9';
    }

    /** The bytes with the letters that {@code mapped} tells changed to the other case. */
    private Object mapped(java.util.function.IntPredicate changes) {
        byte[] r = bytes().clone();
        for (int i = 0; i < r.length; i++) {
            if (isAlpha(r[i]) && changes.test(i)) {
                r[i] ^= 0x20;
            }
        }
        return make(r);
    }

    @PyMethod("lower()")
    Object lower() {
        byte[] s = bytes();
        return mapped(i -> isUpper(s[i]));
    }

    @PyMethod("upper()")
    Object upper() {
        byte[] s = bytes();
        return mapped(i -> isLower(s[i]));
    }

    @PyMethod("swapcase()")
    Object swapcase() {
        return mapped(i -> true);
    }

    @PyMethod("capitalize()")
    Object capitalize() {
        byte[] s = bytes();
        return mapped(i -> i == 0 ? isLower(s[i]) : isUpper(s[i]));
    }

    @PyMethod("title()")
    Object title() {
        byte[] s = bytes();
        return mapped(i -> i > 0 && isAlpha(s[i - 1]) ? isUpper(s[i]) : isLower(s[i]));
    }

    private boolean all(java.util.function.IntPredicate test) {
        byte[] s = bytes();
        for (byte b : s) {
            if (!test.test(b)) {
                return false;
            }
        }
        return s.length > 0;
    }

    @PyMethod("isalpha()")
    boolean isalpha() {
        return all(BytesLike::isAlpha);
    }

    @PyMethod("isdigit()")
    boolean isdigit() {
        return all(BytesLike::isDigit);
    }

    @PyMethod("isalnum()")
    boolean isalnum() {
        return all(b -> isAlpha(b) || isDigit(b));
    }

    @PyMethod("isspace()")
    boolean isspace() {
        return all(OPS::isSpace);
    }

    @PyMethod("isascii()")
    boolean isascii() {
        return bytes().length == 0 || all(b -> b >= 0);
    }

    @PyMethod("islower()")
    boolean islower() {
        return !anyIs(true) && anyIs(false);
    }

    @PyMethod("isupper()")
    boolean isupper() {
        return !anyIs(false) && anyIs(true);
    }

    private boolean anyIs(boolean upper) {
        for (byte b : bytes()) {
            if (upper ? isUpper(b) : isLower(b)) {
                return true;
            }
        }
        return false;
    }

    @PyMethod("istitle()")
    boolean istitle() {
        boolean cased = false;
        boolean previous = false;
        for (byte b : bytes()) {
            if (isUpper(b) ? previous : isLower(b) && !previous) {
                return false;
            }
            previous = isAlpha(b);
            cased |= previous;
        }
        return cased;
    }
}
