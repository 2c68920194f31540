package org.taipan.modules.collections;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;

/** The {@code _collections} module. */
@PyModuleDef(name = "_collections", doc = "Containers beyond the builtin ones: deque, defaultdict, OrderedDict.",
        types = {Deque.class, DefaultDict.class, OrderedDict.class, DequeIterator.class, DequeReverseIterator.class,
            TupleGetter.class})
final class CollectionsModule {
    private CollectionsModule() {
    }

    @PyMethod(value = "_count_elements(mapping, iterable, /)", doc = "Count the items of an iterable in a mapping.")
    static void countElements(ThreadState ts, Object mapping, Object iterable) {
        Object it = Iter.iter(ts, iterable);
        PyType type = PyObject.typeOf(mapping);
        if (mapping instanceof PyDict d && type.lookup("get") == PyDict.TYPE.lookup("get")
                && type.slot(Slot.SETITEM) == PyDict.TYPE.slot(Slot.SETITEM)) {
            for (Object key = Iter.next(ts, it); key != null; key = Iter.next(ts, it)) {
                long hash = Obj.hash(ts, key);
                Object n = d.get(ts, key, hash);
                d.put(ts, key, hash, n == null ? (Object) 1L : Number.add(ts, n, 1L));
            }
            return;
        }
        Object get = Attr.get(ts, mapping, "get");
        for (Object key = Iter.next(ts, it); key != null; key = Iter.next(ts, it)) {
            Item.set(ts, mapping, key, Number.add(ts, Call.call(ts, get, key, 0L), 1L));
        }
    }
}
