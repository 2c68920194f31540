package org.taipan.interpreter;

import org.taipan.bytecode.Opcode;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** Raising, matching, and the stack of exceptions being handled. */
final class Exceptions {
    private static final String CANNOT_CATCH =
            "catching classes that do not inherit from BaseException is not allowed";

    private Exceptions() {
    }

    /** PUSH_EXC_INFO: the exception on top is now being handled; the one before goes below it. */
    static void push(ThreadState ts, Object[] s, int sp) {
        ThreadState.ExceptionItem item = ts.exceptions;
        Object exc = s[sp - 1];
        s[sp] = exc;
        s[sp - 1] = item.value == null ? PyNone.NONE : item.value;
        item.value = (PyBaseException) exc;
    }

    /** POP_EXCEPT. */
    static void pop(ThreadState ts, Object previous) {
        ts.exceptions.value = previous instanceof PyBaseException e ? e : null;
    }

    /** CHECK_EXC_MATCH. */
    static Object matches(ThreadState ts, Object exception, Object types) {
        checkTypes(types);
        return given((PyBaseException) exception, types);
    }

    static void checkTypes(Object types) {
        if (types instanceof PyTuple t) {
            for (Object o : t.items()) {
                if (!isExceptionClass(o)) {
                    throw Errors.typeError(CANNOT_CATCH);
                }
            }
        } else if (!isExceptionClass(types)) {
            throw Errors.typeError(CANNOT_CATCH);
        }
    }

    static boolean isExceptionClass(Object o) {
        return o instanceof PyType t && t.isSubtype(Exc.BaseException);
    }

    /** {@code PyErr_GivenExceptionMatches}, for classes and tuples of them. */
    static boolean given(PyBaseException exception, Object types) {
        if (types instanceof PyType t) {
            return exception.type().isSubtype(t);
        }
        if (types instanceof PyTuple tuple) {
            for (Object o : tuple.items()) {
                if (given(exception, o)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** RAISE_VARARGS: {@code do_raise}. */
    static PyException raise(ThreadState ts, Object[] s, int sp, int n) {
        if (n == 0) {
            PyBaseException handled = ts.handled();
            return handled == null ? Errors.runtimeError("No active exception to reraise") : Unwinder.reraise(handled);
        }
        PyBaseException value = instance(ts, s[sp - n]);
        if (n == 2) {
            setCause(ts, value, s[sp - 1]);
        }
        return new PyException(value);
    }

    private static PyBaseException instance(ThreadState ts, Object o) {
        if (o instanceof PyBaseException e) {
            return e;
        }
        if (!isExceptionClass(o)) {
            throw Errors.typeError("exceptions must derive from BaseException");
        }
        return made(ts, o);
    }

    private static PyBaseException made(ThreadState ts, Object type) {
        Object made = Call.call(ts, type);
        if (made instanceof PyBaseException e) {
            return e;
        }
        throw Errors.typeError("calling " + Obj.reprJava(ts, type)
                + " should have returned an instance of BaseException, not " + Obj.reprJava(ts, PyObject.typeOf(made)));
    }

    private static void setCause(ThreadState ts, PyBaseException value, Object cause) {
        PyBaseException fixed;
        if (isExceptionClass(cause)) {
            fixed = made(ts, cause);
        } else if (cause instanceof PyBaseException e) {
            fixed = e;
        } else if (cause == PyNone.NONE) {
            fixed = null;
        } else {
            throw Errors.typeError("exception causes must derive from BaseException");
        }
        value.cause = fixed;
        value.suppressContext = true;
    }

    /** RERAISE: the exception on top; {@code n} says how far below it the instruction that raised it is stored. */
    static PyException reraise(Frame f, Object[] s, int sp, int n) {
        Object exception = s[sp - 1];
        return n == 0 ? Unwinder.reraise(exception) : Unwinder.reraiseAt(f, s[sp - 1 - n], exception);
    }

    /** What the frame raises itself, for the handler there, which compiled code then jumps to. */
    static Object raisedHere(PyException e, ThreadState ts, Frame f) {
        if (ts.observed || f.disturbed || f.extras != null) {
            throw e;
        }
        Unwinder.record(ts, f, f.pc, e);
        return e.value;
    }

    /** What the frame raises itself and does not handle: leaves the frame, for compiled code to throw it. */
    static PyException leaveRaising(PyException e, ThreadState ts, Frame f, int pc) {
        if (ts.observed) {
            throw e;
        }
        Unwinder.find(ts, f, pc, f.pc, e);
        return e;
    }

    /** StopIteration with a value: {@code _PyGen_SetStopIterationValue}. */
    static PyException stopIteration(Object value) {
        return Errors.stopIteration(value);
    }

    /** The value a StopIteration carries: {@code _PyGen_FetchStopIterationValue}. */
    static Object stopValue(ThreadState ts, PyBaseException e) {
        Object v = org.taipan.ops.Attr.lookup(ts, e, "value");
        if (v != null) {
            return v;
        }
        return e.args().size() == 0 ? PyNone.NONE : e.args().get(0);
    }

    static PyException unknownOpcode(Executable x, int pc) {
        int op = x.opcode(pc);
        return Errors.systemError("unknown opcode " + op + (Opcode.isValid(op) ? " (" + Opcode.name(op) + ")" : ""));
    }
}
