package org.taipan.modules.pickle;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyDict;
import org.taipan.types.PyTuple;

/** What {@code Unpickler.memo} is: a view of the unpickler's memo. */
@PyTypeDef(name = "UnpicklerMemoProxy", module = "_pickle")
final class UnpicklerMemoProxy extends PyObject {
    static final PyType TYPE = PyType.builtin(new UnpicklerMemoProxyTable(), PyType.OBJECT, PyType.BASETYPE);

    final PyUnpickler unpickler;

    UnpicklerMemoProxy(PyUnpickler unpickler) {
        super(TYPE);
        this.unpickler = unpickler;
    }

    @PyMethod(value = "clear()", doc = "Remove all items from memo.")
    void clear() {
        unpickler.memo = new UnpickleMemo();
    }

    @PyMethod(value = "copy()", doc = "Copy the memo to a new object.")
    PyDict copy(ThreadState ts) {
        PyDict d = new PyDict();
        unpickler.memo.toMap().forEach((key, value) -> d.put(ts, key, value));
        return d;
    }

    @PyMethod(value = "__reduce__()", doc = "Implement pickling support.")
    Object reduce(ThreadState ts) {
        return new PyTuple(PyDict.TYPE, new PyTuple((Object) copy(ts)));
    }
}
