package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code ImportError}. */
@PyTypeDef(name = "ImportError", doc = "Import can't find module, or can't find name in module.")
public final class PyImportError extends PyBaseException {
    public static final PyType TYPE = Exc.ImportError;

    private volatile Object message;
    private volatile Object name;
    private volatile Object path;
    private volatile Object nameFrom;

    PyImportError(PyType type, PyTuple args) {
        super(type, args);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        return new PyImportError(cls, args);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        init(arguments, null);
        Object[] given = keywordFields("ImportError", kwargs, "name", "path", "name_from");
        setContext(given[0], given[1], given[2]);
        setFields(arguments.items());
    }

    @Override
    protected void setFields(Object[] arguments) {
        message = arguments.length == 1 ? arguments[0] : null;
    }

    /** Sets {@code name}, {@code path} and {@code name_from}; null for None. */
    public void setContext(Object newName, Object newPath, Object newNameFrom) {
        name = newName;
        path = newPath;
        nameFrom = newNameFrom;
    }

    Object __str__(ThreadState ts) {
        Object m = message;
        return m != null && typeOf(m) == PyStr.TYPE ? m : defaultStr(ts);
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        if (name == null && path == null && nameFrom == null) {
            return reduction(args(), ownState());
        }
        PyDict state = copyOfState();
        putIfSet(state, "name", name);
        putIfSet(state, "path", path);
        putIfSet(state, "name_from", nameFrom);
        return reduction(args(), state);
    }

    private static void putIfSet(PyDict state, String key, Object value) {
        if (value != null) {
            state.putStr(key, value);
        }
    }

    @PyGetter(value = "msg", doc = "exception message", member = true)
    Object getMsg() {
        return orNone(message);
    }

    @PySetter("msg")
    void setMsg(Object value) {
        message = value;
    }

    @PyDeleter("msg")
    void deleteMsg() {
        message = null;
    }

    @PyGetter(value = "name", doc = "module name", member = true)
    Object getName() {
        return orNone(name);
    }

    @PySetter("name")
    void setName(Object value) {
        name = value;
    }

    @PyDeleter("name")
    void deleteName() {
        name = null;
    }

    @PyGetter(value = "path", doc = "module path", member = true)
    Object getPath() {
        return orNone(path);
    }

    @PySetter("path")
    void setPath(Object value) {
        path = value;
    }

    @PyDeleter("path")
    void deletePath() {
        path = null;
    }

    @PyGetter(value = "name_from", doc = "name imported from module", member = true)
    Object getNameFrom() {
        return orNone(nameFrom);
    }

    @PySetter("name_from")
    void setNameFrom(Object value) {
        nameFrom = value;
    }

    @PyDeleter("name_from")
    void deleteNameFrom() {
        nameFrom = null;
    }
}
