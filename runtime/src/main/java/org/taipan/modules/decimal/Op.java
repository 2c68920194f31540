package org.taipan.modules.decimal;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;

/** One operation: the context that rules it and the conditions it has met so far. */
final class Op {
    final Ctx ctx;
    int status;

    Op(Ctx ctx) {
        this.ctx = ctx;
    }

    /** In a context that is given, or, for None, in the thread's. */
    static Op of(ThreadState ts, Object context) {
        return new Op(context == PyNone.NONE ? DecimalState.context(ts) : PyDecimalContext.optional(context).ctx);
    }

    static Op current(ThreadState ts) {
        return new Op(DecimalState.context(ts));
    }

    /** The result of an operation that failed. */
    PyDecimal error(int condition) {
        status |= condition;
        return PyDecimal.nan();
    }

    /** Hands over the result. @throws org.taipan.objects.PyException if a condition is trapped */
    <T> T done(ThreadState ts, T result) {
        if (status != 0) {
            DecimalState.signal(ts, ctx, status);
        }
        return result;
    }

    /** As {@link #done(ThreadState, Object)}; an operand that is the result is no longer of its subclass. */
    PyDecimal done(ThreadState ts, PyDecimal result) {
        if (status != 0) {
            DecimalState.signal(ts, ctx, status);
        }
        return result.exact();
    }

    /** As {@link #done(ThreadState, PyDecimal)}, of an operation in a context derived from {@code target}. */
    PyDecimal doneIn(ThreadState ts, Ctx target, PyDecimal result) {
        if (status != 0) {
            DecimalState.signal(ts, target, status);
        }
        return result.exact();
    }
}
