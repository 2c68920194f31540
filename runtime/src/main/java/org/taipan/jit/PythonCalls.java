package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.OperatorCall;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;

/**
 * Calls of Python functions whose code is known while the caller is compiled. Each goes to the compiled code itself, if the
 * function still has it, so that HotSpot sees one callee at each place; else to whatever the function runs now.
 */
abstract class PythonCalls extends Core {
    PythonCalls(Unit u) {
        super(u);
    }

    final void poll() {
        a.aload(TS_VAR);
        a.call("poll", type(Types.V, TS));
    }

    /** Pushes an array of {@code size} places that begins with the values. */
    final void array(List<Val> values, int size) {
        a.newArray(size);
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Const c && c.value() == null) {
                continue;
            }
            a.dup();
            a.push(i);
            loadObject(values.get(i));
            a.aastore();
        }
    }

    /**
     * Calls a function of that code, which the callable has been found to be, with a value for each parameter, and leaves
     * the result on the JVM's stack. The frame is up to date.
     */
    final void enter(Val callable, Executable e, List<Val> args) {
        if (a.dry()) {
            return;
        }
        if (e == x && u.direct == args.size()) {
            a.aload(THIS);
            a.aload(TS_VAR);
            loadObject(callable);
            a.cast(FUNCTION);
            a.nothing();
            a.push(-1);
            args.forEach(this::loadObject);
            a.callVirtual(self, "body", bodyType);
            return;
        }
        Label end = a.label();
        Label otherwise = a.label();
        direct(callable, e, args, otherwise, end);
        a.bind(otherwise);
        a.aload(THIS);
        a.aload(TS_VAR);
        loadObject(callable);
        a.cast(FUNCTION);
        a.callVirtual(CODE, "calls", type(Types.V, TS, FUNCTION));
        loadObject(callable);
        a.cast(FUNCTION);
        a.aload(TS_VAR);
        boolean separate = e.exactArgs >= 0 && args.size() <= Unit.MOST_SEPARATE;
        arguments(args, separate);
        a.callVirtual(FUNCTION, separate ? "call" + args.size() : "callAll", entry(args.size(), separate, TS));
        a.bind(end);
    }

    /** Calls the compiled code that functions of some code have now, if the callable is one; else goes to a label. */
    final void direct(Val callable, Executable e, List<Val> args, Label otherwise, Label end) {
        CompiledCode target = e.parameters == args.size() && !e.makesGenerator ? e.compiledFunction() : null;
        if (target == null || a.dry()) {
            return;
        }
        loadObject(callable);
        constants.load(a, target, CODE);
        a.call("runs", type(Z, O, CODE));
        a.branch(Opcode.IFEQ, otherwise);
        constants.load(a, target, CODE);
        a.aload(TS_VAR);
        loadObject(callable);
        a.cast(FUNCTION);
        boolean separate = e.exactArgs >= 0 && args.size() <= Unit.MOST_SEPARATE;
        arguments(args, separate);
        a.callVirtual(CODE, separate ? "call" + args.size() : "callAll", entry(args.size(), separate, TS, FUNCTION));
        a.go(end);
    }

    private void arguments(List<Val> args, boolean separate) {
        if (separate) {
            args.forEach(this::loadObject);
        } else {
            array(args, args.size());
        }
    }

    private static java.lang.constant.MethodTypeDesc entry(int count, boolean separate, ClassDesc... first) {
        ClassDesc[] types = Arrays.copyOf(first, first.length + (separate ? count : 1));
        if (separate) {
            Arrays.fill(types, first.length, types.length, O);
        } else {
            types[first.length] = OBJECTS;
        }
        return type(O, types);
    }

    /** Where the value of each parameter is among the arguments, -1 for the default; null if the call does not fit. */
    private static int[] places(Executable e, int count, String[] keywords) {
        int positional = count - keywords.length;
        if (e.parameters < 0 || positional > e.code.argCount || e.parameters > Unit.MOST_PARAMETERS) {
            return null;
        }
        int[] places = new int[e.parameters];
        for (int i = 0; i < places.length; i++) {
            places[i] = i < positional ? i : -1;
        }
        for (int k = 0; k < keywords.length; k++) {
            int i = e.code.posOnlyArgCount;
            while (i < places.length && !e.code.localsPlusNames[i].equals(keywords[k])) {
                i++;
            }
            if (i == places.length || places[i] >= 0) {
                return null;
            }
            places[i] = positional + k;
        }
        return places;
    }

    /** Whether a call with so many arguments, the last of them by these names, may fit what the code takes. */
    final boolean fits(Executable e, int count, String... keywords) {
        return places(e, count, keywords) != null;
    }

    /**
     * A value for each parameter of code that the call fits: arguments, then the defaults that there are when the call is
     * made; these are pushed. Leaves compiled code where there is none.
     */
    final List<Val> bind(Val callable, Executable e, List<Val> args, String... keywords) {
        List<Val> values = new ArrayList<>();
        int[] places = places(e, args.size(), keywords);
        for (int i = 0; i < places.length; i++) {
            if (places[i] >= 0) {
                values.add(args.get(places[i]));
                continue;
            }
            site();
            loadObject(callable);
            a.cast(FUNCTION);
            a.push(i);
            a.callVirtual(FUNCTION, "parameterDefault", type(O, I));
            pushResult(Kind.OBJECT);
            values.add(peek(0));
            loadObject(peek(0));
            a.branch(Opcode.IFNULL, exit);
        }
        return values;
    }

    /**
     * An operator whose left operand's class is written in Python, after {@link #frame}: calls the method that was seen and
     * goes on at {@code end} with the result on the JVM's stack, if the operands are such again.
     */
    final void operatorCall(Val p, Val q, int kind, Label end) {
        Executable e = u.caches[pc] instanceof OperatorCall seen ? seen.method().executable() : null;
        if (e == null || e.exactArgs != 2 || kind(p) != Kind.OBJECT || a.dry()) {
            return;
        }
        OperatorCall c = (OperatorCall) u.caches[pc];
        ClassDesc type = interpreter("OperatorCall");
        Label otherwise = a.label();
        loadObject(p);
        loadObject(q);
        constants.load(a, c, type);
        constants.load(a, e, EXECUTABLE);
        a.callStatic(type, "holds", type(Z, O, O, type, EXECUTABLE));
        a.branch(Opcode.IFEQ, otherwise);
        enter(new Const(c.method()), e, List.of(p, q));
        a.aload(TS_VAR);
        loadObject(p);
        loadObject(q);
        a.push(kind);
        a.call("operated", type(O, O, TS, O, O, I));
        a.go(end);
        a.bind(otherwise);
    }

    /** Calls a function whose code is known, with arguments as written; false if they do not fit. Its result is pushed. */
    final boolean callKnown(Val callable, Executable e, List<Val> args, String... keywords) {
        if (!fits(e, args.size(), keywords)) {
            return false;
        }
        int depth = s.stack.size();
        known(callable, e, args, keywords);
        s.stack.subList(depth, s.stack.size()).clear();
        pushResult(Kind.OBJECT);
        checkDisturbed();
        return true;
    }

    /** The same, for arguments that fit. The result is on the JVM's stack; what has been pushed may be dropped then. */
    final void known(Val callable, Executable e, List<Val> args, String... keywords) {
        runs(callable, e);
        List<Val> values = bind(callable, e, args, keywords);
        frame();
        poll();
        enter(callable, e, values);
    }

    /** Leaves compiled code unless the callable is a function of that code. */
    final void runs(Val callable, Executable e) {
        site();
        loadObject(callable);
        if (e == x) {
            a.aload(THIS);
            a.getField(CODE, "executable", EXECUTABLE);
        } else {
            constants.load(a, e, EXECUTABLE);
        }
        a.call("runs", type(Z, O, EXECUTABLE));
        guard();
    }
}
