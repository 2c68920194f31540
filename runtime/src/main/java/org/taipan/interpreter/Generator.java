package org.taipan.interpreter;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;

/** {@code generator}. */
@PyTypeDef(name = "generator")
final class Generator extends GeneratorBase {
    static final PyType TYPE = PyType.builtin(new GeneratorTable(), PyType.OBJECT,
            PyType.HAS_WEAKREF | PyType.DISALLOW_INSTANTIATION);

    Generator(Frame frame) {
        super(TYPE, frame);
    }

    @Override
    String noun() {
        return "generator";
    }

    @Override
    public Object next(ThreadState ts) {
        Object v = resume(ts, PyNone.NONE);
        if (v == null) {
            takeResult();
        }
        return v;
    }

    @Override
    public Object next(ThreadState ts, Sink sink) {
        return resumeInto(ts, sink);
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return valueOrStop(resume(ts, PyNone.NONE));
    }

    @PyMethod(value = "send(arg, /)",
            doc = "send(arg) -> send 'arg' into generator,\nreturn next yielded value or raise StopIteration.")
    Object send(ThreadState ts, Object arg) {
        return sendMethod(ts, arg);
    }

    @PyMethod(value = "throw(type, value=NULL, traceback=NULL, /)",
            doc = "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or "
                    + "raise\nStopIteration.\nthe (type, val, tb) signature is deprecated, \nand may be removed in a "
                    + "future version of Python.")
    Object throwException(ThreadState ts, Object type, Object value, Object traceback) {
        if (value != null) {
            org.taipan.ops.Warnings.deprecated(ts, "the (type, exc, tb) signature of throw() is deprecated, "
                    + "use the single-arg signature instead.");
        }
        return throwMethod(ts, type, value, traceback);
    }

    @PyMethod(value = "close()", doc = "close() -> raise GeneratorExit inside generator.")
    Object close(ThreadState ts) {
        return closeMethod(ts);
    }

    void __del__(ThreadState ts) {
        finalizeMethod(ts);
    }

    Object __repr__() {
        return reprMethod();
    }

    @PyGetter(value = "__name__", doc = "name of the generator")
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

    @PyGetter(value = "__qualname__", doc = "qualified name of the generator")
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

    @PyGetter("gi_frame")
    Object getFrame() {
        return frameOrNone();
    }

    @PyGetter("gi_code")
    Object getCode() {
        return frame.code;
    }

    @PyGetter("gi_running")
    boolean getRunning() {
        return state() == EXECUTING;
    }

    @PyGetter("gi_suspended")
    boolean getSuspended() {
        return isSuspended();
    }

    @PyGetter(value = "gi_yieldfrom", doc = "object being iterated by yield from, or None")
    Object getYieldFrom() {
        return delegateOrNone();
    }
}
