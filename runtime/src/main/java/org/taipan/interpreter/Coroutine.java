package org.taipan.interpreter;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyFrame;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code coroutine}. */
@PyTypeDef(name = "coroutine")
final class Coroutine extends GeneratorBase {
    static final PyType TYPE = PyType.builtin(new CoroutineTable(), PyType.OBJECT,
            PyType.HAS_WEAKREF | PyType.DISALLOW_INSTANTIATION);

    /** {@code cr_origin}. */
    private final Object origin;
    /** What notices that this is dropped before it starts; null afterwards. */
    private Unawaited.Ticket ticket;

    Coroutine(ThreadState ts, Frame frame) {
        super(TYPE, frame);
        this.origin = ts.coroutineOriginDepth == 0 ? PyNone.NONE : origin(frame.back, ts.coroutineOriginDepth);
        this.ticket = isAwaitedAtOnce(frame.back) ? null : Unawaited.watch(ts, this);
    }

    /** One that stands for a coroutine that is gone. */
    Coroutine(Frame frame, Object qualname, Object origin) {
        super(TYPE, frame);
        setQualnameAttribute(qualname);
        this.origin = origin;
    }

    @Override
    void started() {
        Unawaited.Ticket t = ticket;
        if (t != null) {
            ticket = null;
            t.cancel();
        }
    }

    /** Whether the caller is at {@code await call(...)}: then nothing comes between the call and the first step. */
    private static boolean isAwaitedAtOnce(PyFrame caller) {
        return caller instanceof Frame f && f.executable.isAwaitedCall(f.pc);
    }

    private static Object origin(PyFrame from, int depth) {
        java.util.ArrayList<Object> entries = new java.util.ArrayList<>();
        for (PyFrame f = from; f != null && entries.size() < depth; f = f.back) {
            entries.add(new PyTuple(f.code.filename, (long) f.lineNumber(), PyStr.of(f.code.name)));
        }
        return new PyTuple(entries.toArray());
    }

    @Override
    String noun() {
        return "coroutine";
    }

    @Override
    boolean isCoroutine() {
        return true;
    }

    Object __await__() {
        return new Wrapper(this);
    }

    @PyMethod(value = "send(arg, /)",
            doc = "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.")
    Object send(ThreadState ts, Object arg) {
        return sendMethod(ts, arg);
    }

    @PyMethod(value = "throw(type, value=NULL, traceback=NULL, /)",
            doc = "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated "
                    + "value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be "
                    + "removed in a future version of Python.")
    Object throwException(ThreadState ts, Object type, Object value, Object traceback) {
        if (value != null) {
            org.taipan.ops.Warnings.deprecated(ts, "the (type, exc, tb) signature of throw() is deprecated, "
                    + "use the single-arg signature instead.");
        }
        return throwMethod(ts, type, value, traceback);
    }

    @PyMethod(value = "close()", doc = "close() -> raise GeneratorExit inside coroutine.")
    Object close(ThreadState ts) {
        return closeMethod(ts);
    }

    void __del__(ThreadState ts) {
        finalizeMethod(ts);
    }

    Object __repr__() {
        return reprMethod();
    }

    @PyGetter(value = "__name__", doc = "name of the coroutine")
    Object getName() {
        return getNameAttribute();
    }

    @PySetter("__name__")
    void setName(Object value) {
        setNameAttribute(value);
    }

    @PyDeleter("__name__")
    void deleteName() {
        setNameAttribute(PyNone.NONE);
    }

    @PyGetter(value = "__qualname__", doc = "qualified name of the coroutine")
    Object getQualname() {
        return getQualnameAttribute();
    }

    @PySetter("__qualname__")
    void setQualname(Object value) {
        setQualnameAttribute(value);
    }

    @PyDeleter("__qualname__")
    void deleteQualname() {
        setQualnameAttribute(PyNone.NONE);
    }

    @PyGetter("cr_frame")
    Object getFrame() {
        return frameOrNone();
    }

    @PyGetter("cr_code")
    Object getCode() {
        return frame.code;
    }

    @PyGetter("cr_running")
    boolean getRunning() {
        return state() == EXECUTING;
    }

    @PyGetter("cr_suspended")
    boolean getSuspended() {
        return isSuspended();
    }

    @PyGetter(value = "cr_await", doc = "object being awaited on, or None")
    Object getAwait() {
        return delegateOrNone();
    }

    @PyGetter("cr_origin")
    Object getOrigin() {
        return origin;
    }

    /** What {@code coroutine.__await__()} returns. */
    @PyTypeDef(name = "coroutine_wrapper", doc = "A wrapper object implementing __await__ for coroutines.")
    static final class Wrapper extends Awaitable {
        static final PyType TYPE = PyType.builtin(new CoroutineWrapperTable(), PyType.OBJECT,
                PyType.DISALLOW_INSTANTIATION);

        private final Coroutine coroutine;

        Wrapper(Coroutine coroutine) {
            super(TYPE);
            this.coroutine = coroutine;
        }

        @Override
        protected Object step(ThreadState ts, Object value) {
            Object v = coroutine.resume(ts, value);
            return v == null ? end(coroutine.takeResult()) : v;
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return coroutine.sendMethod(ts, PyNone.NONE);
        }

        @PyMethod(value = "send(arg, /)",
                doc = "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration.")
        Object send(ThreadState ts, Object arg) {
            return coroutine.sendMethod(ts, arg);
        }

        @PyMethod(value = "throw(type, value=NULL, traceback=NULL, /)",
                doc = "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next "
                        + "iterated value or raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand "
                        + "may be removed in a future version of Python.")
        Object throwException(ThreadState ts, Object type, Object value, Object traceback) {
            return coroutine.throwException(ts, type, value, traceback);
        }

        @PyMethod(value = "close()", doc = "close() -> raise GeneratorExit inside coroutine.")
        Object close(ThreadState ts) {
            return coroutine.closeMethod(ts);
        }
    }
}
