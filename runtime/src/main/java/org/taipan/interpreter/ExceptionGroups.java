package org.taipan.interpreter;

import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBaseExceptionGroup;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** The instructions of {@code except*}; how groups are split is told in {@link PyBaseExceptionGroup}. */
final class ExceptionGroups {
    private ExceptionGroups() {
    }

    /** CHECK_EG_MATCH: exception and types on the stack become the rest and the match, None where there is none. */
    static void match(ThreadState ts, Object[] s, int sp) {
        Object types = s[sp - 1];
        checkTypes(ts, types);
        Object match = PyNone.NONE;
        Object rest = PyNone.NONE;
        if (s[sp - 2] instanceof PyBaseException e) {
            PyBaseExceptionGroup.Split split = PyBaseExceptionGroup.match(ts, e, types);
            match = split.match() == null ? PyNone.NONE : split.match();
            rest = split.rest() == null ? PyNone.NONE : split.rest();
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
}
