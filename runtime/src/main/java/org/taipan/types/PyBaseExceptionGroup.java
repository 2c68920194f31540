package org.taipan.types;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.ops.Types;

/** {@code BaseExceptionGroup} and {@code ExceptionGroup} (PEP 654). */
@PyTypeDef(name = "BaseExceptionGroup", doc = "A combination of multiple unrelated exceptions.")
public final class PyBaseExceptionGroup extends PyBaseException {
    public static final PyType TYPE = Exc.BaseExceptionGroup;

    private volatile Object message = PyNone.NONE;
    private volatile PyTuple exceptions = PyTuple.EMPTY;

    /** What a split looks for. */
    @FunctionalInterface
    private interface Matcher {
        boolean matches(ThreadState ts, Object exception);
    }

    /** The parts of a split; null for an empty one. */
    public record Split(Object match, Object rest) {
    }

    PyBaseExceptionGroup(PyType type, PyTuple args) {
        super(type, args);
    }

    @Override
    protected void setFields(Object[] arguments) {
        message = arguments[0];
        exceptions = arguments[1] instanceof PyTuple t ? t : new PyTuple(((PyList) arguments[1]).toArray());
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(ThreadState ts, PyType cls, PyTuple args, PyDict kwargs) {
        if (args.size() != 2) {
            throw Errors.typeError("BaseExceptionGroup.__new__() takes exactly 2 arguments (" + args.size() + " given)");
        }
        Object message = args.get(0);
        if (!PyStr.check(message)) {
            throw org.taipan.ops.Args.badArgument("BaseExceptionGroup.__new__", "argument 1", "str", message);
        }
        if (!isSequence(args.get(1))) {
            throw Errors.typeError("second argument (exceptions) must be a sequence");
        }
        Object[] items = Iter.toArray(ts, args.get(1));
        if (items.length == 0) {
            throw Errors.valueError("second argument (exceptions) must be a non-empty sequence");
        }
        boolean nestsBase = false;
        for (int i = 0; i < items.length; i++) {
            if (!(items[i] instanceof PyBaseException)) {
                throw Errors.valueError("Item " + i + " of second argument (exceptions) is not an exception");
            }
            nestsBase |= !Types.isInstance(ts, items[i], Exc.Exception);
        }
        PyType type = cls;
        if (nestsBase) {
            if (cls == Exc.ExceptionGroup) {
                throw Errors.typeError("Cannot nest BaseExceptions in an ExceptionGroup");
            }
            if (cls != TYPE && cls.isSubtype(Exc.Exception)) {
                throw Errors.typeError("Cannot nest BaseExceptions in '" + cls.tpName() + "'");
            }
        } else if (cls == TYPE) {
            type = Exc.ExceptionGroup;
        }
        PyBaseExceptionGroup group = new PyBaseExceptionGroup(type, args);
        group.message = message;
        group.exceptions = new PyTuple(items);
        return group;
    }

    /** {@code PySequence_Check}. */
    private static boolean isSequence(Object o) {
        PyType t = typeOf(o);
        return !t.is(PyType.DICT_SUBCLASS) && t.slot(Slot.GETITEM) != null;
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, kwargs);
    }

    Object __str__(ThreadState ts) {
        int n = exceptions.size();
        return PyStr.of(Obj.strJava(ts, message) + " (" + n + " sub-exception" + (n > 1 ? "s" : "") + ")");
    }

    @PyGetter(value = "message", doc = "exception message", member = true)
    Object getMessage() {
        return message;
    }

    /** {@code exceptions}. */
    @PyGetter(value = "exceptions", doc = "nested exceptions", member = true)
    public PyTuple exceptions() {
        return exceptions;
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object classGetItem(PyType cls, Object object) {
        return new PyGenericAlias(cls, object);
    }

    // ---- splitting --------------------------------------------------------------------------------------------------

    @PyMethod("derive(object, /)")
    Object derive(ThreadState ts, Object object) {
        return Call.call(ts, TYPE, message, object);
    }

    @PyMethod("split(object, /)")
    Object splitMethod(ThreadState ts, Object object) {
        Split s = split(ts, this, matcher(object), true);
        return new PyTuple(orNone(s.match), orNone(s.rest));
    }

    @PyMethod("subgroup(object, /)")
    Object subgroup(ThreadState ts, Object object) {
        return orNone(split(ts, this, matcher(object), false).match);
    }

    private static Matcher matcher(Object value) {
        if (Call.isCallable(value) && !(value instanceof PyType)) {
            return (ts, e) -> Obj.isTrue(ts, Call.call(ts, value, e));
        }
        if (isExceptionClass(value)) {
            return (ts, e) -> typeOf(e).isSubtype((PyType) value);
        }
        if (typeOf(value) == PyTuple.TYPE && java.util.Arrays.stream(((PyTuple) value).items())
                .allMatch(PyBaseExceptionGroup::isExceptionClass)) {
            return (ts, e) -> matchesAny(e, (PyTuple) value);
        }
        throw Errors.typeError("expected an exception type, a tuple of exception types, or a callable (other than a "
                + "class)");
    }

    private static boolean isExceptionClass(Object o) {
        return o instanceof PyType t && t.is(PyType.EXCEPTION_SUBCLASS);
    }

    private static boolean matchesAny(Object e, PyTuple types) {
        for (Object t : types.items()) {
            if (t instanceof PyTuple nested ? matchesAny(e, nested) : t instanceof PyType p && typeOf(e).isSubtype(p)) {
                return true;
            }
        }
        return false;
    }

    private static Split split(ThreadState ts, Object e, Matcher matcher, boolean wantRest) {
        if (matcher.matches(ts, e)) {
            return new Split(e, null);
        }
        if (!(e instanceof PyBaseExceptionGroup group)) {
            return new Split(null, wantRest ? e : null);
        }
        List<Object> match = new ArrayList<>();
        List<Object> rest = new ArrayList<>();
        for (Object item : group.exceptions.items()) {
            ts.enterCall(" in exceptiongroup_split_recursive");
            try {
                Split s = split(ts, item, matcher, wantRest);
                if (s.match != null) {
                    match.add(s.match);
                }
                if (s.rest != null) {
                    rest.add(s.rest);
                }
            } finally {
                ts.leaveCall();
            }
        }
        return new Split(group.subset(ts, match), wantRest ? group.subset(ts, rest) : null);
    }

    /** {@code exceptiongroup_subset}: a group of {@code items} with the metadata of this one; null if there are none. */
    private Object subset(ThreadState ts, List<Object> items) {
        if (items.isEmpty()) {
            return null;
        }
        Object derived = Call.methodNamed(ts, this, "derive", new PyList(items.toArray()));
        if (!(derived instanceof PyBaseExceptionGroup group)) {
            throw Errors.typeError("derive must return an instance of BaseExceptionGroup");
        }
        if (traceback != null) {
            group.traceback = traceback;
        }
        group.context = context;
        group.cause = cause;
        group.suppressContext = true;
        Object notes = Attr.lookup(ts, this, "__notes__");
        if (notes != null && isSequence(notes)) {
            Attr.set(ts, group, "__notes__", new PyList(Iter.toArray(ts, notes)));
        }
        return group;
    }

    // ---- except* ----------------------------------------------------------------------------------------------------

    /**
     * {@code exception_group_match}: what {@code except* types} catches of {@code e}, and what it leaves. A lone exception
     * that matches is wrapped in a group.
     */
    public static Split match(ThreadState ts, PyBaseException e, Object types) {
        Matcher byType = types instanceof PyTuple t ? (s, x) -> matchesAny(x, t)
                : (s, x) -> types instanceof PyType p && typeOf(x).isSubtype(p);
        if (!(e instanceof PyBaseExceptionGroup)) {
            if (!byType.matches(ts, e)) {
                return new Split(null, e);
            }
            PyBaseException wrapped = (PyBaseException) make(ts, TYPE, new PyTuple("", new PyTuple(e)), null);
            if (ts.frame != null) {
                wrapped.traceback = new PyTraceback(null, ts.frame, ts.frame.lasti());
            }
            return new Split(wrapped, null);
        }
        if (byType.matches(ts, e)) {
            return new Split(e, null);
        }
        Object pair = Call.methodNamed(ts, e, "split", types);
        if (!(pair instanceof PyTuple t)) {
            throw Errors.typeError(typeOf(e).tpName() + ".split must return a tuple, not " + Obj.typeName(pair));
        }
        if (t.size() < 2) {
            throw Errors.typeError(typeOf(e).tpName() + ".split must return a 2-tuple, got tuple of size " + t.size());
        }
        return new Split(t.get(0) == PyNone.NONE ? null : t.get(0), t.get(1) == PyNone.NONE ? null : t.get(1));
    }

    /**
     * {@code _PyExc_PrepReraiseStar}: the exception to raise after the {@code except*} clauses of {@code original}, given
     * those that were raised or are left.
     *
     * @return an exception, or None
     */
    public static Object prepareReraise(ThreadState ts, Object original, Object[] excs) {
        if (excs.length == 0) {
            return PyNone.NONE;
        }
        if (!(original instanceof PyBaseExceptionGroup group)) {
            return excs[0];
        }
        List<Object> raised = new ArrayList<>();
        Set<Object> leaves = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Object o : excs) {
            if (o instanceof PyBaseException e) {
                if (hasMetadataOf(e, group)) {
                    collectLeaves(ts, e, leaves);
                } else {
                    raised.add(e);
                }
            }
        }
        Object reraised = split(ts, original, (s, e) -> !(e instanceof PyBaseExceptionGroup) && leaves.contains(e),
                false).match;
        if (raised.isEmpty()) {
            return orNone(reraised);
        }
        if (reraised != null) {
            raised.add(reraised);
        }
        return raised.size() == 1 ? raised.get(0)
                : make(ts, TYPE, new PyTuple("", new PyList(raised.toArray())), null);
    }

    private static boolean hasMetadataOf(PyBaseException a, PyBaseException b) {
        return a.getOwn("__notes__") == b.getOwn("__notes__") && a.traceback == b.traceback && a.cause == b.cause
                && a.context == b.context;
    }

    private static void collectLeaves(ThreadState ts, Object e, Set<Object> leaves) {
        if (!(e instanceof PyBaseExceptionGroup group)) {
            leaves.add(e);
            return;
        }
        ts.enterCall(" in collect_exception_group_leaf_ids");
        try {
            for (Object item : group.exceptions.items()) {
                collectLeaves(ts, item, leaves);
            }
        } finally {
            ts.leaveCall();
        }
    }
}
