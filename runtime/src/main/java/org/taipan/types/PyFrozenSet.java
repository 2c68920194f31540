package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** {@code frozenset}. */
@PyTypeDef(name = "frozenset")
public final class PyFrozenSet extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyFrozenSetTable(), PyType.OBJECT);

    private final DictTable map = new DictTable();

    /** A frozenset of {@code items}. */
    public PyFrozenSet(ThreadState ts, Object... items) {
        super(TYPE);
        for (Object o : items) {
            map.put(ts, o, org.taipan.ops.Obj.hash(ts, o), Boolean.TRUE);
        }
    }

    /** A snapshot of the items. */
    public Object[] toArray() {
        return map.keys();
    }
}
