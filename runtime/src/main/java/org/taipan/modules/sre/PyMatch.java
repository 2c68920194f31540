package org.taipan.modules.sre;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code re.Match}. Immutable; of a mutable buffer it shows the bytes there are when asked. */
@PyTypeDef(name = "Match", module = "re",
        doc = "The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")
public final class PyMatch extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyMatchTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);
    private static final int REPR_LIMIT = 50;

    private final PyPattern pattern;
    private final Subject subject;
    private final int pos;
    private final int endpos;
    private final int lastIndex;
    /** Start and end of each group, 0 first; -1 if it took no part. */
    private final int[] spans;

    /** The match that {@code m} has found. */
    PyMatch(PyPattern pattern, Matcher m) {
        super(TYPE);
        this.pattern = pattern;
        this.subject = m.subject;
        this.pos = m.pos;
        this.endpos = m.end;
        this.lastIndex = m.lastIndex;
        int[] s = new int[2 * pattern.groups + 2];
        s[0] = m.start;
        s[1] = m.ptr;
        for (int n = 1; n <= pattern.groups; n++) {
            boolean set = m.hasGroup(n);
            s[2 * n] = set ? m.marks[2 * n - 2] : -1;
            s[2 * n + 1] = set ? m.marks[2 * n - 1] : -1;
            if (s[2 * n] > s[2 * n + 1]) {
                throw Errors.systemError(
                        "The span of capturing group is wrong, please report a bug for the re module.");
            }
        }
        this.spans = s;
    }

    static String limited(String s, int limit) {
        return s.codePointCount(0, s.length()) <= limit ? s : s.substring(0, s.offsetByCodePoints(0, limit));
    }

    int groupCount() {
        return pattern.groups + 1;
    }

    /** What group {@code n} matched, or {@code otherwise}. */
    Object slice(ThreadState ts, int n, Object otherwise) {
        int i = spans[2 * n];
        if (i < 0) {
            return otherwise;
        }
        int j = spans[2 * n + 1];
        if (subject.isImmutable()) {
            return subject.slice(i, j);
        }
        Subject now = Subject.of(ts, subject.source);
        return now.slice(Math.min(i, now.length), Math.min(j, now.length));
    }

    /** The number of a group given by number or name. @throws org.taipan.objects.PyException IndexError */
    private int index(ThreadState ts, Object group) {
        long i = -1;
        if (Number.hasIndex(group)) {
            i = Number.indexClipped(ts, group);
        } else if (pattern.groupIndex != null && pattern.groupIndex.get(ts, group) instanceof Object n
                && PyLong.check(n)) {
            i = Number.indexClipped(ts, n);
        }
        if (i < 0 || i > pattern.groups) {
            throw Errors.indexError("no such group");
        }
        return (int) i;
    }

    @PyMethod(value = "group(*args)", doc = "group([group1, ...]) -> str or tuple.\n    Return subgroup(s) of the "
            + "match by "
            + "indices or names.\n    For 0 returns the entire match.")
    Object group(ThreadState ts, Object[] args) {
        if (args.length == 0) {
            return slice(ts, 0, PyNone.NONE);
        }
        if (args.length == 1) {
            return __getitem__(ts, args[0]);
        }
        Object[] items = new Object[args.length];
        for (int i = 0; i < args.length; i++) {
            items[i] = __getitem__(ts, args[i]);
        }
        return new PyTuple(items);
    }

    Object __getitem__(ThreadState ts, Object group) {
        return slice(ts, index(ts, group), PyNone.NONE);
    }

    @PyMethod(value = "start(group=0, /)", doc = "Return index of the start of the substring matched by group.")
    long start(ThreadState ts, Object group) {
        return spans[2 * index(ts, group)];
    }

    @PyMethod(value = "end(group=0, /)", doc = "Return index of the end of the substring matched by group.")
    long end(ThreadState ts, Object group) {
        return spans[2 * index(ts, group) + 1];
    }

    @PyMethod(value = "span(group=0, /)",
            doc = "For match object m, return the 2-tuple (m.start(group), m.end(group)).")
    Object span(ThreadState ts, Object group) {
        return pair(index(ts, group));
    }

    private PyTuple pair(int n) {
        return new PyTuple((Object) (long) spans[2 * n], (Object) (long) spans[2 * n + 1]);
    }

    @PyMethod(value = "groups(default=None)", doc = "Return a tuple containing all the subgroups of the match, from "
            + "1.\n\n"
            + "  default\n    Is used for groups that did not participate in the match.")
    Object groups(ThreadState ts, Object otherwise) {
        Object[] items = new Object[pattern.groups];
        for (int i = 0; i < items.length; i++) {
            items[i] = slice(ts, i + 1, otherwise);
        }
        return new PyTuple(items);
    }

    @PyMethod(value = "groupdict(default=None)", doc = "Return a dictionary containing all the named subgroups of "
            + "the match, "
            + "keyed by the subgroup name.\n\n  default\n    Is used for groups that did not participate in the match.")
    Object groupdict(ThreadState ts, Object otherwise) {
        PyDict result = new PyDict();
        if (pattern.groupIndex != null) {
            for (Object[] item : pattern.groupIndex.items()) {
                result.put(ts, item[0], slice(ts, index(ts, item[0]), otherwise));
            }
        }
        return result;
    }

    @PyMethod(value = "expand(template)", doc = "Return the string obtained by doing backslash substitution on the "
            + "string "
            + "template, as done by the sub() method.")
    Object expand(ThreadState ts, Object template) {
        return Substitution.compile(ts, pattern, template).expand(ts, this);
    }

    @PyGetter(value = "string", doc = "The string passed to match() or search().")
    Object string() {
        return subject.source;
    }

    @PyGetter(value = "re", doc = "The regular expression object.")
    Object re() {
        return pattern;
    }

    @PyGetter(value = "pos", doc = "The index into the string at which the RE engine started looking for a match.")
    long pos() {
        return pos;
    }

    @PyGetter(value = "endpos", doc = "The index into the string beyond which the RE engine will not go.")
    long endpos() {
        return endpos;
    }

    @PyGetter(value = "lastindex", doc = "The integer index of the last matched capturing group.")
    Object lastindex() {
        return lastIndex < 0 ? PyNone.NONE : (Object) (long) lastIndex;
    }

    @PyGetter(value = "lastgroup", doc = "The name of the last matched capturing group.")
    Object lastgroup() {
        return pattern.groupIndex != null && lastIndex >= 0 && lastIndex < pattern.indexGroup.size()
                ? pattern.indexGroup.get(lastIndex) : PyNone.NONE;
    }

    @PyGetter("regs")
    Object regs() {
        Object[] pairs = new Object[groupCount()];
        for (int i = 0; i < pairs.length; i++) {
            pairs[i] = pair(i);
        }
        return new PyTuple(pairs);
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
        String text = limited(Obj.reprJava(ts, slice(ts, 0, PyNone.NONE)), REPR_LIMIT);
        return PyStr.of("<re.Match object; span=(" + spans[0] + ", " + spans[1] + "), match=" + text + ">");
    }
}
