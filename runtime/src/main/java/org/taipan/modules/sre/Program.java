package org.taipan.modules.sre;

import static org.taipan.modules.sre.Op.*;

/**
 * A compiled pattern made ready for the {@link Matcher}: checked like {@code _validate} of {@code _sre.c}, so that
 * running it cannot leave the code; its character sets decoded, its bounds of repetition clipped to ints.
 */
final class Program {
    /** The code; its bounds of repetition are clipped. */
    final int[] code;
    /** What the instructions for a character of a set accept, where they are; made on first use. */
    private final CharSet[] sets;
    /** Where a greedy repeat without upper bound ends: its number among those. */
    final int[] repeatNumbers;
    /** How many there are; 0 if back references make it matter how a position was come to. */
    final int repeats;
    /** How many marks the code can set. */
    final int marks;

    /**
     * What the info block says: least length of a match, whether the prefix is all, a prefix or a first set, or null.
     */
    final int minWidth;
    final boolean prefixIsAll;
    final int[] prefix;
    final String prefixText;
    final int prefixSkip;
    final CharSet firstSet;
    /** Where the code proper starts. */
    final int start;
    /** An instruction that the first character of every match satisfies, or -1. */
    final int firstSingle;

    /** The code is no pattern. */
    static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid() {
            super(null, null, false, false);
        }
    }

    Program(int[] source, int groups) throws Invalid {
        this.code = source.clone();
        this.sets = new CharSet[source.length];
        this.repeatNumbers = new int[source.length];
        this.marks = 2 * groups + 2;
        check(groups >= 0 && groups <= MAXGROUPS - 1 && code.length > 0 && code[code.length - 1] == SUCCESS);
        Validator validator = new Validator(source, groups);
        check(!validator.block(0, code.length - 1));
        repeats = validator.refersBack ? 0 : validator.repeats;
        boolean hasInfo = code[0] == INFO;
        int flags = hasInfo ? code[2] : 0;
        minWidth = hasInfo ? Math.max(code[3], 0) : 0;
        prefixIsAll = (flags & INFO_LITERAL) != 0;
        prefix = (flags & INFO_PREFIX) != 0 && code[5] > 0 ? java.util.Arrays.copyOfRange(code, 7, 7 + code[5]) : null;
        prefixText = prefix == null ? null : text(prefix);
        prefixSkip = prefix == null ? 0 : code[6];
        firstSet = (flags & INFO_CHARSET) != 0 ? new CharSet(source, 5, CharSet.Case.EXACT) : null;
        start = hasInfo ? 1 + code[1] : 0;
        for (int i = 0; i < prefixSkip; i++) {
            check(code[start + 2 * i] == LITERAL);
        }
        int first = start;
        while (code[first] == MARK) {
            first += 2;
        }
        firstSingle = isSingle(code[first]) ? first : -1;
    }

    /** The prefix as a string without surrogates, or null if a plain string cannot hold it. */
    private static String text(int[] prefix) {
        for (int c : prefix) {
            if (c < 0 || c > 0xffff || Character.isSurrogate((char) c)) {
                return null;
            }
        }
        return new String(prefix, 0, prefix.length);
    }

    private static void check(boolean ok) throws Invalid {
        if (!ok) {
            throw new Invalid();
        }
    }

    /** Whether the instruction at {@code pc} is for a character of a set. */
    boolean hasSet(int pc) {
        return switch (code[pc]) {
            case IN, IN_IGNORE, IN_UNI_IGNORE, IN_LOC_IGNORE -> true;
            default -> false;
        };
    }

    /** What the instruction at {@code pc} accepts, which has a set. */
    CharSet set(int pc) {
        CharSet s = sets[pc];
        return s != null ? s : made(pc);
    }

    private CharSet made(int pc) {
        CharSet s = new CharSet(code, pc + 2, switch (code[pc]) {
            case IN_IGNORE -> CharSet.Case.LOWER_ASCII;
            case IN_UNI_IGNORE -> CharSet.Case.LOWER_UNICODE;
            case IN_LOC_IGNORE -> CharSet.Case.LOCALE;
            default -> CharSet.Case.EXACT;
        });
        sets[pc] = s;
        return s;
    }

    /** Whether an instruction matches exactly one character and nothing else. */
    static boolean isSingle(int op) {
        return switch (op) {
            case ANY, ANY_ALL, IN, IN_IGNORE, IN_LOC_IGNORE, IN_UNI_IGNORE, LITERAL, LITERAL_IGNORE,
                LITERAL_LOC_IGNORE, LITERAL_UNI_IGNORE, NOT_LITERAL, NOT_LITERAL_IGNORE, NOT_LITERAL_LOC_IGNORE,
                NOT_LITERAL_UNI_IGNORE -> true;
            default -> false;
        };
    }

    /** Whether the instruction at {@code pc}, which is for a single character, accepts {@code ch}. */
    boolean accepts(int pc, int ch) {
        int[] c = code;
        return switch (c[pc]) {
            case ANY -> ch != '\n';
            case ANY_ALL -> true;
            case IN, IN_IGNORE, IN_UNI_IGNORE, IN_LOC_IGNORE -> set(pc).contains(ch);
            case LITERAL -> ch == c[pc + 1];
            case NOT_LITERAL -> ch != c[pc + 1];
            case LITERAL_IGNORE -> CharClass.lowerAscii(ch) == c[pc + 1];
            case NOT_LITERAL_IGNORE -> CharClass.lowerAscii(ch) != c[pc + 1];
            case LITERAL_UNI_IGNORE -> CharClass.lowerUnicode(ch) == c[pc + 1];
            case NOT_LITERAL_UNI_IGNORE -> CharClass.lowerUnicode(ch) != c[pc + 1];
            case LITERAL_LOC_IGNORE -> CharClass.equalsInLocale(c[pc + 1], ch);
            case NOT_LITERAL_LOC_IGNORE -> !CharClass.equalsInLocale(c[pc + 1], ch);
            default -> false;
        };
    }

    /** Walks the code, which is read unsigned; positions are checked before they are used. */
    private final class Validator {
        private final int[] c;
        private final int groups;
        int repeats;
        boolean refersBack;

        Validator(int[] source, int groups) {
            this.c = source;
            this.groups = groups;
        }

        private int word(int i, int end) throws Invalid {
            check(i >= 0 && i < end);
            return c[i];
        }

        /** The target of the relative jump at {@code i}; at most {@code end + slack}. */
        private int target(int i, int end, int slack) throws Invalid {
            int skip = word(i, end);
            check(skip >= 0 && skip - slack <= end - i);
            return i + skip;
        }

        private void set(int i, int end) throws Invalid {
            int first = i;
            check(end < c.length && i <= end && c[end] == FAILURE);
            while (i < end) {
                switch (c[i++]) {
                    case NEGATE -> {
                    }
                    case LITERAL -> i++;
                    case RANGE, RANGE_UNI_IGNORE -> i += 2;
                    case CHARSET -> i += 8;
                    case CATEGORY -> {
                        int category = word(i++, end);
                        check(category >= 0 && category < CATEGORIES);
                    }
                    case BIGCHARSET -> {
                        int blocks = word(i++, end);
                        check(blocks >= 0 && blocks <= 256 && end - i >= 64);
                        for (int k = 0; k < 256; k++) {
                            check((c[i + (k >> 2)] >>> (k & 3) * 8 & 0xff) < blocks);
                        }
                        i += 64 + blocks * 8;
                    }
                    default -> throw new Invalid();
                }
                check(i <= end);
            }
        }

        /** Checks the code from {@code i} to {@code end}; true if it ends with a jump. */
        boolean block(int i, int end) throws Invalid {
            check(i <= end && end <= c.length);
            while (i < end) {
                int op = c[i++];
                switch (op) {
                    case SUCCESS, FAILURE, ANY, ANY_ALL -> {
                    }
                    case MARK -> {
                        int mark = word(i++, end);
                        check(mark >= 0 && mark < marks);
                    }
                    case LITERAL, NOT_LITERAL, LITERAL_IGNORE, NOT_LITERAL_IGNORE, LITERAL_UNI_IGNORE,
                        NOT_LITERAL_UNI_IGNORE, LITERAL_LOC_IGNORE, NOT_LITERAL_LOC_IGNORE -> word(i++, end);
                    case AT -> {
                        int at = word(i++, end);
                        check(at >= 0 && at <= AT_UNI_NON_BOUNDARY);
                    }
                    case IN, IN_IGNORE, IN_UNI_IGNORE, IN_LOC_IGNORE -> {
                        int next = target(i, end, 0);
                        set(i + 1, next - 1);
                        i = next;
                    }
                    case INFO -> i = info(i, end);
                    case BRANCH -> i = branch(i, end);
                    case REPEAT_ONE, MIN_REPEAT_ONE, POSSESSIVE_REPEAT_ONE -> i = repeatOne(i, end);
                    case REPEAT, POSSESSIVE_REPEAT -> i = repeat(op, i, end);
                    case ATOMIC_GROUP -> {
                        int next = target(i, end, 0);
                        check(!block(i + 1, next - 1) && c[next - 1] == SUCCESS);
                        i = next;
                    }
                    case GROUPREF, GROUPREF_IGNORE, GROUPREF_UNI_IGNORE, GROUPREF_LOC_IGNORE -> group(i++, end);
                    case GROUPREF_EXISTS -> {
                        group(i, end);
                        int next = target(i + 1, end, 1) - 1;
                        if (block(i + 2, next)) {
                            int jump = next - 1;
                            next = target(jump, end, 0);
                            check(!block(jump + 1, next));
                        }
                        i = next;
                    }
                    case ASSERT, ASSERT_NOT -> {
                        int next = target(i, end, 0);
                        check(word(i + 1, end) >= 0);
                        check(!block(i + 2, next - 1) && c[next - 1] == SUCCESS);
                        i = next;
                    }
                    case JUMP -> {
                        check(i + 1 == end);
                        return true;
                    }
                    default -> throw new Invalid();
                }
            }
            check(i == end);
            return false;
        }

        private void group(int i, int end) throws Invalid {
            refersBack = true;
            int group = word(i, end);
            check(group >= 0 && group < groups);
        }

        private int info(int i, int end) throws Invalid {
            int next = target(i, end, 0);
            int flags = word(i + 1, end);
            check((flags & ~(INFO_PREFIX | INFO_LITERAL | INFO_CHARSET)) == 0);
            check((flags & INFO_PREFIX) == 0 ? (flags & INFO_LITERAL) == 0 : (flags & INFO_CHARSET) == 0);
            int p = i + 4;
            if ((flags & INFO_PREFIX) != 0) {
                int length = word(p, end);
                int skip = word(p + 1, end);
                check(length >= 0 && length <= (next - p - 2) / 2 && skip >= 0 && skip <= length);
                p += 2 + 2 * length;
            }
            if ((flags & INFO_CHARSET) != 0) {
                set(p, next - 1);
                p = next;
            }
            check(p == next);
            return next;
        }

        private int branch(int i, int end) throws Invalid {
            int common = -1;
            while (word(i, end) != 0) {
                int next = target(i, end, 0);
                check(next - 2 > i && c[next - 2] == JUMP);
                check(!block(i + 1, next - 2));
                int after = target(next - 1, end, 0);
                check(common < 0 || after == common);
                common = after;
                i = next;
            }
            check(i + 1 == common);
            return i + 1;
        }

        private int repeatOne(int i, int end) throws Invalid {
            int next = target(i, end, 0);
            bounds(i, end);
            check(!block(i + 3, next - 1) && c[next - 1] == SUCCESS && isSingle(c[i + 3]));
            return next;
        }

        private int repeat(int op, int i, int end) throws Invalid {
            int last = target(i, end, 0);
            bounds(i, end);
            check(!block(i + 3, last));
            int until = word(last, end);
            check(op == POSSESSIVE_REPEAT ? until == SUCCESS : until == MAX_UNTIL || until == MIN_UNTIL);
            if (until == MAX_UNTIL && code[i + 2] == Integer.MAX_VALUE) {
                repeatNumbers[last] = ++repeats;
            }
            return last + 1;
        }

        private void bounds(int i, int end) throws Invalid {
            int min = word(i + 1, end);
            int max = word(i + 2, end);
            check(Integer.compareUnsigned(min, max) <= 0);
            code[i + 1] = min < 0 ? Integer.MAX_VALUE : min;
            code[i + 2] = max < 0 ? Integer.MAX_VALUE : max;
        }
    }
}
