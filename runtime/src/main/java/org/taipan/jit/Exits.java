package org.taipan.jit;

import static org.taipan.interpreter.Op.RAISE_VARARGS;
import static org.taipan.interpreter.Op.RERAISE;
import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.taipan.jit.State.Framed;
import org.taipan.jit.Val.Kind;
import org.taipan.types.PyCode;
import org.taipan.types.PyNone;

/** Beginning and ending: returns, exceptions, and suspending the frame of a generator. */
abstract class Exits extends CallSites {
    private static final ClassDesc EXCEPTIONS = interpreter("Exceptions");
    private static final ClassDesc EXCEPTION = ClassDesc.of("org.taipan.objects.PyException");

    Exits(Unit u) {
        super(u);
    }

    /** A function has begun: the loop sees to whoever watches, to signals, and to too deep a recursion. */
    final void started() {
        if (a.dry()) {
            return;
        }
        siteAfter(pc, 2 | 8);
        a.aload(TS_VAR);
        a.aload(FRAME_VAR);
        a.push(nested);
        // Code that may call itself must ask; other quiet code ends soon, and its callers' loops ask.
        a.callStatic(isQuiet() && !countsDepth ? interpreter("PendingCall") : Asm.INTERPRETER, "mayStart", type(Z, TS, FRAME, I));
        a.branch(Opcode.IFEQ, exit);
    }

    final void checkBound(int i) {
        if (s.locals[i] == Kind.LONG || s.locals[i] == Kind.DOUBLE) {
            return;
        }
        site();
        if (!a.dry()) {
            Label bound = a.label();
            a.aload(objectVar[i]);
            a.branch(Opcode.IFNONNULL, bound);
            a.aload(THIS);
            a.push(i);
            a.call("unbound", type(EXCEPTION, CODE, I));
            a.builder().athrow();
            a.bind(bound);
        }
    }

    final void returns(Val v) {
        boolean tells = !s.dirty.isEmpty();
        if (s.framed == Framed.YES && tells && !a.dry()) {
            Label free = a.label();
            a.aload(FRAME_VAR);
            a.getField(FRAME, "captured", Z);
            a.branch(Opcode.IFEQ, free);
            spill();
            a.bind(free);
        }
        if (a.dry()) {
            returned = returned == null ? s.kind(v) : Kind.meetPlain(returned, s.kind(v));
            return;
        }
        if (s.framed == Framed.MAYBE && tells) {
            siteBefore(2);
            a.aload(TS_VAR);
            a.aload(FRAME_VAR);
            a.call("leavesUnseen", type(Z, TS, FRAME));
            a.branch(Opcode.IFEQ, exit);
            load(v, u.signature.result());
            a.builder().return_(TypeKind.from(Signature.type(u.signature.result())));
            return;
        }
        load(v, u.signature.result());
        if (s.framed != Framed.NO) {
            a.aload(TS_VAR);
            a.aload(FRAME_VAR);
            a.call("leave", type(Types.V, TS, FRAME));
        }
        a.builder().return_(TypeKind.from(Signature.type(u.signature.result())));
    }

    final void raise(int op, int arg) {
        int n = op == RAISE_VARARGS ? arg : arg + 1;
        List<Val> v = pops(n);
        frame();
        array(v, Math.max(n, 1));
        a.astore(arrayVar);
        if (op == RAISE_VARARGS) {
            a.aload(TS_VAR);
        } else {
            a.aload(FRAME_VAR);
        }
        a.aload(arrayVar);
        a.push(n);
        a.push(arg);
        call(EXCEPTIONS, op == RAISE_VARARGS ? "raise" : "reraise",
                type(EXCEPTION, op == RAISE_VARARGS ? TS : FRAME, OBJECTS, I, I));
        if (op == RERAISE) {
            siteReraising();
        }
        int row = x.handler(pc);
        if (row < 0) {
            a.aload(TS_VAR);
            a.aload(FRAME_VAR);
            a.push(pc);
            call(EXCEPTIONS, "leaveRaising", type(EXCEPTION, EXCEPTION, TS, FRAME, I));
            a.astore(thrownVar);
            raises |= !a.dry();
            a.go(out);
        } else if (!u.rare[x.handlers[row + 2]] && (op == RAISE_VARARGS || arg == 0)) {
            raiseHere(row);
        } else if (!a.dry()) {
            a.builder().athrow();
        }
    }

    /** Goes on at the handler in this frame, whose instruction is the one to blame. */
    private void raiseHere(int row) {
        a.aload(TS_VAR);
        a.aload(FRAME_VAR);
        call(EXCEPTIONS, "raisedHere", type(O, EXCEPTION, TS, FRAME));
        pushResult(Kind.OBJECT);
        Val e = pop();
        while (s.stack.size() > x.handlers[row + 3]) {
            pop();
        }
        if (x.handlers[row + 4] != 0) {
            push(new Val.Const((long) x.unit(pc)));
        }
        push(e);
        edge(x.handlers[row + 2]);
    }

    final void suspend() {
        Val v = pop();
        site();
        if ((x.code.flags & PyCode.GENERATOR) != 0) {
            Label untaken = a.label();
            a.aload(FRAME_VAR);
            load(v, s.kind(v));
            a.call("isTaken", type(Z, FRAME, Signature.type(s.kind(v))));
            a.branch(Opcode.IFEQ, untaken);
            push(new Val.Const(PyNone.NONE));
            Block after = next;
            next = null;
            edge(pc + 1);
            next = after;
            a.bind(untaken);
            pop();
        }
        spill();
        int n = s.stack.size();
        if (n > 0) {
            a.aload(FRAME_VAR);
            a.getField(FRAME, "slots", OBJECTS);
            for (int i = 0; i < n; i++) {
                a.dup();
                a.push(localCount + i);
                loadObject(s.stack.get(i));
                a.aastore();
            }
            a.pop();
        }
        a.aload(TS_VAR);
        a.aload(FRAME_VAR);
        a.push(pc + 1);
        a.push(localCount + n);
        a.call("at", type(FRAME, FRAME, I, I));
        loadObject(v);
        a.push(ins >>> 8);
        a.call("suspend", type(O, TS, FRAME, O, I));
        a.areturn();
        if (a.dry()) {
            State after = new State(localCount, Framed.YES);
            System.arraycopy(s.locals, 0, after.locals, 0, localCount);
            for (int i = 0; i <= n; i++) {
                after.stack.add(new Val.Temp(Kind.OBJECT, i, i < n && s.stack.get(i).mayBeAbsent()));
            }
            flow(u.blocks.get(pc + 1), after);
        }
    }

    final void send() {
        Val v = pop();
        Val receiver = peek(0);
        frame();
        a.aload(TS_VAR);
        a.aload(FRAME_VAR);
        loadObject(receiver);
        loadObject(v);
        call(interpreter("Awaits"), "send", type(O, TS, FRAME, O, O));
        pushResult(Kind.OBJECT);
        Label ended = a.label();
        loadObject(peek(0));
        a.branch(Opcode.IFNULL, ended);
        checkDisturbed();
        Block after = next;
        next = null;
        edge(pc + 1);
        next = after;
        a.bind(ended);
        pop();
        a.aload(FRAME_VAR);
        a.call("sent", type(O, FRAME));
        pushResult(Kind.OBJECT);
        checkDisturbed(ins >>> 8);
        edge(ins >>> 8);
    }
}
