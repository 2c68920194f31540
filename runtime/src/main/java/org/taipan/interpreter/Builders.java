package org.taipan.interpreter;

import java.util.Arrays;
import org.taipan.bytecode.Oparg;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PySlice;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Displays, comprehension steps, functions, f-strings: instructions that build a value from the stack. */
final class Builders {
    private static final Object[] NOTHING = {};

    private Builders() {
    }

    static void swap(Object[] s, int sp, int n) {
        Object top = s[sp - 1];
        s[sp - 1] = s[sp - n];
        s[sp - n] = top;
    }

    private static Object[] take(Object[] s, int from, int to) {
        Object[] items = from == to ? NOTHING : Arrays.copyOfRange(s, from, to);
        Arrays.fill(s, from, to, null);
        return items;
    }

    static int tuple(Object[] s, int sp, int n) {
        s[sp - n] = tuple(take(s, sp - n, sp));
        return sp - n + 1;
    }

    static Object tuple(Object[] items) {
        return PyTuple.of(items);
    }

    static int list(Object[] s, int sp, int n) {
        s[sp - n] = list(take(s, sp - n, sp));
        return sp - n + 1;
    }

    static Object list(Object[] items) {
        return items.length == 0 ? new PyList() : new PyList(items);
    }

    static int set(ThreadState ts, Object[] s, int sp, int n) {
        PySet set = new PySet();
        for (int i = sp - n; i < sp; i++) {
            set.add(ts, s[i]);
        }
        Arrays.fill(s, sp - n, sp, null);
        s[sp - n] = set;
        return sp - n + 1;
    }

    static void setUpdate(ThreadState ts, PySet set, Object iterable) {
        Object it = Iter.iter(ts, iterable);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            set.add(ts, v);
        }
    }

    static int map(ThreadState ts, Object[] s, int sp, int n) {
        PyDict d = new PyDict();
        int base = sp - 2 * n;
        for (int i = base; i < sp; i += 2) {
            d.put(ts, s[i], s[i + 1]);
        }
        Arrays.fill(s, base, sp, null);
        s[base] = d;
        return base + 1;
    }

    static int constKeyMap(ThreadState ts, Object[] s, int sp, int n) {
        PyTuple keys = (PyTuple) s[sp - 1];
        int base = sp - 1 - n;
        PyDict d = new PyDict();
        for (int i = 0; i < n; i++) {
            d.put(ts, keys.get(i), s[base + i]);
        }
        Arrays.fill(s, base, sp, null);
        s[base] = d;
        return base + 1;
    }

    static int string(Object[] s, int sp, int n) {
        int base = sp - n;
        s[base] = PyStr.concatenated(take(s, base, sp));
        return base + 1;
    }

    static void listExtend(ThreadState ts, PyList list, Object iterable) {
        PyType type = PyObject.typeOf(iterable);
        if (type.slot(Slot.ITER) == null && type.slot(Slot.GETITEM) == null) {
            throw Errors.typeError("Value after * must be an iterable, not " + type.tpName());
        }
        list.extend(ts, iterable);
    }

    /** {@code dict.update} with a mapping: what {@code **} in a display does. */
    static void dictUpdate(ThreadState ts, PyDict dict, Object mapping) {
        try {
            dict.merge(ts, mapping, PyDict.Merge.REPLACE);
        } catch (PyException e) {
            throw e.matches(Exc.AttributeError)
                    ? Errors.typeError("'" + Obj.typeName(mapping) + "' object is not a mapping") : e;
        }
    }

    /** Adds the keyword arguments of a {@code **mapping} to those collected. */
    static void dictMerge(ThreadState ts, PyDict dict, Object mapping, Object callable) {
        try {
            dict.merge(ts, mapping, PyDict.Merge.UNIQUE);
        } catch (PyException e) {
            if (e.matches(Exc.AttributeError)) {
                throw Errors.typeError(Calls.functionName(ts, callable) + " argument after ** must be a mapping, not "
                        + Obj.typeName(mapping));
            }
            if (e.matches(Exc.KeyError) && e.value.args().size() == 1) {
                throw Errors.typeError(Calls.functionName(ts, callable)
                        + " got multiple values for keyword argument '"
                        + Obj.strJava(ts, e.value.args().get(0)) + "'");
            }
            throw e;
        }
    }

    static Object convert(ThreadState ts, Object value, int how) {
        return switch (how) {
            case Oparg.CONVERT_STR -> Obj.str(ts, value);
            case Oparg.CONVERT_REPR -> Obj.repr(ts, value);
            default -> Call.call(ts, ts.interp.builtins.getStr("ascii"), value);
        };
    }

    static int slice(Object[] s, int sp, int n) {
        int base = sp - n;
        s[base] = new PySlice(s[base], s[base + 1], n == 3 ? s[base + 2] : PyNone.NONE);
        return base + 1;
    }

    // ---- functions --------------------------------------------------------------------------------------------------

    static Object function(ThreadState ts, Function within, Object code) {
        Object builtins = org.taipan.types.PyFunction.builtinsOf(ts, within.globals);
        return new Function((PyCode) code, within.globals, builtins);
    }

    /** SET_FUNCTION_ATTRIBUTE: the attribute lies below the function, which takes its place. */
    static void functionAttribute(Object[] s, int sp, int which) {
        Function fn = (Function) s[sp];
        Object value = s[sp - 1];
        switch (which) {
            case Oparg.MAKE_FUNCTION_DEFAULTS -> fn.initDefaults((PyTuple) value);
            case Oparg.MAKE_FUNCTION_KWDEFAULTS -> fn.initKwdefaults((PyDict) value);
            case Oparg.MAKE_FUNCTION_ANNOTATIONS -> fn.initAnnotations(value);
            default -> fn.initClosure((PyTuple) value);
        }
        s[sp - 1] = fn;
    }
}
