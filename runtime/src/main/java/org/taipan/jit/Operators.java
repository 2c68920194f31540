package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.util.ArrayList;
import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.interpreter.BuiltinOperator;
import org.taipan.interpreter.Comparison;
import org.taipan.interpreter.Mixed;
import org.taipan.interpreter.Op;
import org.taipan.interpreter.OperatorCall;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.Slot;

/** Arithmetic and comparison: on longs and doubles where these have been seen, else as the loop does it. */
abstract class Operators extends BuiltinOperators {
    /** Ranges in which an ArithmeticException means that a long was too small. */
    final List<Label[]> overflows = new ArrayList<>();

    Operators(Unit u) {
        super(u);
    }

    // ---- arithmetic ---------------------------------------------------------------------------------------------------

    final void binary() {
        int kind = ins >>> 8;
        int operator = kind % Oparg.NB_INPLACE;
        Val q = pop();
        Val p = pop();
        int op = Unit.op(ins);
        boolean trust = u.speculates[pc];
        Object seen = u.caches[pc];
        boolean longs = isLong(p) && isLong(q) || trust && mayBeLong(p) && mayBeLong(q) && Op.isInt(op);
        boolean doubles = isDouble(p) && isDouble(q) || trust && mayBeDouble(p) && mayBeDouble(q) && Op.isFloat(op);
        boolean left = isDouble(p) && isLong(q) || trust && seen == Mixed.FLOAT_INT && mayBeDouble(p) && mayBeLong(q);
        boolean right = isLong(p) && isDouble(q) || trust && seen == Mixed.INT_FLOAT && mayBeLong(p) && mayBeDouble(q);
        if (longs && trust && onLongs(operator, p, q)) {
            return;
        }
        if ((doubles || left || right) && trust && onDoubles(operator, p, q, left, right)) {
            return;
        }
        if (op == Op.ADD_STR && trust && operator == Oparg.NB_ADD && kind(p) == Kind.OBJECT && kind(q) == Kind.OBJECT) {
            if (p instanceof Val.Local l && isStoredNext(l.index())) {
                append(l.index(), q);
                return;
            }
            guardString(p);
            guardString(q);
            loadString(p);
            loadString(q);
            a.callVirtual(STRING, "concat", type(STRING, STRING));
            pushResult(Kind.OBJECT);
            return;
        }
        if (u.isModular(pc) && pc + 2 < block.end) {
            modular(p, q);
        }
        if (operatorQuietly(p, q, () -> {
            generic(p, q, kind, null);
            loadObject(peek(0));
        })) {
            return;
        }
        if (seen instanceof OperatorCall) {
            generic(p, q, kind, a.label());
        } else if (seen instanceof BuiltinOperator) {
            generic(p, q, kind, null);
        } else {
            plainly(List.of(p, q), "is", () -> apply(p, q, kind), () -> generic(p, q, kind, null));
        }
    }

    private void apply(Val p, Val q, int kind) {
        a.aload(TS_VAR);
        loadObject(p);
        loadObject(q);
        a.push(kind);
        call(interpreter("Arithmetic"), "generic", type(O, TS, O, O, I));
    }

    /** Any operator with any operands; {@code known} is where what {@link #operatorCall} has found goes on, or null. */
    private void generic(Val p, Val q, int kind, Label known) {
        frame();
        if (known != null) {
            operatorCall(p, q, kind, known);
        }
        builtinOperator(p, q, false, () -> apply(p, q, kind));
        if (known != null) {
            a.bind(known);
        }
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    /** A product whose remainder is taken next: of ints, without making the product. Goes on behind the remainder, or here. */
    private void modular(Val p, Val q) {
        int load = u.instructions[pc + 1];
        Val m = Unit.op(load) == org.taipan.interpreter.Op.LOAD_CONST ? new Const(x.consts[load >>> 8])
                : new Val.Local(load >>> 8);
        loadObject(p);
        loadObject(q);
        loadObject(m);
        a.callStatic(UNBOXED, "multiplyModulo", type(O, O, O, O));
        pushResult(Kind.OBJECT);
        Label otherwise = a.label();
        loadObject(peek(0));
        a.branch(Opcode.IFNULL, otherwise);
        Block after = next;
        next = null;
        edge(pc + 3);
        next = after;
        a.bind(otherwise);
        pop();
    }

    /** Whether the next instruction stores the result in a variable that only this code keeps. */
    private boolean isStoredNext(int variable) {
        if (pc + 1 >= block.end || u.isGenerator) {
            return false;
        }
        int following = u.instructions[pc + 1];
        return switch (Unit.op(following)) {
            case org.taipan.interpreter.Op.STORE_FAST -> following >>> 8 == variable;
            case org.taipan.interpreter.Op.STORE_FAST_LOAD_FAST, org.taipan.interpreter.Op.STORE_FAST_STORE_FAST ->
                following >>> 12 == variable;
            default -> false;
        };
    }

    /** {@code variable += q} of strings. */
    private void append(int variable, Val q) {
        texts.set(variable);
        site();
        loadHeld(variable);
        a.callStatic(TEXT_BUFFER, "isText", type(Z, O));
        guard();
        guardString(q);
        detach(variable);
        loadHeld(variable);
        loadString(q);
        a.callStatic(TEXT_BUFFER, "append", type(O, O, STRING));
        pushResult(Kind.OBJECT);
    }

    final void guardString(Val v) {
        if (v instanceof Const) {
            return;
        }
        site();
        loadObject(v);
        a.isInstance(STRING);
        guard();
    }

    final void loadString(Val v) {
        loadObject(v);
        a.cast(STRING);
    }

    private boolean onLongs(int operator, Val p, Val q) {
        switch (operator) {
            case Oparg.NB_ADD, Oparg.NB_SUBTRACT, Oparg.NB_MULTIPLY -> {
                guardLong(p);
                guardLong(q);
                site();
                loadLong(p);
                loadLong(q);
                exact(operator == Oparg.NB_ADD ? "addExact" : operator == Oparg.NB_SUBTRACT ? "subtractExact"
                        : "multiplyExact");
            }
            case Oparg.NB_AND, Oparg.NB_OR, Oparg.NB_XOR -> {
                guardLong(p);
                guardLong(q);
                loadLong(p);
                loadLong(q);
                a.op(operator == Oparg.NB_AND ? Opcode.LAND : operator == Oparg.NB_OR ? Opcode.LOR : Opcode.LXOR);
            }
            case Oparg.NB_FLOOR_DIVIDE, Oparg.NB_REMAINDER -> {
                guardLong(p);
                guardLong(q);
                site();
                if (q instanceof Const c && (Long) c.value() > 0) {
                    long n = (Long) c.value();
                    loadLong(p);
                    if ((n & n - 1) == 0) {
                        a.push(operator == Oparg.NB_REMAINDER ? n - 1 : (long) Long.numberOfTrailingZeros(n));
                        if (operator == Oparg.NB_REMAINDER) {
                            a.op(Opcode.LAND);
                        } else {
                            if (!a.dry()) {
                                a.builder().l2i();
                            }
                            a.op(Opcode.LSHR);
                        }
                        break;
                    }
                    a.push(n);
                } else {
                    loadLong(p);
                    loadLong(q);
                    a.callStatic(UNBOXED, "divides", type(Z, J, J));
                    guard();
                    loadLong(p);
                    loadLong(q);
                }
                a.callStatic(MATH, operator == Oparg.NB_REMAINDER ? "floorMod" : "floorDiv", type(J, J, J));
            }
            case Oparg.NB_LSHIFT -> {
                guardLong(p);
                guardLong(q);
                site();
                loadLong(p);
                loadLong(q);
                a.callStatic(UNBOXED, "shiftsLeft", type(Z, J, J));
                guard();
                loadLong(p);
                loadLong(q);
                if (!a.dry()) {
                    a.builder().l2i();
                }
                a.op(Opcode.LSHL);
            }
            case Oparg.NB_RSHIFT -> {
                guardLong(p);
                guardLong(q);
                site();
                loadLong(q);
                a.callStatic(UNBOXED, "shifts", type(Z, J));
                guard();
                loadLong(p);
                loadLong(q);
                a.callStatic(UNBOXED, "shiftRight", type(J, J, J));
            }
            case Oparg.NB_TRUE_DIVIDE -> {
                guardLong(p);
                guardLong(q);
                site();
                loadLong(p);
                loadLong(q);
                a.callStatic(UNBOXED, "smallForDivision", type(Z, J, J));
                guard();
                loadDoubleOfLong(p);
                loadDoubleOfLong(q);
                a.op(Opcode.DDIV);
                pushResult(Kind.DOUBLE);
                return true;
            }
            case Oparg.NB_POWER -> {
                if (!(q instanceof Const c && c.value().equals(2L))) {
                    return false;
                }
                guardLong(p);
                site();
                loadLong(p);
                loadLong(p);
                exact("multiplyExact");
            }
            default -> {
                return false;
            }
        }
        pushResult(Kind.LONG);
        return true;
    }

    private void exact(String method) {
        if (a.dry()) {
            return;
        }
        Label from = a.label();
        Label to = a.label();
        a.bind(from);
        a.callStatic(MATH, method, type(J, J, J));
        a.bind(to);
        overflows.add(new Label[] {from, to});
    }

    private void loadDoubleOfLong(Val v) {
        loadLong(v);
        if (!a.dry()) {
            a.builder().l2d();
        }
    }

    private void loadNumber(Val v, boolean isLong) {
        if (isLong) {
            loadDoubleOfLong(v);
        } else {
            loadDouble(v);
        }
    }

    private void guardNumber(Val v, boolean isLong) {
        if (isLong) {
            guardLong(v);
        } else {
            guardDouble(v);
        }
    }

    /** {@code left}: a double and a long; {@code right}: a long and a double. */
    private boolean onDoubles(int operator, Val p, Val q, boolean left, boolean right) {
        switch (operator) {
            case Oparg.NB_ADD, Oparg.NB_SUBTRACT, Oparg.NB_MULTIPLY -> {
                guardNumber(p, right);
                guardNumber(q, left);
                loadNumber(p, right);
                loadNumber(q, left);
                a.op(operator == Oparg.NB_ADD ? Opcode.DADD : operator == Oparg.NB_SUBTRACT ? Opcode.DSUB : Opcode.DMUL);
            }
            case Oparg.NB_TRUE_DIVIDE, Oparg.NB_REMAINDER -> {
                guardNumber(p, right);
                guardNumber(q, left);
                site();
                loadNumber(q, left);
                a.push(0.0);
                a.op(Opcode.DCMPL);
                guard();
                loadNumber(p, right);
                loadNumber(q, left);
                if (operator == Oparg.NB_REMAINDER) {
                    a.callStatic(FLOAT_ARITHMETIC, "remainder", type(D, D, D));
                } else {
                    a.op(Opcode.DDIV);
                }
            }
            case Oparg.NB_POWER -> {
                if (!(q instanceof Const c && (c.value().equals(2L) || c.value().equals(2.0))) || right) {
                    return false;
                }
                guardNumber(p, false);
                site();
                loadNumber(p, false);
                a.callStatic(UNBOXED, "squares", type(Z, D));
                guard();
                loadNumber(p, false);
                loadNumber(p, false);
                a.op(Opcode.DMUL);
            }
            default -> {
                return false;
            }
        }
        pushResult(Kind.DOUBLE);
        return true;
    }

    final void negative() {
        Val v = pop();
        if (isDouble(v)) {
            loadDouble(v);
            a.op(Opcode.DNEG);
            pushResult(Kind.DOUBLE);
        } else if (isLong(v) && u.speculates[pc]) {
            site();
            loadLong(v);
            if (!a.dry()) {
                Label from = a.label();
                Label to = a.label();
                a.bind(from);
                a.callStatic(MATH, "negateExact", type(J, J));
                a.bind(to);
                overflows.add(new Label[] {from, to});
            }
            pushResult(Kind.LONG);
        } else {
            frame();
            a.aload(TS_VAR);
            loadObject(v);
            call(ops("Number"), "negative", type(O, TS, O));
            pushResult(Kind.OBJECT);
            checkDisturbed();
        }
    }

    // ---- comparison ---------------------------------------------------------------------------------------------------

    /** A condition that is on the JVM's stack as an int compared with 0, or as two things to compare. */
    record Condition(Opcode ifTrue, Opcode ifFalse) {
    }

    static final Condition NOT_ZERO = new Condition(Opcode.IFNE, Opcode.IFEQ);

    /** COMPARE_OP. */
    final void compare() {
        int arg = ins >>> 8;
        int operator = arg & Comparison.TO_BOOL - 1;
        Val q = pop();
        Val p = pop();
        int op = Unit.op(ins);
        boolean trust = u.speculates[pc];
        if (isLong(p) && isLong(q) || trust && op == Op.COMPARE_INT && mayBeLong(p) && mayBeLong(q)) {
            guardLong(p);
            guardLong(q);
            loadLong(p);
            loadLong(q);
            a.op(Opcode.LCMP);
            finish(condition(operator));
            return;
        }
        boolean doubles = isDouble(p) && isDouble(q)
                || trust && op == Op.COMPARE_FLOAT && mayBeDouble(p) && mayBeDouble(q);
        boolean left = (isDouble(p) || trust && u.caches[pc] == Mixed.FLOAT_INT && mayBeDouble(p)) && small(q);
        boolean right = (isDouble(q) || trust && u.caches[pc] == Mixed.INT_FLOAT && mayBeDouble(q)) && small(p);
        if (doubles || left || right) {
            if (!right) {
                guardDouble(p);
            }
            if (!left) {
                guardDouble(q);
            }
            loadDouble(p);
            loadDouble(q);
            a.op(operator == Slot.LT || operator == Slot.LE ? Opcode.DCMPG : Opcode.DCMPL);
            finish(condition(operator));
            return;
        }
        if (op == Op.COMPARE_STR && trust && (operator == Slot.EQ || operator == Slot.NE)) {
            guardString(p);
            guardString(q);
            loadString(p);
            loadObject(q);
            a.callVirtual(STRING, "equals", type(Z, O));
            finish(operator == Slot.EQ ? NOT_ZERO : new Condition(Opcode.IFEQ, Opcode.IFNE));
            return;
        }
        plainly(List.of(p, q), "isKey", () -> compare(p, q, arg), () -> {
            frame();
            compare(p, q, arg);
            pushResult(Kind.OBJECT);
            checkDisturbed();
        });
    }

    private void compare(Val p, Val q, int arg) {
        builtinOperator(p, q, arg >= Comparison.TO_BOOL, () -> {
            a.aload(TS_VAR);
            loadObject(p);
            loadObject(q);
            a.push(arg);
            call(interpreter("Comparison"), "generic", type(O, TS, O, O, I));
        });
    }

    /** A constant that is the same as a double. */
    private static boolean small(Val v) {
        return v instanceof Const c && c.value() instanceof Long n && Math.abs(n) < 1L << 53;
    }

    private static Condition condition(int operator) {
        return switch (operator) {
            case Slot.LT -> new Condition(Opcode.IFLT, Opcode.IFGE);
            case Slot.LE -> new Condition(Opcode.IFLE, Opcode.IFGT);
            case Slot.EQ -> new Condition(Opcode.IFEQ, Opcode.IFNE);
            case Slot.NE -> new Condition(Opcode.IFNE, Opcode.IFEQ);
            case Slot.GT -> new Condition(Opcode.IFGT, Opcode.IFLE);
            default -> new Condition(Opcode.IFGE, Opcode.IFLT);
        };
    }

    /** A condition is on the JVM's stack: jumps with it if that is what comes next, else makes a bool of it. */
    final void finish(Condition c) {
        if (pc + 1 < block.end) {
            int following = u.instructions[pc + 1];
            int op = Unit.op(following);
            if (op == org.taipan.interpreter.Op.POP_JUMP_IF_FALSE || op == org.taipan.interpreter.Op.POP_JUMP_IF_TRUE) {
                skipped = true;
                jump(c, op == org.taipan.interpreter.Op.POP_JUMP_IF_TRUE, following >>> 8, pc + 2);
                return;
            }
            if (op == org.taipan.interpreter.Op.UNARY_NOT) {
                begin(pc + 1);
                finish(new Condition(c.ifFalse, c.ifTrue));
                return;
            }
        }
        if (!a.dry()) {
            bool(c);
        }
        pushResult(Kind.OBJECT);
        s.bools.set(((Val.Temp) peek(0)).number());
    }

    /** The same after Python code may have run. */
    final void finishUndisturbed(Condition c) {
        a.istore(numberVar);
        leaveIfDisturbed(c);
        a.iload(numberVar);
        finish(c);
    }

    /** Leaves the code with what the number means as a result, if the frame was changed from outside. */
    final void leaveIfDisturbed(Condition c) {
        Val.Temp result = temp(Kind.OBJECT);
        if (!a.dry()) {
            Label fine = a.label();
            a.aload(FRAME_VAR);
            a.getField(FRAME, "disturbed", Z);
            a.branch(Opcode.IFEQ, fine);
            a.iload(numberVar);
            bool(c);
            store(result);
            push(result);
            siteAfter(pc + 1, 1);
            pop();
            a.go(exit);
            a.bind(fine);
        }
    }

    private void bool(Condition c) {
        Label yes = a.label();
        Label end = a.label();
        a.branch(c.ifTrue, yes);
        a.getStatic(BOOLEAN, "FALSE", BOOLEAN);
        a.go(end);
        a.bind(yes);
        a.getStatic(BOOLEAN, "TRUE", BOOLEAN);
        a.bind(end);
    }

    /** Set when an instruction has done the jump after it, too. */
    boolean skipped;

    /** A conditional jump that ends the block. */
    final void jump(Condition c, boolean when, int target, int otherwise) {
        Label skip = a.label();
        a.branch(when ? c.ifFalse : c.ifTrue, skip);
        Block after = next;
        next = null;
        edge(target);
        next = after;
        a.bind(skip);
        edge(otherwise);
    }

    /** TO_BOOL. */
    final void truth() {
        Val v = pop();
        if (isLong(v)) {
            loadLong(v);
            a.push(0L);
            a.op(Opcode.LCMP);
            finish(NOT_ZERO);
        } else if (isDouble(v)) {
            loadDouble(v);
            a.push(0.0);
            a.op(Opcode.DCMPL);
            finish(NOT_ZERO);
        } else if (v instanceof Val.Temp t && s.bools.get(t.number())) {
            loadObject(v);
            a.getStatic(BOOLEAN, "TRUE", BOOLEAN);
            finish(new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE));
        } else if (u.speculates[pc]) {
            site();
            a.aload(TS_VAR);
            loadObject(v);
            a.callStatic(interpreter("Truth"), "of", type(I, TS, O));
            if (!a.dry()) {
                Label fine = a.label();
                a.builder().dup();
                a.branch(Opcode.IFGE, fine);
                a.pop();
                a.go(exit);
                a.bind(fine);
            }
            finish(NOT_ZERO);
        } else {
            frame();
            a.aload(TS_VAR);
            loadObject(v);
            call(ops("Obj"), "isTrue", type(Z, TS, O));
            finishUndisturbed(NOT_ZERO);
        }
    }
}
