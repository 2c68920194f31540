package org.taipan.modules.operator;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.functools.Partial;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code operator.methodcaller}. Immutable. */
@PyTypeDef(name = "methodcaller", module = "operator", doc = "methodcaller(name, /, *args, **kwargs)\n--\n\n"
        + "A callable that calls the given method of its argument:\n"
        + "methodcaller('name', 'x', y=1)(r) is r.name('x', y=1).")
public final class MethodCaller extends PyObject {
    public static final PyType TYPE = PyType.builtin(new MethodCallerTable(), PyType.OBJECT);

    private final Object name;
    private final Object[] args;
    private final PyDict kwargs;

    private MethodCaller(PyType type, Object name, Object[] args, PyDict kwargs) {
        super(type);
        this.name = name;
        this.args = args;
        this.kwargs = kwargs;
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length == 0) {
            throw Errors.typeError("methodcaller needs at least one argument, the method name");
        }
        if (!PyStr.check(args[0])) {
            throw Errors.typeError("method name must be a string");
        }
        return new MethodCaller(cls, args[0], java.util.Arrays.copyOfRange(args, 1, args.length), kwargs);
    }

    @Override
    public Object call1(ThreadState ts, Object o) {
        return Call.withDict(ts, Attr.get(ts, o, PyStr.toJava(name)), args, kwargs);
    }

    @Override
    public Object call(ThreadState ts, Object[] arguments, String[] kwnames) {
        ItemGetter.checkArguments("methodcaller", arguments, kwnames);
        return call1(ts, arguments[0]);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] arguments, PyDict keywords) {
        return Call.withDict(ts, this, arguments, keywords);
    }

    @PyGetter("__text_signature__")
    String textSignature() {
        return ItemGetter.CALL_SIGNATURE;
    }

    Object __repr__(ThreadState ts) {
        if (!ts.reprEnter(this)) {
            return "operator.methodcaller(...)";
        }
        try {
            StringBuilder b = new StringBuilder("operator.methodcaller(").append(Obj.reprJava(ts, name));
            for (Object a : args) {
                b.append(", ").append(Obj.reprJava(ts, a));
            }
            for (Object[] item : kwargs.items()) {
                b.append(", ").append(PyStr.toJava(item[0])).append('=').append(Obj.reprJava(ts, item[1]));
            }
            return PyStr.of(b.append(')').toString());
        } finally {
            ts.reprLeave(this);
        }
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        if (kwargs.size() == 0) {
            Object[] all = new Object[args.length + 1];
            all[0] = name;
            System.arraycopy(args, 0, all, 1, args.length);
            return new PyTuple(type(), new PyTuple(all));
        }
        Object constructor = Partial.of(type(), new Object[] {name}, kwargs.copyExact());
        return new PyTuple(constructor, PyTuple.of(args.clone()));
    }
}
