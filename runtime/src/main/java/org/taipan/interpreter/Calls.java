package org.taipan.interpreter;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyException;
import org.taipan.objects.PyInstance;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.TableDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyMethod;
import org.taipan.types.PyNone;
import org.taipan.types.PyProperty;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * The CALL instructions. On the stack: callable, self or null, arguments; the result replaces them all. Python functions
 * get their arguments straight from the caller's stack into their frame.
 *
 * <p>The cache of a CALL tells who is called: the {@link Executable} of a Python function, a {@link ClassCall}, a builtin
 * (type) that is bound to no more than a module or class, {@link Callees}, or {@link #MANY}. So it keeps no object alive that the program dropped.
 */
public final class Calls {
    /** The cache of a call with changing callees. */
    public static final Object MANY = new Object();

    /** What instantiating a class amounts to: {@code object.__new__}, then a Python {@code __init__} or none. */
    public record ClassCall(PyType type, PyType.Version version, Function init) {
    }

    /** The code of the functions that a call has gone to, if there are few. */
    public record Callees(List<Executable> functions) {
        private static final int MOST = 4;

        /** With one more, or {@link #MANY}. */
        Object with(Executable e) {
            if (functions.contains(e)) {
                return this;
            }
            List<Executable> more = new ArrayList<>(functions);
            more.add(e);
            return more.size() > MOST ? MANY : new Callees(List.copyOf(more));
        }
    }

    /** The cache of CALL_KW: the names as they are needed, and who is called: an {@link Executable} or ClassCall, or MANY. */
    public record KeywordCall(PyTuple tuple, String[] names, Object callee) {
        KeywordCall to(Object seen) {
            return new KeywordCall(tuple, names, callee == null ? seen : MANY);
        }
    }

    private Calls() {
    }

    /** The code that the calls of an instruction with that cache have gone to, as far as it is known. */
    public static List<Executable> callees(Object cache) {
        if (cache instanceof Executable e) {
            return List.of(e);
        }
        if (cache instanceof Callees several) {
            return several.functions;
        }
        if (cache instanceof ClassCall c && c.init != null) {
            return List.of(c.init.executable());
        }
        if (cache instanceof OperatorCall o) {
            return List.of(o.method().executable());
        }
        if (cache instanceof AttrCache a && a.value instanceof PyProperty p && p.getter() instanceof Function getter) {
            return List.of(getter.executable());
        }
        return cache instanceof KeywordCall k ? callees(k.callee) : List.of();
    }

    static int call(ThreadState ts, Executable x, int pc, Object[] s, int sp, int n) {
        int base = sp - n - 2;
        Object callable = s[base];
        int first = s[base + 1] == null ? base + 2 : base + 1;
        Object r;
        if (callable instanceof Function fn) {
            if (x.caches[pc] != fn.executable()) {
                note(x, pc, fn.executable());
            }
            r = function(ts, fn, s, first, sp);
        } else if (callable instanceof PyMethod m && m.function instanceof Function fn && first == base + 2) {
            if (x.caches[pc] != fn.executable()) {
                note(x, pc, fn.executable());
            }
            s[base + 1] = m.self;
            r = function(ts, fn, s, base + 1, sp);
        } else if (callable instanceof PyType type && first == base + 2 && type.isHeapType()) {
            r = instantiate(ts, x, pc, type, s, base, sp);
        } else {
            if (x.caches[pc] != callable) {
                note(x, pc, isShared(callable) ? callable : MANY);
            }
            r = other(ts, callable, s, first, sp);
        }
        for (int i = base + 1; i < sp; i++) {
            s[i] = null;
        }
        s[base] = r;
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
        return base + 1;
    }

    private static void note(Executable x, int pc, Object callee) {
        Object c = x.caches[pc];
        if (c == null) {
            x.caches[pc] = callee;
        } else if (callee instanceof Executable e && (c instanceof Callees || c instanceof Executable)) {
            x.caches[pc] = (c instanceof Callees several ? several : new Callees(List.of((Executable) c))).with(e);
        } else if (c != MANY) {
            x.caches[pc] = MANY;
        }
    }

    private static boolean isShared(Object callable) {
        return callable instanceof TableDescriptor || callable instanceof PyType t && !t.isHeapType() || callable instanceof PyBuiltinFunction f
                && (f.self == null || f.self instanceof PyModule || f.self instanceof PyType);
    }

    private static Object function(ThreadState ts, Function fn, Object[] s, int first, int sp) {
        Executable e = fn.executable();
        int argc = sp - first;
        if (e.exactArgs != argc) {
            Frame g = Binder.bind(ts, fn, s, first, argc, null);
            Arrays.fill(s, first, sp, null);
            return Eval.enter(ts, g);
        }
        CompiledCode c = e.compiled;
        if (c != null && argc < 5) {
            return compiled(ts, fn, c, s, first, argc);
        }
        Frame g = new Frame(e, fn);
        Object[] locals = g.slots;
        for (int i = 0; i < argc; i++) {
            locals[i] = s[first + i];
            s[first + i] = null;
        }
        return Eval.enter(ts, g);
    }

    private static Object compiled(ThreadState ts, Function fn, CompiledCode c, Object[] s, int i, int argc) {
        return switch (argc) {
            case 0 -> c.call0(ts, fn);
            case 1 -> c.call1(ts, fn, s[i]);
            case 2 -> c.call2(ts, fn, s[i], s[i + 1]);
            case 3 -> c.call3(ts, fn, s[i], s[i + 1], s[i + 2]);
            default -> c.call4(ts, fn, s[i], s[i + 1], s[i + 2], s[i + 3]);
        };
    }

    private static Object other(ThreadState ts, Object callable, Object[] s, int first, int sp) {
        if (!(callable instanceof PyObject o)) {
            throw notCallable(callable);
        }
        return switch (sp - first) {
            case 0 -> o.call0(ts);
            case 1 -> o.call1(ts, s[first]);
            case 2 -> o.call2(ts, s[first], s[first + 1]);
            case 3 -> o.call3(ts, s[first], s[first + 1], s[first + 2]);
            default -> o.call(ts, Arrays.copyOfRange(s, first, sp), null);
        };
    }

    static PyException notCallable(Object o) {
        return Errors.typeError("'" + Obj.typeName(o) + "' object is not callable");
    }

    // ---- classes ----------------------------------------------------------------------------------------------------

    /** Instantiates a class where nothing is known of it. */
    static Object instantiate(ThreadState ts, PyType type, Object... args) {
        Object[] s = new Object[args.length + 2];
        System.arraycopy(args, 0, s, 2, args.length);
        return instantiate(ts, null, 0, type, s, 0, s.length);
    }

    private static Object instantiate(ThreadState ts, Executable x, int pc, PyType type, Object[] s, int base, int sp) {
        ClassCall c = x != null && x.caches[pc] instanceof ClassCall cached ? cached : null;
        if (c == null || c.type != type || !c.version.isValid()) {
            c = classCall(type);
            if (c == null) {
                return other(ts, type, s, base + 2, sp);
            }
            if (x != null && (x.caches[pc] == null || x.warm(pc) && !x.exhausted(pc))) {
                x.caches[pc] = c;
            }
        }
        if (c.init == null) {
            return sp == base + 2 ? new PyInstance(type) : other(ts, type, s, base + 2, sp);
        }
        PyInstance made = new PyInstance(type);
        s[base + 1] = made;
        initialised(function(ts, c.init, s, base + 1, sp));
        return made;
    }

    /** Checks what an {@code __init__} has returned. */
    static void initialised(Object result) {
        if (result != PyNone.NONE) {
            throw Errors.typeError("__init__() should return None, not '" + Obj.typeName(result) + "'");
        }
    }

    /** What instantiating a class amounts to, or null if it goes another way. */
    private static ClassCall classCall(PyType type) {
        if (type.layoutBase() != PyType.OBJECT) {
            return null;
        }
        PyType.Version version = type.version();
        if (type.type() != PyType.TYPE || !type.isHeapType() || type.isAbstract || type.is(TypeFlags.DISALLOW_INSTANTIATION)
                || type.slot(Slot.DEL) != null
                || !(type.slot(Slot.NEW) instanceof PyBuiltinFunction f && f.self == PyType.OBJECT)) {
            return null;
        }
        Object init = type.slot(Slot.INIT);
        boolean none = init instanceof org.taipan.objects.PyWrapperDescriptor w && w.owner == PyType.OBJECT;
        if (!none && !(init instanceof Function)) {
            return null;
        }
        return new ClassCall(type, version, init instanceof Function fn ? fn : null);
    }

    // ---- keywords and unpacking ---------------------------------------------------------------------------------------

    static int callKeywords(ThreadState ts, Executable x, int pc, Object[] s, int sp, int n) {
        int top = sp - 1;
        int base = top - n - 2;
        PyTuple tuple = (PyTuple) s[top];
        KeywordCall site = x.caches[pc] instanceof KeywordCall k && k.tuple == tuple ? k : keywordCall(x, pc, tuple);
        String[] names = site.names;
        Object callable = s[base];
        int first = s[base + 1] == null ? base + 2 : base + 1;
        if (first == base + 2 && callable instanceof PyMethod m) {
            callable = m.function;
            s[base + 1] = m.self;
            first = base + 1;
        }
        Object r;
        if (callable instanceof Function fn) {
            if (site.callee != fn.executable() && site.callee != MANY) {
                x.caches[pc] = site.to(fn.executable());
            }
            r = Eval.enter(ts, Binder.bind(ts, fn, s, first, top - first - names.length, names));
        } else if (callable instanceof PyType type && first == base + 2 && type.isHeapType()
                && initialising(x, pc, site, type) instanceof ClassCall c) {
            PyInstance made = new PyInstance(type);
            s[base + 1] = made;
            initialised(Eval.enter(ts, Binder.bind(ts, c.init, s, base + 1, top - base - 1 - names.length, names)));
            r = made;
        } else {
            r = Call.vector(ts, callable, Arrays.copyOfRange(s, first, top), names);
        }
        for (int i = base + 1; i < sp; i++) {
            s[i] = null;
        }
        s[base] = r;
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
        return base + 1;
    }

    private static KeywordCall keywordCall(Executable x, int pc, PyTuple tuple) {
        String[] names = new String[tuple.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyStr.toJava(tuple.get(i));
        }
        KeywordCall site = new KeywordCall(tuple, names, null);
        x.caches[pc] = site;
        return site;
    }

    /** What instantiating a class with keywords amounts to, if that is a call of a Python {@code __init__}; or null. */
    private static ClassCall initialising(Executable x, int pc, KeywordCall site, PyType type) {
        if (site.callee instanceof ClassCall c && c.type == type && c.version.isValid()) {
            return c;
        }
        ClassCall c = classCall(type);
        if (c == null || c.init == null) {
            return null;
        }
        if (site.callee != MANY) {
            x.caches[pc] = site.to(c);
        }
        return c;
    }

    static int callUnpacked(ThreadState ts, Object[] s, int sp, int flags) {
        int base = sp - 3 - (flags & 1);
        Object callable = s[base];
        PyDict kwargs = (flags & 1) != 0 ? (PyDict) s[sp - 1] : null;
        Object positional = s[base + 2];
        Object[] args;
        if (positional instanceof PyTuple t && t.type() == PyTuple.TYPE) {
            args = t.items();
        } else {
            PyType type = PyObject.typeOf(positional);
            if (type.slot(Slot.ITER) == null && type.slot(Slot.GETITEM) == null) {
                throw Errors.typeError(functionName(ts, callable) + " argument after * must be an iterable, not "
                        + type.tpName());
            }
            args = Iter.toArray(ts, positional);
        }
        Object r = kwargs == null || kwargs.size() == 0 ? Call.vector(ts, callable, args, null)
                : Call.withDict(ts, callable, args, kwargs);
        for (int i = base + 1; i < sp; i++) {
            s[i] = null;
        }
        s[base] = r;
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
        return base + 1;
    }

    /** {@code _PyObject_FunctionStr}: the callable as messages show it. */
    static String functionName(ThreadState ts, Object callable) {
        Object qualname = Attr.lookup(ts, callable, "__qualname__");
        if (qualname == null) {
            return Obj.strJava(ts, callable);
        }
        Object module = Attr.lookup(ts, callable, "__module__");
        String name = Obj.strJava(ts, qualname) + "()";
        if (module != null && module != PyNone.NONE && PyStr.check(module) && !PyStr.toJava(module).equals("builtins")) {
            return PyStr.toJava(module) + "." + name;
        }
        return name;
    }

}
