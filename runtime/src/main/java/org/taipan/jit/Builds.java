package org.taipan.jit;

import static org.taipan.interpreter.Op.*;
import static org.taipan.jit.Types.*;

import java.util.List;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;

/** Instructions that make functions, containers and strings. */
abstract class Builds extends Moves {
    Builds(Unit u) {
        super(u);
    }

    /** Translates the instruction if it makes an object of values on the stack, or adds to one. */
    final boolean builds(int op, int arg) {
        switch (op) {
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
                call(BUILDERS, "functionAttribute", type(V, OBJECTS, I, I));
                results(1);
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
                    a.call("setAdd", type(V, SET, TS, O));
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
                    a.call("mapAdd", type(V, O, TS, O, O));
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
            case BUILD_SLICE -> stackOperation(BUILDERS, "slice", arg, arg, 1, false);
            case UNPACK_EX -> {
                int count = (arg & 0xFF) + 1 + (arg >> 8);
                stackOperation(interpreter("Unpack"), "starred", 1, arg, count, true);
            }
            default -> {
                return false;
            }
        }
        return true;
    }
}
