package org.taipan.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;

/** The type variables in the arguments of a generic alias or a union, and what replaces them on subscription. */
final class TypeParameters {
    private TypeParameters() {
    }

    /** {@code _Py_make_parameters}. */
    static PyTuple collect(ThreadState ts, PyTuple args) {
        List<Object> found = new ArrayList<>();
        for (Object t : args.items()) {
            if (t instanceof PyType) {
                continue;
            }
            if (Attr.lookup(ts, t, "__typing_subst__") != null) {
                addNew(found, t);
            } else if (Attr.lookup(ts, t, "__parameters__") instanceof PyTuple nested) {
                for (Object p : nested.items()) {
                    addNew(found, p);
                }
            }
        }
        return new PyTuple(found.toArray());
    }

    private static void addNew(List<Object> list, Object o) {
        if (indexOf(list.toArray(), o) < 0) {
            list.add(o);
        }
    }

    private static int indexOf(Object[] items, Object o) {
        for (int i = 0; i < items.length; i++) {
            if (items[i] == o) {
                return i;
            }
        }
        return -1;
    }

    /** {@code _Py_subs_parameters}: {@code args} with {@code parameters} replaced as {@code self[item]} asks. */
    static Object[] substitute(ThreadState ts, Object self, PyTuple args, PyTuple parameters, Object item) {
        Object[] params = parameters.items();
        if (params.length == 0) {
            throw Errors.typeError(Obj.reprJava(ts, self) + " is not a generic class");
        }
        Object given = unpack(ts, item);
        for (Object param : params) {
            Object prepare = Attr.lookup(ts, param, "__typing_prepare_subst__");
            if (prepare != null && prepare != PyNone.NONE) {
                given = Call.call(ts, prepare, self, given instanceof PyTuple ? given : new PyTuple(given));
            }
        }
        Object[] values = given instanceof PyTuple t ? t.items() : new Object[] {given};
        if (values.length != params.length) {
            throw Errors.typeError("Too " + (values.length > params.length ? "many" : "few") + " arguments for "
                    + Obj.reprJava(ts, self) + "; actual " + values.length + ", expected " + params.length);
        }
        List<Object> result = new ArrayList<>();
        for (Object arg : args.items()) {
            if (arg instanceof PyType) {
                result.add(arg);
                continue;
            }
            Object flag = Attr.lookup(ts, arg, "__typing_is_unpacked_typevartuple__");
            boolean spread = flag != null && Obj.isTrue(ts, flag);
            Object subst = Attr.lookup(ts, arg, "__typing_subst__");
            Object replaced;
            if (subst != null) {
                int i = indexOf(params, arg);
                replaced = Call.call(ts, subst, i < 0 ? arg : values[i]);
            } else {
                replaced = substituteIn(ts, arg, params, values);
            }
            if (spread && replaced instanceof PyTuple t) {
                result.addAll(Arrays.asList(t.items()));
            } else {
                result.add(replaced);
            }
        }
        return result.toArray();
    }

    /** {@code subs_tvars}: replaces the type variables of a nested alias. */
    private static Object substituteIn(ThreadState ts, Object o, Object[] params, Object[] values) {
        if (!(Attr.lookup(ts, o, "__parameters__") instanceof PyTuple nested) || nested.size() == 0) {
            return o;
        }
        List<Object> args = new ArrayList<>();
        for (Object p : nested.items()) {
            int i = indexOf(params, p);
            if (i < 0) {
                args.add(p);
            } else if (PyObject.typeOf(params[i]).slot(Slot.ITER) != null && values[i] instanceof PyTuple t) {
                args.addAll(Arrays.asList(t.items()));
            } else {
                args.add(values[i]);
            }
        }
        return Item.get(ts, o, new PyTuple(args.toArray()));
    }

    /** {@code _unpack_args}: the arguments, with {@code *tuple[...]} of known length spread. */
    private static PyTuple unpack(ThreadState ts, Object item) {
        Object[] items = item instanceof PyTuple t ? t.items() : new Object[] {item};
        List<Object> result = new ArrayList<>();
        for (Object o : items) {
            Object inner = o instanceof PyType ? null : unpackedTupleArgs(ts, o);
            if (inner instanceof PyTuple t && !(t.size() > 0 && t.get(t.size() - 1) == PyEllipsis.ELLIPSIS)) {
                result.addAll(Arrays.asList(t.items()));
            } else {
                result.add(o);
            }
        }
        return new PyTuple(result.toArray());
    }

    private static Object unpackedTupleArgs(ThreadState ts, Object o) {
        if (o instanceof PyGenericAlias g && g.isStarred() && g.origin() == PyTuple.TYPE) {
            return g.args();
        }
        return Attr.lookup(ts, o, "__typing_unpacked_tuple_args__");
    }
}
