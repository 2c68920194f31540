package org.taipan.jit;

import static org.taipan.interpreter.Op.*;
import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.interpreter.Op;
import org.taipan.jit.State.Framed;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;
import org.taipan.types.PyNone;

/** Translates the instructions of a unit, one by one. */
final class Translator extends RareInstructions {
    private static final ClassDesc NAMES = interpreter("Names");
    private static final ClassDesc EXCEPTIONS = interpreter("Exceptions");
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
            case NOP, RESUME -> {
                if (op == RESUME && (arg & Oparg.RESUME_LOCATION_MASK) == 0 && u.header == 0) {
                    started();
                }
            }
            case LOAD_FAST -> push(new Local(arg));
            case LOAD_FAST_LOAD_FAST -> {
                push(new Local(ins >>> 12));
                push(new Local(arg & 15));
            }
            case LOAD_FAST_CHECK -> {
                checkBound(arg);
                push(new Local(arg));
            }
            case LOAD_FAST_AND_CLEAR -> {
                Kind k = s.kind(new Local(arg));
                load(new Local(arg), k);
                pushResult(k);
                detach(arg);
                a.nothing();
                setVariable(arg, Kind.OBJECT);
            }
            case LOAD_CONST -> push(new Const(x.consts[arg]));
            case STORE_FAST -> storeVariable(arg, pop());
            case STORE_FAST_LOAD_FAST -> {
                storeVariable(ins >>> 12, pop());
                push(new Local(arg & 15));
            }
            case STORE_FAST_STORE_FAST -> {
                Val first = pop();
                storeVariable(ins >>> 12, first);
                storeVariable(arg & 15, pop());
            }
            case DELETE_FAST -> {
                checkBound(arg);
                detach(arg);
                a.nothing();
                setVariable(arg, Kind.OBJECT);
            }
            case POP_TOP, END_FOR -> pop();
            case PUSH_NULL -> push(new Const(null));
            case COPY -> push(peek(arg - 1));
            case SWAP -> {
                int n = s.stack.size();
                Val top = s.stack.get(n - 1);
                s.stack.set(n - 1, s.stack.get(n - arg));
                s.stack.set(n - arg, top);
            }
            case MAKE_CELL -> {
                if (!a.dry()) {
                    a.builder().new_(CELL).dup();
                    loadObject(new Local(arg));
                    a.builder().invokespecial(CELL, "<init>", type(Types.V, O));
                }
                setVariable(arg, Kind.OBJECT);
            }
            case COPY_FREE_VARS -> {
                for (int i = 0; i < arg; i++) {
                    a.aload(FUNCTION_VAR);
                    a.push(i);
                    a.call("freeVariable", type(CELL, FUNCTION, I));
                    a.cast(O);
                    setVariable(localCount - arg + i, Kind.OBJECT);
                }
            }
            case LOAD_DEREF -> {
                site();
                loadObject(new Local(arg));
                a.call("cellValue", type(O, O));
                pushResult(Kind.OBJECT);
                loadObject(peek(0));
                a.branch(Opcode.IFNULL, exit);
            }
            case STORE_DEREF -> {
                Val v = pop();
                loadObject(new Local(arg));
                a.cast(CELL);
                loadObject(v);
                a.callVirtual(CELL, "set", type(Types.V, O));
            }

            case LOAD_GLOBAL, LOAD_GLOBAL_NULL, LOAD_GLOBAL_CACHED, LOAD_GLOBAL_NULL_CACHED,
                LOAD_BUILTIN_CACHED, LOAD_BUILTIN_NULL_CACHED, LOAD_GLOBAL_GENERIC,
                LOAD_GLOBAL_NULL_GENERIC -> global();
            case STORE_GLOBAL -> withFrame(NAMES, "storeGlobal", pop());
            case LOAD_NAME -> {
                frame();
                a.aload(TS_VAR);
                a.aload(FRAME_VAR);
                loadName();
                call(NAMES, "loadName", type(O, TS, FRAME, STRING));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            case STORE_NAME -> withFrame(NAMES, "storeName", pop());

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
            case BUILD_SLICE -> stackOperation(BUILDERS, "slice", arg, arg, 1, false);
            case DELETE_SUBSCR -> {
                List<Val> v = pops(2);
                frame();
                a.aload(TS_VAR);
                v.forEach(this::loadObject);
                call(ops("Item"), "delete", type(Types.V, TS, O, O));
                checkDisturbed();
            }

            case JUMP_FORWARD, JUMP_BACKWARD_NO_INTERRUPT -> {
                edge(arg);
                return true;
            }
            case JUMP_BACKWARD -> {
                // Or the JVM's compiler keeps the objects of this round for the next, where the code may be left.
                drop(s.stack);
                again(arg);
                return true;
            }
            case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                loadObject(pop());
                a.getStatic(BOOLEAN, op == POP_JUMP_IF_TRUE ? "TRUE" : "FALSE", BOOLEAN);
                jump(new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE), true, arg, pc + 1);
                return true;
            }
            case POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE -> {
                loadObject(pop());
                constants.load(a, PyNone.NONE, O);
                jump(new Condition(Opcode.IF_ACMPEQ, Opcode.IF_ACMPNE), op == POP_JUMP_IF_NONE, arg, pc + 1);
                return true;
            }
            case GET_ITER -> iterator();
            case FOR_ITER, FOR_ITER_GENERATOR, FOR_ITER_NATIVE, FOR_ITER_GENERIC -> {
                if (!tupleLoop()) {
                    forIter();
                }
                return true;
            }
            case UNPACK_SEQUENCE -> {
                unpack(arg);
            }
            case UNPACK_EX -> {
                int count = (arg & 0xFF) + 1 + (arg >> 8);
                stackOperation(interpreter("Unpack"), "starred", 1, arg, count, true);
            }
            case GET_LEN -> {
                frame();
                a.aload(TS_VAR);
                loadObject(peek(0));
                call(ops("Obj"), "length", type(J, TS, O));
                pushResult(Kind.LONG);
                checkDisturbed();
            }

            case CALL -> call();
            case CALL_KW -> callKeywords();
            case CALL_FUNCTION_EX -> callUnpacked();
            case RETURN_VALUE, RETURN_CONST -> {
                returns(op == RETURN_CONST ? new Const(x.consts[arg]) : pop());
                return true;
            }
            case MAKE_FUNCTION -> {
                Val code = pop();
                a.aload(TS_VAR);
                a.aload(FUNCTION_VAR);
                loadObject(code);
                call(BUILDERS, "function", type(O, TS, FUNCTION, O));
                pushResult(Kind.OBJECT);
            }
            case SET_FUNCTION_ATTRIBUTE -> {
                List<Val> v = pops(2);
                array(v, 2);
                a.astore(arrayVar);
                a.aload(arrayVar);
                a.push(1);
                a.push(arg);
                call(BUILDERS, "functionAttribute", type(Types.V, OBJECTS, I, I));
                results(1);
            }
            case CALL_INTRINSIC_1 -> {
                Val v = pop();
                frame();
                a.aload(TS_VAR);
                a.aload(FRAME_VAR);
                loadObject(v);
                a.push(arg);
                call(interpreter("Intrinsics"), "unary", type(O, TS, FRAME, O, I));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }

            case BUILD_TUPLE -> build("tuple", arg);
            case BUILD_LIST -> build("list", arg);
            case BUILD_SET -> buildSet(arg);
            case BUILD_MAP -> buildMap("map", 2 * arg, arg, RareInstructions::plainKeys);
            case BUILD_CONST_KEY_MAP -> buildMap("constKeyMap", arg + 1, arg,
                    items -> items.getLast() instanceof Const c && org.taipan.ops.PlainValues.isKey(c.value()));
            case BUILD_STRING -> stackOperation(BUILDERS, "string", arg, arg, 1, false);
            case LIST_APPEND -> {
                Val v = pop();
                loadObject(peek(arg - 1));
                a.cast(LIST);
                append(v);
            }
            case SET_ADD -> {
                Val v = pop();
                Val set = peek(arg - 1);
                orInFrame(() -> {
                    loadObject(set);
                    a.cast(ANY_SET);
                    a.aload(TS_VAR);
                    loadObject(v);
                    call(PLAIN, "add", type(Z, ANY_SET, TS, O));
                }, () -> {
                    frame();
                    loadObject(set);
                    a.cast(SET);
                    a.aload(TS_VAR);
                    loadObject(v);
                    a.call("setAdd", type(Types.V, SET, TS, O));
                    checkDisturbed();
                });
            }
            case MAP_ADD -> {
                List<Val> v = pops(2);
                Val map = peek(arg - 1);
                orInFrame(() -> {
                    a.aload(TS_VAR);
                    loadObject(map);
                    v.forEach(this::loadObject);
                    call(PLAIN, "store", type(Z, TS, O, O, O));
                }, () -> {
                    frame();
                    loadObject(map);
                    a.aload(TS_VAR);
                    v.forEach(this::loadObject);
                    a.call("mapAdd", type(Types.V, O, TS, O, O));
                    checkDisturbed();
                });
            }
            case LIST_EXTEND -> {
                Val v = pop();
                Val list = peek(arg - 1);
                orInFrame(() -> {
                    loadObject(list);
                    a.cast(LIST);
                    a.aload(TS_VAR);
                    loadObject(v);
                    call(PLAIN, "extend", type(Z, LIST, TS, O));
                }, () -> update("listExtend", LIST, list, v));
            }
            case SET_UPDATE -> update("setUpdate", SET, arg);
            case DICT_UPDATE -> update("dictUpdate", DICT, arg);
            case FORMAT_SIMPLE -> generic(ops("Obj"), "format", List.of(pop(), new Const("")), "is");
            case FORMAT_WITH_SPEC -> generic(ops("Obj"), "format", pops(2), "is");
            case CONVERT_VALUE -> convert(pop(), arg);

            case PUSH_EXC_INFO -> {
                List<Val> v = pops(1);
                array(v, 2);
                a.astore(arrayVar);
                a.aload(TS_VAR);
                a.aload(arrayVar);
                a.push(1);
                call(EXCEPTIONS, "push", type(Types.V, TS, OBJECTS, I));
                results(2);
            }
            case POP_EXCEPT -> {
                Val v = pop();
                a.aload(TS_VAR);
                loadObject(v);
                call(EXCEPTIONS, "pop", type(Types.V, TS, O));
            }
            case CHECK_EXC_MATCH -> {
                Val types = pop();
                frame();
                a.aload(TS_VAR);
                loadObject(peek(0));
                loadObject(types);
                call(EXCEPTIONS, "matches", type(O, TS, O, O));
                pushResult(Kind.OBJECT);
            }
            case RAISE_VARARGS, RERAISE -> {
                raise(op, arg);
                return true;
            }
            case LOAD_ASSERTION_ERROR -> push(new Const(org.taipan.types.Exc.AssertionError));
            case BEFORE_WITH -> stackOperation(interpreter("Contexts"), "enter", 1, -1, 2, true);
            case WITH_EXCEPT_START -> {
                frame();
                a.aload(TS_VAR);
                loadObject(peek(3));
                loadObject(peek(0));
                a.call("exit", type(O, TS, O, O));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }

            case YIELD_VALUE -> {
                suspend();
                return true;
            }
            case SEND -> {
                send();
                return true;
            }
            case END_SEND -> {
                Val v = pop();
                pop();
                push(v);
            }
            case GET_YIELD_FROM_ITER -> {
                Val v = pop();
                frame();
                a.aload(TS_VAR);
                a.aload(FRAME_VAR);
                loadObject(v);
                call(AWAITS, "yieldFromIterator", type(O, TS, FRAME, O));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            case GET_AWAITABLE -> {
                Val v = pop();
                frame();
                a.aload(TS_VAR);
                loadObject(v);
                a.push(arg);
                call(AWAITS, "awaitable", type(O, TS, O, I));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            default -> {
                if (rare(op)) {
                    break;
                }
                if (pc == u.header && u.header != 0) {
                    throw new Declined("instruction " + op);
                }
                leaveHere();
                return true;
            }
        }
        return false;
    }
}
