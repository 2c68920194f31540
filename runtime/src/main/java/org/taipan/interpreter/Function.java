package org.taipan.interpreter;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyFunction;

/** A Python function as the interpreter calls it. */
public final class Function extends PyFunction {
    /** What {@code __code__} amounts to; null until it is called, since most functions of a library never are. */
    private Executable executable;

    public Function(ThreadState ts, PyCode code, PyDict globals) {
        this(code, globals, builtinsOf(ts, globals));
    }

    Function(PyCode code, PyDict globals, Object builtins) {
        super(code, globals, builtins);
        executable = code.prepared instanceof Executable x ? x : null;
    }

    /** What {@code __code__} amounts to. */
    public Executable executable() {
        Executable x = executable;
        return x != null ? x : (executable = Executable.of(code()));
    }

    /**
     * Whether it runs that code. Only asks: if it also stored the answer on one of its ways, HotSpot would know less of the
     * objects that there are while compiled code asks.
     */
    boolean runs(Executable x) {
        Executable e = executable;
        return e == x || e == null && code().prepared == x;
    }

    @Override
    protected void changed() {
        super.changed();
        executable = Executable.of(code());
    }

    PyCell[] cells() {
        return closure;
    }

    Object[] defaults() {
        return defaults;
    }

    PyDict kwdefaults() {
        return kwdefaults;
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        int positional = kwnames == null ? args.length : args.length - kwnames.length;
        return Eval.enter(ts, Binder.bind(ts, this, args, 0, positional, kwnames));
    }

    @Override
    public Object call0(ThreadState ts) {
        Executable x = executable();
        if (x.exactArgs != 0) {
            Object next = defaultOf(x, 0);
            if (next != null) {
                return call1(ts, next);
            }
            return call(ts, org.taipan.ops.Args.NONE, null);
        }
        CompiledCode code = x.compiled;
        if (code != null) {
            return code.call0(ts, this);
        }
        return Eval.enter(ts, new Frame(x, this));
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        Executable x = executable();
        if (x.exactArgs != 1) {
            Object next = defaultOf(x, 1);
            if (next != null) {
                return call2(ts, a, next);
            }
            return call(ts, new Object[] {a}, null);
        }
        CompiledCode code = x.compiled;
        if (code != null) {
            return code.call1(ts, this, a);
        }
        Frame f = new Frame(x, this);
        f.slots[0] = a;
        return Eval.enter(ts, f);
    }

    @Override
    public Object call2(ThreadState ts, Object a, Object b) {
        Executable x = executable();
        if (x.exactArgs != 2) {
            Object next = defaultOf(x, 2);
            if (next != null) {
                return call3(ts, a, b, next);
            }
            return call(ts, new Object[] {a, b}, null);
        }
        CompiledCode code = x.compiled;
        if (code != null) {
            return code.call2(ts, this, a, b);
        }
        Frame f = new Frame(x, this);
        f.slots[0] = a;
        f.slots[1] = b;
        return Eval.enter(ts, f);
    }

    @Override
    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        Executable x = executable();
        if (x.exactArgs != 3) {
            Object next = defaultOf(x, 3);
            if (next != null) {
                return call4(ts, a, b, c, next);
            }
            return call(ts, new Object[] {a, b, c}, null);
        }
        CompiledCode code = x.compiled;
        if (code != null) {
            return code.call3(ts, this, a, b, c);
        }
        Frame f = new Frame(x, this);
        f.slots[0] = a;
        f.slots[1] = b;
        f.slots[2] = c;
        return Eval.enter(ts, f);
    }

    /**
     * The default of a parameter of code that binds by position alone, or null: it takes no more, or it is required.
     */
    private Object defaultOf(Executable x, int parameter) {
        Object[] d = defaults;
        int i = d == null ? -1 : parameter - (x.exactArgs - d.length);
        return parameter < x.exactArgs && i >= 0 ? d[i] : null;
    }

    /** The default of a parameter, or null if it has none; of code whose {@link Executable#parameters} are known. */
    Object parameterDefault(int parameter) {
        PyCode c = code();
        if (parameter >= c.argCount) {
            PyDict d = kwdefaults;
            return d == null ? null : d.getStr(c.localsPlusNames[parameter]);
        }
        Object[] d = defaults;
        int i = d == null ? -1 : parameter - (c.argCount - d.length);
        return i >= 0 ? d[i] : null;
    }

    /** Calls with a value for each parameter, those that are given by keyword included. */
    Object callAll(ThreadState ts, Object[] args) {
        Executable x = executable();
        if (x.parameters != args.length) {
            return call(ts, args, null);
        }
        CompiledCode code = x.compiled;
        if (code != null) {
            return code.callAll(ts, this, args);
        }
        Frame f = new Frame(x, this);
        System.arraycopy(args, 0, f.slots, 0, args.length);
        return Eval.enter(ts, f);
    }

    /** As the calls with fewer arguments. */
    Object call4(ThreadState ts, Object a, Object b, Object c, Object d) {
        Executable x = executable();
        CompiledCode code = x.compiled;
        if (x.exactArgs != 4 || code == null) {
            return call(ts, new Object[] {a, b, c, d}, null);
        }
        return code.call4(ts, this, a, b, c, d);
    }
}
