package org.taipan.modules.pickle;

import java.util.Arrays;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Writes what {@code __reduce_ex__} returned (PEP 307): how to make the object again. */
final class ReduceSaver {
    private final ObjectSaver saver;
    private final PickleOutput out;
    private final ThreadState ts;
    private final int protocol;

    ReduceSaver(ObjectSaver saver) {
        this.saver = saver;
        this.out = saver.out;
        this.ts = saver.ts;
        this.protocol = saver.protocol;
    }

    void save(PyTuple reduction, Object o) {
        int n = reduction.size();
        if (n < 2 || n > 6) {
            throw error("tuple returned by __reduce__ must contain 2 through 6 elements");
        }
        Object callable = reduction.get(0);
        if (!Call.isCallable(callable)) {
            throw error("first item of the tuple returned by __reduce__ must be callable");
        }
        if (!(reduction.get(1) instanceof PyTuple args)) {
            throw error("second item of the tuple returned by __reduce__ must be a tuple");
        }
        Object state = item(reduction, 2);
        Object listItems = iterator(item(reduction, 3), "fourth");
        Object dictItems = iterator(item(reduction, 4), "fifth");
        Object setter = item(reduction, 5);
        if (setter != null && !Call.isCallable(setter)) {
            throw error("sixth element of the tuple returned by __reduce__ must be a function, not "
                    + Obj.typeName(setter));
        }
        construction(callable, args, o);
        if (saver.isMemoized(o)) {
            // The arguments contained the object itself: forget what was made and take it from the memo.
            out.put(Op.POP);
            saver.fetch(o);
            return;
        }
        saver.memoize(o);
        if (listItems != null) {
            saver.appendAll(listItems);
        }
        if (dictItems != null) {
            saver.setAll(dictItems);
        }
        if (state != null && setter == null) {
            saver.save(state);
            out.put(Op.BUILD);
        } else if (state != null) {
            saver.save(setter);
            saver.save(o);
            saver.save(state);
            out.put(Op.TUPLE2);
            out.put(Op.REDUCE);
            out.put(Op.POP);
        }
    }

    private static Object item(PyTuple t, int i) {
        return i >= t.size() || t.get(i) == PyNone.NONE ? null : t.get(i);
    }

    private static Object iterator(Object o, String which) {
        if (o != null && PyObject.typeOf(o).slot(Slot.NEXT) == null) {
            throw error(which + " element of the tuple returned by __reduce__ must be an iterator, not "
                    + Obj.typeName(o));
        }
        return o;
    }

    private void construction(Object callable, PyTuple args, Object o) {
        Object name = protocol >= 2 ? Attr.lookup(ts, callable, "__name__") : null;
        boolean named = name != null && PyStr.check(name);
        if (named && PyStr.equal(name, "__newobj_ex__")) {
            newObjectEx(args);
        } else if (named && PyStr.equal(name, "__newobj__")) {
            newObject(args, o);
        } else {
            saver.save(callable);
            saver.save(args);
            out.put(Op.REDUCE);
        }
    }

    private void newObjectEx(PyTuple t) {
        if (t.size() != 3) {
            throw error("length of the NEWOBJ_EX argument tuple must be exactly 3, not " + t.size());
        }
        if (!(t.get(0) instanceof PyType cls)) {
            throw error("first item from NEWOBJ_EX argument tuple must be a class, not " + Obj.typeName(t.get(0)));
        }
        if (!(t.get(1) instanceof PyTuple args)) {
            throw error("second item from NEWOBJ_EX argument tuple must be a tuple, not " + Obj.typeName(t.get(1)));
        }
        if (!(t.get(2) instanceof PyDict kwargs)) {
            throw error("third item from NEWOBJ_EX argument tuple must be a dict, not " + Obj.typeName(t.get(2)));
        }
        if (protocol >= 4) {
            saver.save(cls);
            saver.save(args);
            saver.save(kwargs);
            out.put(Op.NEWOBJ_EX);
            return;
        }
        Object[] bound = new Object[args.size() + 2];
        bound[0] = Attr.get(ts, cls, "__new__");
        bound[1] = cls;
        System.arraycopy(args.items(), 0, bound, 2, args.size());
        saver.save(Call.withDict(ts, PickleState.of(ts).partial, bound, kwargs));
        saver.save(new PyTuple());
        out.put(Op.REDUCE);
    }

    private void newObject(PyTuple args, Object o) {
        if (args.size() < 1) {
            throw error("__newobj__ arglist is empty");
        }
        if (!(args.get(0) instanceof PyType cls)) {
            throw error("args[0] from __newobj__ args is not a type");
        }
        Object actual = Attr.lookup(ts, o, "__class__");
        if (actual != cls) {
            throw error("args[0] from __newobj__ args has the wrong class");
        }
        saver.save(cls);
        saver.save(new PyTuple(Arrays.copyOfRange(args.items(), 1, args.size())));
        out.put(Op.NEWOBJ);
    }

    private static PyException error(String message) {
        return PickleState.picklingError(message);
    }
}
