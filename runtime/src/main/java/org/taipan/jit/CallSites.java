package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.interpreter.Calls;
import org.taipan.interpreter.Calls.Callees;
import org.taipan.interpreter.Calls.ClassCall;
import org.taipan.interpreter.Calls.KeywordCall;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.SuperAttributes;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyMethodDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.types.PySuper;

/** CALL and its relatives: bound to the callee that was seen, if it is always the same. */
abstract class CallSites extends Constructions {
    CallSites(Unit u) {
        super(u);
    }

    final void call() {
        int n = ins >>> 8;
        List<Val> args = pops(n);
        Val self = pop();
        Val callable = pop();
        // Who is called may be known even where a guess about what the builtin is given was wrong.
        Object seen = u.speculates[pc] || u.caches[pc] instanceof PyObject ? u.caches[pc] : null;
        if (seen != null && (self instanceof Const c && c.value() == null || !self.mayBeAbsent())) {
            boolean method = !(self instanceof Const c && c.value() == null);
            if (method) {
                args.addFirst(self);
            }
            switch (seen) {
                case Executable e -> {
                    if (callKnown(callable, e, args)) {
                        return;
                    }
                }
                case ClassCall c when !method -> {
                    if (construct(callable, c, args)) {
                        return;
                    }
                }
                case PyObject o when o instanceof PyBuiltinFunction || o instanceof PyMethodDescriptor
                        || o instanceof PyType && !method -> {
                    if (builtin(callable, o, args)) {
                        return;
                    }
                }
                default -> {
                }
            }
            if (method) {
                args.removeFirst();
            }
        }
        if (u.caches[pc] instanceof Callees c && args.size() <= 3) {
            callOneOf(callable, self, c, args);
            return;
        }
        frame();
        poll();
        a.aload(TS_VAR);
        if (args.size() <= 3 && (u.caches[pc] == Calls.MANY || !u.speculates[pc])) {
            invoke(callable, self, args);
            pushResult(Kind.OBJECT);
            checkDisturbed();
            return;
        }
        a.aload(THIS);
        a.push(pc);
        array(callable, self, args);
        a.call("call", type(O, TS, CODE, I, OBJECTS));
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    final List<Val> pops(int n) {
        List<Val> top = s.stack.subList(s.stack.size() - n, s.stack.size());
        List<Val> args = new ArrayList<>(top);
        top.clear();
        return args;
    }

    private void array(Val callable, Val self, List<Val> args) {
        List<Val> all = new ArrayList<>(args);
        all.addFirst(self);
        all.addFirst(callable);
        array(all, all.size());
    }

    /** With the thread state on the JVM's stack: calls whatever the callable is; {@code self} may be absent. */
    private void invoke(Val callable, Val self, List<Val> args) {
        loadObject(callable);
        loadObject(self);
        args.forEach(this::loadObject);
        ClassDesc[] types = new ClassDesc[args.size() + 3];
        Arrays.fill(types, O);
        types[0] = TS;
        a.callStatic(interpreter("ManyCallees"), "invoke", type(O, types));
    }

    /** A call that has gone to some functions: to their compiled code, if it is one of them. */
    private void callOneOf(Val callable, Val self, Callees c, List<Val> args) {
        boolean absent = self instanceof Const k && k.value() == null;
        List<Val> all = new ArrayList<>(args);
        if (!absent) {
            all.addFirst(self);
        }
        if ((absent || !self.mayBeAbsent()) && callOneQuietly(callable, c, all)) {
            return;
        }
        frame();
        poll();
        Label end = a.label();
        Label general = a.label();
        if (self.mayBeAbsent() && !absent) {
            loadObject(self);
            a.branch(Opcode.IFNULL, general);
        }
        for (Executable e : c.functions()) {
            if (e.exactArgs == all.size()) {
                Label otherwise = a.label();
                direct(callable, e, all, otherwise, end);
                a.bind(otherwise);
            }
        }
        a.bind(general);
        a.aload(THIS);
        a.aload(TS_VAR);
        loadObject(callable);
        a.call("calls", type(Types.V, CODE, TS, O));
        a.aload(TS_VAR);
        invoke(callable, self, args);
        a.bind(end);
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    final void callKeywords() {
        int n = ins >>> 8;
        List<Val> all = pops(n + 3);
        if (u.speculates[pc] && u.caches[pc] instanceof KeywordCall k && all.getLast() instanceof Const names
                && names.value() == k.tuple()) {
            Val self = all.get(1);
            boolean method = !(self instanceof Const c && c.value() == null);
            List<Val> args = new ArrayList<>(all.subList(method ? 1 : 2, n + 2));
            if (!(method && self.mayBeAbsent())
                    && (k.callee() instanceof Executable e && callKnown(all.get(0), e, args, k.names())
                    || !method && k.callee() instanceof ClassCall c && construct(all.get(0), c, args, k.names()))) {
                return;
            }
        }
        frame();
        poll();
        a.aload(TS_VAR);
        a.aload(THIS);
        a.push(pc);
        array(all, all.size());
        a.call("callKeywords", type(O, TS, CODE, I, OBJECTS));
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    final void callUnpacked() {
        int flags = ins >>> 8;
        List<Val> all = pops(3 + (flags & 1));
        frame();
        poll();
        a.aload(TS_VAR);
        array(all, all.size());
        a.push(flags);
        a.call("callUnpacked", type(O, TS, OBJECTS, I));
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    /** Pushes what an operation of the loop has left in the array that it takes for the value stack. */
    final void results(int count) {
        for (int i = 0; i < count; i++) {
            a.aload(arrayVar);
            a.push(i);
            a.aaload();
            Val.Temp t = temp(Kind.OBJECT);
            store(t);
            push(new Val.Temp(Kind.OBJECT, t.number(), true));
        }
    }

    /** Leaves compiled code unless the value is that object. */
    private void same(Val v, Object expected) {
        loadObject(v);
        constants.load(a, expected, O);
        a.branch(Opcode.IF_ACMPNE, exit);
    }

    final void superAttribute() {
        List<Val> all = pops(3);
        if (u.speculates[pc] && (ins >>> 8 & 1) != 0 && u.caches[pc] instanceof SuperAttributes.Found c) {
            site();
            same(all.get(0), PySuper.TYPE);
            same(all.get(1), c.after());
            Val self = all.get(2);
            loadObject(self);
            constants.load(a, c.type(), TYPE);
            a.call("hasType", type(Z, O, TYPE));
            guard();
            constants.load(a, c.version(), VERSION);
            a.callVirtual(VERSION, "isValid", type(Z));
            guard();
            push(new Const(c.method()));
            push(self);
            return;
        }
        frame();
        array(all, 4);
        a.astore(arrayVar);
        a.aload(TS_VAR);
        a.aload(THIS);
        a.push(pc);
        a.aload(arrayVar);
        a.push(ins >>> 8);
        a.call("superAttribute", type(Types.V, TS, CODE, I, OBJECTS, I));
        results((ins >>> 8 & 1) != 0 ? 2 : 1);
        checkDisturbed();
    }
}
