package org.taipan.frontend;

/** Token kinds, numbered as in Python 3.13's {@code token} module; reserved words are {@link #FIRST_KEYWORD} and up. */
final class TokenType {
    public static final int ENDMARKER = 0, NAME = 1, NUMBER = 2, STRING = 3, NEWLINE = 4, INDENT = 5, DEDENT = 6;
    public static final int LPAR = 7, RPAR = 8, LSQB = 9, RSQB = 10, COLON = 11, COMMA = 12, SEMI = 13, PLUS = 14;
    public static final int MINUS = 15, STAR = 16, SLASH = 17, VBAR = 18, AMPER = 19, LESS = 20, GREATER = 21;
    public static final int EQUAL = 22, DOT = 23, PERCENT = 24, LBRACE = 25, RBRACE = 26, EQEQUAL = 27, NOTEQUAL = 28;
    public static final int LESSEQUAL = 29, GREATEREQUAL = 30, TILDE = 31, CIRCUMFLEX = 32, LEFTSHIFT = 33;
    public static final int RIGHTSHIFT = 34, DOUBLESTAR = 35, PLUSEQUAL = 36, MINEQUAL = 37, STAREQUAL = 38;
    public static final int SLASHEQUAL = 39, PERCENTEQUAL = 40, AMPEREQUAL = 41, VBAREQUAL = 42, CIRCUMFLEXEQUAL = 43;
    public static final int LEFTSHIFTEQUAL = 44, RIGHTSHIFTEQUAL = 45, DOUBLESTAREQUAL = 46, DOUBLESLASH = 47;
    public static final int DOUBLESLASHEQUAL = 48, AT = 49, ATEQUAL = 50, RARROW = 51, ELLIPSIS = 52, COLONEQUAL = 53;
    public static final int EXCLAMATION = 54, OP = 55, TYPE_IGNORE = 56, TYPE_COMMENT = 57, SOFT_KEYWORD = 58;
    public static final int FSTRING_START = 59, FSTRING_MIDDLE = 60, FSTRING_END = 61, COMMENT = 62, NL = 63;
    public static final int ERRORTOKEN = 64;

    /** The parser sees each reserved word as a kind of its own; to Python code they are all {@link #NAME}. */
    public static final int FIRST_KEYWORD = 500;
    static final int FALSE = 500, NONE = 501, TRUE = 502, AND = 503, AS = 504, ASSERT = 505, ASYNC = 506, AWAIT = 507;
    static final int BREAK = 508, CLASS = 509, CONTINUE = 510, DEF = 511, DEL = 512, ELIF = 513, ELSE = 514;
    static final int EXCEPT = 515, FINALLY = 516, FOR = 517, FROM = 518, GLOBAL = 519, IF = 520, IMPORT = 521;
    static final int IN = 522, IS = 523, LAMBDA = 524, NONLOCAL = 525, NOT = 526, OR = 527, PASS = 528, RAISE = 529;
    static final int RETURN = 530, TRY = 531, WHILE = 532, WITH = 533, YIELD = 534;

    /** The reserved words in the order of their kinds. */
    static final String[] KEYWORDS = {"False", "None", "True", "and", "as", "assert", "async", "await", "break",
        "class", "continue", "def", "del", "elif", "else", "except", "finally", "for", "from", "global", "if",
        "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with",
        "yield"};

    private TokenType() {
    }

    /** The kind of a one-character operator, {@link #OP} if there is none. */
    static int oneChar(int c) {
        return switch (c) {
            case '!' -> EXCLAMATION;
            case '%' -> PERCENT;
            case '&' -> AMPER;
            case '(' -> LPAR;
            case ')' -> RPAR;
            case '*' -> STAR;
            case '+' -> PLUS;
            case ',' -> COMMA;
            case '-' -> MINUS;
            case '.' -> DOT;
            case '/' -> SLASH;
            case ':' -> COLON;
            case ';' -> SEMI;
            case '<' -> LESS;
            case '=' -> EQUAL;
            case '>' -> GREATER;
            case '@' -> AT;
            case '[' -> LSQB;
            case ']' -> RSQB;
            case '^' -> CIRCUMFLEX;
            case '{' -> LBRACE;
            case '|' -> VBAR;
            case '}' -> RBRACE;
            case '~' -> TILDE;
            default -> OP;
        };
    }

    /** The kind of a two-character operator, {@link #OP} if there is none. */
    static int twoChars(int a, int b) {
        if (b == '=') {
            return switch (a) {
                case '!' -> NOTEQUAL;
                case '%' -> PERCENTEQUAL;
                case '&' -> AMPEREQUAL;
                case '*' -> STAREQUAL;
                case '+' -> PLUSEQUAL;
                case '-' -> MINEQUAL;
                case '/' -> SLASHEQUAL;
                case ':' -> COLONEQUAL;
                case '<' -> LESSEQUAL;
                case '=' -> EQEQUAL;
                case '>' -> GREATEREQUAL;
                case '@' -> ATEQUAL;
                case '^' -> CIRCUMFLEXEQUAL;
                case '|' -> VBAREQUAL;
                default -> OP;
            };
        }
        if (a == b) {
            return switch (a) {
                case '*' -> DOUBLESTAR;
                case '/' -> DOUBLESLASH;
                case '<' -> LEFTSHIFT;
                case '>' -> RIGHTSHIFT;
                default -> OP;
            };
        }
        return a == '-' && b == '>' ? RARROW : a == '<' && b == '>' ? NOTEQUAL : OP;
    }

    /** The kind of a three-character operator that begins with two that are one themselves, else {@link #OP}. */
    static int threeChars(int a, int b, int c) {
        if (c == '=' && a == b) {
            return switch (a) {
                case '*' -> DOUBLESTAREQUAL;
                case '/' -> DOUBLESLASHEQUAL;
                case '<' -> LEFTSHIFTEQUAL;
                case '>' -> RIGHTSHIFTEQUAL;
                default -> OP;
            };
        }
        return OP;
    }
}
