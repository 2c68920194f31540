package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.types.PySuper;

/** LOAD_SUPER_ATTR: {@code super().name} without making the super object, as long as {@code super} is the builtin. */
public final class SuperAttributes {
    /**
     * What the instruction keeps for the compiler: the method that {@code super().name} found, from {@code after} on
     * in the
     * order of the type of {@code self}.
     */
    public record Found(PyType after, PyType type, PyType.Version version, Function method) {
    }

    private SuperAttributes() {
    }

    /** The argument: name, then whether {@code super} has arguments in the source, then whether a call follows. */
    static int load(ThreadState ts, Executable x, int pc, Object[] s, int sp, int arg) {
        int base = sp - 3;
        Object callable = s[base];
        Object cls = s[base + 1];
        Object self = s[base + 2];
        String name = x.names[arg >> 2];
        boolean method = (arg & 1) != 0;
        Object value = null;
        boolean unbound = false;
        // Whoever observes calls sees bound methods, as in CPython, where instrumented instructions do not specialise.
        boolean split = method && !ts.observed;
        if (callable == ts.interp.builtins.getStr("super") && callable instanceof PyType t && !t.isHeapType()
                && cls instanceof PyType type && !name.equals("__class__")) {
            PyType start = startType(type, self);
            if (start != null) {
                PyType.Version version = start.version();
                Object found = start.lookupAfter(type, name);
                if (found != null) {
                    PyType ft = PyObject.typeOf(found);
                    unbound = split && self != start && ft.is(TypeFlags.METHOD_DESCRIPTOR) && generic(self);
                    if (unbound) {
                        note(x, pc, type, start, version, found);
                    }
                    value = unbound ? found : PySuper.bind(ts, found, self, start);
                }
            }
        }
        if (value == null) {
            Object made = (arg & 2) != 0 ? Call.call(ts, callable, cls, self) : Call.call(ts, callable);
            value = Attr.get(ts, made, name);
        }
        s[base] = value;
        s[base + 1] = unbound ? self : null;
        s[base + 2] = null;
        return method ? base + 2 : base + 1;
    }

    private static void note(Executable x, int pc, PyType after, PyType type, PyType.Version version, Object found) {
        Object c = x.caches[pc];
        if (c == null && found instanceof Function fn) {
            x.caches[pc] = new Found(after, type, version, fn);
        } else if (c instanceof Found f && (f.type != type || f.after != after || f.method != found)) {
            x.caches[pc] = Calls.MANY;
        }
    }

    private static boolean generic(Object self) {
        return PyObject.typeOf(self).slot(Slot.GETATTRIBUTE) instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT;
    }

    /** {@code supercheck}: whose MRO is searched; null where the super type itself must decide. */
    private static PyType startType(PyType type, Object self) {
        if (self instanceof PyType t && t.isSubtype(type)) {
            return t;
        }
        PyType own = PyObject.typeOf(self);
        return own.isSubtype(type) ? own : null;
    }
}
