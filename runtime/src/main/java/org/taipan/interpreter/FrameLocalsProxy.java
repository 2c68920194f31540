package org.taipan.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code FrameLocalsProxy}: {@code f_locals} of a function's frame, which reads and writes its variables (PEP 667). Names
 * the code does not know go into a dictionary of the frame's.
 */
@PyTypeDef(name = "FrameLocalsProxy")
final class FrameLocalsProxy extends PyObject {
    static final PyType TYPE = PyType.builtin(new FrameLocalsProxyTable(), PyType.OBJECT, PyType.MAPPING);

    private final Frame frame;

    FrameLocalsProxy(Frame frame) {
        super(TYPE);
        this.frame = frame;
    }

    /** Adds the variables of a frame that are bound to a dictionary. */
    static void copyInto(ThreadState ts, Frame f, PyDict dict) {
        String[] names = f.code.localsPlusNames;
        for (int i = 0; i < names.length; i++) {
            Object v = f.variable(i);
            if (v != null) {
                dict.putStr(names[i], v);
            }
        }
        PyDict extra = extra(f);
        if (extra != null) {
            for (Object[] item : extra.items()) {
                dict.put(ts, item[0], item[1]);
            }
        }
    }

    private static PyDict extra(Frame f) {
        FrameExtras e = f.extras;
        return e == null ? null : e.extraLocals;
    }

    private PyDict toDict(ThreadState ts) {
        PyDict d = new PyDict();
        copyInto(ts, frame, d);
        return d;
    }

    /** The index of a variable: to read it, it must be bound; to write it, it must not be hidden. -1 if there is none. */
    private int index(ThreadState ts, Object key, boolean read) {
        long hash = Obj.hash(ts, key);
        PyCode code = frame.code;
        for (int i = 0; i < code.localsPlusNames.length; i++) {
            if (matches(ts, code.localsPlusNames[i], key, hash)
                    && (read ? frame.variable(i) != null : (code.localsPlusKinds[i] & PyCode.KIND_HIDDEN) == 0)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean matches(ThreadState ts, String name, Object key, long hash) {
        if (key instanceof String s) {
            return name.equals(s);
        }
        Object pyName = PyStr.of(name);
        return Obj.hash(ts, pyName) == hash && Compare.eq(ts, pyName, key);
    }

    private Object find(ThreadState ts, Object key) {
        int i = index(ts, key, true);
        Object v = i < 0 ? null : frame.variable(i);
        if (v == null) {
            PyDict extra = extra(frame);
            v = extra == null ? null : extra.get(ts, key);
        }
        return v;
    }

    private void store(ThreadState ts, Object key, Object value) {
        int i = index(ts, key, false);
        if (i < 0) {
            PyDict d;
            synchronized (frame) {
                FrameExtras e = frame.extras();
                if (e.extraLocals == null) {
                    e.extraLocals = new PyDict();
                }
                d = e.extraLocals;
            }
            d.put(ts, key, value);
            return;
        }
        boolean cell = (frame.code.localsPlusKinds[i] & (PyCode.KIND_CELL | PyCode.KIND_FREE)) != 0;
        if (cell && frame.slots[i] instanceof PyCell c) {
            c.set(value);
        } else {
            java.lang.invoke.VarHandle.releaseFence();
            frame.slots[i] = value;
            frame.disturbed = true;
        }
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        if (args.length != 1) {
            throw Errors.typeError("FrameLocalsProxy expected 1 argument, got " + args.length);
        }
        if (!(args[0] instanceof Frame f)) {
            throw Errors.typeError("expect frame, not " + Obj.typeName(args[0]));
        }
        if (kwargs.size() != 0) {
            throw Errors.typeError("FrameLocalsProxy takes no keyword arguments");
        }
        return new FrameLocalsProxy(f);
    }

    Object __getitem__(ThreadState ts, Object key) {
        Object v = find(ts, key);
        if (v == null) {
            throw Errors.of(org.taipan.types.Exc.KeyError, "local variable '" + Obj.reprJava(ts, key)
                    + "' is not defined");
        }
        return v;
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        store(ts, key, value);
    }

    void __delitem__(ThreadState ts, Object key) {
        pop(ts, new Object[] {key});
    }

    boolean __contains__(ThreadState ts, Object key) {
        return find(ts, key) != null;
    }

    long __len__(ThreadState ts) {
        return toDict(ts).size();
    }

    Object __iter__(ThreadState ts) {
        return Iter.iter(ts, keys(ts));
    }

    Object __repr__(ThreadState ts) {
        if (!ts.reprEnter(this)) {
            return "{...}";
        }
        try {
            return Obj.repr(ts, toDict(ts));
        } finally {
            ts.reprLeave(this);
        }
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (other instanceof FrameLocalsProxy p) {
            return op == org.taipan.objects.Slot.EQ ? (Object) (p.frame == frame)
                    : op == org.taipan.objects.Slot.NE ? (Object) (p.frame != frame) : PyNotImplemented.NOT_IMPLEMENTED;
        }
        return other instanceof PyDict ? Compare.rich(ts, toDict(ts), other, op) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private static PyDict mapping(ThreadState ts, Object o) {
        return o instanceof PyDict d ? d : o instanceof FrameLocalsProxy p ? p.toDict(ts) : null;
    }

    Object __or__(ThreadState ts, Object other) {
        return union(ts, this, other);
    }

    Object __ror__(ThreadState ts, Object other) {
        return union(ts, other, this);
    }

    private static Object union(ThreadState ts, Object a, Object b) {
        PyDict x = mapping(ts, a);
        PyDict y = mapping(ts, b);
        if (x == null || y == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        PyDict result = new PyDict();
        result.merge(ts, x, PyDict.Merge.REPLACE);
        result.merge(ts, y, PyDict.Merge.REPLACE);
        return result;
    }

    Object __ior__(ThreadState ts, Object other) {
        PyDict d = mapping(ts, other);
        if (d == null) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        merge(ts, d);
        return this;
    }

    private void merge(ThreadState ts, PyDict from) {
        for (Object[] item : from.items()) {
            store(ts, item[0], item[1]);
        }
    }

    @PyMethod("update(object, /)")
    void update(ThreadState ts, Object other) {
        PyDict d = mapping(ts, other);
        if (d == null) {
            throw Errors.typeError("update() argument must be dict or another FrameLocalsProxy");
        }
        merge(ts, d);
    }

    @PyMethod("__reversed__()")
    Object reversed(ThreadState ts) {
        List<Object> keys = new ArrayList<>(List.of(toDict(ts).keys()));
        java.util.Collections.reverse(keys);
        return new PyList(keys.toArray());
    }

    @PyMethod("copy()")
    Object copy(ThreadState ts) {
        return toDict(ts);
    }

    @PyMethod("keys()")
    Object keys(ThreadState ts) {
        return new PyList(toDict(ts).keys());
    }

    @PyMethod("values()")
    Object values(ThreadState ts) {
        List<Object> values = new ArrayList<>();
        for (Object[] item : toDict(ts).items()) {
            values.add(item[1]);
        }
        return new PyList(values.toArray());
    }

    @PyMethod("items()")
    Object items(ThreadState ts) {
        List<Object> items = new ArrayList<>();
        for (Object[] item : toDict(ts).items()) {
            items.add(new PyTuple(item));
        }
        return new PyList(items.toArray());
    }

    @PyMethod("get(*args)")
    Object get(ThreadState ts, Object[] args) {
        if (args.length < 1 || args.length > 2) {
            throw Errors.typeError("get expected 1 or 2 arguments");
        }
        Object v = find(ts, args[0]);
        return v != null ? v : args.length == 2 ? args[1] : PyNone.NONE;
    }

    @PyMethod("setdefault(*args)")
    Object setdefault(ThreadState ts, Object[] args) {
        if (args.length < 1 || args.length > 2) {
            throw Errors.typeError("setdefault expected 1 or 2 arguments");
        }
        Object v = find(ts, args[0]);
        if (v == null) {
            v = args.length == 2 ? args[1] : PyNone.NONE;
            store(ts, args[0], v);
        }
        return v;
    }

    @PyMethod("pop(*args)")
    Object pop(ThreadState ts, Object[] args) {
        if (args.length < 1 || args.length > 2) {
            throw Errors.typeError("pop expected at " + (args.length < 1 ? "least 1 argument, got 0"
                    : "most 2 arguments, got " + args.length));
        }
        if (index(ts, args[0], false) >= 0) {
            throw Errors.valueError("cannot remove local variables from FrameLocalsProxy");
        }
        PyDict extra = extra(frame);
        Object v = extra == null ? null : extra.remove(ts, args[0]);
        if (v == null) {
            if (args.length == 2) {
                return args[1];
            }
            throw Errors.keyError(args[0]);
        }
        return v;
    }
}
