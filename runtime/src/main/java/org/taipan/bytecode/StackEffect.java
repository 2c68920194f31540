package org.taipan.bytecode;

import static org.taipan.bytecode.Opcode.*;

/**
 * How far an instruction moves the top of the value stack, as CPython's {@code PyCompile_OpcodeStackEffectWithJump}.
 */
public final class StackEffect {
    /** The answer for a number that is no instruction. */
    public static final int INVALID = Integer.MAX_VALUE;

    private StackEffect() {
    }

    /** The effect of an instruction on the stack depth; {@code jump} tells whether it jumps or goes on. */
    public static int of(int opcode, int oparg, boolean jump) {
        return switch (opcode) {
            case CACHE, RESERVED, CHECK_EG_MATCH, CHECK_EXC_MATCH, FORMAT_SIMPLE, GET_AITER, GET_ITER,
                    GET_YIELD_FROM_ITER, MAKE_FUNCTION, NOP, SETUP_ANNOTATIONS, TO_BOOL, UNARY_INVERT, UNARY_NEGATIVE,
                    UNARY_NOT, CALL_INTRINSIC_1, CONVERT_VALUE, COPY_FREE_VARS, DELETE_DEREF, DELETE_FAST,
                    DELETE_GLOBAL, DELETE_NAME, ENTER_EXECUTOR, EXTENDED_ARG, GET_AWAITABLE, JUMP_BACKWARD,
                    JUMP_BACKWARD_NO_INTERRUPT, JUMP_FORWARD, LOAD_FROM_DICT_OR_DEREF, LOAD_FROM_DICT_OR_GLOBALS,
                    MAKE_CELL, RETURN_CONST, SEND, STORE_FAST_LOAD_FAST, SWAP, YIELD_VALUE, RESUME, JUMP,
                    JUMP_NO_INTERRUPT, POP_BLOCK, INSTRUMENTED_RESUME, INSTRUMENTED_RETURN_CONST,
                    INSTRUMENTED_YIELD_VALUE, INSTRUMENTED_INSTRUCTION, INSTRUMENTED_JUMP_FORWARD,
                    INSTRUMENTED_JUMP_BACKWARD, INSTRUMENTED_POP_JUMP_IF_TRUE, INSTRUMENTED_POP_JUMP_IF_FALSE,
                    INSTRUMENTED_POP_JUMP_IF_NONE, INSTRUMENTED_POP_JUMP_IF_NOT_NONE, INSTRUMENTED_CALL_KW,
                    INSTRUMENTED_CALL_FUNCTION_EX, INSTRUMENTED_CALL, INSTRUMENTED_FOR_ITER -> 0;
            case BEFORE_ASYNC_WITH, BEFORE_WITH, GET_ANEXT, GET_LEN, LOAD_ASSERTION_ERROR, LOAD_BUILD_CLASS,
                    LOAD_LOCALS, MATCH_KEYS, MATCH_MAPPING, MATCH_SEQUENCE, PUSH_EXC_INFO, PUSH_NULL, RETURN_GENERATOR,
                    WITH_EXCEPT_START, COPY, FOR_ITER, IMPORT_FROM, LOAD_CONST, LOAD_DEREF, LOAD_FAST,
                    LOAD_FAST_AND_CLEAR, LOAD_FAST_CHECK, LOAD_NAME, LOAD_CLOSURE, LOAD_METHOD -> 1;
            case LOAD_FAST_LOAD_FAST -> 2;
            case BINARY_SUBSCR, CLEANUP_THROW, END_FOR, END_SEND, EXIT_INIT_CHECK, FORMAT_WITH_SPEC, INTERPRETER_EXIT,
                    POP_EXCEPT, POP_TOP, RETURN_VALUE, BINARY_OP, CALL_INTRINSIC_2, COMPARE_OP, CONTAINS_OP,
                    DELETE_ATTR, DICT_MERGE, DICT_UPDATE, IMPORT_NAME, IS_OP, LIST_APPEND, LIST_EXTEND,
                    POP_JUMP_IF_FALSE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, POP_JUMP_IF_TRUE, RERAISE, SET_ADD,
                    SET_FUNCTION_ATTRIBUTE, SET_UPDATE, STORE_DEREF, STORE_FAST, STORE_GLOBAL, STORE_NAME,
                    LOAD_SUPER_METHOD, LOAD_ZERO_SUPER_ATTR, LOAD_ZERO_SUPER_METHOD, STORE_FAST_MAYBE_NULL,
                    INSTRUMENTED_END_FOR, INSTRUMENTED_END_SEND, INSTRUMENTED_RETURN_VALUE -> -1;
            case BINARY_SLICE, DELETE_SUBSCR, END_ASYNC_FOR, MAP_ADD, MATCH_CLASS, STORE_ATTR,
                    STORE_FAST_STORE_FAST -> -2;
            case STORE_SUBSCR -> -3;
            case STORE_SLICE -> -4;
            case BUILD_LIST, BUILD_SET, BUILD_STRING, BUILD_TUPLE -> 1 - oparg;
            case BUILD_CONST_KEY_MAP, RAISE_VARARGS -> -oparg;
            case BUILD_MAP -> 1 - 2 * oparg;
            case BUILD_SLICE -> oparg == 3 ? -2 : -1;
            case CALL -> -1 - oparg;
            case CALL_KW -> -2 - oparg;
            case CALL_FUNCTION_EX -> -2 - (oparg & 1);
            case LOAD_ATTR -> oparg & 1;
            case LOAD_GLOBAL -> 1 + (oparg & 1);
            case LOAD_SUPER_ATTR, INSTRUMENTED_LOAD_SUPER_ATTR -> -2 + (oparg & 1);
            case UNPACK_EX -> (oparg & 0xFF) + (oparg >> 8);
            case UNPACK_SEQUENCE -> oparg - 1;
            case SETUP_FINALLY, SETUP_WITH -> jump ? 1 : 0;
            case SETUP_CLEANUP -> jump ? 2 : 0;
            default -> INVALID;
        };
    }

    /** The greater of the effects of jumping and going on. */
    public static int max(int opcode, int oparg) {
        return of(opcode, oparg, true);
    }
}
