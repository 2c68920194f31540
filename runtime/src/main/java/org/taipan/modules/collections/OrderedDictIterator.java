package org.taipan.modules.collections;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.DictCursor;
import org.taipan.types.DictIterator;
import org.taipan.types.PyFrame;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** The iterators of an OrderedDict, which notice changes of the order, too. */
@PyTypeDef(name = "odict_iterator")
public final class OrderedDictIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new OrderedDictIteratorTable(), PyType.OBJECT, 0);

    private final DictIterator.Kind kind;
    private final int version;
    /** Null once exhausted. */
    private OrderedDict dict;
    private final DictCursor cursor;

    OrderedDictIterator(OrderedDict dict, DictIterator.Kind kind, boolean backwards) {
        super(TYPE);
        this.dict = dict;
        this.kind = kind;
        this.version = dict.version();
        this.cursor = new DictCursor(dict, backwards);
    }

    private void check(OrderedDict d) {
        if (d.version() != version) {
            dict = null;
            throw Errors.runtimeError("OrderedDict mutated during iteration");
        }
    }

    @Override
    public Object next(ThreadState ts) {
        OrderedDict d = dict;
        if (d == null) {
            return null;
        }
        check(d);
        if (!cursor.advance()) {
            dict = null;
            return null;
        }
        if (!cursor.hasNext()) {
            // whoever changes the dictionary after its last item was handed out goes unnoticed
            dict = null;
        }
        return item(cursor);
    }

    private Object item(DictCursor c) {
        return switch (kind) {
            case KEYS -> c.key;
            case VALUES -> c.value;
            case ITEMS -> new PyTuple(c.key, c.value);
        };
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling: the items that are left.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyList rest = new PyList();
        OrderedDict d = dict;
        if (d != null) {
            check(d);
            DictCursor c = cursor.copy();
            while (c.advance()) {
                rest.append(item(c));
            }
        }
        return new PyTuple(iter, new PyTuple(rest));
    }
}
