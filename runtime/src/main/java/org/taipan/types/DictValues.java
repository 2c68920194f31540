package org.taipan.types;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code dict_values}: a view of the values of a dictionary. */
@PyTypeDef(name = "dict_values")
public final class DictValues extends PyObject {
    public static final PyType TYPE = PyType.builtin(new DictValuesTable(), PyType.OBJECT, 0);

    private final PyDict dict;

    /** A view of type {@link #TYPE} or a subtype. */
    public DictValues(PyDict dict, PyType type) {
        super(type);
        this.dict = dict;
    }

    @PyGetter(value = "mapping", doc = "The dictionary that this view shows, read only.")
    Object mapping() {
        return new PyMappingProxy(dict);
    }

    long __len__() {
        return dict.size();
    }

    Object __iter__() {
        return dict.iterate(DictIterator.Kind.VALUES, false);
    }

    @PyMethod(value = "__reversed__()", doc = "An iterator over the values, last first.")
    Object reversed() {
        return dict.iterate(DictIterator.Kind.VALUES, true);
    }

    Object __repr__(ThreadState ts) {
        return DictView.repr(ts, this);
    }
}
