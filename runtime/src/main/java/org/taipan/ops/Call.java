package org.taipan.ops;

import org.taipan.objects.PyMethodDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.TableDescriptor;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.types.PyDict;
import org.taipan.types.PyStaticMethod;
import org.taipan.types.PyStr;

/** Calling: the vectorcall protocol. Callees neither modify nor keep argument arrays. */
public final class Call {
    private Call() {
    }

    /** {@code f(*args)}; {@code kwnames} (or null) names the last arguments. */
    public static Object vector(ThreadState ts, Object f, Object[] args, String[] kwnames) {
        if (f instanceof PyObject o) {
            return o.call(ts, args, kwnames);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f) {
        if (f instanceof PyObject o) {
            return o.call0(ts);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f, Object a) {
        if (f instanceof PyObject o) {
            return o.call1(ts, a);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f, Object a, Object b) {
        if (f instanceof PyObject o) {
            return o.call2(ts, a, b);
        }
        throw notCallable(f);
    }

    public static Object call(ThreadState ts, Object f, Object a, Object b, Object c) {
        if (f instanceof PyObject o) {
            return o.call3(ts, a, b, c);
        }
        throw notCallable(f);
    }

    /** {@code f(*args, **kwargs)}; {@code kwargs} may be null or empty; its keys must be strings. */
    public static Object withDict(ThreadState ts, Object f, Object[] args, PyDict kwargs) {
        if (kwargs == null || kwargs.size() == 0) {
            return vector(ts, f, args, null);
        }
        Object[][] items = kwargs.items();
        Object[] all = java.util.Arrays.copyOf(args, args.length + items.length);
        String[] names = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            if (!PyStr.check(items[i][0])) {
                throw Errors.typeError("keywords must be strings");
            }
            names[i] = PyStr.toJava(items[i][0]);
            all[args.length + i] = items[i][1];
        }
        return vector(ts, f, all, names);
    }

    /** The default of {@link PyObject#call}: through the type's {@code __call__}. */
    public static Object throughSlot(ThreadState ts, PyObject f, Object[] args, String[] kwnames) {
        Object slot = f.type().slot(Slot.CALL);
        if (slot == null) {
            throw notCallable(f);
        }
        ts.enterCall(" while calling a Python object");
        try {
            return method(ts, slot, f, args, kwnames);
        } finally {
            ts.leaveCall();
        }
    }

    private static org.taipan.objects.PyException notCallable(Object f) {
        return Errors.typeError("'" + Obj.typeName(f) + "' object is not callable");
    }

    /** {@code callable(o)}. */
    public static boolean isCallable(Object o) {
        return PyObject.typeOf(o).slot(Slot.CALL) != null;
    }

    // ---- special methods found on a type, called with their receiver ------------------------------------------------

    /** Whether an attribute of a type takes the receiver as first argument when called unbound. */
    public static boolean isUnboundMethod(Object f) {
        return f instanceof PyObject o && o.type().is(TypeFlags.METHOD_DESCRIPTOR);
    }

    /** Calls what {@link PyType#slot} found: {@code slot.__get__(self)(…)} without making a bound method. */
    public static Object method(ThreadState ts, Object slot, Object self) {
        return isUnboundMethod(slot) ? ((PyObject) slot).call1(ts, self) : call(ts, bind(ts, slot, self));
    }

    public static Object method(ThreadState ts, Object slot, Object self, Object a) {
        return isUnboundMethod(slot) ? ((PyObject) slot).call2(ts, self, a) : call(ts, bind(ts, slot, self), a);
    }

    public static Object method(ThreadState ts, Object slot, Object self, Object a, Object b) {
        return isUnboundMethod(slot) ? ((PyObject) slot).call3(ts, self, a, b) : call(ts, bind(ts, slot, self), a, b);
    }

    public static Object method(ThreadState ts, Object slot, Object self, Object[] args, String[] kwnames) {
        if (!isUnboundMethod(slot)) {
            return vector(ts, bind(ts, slot, self), args, kwnames);
        }
        Object[] all = new Object[args.length + 1];
        all[0] = self;
        System.arraycopy(args, 0, all, 1, args.length);
        return ((PyObject) slot).call(ts, all, kwnames);
    }

    /** Binds an attribute found on the type of {@code self}, as attribute access would. */
    public static Object bind(ThreadState ts, Object slot, Object self) {
        if (slot instanceof TableDescriptor d) {
            return d.bound(ts, self, PyObject.typeOf(self));
        }
        Object get = PyObject.typeOf(slot).slot(Slot.GET);
        return get == null ? slot : method(ts, get, slot, self, PyObject.typeOf(self));
    }

    /** The callable behind a static method found in a type's namespace ({@code __new__}). */
    public static Object unwrapStatic(ThreadState ts, Object f, PyType type) {
        if (f instanceof PyStaticMethod s) {
            return s.callable();
        }
        if (f instanceof PyObject o && (o instanceof PyMethodDescriptor || o instanceof PyWrapperDescriptor)) {
            return f;
        }
        Object get = PyObject.typeOf(f).slot(Slot.GET);
        return get == null ? f : method(ts, get, f, org.taipan.types.PyNone.NONE, type);
    }

    /** {@code o.name(args…)}. */
    public static Object methodNamed(ThreadState ts, Object o, String name, Object... args) {
        return vector(ts, Attr.get(ts, o, name), args, null);
    }
}
