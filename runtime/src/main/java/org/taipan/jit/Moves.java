package org.taipan.jit;

import static org.taipan.interpreter.Op.*;
import static org.taipan.jit.Types.*;

import java.lang.classfile.Opcode;
import org.taipan.bytecode.Oparg;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;

/** Instructions that move values: most need no code. */
abstract class Moves extends RareInstructions {
    Moves(Unit u) {
        super(u);
    }

    /** Translates the instruction if it only moves values between variables, cells and the stack. */
    final boolean moves(int op, int arg) {
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
                    a.builder().invokespecial(CELL, "<init>", type(V, O));
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
                a.callVirtual(CELL, "set", type(V, O));
            }
            case END_SEND -> {
                Val v = pop();
                pop();
                push(v);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
