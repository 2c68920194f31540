package org.taipan.interpreter;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTraceback;
import org.taipan.types.PyTuple;

/** {@code except*} (PEP 654): splitting a group by type, and putting together what goes on. */
final class ExceptionGroups {
    private ExceptionGroups() {
    }

    static boolean isGroup(Object o) {
        return o instanceof PyBaseException e && e.type().isSubtype(Exc.BaseExceptionGroup);
    }

    /** CHECK_EG_MATCH: exception and types on the stack become the rest and the match, None where there is none. */
    static void match(ThreadState ts, Object[] s, int sp) {
        Object exception = s[sp - 2];
        Object types = s[sp - 1];
        checkTypes(ts, types);
        Object match = PyNone.NONE;
        Object rest = PyNone.NONE;
        if (exception instanceof PyBaseException e) {
            if (Exceptions.given(e, types)) {
                match = isGroup(e) ? e : wrapped(ts, e);
            } else if (isGroup(e)) {
                PyTuple pair = split(ts, e, types);
                match = pair.get(0);
                rest = pair.get(1);
            } else {
                rest = e;
            }
        }
        s[sp - 2] = rest;
        s[sp - 1] = match;
        if (match instanceof PyBaseException m) {
            ts.exceptions.value = m;
        }
    }

    private static void checkTypes(ThreadState ts, Object types) {
        Exceptions.checkTypes(types);
        for (Object t : types instanceof PyTuple tuple ? tuple.items() : new Object[] {types}) {
            if (((PyType) t).isSubtype(Exc.BaseExceptionGroup)) {
                throw Errors.typeError("catching ExceptionGroup with except* is not allowed. Use except instead.");
            }
        }
    }

    /** A naked exception that an {@code except*} clause matches gets a group of its own. */
    private static Object wrapped(ThreadState ts, PyBaseException e) {
        Object group = Call.call(ts, exceptionGroupType(ts), "", new PyTuple(e));
        if (group instanceof PyBaseException g && ts.frame != null) {
            g.traceback = new PyTraceback(null, ts.frame, ts.frame.lasti());
        }
        return group;
    }

    private static Object exceptionGroupType(ThreadState ts) {
        return ts.interp.builtins.getStr("ExceptionGroup");
    }

    private static PyTuple split(ThreadState ts, PyBaseException e, Object types) {
        Object pair = Call.methodNamed(ts, e, "split", types);
        if (!(pair instanceof PyTuple t)) {
            throw Errors.typeError(Obj.typeName(e) + ".split must return a tuple, not " + Obj.typeName(pair));
        }
        if (t.size() < 2) {
            throw Errors.typeError(Obj.typeName(e) + ".split must return a 2-tuple, got tuple of size " + t.size());
        }
        return t;
    }

    /**
     * {@code _PyExc_PrepReraiseStar}: what to raise after all {@code except*} clauses ran.
     *
     * @param excs the exceptions that clauses raised, and the unhandled rest
     * @return an exception, or None
     */
    static Object prepareReraise(ThreadState ts, Object original, PyList excs) {
        if (excs.size() == 0) {
            return PyNone.NONE;
        }
        if (!isGroup(original)) {
            // A naked exception was caught and wrapped; only one clause could run.
            return excs.get(0);
        }
        List<Object> raised = new ArrayList<>();
        List<Object> reraised = new ArrayList<>();
        for (Object e : excs.toArray()) {
            if (e instanceof PyBaseException b) {
                (sameMetadata(b, (PyBaseException) original) ? reraised : raised).add(b);
            }
        }
        Object again = projection(ts, original, reraised);
        if (raised.isEmpty()) {
            return again;
        }
        if (again != PyNone.NONE) {
            raised.add(again);
        }
        return raised.size() == 1 ? raised.get(0) : Call.call(ts, ts.interp.builtins.getStr("BaseExceptionGroup"), "",
                new PyList(raised.toArray()));
    }

    private static boolean sameMetadata(PyBaseException a, PyBaseException b) {
        return isGroup(a) && notes(a) == notes(b) && a.traceback == b.traceback && a.cause == b.cause
                && a.context == b.context;
    }

    private static Object notes(PyBaseException e) {
        return e.getOwn("__notes__");
    }

    /** The part of a group that consists of the leaves of the groups to keep, with its structure. */
    private static Object projection(ThreadState ts, Object group, List<Object> keep) {
        if (keep.isEmpty()) {
            return PyNone.NONE;
        }
        Map<Object, Boolean> leaves = new IdentityHashMap<>();
        for (Object k : keep) {
            collect(ts, k, leaves);
        }
        return subgroup(ts, group, leaves);
    }

    private static void collect(ThreadState ts, Object e, Map<Object, Boolean> leaves) {
        if (!isGroup(e)) {
            leaves.put(e, true);
            return;
        }
        for (Object inner : members(ts, e)) {
            collect(ts, inner, leaves);
        }
    }

    private static Object[] members(ThreadState ts, Object group) {
        Object excs = Attr.get(ts, group, "exceptions");
        return excs instanceof PyTuple t ? t.items() : new Object[0];
    }

    private static Object subgroup(ThreadState ts, Object e, Map<Object, Boolean> leaves) {
        if (!isGroup(e)) {
            return leaves.containsKey(e) ? e : PyNone.NONE;
        }
        List<Object> kept = new ArrayList<>();
        boolean all = true;
        for (Object inner : members(ts, e)) {
            Object part = subgroup(ts, inner, leaves);
            all &= part == inner;
            if (part != PyNone.NONE) {
                kept.add(part);
            }
        }
        if (all) {
            return e;
        }
        if (kept.isEmpty()) {
            return PyNone.NONE;
        }
        Object derived = Call.methodNamed(ts, e, "derive", new PyList(kept.toArray()));
        if (!isGroup(derived)) {
            throw Errors.typeError("derive must return an instance of BaseExceptionGroup");
        }
        copyMetadata(ts, (PyBaseException) e, (PyBaseException) derived);
        return derived;
    }

    private static void copyMetadata(ThreadState ts, PyBaseException from, PyBaseException to) {
        to.traceback = from.traceback;
        to.context = from.context;
        to.cause = from.cause;
        to.suppressContext = from.suppressContext;
        Object notes = notes(from);
        if (notes != null) {
            to.putOwn("__notes__", new PyList(org.taipan.ops.Iter.toArray(ts, notes)));
        }
    }
}
