package org.taipan.modules.sre;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyMappingProxy;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code re.Pattern}. Immutable. */
@PyTypeDef(name = "Pattern", module = "re", doc = "Compiled regular expression object.")
public final class PyPattern extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyPatternTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE | PyType.HAS_WEAKREF);
    private static final String[] FLAG_NAMES = {"re.IGNORECASE", "re.LOCALE", "re.MULTILINE", "re.DOTALL", "re.UNICODE",
        "re.VERBOSE", "re.DEBUG", "re.ASCII"};
    private static final int REPR_LIMIT = 200;

    private final Object pattern;
    private final int flags;
    private final int[] code;
    final Program program;
    final int groups;
    /** Null if no group has a name. */
    final PyDict groupIndex;
    final PyTuple indexGroup;
    /** Null if the pattern is None: then it matches text and bytes. */
    private final Boolean isBytes;

    PyPattern(Object pattern, int flags, int[] code, Program program, int groups, PyDict groupIndex, PyTuple indexGroup,
            Boolean isBytes) {
        super(TYPE);
        this.pattern = pattern;
        this.flags = flags;
        this.code = code;
        this.program = program;
        this.groups = groups;
        this.groupIndex = groupIndex.size() == 0 ? null : groupIndex;
        this.indexGroup = indexGroup;
        this.isBytes = isBytes;
    }

    /** A matcher over a part of {@code string}. @throws org.taipan.objects.PyException TypeError */
    Matcher matcher(ThreadState ts, Object string, long pos, long endpos) {
        Subject subject = Subject.of(ts, string);
        if (isBytes != null && isBytes != subject.isBytes()) {
            throw Errors.typeError(isBytes ? "cannot use a bytes pattern on a string-like object"
                    : "cannot use a string pattern on a bytes-like object");
        }
        return new Matcher(ts, program, subject, pos, endpos);
    }

    private static final String SPAN = "(string, pos=0, endpos=sys.maxsize)";

    @PyMethod(value = "match" + SPAN, doc = "Matches zero or more characters at the beginning of the string.")
    Object match(ThreadState ts, Object string, long pos, long endpos) {
        Matcher m = matcher(ts, string, pos, endpos);
        return m.match() ? new PyMatch(this, m) : PyNone.NONE;
    }

    @PyMethod(value = "fullmatch" + SPAN, doc = "Matches against all of the string.")
    Object fullmatch(ThreadState ts, Object string, long pos, long endpos) {
        Matcher m = matcher(ts, string, pos, endpos);
        m.matchAll = true;
        return m.match() ? new PyMatch(this, m) : PyNone.NONE;
    }

    @PyMethod(value = "search" + SPAN, doc = "Scan through string looking for a match, and return a corresponding "
            + "match "
            + "object instance.\n\nReturn None if no position in the string matches.")
    Object search(ThreadState ts, Object string, long pos, long endpos) {
        Matcher m = matcher(ts, string, pos, endpos);
        return m.search() ? new PyMatch(this, m) : PyNone.NONE;
    }

    @PyMethod(value = "findall" + SPAN, doc = "Return a list of all non-overlapping matches of pattern in string.")
    Object findall(ThreadState ts, Object string, long pos, long endpos) {
        Matcher m = matcher(ts, string, pos, endpos);
        List<Object> found = new ArrayList<>();
        while (m.search()) {
            if (groups == 0) {
                found.add(m.subject.slice(m.start, m.ptr));
            } else if (groups == 1) {
                found.add(group(m, 1, true));
            } else {
                Object[] items = new Object[groups];
                for (int i = 0; i < groups; i++) {
                    items[i] = group(m, i + 1, true);
                }
                found.add(new PyTuple(items));
            }
            m.advance();
        }
        return new PyList(found.toArray());
    }

    /** What group {@code n} matched; else an empty string or None. */
    private static Object group(Matcher m, int n, boolean orEmpty) {
        if (m.hasGroup(n)) {
            return m.subject.slice(m.marks[2 * n - 2], m.marks[2 * n - 1]);
        }
        return orEmpty ? m.subject.slice(0, 0) : PyNone.NONE;
    }

    @PyMethod(value = "finditer" + SPAN, doc = "Return an iterator over all non-overlapping matches for the RE "
            + "pattern in "
            + "string.\n\nFor each match, the iterator returns a match object.")
    Object finditer(ThreadState ts, Object string, long pos, long endpos) {
        return new PyMatchIterator(new PyScanner(ts, this, matcher(ts, string, pos, endpos)));
    }

    @PyMethod("scanner" + SPAN)
    Object scanner(ThreadState ts, Object string, long pos, long endpos) {
        return new PyScanner(ts, this, matcher(ts, string, pos, endpos));
    }

    @PyMethod(value = "split(string, maxsplit=0)", doc = "Split string by the occurrences of pattern.")
    Object split(ThreadState ts, Object string, long maxsplit) {
        Matcher m = matcher(ts, string, 0, Long.MAX_VALUE);
        List<Object> parts = new ArrayList<>();
        int last = m.start;
        for (long n = 0; (maxsplit == 0 || n < maxsplit) && m.search(); n++) {
            parts.add(m.subject.slice(last, m.start));
            for (int i = 1; i <= groups; i++) {
                parts.add(group(m, i, false));
            }
            last = m.ptr;
            m.advance();
        }
        parts.add(m.subject.slice(last, m.end));
        return new PyList(parts.toArray());
    }

    @PyMethod(value = "sub(repl, string, count=0)", doc = "Return the string obtained by replacing the leftmost "
            + "non-overlapping occurrences of pattern in string by the replacement repl.")
    Object sub(ThreadState ts, Object repl, Object string, long count) {
        return Substitution.apply(ts, this, repl, string, count).text();
    }

    @PyMethod(value = "subn(repl, string, count=0)", doc = "Return the tuple (new_string, number_of_subs_made) "
            + "found by "
            + "replacing the leftmost non-overlapping occurrences of pattern with the replacement repl.")
    Object subn(ThreadState ts, Object repl, Object string, long count) {
        Substitution.Result r = Substitution.apply(ts, this, repl, string, count);
        return new PyTuple(r.text(), (Object) r.count());
    }

    @PyGetter(value = "pattern", doc = "The pattern string from which the RE object was compiled.")
    Object pattern() {
        return pattern;
    }

    @PyGetter(value = "flags", doc = "The regex matching flags.")
    long flags() {
        return flags;
    }

    @PyGetter(value = "groups", doc = "The number of capturing groups in the pattern.")
    long groups() {
        return groups;
    }

    @PyGetter(value = "groupindex", doc = "A dictionary mapping group names to group numbers.")
    Object groupindex() {
        return groupIndex == null ? new PyDict() : new PyMappingProxy(groupIndex);
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object __class_getitem__(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }

    @PyMethod("__copy__()")
    Object __copy__() {
        return this;
    }

    @PyMethod("__deepcopy__(memo, /)")
    Object __deepcopy__(Object memo) {
        return this;
    }

    Object __repr__(ThreadState ts) {
        int shown = flags;
        boolean isText = isBytes != null && !isBytes;
        if (isText && (shown & (Op.FLAG_LOCALE | Op.FLAG_UNICODE | Op.FLAG_ASCII)) == Op.FLAG_UNICODE) {
            shown &= ~Op.FLAG_UNICODE;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < FLAG_NAMES.length; i++) {
            int flag = Op.FLAG_IGNORECASE << i;
            if ((shown & flag) != 0) {
                out.append(out.isEmpty() ? ", " : "|").append(FLAG_NAMES[i]);
                shown &= ~flag;
            }
        }
        if (shown != 0) {
            out.append(out.isEmpty() ? ", " : "|").append("0x").append(Integer.toHexString(shown));
        }
        return PyStr.of("re.compile(" + PyMatch.limited(Obj.reprJava(ts, pattern), REPR_LIMIT) + out + ")");
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (op != Slot.EQ && op != Slot.NE || !(other instanceof PyPattern p)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        boolean equal = this == p || flags == p.flags && java.util.Objects.equals(isBytes, p.isBytes)
                && Arrays.equals(code, p.code) && Compare.eq(ts, pattern, p.pattern);
        return equal == (op == Slot.EQ);
    }

    long __hash__(ThreadState ts) {
        return Obj.hash(ts, pattern) ^ Arrays.hashCode(code) ^ flags ^ code.length;
    }
}
