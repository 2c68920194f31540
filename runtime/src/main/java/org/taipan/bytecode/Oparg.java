package org.taipan.bytecode;

/** What the arguments of instructions mean: operator, intrinsic and flag numbers. */
public final class Oparg {
    /** {@code BINARY_OP}: the operator. The in-place form of operator {@code n} is {@code n + NB_INPLACE}. */
    public static final int NB_ADD = 0;
    public static final int NB_AND = 1;
    public static final int NB_FLOOR_DIVIDE = 2;
    public static final int NB_LSHIFT = 3;
    public static final int NB_MATRIX_MULTIPLY = 4;
    public static final int NB_MULTIPLY = 5;
    public static final int NB_REMAINDER = 6;
    public static final int NB_OR = 7;
    public static final int NB_POWER = 8;
    public static final int NB_RSHIFT = 9;
    public static final int NB_SUBTRACT = 10;
    public static final int NB_TRUE_DIVIDE = 11;
    public static final int NB_XOR = 12;
    public static final int NB_INPLACE = 13;

    /** {@code COMPARE_OP}: the comparison in the top bits (oparg &gt;&gt; 5); 16 asks for a bool result. */
    public static final int PY_LT = 0;
    public static final int PY_LE = 1;
    public static final int PY_EQ = 2;
    public static final int PY_NE = 3;
    public static final int PY_GT = 4;
    public static final int PY_GE = 5;
    public static final int COMPARE_SHIFT = 5;
    public static final int COMPARE_TO_BOOL = 16;

    /** {@code CALL_INTRINSIC_1}. */
    public static final int INTRINSIC_PRINT = 1;
    public static final int INTRINSIC_IMPORT_STAR = 2;
    public static final int INTRINSIC_STOPITERATION_ERROR = 3;
    public static final int INTRINSIC_ASYNC_GEN_WRAP = 4;
    public static final int INTRINSIC_UNARY_POSITIVE = 5;
    public static final int INTRINSIC_LIST_TO_TUPLE = 6;
    public static final int INTRINSIC_TYPEVAR = 7;
    public static final int INTRINSIC_PARAMSPEC = 8;
    public static final int INTRINSIC_TYPEVARTUPLE = 9;
    public static final int INTRINSIC_SUBSCRIPT_GENERIC = 10;
    public static final int INTRINSIC_TYPEALIAS = 11;

    /** {@code CALL_INTRINSIC_2}. */
    public static final int INTRINSIC_PREP_RERAISE_STAR = 1;
    public static final int INTRINSIC_TYPEVAR_WITH_BOUND = 2;
    public static final int INTRINSIC_TYPEVAR_WITH_CONSTRAINTS = 3;
    public static final int INTRINSIC_SET_FUNCTION_TYPE_PARAMS = 4;
    public static final int INTRINSIC_SET_TYPEPARAM_DEFAULT = 5;

    /** {@code SET_FUNCTION_ATTRIBUTE}. */
    public static final int MAKE_FUNCTION_DEFAULTS = 1;
    public static final int MAKE_FUNCTION_KWDEFAULTS = 2;
    public static final int MAKE_FUNCTION_ANNOTATIONS = 4;
    public static final int MAKE_FUNCTION_CLOSURE = 8;

    /** {@code RESUME}: where, in the low two bits; the third says that the yield stood inside one handler only. */
    public static final int RESUME_AT_FUNC_START = 0;
    public static final int RESUME_AFTER_YIELD = 1;
    public static final int RESUME_AFTER_YIELD_FROM = 2;
    public static final int RESUME_AFTER_AWAIT = 3;
    public static final int RESUME_LOCATION_MASK = 3;
    public static final int RESUME_DEPTH1 = 4;

    /** {@code CONVERT_VALUE}. */
    public static final int CONVERT_STR = 1;
    public static final int CONVERT_REPR = 2;
    public static final int CONVERT_ASCII = 3;

    private static final String[] BINARY = {"+", "&", "//", "<<", "@", "*", "%", "|", "**", ">>", "-", "/", "^"};
    private static final String[] BINARY_NAMES = {"ADD", "AND", "FLOOR_DIVIDE", "LSHIFT", "MATRIX_MULTIPLY", "MULTIPLY",
        "REMAINDER", "OR", "POWER", "RSHIFT", "SUBTRACT", "TRUE_DIVIDE", "XOR"};
    private static final String[] COMPARE = {"<", "<=", "==", "!=", ">", ">="};
    private static final String[] UNARY_INTRINSICS = {"INTRINSIC_1_INVALID", "INTRINSIC_PRINT", "INTRINSIC_IMPORT_STAR",
        "INTRINSIC_STOPITERATION_ERROR", "INTRINSIC_ASYNC_GEN_WRAP", "INTRINSIC_UNARY_POSITIVE",
        "INTRINSIC_LIST_TO_TUPLE", "INTRINSIC_TYPEVAR", "INTRINSIC_PARAMSPEC", "INTRINSIC_TYPEVARTUPLE",
        "INTRINSIC_SUBSCRIPT_GENERIC", "INTRINSIC_TYPEALIAS"};
    private static final String[] BINARY_INTRINSICS = {"INTRINSIC_2_INVALID", "INTRINSIC_PREP_RERAISE_STAR",
        "INTRINSIC_TYPEVAR_WITH_BOUND", "INTRINSIC_TYPEVAR_WITH_CONSTRAINTS", "INTRINSIC_SET_FUNCTION_TYPE_PARAMS",
        "INTRINSIC_SET_TYPEPARAM_DEFAULT"};

    private Oparg() {
    }

    /** The number of {@code BINARY_OP} arguments. */
    public static int binaryCount() {
        return 2 * NB_INPLACE;
    }

    /** The operator's sign, {@code "+"} or {@code "+="}. */
    public static String binarySign(int oparg) {
        return oparg < NB_INPLACE ? BINARY[oparg] : BINARY[oparg - NB_INPLACE] + "=";
    }

    /** The operator's name, {@code "NB_ADD"} or {@code "NB_INPLACE_ADD"}. */
    public static String binaryName(int oparg) {
        return oparg < NB_INPLACE ? "NB_" + BINARY_NAMES[oparg] : "NB_INPLACE_" + BINARY_NAMES[oparg - NB_INPLACE];
    }

    /** The sign of a comparison, {@code PY_LT} to {@code PY_GE}. */
    public static String compareSign(int comparison) {
        return COMPARE[comparison];
    }

    /** The names of the one-argument intrinsics by number. */
    public static String[] unaryIntrinsics() {
        return UNARY_INTRINSICS.clone();
    }

    /** The names of the two-argument intrinsics by number. */
    public static String[] binaryIntrinsics() {
        return BINARY_INTRINSICS.clone();
    }
}
