package org.taipan.types;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code types.SimpleNamespace}. */
@PyTypeDef(name = "SimpleNamespace", module = "types", doc = "A simple attribute-based namespace.")
public final class PyNamespace extends PyObject {
    public static final PyType TYPE =
            PyType.builtin(new PyNamespaceTable(), PyType.OBJECT, PyType.BASETYPE | PyType.HAS_DICT);

    public PyNamespace() {
        super(TYPE);
    }

    private PyNamespace(PyType cls) {
        super(cls);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyNamespace(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, Object[] args, PyDict kwargs) {
        if (args.length > 1) {
            throw Errors.typeError(typeName() + " expected at most 1 argument, got " + args.length);
        }
        if (args.length == 1) {
            PyDict given = args[0] instanceof PyDict d ? d : (PyDict) Call.call(ts, PyDict.TYPE, args[0]);
            for (Object[] item : given.items()) {
                if (!PyStr.check(item[0])) {
                    throw Errors.typeError("keywords must be strings");
                }
            }
            put(given);
        }
        put(kwargs);
    }

    private void put(PyDict values) {
        for (Object[] item : values.items()) {
            putOwn(PyStr.toJava(item[0]).intern(), item[1]);
        }
    }

    Object __repr__(ThreadState ts) {
        String name = type() == TYPE ? "namespace" : type().name();
        if (!ts.reprEnter(this)) {
            return PyStr.of(name + "(...)");
        }
        try {
            List<String> parts = new ArrayList<>();
            for (Object[] item : dict().items()) {
                if (PyStr.check(item[0]) && !PyStr.toJava(item[0]).isEmpty()) {
                    parts.add(PyStr.toJava(item[0]) + "=" + Obj.reprJava(ts, item[1]));
                }
            }
            return PyStr.of(name + "(" + String.join(", ", parts) + ")");
        } finally {
            ts.reprLeave(this);
        }
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        return other instanceof PyNamespace n ? Compare.rich(ts, dict(), n.dict(), op)
                : PyNotImplemented.NOT_IMPLEMENTED;
    }

    @PyMethod(value = "__reduce__()", doc = "Return state information for pickling")
    Object reduce() {
        return new PyTuple(type(), PyTuple.EMPTY, dict());
    }

    @PyMethod(value = "__replace__(*args, **changes)",
            doc = "Return a copy of the namespace object with new values for the specified attributes.")
    Object replace(ThreadState ts, Object[] args, PyDict changes) {
        if (args.length > 0) {
            throw Errors.typeError("__replace__() takes no positional arguments");
        }
        Object copy = Call.call(ts, type());
        if (!(copy instanceof PyNamespace n)) {
            throw Errors.typeError("expect types.SimpleNamespace type, but " + Obj.reprJava(ts, type()) + "() returned '"
                    + Obj.typeName(copy) + "' object");
        }
        n.put(dict());
        n.put(changes);
        return n;
    }
}
