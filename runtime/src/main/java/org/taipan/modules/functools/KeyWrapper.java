package org.taipan.modules.functools;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;

/** What {@code functools.cmp_to_key} returns, and what that returns in its turn: an object compared by a function. */
@PyTypeDef(name = "KeyWrapper", module = "functools")
public final class KeyWrapper extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new KeyWrapperTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final Object function;
    /** The object compared; null in the key function itself. */
    private volatile Object object;

    KeyWrapper(Object function, Object object) {
        super(TYPE);
        this.function = function;
        this.object = object;
    }

    @Override
    public Object call1(ThreadState ts, Object o) {
        return new KeyWrapper(function, o);
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        return args.length == 1 && kwnames == null ? new KeyWrapper(function, args[0]) : super.call(ts, args, kwnames);
    }

    @PyMethod("__call__(obj)")
    Object callMethod(Object o) {
        return new KeyWrapper(function, o);
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof KeyWrapper k)) {
            throw Errors.typeError("other argument must be K instance");
        }
        Object a = object;
        Object b = k.object;
        if (a == null || b == null) {
            throw Errors.attributeError("object");
        }
        return Compare.rich(ts, Call.call(ts, function, a, b), 0L, op);
    }

    @PyGetter(value = "obj", doc = "The object that the key stands for.")
    Object obj() {
        Object o = object;
        return o == null ? PyNone.NONE : o;
    }

    @PySetter("obj")
    void setObj(Object o) {
        object = o;
    }

    @PyDeleter("obj")
    void deleteObj() {
        object = null;
    }

    @PyGetter("__text_signature__")
    Object textSignature() {
        return "(obj)";
    }
}
