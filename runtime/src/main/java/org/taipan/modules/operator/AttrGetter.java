package org.taipan.modules.operator;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code operator.attrgetter}. Immutable. */
@PyTypeDef(name = "attrgetter", module = "operator", doc = "attrgetter(attr, /, *attrs)\n--\n\n"
        + "A callable that fetches the given attributes from its argument: "
        + "attrgetter('a')(r) is\nr.a, attrgetter('a', 'b.c')(r) is (r.a, r.b.c).")
public final class AttrGetter extends PyObject {
    public static final PyType TYPE = PyType.builtin(new AttrGetterTable(), PyType.OBJECT);

    private final Object[] names;
    /** The parts of each dotted name. */
    private final String[][] paths;

    private AttrGetter(PyType type, Object[] names, String[][] paths) {
        super(type);
        this.names = names;
        this.paths = paths;
    }

    @PyMethod("__new__(*attrs)")
    static Object create(PyType cls, Object[] attrs) {
        ItemGetter.requireOne("attrgetter", attrs);
        Object[] names = attrs.clone();
        String[][] paths = new String[names.length][];
        for (int i = 0; i < names.length; i++) {
            if (!PyStr.check(names[i])) {
                throw Errors.typeError("attribute name must be a string");
            }
            paths[i] = PyStr.toJava(names[i]).split("\\.", -1);
            for (int k = 0; k < paths[i].length; k++) {
                paths[i][k] = paths[i][k].intern();
            }
        }
        return new AttrGetter(cls, names, paths);
    }

    @Override
    public Object call1(ThreadState ts, Object o) {
        if (paths.length == 1) {
            return follow(ts, o, paths[0]);
        }
        Object[] values = new Object[paths.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = follow(ts, o, paths[i]);
        }
        return new PyTuple(values);
    }

    private static Object follow(ThreadState ts, Object o, String[] path) {
        Object v = o;
        for (String name : path) {
            v = Attr.get(ts, v, name);
        }
        return v;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        ItemGetter.checkArguments("attrgetter", args, kwnames);
        return call1(ts, args[0]);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, org.taipan.types.PyDict kwargs) {
        return org.taipan.ops.Call.withDict(ts, this, args, kwargs);
    }

    @PyGetter("__text_signature__")
    String textSignature() {
        return ItemGetter.CALL_SIGNATURE;
    }

    Object __repr__(ThreadState ts) {
        StringBuilder b = new StringBuilder("operator.attrgetter(");
        for (int i = 0; i < names.length; i++) {
            b.append(i > 0 ? ", " : "").append(Obj.reprJava(ts, names[i]));
        }
        return PyStr.of(b.append(')').toString());
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        return new PyTuple(type(), new PyTuple(names.clone()));
    }
}
