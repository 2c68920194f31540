package org.taipan.objects;

import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A module object. Its Python methods are in {@link org.taipan.types.PyModuleObject}. */
public final class PyModule extends PyObject {
    private final PyDict dict = new PyDict();
    /** The native module's state, or null. */
    public volatile Object state;

    /** A module without attributes, as {@code ModuleType.__new__} makes it. */
    public PyModule(PyType type) {
        super(type);
        initShape(type.dictShape);
    }

    /** A module named {@code name} with the attributes every module has. */
    public PyModule(String name, Object doc) {
        this(org.taipan.types.PyModuleObject.TYPE);
        dict.putStr("__name__", PyStr.of(name));
        dict.putStr("__doc__", doc == null ? PyNone.NONE : doc);
        dict.putStr("__package__", PyNone.NONE);
        dict.putStr("__loader__", PyNone.NONE);
        dict.putStr("__spec__", PyNone.NONE);
    }

    @Override
    public PyDict dict() {
        return dict;
    }

    @Override
    public Object getOwn(String name) {
        return dict.getStr(name);
    }

    @Override
    public void putOwn(String name, Object value) {
        dict.putStr(name, value);
    }

    @Override
    public Object removeOwn(String name) {
        return dict.removeStr(name);
    }

    /** {@code __name__} as far as it is a string. */
    public String name() {
        Object n = dict.getStr("__name__");
        return n != null && PyStr.check(n) ? PyStr.toJava(n) : "?";
    }

    public void add(String name, Object value) {
        dict.putStr(name, value);
    }

    public void addFunction(BuiltinTable table, int index) {
        dict.putStr(table.name(index), new PyBuiltinFunction(table, index, null, this));
    }

    public void addType(PyType type) {
        dict.putStr(type.name(), type);
    }
}
