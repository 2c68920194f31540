package org.taipan.modules.asyncio;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.interpreter.Awaitable;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyNone;
import org.taipan.types.PyTraceback;
import org.taipan.types.PyTuple;

/** What awaiting a future waits with: yields the future once, and ends with its result. */
@PyTypeDef(name = "FutureIter", module = "_asyncio")
final class FutureIter extends Awaitable {
    static final PyType TYPE = PyType.builtin(new FutureIterTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    /** Null once this has ended. */
    private Future future;

    FutureIter(Future future) {
        super(TYPE);
        this.future = future;
    }

    @Override
    protected Object step(ThreadState ts, Object value) {
        Future f = future;
        if (f == null) {
            return end(PyNone.NONE);
        }
        if (f.state == Future.State.PENDING) {
            if (f.blocking) {
                throw Errors.runtimeError("await wasn't used with future");
            }
            f.blocking = true;
            return f;
        }
        future = null;
        return end(f.result(ts));
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return valueOrStop(step(ts, PyNone.NONE));
    }

    @PyMethod("send(value, /)")
    Object send(ThreadState ts, Object value) {
        return valueOrStop(step(ts, value));
    }

    @PyMethod("throw(type, value=NULL, traceback=NULL, /)")
    Object throwException(ThreadState ts, Object type, Object value, Object traceback) {
        if (value != null) {
            Warnings.deprecated(ts, "the (type, exc, tb) signature of throw() is deprecated, use the single-arg "
                    + "signature instead.");
        }
        Object v = value == PyNone.NONE ? null : value;
        Object tb = traceback == PyNone.NONE ? null : traceback;
        if (tb != null && !(tb instanceof PyTraceback)) {
            throw Errors.typeError("throw() third argument must be a traceback");
        }
        PyBaseException e;
        if (type instanceof PyType t && t.isSubtype(Exc.BaseException)) {
            e = instance(ts, t, v);
            e.traceback = tb;
        } else if (type instanceof PyBaseException given) {
            if (v != null) {
                throw Errors.typeError("instance exception may not have a separate value");
            }
            e = given;
            if (tb != null) {
                e.traceback = tb;
            }
        } else {
            throw Errors.typeError("exceptions must be classes deriving BaseException or instances of such a class");
        }
        future = null;
        PyException thrown = new PyException(e);
        thrown.chained = true;
        throw thrown;
    }

    private static PyBaseException instance(ThreadState ts, PyType type, Object value) {
        if (value instanceof PyBaseException e && e.type().isSubtype(type)) {
            return e;
        }
        return AsyncioState.exception(ts, value == null ? Call.call(ts, type)
                : value instanceof PyTuple args ? Call.vector(ts, type, args.items(), null)
                : Call.call(ts, type, value));
    }

    @PyMethod("close()")
    void close() {
        future = null;
    }
}
