package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.ArgSpec;
import org.taipan.objects.BuiltinTable;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyMethodDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.ops.PlainValues;
import org.taipan.types.PyBool;
import org.taipan.types.PyEnumerate;
import org.taipan.types.PyFloat;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyRange;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.PyZip;

/**
 * Calls of builtins. If the arguments need no binding, the adapter in the builtin's table is called itself, so that HotSpot
 * sees one callee at each place and can take it in.
 */
abstract class BuiltinCalls extends LoopStarts {
    private static final ClassDesc ARGS = ops("Args");

    BuiltinCalls(Unit u) {
        super(u);
    }

    /** A call of what has been called here before; false if that takes another way. */
    final boolean builtin(Val callable, PyObject seen, List<Val> args) {
        Direct direct = direct(seen, args);
        if (direct == null && args.size() > 3) {
            return false;
        }
        if (!(callable instanceof Const c && c.value() == seen)) {
            site();
            loadObject(callable);
            constants.load(a, seen, O);
            a.branch(Opcode.IF_ACMPNE, exit);
        }
        if (u.speculates[pc] && (rangeLoop(seen, args) || intrinsic(seen, args))
                || triesWithoutFrame() && (isInstance(direct, seen, args) || direct != null && plain(direct, seen, args))) {
            return true;
        }
        inFrame(direct, seen, args);
        return true;
    }

    /** Calls what may run Python code. */
    private void inFrame(Direct direct, PyObject seen, List<Val> args) {
        frame();
        poll();
        if (direct != null) {
            adapter(direct);
            if (direct.init != null) {
                initialise(direct.init, args);
            } else if (seen instanceof PyType t) {
                checkMade(t, args);
            }
        } else {
            constants.load(a, seen, PY_OBJECT);
            a.aload(TS_VAR);
            args.forEach(this::loadObject);
            ClassDesc[] types = new ClassDesc[args.size() + 1];
            Arrays.fill(types, O);
            types[0] = TS;
            a.callVirtual(PY_OBJECT, "call" + args.size(), type(O, types));
        }
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    /**
     * A builtin that runs no Python code when it is given plain values, and containers of such. False if it is none
     * of these, or the arguments cannot be.
     */
    private boolean plain(Direct direct, PyObject seen, List<Val> args) {
        String demands = demands(seen, direct.table, direct.index);
        if (demands == null) {
            return false;
        }
        for (int i = 0; i < direct.args.size(); i++) {
            if (demand(demands, i) == PLAIN_VALUE && direct.args.get(i) instanceof Const c && !PlainValues.is(c.value())
                    && c.value() != seen) {
                return false;
            }
        }
        site();
        Label other = a.label();
        Label end = a.label();
        for (int i = 0; i < direct.args.size(); i++) {
            Val v = direct.args.get(i);
            switch (demand(demands, i)) {
                case PLAIN_VALUE -> {
                    if (v instanceof Const || s.kind(v) != Kind.OBJECT) {
                        continue;
                    }
                    loadObject(v);
                    call(PLAIN, "is", type(Z, O));
                }
                case KEY -> {
                    loadObject(direct.args.getFirst());
                    loadObject(v);
                    call(PLAIN, "isKeyOf", type(Z, O, O));
                }
                case SEQUENCE, ITERABLE -> {
                    loadObject(v);
                    call(PLAIN, demand(demands, i) == SEQUENCE ? "isSequence" : "isIterable", type(Z, O));
                }
                default -> {
                    continue;
                }
            }
            a.branch(Opcode.IFEQ, other);
        }
        adapter(direct);
        if (direct.init != null) {
            initialise(direct.init, args);
        }
        a.go(end);
        a.bind(other);
        otherwise(MIXED, () -> {
            inFrame(direct, seen, args);
            loadObject(peek(0));
        });
        a.bind(end);
        pushResult(Kind.OBJECT);
        return true;
    }

    private boolean isInstance(Direct direct, PyObject seen, List<Val> args) {
        if (seen == PyType.TYPE && args.size() == 1) {
            loadObject(args.getFirst());
            a.callStatic(PY_OBJECT, "typeOf", type(TYPE, O));
            pushResult(Kind.OBJECT);
            return true;
        }
        if (!(seen instanceof PyBuiltinFunction f) || args.size() < 2 || !f.table.ownerName().equals("builtins")) {
            return false;
        }
        switch (f.table.name(f.index)) {
            case "getattr", "hasattr" -> {
                readAttribute(direct, f, args);
                return true;
            }
            case "isinstance" -> {
                if (args.size() != 2) {
                    return false;
                }
            }
            default -> {
                return false;
            }
        }
        Label end = a.label();
        site();
        loadObject(args.get(0));
        loadObject(args.get(1));
        call(ops("Types"), "plainInstance", type(I, O, O));
        a.istore(numberVar);
        a.iload(numberVar);
        a.branch(Opcode.IFGE, end);
        otherwise(MIXED, () -> {
            inFrame(direct, seen, args);
            loadObject(peek(0));
            a.cast(BOOLEAN);
            a.callVirtual(BOOLEAN, "booleanValue", type(Z));
            a.istore(numberVar);
        });
        a.bind(end);
        a.iload(numberVar);
        finish(NOT_ZERO);
        return true;
    }

    /** {@code getattr} and {@code hasattr} of what is in an instance or its type. */
    private void readAttribute(Direct direct, PyBuiltinFunction f, List<Val> args) {
        Label end = a.label();
        Label absent = a.label();
        site();
        loadObject(args.get(0));
        loadObject(args.get(1));
        call(interpreter("Attributes"), "plainly", type(O, O, O));
        if (f.table.name(f.index).equals("hasattr")) {
            a.branch(Opcode.IFNULL, absent);
            a.getStatic(BOOLEAN, "TRUE", BOOLEAN);
            a.go(end);
        } else {
            a.dup();
            a.branch(Opcode.IFNONNULL, end);
            a.pop();
        }
        a.bind(absent);
        otherwise(MIXED, () -> {
            inFrame(direct, f, args);
            loadObject(peek(0));
        });
        a.bind(end);
        pushResult(Kind.OBJECT);
    }

    /** What an argument must be: a plain value, a key of the receiver, a list or tuple, a builtin container; else anything. */
    private static final char PLAIN_VALUE = 'p', KEY = 'k', SEQUENCE = 's', ITERABLE = 'i';

    /** What is asked of an argument; what is asked of the last is asked of those that follow, too. */
    private static char demand(String demands, int i) {
        return demands.charAt(Math.min(i, demands.length() - 1));
    }

    /** What is asked of the arguments, the receiver first, so that a builtin runs no Python code; null if nothing suffices. */
    private static String demands(PyObject seen, BuiltinTable table, int index) {
        if (seen instanceof PyType t) {
            return t == PyLong.TYPE || t == PyFloat.TYPE || t == PyBool.TYPE || t == PyStr.TYPE || t == PyRange.TYPE ? "ap"
                    : t == PyEnumerate.TYPE || t == PyZip.TYPE || t == PyList.TYPE || t == PyTuple.TYPE ? "ai" : null;
        }
        return switch (table.ownerName()) {
            case "int", "float", "math" -> "p";
            case "str" -> switch (table.name(index)) {
                case "join" -> "ps";
                // A codec may be written in Python.
                case "encode" -> null;
                default -> "p";
            };
            case "dict" -> switch (table.name(index)) {
                case "get", "setdefault", "pop" -> "aka";
                case "keys", "values", "items", "copy", "clear" -> "a";
                default -> null;
            };
            case "set" -> switch (table.name(index)) {
                case "add", "discard", "remove" -> "ak";
                case "pop", "clear", "copy" -> "a";
                default -> null;
            };
            case "list" -> switch (table.name(index)) {
                case "append", "reverse", "copy", "clear" -> "a";
                case "pop" -> "ap";
                case "insert" -> "apa";
                case "extend" -> "as";
                default -> null;
            };
            case "bytearray" -> switch (table.name(index)) {
                case "append", "pop" -> "ap";
                default -> null;
            };
            case "deque" -> switch (table.name(index)) {
                case "append", "appendleft", "pop", "popleft", "clear" -> "a";
                default -> null;
            };
            case "time" -> table.name(index).startsWith("monotonic") || table.name(index).startsWith("perf_counter") ? "a" : null;
            case "_asyncio" -> table.name(index).endsWith("get_running_loop") ? "a" : null;
            case "Future" -> switch (table.name(index)) {
                case "done", "cancelled" -> "a";
                default -> null;
            };
            case "_contextvars" -> table.name(index).equals("copy_context") ? "a" : null;
            case "builtins" -> switch (table.name(index)) {
                case "abs", "ascii", "bin", "chr", "divmod", "format", "hash", "hex", "max", "min", "oct", "ord", "pow", "repr",
                    "round" -> "p";
                default -> null;
            };
            default -> null;
        };
    }

    // ---- adapters -------------------------------------------------------------------------------------------------------

    /**
     * An adapter and what it is given, the receiver first.
     *
     * @param init the adapter that initialises what this one makes, or null
     */
    private record Direct(BuiltinTable table, int index, List<Val> args, Initializer init) {
    }

    private record Initializer(BuiltinTable table, int index) {
    }

    private static Direct direct(PyObject seen, List<Val> args) {
        return switch (seen) {
            case PyMethodDescriptor d when takes(d.table, d.index, args.size()) ->
                new Direct(d.table, d.index, args, null);
            case PyBuiltinFunction f when f.receiver() == 0 && takes(f.table, f.index, args.size()) ->
                new Direct(f.table, f.index, args, null);
            case PyBuiltinFunction f when f.receiver() == 1 && takes(f.table, f.index, args.size() + 1) ->
                new Direct(f.table, f.index, with(f.self, args), null);
            case PyType t -> construction(t, args);
            default -> null;
        };
    }

    /** Instantiating a builtin type: its {@code __new__}, and its {@code __init__} if it is not object's. */
    private static Direct construction(PyType t, List<Val> args) {
        if (t == PyType.TYPE || t.isHeapType() || t.type() != PyType.TYPE
                || !(t.slot(Slot.NEW) instanceof PyBuiltinFunction f) || f.self != t
                || f.table.kind(f.index) != BuiltinTable.Kind.NEW || !takes(f.table, f.index, args.size() + 1)) {
            return null;
        }
        Initializer init = null;
        if (t.slot(Slot.INIT) instanceof org.taipan.objects.PyWrapperDescriptor w) {
            if (w.owner == t && takes(w.table, w.index, args.size() + 1)) {
                init = new Initializer(w.table, w.index);
            } else if (w.owner != PyType.OBJECT) {
                return null;
            }
        }
        return new Direct(f.table, f.index, with(t, args), init);
    }

    private static List<Val> with(Object receiver, List<Val> args) {
        List<Val> all = new ArrayList<>(args);
        all.addFirst(new Const(receiver));
        return all;
    }

    /** Whether so many positional arguments, receiver included, are what the adapter's parameters take. */
    private static boolean takes(BuiltinTable table, int index, int count) {
        if (!table.hasAdapters()) {
            return false;
        }
        ArgSpec spec = table.spec(index);
        int given = count - spec.receivers;
        if (given < spec.required || given > spec.positional && spec.varargs < 0) {
            return false;
        }
        for (int i = spec.positional; i < spec.names.length; i++) {
            if (spec.isKeywordOnly(i) && !spec.isOptional(i)) {
                return false;
            }
        }
        return true;
    }

    private void adapter(Direct d) {
        ClassDesc owner = ClassDesc.of(d.table.getClass().getName());
        constants.load(a, d.table, owner);
        a.aload(TS_VAR);
        arguments(d.table, d.index, owner, d.args, 0);
    }

    /** Pushes the arguments from number {@code from} on, as the adapter's parameters want them, and calls it. */
    private void arguments(BuiltinTable table, int index, ClassDesc owner, List<Val> args, int from) {
        ArgSpec spec = table.spec(index);
        ClassDesc[] types = new ClassDesc[1 + spec.receivers + spec.names.length];
        Arrays.fill(types, O);
        types[0] = TS;
        int next = from;
        if (spec.receivers == 1 && from == 0) {
            loadObject(args.get(next++));
        }
        for (int i = 0; i < spec.names.length; i++) {
            if (i == spec.varargs) {
                if (next == args.size()) {
                    a.getStatic(ARGS, "NONE", OBJECTS);
                } else {
                    List<Val> rest = args.subList(next, args.size());
                    array(rest, rest.size());
                    next = args.size();
                }
            } else if (i < spec.positional && next < args.size()) {
                loadObject(args.get(next++));
            } else {
                a.nothing();
            }
        }
        a.callVirtual(owner, "m" + index, type(O, types));
    }

    /** What the JVM's stack holds is initialised and stays there. */
    private void initialise(Initializer init, List<Val> args) {
        a.astore(arrayVar);
        ClassDesc owner = ClassDesc.of(init.table.getClass().getName());
        constants.load(a, init.table, owner);
        a.aload(TS_VAR);
        a.aload(arrayVar);
        arguments(init.table, init.index, owner, with(null, args), 1);
        a.pop();
        a.aload(arrayVar);
    }

    /** What a type has made, on the JVM's stack, is initialised if it turns out to be of a subtype. */
    private void checkMade(PyType t, List<Val> args) {
        if (a.dry()) {
            return;
        }
        Label fine = a.label();
        a.astore(arrayVar);
        a.aload(arrayVar);
        constants.load(a, t, TYPE);
        a.call("hasType", type(Z, O, TYPE));
        a.branch(Opcode.IFNE, fine);
        a.aload(TS_VAR);
        constants.load(a, t, TYPE);
        a.aload(arrayVar);
        array(args, args.size());
        a.nothing();
        a.callStatic(ClassDesc.of("org.taipan.objects.TypeCall"), "initialise",
                type(O, TS, TYPE, O, OBJECTS, STRING.arrayType()));
        a.pop();
        a.bind(fine);
        a.aload(arrayVar);
    }

    // ---- builtins that are done without a call ----------------------------------------------------------------------------

    private boolean intrinsic(PyObject seen, List<Val> args) {
        if (seen instanceof PyBuiltinFunction f && f.table.ownerName().equals("builtins")) {
            switch (f.table.name(f.index)) {
                case "min", "max" -> {
                    return extreme(f.table.name(f.index), args);
                }
                case "ord" -> {
                    return ordinal(args);
                }
                default -> {
                }
            }
        }
        if (seen instanceof PyBuiltinFunction f && f.table.ownerName().equals("builtins") && args.size() == 1
                && f.table.name(f.index).equals("len")) {
            site();
            loadObject(args.get(0));
            a.call("length", type(J, O));
            pushResult(Kind.LONG);
            loadLong(peek(0));
            a.push(0L);
            a.op(Opcode.LCMP);
            a.branch(Opcode.IFLT, exit);
            return true;
        }
        if (seen instanceof PyMethodDescriptor d && d.owner == PyList.TYPE && args.size() == 2
                && d.table.name(d.index).equals("append")) {
            site();
            loadObject(args.get(0));
            a.call("isList", type(Z, O));
            guard();
            loadObject(args.get(0));
            a.cast(LIST);
            append(args.get(1));
            push(new Const(PyNone.NONE));
            return true;
        }
        return false;
    }

    /** The least or greatest of some ints: where one argument is an int, the others are guessed to be. */
    private boolean extreme(String name, List<Val> args) {
        if (args.size() < 2 || args.size() > 4 || args.stream().noneMatch(this::isLong)
                || !args.stream().allMatch(this::mayBeLong)) {
            return false;
        }
        args.forEach(this::guardLong);
        loadLong(args.getFirst());
        for (Val v : args.subList(1, args.size())) {
            loadLong(v);
            a.callStatic(MATH, name, type(J, J, J));
        }
        pushResult(Kind.LONG);
        return true;
    }

    /** {@code ord} of a string of one character. */
    private boolean ordinal(List<Val> args) {
        if (args.size() != 1) {
            return false;
        }
        site();
        loadObject(args.getFirst());
        a.call("ordinal", type(J, O));
        pushResult(Kind.LONG);
        loadLong(peek(0));
        a.push(0L);
        a.op(Opcode.LCMP);
        a.branch(Opcode.IFLT, exit);
        return true;
    }
}
