package org.taipan.modules.collections;

import java.util.Arrays;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Generics;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code collections.defaultdict}. Of two threads that miss the same key at once, both get the one value that stays.
 */
@PyTypeDef(name = "defaultdict", module = "collections", doc = "defaultdict(default_factory=None, /, [...]) --> dict "
        + "with default factory\n\nA dict that makes the value of an absent key, when d[key] asks for it, by calling "
        + "the\n"
        + "factory. The remaining arguments are those of dict.")
public final class DefaultDict extends PyDict {
    public static final PyType TYPE = PyType.builtin(new DefaultDictTable(), PyDict.TYPE);

    private volatile Object factory = PyNone.NONE;

    public DefaultDict(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(PyType cls, Object[] args, PyDict kwargs) {
        return new DefaultDict(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void init(ThreadState ts, Object[] args, PyDict kwargs) {
        Object f = args.length == 0 ? PyNone.NONE : args[0];
        if (f != PyNone.NONE && !Call.isCallable(f)) {
            throw Errors.typeError("first argument must be callable or None");
        }
        factory = f;
        update(ts, "defaultdict", args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length), kwargs);
    }

    @PyGetter(value = "default_factory", doc = "Makes the values of absent keys, for d[key].")
    Object getFactory() {
        return factory;
    }

    @PySetter("default_factory")
    void setFactory(Object f) {
        factory = f;
    }

    @PyMethod(value = "__missing__(object, /)", doc = "Set an absent key to what the factory makes, and return "
            + "that.\n\nRaises KeyError if there is no factory.")
    Object missing(ThreadState ts, Object key) {
        Object f = factory;
        if (f == PyNone.NONE) {
            throw Errors.keyError(key);
        }
        Object value = Call.call(ts, f);
        if (type() == TYPE || type().slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM)) {
            return putIfAbsent(ts, key, value);
        }
        Item.set(ts, this, key, value);
        return value;
    }

    private Object copyWith(ThreadState ts, Object items) {
        return Call.call(ts, type(), factory, items);
    }

    @PyMethod(value = "copy()", doc = "A shallow copy.")
    Object copy(ThreadState ts) {
        return copyWith(ts, this);
    }

    @PyMethod(value = "__copy__()", doc = "A shallow copy.")
    Object copyModule(ThreadState ts) {
        return copyWith(ts, this);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    Object reduce(ThreadState ts) {
        Object f = factory;
        Object items = Iter.iter(ts, Call.methodNamed(ts, this, "items"));
        return new PyTuple(type(), f == PyNone.NONE ? PyTuple.EMPTY : new PyTuple(f), PyNone.NONE, PyNone.NONE, items);
    }

    Object __or__(ThreadState ts, Object other) {
        return other instanceof PyDict ? merged(ts, this, other) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    Object __ror__(ThreadState ts, Object other) {
        return other instanceof PyDict ? merged(ts, other, this) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private Object merged(ThreadState ts, Object left, Object right) {
        Object result = copyWith(ts, left);
        ((PyDict) result).updateFrom(ts, right);
        return result;
    }

    Object __repr__(ThreadState ts) {
        String items = PyStr.toJava(reprItems(ts));
        Object f = factory;
        String shown;
        if (f == PyNone.NONE) {
            shown = "None";
        } else if (!ts.reprEnter(f)) {
            shown = "...";
        } else {
            try {
                shown = Obj.reprJava(ts, f);
            } finally {
                ts.reprLeave(f);
            }
        }
        return PyStr.of(type().name() + "(" + shown + ", " + items + ")");
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object generic(ThreadState ts, PyType cls, Object item) {
        return Generics.alias(ts, cls, item);
    }
}
