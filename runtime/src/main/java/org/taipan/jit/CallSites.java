package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.interpreter.Calls;
import org.taipan.interpreter.Calls.ClassCall;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.Executable;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyMethodDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** CALL and its relatives: bound to the callee that was seen, if it is always the same. */
abstract class CallSites extends BuiltinCalls {
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
                case Executable e when args.size() <= 4 -> {
                    function(callable, e, args);
                    return;
                }
                case ClassCall c when !method && args.size() <= 3 && (c.init() != null || args.isEmpty()) -> {
                    construct(callable, c, args);
                    return;
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
        frame();
        poll();
        a.aload(TS_VAR);
        if (args.size() <= 3 && (u.caches[pc] == Calls.MANY || !u.speculates[pc])) {
            loadObject(callable);
            loadObject(self);
            args.forEach(this::loadObject);
            ClassDesc[] types = new ClassDesc[args.size() + 3];
            Arrays.fill(types, O);
            types[0] = TS;
            a.call("invoke", type(O, types));
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

    private void function(Val callable, Executable e, List<Val> args) {
        site();
        loadObject(callable);
        if (e == x) {
            loadExecutable();
        } else {
            constants.load(a, e, EXECUTABLE);
        }
        a.call("runs", type(Z, O, EXECUTABLE));
        guard();
        frame();
        poll();
        ClassDesc[] types = new ClassDesc[args.size() + 2];
        Arrays.fill(types, O);
        types[0] = TS;
        types[1] = FUNCTION;
        CompiledCode target = e.exactArgs == args.size() ? e.compiledFunction() : null;
        Label general = a.label();
        Label end = a.label();
        if (target != null) {
            loadObject(callable);
            constants.load(a, target, CODE);
            a.call("runs", type(Z, O, CODE));
            a.branch(Opcode.IFEQ, general);
            constants.load(a, target, CODE);
            a.aload(TS_VAR);
            loadObject(callable);
            a.cast(FUNCTION);
            args.forEach(this::loadObject);
            a.callVirtual(CODE, "call" + args.size(), type(O, types));
            a.go(end);
            a.bind(general);
        }
        loadObject(callable);
        a.cast(FUNCTION);
        a.aload(TS_VAR);
        args.forEach(this::loadObject);
        a.callVirtual(FUNCTION, "call" + args.size(), type(O, types).dropParameterTypes(1, 2));
        a.bind(end);
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    private void construct(Val callable, ClassCall c, List<Val> args) {
        site();
        loadObject(callable);
        constants.load(a, c, CLASS_CALL);
        a.call("isClass", type(Z, O, CLASS_CALL));
        guard();
        frame();
        poll();
        a.aload(TS_VAR);
        constants.load(a, c, CLASS_CALL);
        args.forEach(this::loadObject);
        ClassDesc[] types = new ClassDesc[args.size() + 2];
        Arrays.fill(types, O);
        types[0] = TS;
        types[1] = CLASS_CALL;
        a.call("construct" + args.size(), type(O, types));
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    final void callKeywords() {
        int n = ins >>> 8;
        List<Val> all = pops(n + 3);
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

    final void superAttribute() {
        List<Val> all = pops(3);
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
