package org.taipan.interpreter;

import org.taipan.bytecode.Opcode;

/**
 * The instructions of decoded code. C1, whose code the loop runs for its first half second, compiles a switch to one
 * comparison after the other in the order of the numbers; so the instructions that run most have the lowest, by counts over
 * the benchmark programs and the start of the library's modules. All others of CPython's have CPython's number plus
 * {@link #FIRST}.
 */
public final class Op {
    /** What is added to the numbers of {@link Opcode} that are not among the frequent ones. */
    private static final int FIRST = 64;
    /** The greatest number of a rarer instruction of CPython's. */
    private static final int LAST = FIRST + Opcode.YIELD_VALUE;

    // The frequent ones, CPython's and our own; the latter are described below.
    public static final int LOAD_FAST = 0, STORE_FAST = 1, LOAD_FAST_LOAD_FAST = 2, LOAD_CONST = 3, CALL = 4;
    public static final int LOAD_ATTR_SLOT = 5, JUMP_BACKWARD = 6, FOR_ITER = 7, RESUME = 8, POP_TOP = 9;
    public static final int POP_JUMP_IF_FALSE = 10, MULTIPLY_FLOAT = 11, LOAD_METHOD_CHAIN = 12, TO_BOOL = 13;
    public static final int ADD_INT = 14, STORE_FAST_STORE_FAST = 15, BINARY_GENERIC = 16, BINARY_INT = 17, SWAP = 18;
    public static final int COPY = 19, ADD_FLOAT = 20, UNPACK_SEQUENCE = 21, COMPARE_INT = 22, YIELD_VALUE = 23;
    public static final int LOAD_GLOBAL_CACHED = 24, LOAD_BUILTIN_NULL_CACHED = 25, STORE_ATTR_SLOT = 26;
    public static final int POP_JUMP_IF_TRUE = 27, RETURN_VALUE = 28, RETURN_CONST = 29, LOAD_ATTR_CACHED = 30;
    public static final int SUBSCR_LIST = 31, LOAD_METHOD_CACHED = 32, LOAD_DEREF = 33, SUBTRACT_FLOAT = 34;
    public static final int GET_ITER = 35, STORE_SUBSCR_LIST = 36, MULTIPLY_INT = 37, STORE_ATTR_CACHED = 38;
    public static final int LOAD_GLOBAL_NULL_CACHED = 39, SUBSCR_DICT = 40, SUBTRACT_INT = 41, LOAD_ATTR = 42;
    public static final int LOAD_METHOD = 43, LOAD_GLOBAL = 44, LOAD_GLOBAL_NULL = 45, STORE_ATTR = 46;
    public static final int LOAD_NAME = 47, STORE_NAME = 48, BINARY_OP = 49, COMPARE_OP = 50, BINARY_SUBSCR = 51;
    public static final int PUSH_NULL = 52, SUBSCR_GENERIC = 53, CONTAINS_OP = 54, COMPARE_FLOAT = 55, SEND = 56;
    public static final int STORE_SUBSCR_DICT = 57, COMPARE_STR = 58, LOAD_ATTR_GENERIC = 59, JUMP_FORWARD = 60;
    public static final int POP_JUMP_IF_NOT_NONE = 61, BUILD_TUPLE = 62, END_SEND = 63;

    // The others of CPython's.
    public static final int BEFORE_ASYNC_WITH = FIRST + Opcode.BEFORE_ASYNC_WITH;
    public static final int BEFORE_WITH = FIRST + Opcode.BEFORE_WITH, BINARY_SLICE = FIRST + Opcode.BINARY_SLICE;
    public static final int CHECK_EG_MATCH = FIRST + Opcode.CHECK_EG_MATCH;
    public static final int CHECK_EXC_MATCH = FIRST + Opcode.CHECK_EXC_MATCH;
    public static final int CLEANUP_THROW = FIRST + Opcode.CLEANUP_THROW;
    public static final int DELETE_SUBSCR = FIRST + Opcode.DELETE_SUBSCR;
    public static final int END_ASYNC_FOR = FIRST + Opcode.END_ASYNC_FOR, END_FOR = FIRST + Opcode.END_FOR;
    public static final int FORMAT_SIMPLE = FIRST + Opcode.FORMAT_SIMPLE;
    public static final int FORMAT_WITH_SPEC = FIRST + Opcode.FORMAT_WITH_SPEC, GET_AITER = FIRST + Opcode.GET_AITER;
    public static final int GET_ANEXT = FIRST + Opcode.GET_ANEXT, GET_LEN = FIRST + Opcode.GET_LEN;
    public static final int GET_YIELD_FROM_ITER = FIRST + Opcode.GET_YIELD_FROM_ITER;
    public static final int LOAD_ASSERTION_ERROR = FIRST + Opcode.LOAD_ASSERTION_ERROR;
    public static final int LOAD_BUILD_CLASS = FIRST + Opcode.LOAD_BUILD_CLASS;
    public static final int LOAD_LOCALS = FIRST + Opcode.LOAD_LOCALS, MAKE_FUNCTION = FIRST + Opcode.MAKE_FUNCTION;
    public static final int MATCH_KEYS = FIRST + Opcode.MATCH_KEYS, MATCH_MAPPING = FIRST + Opcode.MATCH_MAPPING;
    public static final int MATCH_SEQUENCE = FIRST + Opcode.MATCH_SEQUENCE, NOP = FIRST + Opcode.NOP;
    public static final int POP_EXCEPT = FIRST + Opcode.POP_EXCEPT, PUSH_EXC_INFO = FIRST + Opcode.PUSH_EXC_INFO;
    public static final int RETURN_GENERATOR = FIRST + Opcode.RETURN_GENERATOR;
    public static final int SETUP_ANNOTATIONS = FIRST + Opcode.SETUP_ANNOTATIONS;
    public static final int STORE_SLICE = FIRST + Opcode.STORE_SLICE, STORE_SUBSCR = FIRST + Opcode.STORE_SUBSCR;
    public static final int UNARY_INVERT = FIRST + Opcode.UNARY_INVERT;
    public static final int UNARY_NEGATIVE = FIRST + Opcode.UNARY_NEGATIVE, UNARY_NOT = FIRST + Opcode.UNARY_NOT;
    public static final int WITH_EXCEPT_START = FIRST + Opcode.WITH_EXCEPT_START;
    public static final int BUILD_CONST_KEY_MAP = FIRST + Opcode.BUILD_CONST_KEY_MAP;
    public static final int BUILD_LIST = FIRST + Opcode.BUILD_LIST, BUILD_MAP = FIRST + Opcode.BUILD_MAP;
    public static final int BUILD_SET = FIRST + Opcode.BUILD_SET, BUILD_SLICE = FIRST + Opcode.BUILD_SLICE;
    public static final int BUILD_STRING = FIRST + Opcode.BUILD_STRING;
    public static final int CALL_FUNCTION_EX = FIRST + Opcode.CALL_FUNCTION_EX;
    public static final int CALL_INTRINSIC_1 = FIRST + Opcode.CALL_INTRINSIC_1;
    public static final int CALL_INTRINSIC_2 = FIRST + Opcode.CALL_INTRINSIC_2, CALL_KW = FIRST + Opcode.CALL_KW;
    public static final int CONVERT_VALUE = FIRST + Opcode.CONVERT_VALUE;
    public static final int COPY_FREE_VARS = FIRST + Opcode.COPY_FREE_VARS, DELETE_ATTR = FIRST + Opcode.DELETE_ATTR;
    public static final int DELETE_DEREF = FIRST + Opcode.DELETE_DEREF, DELETE_FAST = FIRST + Opcode.DELETE_FAST;
    public static final int DELETE_GLOBAL = FIRST + Opcode.DELETE_GLOBAL, DELETE_NAME = FIRST + Opcode.DELETE_NAME;
    public static final int DICT_MERGE = FIRST + Opcode.DICT_MERGE, DICT_UPDATE = FIRST + Opcode.DICT_UPDATE;
    public static final int GET_AWAITABLE = FIRST + Opcode.GET_AWAITABLE, IMPORT_FROM = FIRST + Opcode.IMPORT_FROM;
    public static final int IMPORT_NAME = FIRST + Opcode.IMPORT_NAME, IS_OP = FIRST + Opcode.IS_OP;
    public static final int JUMP_BACKWARD_NO_INTERRUPT = FIRST + Opcode.JUMP_BACKWARD_NO_INTERRUPT;
    public static final int LIST_APPEND = FIRST + Opcode.LIST_APPEND, LIST_EXTEND = FIRST + Opcode.LIST_EXTEND;
    public static final int LOAD_FAST_AND_CLEAR = FIRST + Opcode.LOAD_FAST_AND_CLEAR;
    public static final int LOAD_FAST_CHECK = FIRST + Opcode.LOAD_FAST_CHECK;
    public static final int LOAD_FROM_DICT_OR_DEREF = FIRST + Opcode.LOAD_FROM_DICT_OR_DEREF;
    public static final int LOAD_FROM_DICT_OR_GLOBALS = FIRST + Opcode.LOAD_FROM_DICT_OR_GLOBALS;
    public static final int LOAD_SUPER_ATTR = FIRST + Opcode.LOAD_SUPER_ATTR, MAKE_CELL = FIRST + Opcode.MAKE_CELL;
    public static final int MAP_ADD = FIRST + Opcode.MAP_ADD, MATCH_CLASS = FIRST + Opcode.MATCH_CLASS;
    public static final int POP_JUMP_IF_NONE = FIRST + Opcode.POP_JUMP_IF_NONE;
    public static final int RAISE_VARARGS = FIRST + Opcode.RAISE_VARARGS, RERAISE = FIRST + Opcode.RERAISE;
    public static final int SET_ADD = FIRST + Opcode.SET_ADD;
    public static final int SET_FUNCTION_ATTRIBUTE = FIRST + Opcode.SET_FUNCTION_ATTRIBUTE;
    public static final int SET_UPDATE = FIRST + Opcode.SET_UPDATE, STORE_DEREF = FIRST + Opcode.STORE_DEREF;
    public static final int STORE_FAST_LOAD_FAST = FIRST + Opcode.STORE_FAST_LOAD_FAST;
    public static final int STORE_GLOBAL = FIRST + Opcode.STORE_GLOBAL, UNPACK_EX = FIRST + Opcode.UNPACK_EX;

    // Made by the decoder, as are LOAD_METHOD (LOAD_ATTR that prepares a call: pushes the unbound method and self, or the
    // attribute and null) and LOAD_GLOBAL_NULL (LOAD_GLOBAL that prepares a call: pushes null after the value).
    /** A number that is no instruction's. */
    public static final int UNKNOWN = 255;
    /** A traced instruction: asks the tracer first. */
    public static final int TRACE = LAST + 1;

    // Made by quickening, as are the frequent ones that CPython has not.
    public static final int BINARY_FLOAT = LAST + 2, ADD_STR = LAST + 3, COMPARE_GENERIC = LAST + 4;
    public static final int SUBSCR_TUPLE = LAST + 5, STORE_SUBSCR_GENERIC = LAST + 6, LOAD_BUILTIN_CACHED = LAST + 7;
    public static final int LOAD_GLOBAL_GENERIC = LAST + 8, LOAD_GLOBAL_NULL_GENERIC = LAST + 9;
    public static final int LOAD_METHOD_GENERIC = LAST + 10, STORE_ATTR_GENERIC = LAST + 11;
    public static final int FOR_ITER_GENERATOR = LAST + 12, FOR_ITER_NATIVE = LAST + 13, FOR_ITER_GENERIC = LAST + 14;
    public static final int TO_BOOL_BOOL = LAST + 15, TO_BOOL_GENERIC = LAST + 16;

    private Op() {
    }

    /** Whether this is {@code BINARY_OP} that has seen two ints. */
    public static boolean isInt(int op) {
        return op == ADD_INT || op == SUBTRACT_INT || op == MULTIPLY_INT || op == BINARY_INT;
    }

    /** Whether this is {@code BINARY_OP} that has seen two floats. */
    public static boolean isFloat(int op) {
        return op == ADD_FLOAT || op == SUBTRACT_FLOAT || op == MULTIPLY_FLOAT || op == BINARY_FLOAT;
    }

    /** The instruction that the decoder begins with for an instruction of CPython's. */
    static int of(int opcode) {
        return switch (opcode) {
            case Opcode.LOAD_FAST -> LOAD_FAST;
            case Opcode.STORE_FAST -> STORE_FAST;
            case Opcode.LOAD_FAST_LOAD_FAST -> LOAD_FAST_LOAD_FAST;
            case Opcode.LOAD_CONST -> LOAD_CONST;
            case Opcode.CALL -> CALL;
            case Opcode.JUMP_BACKWARD -> JUMP_BACKWARD;
            case Opcode.FOR_ITER -> FOR_ITER;
            case Opcode.RESUME -> RESUME;
            case Opcode.POP_TOP -> POP_TOP;
            case Opcode.POP_JUMP_IF_FALSE -> POP_JUMP_IF_FALSE;
            case Opcode.TO_BOOL -> TO_BOOL;
            case Opcode.STORE_FAST_STORE_FAST -> STORE_FAST_STORE_FAST;
            case Opcode.SWAP -> SWAP;
            case Opcode.COPY -> COPY;
            case Opcode.UNPACK_SEQUENCE -> UNPACK_SEQUENCE;
            case Opcode.YIELD_VALUE -> YIELD_VALUE;
            case Opcode.POP_JUMP_IF_TRUE -> POP_JUMP_IF_TRUE;
            case Opcode.RETURN_VALUE -> RETURN_VALUE;
            case Opcode.RETURN_CONST -> RETURN_CONST;
            case Opcode.LOAD_DEREF -> LOAD_DEREF;
            case Opcode.GET_ITER -> GET_ITER;
            case Opcode.LOAD_ATTR -> LOAD_ATTR;
            case Opcode.LOAD_GLOBAL -> LOAD_GLOBAL;
            case Opcode.STORE_ATTR -> STORE_ATTR;
            case Opcode.LOAD_NAME -> LOAD_NAME;
            case Opcode.STORE_NAME -> STORE_NAME;
            case Opcode.BINARY_OP -> BINARY_OP;
            case Opcode.COMPARE_OP -> COMPARE_OP;
            case Opcode.BINARY_SUBSCR -> BINARY_SUBSCR;
            case Opcode.PUSH_NULL -> PUSH_NULL;
            case Opcode.CONTAINS_OP -> CONTAINS_OP;
            case Opcode.SEND -> SEND;
            case Opcode.JUMP_FORWARD -> JUMP_FORWARD;
            case Opcode.POP_JUMP_IF_NOT_NONE -> POP_JUMP_IF_NOT_NONE;
            case Opcode.BUILD_TUPLE -> BUILD_TUPLE;
            case Opcode.END_SEND -> END_SEND;
            default -> opcode <= Opcode.YIELD_VALUE ? FIRST + opcode : UNKNOWN;
        };
    }
}
