package org.taipan.interpreter;

import static org.taipan.interpreter.Op.*;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Item;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyCell;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyTuple;

/**
 * The interpreter loop. HotSpot does not compile methods over 8,000 bytes of bytecode, so each case is a call of a static
 * method at most; a test watches the size.
 *
 * <p>How threads share what is rewritten here: see {@link Executable}.
 */
final class Loop {
    private Loop() {
    }

    /**
     * Runs a frame that has been entered, until it returns, suspends (then the frame is not finished) or fails; in each
     * case it has been left.
     */
    static Object run(ThreadState ts, Frame f) {
        final Executable x = f.executable;
        final int[] code = x.instructions;
        final Object[] s = f.slots;
        int pc = f.pc;
        int sp = f.sp;
        int ins;
        while (true) {
            try {
                fetch:
                while (true) {
                    f.pc = pc;
                    f.sp = sp;
                    ins = code[pc++];
                    while (true) {
                        switch (ins & 0xFF) {
                            // ---- locals, constants, stack ------------------------------------------------------------
                            case NOP:
                                continue fetch;
                            case RESUME:
                                if (ts.interrupts.pending && (ins >>> 8 & 3) < 2) {
                                    ts.interrupts.run(ts);
                                }
                                if (ts.observed) {
                                    pc = Tracer.resumed(ts, f);
                                    sp = f.sp;
                                }
                                continue fetch;
                            case LOAD_FAST:
                                s[sp++] = s[ins >>> 8];
                                continue fetch;
                            case LOAD_FAST_CHECK:
                                s[sp++] = Names.local(f, ins >>> 8);
                                continue fetch;
                            case LOAD_FAST_AND_CLEAR:
                                s[sp++] = s[ins >>> 8];
                                s[ins >>> 8] = null;
                                continue fetch;
                            case LOAD_FAST_LOAD_FAST:
                                s[sp++] = s[ins >>> 12];
                                s[sp++] = s[ins >>> 8 & 15];
                                continue fetch;
                            case LOAD_CONST:
                                s[sp++] = x.consts[ins >>> 8];
                                continue fetch;
                            case STORE_FAST:
                                s[ins >>> 8] = s[--sp];
                                continue fetch;
                            case STORE_FAST_LOAD_FAST:
                                s[ins >>> 12] = s[sp - 1];
                                s[sp - 1] = s[ins >>> 8 & 15];
                                continue fetch;
                            case STORE_FAST_STORE_FAST:
                                s[ins >>> 12] = s[--sp];
                                s[ins >>> 8 & 15] = s[--sp];
                                continue fetch;
                            case DELETE_FAST:
                                Names.local(f, ins >>> 8);
                                s[ins >>> 8] = null;
                                continue fetch;
                            case POP_TOP:
                            case END_FOR:
                                s[--sp] = null;
                                continue fetch;
                            case PUSH_NULL:
                                s[sp++] = null;
                                continue fetch;
                            case COPY:
                                s[sp] = s[sp - (ins >>> 8)];
                                sp++;
                                continue fetch;
                            case SWAP:
                                Builders.swap(s, sp, ins >>> 8);
                                continue fetch;
                            case MAKE_CELL:
                                s[ins >>> 8] = new PyCell(s[ins >>> 8]);
                                continue fetch;
                            case COPY_FREE_VARS:
                                Names.copyFreeVariables(f, ins >>> 8);
                                continue fetch;
                            case LOAD_DEREF:
                                s[sp++] = Names.loadCell(f, ins >>> 8);
                                continue fetch;
                            case STORE_DEREF:
                                ((PyCell) s[ins >>> 8]).set(s[--sp]);
                                continue fetch;
                            case DELETE_DEREF:
                                Names.deleteCell(f, ins >>> 8);
                                continue fetch;

                            // ---- names --------------------------------------------------------------------------------
                            case LOAD_GLOBAL:
                                s[sp++] = Names.global(ts, f, pc - 1, ins);
                                continue fetch;
                            case LOAD_GLOBAL_NULL:
                                s[sp++] = Names.global(ts, f, pc - 1, ins);
                                s[sp++] = null;
                                continue fetch;
                            case LOAD_GLOBAL_CACHED:
                                s[sp++] = Names.globalCached(ts, f, pc - 1, ins);
                                continue fetch;
                            case LOAD_GLOBAL_NULL_CACHED:
                                s[sp++] = Names.globalCached(ts, f, pc - 1, ins);
                                s[sp++] = null;
                                continue fetch;
                            case LOAD_BUILTIN_CACHED:
                                s[sp++] = Names.builtinCached(ts, f, pc - 1, ins);
                                continue fetch;
                            case LOAD_BUILTIN_NULL_CACHED:
                                s[sp++] = Names.builtinCached(ts, f, pc - 1, ins);
                                s[sp++] = null;
                                continue fetch;
                            case LOAD_GLOBAL_GENERIC:
                                s[sp++] = Names.loadGlobal(ts, f, x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_GLOBAL_NULL_GENERIC:
                                s[sp++] = Names.loadGlobal(ts, f, x.names[ins >>> 8]);
                                s[sp++] = null;
                                continue fetch;
                            case STORE_GLOBAL:
                                Names.storeGlobal(ts, f, x.names[ins >>> 8], s[--sp]);
                                continue fetch;
                            case DELETE_GLOBAL:
                                Names.deleteGlobal(ts, f, x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_NAME:
                                s[sp++] = Names.loadName(ts, f, x.names[ins >>> 8]);
                                continue fetch;
                            case STORE_NAME:
                                Names.storeName(ts, f, x.names[ins >>> 8], s[--sp]);
                                continue fetch;
                            case DELETE_NAME:
                                Names.deleteName(ts, f, x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_LOCALS:
                                s[sp++] = Names.locals(f, "no locals found");
                                continue fetch;
                            case LOAD_FROM_DICT_OR_GLOBALS:
                                s[sp - 1] = Names.fromDictOrGlobals(ts, f, s[sp - 1], x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_FROM_DICT_OR_DEREF:
                                s[sp - 1] = Names.fromDictOrCell(ts, f, s[sp - 1], ins >>> 8);
                                continue fetch;
                            case LOAD_BUILD_CLASS:
                                s[sp++] = Names.buildClass(ts, f);
                                continue fetch;
                            case SETUP_ANNOTATIONS:
                                Names.setupAnnotations(ts, f);
                                continue fetch;

                            // ---- attributes ---------------------------------------------------------------------------
                            case LOAD_ATTR:
                                s[sp - 1] = Attributes.load(ts, x, pc - 1, s[sp - 1], x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_ATTR_SLOT:
                                s[sp - 1] = Attributes.loadSlot(ts, x, pc - 1, s[sp - 1], ins);
                                continue fetch;
                            case LOAD_ATTR_CACHED:
                                s[sp - 1] = Attributes.loadCached(ts, x, pc - 1, s[sp - 1], x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_ATTR_GENERIC:
                                s[sp - 1] = Attributes.loadGeneric(ts, s[sp - 1], x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_METHOD:
                                sp = Attributes.loadMethod(ts, x, pc - 1, s, sp, x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_METHOD_CACHED:
                                sp = Attributes.loadMethodCached(ts, x, pc - 1, s, sp, ins);
                                continue fetch;
                            case LOAD_METHOD_CHAIN:
                                sp = Attributes.loadMethodChain(ts, x, pc - 1, s, sp, x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_METHOD_GENERIC:
                                sp = Attributes.loadMethodGeneric(ts, s, sp, x.names[ins >>> 8]);
                                continue fetch;
                            case STORE_ATTR:
                                sp -= 2;
                                AttributeStores.store(ts, x, pc - 1, s[sp + 1], x.names[ins >>> 8], s[sp]);
                                continue fetch;
                            case STORE_ATTR_SLOT:
                                sp -= 2;
                                AttributeStores.storeSlot(ts, x, pc - 1, s[sp + 1], ins, s[sp]);
                                continue fetch;
                            case STORE_ATTR_CACHED:
                                sp -= 2;
                                AttributeStores.storeCached(ts, x, pc - 1, s[sp + 1], x.names[ins >>> 8], s[sp]);
                                continue fetch;
                            case STORE_ATTR_GENERIC:
                                sp -= 2;
                                AttributeStores.storeGeneric(ts, s[sp + 1], x.names[ins >>> 8], s[sp]);
                                continue fetch;
                            case DELETE_ATTR:
                                org.taipan.ops.Attr.delete(ts, s[--sp], x.names[ins >>> 8]);
                                continue fetch;
                            case LOAD_SUPER_ATTR:
                                sp = SuperAttributes.load(ts, x, pc - 1, s, sp, ins >>> 8);
                                continue fetch;

                            // ---- operators ----------------------------------------------------------------------------
                            case BINARY_OP:
                                sp--;
                                s[sp - 1] = Arithmetic.binary(ts, x, pc - 1, s[sp - 1], s[sp], ins >>> 8);
                                continue fetch;
                            case ADD_INT:
                                sp--;
                                s[sp - 1] = Arithmetic.addInt(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case SUBTRACT_INT:
                                sp--;
                                s[sp - 1] = Arithmetic.subtractInt(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case MULTIPLY_INT:
                                sp--;
                                s[sp - 1] = Arithmetic.multiplyInt(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case ADD_FLOAT:
                                sp--;
                                s[sp - 1] = Arithmetic.addFloat(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case SUBTRACT_FLOAT:
                                sp--;
                                s[sp - 1] = Arithmetic.subtractFloat(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case MULTIPLY_FLOAT:
                                sp--;
                                s[sp - 1] = Arithmetic.multiplyFloat(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case BINARY_INT:
                                sp--;
                                s[sp - 1] = Arithmetic.binaryInt(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case BINARY_FLOAT:
                                sp--;
                                s[sp - 1] = Arithmetic.binaryFloat(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case ADD_STR:
                                sp--;
                                s[sp - 1] = Arithmetic.addStr(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case BINARY_GENERIC:
                                sp--;
                                s[sp - 1] = Arithmetic.generic(ts, s[sp - 1], s[sp], ins >>> 8);
                                continue fetch;
                            case UNARY_NEGATIVE:
                                s[sp - 1] = Number.negative(ts, s[sp - 1]);
                                continue fetch;
                            case UNARY_INVERT:
                                s[sp - 1] = Number.invert(ts, s[sp - 1]);
                                continue fetch;
                            case UNARY_NOT:
                                s[sp - 1] = s[sp - 1] == Boolean.FALSE ? Boolean.TRUE : Boolean.FALSE;
                                continue fetch;
                            case TO_BOOL:
                            case TO_BOOL_GENERIC:
                                s[sp - 1] = Obj.isTrue(ts, s[sp - 1]) ? Boolean.TRUE : Boolean.FALSE;
                                continue fetch;
                            case COMPARE_OP:
                                sp--;
                                s[sp - 1] = Comparison.compare(ts, x, pc - 1, s[sp - 1], s[sp], ins >>> 8);
                                continue fetch;
                            case COMPARE_INT:
                                sp--;
                                s[sp - 1] = Comparison.compareInt(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case COMPARE_FLOAT:
                                sp--;
                                s[sp - 1] = Comparison.compareFloat(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case COMPARE_STR:
                                sp--;
                                s[sp - 1] = Comparison.compareStr(ts, x, pc - 1, s[sp - 1], s[sp], ins);
                                continue fetch;
                            case COMPARE_GENERIC:
                                sp--;
                                s[sp - 1] = Comparison.generic(ts, s[sp - 1], s[sp], ins >>> 8);
                                continue fetch;
                            case IS_OP:
                                sp--;
                                s[sp - 1] = Obj.is(s[sp - 1], s[sp]) == (ins >>> 8 == 0);
                                continue fetch;
                            case CONTAINS_OP:
                                sp--;
                                s[sp - 1] = Item.contains(ts, s[sp], s[sp - 1]) == (ins >>> 8 == 0);
                                continue fetch;

                            // ---- subscription ---------------------------------------------------------------------------
                            case BINARY_SUBSCR:
                                sp--;
                                s[sp - 1] = Subscripts.get(ts, x, pc - 1, s[sp - 1], s[sp]);
                                continue fetch;
                            case SUBSCR_LIST:
                                sp--;
                                s[sp - 1] = Subscripts.getList(ts, x, pc - 1, s[sp - 1], s[sp]);
                                continue fetch;
                            case SUBSCR_TUPLE:
                                sp--;
                                s[sp - 1] = Subscripts.getTuple(ts, x, pc - 1, s[sp - 1], s[sp]);
                                continue fetch;
                            case SUBSCR_DICT:
                                sp--;
                                s[sp - 1] = Subscripts.getDict(ts, x, pc - 1, s[sp - 1], s[sp]);
                                continue fetch;
                            case SUBSCR_GENERIC:
                                sp--;
                                s[sp - 1] = Item.get(ts, s[sp - 1], s[sp]);
                                continue fetch;
                            case STORE_SUBSCR:
                                sp -= 3;
                                Subscripts.set(ts, x, pc - 1, s[sp + 1], s[sp + 2], s[sp]);
                                continue fetch;
                            case STORE_SUBSCR_LIST:
                                sp -= 3;
                                Subscripts.setList(ts, x, pc - 1, s[sp + 1], s[sp + 2], s[sp]);
                                continue fetch;
                            case STORE_SUBSCR_DICT:
                                sp -= 3;
                                Subscripts.setDict(ts, x, pc - 1, s[sp + 1], s[sp + 2], s[sp]);
                                continue fetch;
                            case STORE_SUBSCR_GENERIC:
                                sp -= 3;
                                Item.set(ts, s[sp + 1], s[sp + 2], s[sp]);
                                continue fetch;
                            case DELETE_SUBSCR:
                                sp -= 2;
                                Item.delete(ts, s[sp], s[sp + 1]);
                                continue fetch;
                            case BINARY_SLICE:
                                sp -= 2;
                                s[sp - 1] = Subscripts.getSlice(ts, s[sp - 1], s[sp], s[sp + 1]);
                                continue fetch;
                            case STORE_SLICE:
                                sp -= 4;
                                Subscripts.setSlice(ts, s[sp + 1], s[sp + 2], s[sp + 3], s[sp]);
                                continue fetch;
                            case BUILD_SLICE:
                                sp = Builders.slice(s, sp, ins >>> 8);
                                continue fetch;

                            // ---- jumps ----------------------------------------------------------------------------------
                            case JUMP_FORWARD:
                            case JUMP_BACKWARD_NO_INTERRUPT:
                                pc = ins >>> 8;
                                continue fetch;
                            case JUMP_BACKWARD:
                                if (ts.interrupts.pending) {
                                    ts.interrupts.run(ts);
                                }
                                pc = ins >>> 8;
                                if (--x.heat < 0) {
                                    f.pc = pc;
                                    f.sp = sp;
                                    Object r = Hot.loop(ts, f);
                                    if (r != CompiledCode.GO_ON) {
                                        return r;
                                    }
                                    pc = f.pc;
                                    sp = f.sp;
                                }
                                continue fetch;
                            case POP_JUMP_IF_FALSE:
                                if (s[--sp] == Boolean.FALSE) {
                                    pc = ins >>> 8;
                                }
                                continue fetch;
                            case POP_JUMP_IF_TRUE:
                                if (s[--sp] == Boolean.TRUE) {
                                    pc = ins >>> 8;
                                }
                                continue fetch;
                            case POP_JUMP_IF_NONE:
                                if (s[--sp] == PyNone.NONE) {
                                    pc = ins >>> 8;
                                }
                                continue fetch;
                            case POP_JUMP_IF_NOT_NONE:
                                if (s[--sp] != PyNone.NONE) {
                                    pc = ins >>> 8;
                                }
                                continue fetch;

                            // ---- iteration ------------------------------------------------------------------------------
                            case GET_ITER:
                                s[sp - 1] = Iteration.iterator(ts, s[sp - 1]);
                                continue fetch;
                            case FOR_ITER:
                                if ((s[sp] = Iteration.next(ts, x, pc - 1, s[sp - 1])) != null) {
                                    sp++;
                                } else {
                                    s[--sp] = null;
                                    pc = ins >>> 8;
                                }
                                continue fetch;
                            case UNPACK_SEQUENCE:
                                sp = Unpack.sequence(ts, s, sp, ins >>> 8);
                                continue fetch;
                            case UNPACK_EX:
                                sp = Unpack.starred(ts, s, sp, ins >>> 8);
                                continue fetch;
                            case GET_LEN:
                                s[sp] = Obj.length(ts, s[sp - 1]);
                                sp++;
                                continue fetch;

                            // ---- calls ----------------------------------------------------------------------------------
                            case CALL:
                                sp = Calls.call(ts, x, pc - 1, s, sp, ins >>> 8);
                                continue fetch;
                            case CALL_KW:
                                sp = Calls.callKeywords(ts, x, pc - 1, s, sp, ins >>> 8);
                                continue fetch;
                            case CALL_FUNCTION_EX:
                                sp = Calls.callUnpacked(ts, s, sp, ins >>> 8);
                                continue fetch;
                            case RETURN_VALUE:
                                return Eval.leave(ts, f, s[--sp]);
                            case RETURN_CONST:
                                return Eval.leave(ts, f, x.consts[ins >>> 8]);
                            case MAKE_FUNCTION:
                                s[sp - 1] = Builders.function(ts, f.function, s[sp - 1]);
                                continue fetch;
                            case SET_FUNCTION_ATTRIBUTE:
                                sp--;
                                Builders.functionAttribute(s, sp, ins >>> 8);
                                continue fetch;
                            case CALL_INTRINSIC_1:
                                s[sp - 1] = Intrinsics.unary(ts, f, s[sp - 1], ins >>> 8);
                                continue fetch;
                            case CALL_INTRINSIC_2:
                                sp--;
                                s[sp - 1] = Intrinsics.binary(ts, s[sp - 1], s[sp], ins >>> 8);
                                continue fetch;
                            case IMPORT_NAME:
                                sp--;
                                s[sp - 1] = Imports.importName(ts, f, x.names[ins >>> 8], s[sp - 1], s[sp]);
                                continue fetch;
                            case IMPORT_FROM:
                                s[sp] = Imports.importFrom(ts, s[sp - 1], x.names[ins >>> 8]);
                                sp++;
                                continue fetch;

                            // ---- displays -------------------------------------------------------------------------------
                            case BUILD_TUPLE:
                                sp = Builders.tuple(s, sp, ins >>> 8);
                                continue fetch;
                            case BUILD_LIST:
                                sp = Builders.list(s, sp, ins >>> 8);
                                continue fetch;
                            case BUILD_SET:
                                sp = Builders.set(ts, s, sp, ins >>> 8);
                                continue fetch;
                            case BUILD_MAP:
                                sp = Builders.map(ts, s, sp, ins >>> 8);
                                continue fetch;
                            case BUILD_CONST_KEY_MAP:
                                sp = Builders.constKeyMap(ts, s, sp, ins >>> 8);
                                continue fetch;
                            case BUILD_STRING:
                                sp = Builders.string(s, sp, ins >>> 8);
                                continue fetch;
                            case LIST_APPEND:
                                sp--;
                                ((PyList) s[sp - (ins >>> 8)]).append(s[sp]);
                                continue fetch;
                            case SET_ADD:
                                sp--;
                                ((PySet) s[sp - (ins >>> 8)]).add(ts, s[sp]);
                                continue fetch;
                            case MAP_ADD:
                                sp -= 2;
                                ((PyDict) s[sp - (ins >>> 8)]).put(ts, s[sp], s[sp + 1]);
                                continue fetch;
                            case LIST_EXTEND:
                                sp--;
                                Builders.listExtend(ts, (PyList) s[sp - (ins >>> 8)], s[sp]);
                                continue fetch;
                            case SET_UPDATE:
                                sp--;
                                Builders.setUpdate(ts, (PySet) s[sp - (ins >>> 8)], s[sp]);
                                continue fetch;
                            case DICT_UPDATE:
                                sp--;
                                Builders.dictUpdate(ts, (PyDict) s[sp - (ins >>> 8)], s[sp]);
                                continue fetch;
                            case DICT_MERGE:
                                sp--;
                                Builders.dictMerge(ts, (PyDict) s[sp - (ins >>> 8)], s[sp], s[sp - (ins >>> 8) - 3]);
                                continue fetch;
                            case FORMAT_SIMPLE:
                                s[sp - 1] = Obj.format(ts, s[sp - 1], "");
                                continue fetch;
                            case FORMAT_WITH_SPEC:
                                sp--;
                                s[sp - 1] = Obj.format(ts, s[sp - 1], s[sp]);
                                continue fetch;
                            case CONVERT_VALUE:
                                s[sp - 1] = Builders.convert(ts, s[sp - 1], ins >>> 8);
                                continue fetch;

                            // ---- exceptions and with ----------------------------------------------------------------------
                            case PUSH_EXC_INFO:
                                Exceptions.push(ts, s, sp++);
                                continue fetch;
                            case POP_EXCEPT:
                                Exceptions.pop(ts, s[--sp]);
                                continue fetch;
                            case CHECK_EXC_MATCH:
                                s[sp - 1] = Exceptions.matches(ts, s[sp - 2], s[sp - 1]);
                                continue fetch;
                            case CHECK_EG_MATCH:
                                ExceptionGroups.match(ts, s, sp);
                                continue fetch;
                            case RAISE_VARARGS:
                                throw Exceptions.raise(ts, s, sp, ins >>> 8);
                            case RERAISE:
                                throw Exceptions.reraise(f, s, sp, ins >>> 8);
                            case LOAD_ASSERTION_ERROR:
                                s[sp++] = Exc.AssertionError;
                                continue fetch;
                            case BEFORE_WITH:
                                sp = Contexts.enter(ts, s, sp);
                                continue fetch;
                            case BEFORE_ASYNC_WITH:
                                sp = Contexts.enterAsync(ts, s, sp);
                                continue fetch;
                            case WITH_EXCEPT_START:
                                s[sp] = Contexts.exit(ts, s[sp - 4], (PyBaseException) s[sp - 1]);
                                sp++;
                                continue fetch;

                            // ---- generators and coroutines ------------------------------------------------------------------
                            case RETURN_GENERATOR:
                                f.pc = pc;
                                return GeneratorBase.make(ts, f);
                            case YIELD_VALUE:
                                f.pc = pc;
                                f.sp = sp - 1;
                                return GeneratorBase.suspend(ts, f, s[sp - 1], ins >>> 8);
                            case SEND:
                                if ((s[sp - 1] = Awaits.send(ts, f, s[sp - 2], s[sp - 1])) == null) {
                                    s[sp - 1] = f.generator.takeResult();
                                    pc = ins >>> 8;
                                }
                                continue fetch;
                            case END_SEND:
                                sp--;
                                s[sp - 1] = s[sp];
                                continue fetch;
                            case CLEANUP_THROW:
                                sp = Awaits.cleanupThrow(ts, s, sp);
                                continue fetch;
                            case GET_YIELD_FROM_ITER:
                                s[sp - 1] = Awaits.yieldFromIterator(ts, f, s[sp - 1]);
                                continue fetch;
                            case GET_AWAITABLE:
                                s[sp - 1] = Awaits.awaitable(ts, s[sp - 1], ins >>> 8);
                                continue fetch;
                            case GET_AITER:
                                s[sp - 1] = Awaits.asyncIterator(ts, s[sp - 1]);
                                continue fetch;
                            case GET_ANEXT:
                                s[sp] = Awaits.asyncNext(ts, s[sp - 1]);
                                sp++;
                                continue fetch;
                            case END_ASYNC_FOR:
                                sp = Awaits.endAsyncFor(s, sp);
                                continue fetch;

                            // ---- pattern matching ---------------------------------------------------------------------------
                            case MATCH_MAPPING:
                                s[sp] = Matching.isMapping(s[sp - 1]);
                                sp++;
                                continue fetch;
                            case MATCH_SEQUENCE:
                                s[sp] = Matching.isSequence(s[sp - 1]);
                                sp++;
                                continue fetch;
                            case MATCH_KEYS:
                                s[sp] = Matching.keys(ts, s[sp - 2], (PyTuple) s[sp - 1]);
                                sp++;
                                continue fetch;
                            case MATCH_CLASS:
                                sp -= 2;
                                s[sp - 1] = Matching.classPattern(ts, s[sp - 1], s[sp], (PyTuple) s[sp + 1], ins >>> 8);
                                continue fetch;

                            case TRACE:
                                ins = Tracer.before(ts, f);
                                pc = f.pc + 1;
                                sp = f.sp;
                                continue;
                            default:
                                throw Exceptions.unknownOpcode(x, pc - 1);
                        }
                    }
                }
            } catch (Throwable t) {
                pc = Unwinder.unwind(ts, f, pc - 1, f.pc, t);
                sp = f.sp;
            }
        }
    }
}
