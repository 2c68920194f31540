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
import org.taipan.ops.Warnings;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** What {@code bytes} and {@code bytearray} have in common: CPython's {@code bytes_methods.c}. */
abstract class BytesLike extends AsciiText {
    private static final ByteOps OPS = ByteOps.OPS;

    BytesLike(PyType type) {
        super(type);
    }

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
            if (ts.interp.config.bytesWarning > 0 && (op == Slot.EQ || op == Slot.NE)) {
                warnOfComparison(ts, other);
            }
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Slot.EQ -> Arrays.equals(a, b);
            case Slot.NE -> !Arrays.equals(a, b);
            default -> Compare.ordered(Arrays.compareUnsigned(a, b), op);
        };
    }

    private void warnOfComparison(ThreadState ts, Object other) {
        String what = PyStr.check(other) ? "string" : PyLong.check(other) && this instanceof PyBytes ? "int" : null;
        if (what != null) {
            Warnings.warn(ts, Exc.BytesWarning, "Comparison between " + (this instanceof PyBytes ? "bytes" : "bytearray")
                    + " and " + what, 1);
        }
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

    @PyMethod(value = "find(sub, start=None, end=None, /)",
            doc = "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within "
            + "B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n"
            + "  end\n    Optional stop position. Default: end of the bytes.\n"
            + "\nReturn -1 on failure.")
    int find(ThreadState ts, Object sub, Object start, Object end) {
        return find(ts, sub, start, end, false);
    }

    @PyMethod(value = "rfind(sub, start=None, end=None, /)",
            doc =
            "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within "
            + "B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n"
            + "  end\n    Optional stop position. Default: end of the bytes.\n"
            + "\nReturn -1 on failure.")
    int rfind(ThreadState ts, Object sub, Object start, Object end) {
        return find(ts, sub, start, end, true);
    }

    @PyMethod(value = "index(sub, start=None, end=None, /)",
            doc = "Return the lowest index in B where subsection 'sub' is found, such that 'sub' is contained within "
            + "B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n"
            + "  end\n    Optional stop position. Default: end of the bytes.\n"
            + "\nRaise ValueError if the subsection is not found.")
    int index(ThreadState ts, Object sub, Object start, Object end) {
        return found(find(ts, sub, start, end, false));
    }

    @PyMethod(value = "rindex(sub, start=None, end=None, /)",
            doc =
            "Return the highest index in B where subsection 'sub' is found, such that 'sub' is contained within "
            + "B[start,end].\n\n  start\n    Optional start position. Default: start of the bytes.\n"
            + "  end\n    Optional stop position. Default: end of the bytes.\n"
            + "\nRaise ValueError if the subsection is not found.")
    int rindex(ThreadState ts, Object sub, Object start, Object end) {
        return found(find(ts, sub, start, end, true));
    }

    @PyMethod(value = "count(sub, start=None, end=None, /)",
            doc = "Return the number of non-overlapping occurrences of subsection 'sub' in bytes B[start:end].\n"
            + "\n  start\n    Optional start position. Default: start of the bytes.\n"
            + "  end\n    Optional stop position. Default: end of the bytes.")
    int count(ThreadState ts, Object sub, Object start, Object end) {
        byte[] m = needle(ts, sub);
        byte[] s = bytes();
        return OPS.count(s, m, PyStr.lower(ts, start, s.length), PyStr.upper(ts, end, s.length), Long.MAX_VALUE);
    }

    @PyMethod(value = "startswith(prefix, start=None, end=None, /)",
            doc = "Return True if the bytes starts with the specified prefix, False otherwise.\n"
            + "\n  prefix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: "
            + "start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.")
    boolean startswith(ThreadState ts, Object prefix, Object start, Object end) {
        return hasAffix(ts, prefix, start, end, true);
    }

    @PyMethod(value = "endswith(suffix, start=None, end=None, /)",
            doc = "Return True if the bytes ends with the specified suffix, False otherwise.\n"
            + "\n  suffix\n    A bytes or a tuple of bytes to try.\n  start\n    Optional start position. Default: "
            + "start of the bytes.\n  end\n    Optional stop position. Default: end of the bytes.")
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

    @PyMethod(value = "removeprefix(prefix, /)",
            doc = "Return a bytes object with the given prefix string removed if present.\n"
            + "\nIf the bytes starts with the prefix string, return bytes[len(prefix):].\n"
            + "Otherwise, return a copy of the original bytes.")
    Object removeprefix(ThreadState ts, Object prefix) {
        byte[] p = Buffers.toBytes(ts, prefix);
        byte[] s = bytes();
        return OPS.startsWith(s, p, 0, s.length) ? result(OPS.slice(s, p.length, s.length)) : result(s);
    }

    @PyMethod(value = "removesuffix(suffix, /)",
            doc = "Return a bytes object with the given suffix string removed if present.\n"
            + "\nIf the bytes ends with the suffix string and that suffix is not empty,\n"
            + "return bytes[:-len(prefix)].  Otherwise, return a copy of the original\n"
            + "bytes.")
    Object removesuffix(ThreadState ts, Object suffix) {
        byte[] p = Buffers.toBytes(ts, suffix);
        byte[] s = bytes();
        return OPS.endsWith(s, p, 0, s.length) ? result(OPS.slice(s, 0, s.length - p.length)) : result(s);
    }

    // ---- taking apart and putting together --------------------------------------------------------------------------

    @PyMethod(value = "split(sep=None, maxsplit=-1)",
            doc = "Return a list of the sections in the bytes, using sep as the delimiter.\n"
            + "\n  sep\n    The delimiter according which to split the bytes.\n"
            + "    None (the default value) means split on ASCII whitespace characters\n"
            + "    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n"
            + "    Maximum number of splits to do.\n    -1 (the default value) means no limit.")
    Object split(ThreadState ts, Object sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        return list(sep == PyNone.NONE ? OPS.splitSpace(bytes(), max) : OPS.split(bytes(), separator(ts, sep), max));
    }

    @PyMethod(value = "rsplit(sep=None, maxsplit=-1)",
            doc = "Return a list of the sections in the bytes, using sep as the delimiter.\n"
            + "\n  sep\n    The delimiter according which to split the bytes.\n"
            + "    None (the default value) means split on ASCII whitespace characters\n"
            + "    (space, tab, return, newline, formfeed, vertical tab).\n  maxsplit\n"
            + "    Maximum number of splits to do.\n    -1 (the default value) means no limit.\n"
            + "\nSplitting is done starting at the end of the bytes and working to the front.")
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

    @PyMethod(value = "splitlines(keepends=False)",
            doc = "Return a list of the lines in the bytes, breaking at line boundaries.\n"
            + "\nLine breaks are not included in the resulting list unless keepends is given and\n"
            + "true.")
    Object splitlines(boolean keepends) {
        return list(OPS.splitLines(bytes(), keepends));
    }

    @PyMethod(value = "partition(sep, /)",
            doc = "Partition the bytes into three parts using the given separator.\n"
            + "\nThis will search for the separator sep in the bytes. If the separator is found,\n"
            + "returns a 3-tuple containing the part before the separator, the separator\n"
            + "itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the "
            + "original bytes\nobject and two empty bytes objects.")
    Object partition(ThreadState ts, Object sep) {
        byte[] m = separator(ts, sep);
        byte[] s = bytes();
        int i = OPS.find(s, m, 0, s.length);
        if (i < 0) {
            return new PyTuple(result(s), make(new byte[0]), make(new byte[0]));
        }
        return parts(s, i, m.length, sep, m);
    }

    @PyMethod(value = "rpartition(sep, /)",
            doc = "Partition the bytes into three parts using the given separator.\n"
            + "\nThis will search for the separator sep in the bytes, starting at the end. If\n"
            + "the separator is found, returns a 3-tuple containing the part before the\n"
            + "separator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a "
            + "3-tuple containing two empty bytes\nobjects and the original bytes object.")
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

    @PyMethod(value = "join(iterable_of_bytes, /)",
            doc =
            "Concatenate any number of bytes objects.\n\nThe bytes whose method is called is inserted in between "
            + "each pair.\n\nThe result is returned as a new bytes object.\n\nExample: b'.'.join([b'ab', b'pq', "
            + "b'rs']) -> b'ab.pq.rs'.")
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

    @PyMethod(value = "replace(old, new, count=-1, /)",
            doc = "Return a copy with all occurrences of substring old replaced by new.\n"
            + "\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace "
            + "all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\n"
            + "replaced.")
    Object replace(ThreadState ts, Object old, Object fresh, long count) {
        byte[] o = Buffers.toBytes(ts, old);
        byte[] f = Buffers.toBytes(ts, fresh);
        return result(OPS.replace(bytes(), o, f, count < 0 ? Long.MAX_VALUE : count));
    }

    @PyMethod(value = "strip(bytes=None, /)",
            doc = "Strip leading and trailing bytes contained in the argument.\n\n"
            + "If the argument is omitted or None, strip leading and trailing ASCII whitespace.")
    Object strip(ThreadState ts, Object bytes) {
        return result(OPS.strip(bytes(), stripped(ts, bytes), true, true));
    }

    @PyMethod(value = "lstrip(bytes=None, /)",
            doc =
            "Strip leading bytes contained in the argument.\n\nIf the argument is omitted or None, strip leading  "
            + "ASCII whitespace.")
    Object lstrip(ThreadState ts, Object bytes) {
        return result(OPS.strip(bytes(), stripped(ts, bytes), true, false));
    }

    @PyMethod(value = "rstrip(bytes=None, /)",
            doc = "Strip trailing bytes contained in the argument.\n\nIf the argument is omitted or None, strip "
            + "trailing ASCII whitespace.")
    Object rstrip(ThreadState ts, Object bytes) {
        return result(OPS.strip(bytes(), stripped(ts, bytes), false, true));
    }

    private static byte[] stripped(ThreadState ts, Object bytes) {
        return bytes == PyNone.NONE ? null : Buffers.toBytes(ts, bytes);
    }

    @PyMethod(value = "ljust(width, fillchar=b' ', /)",
            doc = "Return a left-justified string of length width.\n\nPadding is done using the specified fill "
            + "character.")
    Object ljust(long width, Object fillchar) {
        byte[] s = bytes();
        return pad(s, 0, width - s.length, fillByte(fillchar, "ljust"));
    }

    @PyMethod(value = "rjust(width, fillchar=b' ', /)",
            doc = "Return a right-justified string of length width.\n\nPadding is done using the specified fill "
            + "character.")
    Object rjust(long width, Object fillchar) {
        byte[] s = bytes();
        return pad(s, width - s.length, 0, fillByte(fillchar, "rjust"));
    }

    @PyMethod(value = "center(width, fillchar=b' ', /)",
            doc = "Return a centered string of length width.\n\nPadding is done using the specified fill character.")
    Object center(long width, Object fillchar) {
        byte[] s = bytes();
        byte fill = fillByte(fillchar, "center");
        long left = width <= s.length ? 0 : TextOps.leftMargin(s.length, width);
        return pad(s, left, width - s.length - left, fill);
    }

    private Object pad(byte[] s, long left, long right, byte fill) {
        return result(left <= 0 && right <= 0 ? s : OPS.pad(s, left, right, fill));
    }

    @PyMethod(value = "zfill(width, /)",
            doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.\n"
            + "\nThe original string is never truncated.")
    Object zfill(long width) {
        return result(OPS.zfill(bytes(), width));
    }

    @PyMethod(value = "expandtabs(tabsize=8)",
            doc = "Return a copy where all tab characters are expanded using spaces.\n"
            + "\nIf tabsize is not given, a tab size of 8 characters is assumed.")
    Object expandtabs(int tabsize) {
        return result(OPS.expandTabs(bytes(), tabsize));
    }

    @PyMethod(value = "translate(table, /, delete=b'')",
            doc = "Return a copy with each character mapped by the given translation table.\n"
            + "\n  table\n    Translation table, which must be a bytes object of length 256.\n"
            + "\nAll characters occurring in the optional argument delete are removed.\n"
            + "The remaining characters are mapped through the given translation table.")
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

    @PyStaticMethod(value = "maketrans(frm, to, /)",
            doc = "Return a translation table usable for the bytes or bytearray translate method.\n"
            + "\nThe returned table will be one where each byte in frm is mapped to the byte at\n"
            + "the same position in to.\n\nThe bytes objects frm and to must be of the same length.")
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

    @PyMethod(value = "decode(encoding='utf-8', errors='strict')",
            doc = "Decode the bytes using the codec registered for encoding.\n\n  encoding\n"
            + "    The encoding with which to decode the bytes.\n  errors\n    The error handling scheme to use for "
            + "the handling of decoding errors.\n    The default is 'strict' meaning that decoding errors raise a\n"
            + "    UnicodeDecodeError. Other possible values are 'ignore' and 'replace'\n"
            + "    as well as any other name registered with codecs.register_error that\n"
            + "    can handle UnicodeDecodeErrors.")
    Object decode(ThreadState ts, String encoding, String errors) {
        return Codecs.decode(ts, bytes(), encoding, errors);
    }

    @PyMethod(value = "hex(sep=<unrepresentable>, bytes_per_sep=1)",
            doc = "Create a string of hexadecimal numbers from a bytes object.\n\n"
            + "  sep\n    An optional single character or byte to separate hex bytes.\n"
            + "  bytes_per_sep\n    How many bytes between separators.  Positive values count from the\n"
            + "    right, negative values count from the left.\n\nExample:\n>>> value = b'\\xb9\\x01\\xef'\n"
            + ">>> value.hex()\n'b901ef'\n>>> value.hex(':')\n'b9:01:ef'\n>>> value.hex(':', 2)\n"
            + "'b9:01ef'\n>>> value.hex(':', -2)\n'b901:ef'")
    Object hex(ThreadState ts, Object sep, int bytesPerSep) {
        return BytesText.hex(ts, bytes(), sep, bytesPerSep);
    }
}
