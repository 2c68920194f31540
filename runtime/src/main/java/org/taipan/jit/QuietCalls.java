package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.util.List;
import org.taipan.interpreter.Calls.Callees;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.OperatorCall;
import org.taipan.interpreter.PendingCall;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.ops.PlainValues;

/**
 * Calls of quiet code ({@code CompiledCode.quiet}): the frame is neither made nor told anything. Where the callee cannot go
 * on, this code is left with it ({@link PendingCall}). Where the callee is another than expected, code that is quiet itself
 * is left; other code makes its frame there and calls as usual.
 */
abstract class QuietCalls extends PythonCalls {
    QuietCalls(Unit u) {
        super(u);
    }

    /** Calls a function whose code is known, with arguments as written; false if they do not fit. The result is pushed. */
    final boolean callKnown(Val callable, Executable e, List<Val> args, String... keywords) {
        if (!fits(e, args.size(), keywords)) {
            return false;
        }
        int depth = s.stack.size();
        // A function that is known is asked for its compiled code when it is called, which says as much.
        boolean asked = !(callable instanceof Const) || !u.speculates[pc] || args.size() != e.parameters || quiet(e, args) == null;
        if (asked) {
            runs(callable, e);
        } else {
            site();
        }
        List<Val> values = bind(callable, e, args, keywords);
        Kind returned = u.speculates[pc] ? quiet(e, values) : null;
        if (returned == null) {
            callInFrame(callable, e, values, depth);
            return true;
        }
        Kind kind = u.speculates[pc + 1] ? returned : Kind.OBJECT;
        List<Val> waiting = List.copyOf(s.stack.subList(0, depth));
        quietly(callable, e, values, waiting, 0, kind);
        s.stack.subList(depth, s.stack.size()).clear();
        pushResult(kind);
        return true;
    }

    /**
     * The call, up to a result of that kind on the JVM's stack: OBJECT, or what the code returns.
     *
     * @param waiting the value stack while the callee runs
     * @param use what is done with the result, if the callee has to go on in the loop: a flag of a state
     */
    final void quietly(Val callable, Executable e, List<Val> args, List<Val> waiting, int use, Kind kind) {
        nestedCall(e);
        siteCalling(waiting, use);
        if (a.dry()) {
            return;
        }
        callQuietly(callable, e, args, exit);
        if (kind == Kind.OBJECT) {
            boxed(e);
        } else {
            a.dup2();
            a.aload(TS_VAR);
            a.callStatic(UNBOXED, "isResult", type(Z, Signature.type(kind), TS));
            a.branch(Opcode.IFEQ, popExit(kind));
        }
    }

    /** Makes an object of what quiet code has returned, and leaves the code where that has to wait. */
    final void boxed(Executable e) {
        box(result(e));
        a.dup();
        a.getStatic(CODE, "PENDING", O);
        a.branch(Opcode.IF_ACMPEQ, popExit(Kind.OBJECT));
    }

    /**
     * An operation that runs no Python code on plain values ({@code PlainValues}). Its result is pushed.
     *
     * @param first what the first of the values must be, a method there; the others must be plain
     * @param operation leaves an object on the JVM's stack, without a frame
     * @param inFrame does the same with whatever values there are, and pushes the result
     */
    final void plainly(List<Val> values, String first, Runnable operation, Runnable inFrame) {
        plainly(values, first, "is", operation, inFrame);
    }

    final void plainly(List<Val> values, String first, String others, Runnable operation, Runnable inFrame) {
        for (int i = 0; i < values.size(); i++) {
            if (values.get(i) instanceof Const c && !PlainValues.isKey(c.value()) || !triesWithoutFrame()) {
                inFrame.run();
                return;
            }
        }
        Label other = a.label();
        Label end = a.label();
        site();
        for (int i = 0; i < values.size(); i++) {
            Val v = values.get(i);
            if (!(v instanceof Const) && s.kind(v) == Kind.OBJECT) {
                loadObject(v);
                call(PLAIN, i == 0 ? first : others, type(Z, O));
                a.branch(Opcode.IFEQ, other);
            }
        }
        operation.run();
        a.go(end);
        a.bind(other);
        otherwise(MIXED, () -> {
            inFrame.run();
            loadObject(peek(0));
        });
        a.bind(end);
        pushResult(Kind.OBJECT);
    }

    /** An operation without a result; {@code without} leaves on the JVM's stack whether it was possible without a frame. */
    final void orInFrame(Runnable without, Runnable inFrame) {
        if (!triesWithoutFrame()) {
            inFrame.run();
            return;
        }
        Label end = a.label();
        site();
        without.run();
        a.branch(Opcode.IFNE, end);
        otherwise(MIXED, inFrame);
        a.bind(end);
    }

    /** A call that has gone to some functions with quiet code; false if it takes another way. The result is pushed. */
    final boolean callOneQuietly(Val callable, Callees c, List<Val> args) {
        if (!u.speculates[pc]) {
            return false;
        }
        for (Executable e : c.functions()) {
            if (e.exactArgs != args.size() || quiet(e, args) == null) {
                return false;
            }
        }
        Label end = a.label();
        site();
        siteCalling(List.copyOf(s.stack), 0);
        for (Executable e : c.functions()) {
            nestedCall(e);
            if (!a.dry()) {
                Label other = a.label();
                callQuietly(callable, e, args, other);
                boxed(e);
                a.go(end);
                a.bind(other);
            }
        }
        a.go(exit);
        a.bind(end);
        pushResult(Kind.OBJECT);
        return true;
    }

    /**
     * An operator whose left operand's class is written in Python and whose method is quiet; false if it takes another way.
     * The result is pushed.
     */
    final boolean operatorQuietly(Val p, Val q, Runnable otherwise) {
        if (!u.speculates[pc] || !(u.caches[pc] instanceof OperatorCall c) || kind(p) != Kind.OBJECT) {
            return false;
        }
        Executable e = c.method().executable();
        if (e.exactArgs != 2 || quiet(e, List.of(p, q)) == null) {
            return false;
        }
        List<Val> waiting = new java.util.ArrayList<>(s.stack);
        waiting.add(p);
        waiting.add(q);
        Label other = a.label();
        Label end = a.label();
        site();
        nestedCall(e);
        operandsHold(p, q, c, e, other);
        siteCalling(waiting, PendingCall.OPERATOR);
        if (!a.dry()) {
            callQuietly(new Const(c.method()), e, List.of(p, q), exit);
            box(result(e));
            a.dup();
            a.aload(TS_VAR);
            a.callStatic(interpreter("PendingCall"), "isResult", type(Z, O, TS));
            a.branch(Opcode.IFEQ, popExit(Kind.OBJECT));
            a.go(end);
        }
        a.bind(other);
        otherwise(MIXED, otherwise);
        a.bind(end);
        pushResult(Kind.OBJECT);
        return true;
    }
}
