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
@PyTypeDef(name = "str", doc = "")
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

    private static boolean isNarrow(int c) {
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

    @PyMethod("__format__(format_spec, /)")
    static Object __format__(ThreadState ts, Object self, Object spec) {
        if (!check(spec)) {
            throw Args.badArgument("__format__", "argument", "str", spec);
        }
        if (length(spec) == 0) {
            return checkExact(self) ? self : Obj.str(ts, self);
        }
        return FormatSpec.formatStr(self, spec);
    }

    @PyMethod("__getnewargs__()")
    static Object getNewArgs(Object self) {
        return new PyTuple(exact(self));
    }

    @PyMethod("__sizeof__()")
    static long sizeOf(Object self) {
        int n = length(self) + 1;
        if (isAscii(self)) {
            return 40 + n;
        }
        String s = narrow(self);
        return 56 + (s == null ? 4L * n : s.chars().anyMatch(c -> c > 255) ? 2L * n : n);
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

    private static Object item(Object self, long i) {
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
        long n = Number.indexSize(ts, value);
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

    @PyMethod("find(sub, start=None, end=None, /)")
    static int find(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return find(ts, self, sub, start, end, "find");
    }

    @PyMethod("rfind(sub, start=None, end=None, /)")
    static int rfind(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return find(ts, self, sub, start, end, "rfind");
    }

    @PyMethod("index(sub, start=None, end=None, /)")
    static int index(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return found(find(ts, self, sub, start, end, "index"));
    }

    @PyMethod("rindex(sub, start=None, end=None, /)")
    static int rindex(ThreadState ts, Object self, Object sub, Object start, Object end) {
        return found(find(ts, self, sub, start, end, "rindex"));
    }

    @PyMethod("count(sub, start=None, end=None, /)")
    static int count(ThreadState ts, Object self, Object sub, Object start, Object end) {
        checked(sub, "count", "argument 1");
        int n = length(self);
        int from = lower(ts, start, n);
        int to = upper(ts, end, n);
        TextOps<Object> ops = ops(self, sub);
        return ops.count(view(ops, self), view(ops, sub), from, to, Long.MAX_VALUE);
    }

    @PyMethod("startswith(prefix, start=None, end=None, /)")
    static boolean startswith(ThreadState ts, Object self, Object prefix, Object start, Object end) {
        return hasAffix(ts, self, prefix, start, end, true);
    }

    @PyMethod("endswith(suffix, start=None, end=None, /)")
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

    @PyMethod("removeprefix(prefix, /)")
    static Object removeprefix(Object self, Object prefix) {
        int n = length(self);
        return affixMatches(self, checked(prefix, "removeprefix", "argument"), 0, n, true)
                ? slice(self, length(prefix), n) : exact(self);
    }

    @PyMethod("removesuffix(suffix, /)")
    static Object removesuffix(Object self, Object suffix) {
        int n = length(self);
        return affixMatches(self, checked(suffix, "removesuffix", "argument"), 0, n, false)
                ? slice(self, 0, n - length(suffix)) : exact(self);
    }

    // ---- taking apart and putting together ----------------------------------------------------------------------------

    @PyMethod("split(sep=None, maxsplit=-1)")
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

    @PyMethod("rsplit(sep=None, maxsplit=-1)")
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

    @PyMethod("splitlines(keepends=False)")
    static Object splitlines(Object self, boolean keepends) {
        TextOps<Object> ops = ops(self);
        return list(ops.splitLines(view(ops, self), keepends));
    }

    @PyMethod("partition(sep, /)")
    static Object partition(Object self, Object sep) {
        return partition(self, sep, false);
    }

    @PyMethod("rpartition(sep, /)")
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

    @PyMethod("join(iterable, /)")
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

    @PyMethod("replace(old, new, /, count=-1)")
    static Object replace(Object self, Object old, Object fresh, long count) {
        checked(old, "replace", "argument 1");
        checked(fresh, "replace", "argument 2");
        TextOps<Object> ops = narrow(self) != null && narrow(old) != null && narrow(fresh) != null ? NARROW : WIDE;
        Object s = view(ops, self);
        Object r = ops.replace(s, view(ops, old), view(ops, fresh), count < 0 ? Long.MAX_VALUE : count);
        return r == s ? exact(self) : wrap(r);
    }

    @PyMethod("strip(chars=None, /)")
    static Object strip(Object self, Object chars) {
        return strip(self, chars, "strip", true, true);
    }

    @PyMethod("lstrip(chars=None, /)")
    static Object lstrip(Object self, Object chars) {
        return strip(self, chars, "lstrip", true, false);
    }

    @PyMethod("rstrip(chars=None, /)")
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

    @PyMethod("ljust(width, fillchar=' ', /)")
    static Object ljust(Object self, long width, Object fillchar) {
        return pad(self, 0, width - length(self), fillchar);
    }

    @PyMethod("rjust(width, fillchar=' ', /)")
    static Object rjust(Object self, long width, Object fillchar) {
        return pad(self, width - length(self), 0, fillchar);
    }

    @PyMethod("center(width, fillchar=' ', /)")
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

    @PyMethod("zfill(width, /)")
    static Object zfill(Object self, long width) {
        TextOps<Object> ops = ops(self);
        return result(self, ops.zfill(view(ops, self), width));
    }

    @PyMethod("expandtabs(tabsize=8)")
    static Object expandtabs(Object self, int tabsize) {
        TextOps<Object> ops = ops(self);
        return result(self, ops.expandTabs(view(ops, self), tabsize));
    }

    @PyMethod("translate(table, /)")
    static Object translate(ThreadState ts, Object self, Object table) {
        return StrTranslate.translate(ts, self, table);
    }

    @PyStaticMethod("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)")
    static Object maketrans(ThreadState ts, Object x, Object y, Object z) {
        return StrTranslate.makeTable(ts, x, y, z);
    }

    @PyMethod("encode(encoding='utf-8', errors='strict')")
    static Object encode(ThreadState ts, Object self, String encoding, String errors) {
        return Codecs.encode(ts, self, encoding, errors);
    }

    @PyMethod("format(*args, **kwargs)")
    static Object format(ThreadState ts, Object self, Object[] args, PyDict kwargs) {
        return StrFormat.format(ts, self, args, kwargs);
    }

    @PyMethod("format_map(mapping, /)")
    static Object formatMap(ThreadState ts, Object self, Object mapping) {
        return StrFormat.format(ts, self, null, mapping);
    }

    // ---- case -----------------------------------------------------------------------------------------------------------

    @PyMethod("lower()")
    static Object lower(Object self) {
        return StrCase.lower(self);
    }

    @PyMethod("upper()")
    static Object upper(Object self) {
        return StrCase.upper(self);
    }

    @PyMethod("casefold()")
    static Object casefold(Object self) {
        return StrCase.fold(self);
    }

    @PyMethod("capitalize()")
    static Object capitalize(Object self) {
        return StrCase.capitalize(self);
    }

    @PyMethod("title()")
    static Object title(Object self) {
        return StrCase.title(self);
    }

    @PyMethod("swapcase()")
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

    @PyMethod("isalpha()")
    static boolean isalpha(Object self) {
        return all(self, Chars.ALPHA);
    }

    @PyMethod("isalnum()")
    static boolean isalnum(Object self) {
        return all(self, Chars.ALPHA | Chars.DECIMAL | Chars.DIGIT | Chars.NUMERIC);
    }

    @PyMethod("isdecimal()")
    static boolean isdecimal(Object self) {
        return all(self, Chars.DECIMAL);
    }

    @PyMethod("isdigit()")
    static boolean isdigit(Object self) {
        return all(self, Chars.DIGIT);
    }

    @PyMethod("isnumeric()")
    static boolean isnumeric(Object self) {
        return all(self, Chars.NUMERIC);
    }

    @PyMethod("isspace()")
    static boolean isspace(Object self) {
        return all(self, Chars.SPACE);
    }

    @PyMethod("isprintable()")
    static boolean isprintable(Object self) {
        return length(self) == 0 || all(self, Chars.PRINTABLE);
    }

    @PyMethod("isascii()")
    static boolean isascii(Object self) {
        return isAscii(self);
    }

    @PyMethod("isidentifier()")
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

    @PyMethod("islower()")
    static boolean islower(Object self) {
        return isCased(self, Chars.LOWER, Chars.UPPER | Chars.TITLE);
    }

    @PyMethod("isupper()")
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

    @PyMethod("istitle()")
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
