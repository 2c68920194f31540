package org.taipan.jit;

import static org.taipan.interpreter.Op.*;
import static org.taipan.jit.Types.*;

import java.lang.classfile.Opcode;
import java.util.ArrayDeque;
import java.util.List;
import org.taipan.interpreter.Op;
import org.taipan.jit.State.Framed;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.types.PyNone;

/** Translates the instructions of a unit, one by one. */
final class Translator extends Builds {
    private final ArrayDeque<Block> work = new ArrayDeque<>();

    Translator(Unit u) {
        super(u);
    }

    @Override
    void reached(Block b) {
        if (!b.queued) {
            b.queued = true;
            work.add(b);
        }
    }

    /** Finds out which blocks are reached and what holds where they meet. */
    void analyse(Kind[] headerKinds) {
        State first = new State(localCount, u.direct >= 0 ? Framed.MAYBE : Framed.YES);
        if (u.direct > 0) {
            first.dirty.set(0, u.direct);
            for (int i = 0; i < u.direct; i++) {
                first.locals[i] = u.signature.parameters().get(i);
            }
        }
        Block root = u.blocks.get(u.header);
        if (u.isGenerator && u.header == 0) {
            root = afterReturnGenerator();
            first.stack.add(new Val.Temp(Kind.OBJECT, 0));
        } else if (u.header != 0) {
            System.arraycopy(headerKinds, 0, first.locals, 0, localCount);
            for (int i = localCount; i < headerKinds.length; i++) {
                first.stack.add(new Val.Temp(Kind.OBJECT, i - localCount, headerKinds[i] == null));
            }
        }
        flow(root, first);
        while (!work.isEmpty()) {
            Block b = work.remove();
            b.queued = false;
            translate(b);
        }
    }

    private Block afterReturnGenerator() {
        for (Block b : u.blocks.values()) {
            if (b.start > 0 && Unit.op(u.instructions[b.start - 1]) == RETURN_GENERATOR) {
                if (b.entryNumber < 0) {
                    b.entryNumber = u.entries.size();
                    u.entries.add(b);
                }
                return b;
            }
        }
        throw new Declined("no generator start");
    }

    /** One block, from its entry state to its end. */
    void translate(Block b) {
        block = b;
        s = b.entry.copy();
        int i = b.start;
        while (i < b.end) {
            begin(i);
            skipped = false;
            int op = Unit.op(ins);
            if (a.dry()) {
                handler();
            }
            if (instruction(op)) {
                return;
            }
            if (skipped) {
                return;
            }
            i = pc + 1;
        }
        edge(b.end);
    }

    /** The instruction may throw: its handler may be entered. */
    private void handler() {
        int row = x.handler(pc);
        if (row < 0 || u.rare[x.handlers[row + 2]] || !mayThrow()) {
            return;
        }
        State at = new State(localCount, Framed.YES);
        System.arraycopy(s.locals, 0, at.locals, 0, localCount);
        int depth = x.handlers[row + 3] + x.handlers[row + 4] + 1;
        for (int i = 0; i < depth; i++) {
            at.stack.add(new Val.Temp(Kind.OBJECT, i, true));
        }
        flow(u.blocks.get(x.handlers[row + 2]), at);
    }

    private boolean mayThrow() {
        return switch (Unit.op(ins)) {
            case NOP, LOAD_FAST, LOAD_CONST, STORE_FAST, POP_TOP, LOAD_FAST_LOAD_FAST, STORE_FAST_STORE_FAST,
                STORE_FAST_LOAD_FAST, PUSH_NULL, COPY, SWAP, JUMP_FORWARD, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE,
                POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> false;
            default -> true;
        };
    }

    /** Translates one instruction; true if control does not go on to the next. */
    private boolean instruction(int op) {
        int arg = ins >>> 8;
        if (u.cold[pc]) {
            if (u.isCore(pc)) {
                leaveCold();
            } else {
                leaveHere();
            }
            return true;
        }
        switch (op) {
            case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT -> edge(arg);
            case JUMP_BACKWARD -> {
                // Or the JVM's compiler keeps the objects of this round for the next, where the code may be left.
                drop(s.stack);
                again(arg);
            }
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                loadObject(pop());
                a.getStatic(BOOLEAN, op == POP_JUMP_IF_TRUE ? "TRUE" : "FALSE", BOOLEAN);
                jump(new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE), true, arg, pc + 1);
            }
            case POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                loadObject(pop());
                constants.load(a, PyNone.NONE, O);
                jump(new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE), op == POP_JUMP_IF_NONE, arg, pc + 1);
            }
            case FOR_ITER, FOR_ITER_GENERATOR, FOR_ITER_NATIVE, FOR_ITER_GENERIC -> {
                if (!tupleLoop()) {
                    forIter();
                }
            }
            case RETURN_VALUE, RETURN_CONST -> returns(op == RETURN_CONST ? new Const(x.consts[arg]) : pop());
            case RAISE_VARARGS, RERAISE -> raise(op, arg);
            case YIELD_VALUE -> suspend();
            case SEND -> send();
            default -> {
                if (moves(op, arg) || operation(op, arg) || builds(op, arg) || rare(op, arg)) {
                    return false;
                }
                if (pc == u.header && u.header != 0) {
                    throw new Declined("instruction " + op);
                }
                leaveHere();
            }
        }
        return true;
    }

    /** Translates the instruction if it is an operation on values, or a call. */
    private boolean operation(int op, int arg) {
        switch (op) {
            case LOAD_GLOBAL, LOAD_GLOBAL_NULL, LOAD_GLOBAL_CACHED, LOAD_GLOBAL_NULL_CACHED,
                LOAD_BUILTIN_CACHED, LOAD_BUILTIN_NULL_CACHED, LOAD_GLOBAL_GENERIC,
                LOAD_GLOBAL_NULL_GENERIC -> global();
            case LOAD_ATTR, LOAD_ATTR_SLOT, LOAD_ATTR_CACHED, LOAD_ATTR_GENERIC -> attribute();
            case LOAD_METHOD, LOAD_METHOD_CACHED, LOAD_METHOD_CHAIN, LOAD_METHOD_GENERIC -> method();
            case STORE_ATTR, STORE_ATTR_SLOT, STORE_ATTR_CACHED, STORE_ATTR_GENERIC -> storeAttribute();
            case LOAD_SUPER_ATTR -> superAttribute();
            case BINARY_OP, ADD_INT, SUBTRACT_INT, MULTIPLY_INT, ADD_FLOAT, SUBTRACT_FLOAT,
                MULTIPLY_FLOAT, BINARY_INT, BINARY_FLOAT, ADD_STR, BINARY_GENERIC -> binary();
            case UNARY_NEGATIVE -> negative();
            case UNARY_INVERT -> invert();
            case UNARY_NOT -> {
                loadObject(pop());
                a.getStatic(BOOLEAN, "FALSE", BOOLEAN);
                finish(new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE));
            }
            case TO_BOOL, TO_BOOL_GENERIC -> truth();
            case COMPARE_OP, COMPARE_INT, COMPARE_FLOAT, COMPARE_STR, COMPARE_GENERIC -> compare();
            case IS_OP -> {
                Val q = pop();
                loadObject(pop());
                loadObject(q);
                if (q instanceof Const c && c.value() == PyNone.NONE) {
                    finish(arg == 0 ? new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE)
                            : new Condition(Opcode.IF_ACMPNE, Opcode.IF_ACMPEQ));
                } else {
                    call(ops("Obj"), "is", type(Z, O, O));
                    finish(arg == 0 ? NOT_ZERO : new Condition(Opcode.IFEQ, Opcode.IFNE));
                }
            }
            case CONTAINS_OP -> contains(arg == 0);
            case BINARY_SUBSCR, SUBSCR_LIST, SUBSCR_TUPLE, SUBSCR_DICT, SUBSCR_GENERIC -> item();
            case STORE_SUBSCR, STORE_SUBSCR_LIST, STORE_SUBSCR_DICT, STORE_SUBSCR_GENERIC -> storeItem();
            case BINARY_SLICE -> generic(interpreter("Subscripts"), "getSlice", pops(3), "isSliceable");
            case DELETE_SUBSCR -> {
                List<Val> v = pops(2);
                frame();
                a.aload(TS_VAR);
                v.forEach(this::loadObject);
                call(ops("Item"), "delete", type(Types.V, TS, O, O));
                checkDisturbed();
            }
            case GET_ITER -> iterator();
            case UNPACK_SEQUENCE -> unpack(arg);
            case CALL -> call();
            case CALL_KW -> callKeywords();
            case CALL_FUNCTION_EX -> callUnpacked();
            default -> {
                return false;
            }
        }
        return true;
    }
}
