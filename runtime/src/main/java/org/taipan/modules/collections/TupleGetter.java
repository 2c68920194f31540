package org.taipan.modules.collections;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The fields of named tuples: a descriptor that fetches one item. */
@PyTypeDef(name = "_tuplegetter", module = "collections")
public final class TupleGetter extends PyObject {
    public static final PyType TYPE = PyType.builtin(new TupleGetterTable(), PyType.OBJECT, 0);

    private final long index;
    private volatile Object doc;

    private TupleGetter(PyType type, long index, Object doc) {
        super(type);
        this.index = index;
        this.doc = doc;
    }

    @PyMethod("__new__(index, doc, /)")
    static Object create(PyType cls, long index, Object doc) {
        return new TupleGetter(cls, index, doc);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object owner) {
        if (instance instanceof PyTuple t) {
            if (index < 0 || index >= t.size()) {
                throw Errors.indexError("tuple index out of range");
            }
            return t.get((int) index);
        }
        if (instance == null || instance == PyNone.NONE) {
            return this;
        }
        throw Errors.typeError("descriptor for index '" + index + "' for tuple subclasses doesn't apply to '"
                + Obj.typeName(instance) + "' object");
    }

    @PyMethod("__set__(instance, value, /)")
    void assign(Object instance, Object value) {
        throw Errors.attributeError("can't set attribute");
    }

    @PyMethod("__delete__(instance, /)")
    void delete(Object instance) {
        throw Errors.attributeError("can't delete attribute");
    }

    @PyGetter("__doc__")
    Object getDoc() {
        return doc;
    }

    @PySetter("__doc__")
    void setDoc(Object value) {
        doc = value;
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        return new PyTuple(type(), new PyTuple(index, doc));
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("_tuplegetter(" + index + ", " + Obj.reprJava(ts, doc) + ")");
    }
}
