package org.taipan.modules.sre;

import static org.taipan.modules.sre.Op.*;

import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/**
 * What a {@link Machine} works on: the subject, the marks of groups, and three stacks of ints that grow as needed.
 *
 * <p>{@link #stack} has the frames to go back to. Repeats of more than one character keep their count in
 * {@link #records} that are never changed, but replaced: a frame only remembers which record was current, and going
 * back
 * to it drops the later ones. Marks are changed in place; those that a frame may want back are noted in {@link #trail}.
 *
 * <p>What comes after one iteration of an outermost greedy repeat without upper bound depends on the position only, unless
 * the pattern refers back to groups. So a position where that has failed is noted ({@link #fails}), and never tried again,
 * nor in later searches in the same text: repeats in repeats do not need exponential time.
 */
abstract sealed class MatchState permits Machine {
    /** A frame: where its instruction's operands are, the position, what the instruction needs, and the state then. */
    static final int PC = 0, PTR = 1, EXTRA = 2, REPEAT_RECORD = 3, RECORDS = 4, LASTMARK = 5, LASTINDEX = 6;
    static final int TRAIL = 7, FRAME = 8;
    /** A record of a repeat: the operands, how often its body has matched, where it last started, the outer repeat. */
    static final int R_PC = 0, R_COUNT = 1, R_LAST = 2, R_OUTER = 3, RECORD = 4;
    private static final int POLL_MASK = 0xfff;
    private static final int[] NONE = {};
    /** So many failures are not worth remembering. */
    private static final int FEW = 32;
    /** What is remembered lies in pages of so many positions, as a power of 2; of 64 in a word. */
    private static final int PAGE_SHIFT = 11, PAGE_MASK = (1 << PAGE_SHIFT - 6) - 1, MOST_PAGES = 1 << 20;

    final Program program;
    final Subject subject;
    final int[] code;
    /** The slice to match in, as positions. */
    final int pos;
    final int end;
    ThreadState ts;

    /** Where the match starts, or the search does. */
    int start;
    /** Where the match ends. */
    int ptr;
    boolean matchAll;
    /** Whether the next match must not be empty. */
    boolean mustAdvance;
    final int[] marks;
    int lastMark = -1;
    int lastIndex = -1;

    int[] stack = NONE;
    int top;
    int barrier;
    int[] records = NONE;
    int recordTop;
    int repeat;
    int[] trail = NONE;
    int trailTop;
    int ticks;

    /** Whether failures may be remembered: they follow from the position alone. */
    boolean remembers;
    private long[][] failures;
    private int pagesOfRepeat;
    private int failed;

    MatchState(ThreadState ts, Program program, Subject subject, long from, long to) {
        this.ts = ts;
        this.program = program;
        this.subject = subject;
        this.code = program.code;
        this.marks = new int[program.marks];
        this.pos = (int) Math.clamp(from, 0L, (long) subject.length);
        this.end = (int) Math.clamp(to, 0L, (long) subject.length);
        this.start = pos;
    }

    /** Whether group {@code n}, from 1, took part. */
    final boolean hasGroup(int n) {
        int i = 2 * n - 2;
        return i < lastMark && marks[i] >= 0 && marks[i + 1] >= 0;
    }

    final void reset() {
        lastMark = -1;
        lastIndex = -1;
        top = 0;
        barrier = -1;
        recordTop = 0;
        repeat = -1;
        trailTop = 0;
    }

    // ---- characters -----------------------------------------------------------------------------------------------

    /** Where a run of at most {@code max} characters that the instruction at {@code item} accepts ends. */
    final int skip(int item, int from, int max) {
        int[] c = code;
        Subject s = subject;
        int limit = max < end - from ? from + max : end;
        int i = from;
        switch (c[item]) {
            case ANY_ALL -> i = limit;
            case ANY -> {
                int newline = s.indexOf('\n', from, limit);
                i = newline < 0 ? limit : newline;
            }
            case IN, IN_IGNORE, IN_UNI_IGNORE, IN_LOC_IGNORE -> {
                CharSet set = program.set(item);
                while (i < limit && set.contains(s.at(i))) {
                    i++;
                }
            }
            case LITERAL -> {
                int ch = c[item + 1];
                while (i < limit && s.at(i) == ch) {
                    i++;
                }
            }
            case NOT_LITERAL -> {
                int found = s.indexOf(c[item + 1], from, limit);
                i = found < 0 ? limit : found;
            }
            default -> {
                while (i < limit && program.accepts(item, s.at(i))) {
                    i++;
                }
            }
        }
        return i;
    }

    /** The last position from {@code ptr} down to {@code least} that has {@code ch}; below {@code least} if none. */
    final int lastBefore(int ch, int ptr, int least) {
        int i = ptr;
        while (i >= least && (i >= end || subject.at(i) != ch)) {
            i--;
        }
        return i;
    }

    final boolean at(int where, int ptr) {
        return switch (where) {
            case AT_BEGINNING, AT_BEGINNING_STRING -> ptr == 0;
            case AT_BEGINNING_LINE -> ptr == 0 || subject.at(ptr - 1) == '\n';
            case AT_END -> ptr == end || ptr == end - 1 && subject.at(ptr) == '\n';
            case AT_END_LINE -> ptr == end || subject.at(ptr) == '\n';
            case AT_END_STRING -> ptr == end;
            case AT_BOUNDARY, AT_LOC_BOUNDARY, AT_UNI_BOUNDARY ->
                end != 0 && isWord(where, ptr - 1) != isWord(where, ptr);
            default -> end != 0 && isWord(where, ptr - 1) == isWord(where, ptr);
        };
    }

    final boolean isWord(int where, int i) {
        if (i < 0 || i >= end) {
            return false;
        }
        int ch = subject.at(i);
        return where >= AT_UNI_BOUNDARY ? CharClass.isUnicodeWord(ch) : CharClass.isWord(ch);
    }

    /**
     * The first alternative of a branch, from the one at {@code i} on, that the next character does not rule out; or
     * -1.
     */
    final int alternative(int i, int ptr) {
        int[] c = code;
        for (; c[i] != 0; i += c[i]) {
            int op = c[i + 1];
            if (op == LITERAL) {
                if (ptr < end && subject.at(ptr) == c[i + 2]) {
                    return i;
                }
            } else if (op != IN || ptr < end && program.set(i + 1).contains(subject.at(ptr))) {
                return i;
            }
        }
        return -1;
    }

    // ---- groups ---------------------------------------------------------------------------------------------------

    final void mark(int i, int ptr) {
        if ((i & 1) != 0) {
            lastIndex = i / 2 + 1;
        }
        if (i > lastMark) {
            for (int j = lastMark + 1; j < i; j++) {
                marks[j] = -1;
            }
            lastMark = i;
        } else {
            if (trailTop + 2 > trail.length) {
                trail = grown(trail, trailTop + 2);
            }
            trail[trailTop++] = i;
            trail[trailTop++] = marks[i];
        }
        marks[i] = ptr;
    }

    final boolean isGroupSet(int group) {
        int i = 2 * group;
        return i < lastMark && marks[i] >= 0 && marks[i + 1] >= marks[i];
    }

    /** Where the repetition of a group ends that starts at {@code ptr}; -1 if there is none. */
    final int backReference(int op, int group, int ptr) {
        if (!isGroupSet(group)) {
            return -1;
        }
        int i = ptr;
        for (int p = marks[2 * group]; p < marks[2 * group + 1]; p++, i++) {
            if (i >= end) {
                return -1;
            }
            int a = subject.at(i);
            int b = subject.at(p);
            boolean same = a == b || switch (op) {
                case GROUPREF -> false;
                case GROUPREF_UNI_IGNORE -> CharClass.lowerUnicode(a) == CharClass.lowerUnicode(b);
                default -> CharClass.lowerAscii(a) == CharClass.lowerAscii(b);
            };
            if (!same) {
                return -1;
            }
        }
        return i;
    }

    // ---- what has failed --------------------------------------------------------------------------------------------

    /** Whether the pattern is known not to match from a repeat on, at the end of its body at {@code ptr}. */
    final boolean hasFailed(int repeat, int ptr) {
        long[][] pages = failures;
        if (pages == null) {
            return false;
        }
        int i = ptr - pos;
        long[] page = pages[(repeat - 1) * pagesOfRepeat + (i >>> PAGE_SHIFT)];
        return page != null && (page[i >>> 6 & PAGE_MASK] >>> i & 1) != 0;
    }

    final void fails(int repeat, int ptr) {
        if (failures == null) {
            if (++failed < FEW) {
                return;
            }
            pagesOfRepeat = (end - pos >>> PAGE_SHIFT) + 1;
            if ((long) pagesOfRepeat * program.repeats > MOST_PAGES) {
                failed = Integer.MIN_VALUE;
                return;
            }
            failures = new long[pagesOfRepeat * program.repeats][];
        }
        int i = ptr - pos;
        int p = (repeat - 1) * pagesOfRepeat + (i >>> PAGE_SHIFT);
        long[] page = failures[p];
        if (page == null) {
            page = new long[PAGE_MASK + 1];
            failures[p] = page;
        }
        page[i >>> 6 & PAGE_MASK] |= 1L << i;
    }

    // ---- the stacks -----------------------------------------------------------------------------------------------

    final int record(int pc, int count, int last, int outer) {
        if (recordTop + RECORD > records.length) {
            records = grown(records, recordTop + RECORD);
        }
        int r = recordTop;
        records[r + R_PC] = pc;
        records[r + R_COUNT] = count;
        records[r + R_LAST] = last;
        records[r + R_OUTER] = outer;
        recordTop = r + RECORD;
        return r;
    }

    final void push(int pc, int ptr, int extra) {
        int[] s = stack;
        int t = top;
        if (t + FRAME > s.length) {
            stack = s = grown(s, t + FRAME);
        }
        s[t + PC] = pc;
        s[t + PTR] = ptr;
        s[t + EXTRA] = extra;
        s[t + REPEAT_RECORD] = repeat;
        s[t + RECORDS] = recordTop;
        s[t + LASTMARK] = lastMark;
        s[t + LASTINDEX] = lastIndex;
        s[t + TRAIL] = trailTop;
        top = t + FRAME;
    }

    final void pushBarrier(int pc, int ptr) {
        push(pc, ptr, barrier);
        barrier = top - FRAME;
    }

    final static int[] grown(int[] a, int needed) {
        int size = needed + (needed >> 1);
        if (size < 0) {
            throw Errors.memoryError();
        }
        try {
            return Arrays.copyOf(a, Math.max(size, 32));
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
    }

    final void poll() {
        if ((++ticks & POLL_MASK) == 0 && ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
    }
}
