package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code itertools.repeat}. */
@PyTypeDef(name = "repeat", module = "itertools",
        doc = "repeat(object [,times]) -> the object, so many times, or for ever.")
public final class Repeat extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new RepeatTable(), PyType.OBJECT);

    private final Object object;
    /** Negative: for ever. */
    private long left;

    private Repeat(PyType type, Object object, long times) {
        super(type);
        this.object = object;
        this.left = times;
    }

    @PyMethod("__new__(object, times=NULL)")
    static Object create(ThreadState ts, PyType cls, Object object, Object times) {
        return new Repeat(cls, object, times == null ? -1 : Math.max(Args.toLong(ts, times), 0));
    }

    @Override
    public Object next(ThreadState ts) {
        if (left < 0) {
            return object;
        }
        synchronized (this) {
            if (left == 0) {
                return null;
            }
            left--;
            return object;
        }
    }

    Object __repr__(ThreadState ts) {
        long n = left;
        return PyStr.of(type().name() + "(" + Obj.reprJava(ts, object) + (n < 0 ? "" : ", " + n) + ")");
    }

    @PyMethod(value = "__length_hint__()", doc = "How many times are left.")
    long lengthHint() {
        long n = left;
        if (n < 0) {
            throw Errors.typeError("len() of unsized object");
        }
        return n;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        ItertoolsModule.warnPickling(ts);
        long n = left;
        return new PyTuple(type(), n < 0 ? new PyTuple(object) : new PyTuple(object, n));
    }
}
