package org.taipan.modules.operator;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code operator.itemgetter}. Immutable. */
@PyTypeDef(name = "itemgetter", module = "operator", doc = "itemgetter(item, /, *items)\n--\n\n"
        + "A callable that fetches the given items from its argument:\n"
        + "itemgetter(2)(r) is r[2], itemgetter(2, 5)(r) is (r[2], r[5]).")
public final class ItemGetter extends PyObject {
    public static final PyType TYPE = PyType.builtin(new ItemGetterTable(), PyType.OBJECT);

    /** How the instances of all three are called. */
    static final String CALL_SIGNATURE = "(obj, /)";

    private final Object[] keys;

    private ItemGetter(PyType type, Object[] keys) {
        super(type);
        this.keys = keys;
    }

    @PyMethod("__new__(*items)")
    static Object create(PyType cls, Object[] items) {
        requireOne("itemgetter", items);
        return new ItemGetter(cls, items.clone());
    }

    /** The getters want at least one argument. */
    static void requireOne(String name, Object[] args) {
        if (args.length == 0) {
            throw Errors.typeError(name + " expected 1 argument, got 0");
        }
    }

    @Override
    public Object call1(ThreadState ts, Object o) {
        if (keys.length == 1) {
            return Item.get(ts, o, keys[0]);
        }
        Object[] values = new Object[keys.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = Item.get(ts, o, keys[i]);
        }
        return new PyTuple(values);
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        checkArguments("itemgetter", args, kwnames);
        return call1(ts, args[0]);
    }

    /** The getters take one positional argument. */
    static void checkArguments(String name, Object[] args, String[] kwnames) {
        if (kwnames != null && kwnames.length > 0) {
            throw Errors.typeError(name + "() takes no keyword arguments");
        }
        if (args.length != 1) {
            throw Errors.typeError(name + " expected 1 argument, got " + args.length);
        }
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
        StringBuilder b = new StringBuilder("operator.itemgetter(");
        for (int i = 0; i < keys.length; i++) {
            b.append(i > 0 ? ", " : "").append(Obj.reprJava(ts, keys[i]));
        }
        return PyStr.of(b.append(')').toString());
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce() {
        return new PyTuple(type(), new PyTuple(keys.clone()));
    }
}
