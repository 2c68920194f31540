package org.taipan.interpreter;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyGenericAlias;
import org.taipan.types.PyNone;

/** {@code async_generator} (PEP 525). Its methods return awaitables that do the work. */
@PyTypeDef(name = "async_generator")
final class AsyncGenerator extends GeneratorBase {
    static final PyType TYPE = PyType.builtin(new AsyncGeneratorTable(), PyType.OBJECT,
            PyType.HAS_WEAKREF | PyType.DISALLOW_INSTANTIATION);

    /** {@code ag_running}: an awaitable of one of the methods is between its first step and its end. */
    volatile boolean running;
    volatile boolean closed;
    private boolean hooksCalled;
    /** What {@code sys.set_asyncgen_hooks} wants called when this is dropped unfinished. */
    private Object finalizer;

    AsyncGenerator(Frame frame) {
        super(TYPE, frame);
    }

    @Override
    String noun() {
        return "async generator";
    }

    @Override
    PyException stop(Object value) {
        return Errors.of(Exc.StopAsyncIteration, new Object[0]);
    }

    private void callHooks(ThreadState ts) {
        if (!hooksCalled) {
            hooksCalled = true;
            finalizer = ts.asyncGenFinalizer;
            if (finalizer != null) {
                guard(ts);
            }
            if (ts.asyncGenFirstIter != null) {
                Call.call(ts, ts.asyncGenFirstIter, this);
            }
        }
    }

    Object __aiter__() {
        return this;
    }

    Object __anext__(ThreadState ts) {
        callHooks(ts);
        return new AsyncGenSend(this, null);
    }

    @PyMethod(value = "asend(v, /)", doc = "asend(v) -> send 'v' in generator.")
    Object asend(ThreadState ts, Object value) {
        callHooks(ts);
        return new AsyncGenSend(this, value).watch(ts, "asend");
    }

    @PyMethod(value = "athrow(*args)",
            doc = "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator.\nthe (type, val, tb) "
                    + "signature is deprecated, \nand may be removed in a future version of Python.")
    Object athrow(ThreadState ts, Object[] args) {
        if (args.length > 1) {
            Warnings.deprecated(ts, "the (type, exc, tb) signature of athrow() is deprecated, "
                    + "use the single-arg signature instead.");
        }
        callHooks(ts);
        return new AsyncGenThrow(this, args).watch(ts, "athrow");
    }

    @PyMethod(value = "aclose()", doc = "aclose() -> raise GeneratorExit inside generator.")
    Object aclose(ThreadState ts) {
        callHooks(ts);
        return new AsyncGenThrow(this, null).watch(ts, "aclose");
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object classGetItem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }

    /** What is yielded, unless the body yielded it: then null, and the awaitable ends with it. */
    Object unwrap(Awaitable awaitable, Object yielded) {
        if (yielded instanceof Wrapped w) {
            running = false;
            return awaitable.end(w.value);
        }
        return yielded;
    }

    /** An exception leaves the generator through one of its awaitables. */
    void failed(PyException e) {
        if (e.matches(Exc.StopAsyncIteration) || e.matches(Exc.GeneratorExit)) {
            closed = true;
        }
        running = false;
    }

    void __del__(ThreadState ts) {
        if (finalizer == null || closed || state() == FINISHED) {
            finalizeMethod(ts);
            return;
        }
        try {
            Call.call(ts, finalizer, this);
        } catch (PyException e) {
            ts.interp.unraisable.report(ts, e.value, null, this);
        }
    }

    Object __repr__() {
        return reprMethod();
    }

    @PyGetter(value = "__name__", doc = "name of the async generator")
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

    @PyGetter(value = "__qualname__", doc = "qualified name of the async generator")
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

    @PyGetter("ag_frame")
    Object getFrame() {
        return frameOrNone();
    }

    @PyGetter("ag_code")
    Object getCode() {
        return frame.code;
    }

    @PyGetter("ag_running")
    boolean getRunning() {
        return running;
    }

    @PyGetter("ag_suspended")
    boolean getSuspended() {
        return isSuspended();
    }

    @PyGetter(value = "ag_await", doc = "object being awaited on, or None")
    Object getAwait() {
        return delegateOrNone();
    }

    /** A value yielded by the body, told apart from what it awaits. */
    @PyTypeDef(name = "async_generator_wrapped_value")
    static final class Wrapped extends PyObject {
        static final PyType TYPE = PyType.builtin(new AsyncGeneratorWrappedTable(), PyType.OBJECT,
                PyType.DISALLOW_INSTANTIATION);

        final Object value;

        Wrapped(Object value) {
            super(TYPE);
            this.value = value;
        }
    }
}
