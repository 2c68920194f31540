package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.OperatorCall;
import org.taipan.interpreter.PendingCall;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;

/**
 * Calls of Python functions whose code is known while the caller is compiled. Each goes to the compiled code itself,
 * if the
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

    /** How a direct call goes: never, or if the function and the arguments are as expected, or always. */
    private enum Way { NONE, MAYBE, ALWAYS }

    /** The functions that are being compiled, of which this is one. */
    Set<Executable> inProgress = Set.of();

    private CompiledCode target(Executable e, int count) {
        return e.parameters != count || e.makesGenerator ? null : u.target(e);
    }

    private boolean isSelf(Executable e, int count) {
        return e == x && u.direct == count;
    }

    /** What the code that a direct call goes to takes and returns, or null if there is none. */
    private Signature signature(Executable e, int count) {
        CompiledCode c = target(e, count);
        if (isSelf(e, count)) {
            return u.signature;
        }
        return c == null ? null : c.signature instanceof Signature g ? g : Signature.of(count);
    }

    /**
     * Calls a function of that code, which the callable has been found to be, with a value for each parameter, and
     * leaves
     * the result, as an object, on the JVM's stack. The frame is up to date.
     */
    final void enter(Val callable, Executable e, List<Val> args) {
        if (a.dry()) {
            return;
        }
        Label end = a.label();
        Label otherwise = a.label();
        Way way = call(callable, e, args, isSelf(e, args.size()), otherwise);
        if (way != Way.NONE) {
            box(signature(e, args.size()).result());
            a.go(end);
        }
        if (way != Way.ALWAYS) {
            a.bind(otherwise);
            callAny(callable, e, args);
        }
        a.bind(end);
    }

    /** The same, with a result of the kind that the code returns; leaves compiled code if it is of another. */
    private void enter(Val callable, Executable e, List<Val> args, Kind kind, int depth) {
        Label end = a.label();
        Label otherwise = a.label();
        Label object = a.label();
        Way way = a.dry() ? Way.NONE : call(callable, e, args, isSelf(e, args.size()), otherwise);
        if (way != Way.NONE) {
            a.dup2();
            branchUnlessWayOut(kind, end);
            box(kind);
            a.go(object);
        }
        if (way != Way.ALWAYS && !a.dry()) {
            a.bind(otherwise);
            callAny(callable, e, args);
        }
        a.bind(object);
        s.stack.subList(depth, s.stack.size()).clear();
        pushResult(Kind.OBJECT);
        unbox(kind);
        a.bind(end);
    }

    /** With what typed code has returned twice on the JVM's stack: goes to a label unless that stands for an object. */
    final void branchUnlessWayOut(Kind kind, Label label) {
        if (kind == Kind.LONG) {
            a.push(CompiledCode.WAY_OUT);
            a.op(Opcode.LCMP);
            a.branch(Opcode.IFNE, label);
        } else {
            a.dup2();
            a.op(Opcode.DCMPL);
            a.branch(Opcode.IFEQ, label);
        }
    }

    /** Pops an object that was guessed to be a number, and leaves that on the JVM's stack; leaves the code if it is none. */
    final void unbox(Kind kind) {
        Val result = peek(0);
        Label fits = a.label();
        loadObject(result);
        a.isInstance(kind == Kind.LONG ? LONG : DOUBLE);
        a.branch(Opcode.IFNE, fits);
        a.aload(THIS);
        a.aload(TS_VAR);
        a.push(pc);
        a.callVirtual(CODE, "missed", type(Types.V, TS, I));
        siteAfter(pc + 1, 2);
        a.go(exit);
        a.bind(fits);
        load(result, kind);
        pop();
    }

    /** Makes an object of what typed code has returned. */
    final void box(Kind kind) {
        if (kind != Kind.OBJECT) {
            a.aload(TS_VAR);
            a.callStatic(UNBOXED, "boxed", type(O, Signature.type(kind), TS));
        }
    }

    /** Calls what a function runs now, whatever it takes. */
    final void callAny(Val callable, Executable e, List<Val> args) {
        if (e.makesGenerator && args.size() <= 3) {
            generator(callable, e, args);
            return;
        }
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
    }

    /** Makes the generator or coroutine that a function of that code is called for. */
    private void generator(Val callable, Executable e, List<Val> args) {
        a.aload(TS_VAR);
        loadExecutable(e);
        loadObject(callable);
        args.forEach(this::loadObject);
        ClassDesc[] types = new ClassDesc[args.size() + 3];
        Arrays.fill(types, O);
        types[0] = TS;
        types[1] = EXECUTABLE;
        a.call("generator", type(O, types));
    }

    /** Calls the compiled code that functions of some code have now, if the callable is one; else goes to a label. */
    final void direct(Val callable, Executable e, List<Val> args, Label otherwise, Label end) {
        if (!a.dry() && call(callable, e, args, false, otherwise) != Way.NONE) {
            box(signature(e, args.size()).result());
            a.go(end);
        }
    }

    /** Leaves the result on the JVM's stack, as the signature says. */
    private Way call(Val callable, Executable e, List<Val> args, boolean known, Label otherwise) {
        int n = args.size();
        Signature g = signature(e, n);
        if (g == null) {
            return Way.NONE;
        }
        boolean self = isSelf(e, n);
        Way way = known ? Way.ALWAYS : Way.MAYBE;
        if (!mayFit(g, args)) {
            return Way.NONE;
        }
        CompiledCode target = self ? null : target(e, n);
        if (!known) {
            loadObject(callable);
            if (self) {
                loadExecutable(e);
            } else {
                constants.load(a, target, CODE);
            }
            a.call("runs", type(Z, O, self ? EXECUTABLE : CODE));
            a.branch(Opcode.IFEQ, otherwise);
        }
        if (unlessFit(g, args, otherwise)) {
            way = Way.MAYBE;
        }
        ClassDesc typed = g.isTyped() && !self ? g.name() : CODE;
        if (self) {
            a.aload(THIS);
        } else {
            constants.load(a, target, typed);
        }
        a.aload(TS_VAR);
        loadObject(callable);
        a.cast(FUNCTION);
        if (self) {
            a.nothing();
            a.push(-1);
        }
        if (self || g.isTyped()) {
            for (int i = 0; i < n; i++) {
                load(args.get(i), g.parameters().get(i));
            }
        }
        if (self) {
            a.callVirtual(this.self, "body", bodyType);
        } else if (g.isTyped()) {
            a.builder().invokeinterface(typed, "call", g.method(TS, FUNCTION));
        } else {
            boolean separate = e.exactArgs >= 0 && n <= Unit.MOST_SEPARATE;
            arguments(args, separate);
            a.callVirtual(CODE, separate ? "call" + n : "callAll", entry(n, separate, TS, FUNCTION));
        }
        return way;
    }

    /** Whether the arguments may turn out to be what the code takes. */
    private boolean mayFit(Signature g, List<Val> args) {
        for (int i = 0; i < args.size(); i++) {
            Kind k = g.parameters().get(i);
            Kind given = s.kind(args.get(i));
            if (k != Kind.OBJECT && given != k && (given != Kind.OBJECT || args.get(i) instanceof Const)) {
                return false;
            }
        }
        return true;
    }

    /** Goes to a label if an argument is not what the code takes; false if that cannot be. */
    private boolean unlessFit(Signature g, List<Val> args, Label otherwise) {
        boolean asked = false;
        for (int i = 0; i < args.size(); i++) {
            Kind k = g.parameters().get(i);
            if (k != Kind.OBJECT && s.kind(args.get(i)) == Kind.OBJECT) {
                loadObject(args.get(i));
                a.isInstance(k == Kind.LONG ? LONG : DOUBLE);
                a.branch(Opcode.IFEQ, otherwise);
                asked = true;
            }
        }
        return asked;
    }

    // ---- quiet code -------------------------------------------------------------------------------------------------

    /** What quiet code returns that such a call may go to, or null if there is none. */
    final Kind quiet(Executable e, List<Val> args) {
        boolean self = isSelf(e, args.size());
        CompiledCode c = self ? null : target(e, args.size());
        if (isLate(e, args.size())) {
            return Kind.OBJECT;
        }
        askedWhetherQuiet |= self;
        boolean quiet = self ? takenForQuiet : c != null && c.quiet > 0;
        return quiet && mayFit(signature(e, args.size()), args) ? signature(e, args.size()).result() : null;
    }

    /** Whether code is being compiled that calls this, too: it is taken to be quiet, and asked for when it is called. */
    private boolean isLate(Executable e, int count) {
        return e != x && e.parameters == count && e.exactArgs == count && count <= Unit.MOST_SEPARATE && !e.makesGenerator
                && target(e, count) == null && inProgress.contains(e);
    }

    final Kind result(Executable e) {
        return isLate(e, e.parameters) ? Kind.OBJECT : signature(e, e.parameters).result();
    }

    /** A quiet call is made here; whether it has to count in {@code ThreadState.depth}, as it may call on. */
    final boolean nestedCall(Executable e) {
        s.facts.clear();
        boolean counts = isSelf(e, e.parameters) || isLate(e, e.parameters)
                || target(e, e.parameters).quiet >= CompiledCode.COUNTS - 1;
        if (counts) {
            countsDepth = true;
        } else {
            nested = Math.max(nested, target(e, e.parameters).quiet);
        }
        return counts;
    }

    /** Calls quiet code, if the callable and the arguments are what is expected; else goes to a label. */
    final void callQuietly(Val callable, Executable e, List<Val> args, Label otherwise) {
        if (isLate(e, args.size())) {
            callLate(callable, e, args, otherwise);
            return;
        }
        Signature g = signature(e, args.size());
        boolean self = isSelf(e, args.size());
        CompiledCode target = self ? null : target(e, args.size());
        boolean counts = nestedCall(e);
        loadObject(callable);
        if (self) {
            loadExecutable(e);
        } else {
            constants.load(a, target, CODE);
        }
        a.call("runs", type(Z, O, self ? EXECUTABLE : CODE));
        a.branch(Opcode.IFEQ, otherwise);
        unlessFit(g, args, otherwise);
        if (counts) {
            setDepth(1);
        }
        if (self) {
            a.aload(THIS);
        } else {
            constants.load(a, target, g.name());
        }
        a.aload(TS_VAR);
        loadObject(callable);
        a.cast(FUNCTION);
        if (self) {
            a.nothing();
            a.push(PendingCall.QUIETLY);
        }
        for (int i = 0; i < args.size(); i++) {
            load(args.get(i), g.parameters().get(i));
        }
        if (self) {
            a.callVirtual(this.self, "body", bodyType);
        } else {
            a.builder().invokeinterface(g.name(), "quietly", g.method(TS, FUNCTION));
        }
        if (counts) {
            resetDepth();
        }
    }

    private void callLate(Val callable, Executable e, List<Val> args, Label otherwise) {
        int n = args.size();
        loadObject(callable);
        constants.load(a, e, EXECUTABLE);
        a.call("runs", type(Z, O, EXECUTABLE));
        a.branch(Opcode.IFEQ, otherwise);
        Label there = a.label();
        Label fits = a.label();
        constants.load(a, e, EXECUTABLE);
        a.call("compiled", type(CODE, EXECUTABLE));
        a.astore(lateVar);
        a.aload(lateVar);
        a.branch(Opcode.IFNONNULL, there);
        siteBefore(PendingCall.AWAITING | 2);
        a.go(exit);
        a.bind(there);
        siteCalling();
        setDepth(1);
        a.aload(lateVar);
        a.cast(CODE);
        a.aload(TS_VAR);
        loadObject(callable);
        a.cast(FUNCTION);
        args.forEach(this::loadObject);
        a.callVirtual(CODE, "quietly" + n, entry(n, true, TS, FUNCTION));
        resetDepth();
        a.dup();
        a.branch(Opcode.IFNONNULL, fits);
        a.pop();
        a.go(otherwise);
        a.bind(fits);
    }

    private void resetDepth() {
        if (s.framed != State.Framed.YES) {
            Label present = a.label();
            a.aload(FRAME_VAR);
            a.branch(Opcode.IFNONNULL, present);
            setDepth(0);
            a.bind(present);
        }
    }

    /** Says how deep calls are nested: as deep as this one's caller, and so many more. */
    private void setDepth(int more) {
        a.aload(TS_VAR);
        a.iload(depthVar);
        if (more > 0) {
            a.push(more);
            a.op(Opcode.IADD);
        }
        a.putField(TS, "depth", I);
    }

    // ---- arguments --------------------------------------------------------------------------------------------------

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
     * A value for each parameter of code that the call fits: arguments, then the defaults that there are when the
     * call is
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

    /** Goes to a label unless the operands are such that an operator's method is the one that was seen. */
    final void operandsHold(Val p, Val q, OperatorCall c, Executable e, Label otherwise) {
        ClassDesc type = interpreter("OperatorCall");
        loadObject(p);
        loadObject(q);
        constants.load(a, c, type);
        constants.load(a, e, EXECUTABLE);
        a.callStatic(type, "holds", type(Z, O, O, type, EXECUTABLE));
        a.branch(Opcode.IFEQ, otherwise);
    }

    /**
     * An operator whose left operand's class is written in Python, after {@link #frame}: calls the method that was
     * seen and
     * goes on at {@code end} with the result on the JVM's stack, if the operands are such again.
     */
    final void operatorCall(Val p, Val q, int kind, Label end) {
        Executable e = u.caches[pc] instanceof OperatorCall seen ? seen.method().executable() : null;
        if (e == null || e.exactArgs != 2 || kind(p) != Kind.OBJECT || a.dry()) {
            return;
        }
        OperatorCall c = (OperatorCall) u.caches[pc];
        Label otherwise = a.label();
        operandsHold(p, q, c, e, otherwise);
        enter(new Const(c.method()), e, List.of(p, q));
        a.aload(TS_VAR);
        loadObject(p);
        loadObject(q);
        a.push(kind);
        a.call("operated", type(O, O, TS, O, O, I));
        a.go(end);
        a.bind(otherwise);
    }

    /** Calls a function whose code is known, with a value for each parameter; the result takes their place on the stack. */
    final void callInFrame(Val callable, Executable e, List<Val> values, int depth) {
        frame();
        poll();
        Signature g = signature(e, values.size());
        Kind kind = g != null && u.speculates[pc] && u.speculates[pc + 1] ? g.result() : Kind.OBJECT;
        if (kind == Kind.OBJECT) {
            enter(callable, e, values);
        } else {
            enter(callable, e, values, kind, depth);
        }
        s.stack.subList(depth, s.stack.size()).clear();
        pushResult(kind);
        checkDisturbed();
    }

    /** Leaves compiled code unless the callable is a function of that code. */
    final void runs(Val callable, Executable e) {
        site();
        loadObject(callable);
        loadExecutable(e);
        a.call("runs", type(Z, O, EXECUTABLE));
        guard();
    }

    private void loadExecutable(Executable e) {
        if (e == x) {
            a.aload(THIS);
            a.getField(CODE, "executable", EXECUTABLE);
        } else {
            constants.load(a, e, EXECUTABLE);
        }
    }
}
