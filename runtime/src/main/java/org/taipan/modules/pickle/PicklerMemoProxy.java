package org.taipan.modules.pickle;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyTuple;

/** What {@code Pickler.memo} is: a view of the pickler's memo. */
@PyTypeDef(name = "PicklerMemoProxy", module = "_pickle")
final class PicklerMemoProxy extends PyObject {
    static final PyType TYPE = PyType.builtin(new PicklerMemoProxyTable(), PyType.OBJECT, PyType.BASETYPE);

    final PyPickler pickler;

    PicklerMemoProxy(PyPickler pickler) {
        super(TYPE);
        this.pickler = pickler;
    }

    @PyMethod(value = "clear()", doc = "Remove all items from memo.")
    void clear() {
        pickler.memo = new MemoTable();
    }

    @PyMethod(value = "copy()", doc = "Copy the memo to a new object.")
    PyDict copy(ThreadState ts) {
        PyDict d = new PyDict();
        pickler.memo.forEach((key, number) -> d.put(ts, Obj.id(ts, key), new PyTuple(number, key)));
        return d;
    }

    @PyMethod(value = "__reduce__()", doc = "Implement pickle support.")
    Object reduce(ThreadState ts) {
        return new PyTuple(PyDict.TYPE, new PyTuple((Object) copy(ts)));
    }
}
