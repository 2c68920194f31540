package org.taipan.bytecode;

/**
 * CPython 3.13's instruction set: numbers, names, inline cache sizes and the properties {@code dis} and the compiler
 * ask for. Numbers up to 255 occur in {@code co_code}, those above {@link #MAX_REAL} exist only inside the compiler.
 */
public final class Opcode {
    /** From this number on an instruction uses its argument (pseudo and instrumented instructions aside). */
    public static final int HAVE_ARGUMENT = 44;
    /** The greatest number that can occur in bytecode. */
    public static final int MAX_REAL = 254;
    private static final int FIRST_SPECIALIZED = 3;
    private static final int LAST_SPECIALIZED = 222;
    /** One more than the greatest number of all. */
    public static final int COUNT = 268;

    // Instructions.
    public static final int CACHE = 0;
    public static final int BEFORE_ASYNC_WITH = 1;
    public static final int BEFORE_WITH = 2;
    public static final int BINARY_SLICE = 4;
    public static final int BINARY_SUBSCR = 5;
    public static final int CHECK_EG_MATCH = 6;
    public static final int CHECK_EXC_MATCH = 7;
    public static final int CLEANUP_THROW = 8;
    public static final int DELETE_SUBSCR = 9;
    public static final int END_ASYNC_FOR = 10;
    public static final int END_FOR = 11;
    public static final int END_SEND = 12;
    public static final int EXIT_INIT_CHECK = 13;
    public static final int FORMAT_SIMPLE = 14;
    public static final int FORMAT_WITH_SPEC = 15;
    public static final int GET_AITER = 16;
    public static final int RESERVED = 17;
    public static final int GET_ANEXT = 18;
    public static final int GET_ITER = 19;
    public static final int GET_LEN = 20;
    public static final int GET_YIELD_FROM_ITER = 21;
    public static final int INTERPRETER_EXIT = 22;
    public static final int LOAD_ASSERTION_ERROR = 23;
    public static final int LOAD_BUILD_CLASS = 24;
    public static final int LOAD_LOCALS = 25;
    public static final int MAKE_FUNCTION = 26;
    public static final int MATCH_KEYS = 27;
    public static final int MATCH_MAPPING = 28;
    public static final int MATCH_SEQUENCE = 29;
    public static final int NOP = 30;
    public static final int POP_EXCEPT = 31;
    public static final int POP_TOP = 32;
    public static final int PUSH_EXC_INFO = 33;
    public static final int PUSH_NULL = 34;
    public static final int RETURN_GENERATOR = 35;
    public static final int RETURN_VALUE = 36;
    public static final int SETUP_ANNOTATIONS = 37;
    public static final int STORE_SLICE = 38;
    public static final int STORE_SUBSCR = 39;
    public static final int TO_BOOL = 40;
    public static final int UNARY_INVERT = 41;
    public static final int UNARY_NEGATIVE = 42;
    public static final int UNARY_NOT = 43;
    public static final int WITH_EXCEPT_START = 44;
    public static final int BINARY_OP = 45;
    public static final int BUILD_CONST_KEY_MAP = 46;
    public static final int BUILD_LIST = 47;
    public static final int BUILD_MAP = 48;
    public static final int BUILD_SET = 49;
    public static final int BUILD_SLICE = 50;
    public static final int BUILD_STRING = 51;
    public static final int BUILD_TUPLE = 52;
    public static final int CALL = 53;
    public static final int CALL_FUNCTION_EX = 54;
    public static final int CALL_INTRINSIC_1 = 55;
    public static final int CALL_INTRINSIC_2 = 56;
    public static final int CALL_KW = 57;
    public static final int COMPARE_OP = 58;
    public static final int CONTAINS_OP = 59;
    public static final int CONVERT_VALUE = 60;
    public static final int COPY = 61;
    public static final int COPY_FREE_VARS = 62;
    public static final int DELETE_ATTR = 63;
    public static final int DELETE_DEREF = 64;
    public static final int DELETE_FAST = 65;
    public static final int DELETE_GLOBAL = 66;
    public static final int DELETE_NAME = 67;
    public static final int DICT_MERGE = 68;
    public static final int DICT_UPDATE = 69;
    public static final int ENTER_EXECUTOR = 70;
    public static final int EXTENDED_ARG = 71;
    public static final int FOR_ITER = 72;
    public static final int GET_AWAITABLE = 73;
    public static final int IMPORT_FROM = 74;
    public static final int IMPORT_NAME = 75;
    public static final int IS_OP = 76;
    public static final int JUMP_BACKWARD = 77;
    public static final int JUMP_BACKWARD_NO_INTERRUPT = 78;
    public static final int JUMP_FORWARD = 79;
    public static final int LIST_APPEND = 80;
    public static final int LIST_EXTEND = 81;
    public static final int LOAD_ATTR = 82;
    public static final int LOAD_CONST = 83;
    public static final int LOAD_DEREF = 84;
    public static final int LOAD_FAST = 85;
    public static final int LOAD_FAST_AND_CLEAR = 86;
    public static final int LOAD_FAST_CHECK = 87;
    public static final int LOAD_FAST_LOAD_FAST = 88;
    public static final int LOAD_FROM_DICT_OR_DEREF = 89;
    public static final int LOAD_FROM_DICT_OR_GLOBALS = 90;
    public static final int LOAD_GLOBAL = 91;
    public static final int LOAD_NAME = 92;
    public static final int LOAD_SUPER_ATTR = 93;
    public static final int MAKE_CELL = 94;
    public static final int MAP_ADD = 95;
    public static final int MATCH_CLASS = 96;
    public static final int POP_JUMP_IF_FALSE = 97;
    public static final int POP_JUMP_IF_NONE = 98;
    public static final int POP_JUMP_IF_NOT_NONE = 99;
    public static final int POP_JUMP_IF_TRUE = 100;
    public static final int RAISE_VARARGS = 101;
    public static final int RERAISE = 102;
    public static final int RETURN_CONST = 103;
    public static final int SEND = 104;
    public static final int SET_ADD = 105;
    public static final int SET_FUNCTION_ATTRIBUTE = 106;
    public static final int SET_UPDATE = 107;
    public static final int STORE_ATTR = 108;
    public static final int STORE_DEREF = 109;
    public static final int STORE_FAST = 110;
    public static final int STORE_FAST_LOAD_FAST = 111;
    public static final int STORE_FAST_STORE_FAST = 112;
    public static final int STORE_GLOBAL = 113;
    public static final int STORE_NAME = 114;
    public static final int SWAP = 115;
    public static final int UNPACK_EX = 116;
    public static final int UNPACK_SEQUENCE = 117;
    public static final int YIELD_VALUE = 118;
    public static final int RESUME = 149;

    // Instrumented instructions, which the interpreter writes over their plain forms.
    public static final int INSTRUMENTED_RESUME = 236;
    public static final int INSTRUMENTED_END_FOR = 237;
    public static final int INSTRUMENTED_END_SEND = 238;
    public static final int INSTRUMENTED_RETURN_VALUE = 239;
    public static final int INSTRUMENTED_RETURN_CONST = 240;
    public static final int INSTRUMENTED_YIELD_VALUE = 241;
    public static final int INSTRUMENTED_LOAD_SUPER_ATTR = 242;
    public static final int INSTRUMENTED_FOR_ITER = 243;
    public static final int INSTRUMENTED_CALL = 244;
    public static final int INSTRUMENTED_CALL_KW = 245;
    public static final int INSTRUMENTED_CALL_FUNCTION_EX = 246;
    public static final int INSTRUMENTED_INSTRUCTION = 247;
    public static final int INSTRUMENTED_JUMP_FORWARD = 248;
    public static final int INSTRUMENTED_JUMP_BACKWARD = 249;
    public static final int INSTRUMENTED_POP_JUMP_IF_TRUE = 250;
    public static final int INSTRUMENTED_POP_JUMP_IF_FALSE = 251;
    public static final int INSTRUMENTED_POP_JUMP_IF_NONE = 252;
    public static final int INSTRUMENTED_POP_JUMP_IF_NOT_NONE = 253;
    public static final int INSTRUMENTED_LINE = 254;

    // Pseudo instructions: the assembler lowers them all.
    public static final int JUMP = 256;
    public static final int JUMP_NO_INTERRUPT = 257;
    public static final int LOAD_CLOSURE = 258;
    public static final int LOAD_METHOD = 259;
    public static final int LOAD_SUPER_METHOD = 260;
    public static final int LOAD_ZERO_SUPER_ATTR = 261;
    public static final int LOAD_ZERO_SUPER_METHOD = 262;
    public static final int POP_BLOCK = 263;
    public static final int SETUP_CLEANUP = 264;
    public static final int SETUP_FINALLY = 265;
    public static final int SETUP_WITH = 266;
    public static final int STORE_FAST_MAYBE_NULL = 267;

    private static final int ARG = 1;
    private static final int CONST = 2;
    private static final int NAME = 4;
    private static final int JUMPS = 8;
    private static final int FREE = 16;
    private static final int LOCAL = 32;
    private static final int EXC = 64;
    private static final int EVAL_BREAK = 128;

    private static final String[] NAMES = new String[COUNT];
    private static final byte[] CACHES = new byte[COUNT];
    private static final short[] FLAGS = new short[COUNT];

    static {
        define(CACHE, "CACHE", 0, 0);
        define(BEFORE_ASYNC_WITH, "BEFORE_ASYNC_WITH", 0, 0);
        define(BEFORE_WITH, "BEFORE_WITH", 0, 0);
        define(BINARY_SLICE, "BINARY_SLICE", 0, 0);
        define(BINARY_SUBSCR, "BINARY_SUBSCR", 0, 1);
        define(CHECK_EG_MATCH, "CHECK_EG_MATCH", 0, 0);
        define(CHECK_EXC_MATCH, "CHECK_EXC_MATCH", 0, 0);
        define(CLEANUP_THROW, "CLEANUP_THROW", 0, 0);
        define(DELETE_SUBSCR, "DELETE_SUBSCR", 0, 0);
        define(END_ASYNC_FOR, "END_ASYNC_FOR", 0, 0);
        define(END_FOR, "END_FOR", 0, 0);
        define(END_SEND, "END_SEND", 0, 0);
        define(EXIT_INIT_CHECK, "EXIT_INIT_CHECK", 0, 0);
        define(FORMAT_SIMPLE, "FORMAT_SIMPLE", 0, 0);
        define(FORMAT_WITH_SPEC, "FORMAT_WITH_SPEC", 0, 0);
        define(GET_AITER, "GET_AITER", 0, 0);
        define(RESERVED, "RESERVED", 0, 0);
        define(GET_ANEXT, "GET_ANEXT", 0, 0);
        define(GET_ITER, "GET_ITER", 0, 0);
        define(GET_LEN, "GET_LEN", 0, 0);
        define(GET_YIELD_FROM_ITER, "GET_YIELD_FROM_ITER", 0, 0);
        define(INTERPRETER_EXIT, "INTERPRETER_EXIT", 0, 0);
        define(LOAD_ASSERTION_ERROR, "LOAD_ASSERTION_ERROR", 0, 0);
        define(LOAD_BUILD_CLASS, "LOAD_BUILD_CLASS", 0, 0);
        define(LOAD_LOCALS, "LOAD_LOCALS", 0, 0);
        define(MAKE_FUNCTION, "MAKE_FUNCTION", 0, 0);
        define(MATCH_KEYS, "MATCH_KEYS", 0, 0);
        define(MATCH_MAPPING, "MATCH_MAPPING", 0, 0);
        define(MATCH_SEQUENCE, "MATCH_SEQUENCE", 0, 0);
        define(NOP, "NOP", 0, 0);
        define(POP_EXCEPT, "POP_EXCEPT", 0, 0);
        define(POP_TOP, "POP_TOP", 0, 0);
        define(PUSH_EXC_INFO, "PUSH_EXC_INFO", 0, 0);
        define(PUSH_NULL, "PUSH_NULL", 0, 0);
        define(RETURN_GENERATOR, "RETURN_GENERATOR", 0, 0);
        define(RETURN_VALUE, "RETURN_VALUE", 0, 0);
        define(SETUP_ANNOTATIONS, "SETUP_ANNOTATIONS", 0, 0);
        define(STORE_SLICE, "STORE_SLICE", 0, 0);
        define(STORE_SUBSCR, "STORE_SUBSCR", 0, 1);
        define(TO_BOOL, "TO_BOOL", 0, 3);
        define(UNARY_INVERT, "UNARY_INVERT", 0, 0);
        define(UNARY_NEGATIVE, "UNARY_NEGATIVE", 0, 0);
        define(UNARY_NOT, "UNARY_NOT", 0, 0);
        define(WITH_EXCEPT_START, "WITH_EXCEPT_START", 0, 0);
        define(BINARY_OP, "BINARY_OP", ARG, 1);
        define(BUILD_CONST_KEY_MAP, "BUILD_CONST_KEY_MAP", ARG, 0);
        define(BUILD_LIST, "BUILD_LIST", ARG, 0);
        define(BUILD_MAP, "BUILD_MAP", ARG, 0);
        define(BUILD_SET, "BUILD_SET", ARG, 0);
        define(BUILD_SLICE, "BUILD_SLICE", ARG, 0);
        define(BUILD_STRING, "BUILD_STRING", ARG, 0);
        define(BUILD_TUPLE, "BUILD_TUPLE", ARG, 0);
        define(CALL, "CALL", ARG | EVAL_BREAK, 3);
        define(CALL_FUNCTION_EX, "CALL_FUNCTION_EX", ARG | EVAL_BREAK, 0);
        define(CALL_INTRINSIC_1, "CALL_INTRINSIC_1", ARG, 0);
        define(CALL_INTRINSIC_2, "CALL_INTRINSIC_2", ARG, 0);
        define(CALL_KW, "CALL_KW", ARG | EVAL_BREAK, 0);
        define(COMPARE_OP, "COMPARE_OP", ARG, 1);
        define(CONTAINS_OP, "CONTAINS_OP", ARG, 1);
        define(CONVERT_VALUE, "CONVERT_VALUE", ARG, 0);
        define(COPY, "COPY", ARG, 0);
        define(COPY_FREE_VARS, "COPY_FREE_VARS", ARG, 0);
        define(DELETE_ATTR, "DELETE_ATTR", ARG | NAME, 0);
        define(DELETE_DEREF, "DELETE_DEREF", ARG | FREE, 0);
        define(DELETE_FAST, "DELETE_FAST", ARG | LOCAL, 0);
        define(DELETE_GLOBAL, "DELETE_GLOBAL", ARG | NAME, 0);
        define(DELETE_NAME, "DELETE_NAME", ARG | NAME, 0);
        define(DICT_MERGE, "DICT_MERGE", ARG, 0);
        define(DICT_UPDATE, "DICT_UPDATE", ARG, 0);
        define(ENTER_EXECUTOR, "ENTER_EXECUTOR", ARG, 0);
        define(EXTENDED_ARG, "EXTENDED_ARG", ARG, 0);
        define(FOR_ITER, "FOR_ITER", ARG | JUMPS, 1);
        define(GET_AWAITABLE, "GET_AWAITABLE", ARG, 0);
        define(IMPORT_FROM, "IMPORT_FROM", ARG | NAME, 0);
        define(IMPORT_NAME, "IMPORT_NAME", ARG | NAME, 0);
        define(IS_OP, "IS_OP", ARG, 0);
        define(JUMP_BACKWARD, "JUMP_BACKWARD", ARG | JUMPS | EVAL_BREAK, 1);
        define(JUMP_BACKWARD_NO_INTERRUPT, "JUMP_BACKWARD_NO_INTERRUPT", ARG | JUMPS, 0);
        define(JUMP_FORWARD, "JUMP_FORWARD", ARG | JUMPS, 0);
        define(LIST_APPEND, "LIST_APPEND", ARG, 0);
        define(LIST_EXTEND, "LIST_EXTEND", ARG, 0);
        define(LOAD_ATTR, "LOAD_ATTR", ARG | NAME, 9);
        define(LOAD_CONST, "LOAD_CONST", ARG | CONST, 0);
        define(LOAD_DEREF, "LOAD_DEREF", ARG | FREE, 0);
        define(LOAD_FAST, "LOAD_FAST", ARG | LOCAL, 0);
        define(LOAD_FAST_AND_CLEAR, "LOAD_FAST_AND_CLEAR", ARG | LOCAL, 0);
        define(LOAD_FAST_CHECK, "LOAD_FAST_CHECK", ARG | LOCAL, 0);
        define(LOAD_FAST_LOAD_FAST, "LOAD_FAST_LOAD_FAST", ARG | LOCAL, 0);
        define(LOAD_FROM_DICT_OR_DEREF, "LOAD_FROM_DICT_OR_DEREF", ARG | FREE, 0);
        define(LOAD_FROM_DICT_OR_GLOBALS, "LOAD_FROM_DICT_OR_GLOBALS", ARG | NAME, 0);
        define(LOAD_GLOBAL, "LOAD_GLOBAL", ARG | NAME, 4);
        define(LOAD_NAME, "LOAD_NAME", ARG | NAME, 0);
        define(LOAD_SUPER_ATTR, "LOAD_SUPER_ATTR", ARG | NAME, 1);
        define(MAKE_CELL, "MAKE_CELL", ARG | FREE, 0);
        define(MAP_ADD, "MAP_ADD", ARG, 0);
        define(MATCH_CLASS, "MATCH_CLASS", ARG, 0);
        define(POP_JUMP_IF_FALSE, "POP_JUMP_IF_FALSE", ARG | JUMPS, 1);
        define(POP_JUMP_IF_NONE, "POP_JUMP_IF_NONE", ARG | JUMPS, 1);
        define(POP_JUMP_IF_NOT_NONE, "POP_JUMP_IF_NOT_NONE", ARG | JUMPS, 1);
        define(POP_JUMP_IF_TRUE, "POP_JUMP_IF_TRUE", ARG | JUMPS, 1);
        define(RAISE_VARARGS, "RAISE_VARARGS", ARG, 0);
        define(RERAISE, "RERAISE", ARG, 0);
        define(RETURN_CONST, "RETURN_CONST", ARG | CONST, 0);
        define(SEND, "SEND", ARG | JUMPS, 1);
        define(SET_ADD, "SET_ADD", ARG, 0);
        define(SET_FUNCTION_ATTRIBUTE, "SET_FUNCTION_ATTRIBUTE", ARG, 0);
        define(SET_UPDATE, "SET_UPDATE", ARG, 0);
        define(STORE_ATTR, "STORE_ATTR", ARG | NAME, 4);
        define(STORE_DEREF, "STORE_DEREF", ARG | FREE, 0);
        define(STORE_FAST, "STORE_FAST", ARG | LOCAL, 0);
        define(STORE_FAST_LOAD_FAST, "STORE_FAST_LOAD_FAST", ARG | LOCAL, 0);
        define(STORE_FAST_STORE_FAST, "STORE_FAST_STORE_FAST", ARG | LOCAL, 0);
        define(STORE_GLOBAL, "STORE_GLOBAL", ARG | NAME, 0);
        define(STORE_NAME, "STORE_NAME", ARG | NAME, 0);
        define(SWAP, "SWAP", ARG, 0);
        define(UNPACK_EX, "UNPACK_EX", ARG, 0);
        define(UNPACK_SEQUENCE, "UNPACK_SEQUENCE", ARG, 1);
        define(YIELD_VALUE, "YIELD_VALUE", ARG, 0);
        define(RESUME, "RESUME", ARG | EVAL_BREAK, 0);
        define(INSTRUMENTED_RESUME, "INSTRUMENTED_RESUME", ARG | EVAL_BREAK, 0);
        define(INSTRUMENTED_END_FOR, "INSTRUMENTED_END_FOR", 0, 0);
        define(INSTRUMENTED_END_SEND, "INSTRUMENTED_END_SEND", 0, 0);
        define(INSTRUMENTED_RETURN_VALUE, "INSTRUMENTED_RETURN_VALUE", 0, 0);
        define(INSTRUMENTED_RETURN_CONST, "INSTRUMENTED_RETURN_CONST", ARG | CONST, 0);
        define(INSTRUMENTED_YIELD_VALUE, "INSTRUMENTED_YIELD_VALUE", ARG, 0);
        define(INSTRUMENTED_LOAD_SUPER_ATTR, "INSTRUMENTED_LOAD_SUPER_ATTR", ARG, 0);
        define(INSTRUMENTED_FOR_ITER, "INSTRUMENTED_FOR_ITER", ARG, 0);
        define(INSTRUMENTED_CALL, "INSTRUMENTED_CALL", ARG, 0);
        define(INSTRUMENTED_CALL_KW, "INSTRUMENTED_CALL_KW", ARG, 0);
        define(INSTRUMENTED_CALL_FUNCTION_EX, "INSTRUMENTED_CALL_FUNCTION_EX", 0, 0);
        define(INSTRUMENTED_INSTRUCTION, "INSTRUMENTED_INSTRUCTION", 0, 0);
        define(INSTRUMENTED_JUMP_FORWARD, "INSTRUMENTED_JUMP_FORWARD", ARG, 0);
        define(INSTRUMENTED_JUMP_BACKWARD, "INSTRUMENTED_JUMP_BACKWARD", ARG | EVAL_BREAK, 0);
        define(INSTRUMENTED_POP_JUMP_IF_TRUE, "INSTRUMENTED_POP_JUMP_IF_TRUE", ARG, 0);
        define(INSTRUMENTED_POP_JUMP_IF_FALSE, "INSTRUMENTED_POP_JUMP_IF_FALSE", ARG, 0);
        define(INSTRUMENTED_POP_JUMP_IF_NONE, "INSTRUMENTED_POP_JUMP_IF_NONE", ARG, 0);
        define(INSTRUMENTED_POP_JUMP_IF_NOT_NONE, "INSTRUMENTED_POP_JUMP_IF_NOT_NONE", ARG, 0);
        define(INSTRUMENTED_LINE, "INSTRUMENTED_LINE", 0, 0);
        define(JUMP, "JUMP", ARG | JUMPS | EVAL_BREAK, 0);
        define(JUMP_NO_INTERRUPT, "JUMP_NO_INTERRUPT", ARG | JUMPS, 0);
        define(LOAD_CLOSURE, "LOAD_CLOSURE", ARG | LOCAL, 0);
        define(LOAD_METHOD, "LOAD_METHOD", ARG | NAME, 0);
        define(LOAD_SUPER_METHOD, "LOAD_SUPER_METHOD", ARG | NAME, 0);
        define(LOAD_ZERO_SUPER_ATTR, "LOAD_ZERO_SUPER_ATTR", ARG | NAME, 0);
        define(LOAD_ZERO_SUPER_METHOD, "LOAD_ZERO_SUPER_METHOD", ARG | NAME, 0);
        define(POP_BLOCK, "POP_BLOCK", 0, 0);
        define(SETUP_CLEANUP, "SETUP_CLEANUP", ARG | EXC, 0);
        define(SETUP_FINALLY, "SETUP_FINALLY", ARG | EXC, 0);
        define(SETUP_WITH, "SETUP_WITH", ARG | EXC, 0);
        define(STORE_FAST_MAYBE_NULL, "STORE_FAST_MAYBE_NULL", ARG | LOCAL, 0);
    }

    private Opcode() {
    }

    private static void define(int opcode, String name, int flags, int caches) {
        NAMES[opcode] = name;
        FLAGS[opcode] = (short) flags;
        CACHES[opcode] = (byte) caches;
    }

    /** Whether 3.13 has an instruction of this number (specialised forms, which never leave the interpreter, aside). */
    public static boolean isValid(int opcode) {
        return name(opcode) != null && opcode != INSTRUMENTED_LINE;
    }

    /** Whether the number is that of a form which CPython's interpreter puts in place of a general instruction. */
    public static boolean isSpecialized(int opcode) {
        return opcode == FIRST_SPECIALIZED || opcode > RESUME && opcode <= LAST_SPECIALIZED;
    }

    /** The instruction's name, or null for a number that is not one. */
    public static String name(int opcode) {
        return opcode >= 0 && opcode < COUNT ? NAMES[opcode] : null;
    }

    /** The number of inline cache code units that follow the instruction. */
    public static int caches(int opcode) {
        return CACHES[opcode];
    }

    /** Whether the instruction uses its argument. */
    public static boolean hasArg(int opcode) {
        return has(opcode, ARG);
    }

    /** Whether the argument indexes {@code co_consts}. */
    public static boolean hasConst(int opcode) {
        return has(opcode, CONST);
    }

    /** Whether the argument refers to {@code co_names}. */
    public static boolean hasName(int opcode) {
        return has(opcode, NAME);
    }

    /** Whether the instruction may jump. */
    public static boolean hasJump(int opcode) {
        return has(opcode, JUMPS);
    }

    /** Whether the argument is the index of a cell or free variable. */
    public static boolean hasFree(int opcode) {
        return has(opcode, FREE);
    }

    /** Whether the argument is the index of a local variable. */
    public static boolean hasLocal(int opcode) {
        return has(opcode, LOCAL);
    }

    /** Whether the (pseudo) instruction sets up an exception handler. */
    public static boolean hasExc(int opcode) {
        return has(opcode, EXC);
    }

    /** Whether the instruction polls for signals, pending calls and thread requests. */
    public static boolean hasEvalBreak(int opcode) {
        return has(opcode, EVAL_BREAK);
    }

    /** Whether the instruction names another place in the code: a jump, or the set-up of a handler. */
    public static boolean hasTarget(int opcode) {
        return has(opcode, JUMPS | EXC);
    }

    /** Whether control never passes on to the following instruction because the frame is left. */
    public static boolean isScopeExit(int opcode) {
        return opcode == RETURN_VALUE || opcode == RETURN_CONST || opcode == RAISE_VARARGS || opcode == RERAISE;
    }

    /** Whether the instruction always jumps. */
    public static boolean isUnconditionalJump(int opcode) {
        return switch (opcode) {
            case JUMP, JUMP_NO_INTERRUPT, JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> true;
            default -> false;
        };
    }

    /** Whether the instruction must be the last of its basic block. */
    public static boolean isTerminator(int opcode) {
        return hasJump(opcode) || isScopeExit(opcode);
    }

    private static boolean has(int opcode, int flags) {
        return opcode >= 0 && opcode < COUNT && (FLAGS[opcode] & flags) != 0;
    }
}
