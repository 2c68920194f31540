package org.taipan.types;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.typing.PyTypeAlias;

/** {@code types.UnionType}: {@code int | str}. Immutable. */
@PyTypeDef(name = "UnionType", module = "types", doc = "Represent a PEP 604 union type\n\nE.g. for int | str")
public final class PyUnionType extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyUnionTypeTable(), PyType.OBJECT, 0);

    private final PyTuple args;
    private volatile PyTuple parameters;

    private PyUnionType(PyTuple args) {
        super(TYPE);
        this.args = args;
    }

    /** {@code __args__}. */
    public PyTuple args() {
        return args;
    }

    /** {@code _Py_union_type_or}: {@code left | right}, or NotImplemented. */
    public static Object union(ThreadState ts, Object left, Object right) {
        if (!isUnionable(left) || !isUnionable(right)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object first = left == PyNone.NONE ? PyNone.TYPE : left;
        List<Object> items = new ArrayList<>(members(first));
        int before = items.size();
        for (Object o : members(right == PyNone.NONE ? PyNone.TYPE : right)) {
            if (!contains(ts, items, o)) {
                items.add(o);
            }
        }
        return items.size() == before ? first : new PyUnionType(new PyTuple(items.toArray()));
    }

    private static List<Object> members(Object o) {
        return o instanceof PyUnionType u ? List.of(u.args.items()) : List.of(o);
    }

    private static boolean isUnionable(Object o) {
        return o == PyNone.NONE || o instanceof PyType || o instanceof PyGenericAlias || o instanceof PyUnionType
                || o instanceof PyTypeAlias;
    }

    private static boolean contains(ThreadState ts, List<Object> items, Object o) {
        for (Object i : items) {
            if (i == o || i instanceof PyGenericAlias && o instanceof PyGenericAlias && Compare.eq(ts, i, o)) {
                return true;
            }
        }
        return false;
    }

    Object __or__(ThreadState ts, Object other) {
        return union(ts, this, other);
    }

    Object __ror__(ThreadState ts, Object other) {
        return union(ts, other, this);
    }

    Object __eq__(ThreadState ts, Object other) {
        if (!(other instanceof PyUnionType u)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return coveredBy(ts, args.items(), u.args.items()) && coveredBy(ts, u.args.items(), args.items());
    }

    private static boolean coveredBy(ThreadState ts, Object[] a, Object[] b) {
        for (Object x : a) {
            boolean found = false;
            for (Object y : b) {
                if (Obj.hash(ts, x) == Obj.hash(ts, y) && Compare.eq(ts, x, y)) {
                    found = true;
                    break;
                }
            }
            if (!found) {
                return false;
            }
        }
        return true;
    }

    long __hash__(ThreadState ts) {
        long h = 1927868237L * (args.size() + 1);
        for (Object o : args.items()) {
            long x = Obj.hash(ts, o);
            h ^= (x ^ x << 16 ^ 89869747L) * 3644798167L;
        }
        return h;
    }

    Object __repr__(ThreadState ts) {
        List<String> parts = new ArrayList<>();
        for (Object o : args.items()) {
            parts.add(o == PyNone.TYPE ? "None" : PyGenericAlias.describe(ts, o));
        }
        return PyStr.of(String.join(" | ", parts));
    }

    Object __getitem__(ThreadState ts, Object item) {
        Object[] substituted = TypeParameters.substitute(ts, this, args, parameters(ts), item);
        Object result = substituted[0];
        for (int i = 1; i < substituted.length; i++) {
            result = Number.or(ts, result, substituted[i]);
        }
        return result;
    }

    private PyTuple parameters(ThreadState ts) {
        PyTuple p = parameters;
        if (p == null) {
            p = TypeParameters.collect(ts, args);
            parameters = p;
        }
        return p;
    }

    @PyGetter(value = "__args__", member = true)
    Object getArgs() {
        return args;
    }

    @PyGetter(value = "__parameters__", doc = "Type variables in the types.UnionType.")
    Object getParameters(ThreadState ts) {
        return parameters(ts);
    }
}
