package org.taipan.modules.sre;

/** The opcodes of compiled patterns: {@code re._constants.OPCODES}, {@code ATCODES} and {@code CHCODES}. */
final class Op {
    static final int MAGIC = 20230612;
    static final int MAXGROUPS = Integer.MAX_VALUE / 2;

    static final int FAILURE = 0, SUCCESS = 1, ANY = 2, ANY_ALL = 3, ASSERT = 4, ASSERT_NOT = 5, AT = 6, BRANCH = 7;
    static final int CATEGORY = 8, CHARSET = 9, BIGCHARSET = 10, GROUPREF = 11, GROUPREF_EXISTS = 12, IN = 13;
    static final int INFO = 14;
    static final int JUMP = 15, LITERAL = 16, MARK = 17, MAX_UNTIL = 18, MIN_UNTIL = 19, NOT_LITERAL = 20, NEGATE = 21;
    static final int RANGE = 22, REPEAT = 23, REPEAT_ONE = 24, MIN_REPEAT_ONE = 26, ATOMIC_GROUP = 27;
    static final int POSSESSIVE_REPEAT = 28, POSSESSIVE_REPEAT_ONE = 29;
    static final int GROUPREF_IGNORE = 30, IN_IGNORE = 31, LITERAL_IGNORE = 32, NOT_LITERAL_IGNORE = 33;
    static final int GROUPREF_LOC_IGNORE = 34, IN_LOC_IGNORE = 35, LITERAL_LOC_IGNORE = 36, NOT_LITERAL_LOC_IGNORE = 37;
    static final int GROUPREF_UNI_IGNORE = 38, IN_UNI_IGNORE = 39, LITERAL_UNI_IGNORE = 40, NOT_LITERAL_UNI_IGNORE = 41;
    static final int RANGE_UNI_IGNORE = 42;

    static final int AT_BEGINNING = 0, AT_BEGINNING_LINE = 1, AT_BEGINNING_STRING = 2, AT_BOUNDARY = 3;
    static final int AT_NON_BOUNDARY = 4, AT_END = 5, AT_END_LINE = 6, AT_END_STRING = 7, AT_LOC_BOUNDARY = 8;
    static final int AT_LOC_NON_BOUNDARY = 9, AT_UNI_BOUNDARY = 10, AT_UNI_NON_BOUNDARY = 11;

    static final int CATEGORY_DIGIT = 0, CATEGORY_SPACE = 2, CATEGORY_WORD = 4, CATEGORY_LINEBREAK = 6;
    static final int CATEGORY_LOC_WORD = 8, CATEGORY_UNI_DIGIT = 10, CATEGORY_UNI_SPACE = 12, CATEGORY_UNI_WORD = 14;
    static final int CATEGORY_UNI_LINEBREAK = 16, CATEGORIES = 18;

    static final int INFO_PREFIX = 1, INFO_LITERAL = 2, INFO_CHARSET = 4;

    static final int FLAG_IGNORECASE = 2, FLAG_LOCALE = 4, FLAG_MULTILINE = 8, FLAG_DOTALL = 16, FLAG_UNICODE = 32;
    static final int FLAG_VERBOSE = 64, FLAG_DEBUG = 128, FLAG_ASCII = 256;

    private Op() {
    }
}
