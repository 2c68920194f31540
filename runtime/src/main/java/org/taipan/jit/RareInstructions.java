package org.taipan.jit;

import static org.taipan.interpreter.Op.*;
import static org.taipan.jit.Types.*;

import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.types.Exc;

/** Instructions that are always the call of one method of the loop. */
abstract class RareInstructions extends Exits {
    static final ClassDesc BUILDERS = interpreter("Builders");
    static final ClassDesc AWAITS = interpreter("Awaits");
    private static final ClassDesc NAMES = interpreter("Names");
    private static final ClassDesc EXCEPTIONS = interpreter("Exceptions");
    private static final ClassDesc MATCHING = interpreter("Matching");

    RareInstructions(Unit u) {
        super(u);
    }

    /** Translates the instruction if it is one of these. */
    final boolean rare(int op, int arg) {
        switch (op) {
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
            case PUSH_EXC_INFO -> {
                List<Val> v = pops(1);
                array(v, 2);
                a.astore(arrayVar);
                a.aload(TS_VAR);
                a.aload(arrayVar);
                a.push(1);
                call(EXCEPTIONS, "push", type(V, TS, OBJECTS, I));
                results(2);
            }
            case POP_EXCEPT -> {
                Val v = pop();
                a.aload(TS_VAR);
                loadObject(v);
                call(EXCEPTIONS, "pop", type(V, TS, O));
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
            case LOAD_ASSERTION_ERROR -> push(new Const(Exc.AssertionError));
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
            case GET_LEN -> {
                frame();
                a.aload(TS_VAR);
                loadObject(peek(0));
                call(ops("Obj"), "length", type(J, TS, O));
                pushResult(Kind.LONG);
                checkDisturbed();
            }
            case LOAD_NAME -> {
                frame();
                a.aload(TS_VAR);
                a.aload(FRAME_VAR);
                loadName();
                call(NAMES, "loadName", type(O, TS, FRAME, STRING));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            case STORE_GLOBAL -> withFrame(NAMES, "storeGlobal", pop());
            case STORE_NAME -> withFrame(NAMES, "storeName", pop());
            case GET_AITER -> generic(AWAITS, "asyncIterator", pop());
            case GET_ANEXT -> generic(AWAITS, "asyncNext", peek(0));
            case END_ASYNC_FOR -> {
                List<Val> v = pops(2);
                frame();
                array(v, 2);
                a.push(2);
                call(AWAITS, "endAsyncFor", type(I, OBJECTS, I));
                a.pop();
            }
            case CLEANUP_THROW -> stackOperation(AWAITS, "cleanupThrow", 3, -1, 2, true);
            case BEFORE_ASYNC_WITH -> stackOperation(interpreter("Contexts"), "enterAsync", 1, -1, 2, true);
            case STORE_SLICE -> {
                Val stop = pop();
                Val start = pop();
                Val o = pop();
                action(interpreter("Subscripts"), "setSlice", List.of(o, start, stop, pop()));
            }
            case DELETE_ATTR -> {
                Val o = pop();
                frame();
                a.aload(TS_VAR);
                loadObject(o);
                loadName();
                call(ops("Attr"), "delete", type(V, TS, O, STRING));
                checkDisturbed();
            }
            case DICT_MERGE -> {
                Val mapping = pop();
                Val dict = peek(arg - 1);
                Val callable = peek(arg + 2);
                frame();
                a.aload(TS_VAR);
                loadObject(dict);
                a.cast(DICT);
                loadObject(mapping);
                loadObject(callable);
                call(BUILDERS, "dictMerge", type(V, TS, DICT, O, O));
                checkDisturbed();
            }
            case IMPORT_NAME -> {
                List<Val> v = pops(2);
                frame();
                a.aload(TS_VAR);
                a.aload(FRAME_VAR);
                loadName();
                v.forEach(this::loadObject);
                call(interpreter("Imports"), "importName", type(O, TS, FRAME, STRING, O, O));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            case IMPORT_FROM -> {
                frame();
                a.aload(TS_VAR);
                loadObject(peek(0));
                loadName();
                call(interpreter("Imports"), "importFrom", type(O, TS, O, STRING));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            case MATCH_MAPPING, MATCH_SEQUENCE -> {
                loadObject(peek(0));
                call(MATCHING, op == MATCH_MAPPING ? "isMapping" : "isSequence", type(BOOLEAN, O));
                pushResult(Kind.OBJECT);
            }
            case MATCH_KEYS -> {
                Val subject = peek(1);
                Val keys = peek(0);
                frame();
                a.aload(TS_VAR);
                loadObject(subject);
                loadObject(keys);
                a.cast(TUPLE);
                call(MATCHING, "keys", type(O, TS, O, TUPLE));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            case MATCH_CLASS -> {
                List<Val> v = pops(3);
                frame();
                a.aload(TS_VAR);
                v.forEach(this::loadObject);
                a.cast(TUPLE);
                a.push(arg);
                call(MATCHING, "classPattern", type(O, TS, O, O, TUPLE, I));
                pushResult(Kind.OBJECT);
                checkDisturbed();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** As {@link #generic(ClassDesc, String, List)}, without a result. */
    final void action(ClassDesc owner, String name, List<Val> operands) {
        frame();
        a.aload(TS_VAR);
        operands.forEach(this::loadObject);
        ClassDesc[] types = new ClassDesc[operands.size() + 1];
        java.util.Arrays.fill(types, O);
        types[0] = TS;
        call(owner, name, type(V, types));
        checkDisturbed();
    }

    final void withFrame(ClassDesc owner, String name, Val v) {
        frame();
        a.aload(TS_VAR);
        a.aload(FRAME_VAR);
        loadName();
        loadObject(v);
        call(owner, name, type(V, TS, FRAME, STRING, O));
        checkDisturbed();
    }

    final void generic(ClassDesc owner, String name, Val v) {
        generic(owner, name, List.of(v));
    }

    /** An operation of the form {@code (ts, operands…)} that may run Python code. */
    final void generic(ClassDesc owner, String name, List<Val> operands) {
        frame();
        apply(owner, name, operands);
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    /** The same, if it runs none where the operands are plain; {@code first} asks so of the first. */
    final void generic(ClassDesc owner, String name, List<Val> operands, String first) {
        plainly(operands, first, () -> apply(owner, name, operands), () -> generic(owner, name, operands));
    }

    final void invert() {
        Val v = pop();
        if (isLong(v)) {
            loadLong(v);
            a.push(-1L);
            a.op(Opcode.LXOR);
            pushResult(Kind.LONG);
        } else {
            // A bool has a warning, which is Python code.
            generic(ops("Number"), "invert", List.of(v), "isInt");
        }
    }

    /** CONVERT_VALUE. */
    final void convert(Val v, int how) {
        Runnable operation = () -> {
            a.aload(TS_VAR);
            loadObject(v);
            a.push(how);
            call(interpreter("Builders"), "convert", type(O, TS, O, I));
        };
        plainly(List.of(v), "isKey", operation, () -> {
            frame();
            operation.run();
            pushResult(Kind.OBJECT);
            checkDisturbed();
        });
    }

    private void apply(ClassDesc owner, String name, List<Val> operands) {
        a.aload(TS_VAR);
        operands.forEach(this::loadObject);
        ClassDesc[] types = new ClassDesc[operands.size() + 1];
        java.util.Arrays.fill(types, O);
        types[0] = TS;
        call(owner, name, type(O, types));
    }

    /** An operation on an array with the top of the value stack, as the loop's; {@code arg} -1 is not passed. */
    final void stackOperation(ClassDesc owner, String name, int count, int arg, int results, boolean runsPython) {
        stackOperation(owner, name, count, arg, results, runsPython, runsPython);
    }

    /** A tuple or list of so many values: it takes over the array that they come in. */
    final void build(String name, int count) {
        List<Val> items = pops(count);
        site();
        array(items, count);
        call(BUILDERS, name, type(O, OBJECTS));
        pushResult(Kind.OBJECT);
    }

    final void buildSet(int count) {
        List<Val> items = pops(count);
        plainly(items, "isKey", "isKey", () -> {
            array(items, Math.max(count, 1));
            a.astore(arrayVar);
            a.aload(TS_VAR);
            a.aload(arrayVar);
            a.push(count);
            a.push(count);
            call(interpreter("Builders"), "set", type(I, TS, OBJECTS, I, I));
            a.istore(numberVar);
            a.aload(arrayVar);
            a.push(0);
            a.aaload();
        }, () -> {
            items.forEach(this::push);
            stackOperation(interpreter("Builders"), "set", count, count, 1, true);
        });
    }

    /** A dict display whose keys are at these places; constants, mostly. */
    final void buildMap(String name, int count, int arg, java.util.function.Predicate<List<Val>> plainKeys) {
        boolean plain = plainKeys.test(s.stack.subList(s.stack.size() - count, s.stack.size()));
        stackOperation(interpreter("Builders"), name, count, arg, 1, !plain, true);
    }

    /** Whether every other value, from the first, is a plain constant. */
    static boolean plainKeys(List<Val> items) {
        for (int i = 0; i < items.size(); i += 2) {
            if (!(items.get(i) instanceof Val.Const c && org.taipan.ops.PlainValues.isKey(c.value()))) {
                return false;
            }
        }
        return true;
    }

    private void stackOperation(ClassDesc owner, String name, int count, int arg, int results, boolean runsPython,
            boolean takesThread) {
        List<Val> operands = pops(count);
        if (runsPython) {
            frame();
        } else {
            site();
        }
        array(operands, Math.max(Math.max(count, results), 1));
        a.astore(arrayVar);
        if (takesThread) {
            a.aload(TS_VAR);
        }
        a.aload(arrayVar);
        a.push(count);
        if (arg >= 0) {
            a.push(arg);
        }
        List<ClassDesc> types = new java.util.ArrayList<>(List.of(OBJECTS, I));
        if (takesThread) {
            types.addFirst(TS);
        }
        if (arg >= 0) {
            types.add(I);
        }
        call(owner, name, type(I, types.toArray(ClassDesc[]::new)));
        a.pop();
        if (results == 1) {
            a.aload(arrayVar);
            a.push(0);
            a.aaload();
            pushResult(Kind.OBJECT);
        } else {
            results(results);
        }
        if (runsPython) {
            checkDisturbed();
        }
    }

    final void update(String name, ClassDesc type, int arg) {
        Val v = pop();
        update(name, type, peek(arg - 1), v);
    }

    final void update(String name, ClassDesc type, Val updated, Val v) {
        frame();
        a.aload(TS_VAR);
        loadObject(updated);
        a.cast(type);
        loadObject(v);
        call(BUILDERS, name, type(V, TS, type, O));
        checkDisturbed();
    }
}
