package org.taipan.interpreter;

/**
 * Instructions that exist only in decoded code. The decoder makes the first group from instructions whose argument is
 * known; the loop makes the second from instructions it has seen running (quickening). All others keep the numbers of
 * {@link org.taipan.bytecode.Opcode}.
 */
public final class Op {
    // Made by the decoder.
    /** {@code LOAD_ATTR} that prepares a call: pushes the unbound method and self, or the attribute and null. */
    public static final int LOAD_METHOD = 150;
    /** {@code LOAD_GLOBAL} that prepares a call: pushes null after the value. */
    public static final int LOAD_GLOBAL_NULL = 151;
    /** {@code RETURN_CONST} and {@code LOAD_CONST} keep their numbers. A traced instruction: asks the tracer first. */
    public static final int TRACE = 153;

    // Made by quickening.
    public static final int ADD_INT = 160, SUBTRACT_INT = 161, MULTIPLY_INT = 162;
    public static final int ADD_FLOAT = 163, SUBTRACT_FLOAT = 164, MULTIPLY_FLOAT = 165;
    public static final int BINARY_INT = 166, BINARY_FLOAT = 167, ADD_STR = 168, BINARY_GENERIC = 169;
    public static final int COMPARE_INT = 170, COMPARE_FLOAT = 171, COMPARE_STR = 172, COMPARE_GENERIC = 173;
    public static final int SUBSCR_LIST = 174, SUBSCR_TUPLE = 175, SUBSCR_DICT = 176, SUBSCR_GENERIC = 177;
    public static final int STORE_SUBSCR_LIST = 178, STORE_SUBSCR_DICT = 179, STORE_SUBSCR_GENERIC = 180;
    public static final int LOAD_GLOBAL_CACHED = 181, LOAD_BUILTIN_CACHED = 182;
    public static final int LOAD_GLOBAL_NULL_CACHED = 183, LOAD_BUILTIN_NULL_CACHED = 184;
    public static final int LOAD_GLOBAL_GENERIC = 185, LOAD_GLOBAL_NULL_GENERIC = 186;
    public static final int LOAD_ATTR_SLOT = 187, LOAD_ATTR_CACHED = 188, LOAD_ATTR_GENERIC = 189;
    public static final int LOAD_METHOD_CACHED = 190, LOAD_METHOD_CHAIN = 191, LOAD_METHOD_GENERIC = 192;
    public static final int STORE_ATTR_SLOT = 193, STORE_ATTR_CACHED = 194, STORE_ATTR_GENERIC = 195;
    public static final int FOR_ITER_GENERATOR = 196, FOR_ITER_NATIVE = 197, FOR_ITER_GENERIC = 198;
    public static final int TO_BOOL_BOOL = 199, TO_BOOL_GENERIC = 200;
    public static final int CALL_FUNCTION = 201, CALL_METHOD = 202, CALL_NATIVE = 203, CALL_CLASS = 204, CALL_GENERIC = 205;

    private Op() {
    }
}
