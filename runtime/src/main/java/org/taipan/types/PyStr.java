package org.taipan.types;

import java.util.Arrays;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyStaticMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.format.FormatSpec;
import org.taipan.types.format.PercentFormat;
import org.taipan.types.format.StrFormat;
import org.taipan.types.str.Chars;

/**
 * {@code str}. A Java {@link String} when it holds no surrogate code unit, so that code unit and code point are the same;
 * otherwise, and for instances of subclasses, a {@link WideStr}. A wide exact {@code str} never holds narrow text.
 */
@PyTypeDef(name = "str", doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n"
        + "\nCreate a new string object from the given object. If encoding or\n"
        + "errors is specified, then the object must expose a data buffer\n"
        + "that will be decoded using the given encoding and error handler.\n"
        + "Otherwise, returns the result of object.__str__() (if defined)\n"
        + "or repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.")
public final class PyStr {
    public static final PyType TYPE = PyType.builtin(new PyStrTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.STR_SUBCLASS | PyType.SEQUENCE_OPERATORS);

    private static final String[] LATIN1 = new String[256];

    static {
        for (int i = 0; i < 256; i++) {
            LATIN1[i] = String.valueOf((char) i);
        }
    }

    private PyStr() {
    }

    // ---- for Java -------------------------------------------------------------------------------------------------

    /** Whether {@code o} is a {@code str} or of a subclass. */
    public static boolean check(Object o) {
        return o instanceof String || o instanceof WideStr;
    }

    /** Whether {@code o} is a {@code str} and not of a subclass. */
    public static boolean checkExact(Object o) {
        return o instanceof String || o instanceof WideStr w && w.type() == TYPE;
    }

    /** The Python string with the code points of {@code utf16}. */
    public static Object of(String utf16) {
        for (int i = 0, n = utf16.length(); i < n; i++) {
            if (Character.isSurrogate(utf16.charAt(i))) {
                return new WideStr(TYPE, utf16.codePoints().toArray(), null);
            }
        }
        return utf16;
    }

    /** The string of one character. */
    public static Object ofCodePoint(int c) {
        return isNarrow(c) ? character(c) : new WideStr(TYPE, new int[] {c}, null);
    }

    /** The string of these code points, an array that it takes over. */
    public static Object ofCodePoints(int[] codePoints) {
        for (int c : codePoints) {
            if (!isNarrow(c)) {
                return new WideStr(TYPE, codePoints, null);
            }
        }
        return new String(codePoints, 0, codePoints.length);
    }

    static boolean isNarrow(int c) {
        return c < 0xD800 || c > 0xDFFF && c < 0x10000;
    }

    /** The text of a {@code str} if it holds no surrogates (one code unit a character), else null. */
    public static String narrow(Object str) {
        return str instanceof String s ? s : ((WideStr) str).text;
    }

    /** The code points of a {@code str}; not to be modified. */
    public static int[] codePoints(Object str) {
        return str instanceof WideStr w && w.codePoints != null ? w.codePoints : narrow(str).chars().toArray();
    }

    /** The text of a {@code str} as UTF-16; lone surrogates stay. */
    public static String toJava(Object str) {
        return str instanceof String s ? s : ((WideStr) str).toUtf16();
    }

    /** The same text as an exact {@code str}. */
    public static Object exact(Object str) {
        if (checkExact(str)) {
            return str;
        }
        WideStr w = (WideStr) str;
        return w.text != null ? w.text : new WideStr(TYPE, w.codePoints, null);
    }

    /** {@code len(str)}. */
    public static int length(Object str) {
        String s = narrow(str);
        return s != null ? s.length() : ((WideStr) str).codePoints.length;
    }

    /** {@code ord(str[i])}. */
    public static int codePointAt(Object str, int i) {
        String s = narrow(str);
        return s != null ? s.charAt(i) : ((WideStr) str).codePoints[i];
    }

    /** {@code str[from:to]}, for bounds within the text. */
    public static Object slice(Object str, int from, int to) {
        TextOps<Object> ops = ops(str);
        return result(str, ops.slice(view(ops, str), from, to));
    }

    /** {@code hash(s)}; equal for equal text in either representation. */
    public static long hash(String s) {
        return HashSeed.mix(s.hashCode());
    }

    /** {@code hash(str)} of a {@code str} or the text of a subclass's instance. */
    public static long hash(Object str) {
        return str instanceof String s ? hash(s) : ((WideStr) str).hash();
    }

    /** Whether two {@code str} hold the same text. */
    public static boolean equal(Object a, Object b) {
        String s = narrow(a);
        String t = narrow(b);
        return s != null ? s.equals(t) : t == null && Arrays.equals(codePoints(a), codePoints(b));
    }

    /** Compares two {@code str} by code points. */
    public static int compare(Object a, Object b) {
        String s = narrow(a);
        String t = narrow(b);
        return s != null && t != null ? s.compareTo(t) : Arrays.compare(codePoints(a), codePoints(b));
    }

    /** Whether all characters are ASCII. */
    public static boolean isAscii(Object str) {
        String s = narrow(str);
        if (s == null) {
            return false;
        }
        for (int i = 0, n = s.length(); i < n; i++) {
            if (s.charAt(i) > 127) {
                return false;
            }
        }
        return true;
    }

    /** The characters of a text, each a string. */
    public static Object[] characters(String s) {
        Object[] characters = new Object[s.length()];
        for (int i = 0; i < characters.length; i++) {
            characters[i] = character(s.charAt(i));
        }
        return characters;
    }

    static String character(int c) {
        return c < 256 ? LATIN1[c] : String.valueOf((char) c);
    }

    // ---- the representation that operands have in common --------------------------------------------------------------

    @SuppressWarnings("unchecked")
    private static final TextOps<Object> NARROW = (TextOps<Object>) (TextOps<?>) StringOps.OPS;
    @SuppressWarnings("unchecked")
    private static final TextOps<Object> WIDE = (TextOps<Object>) (TextOps<?>) CodePointOps.OPS;

    private static TextOps<Object> ops(Object a) {
        return narrow(a) != null ? NARROW : WIDE;
    }

    private static TextOps<Object> ops(Object a, Object b) {
        return narrow(a) != null && narrow(b) != null ? NARROW : WIDE;
    }

    private static Object view(TextOps<Object> ops, Object str) {
        return ops == NARROW ? narrow(str) : codePoints(str);
    }

    private static Object wrap(Object view) {
        return view instanceof String ? view : ofCodePoints((int[]) view);
    }

    /** A result as {@code str}: {@code self} itself if it is exact and unchanged. */
    private static Object result(Object self, Object view) {
        return view instanceof String ? view
                : self instanceof WideStr w && w.codePoints == view ? exact(self) : ofCodePoints((int[]) view);
    }

    private static PyList list(List<Object> views) {
        Object[] items = views.toArray();
        for (int i = 0; i < items.length; i++) {
            items[i] = wrap(items[i]);
        }
        return new PyList(items);
    }

    // ---- construction -------------------------------------------------------------------------------------------------

    @PyMethod("__new__(object='', encoding=NULL, errors=NULL)")
    static Object __new__(ThreadState ts, PyType cls, Object object, String encoding, String errors) {
        Object text;
        if (encoding == null && errors == null) {
            text = Obj.str(ts, object);
        } else {
            if (check(object)) {
                if (object.equals("") && object instanceof String) {
                    text = object;
                } else {
                    throw Errors.typeError("decoding str is not supported");
                }
            } else {
                text = Codecs.decodeObject(ts, object, encoding == null ? "utf-8" : encoding, errors);
            }
        }
        if (cls == TYPE) {
            return text;
        }
        String s = narrow(text);
        return new WideStr(cls, s == null ? codePoints(text) : null, s);
    }

    static Object __repr__(Object self) {
        return StrRepr.repr(self);
    }

    static Object __str__(Object self) {
        return exact(self);
    }

    static long __hash__(Object self) {
        return hash(self);
    }

    static Object __richcmp__(Object self, Object other, int op) {
        if (!check(other)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Slot.EQ -> equal(self, other);
            case Slot.NE -> !equal(self, other);
            default -> Compare.ordered(compare(self, other), op);
        };
    }

    @PyMethod(value = "__format__(format_spec, /)",
            doc = "Return a formatted version of the string as described by format_spec.")
    static Object __format__(ThreadState ts, Object self, Object spec) {
        if (!check(spec)) {
            throw Args.badArgument("__format__", "argument", "str", spec);
        }
        if (length(spec) == 0) {
            return checkExact(self) ? self : Obj.str(ts, self);
        }
        StrBuilder out = new StrBuilder();
        FormatSpec.formatStr(self, spec, out);
        return out.toStr();
    }

    /** A copy, as the text must not be the object itself. */
    @PyMethod("__getnewargs__()")
    static Object getNewArgs(Object self) {
        return new PyTuple(exact(self) instanceof String s ? new String(s) : exact(self));
    }

    @PyMethod(value = "__sizeof__()", doc = "Return the size of the string in memory, in bytes.")
    static long sizeOf(Object self) {
        int n = length(self) + 1;
        if (isAscii(self)) {
            return 40 + n;
        }
        int max = Arrays.stream(codePoints(self)).max().getAsInt();
        return 56 + (max > 0xFFFF ? 4L * n : max > 255 ? 2L * n : n);
    }

    // ---- the sequence ---------------------------------------------------------------------------------------------------

    static long __len__(Object self) {
        return length(self);
    }

    static Object __getitem__(ThreadState ts, Object self, Object key) {
        if (key instanceof Long i) {
            return item(self, i);
        }
        if (key instanceof PySlice slice) {
            PySlice.Range r = slice.range(ts, length(self));
            if (r.step() == 1) {
                return slice(self, (int) r.start(), (int) Math.max(r.start(), r.stop()));
            }
            TextOps<Object> ops = ops(self);
            return wrap(ops.stride(view(ops, self), r.start(), r.step(), (int) r.length()));
        }
        if (!Number.hasIndex(key)) {
            throw Errors.typeError("string indices must be integers, not '" + Obj.typeName(key) + "'");
        }
        return item(self, Number.indexSize(ts, key));
    }

    /** {@code self[i]}. @throws PyException IndexError */
    public static Object item(Object self, long i) {
        int n = length(self);
        long j = i < 0 ? i + n : i;
        if (j < 0 || j >= n) {
            throw Errors.indexError("string index out of range");
        }
        return ofCodePoint(codePointAt(self, (int) j));
    }

    static boolean __contains__(Object self, Object key) {
        if (!check(key)) {
            throw Errors.typeError("'in <string>' requires string as left operand, not " + Obj.typeName(key));
        }
        return contains(self, key);
    }

    /** {@code str in self}. */
    public static boolean contains(Object self, Object key) {
        TextOps<Object> ops = ops(self, key);
        Object s = view(ops, self);
        return ops.find(s, view(ops, key), 0, ops.length(s)) >= 0;
    }

    static Object __iter__(Object self) {
        return new PyStrIterator(self);
    }

    static Object __add__(Object self, Object value) {
        if (!check(value)) {
            throw Errors.typeError("can only concatenate str (not \"" + Obj.typeName(value) + "\") to str");
        }
        String s = narrow(self);
        String t = narrow(value);
        if (s != null && t != null) {
            TextOps.checkedSize((long) s.length() + t.length());
            return s.concat(t);
        }
        return new StrBuilder(0).append(self).append(value).toStr();
    }

    static Object __mul__(ThreadState ts, Object self, Object value) {
        long n = TextOps.count(ts, value);
        TextOps<Object> ops = ops(self);
        if (n > 1 && Math.multiplyHigh(n, length(self)) != 0 || n * length(self) < 0 && n > 0) {
            throw Errors.overflowError("repeated string is too long");
        }
        return result(self, ops.repeat(view(ops, self), n));
    }

    static Object __rmul__(ThreadState ts, Object self, Object value) {
        return __mul__(ts, self, value);
    }

    static Object __mod__(ThreadState ts, Object self, Object value) {
        return PercentFormat.format(ts, self, value);
    }

    static Object __rmod__(ThreadState ts, Object self, Object value) {
        return check(value) ? PercentFormat.format(ts, value, self) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    // ---- searching ------------------------------------------------------------------------------------------------------

    /** The lower bound of a search: it may be greater than the length, where nothing is found. */
    static int lower(ThreadState ts, Object start, int n) {
        long i = start == PyNone.NONE ? 0 : PySlice.index(ts, start);
        return (int) Math.min(i < 0 ? Math.max(i + n, 0) : i, n + 1L);
    }

    static int upper(ThreadState ts, Object end, int n) {
        long i = end == PyNone.NONE ? n : PySlice.index(ts, end);
        return (int) Math.min(i < 0 ? Math.max(i + n, 0) : i, n);
    }

    private static Object checked(Object o, String function, String argument) {
        if (!check(o)) {
            throw Args.badArgument(function, argument, "str", o);
        }
        return o;
    }

    private static int find(ThreadState ts, Object self, Object sub, Object start, Object end, String function) {
        checked(sub, function, "argument 1");
        int n = length(self);
        int from = lower(ts, start, n);
        int to = upper(ts, end, n);
        TextOps<Object> ops = ops(self, sub);
        return function.charAt(0) == 'r' ? ops.rfind(view(ops, self), view(ops, sub), from, to)
                : ops.find(view(ops, self), view(ops, sub), from, to);
    }

    private static int found(int i) {
        if (i < 0) {
            throw Errors.valueError("substring not found");
        }
        return i;
    }

    @PyMethod(value = "find(sub, start=None, end=None, /)",
            doc = "Return the lowest index in S where substring sub is found, such that sub is contained within "
            + "S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\n"
            + "Return -1 on failure.")
    static int find(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return find(ts, self, sub, start, end, "find");
    }

    @PyMethod(value = "rfind(sub, start=None, end=None, /)",
            doc = "Return the highest index in S where substring sub is found, such that sub is contained within "
            + "S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\n"
            + "Return -1 on failure.")
    static int rfind(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return find(ts, self, sub, start, end, "rfind");
    }

    @PyMethod(value = "index(sub, start=None, end=None, /)",
            doc = "Return the lowest index in S where substring sub is found, such that sub is contained within "
            + "S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\n"
            + "Raises ValueError when the substring is not found.")
    static int index(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return found(find(ts, self, sub, start, end, "index"));
    }

    @PyMethod(value = "rindex(sub, start=None, end=None, /)",
            doc = "Return the highest index in S where substring sub is found, such that sub is contained within "
            + "S[start:end].\n\nOptional arguments start and end are interpreted as in slice notation.\n"
            + "Raises ValueError when the substring is not found.")
    static int rindex(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return found(find(ts, self, sub, start, end, "rindex"));
    }

    @PyMethod(value = "count(sub, start=None, end=None, /)",
            doc = "Return the number of non-overlapping occurrences of substring sub in string S[start:end].\n"
            + "\nOptional arguments start and end are interpreted as in slice notation.")
    static int count(ThreadState ts, Object self, Object sub, Object start, Object end) {
        checked(sub, "count", "argument 1");
        int n = length(self);
        int from = lower(ts, start, n);
        int to = upper(ts, end, n);
        TextOps<Object> ops = ops(self, sub);
        return ops.count(view(ops, self), view(ops, sub), from, to, Long.MAX_VALUE);
    }

    @PyMethod(value = "startswith(prefix, start=None, end=None, /)",
            doc = "Return True if the string starts with the specified prefix, False otherwise.\n"
            + "\n  prefix\n    A string or a tuple of strings to try.\n  start\n"
            + "    Optional start position. Default: start of the string.\n  end\n"
            + "    Optional stop position. Default: end of the string.")
    static boolean startswith(ThreadState ts, Object self, Object prefix, Object start, Object end) {
        return hasAffix(ts, self, prefix, start, end, true);
    }

    @PyMethod(value = "endswith(suffix, start=None, end=None, /)",
            doc = "Return True if the string ends with the specified suffix, False otherwise.\n"
            + "\n  suffix\n    A string or a tuple of strings to try.\n  start\n"
            + "    Optional start position. Default: start of the string.\n  end\n"
            + "    Optional stop position. Default: end of the string.")
    static boolean endswith(ThreadState ts, Object self, Object suffix, Object start, Object end) {
        return hasAffix(ts, self, suffix, start, end, false);
    }

    private static boolean hasAffix(ThreadState ts, Object self, Object affix, Object start, Object end, boolean front) {
        int n = length(self);
        int from = lower(ts, start, n);
        int to = upper(ts, end, n);
        if (affix instanceof PyTuple tuple) {
            for (Object item : tuple.items()) {
                if (!check(item)) {
                    throw Errors.typeError("tuple for " + (front ? "starts" : "ends") + "with must only contain str, not "
                            + Obj.typeName(item));
                }
                if (affixMatches(self, item, from, to, front)) {
                    return true;
                }
            }
            return false;
        }
        if (!check(affix)) {
            throw Errors.typeError((front ? "starts" : "ends") + "with first arg must be str or a tuple of str, not "
                    + Obj.typeName(affix));
        }
        return affixMatches(self, affix, from, to, front);
    }

    private static boolean affixMatches(Object self, Object affix, int from, int to, boolean front) {
        TextOps<Object> ops = ops(self, affix);
        return front ? ops.startsWith(view(ops, self), view(ops, affix), from, to)
                : ops.endsWith(view(ops, self), view(ops, affix), from, to);
    }

    @PyMethod(value = "removeprefix(prefix, /)",
            doc = "Return a str with the given prefix string removed if present.\n"
            + "\nIf the string starts with the prefix string, return string[len(prefix):].\n"
            + "Otherwise, return a copy of the original string.")
    static Object removeprefix(Object self, Object prefix) {
        int n = length(self);
        return affixMatches(self, checked(prefix, "removeprefix", "argument"), 0, n, true)
                ? slice(self, length(prefix), n) : exact(self);
    }

    @PyMethod(value = "removesuffix(suffix, /)",
            doc = "Return a str with the given suffix string removed if present.\n"
            + "\nIf the string ends with the suffix string and that suffix is not empty,\n"
            + "return string[:-len(suffix)]. Otherwise, return a copy of the original\n"
            + "string.")
    static Object removesuffix(Object self, Object suffix) {
        int n = length(self);
        return affixMatches(self, checked(suffix, "removesuffix", "argument"), 0, n, false)
                ? slice(self, 0, n - length(suffix)) : exact(self);
    }

    // ---- taking apart and putting together ----------------------------------------------------------------------------

    @PyMethod(value = "split(sep=None, maxsplit=-1)",
            doc = "Return a list of the substrings in the string, using sep as the separator string.\n"
            + "\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), "
            + "will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n"
            + "    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n"
            + "    -1 (the default value) means no limit.\n\nSplitting starts at the front of the string and works "
            + "to the end.\n\nNote, str.split() is mainly useful for data that has been intentionally\n"
            + "delimited.  With natural text that includes punctuation, consider using\n"
            + "the regular expression module.")
    static Object split(Object self, Object sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        if (sep == PyNone.NONE) {
            TextOps<Object> ops = ops(self);
            return list(ops.splitSpace(view(ops, self), max));
        }
        checkSeparator(sep);
        TextOps<Object> ops = ops(self, sep);
        return list(ops.split(view(ops, self), view(ops, sep), max));
    }

    @PyMethod(value = "rsplit(sep=None, maxsplit=-1)",
            doc = "Return a list of the substrings in the string, using sep as the separator string.\n"
            + "\n  sep\n    The separator used to split the string.\n\n    When set to None (the default value), "
            + "will split on any whitespace\n    character (including \\n \\r \\t \\f and spaces) and will discard\n"
            + "    empty strings from the result.\n  maxsplit\n    Maximum number of splits.\n"
            + "    -1 (the default value) means no limit.\n\nSplitting starts at the end of the string and works to "
            + "the front.")
    static Object rsplit(Object self, Object sep, long maxsplit) {
        long max = maxsplit < 0 ? Long.MAX_VALUE : maxsplit;
        if (sep == PyNone.NONE) {
            TextOps<Object> ops = ops(self);
            return list(ops.rsplitSpace(view(ops, self), max));
        }
        checkSeparator(sep);
        TextOps<Object> ops = ops(self, sep);
        return list(ops.rsplit(view(ops, self), view(ops, sep), max));
    }

    private static void checkSeparator(Object sep) {
        if (!check(sep)) {
            throw Errors.typeError("must be str or None, not " + Obj.typeName(sep));
        }
        checkNotEmpty(sep);
    }

    private static void checkNotEmpty(Object sep) {
        if (length(sep) == 0) {
            throw Errors.valueError("empty separator");
        }
    }

    @PyMethod(value = "splitlines(keepends=False)",
            doc = "Return a list of the lines in the string, breaking at line boundaries.\n"
            + "\nLine breaks are not included in the resulting list unless keepends is given and\n"
            + "true.")
    static Object splitlines(Object self, boolean keepends) {
        TextOps<Object> ops = ops(self);
        return list(ops.splitLines(view(ops, self), keepends));
    }

    @PyMethod(value = "partition(sep, /)",
            doc = "Partition the string into three parts using the given separator.\n"
            + "\nThis will search for the separator in the string.  If the separator is found,\n"
            + "returns a 3-tuple containing the part before the separator, the separator\n"
            + "itself, and the part after it.\n\nIf the separator is not found, returns a 3-tuple containing the "
            + "original string\nand two empty strings.")
    static Object partition(Object self, Object sep) {
        return partition(self, sep, false);
    }

    @PyMethod(value = "rpartition(sep, /)",
            doc = "Partition the string into three parts using the given separator.\n"
            + "\nThis will search for the separator in the string, starting at the end. If\n"
            + "the separator is found, returns a 3-tuple containing the part before the\n"
            + "separator, the separator itself, and the part after it.\n\nIf the separator is not found, returns a "
            + "3-tuple containing two empty strings\nand the original string.")
    static Object rpartition(Object self, Object sep) {
        return partition(self, sep, true);
    }

    private static Object partition(Object self, Object sep, boolean last) {
        if (!check(sep)) {
            throw Errors.typeError("must be str, not " + Obj.typeName(sep));
        }
        checkNotEmpty(sep);
        TextOps<Object> ops = ops(self, sep);
        Object s = view(ops, self);
        int n = ops.length(s);
        int i = last ? ops.rfind(s, view(ops, sep), 0, n) : ops.find(s, view(ops, sep), 0, n);
        if (i < 0) {
            return last ? new PyTuple("", "", exact(self)) : new PyTuple(exact(self), "", "");
        }
        return new PyTuple(slice(self, 0, i), sep, slice(self, i + length(sep), n));
    }

    @PyMethod(value = "join(iterable, /)",
            doc =
            "Concatenate any number of strings.\n\nThe string whose method is called is inserted in between each "
            + "given string.\nThe result is returned as a new string.\n\nExample: '.'.join(['ab', 'pq', 'rs']) -> "
            + "'ab.pq.rs'")
    static Object join(ThreadState ts, Object self, Object iterable) {
        Object[] items;
        try {
            items = Iter.toArray(ts, iterable);
        } catch (PyException e) {
            if (PyObject.typeOf(iterable).slot(Slot.ITER) == null && e.matches(Exc.TypeError)
                    && PyObject.typeOf(iterable).slot(Slot.GETITEM) == null) {
                throw Errors.typeError("can only join an iterable");
            }
            throw e;
        }
        if (items.length == 1 && checkExact(items[0])) {
            return items[0];
        }
        Object plain = StringOps.join(self, items);
        if (plain != null) {
            return plain;
        }
        StrBuilder out = new StrBuilder();
        boolean separated = length(self) > 0;
        long size = 0;
        for (int i = 0; i < items.length; i++) {
            if (!check(items[i])) {
                throw Errors.typeError("sequence item " + i + ": expected str instance, " + Obj.typeName(items[i])
                        + " found");
            }
            size += length(items[i]) + (i > 0 ? length(self) : 0);
            TextOps.checkedSize(size);
            if (separated && i > 0) {
                out.append(self);
            }
            out.append(items[i]);
        }
        return out.toStr();
    }

    /** Strings one after the other. */
    public static Object concatenated(Object[] strings) {
        Object plain = StringOps.join("", strings);
        if (plain != null) {
            return plain;
        }
        StrBuilder out = new StrBuilder();
        for (Object s : strings) {
            TextOps.checkedSize((long) out.length() + length(s));
            out.append(s);
        }
        return out.toStr();
    }

    @PyMethod(value = "replace(old, new, /, count=-1)",
            doc = "Return a copy with all occurrences of substring old replaced by new.\n"
            + "\n  count\n    Maximum number of occurrences to replace.\n    -1 (the default value) means replace "
            + "all occurrences.\n\nIf the optional argument count is given, only the first count occurrences are\n"
            + "replaced.")
    static Object replace(Object self, Object old, Object fresh, long count) {
        checked(old, "replace", "argument 1");
        checked(fresh, "replace", "argument 2");
        TextOps<Object> ops = narrow(self) != null && narrow(old) != null && narrow(fresh) != null ? NARROW : WIDE;
        Object s = view(ops, self);
        Object r = ops.replace(s, view(ops, old), view(ops, fresh), count < 0 ? Long.MAX_VALUE : count);
        return r == s ? exact(self) : wrap(r);
    }

    @PyMethod(value = "strip(chars=None, /)",
            doc = "Return a copy of the string with leading and trailing whitespace removed.\n"
            + "\nIf chars is given and not None, remove characters in chars instead.")
    static Object strip(Object self, Object chars) {
        return strip(self, chars, "strip", true, true);
    }

    @PyMethod(value = "lstrip(chars=None, /)",
            doc = "Return a copy of the string with leading whitespace removed.\n"
            + "\nIf chars is given and not None, remove characters in chars instead.")
    static Object lstrip(Object self, Object chars) {
        return strip(self, chars, "lstrip", true, false);
    }

    @PyMethod(value = "rstrip(chars=None, /)",
            doc = "Return a copy of the string with trailing whitespace removed.\n"
            + "\nIf chars is given and not None, remove characters in chars instead.")
    static Object rstrip(Object self, Object chars) {
        return strip(self, chars, "rstrip", false, true);
    }

    private static Object strip(Object self, Object chars, String function, boolean left, boolean right) {
        if (chars == PyNone.NONE) {
            TextOps<Object> ops = ops(self);
            return result(self, ops.strip(view(ops, self), null, left, right));
        }
        if (!check(chars)) {
            throw Errors.typeError(function + " arg must be None or str");
        }
        TextOps<Object> ops = ops(self, chars);
        return result(self, ops.strip(view(ops, self), view(ops, chars), left, right));
    }

    @PyMethod(value = "ljust(width, fillchar=' ', /)",
            doc = "Return a left-justified string of length width.\n\nPadding is done using the specified fill "
            + "character (default is a space).")
    static Object ljust(Object self, long width, Object fillchar) {
        return pad(self, 0, width - length(self), fillchar);
    }

    @PyMethod(value = "rjust(width, fillchar=' ', /)",
            doc = "Return a right-justified string of length width.\n\nPadding is done using the specified fill "
            + "character (default is a space).")
    static Object rjust(Object self, long width, Object fillchar) {
        return pad(self, width - length(self), 0, fillchar);
    }

    @PyMethod(value = "center(width, fillchar=' ', /)",
            doc = "Return a centered string of length width.\n\nPadding is done using the specified fill character "
            + "(default is a space).")
    static Object center(Object self, long width, Object fillchar) {
        int n = length(self);
        long left = width <= n ? 0 : TextOps.leftMargin(n, width);
        return pad(self, left, width - n - left, fillchar);
    }

    private static Object pad(Object self, long left, long right, Object fill) {
        if (!check(fill)) {
            throw Errors.typeError("The fill character must be a unicode character, not " + Obj.typeName(fill));
        }
        if (length(fill) != 1) {
            throw Errors.typeError("The fill character must be exactly one character long");
        }
        if (left <= 0 && right <= 0) {
            return exact(self);
        }
        TextOps<Object> ops = ops(self, fill);
        return wrap(ops.pad(view(ops, self), left, right, codePointAt(fill, 0)));
    }

    @PyMethod(value = "zfill(width, /)",
            doc = "Pad a numeric string with zeros on the left, to fill a field of the given width.\n"
            + "\nThe string is never truncated.")
    static Object zfill(Object self, long width) {
        TextOps<Object> ops = ops(self);
        return result(self, ops.zfill(view(ops, self), width));
    }

    @PyMethod(value = "expandtabs(tabsize=8)",
            doc = "Return a copy where all tab characters are expanded using spaces.\n"
            + "\nIf tabsize is not given, a tab size of 8 characters is assumed.")
    public static Object expandtabs(Object self, int tabsize) {
        TextOps<Object> ops = ops(self);
        return result(self, ops.expandTabs(view(ops, self), tabsize));
    }

    @PyMethod(value = "translate(table, /)",
            doc = "Replace each character in the string using the given translation table.\n"
            + "\n  table\n    Translation table, which must be a mapping of Unicode ordinals to\n"
            + "    Unicode ordinals, strings, or None.\n\nThe table must implement lookup/indexing via __getitem__, "
            + "for instance a\ndictionary or list.  If this operation raises LookupError, the character is\n"
            + "left untouched.  Characters mapped to None are deleted.")
    static Object translate(ThreadState ts, Object self, Object table) {
        return StrTranslate.translate(ts, self, table);
    }

    @PyStaticMethod(value = "maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)",
            doc =
            "Return a translation table usable for str.translate().\n\nIf there is only one argument, it must be "
            + "a dictionary mapping Unicode\nordinals (integers) or characters to Unicode ordinals, strings or None."
            + "\nCharacter keys will be then converted to ordinals.\nIf there are two arguments, they must be "
            + "strings of equal length, and\nin the resulting dictionary, each character in x will be mapped to the"
            + "\ncharacter at the same position in y. If there is a third argument, it\n"
            + "must be a string, whose characters will be mapped to None in the result.")
    static Object maketrans(ThreadState ts, Object x, Object y, Object z) {
        return StrTranslate.makeTable(ts, x, y, z);
    }

    @PyMethod(value = "encode(encoding='utf-8', errors='strict')",
            doc = "Encode the string using the codec registered for encoding.\n\n  encoding\n"
            + "    The encoding in which to encode the string.\n  errors\n    The error handling scheme to use for "
            + "encoding errors.\n    The default is 'strict' meaning that encoding errors raise a\n"
            + "    UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and\n"
            + "    'xmlcharrefreplace' as well as any other name registered with\n"
            + "    codecs.register_error that can handle UnicodeEncodeErrors.")
    static Object encode(ThreadState ts, Object self, String encoding, String errors) {
        return Codecs.encode(ts, self, encoding, errors);
    }

    @PyMethod(value = "format(*args, **kwargs)",
            doc = "Return a formatted version of the string, using substitutions from args and kwargs.\n"
            + "The substitutions are identified by braces ('{' and '}').")
    static Object format(ThreadState ts, Object self, Object[] args, Object kwargs) {
        return StrFormat.format(ts, self, args, kwargs);
    }

    @PyMethod(value = "format_map(mapping, /)",
            doc = "Return a formatted version of the string, using substitutions from mapping.\n"
            + "The substitutions are identified by braces ('{' and '}').")
    static Object formatMap(ThreadState ts, Object self, Object mapping) {
        return StrFormat.format(ts, self, null, mapping);
    }

    // ---- case -----------------------------------------------------------------------------------------------------------

    @PyMethod(value = "lower()", doc = "Return a copy of the string converted to lowercase.")
    static Object lower(Object self) {
        return StrCase.lower(self);
    }

    @PyMethod(value = "upper()", doc = "Return a copy of the string converted to uppercase.")
    static Object upper(Object self) {
        return StrCase.upper(self);
    }

    @PyMethod(value = "casefold()", doc = "Return a version of the string suitable for caseless comparisons.")
    static Object casefold(Object self) {
        return StrCase.fold(self);
    }

    @PyMethod(value = "capitalize()",
            doc = "Return a capitalized version of the string.\n\nMore specifically, make the first character have "
            + "upper case and the rest lower\ncase.")
    static Object capitalize(Object self) {
        return StrCase.capitalize(self);
    }

    @PyMethod(value = "title()",
            doc = "Return a version of the string where each word is titlecased.\n"
            + "\nMore specifically, words start with uppercased characters and all remaining\n"
            + "cased characters have lower case.")
    static Object title(Object self) {
        return StrCase.title(self);
    }

    @PyMethod(value = "swapcase()",
            doc = "Convert uppercase characters to lowercase and lowercase characters to uppercase.")
    static Object swapcase(Object self) {
        return StrCase.swap(self);
    }

    // ---- predicates -----------------------------------------------------------------------------------------------------

    /** Whether there are characters and each has one of the properties. */
    private static boolean all(Object self, int properties) {
        int n = length(self);
        for (int i = 0; i < n; i++) {
            if (!Chars.is(codePointAt(self, i), properties)) {
                return false;
            }
        }
        return n > 0;
    }

    @PyMethod(value = "isalpha()",
            doc = "Return True if the string is an alphabetic string, False otherwise.\n"
            + "\nA string is alphabetic if all characters in the string are alphabetic and there\n"
            + "is at least one character in the string.")
    static boolean isalpha(Object self) {
        return all(self, Chars.ALPHA);
    }

    @PyMethod(value = "isalnum()",
            doc = "Return True if the string is an alpha-numeric string, False otherwise.\n"
            + "\nA string is alpha-numeric if all characters in the string are alpha-numeric and\n"
            + "there is at least one character in the string.")
    static boolean isalnum(Object self) {
        return all(self, Chars.ALPHA | Chars.DECIMAL | Chars.DIGIT | Chars.NUMERIC);
    }

    @PyMethod(value = "isdecimal()",
            doc = "Return True if the string is a decimal string, False otherwise.\n"
            + "\nA string is a decimal string if all characters in the string are decimal and\n"
            + "there is at least one character in the string.")
    static boolean isdecimal(Object self) {
        return all(self, Chars.DECIMAL);
    }

    @PyMethod(value = "isdigit()",
            doc = "Return True if the string is a digit string, False otherwise.\n"
            + "\nA string is a digit string if all characters in the string are digits and there\n"
            + "is at least one character in the string.")
    static boolean isdigit(Object self) {
        return all(self, Chars.DIGIT);
    }

    @PyMethod(value = "isnumeric()",
            doc = "Return True if the string is a numeric string, False otherwise.\n"
            + "\nA string is numeric if all characters in the string are numeric and there is at\n"
            + "least one character in the string.")
    static boolean isnumeric(Object self) {
        return all(self, Chars.NUMERIC);
    }

    @PyMethod(value = "isspace()",
            doc = "Return True if the string is a whitespace string, False otherwise.\n"
            + "\nA string is whitespace if all characters in the string are whitespace and there\n"
            + "is at least one character in the string.")
    static boolean isspace(Object self) {
        return all(self, Chars.SPACE);
    }

    @PyMethod(value = "isprintable()",
            doc = "Return True if all characters in the string are printable, False otherwise.\n"
            + "\nA character is printable if repr() may use it in its output.")
    static boolean isprintable(Object self) {
        return length(self) == 0 || all(self, Chars.PRINTABLE);
    }

    @PyMethod(value = "isascii()",
            doc = "Return True if all characters in the string are ASCII, False otherwise.\n"
            + "\nASCII characters have code points in the range U+0000-U+007F.\n"
            + "Empty string is ASCII too.")
    static boolean isascii(Object self) {
        return isAscii(self);
    }

    @PyMethod(value = "isidentifier()",
            doc = "Return True if the string is a valid Python identifier, False otherwise.\n"
            + "\nCall keyword.iskeyword(s) to test whether string s is a reserved identifier,\n"
            + "such as \"def\" or \"class\".")
    static boolean isidentifier(Object self) {
        int n = length(self);
        if (n == 0 || !Chars.isIdentifierStart(codePointAt(self, 0))) {
            return false;
        }
        for (int i = 1; i < n; i++) {
            if (!Chars.isIdentifierPart(codePointAt(self, i))) {
                return false;
            }
        }
        return true;
    }

    @PyMethod(value = "islower()",
            doc = "Return True if the string is a lowercase string, False otherwise.\n"
            + "\nA string is lowercase if all cased characters in the string are lowercase and\n"
            + "there is at least one cased character in the string.")
    static boolean islower(Object self) {
        return isCased(self, Chars.LOWER, Chars.UPPER | Chars.TITLE);
    }

    @PyMethod(value = "isupper()",
            doc = "Return True if the string is an uppercase string, False otherwise.\n"
            + "\nA string is uppercase if all cased characters in the string are uppercase and\n"
            + "there is at least one cased character in the string.")
    static boolean isupper(Object self) {
        return isCased(self, Chars.UPPER, Chars.LOWER | Chars.TITLE);
    }

    private static boolean isCased(Object self, int wanted, int excluded) {
        boolean cased = false;
        for (int i = 0, n = length(self); i < n; i++) {
            int f = Chars.flags(codePointAt(self, i));
            if ((f & excluded) != 0) {
                return false;
            }
            cased |= (f & wanted) != 0;
        }
        return cased;
    }

    @PyMethod(value = "istitle()",
            doc = "Return True if the string is a title-cased string, False otherwise.\n"
            + "\nIn a title-cased string, upper- and title-case characters may only\n"
            + "follow uncased characters and lowercase characters only cased ones.")
    static boolean istitle(Object self) {
        boolean cased = false;
        boolean previous = false;
        for (int i = 0, n = length(self); i < n; i++) {
            int f = Chars.flags(codePointAt(self, i));
            boolean capital = (f & (Chars.UPPER | Chars.TITLE)) != 0;
            boolean small = (f & Chars.LOWER) != 0;
            if (capital ? previous : small && !previous) {
                return false;
            }
            previous = capital || small;
            cased |= previous;
        }
        return cased;
    }
}
