package org.taipan.types;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** {@code types.MappingProxyType}: a read-only view of a mapping. */
@PyTypeDef(name = "mappingproxy", doc = "Read-only proxy of a mapping.")
public final class PyMappingProxy extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyMappingProxyTable(), PyType.OBJECT, PyType.MAPPING);

    private final Object mapping;

    public PyMappingProxy(Object mapping) {
        super(TYPE);
        this.mapping = mapping;
    }

    @PyMethod("__new__(mapping)")
    static Object make(PyType cls, Object mapping) {
        PyType t = typeOf(mapping);
        if (mapping instanceof PyList || mapping instanceof PyTuple || t.slot(Slot.GETITEM) == null) {
            throw Errors.typeError("mappingproxy() argument must be a mapping, not " + t.tpName());
        }
        return new PyMappingProxy(mapping);
    }

    long __len__(ThreadState ts) {
        return Obj.length(ts, mapping);
    }

    Object __getitem__(ThreadState ts, Object key) {
        return Item.get(ts, mapping, key);
    }

    boolean __contains__(ThreadState ts, Object key) {
        return Item.contains(ts, mapping, key);
    }

    Object __iter__(ThreadState ts) {
        return Iter.iter(ts, mapping);
    }

    long __hash__(ThreadState ts) {
        return Obj.hash(ts, mapping);
    }

    Object __str__(ThreadState ts) {
        return Obj.str(ts, mapping);
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("mappingproxy(" + Obj.reprJava(ts, mapping) + ")");
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        return Compare.rich(ts, mapping, unwrap(other), op);
    }

    private static Object unwrap(Object o) {
        return o instanceof PyMappingProxy p ? p.mapping : o;
    }

    Object __or__(ThreadState ts, Object other) {
        return Number.or(ts, mapping, unwrap(other));
    }

    Object __ror__(ThreadState ts, Object other) {
        return Number.or(ts, unwrap(other), mapping);
    }

    Object __ior__(ThreadState ts, Object other) {
        throw Errors.typeError("'|=' is not supported by " + typeName() + "; use '|' instead");
    }

    @PyMethod(value = "get(key, default=None, /)", doc = "Return the value for key if key is in the mapping, else default.")
    Object get(ThreadState ts, Object key, Object otherwise) {
        return Call.methodNamed(ts, mapping, "get", key, otherwise);
    }

    @PyMethod(value = "keys()", doc = "D.keys() -> a set-like object providing a view on D's keys")
    Object keys(ThreadState ts) {
        return Call.methodNamed(ts, mapping, "keys");
    }

    @PyMethod(value = "values()", doc = "D.values() -> an object providing a view on D's values")
    Object values(ThreadState ts) {
        return Call.methodNamed(ts, mapping, "values");
    }

    @PyMethod(value = "items()", doc = "D.items() -> a set-like object providing a view on D's items")
    Object items(ThreadState ts) {
        return Call.methodNamed(ts, mapping, "items");
    }

    @PyMethod(value = "copy()", doc = "D.copy() -> a shallow copy of D")
    Object copy(ThreadState ts) {
        return Call.methodNamed(ts, mapping, "copy");
    }

    @PyMethod(value = "__reversed__()", doc = "D.__reversed__() -> reverse iterator")
    Object reversed(ThreadState ts) {
        return Call.methodNamed(ts, mapping, "__reversed__");
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object classGetItem(PyType cls, Object object) {
        return new PyGenericAlias(cls, object);
    }
}
