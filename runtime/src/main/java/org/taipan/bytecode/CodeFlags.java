package org.taipan.bytecode;

/**
 * The bits of {@code co_flags} and of {@code compile()}'s flags that say how to compile. Those that describe the code
 * are {@code PyCode}'s.
 */
public final class CodeFlags {
    public static final int FUTURE_DIVISION = 0x20000;
    public static final int FUTURE_ABSOLUTE_IMPORT = 0x40000;
    public static final int FUTURE_WITH_STATEMENT = 0x80000;
    public static final int FUTURE_PRINT_FUNCTION = 0x100000;
    public static final int FUTURE_UNICODE_LITERALS = 0x200000;
    public static final int FUTURE_BARRY_AS_BDFL = 0x400000;
    public static final int FUTURE_GENERATOR_STOP = 0x800000;
    public static final int FUTURE_ANNOTATIONS = 0x1000000;
    /** The {@code __future__} bits, which code inherits from the code that compiles it. */
    public static final int FUTURE_MASK = FUTURE_DIVISION | FUTURE_ABSOLUTE_IMPORT | FUTURE_WITH_STATEMENT
            | FUTURE_PRINT_FUNCTION | FUTURE_UNICODE_LITERALS | FUTURE_BARRY_AS_BDFL | FUTURE_GENERATOR_STOP
            | FUTURE_ANNOTATIONS;

    /** Code that tools never see: no monitoring events fire in it. */
    public static final int NO_MONITORING_EVENTS = 0x2000000;

    /** Flags of {@code compile()} that never reach a code object. */
    public static final int SOURCE_IS_UTF8 = 0x100;
    public static final int DONT_IMPLY_DEDENT = 0x200;
    public static final int ONLY_AST = 0x400;
    public static final int IGNORE_COOKIE = 0x800;
    public static final int TYPE_COMMENTS = 0x1000;
    public static final int ALLOW_TOP_LEVEL_AWAIT = 0x2000;
    public static final int ALLOW_INCOMPLETE_INPUT = 0x4000;
    public static final int OPTIMIZED_AST = 0x8000 | ONLY_AST;

    private CodeFlags() {
    }
}
