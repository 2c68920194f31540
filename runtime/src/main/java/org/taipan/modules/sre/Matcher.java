package org.taipan.modules.sre;

import static org.taipan.modules.sre.Op.*;

import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/**
 * Runs a {@link Program} over a {@link Subject}: a backtracking machine. It never recurses: what may be tried when the
 * present attempt fails is a frame of {@link #stack}, and an attempt that fails resumes the latest frame.
 *
 * <p>Repeats of more than one character keep their count in records that are never changed, but replaced: a frame only
 * remembers which record was current, and going back to it undoes the rest. Marks are changed in place; those that a
 * frame may want back are noted in {@link #trail}. Assertions, atomic groups and possessive repeats put a frame of their
 * own, a barrier, below what their body pushes; their SUCCESS cuts the stack down to it.
 *
 * <p>Belongs to one thread at a time.
 */
final class Matcher {
    /** A frame: where its instruction's operands are, the position, what the instruction needs, and the state then. */
    private static final int PC = 0, PTR = 1, EXTRA = 2, REPEAT_RECORD = 3, RECORDS = 4, LASTMARK = 5, LASTINDEX = 6;
    private static final int TRAIL = 7, FRAME = 8;
    /** A record of a repeat: the operands, how often its body has matched, where it last started, the outer repeat. */
    private static final int R_PC = 0, R_COUNT = 1, R_LAST = 2, R_OUTER = 3, RECORD = 4;
    private static final int POLL_MASK = 0xfff;

    final Program program;
    final Subject subject;
    private final int[] code;
    /** The slice to match in, as positions. */
    final int pos;
    final int end;
    private ThreadState ts;

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

    private int[] stack = new int[FRAME * 8];
    private int top;
    private int barrier;
    private int[] records = new int[RECORD * 4];
    private int recordTop;
    private int repeat;
    private int[] trail = new int[8];
    private int trailTop;
    private int ticks;

    Matcher(ThreadState ts, Program program, Subject subject, long from, long to) {
        this.ts = ts;
        this.program = program;
        this.subject = subject;
        this.code = program.code;
        this.marks = new int[program.marks];
        this.pos = (int) Math.clamp(from, 0L, (long) subject.length);
        this.end = (int) Math.clamp(to, 0L, (long) subject.length);
        this.start = pos;
    }

    /** The thread that goes on with a matcher kept by a scanner. */
    void continueOn(ThreadState thread) {
        ts = thread;
    }

    /** Whether group {@code n}, from 1, took part. */
    boolean hasGroup(int n) {
        int i = 2 * n - 2;
        return i < lastMark && marks[i] >= 0 && marks[i + 1] >= 0;
    }

    /** Goes on after the match that was found. */
    void advance() {
        mustAdvance = ptr == start;
        start = ptr;
    }

    // ---- searching --------------------------------------------------------------------------------------------------

    /** Matches at {@link #start}. */
    boolean match() {
        ptr = start;
        return start <= end && run(0, true);
    }

    /** Finds the first match from {@link #start} on, and moves {@link #start} to it. */
    boolean search() {
        Program p = program;
        if (start > end || end - start < p.minWidth) {
            return false;
        }
        if (p.prefix != null) {
            return searchPrefix();
        }
        if (p.firstSet != null) {
            return searchSet();
        }
        return searchAnywhere();
    }

    private boolean searchPrefix() {
        Program p = program;
        mustAdvance = false;
        for (int i = start;; i++) {
            i = p.prefix.length == 1 ? subject.indexOf(p.prefix[0], i, end)
                    : subject.indexOf(p.prefix, p.prefixText, i, end);
            if (i < 0) {
                return false;
            }
            start = i;
            ptr = i + p.prefixSkip;
            if (p.prefixIsAll) {
                reset();
                ptr = i + p.prefix.length;
                return true;
            }
            if (run(p.start + 2 * p.prefixSkip, false)) {
                return true;
            }
        }
    }

    private boolean searchSet() {
        CharSet set = program.firstSet;
        mustAdvance = false;
        for (int i = start;; i++) {
            while (i < end && !set.contains(subject.at(i))) {
                i++;
            }
            if (i >= end) {
                return false;
            }
            start = i;
            ptr = i;
            if (run(program.start, false)) {
                return true;
            }
        }
    }

    private boolean searchAnywhere() {
        Program p = program;
        int first = p.firstSingle;
        ptr = start;
        if (run(p.start, true)) {
            return true;
        }
        mustAdvance = false;
        if (code[p.start] == AT && (code[p.start + 1] == AT_BEGINNING || code[p.start + 1] == AT_BEGINNING_STRING)) {
            start = end;
            return false;
        }
        int last = p.minWidth > 1 ? end - p.minWidth + 1 : end;
        for (int i = start + 1; i <= last; i++) {
            if (first >= 0) {
                while (i < end && !p.accepts(first, subject.at(i))) {
                    i++;
                }
                if (i >= end) {
                    return false;
                }
            }
            start = i;
            ptr = i;
            if (run(p.start, false)) {
                return true;
            }
        }
        return false;
    }

    // ---- the machine ------------------------------------------------------------------------------------------------

    private void reset() {
        lastMark = -1;
        lastIndex = -1;
        top = 0;
        barrier = -1;
        recordTop = 0;
        repeat = -1;
        trailTop = 0;
    }

    /** Matches the code at {@code from} at {@link #ptr}; {@code toplevel}: as {@code matchAll}, {@code mustAdvance} say. */
    private boolean run(int from, boolean toplevel) {
        reset();
        int[] c = code;
        Program program = this.program;
        Subject s = subject;
        int end = this.end;
        int ptr = this.ptr;
        int pc = from;
        while (true) {
            forward:
            while (true) {
                switch (c[pc++]) {
                    case LITERAL:
                        if (ptr >= end || s.at(ptr) != c[pc]) {
                            break forward;
                        }
                        pc++;
                        ptr++;
                        continue;
                    case NOT_LITERAL:
                        if (ptr >= end || s.at(ptr) == c[pc]) {
                            break forward;
                        }
                        pc++;
                        ptr++;
                        continue;
                    case ANY:
                        if (ptr >= end || s.at(ptr) == '\n') {
                            break forward;
                        }
                        ptr++;
                        continue;
                    case ANY_ALL:
                        if (ptr >= end) {
                            break forward;
                        }
                        ptr++;
                        continue;
                    case IN:
                        if (ptr >= end || !program.set(pc + 1).contains(s.at(ptr))) {
                            break forward;
                        }
                        pc += c[pc];
                        ptr++;
                        continue;
                    case CATEGORY, IN_IGNORE, IN_LOC_IGNORE, IN_UNI_IGNORE, LITERAL_IGNORE, LITERAL_LOC_IGNORE,
                        LITERAL_UNI_IGNORE, NOT_LITERAL_IGNORE, NOT_LITERAL_LOC_IGNORE, NOT_LITERAL_UNI_IGNORE:
                        if (ptr >= end || !program.accepts(pc - 1, s.at(ptr))) {
                            break forward;
                        }
                        pc += program.singleLength(pc - 1) - 1;
                        ptr++;
                        continue;
                    case AT:
                        if (!at(c[pc++], ptr)) {
                            break forward;
                        }
                        continue;
                    case MARK:
                        mark(c[pc++], ptr);
                        continue;
                    case JUMP, INFO:
                        if (c[pc - 1] == INFO && end - ptr < program.minWidth) {
                            break forward;
                        }
                        pc += c[pc];
                        continue;
                    case BRANCH: {
                        int alternative = alternative(pc, ptr);
                        if (alternative < 0) {
                            break forward;
                        }
                        int next = alternative(alternative + c[alternative], ptr);
                        if (next >= 0) {
                            push(pc, ptr, next);
                        }
                        pc = alternative + 1;
                        continue;
                    }
                    case REPEAT_ONE: {
                        int min = c[pc + 1];
                        if (min > end - ptr) {
                            break forward;
                        }
                        int least = ptr + min;
                        ptr = skip(pc + 3, ptr, c[pc + 2]);
                        int tail = pc + c[pc];
                        if (c[tail] == LITERAL) {
                            ptr = lastBefore(c[tail + 1], ptr, least);
                        }
                        if (ptr < least) {
                            break forward;
                        }
                        if (ptr > least) {
                            push(pc, ptr, least);
                        }
                        pc = tail;
                        continue;
                    }
                    case MIN_REPEAT_ONE: {
                        int min = c[pc + 1];
                        if (min > end - ptr) {
                            break forward;
                        }
                        int from1 = ptr;
                        if (min > 0) {
                            ptr = skip(pc + 3, ptr, min);
                            if (ptr - from1 < min) {
                                break forward;
                            }
                        }
                        push(pc, ptr, min);
                        pc += c[pc];
                        continue;
                    }
                    case POSSESSIVE_REPEAT_ONE: {
                        int min = c[pc + 1];
                        if (min > end - ptr) {
                            break forward;
                        }
                        int least = ptr + min;
                        ptr = skip(pc + 3, ptr, c[pc + 2]);
                        if (ptr < least) {
                            break forward;
                        }
                        pc += c[pc];
                        continue;
                    }
                    case REPEAT:
                        repeat = record(pc, -1, -1, repeat);
                        pc += c[pc];
                        continue;
                    case MAX_UNTIL, MIN_UNTIL:
                        pc = until(c[pc - 1] == MAX_UNTIL, pc, ptr);
                        continue;
                    case POSSESSIVE_REPEAT:
                        repeat = record(pc, 0, -1, repeat);
                        pc = possessive(pc, ptr);
                        continue;
                    case ATOMIC_GROUP:
                        pushBarrier(pc, ptr);
                        pc++;
                        continue;
                    case ASSERT:
                        if (ptr < c[pc + 1]) {
                            break forward;
                        }
                        pushBarrier(pc, ptr);
                        ptr -= c[pc + 1];
                        pc += 2;
                        continue;
                    case ASSERT_NOT:
                        if (ptr >= c[pc + 1]) {
                            pushBarrier(pc, ptr);
                            ptr -= c[pc + 1];
                            pc += 2;
                        } else {
                            pc += c[pc];
                        }
                        continue;
                    case GROUPREF, GROUPREF_IGNORE, GROUPREF_UNI_IGNORE, GROUPREF_LOC_IGNORE:
                        ptr = backReference(c[pc - 1], c[pc], ptr);
                        if (ptr < 0) {
                            break forward;
                        }
                        pc++;
                        continue;
                    case GROUPREF_EXISTS:
                        pc += isGroupSet(c[pc]) ? 2 : c[pc + 1];
                        continue;
                    case SUCCESS:
                        this.ptr = ptr;
                        if (barrier < 0) {
                            if (toplevel && (matchAll && ptr != end || mustAdvance && ptr == start)) {
                                break forward;
                            }
                            return true;
                        }
                        pc = leaveBarrier();
                        if (pc < 0) {
                            break forward;
                        }
                        ptr = this.ptr;
                        continue;
                    case FAILURE:
                        break forward;
                    default:
                        throw Errors.runtimeError("internal error in regular expression engine");
                }
            }
            pc = resume();
            if (pc < 0) {
                return false;
            }
            ptr = this.ptr;
        }
    }

    /** Where a run of at most {@code max} characters that the instruction at {@code item} accepts ends. */
    private int skip(int item, int from, int max) {
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
            case IN -> {
                CharSet set = program.set(item + 2);
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
    private int lastBefore(int ch, int ptr, int least) {
        int i = ptr;
        while (i >= least && (i >= end || subject.at(i) != ch)) {
            i--;
        }
        return i;
    }

    private boolean at(int where, int ptr) {
        return switch (where) {
            case AT_BEGINNING, AT_BEGINNING_STRING -> ptr == 0;
            case AT_BEGINNING_LINE -> ptr == 0 || subject.at(ptr - 1) == '\n';
            case AT_END -> ptr == end || ptr == end - 1 && subject.at(ptr) == '\n';
            case AT_END_LINE -> ptr == end || subject.at(ptr) == '\n';
            case AT_END_STRING -> ptr == end;
            case AT_BOUNDARY, AT_LOC_BOUNDARY, AT_UNI_BOUNDARY -> end != 0 && isWord(where, ptr - 1) != isWord(where, ptr);
            default -> end != 0 && isWord(where, ptr - 1) == isWord(where, ptr);
        };
    }

    private boolean isWord(int where, int i) {
        if (i < 0 || i >= end) {
            return false;
        }
        int ch = subject.at(i);
        return where >= AT_UNI_BOUNDARY ? CharClass.isUnicodeWord(ch) : CharClass.isWord(ch);
    }

    /** The first alternative of a branch, from the one at {@code i} on, that the next character does not rule out; or -1. */
    private int alternative(int i, int ptr) {
        int[] c = code;
        for (; c[i] != 0; i += c[i]) {
            int op = c[i + 1];
            if (op == LITERAL) {
                if (ptr < end && subject.at(ptr) == c[i + 2]) {
                    return i;
                }
            } else if (op != IN || ptr < end && program.set(i + 3).contains(subject.at(ptr))) {
                return i;
            }
        }
        return -1;
    }

    // ---- groups -----------------------------------------------------------------------------------------------------

    private void mark(int i, int ptr) {
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

    private boolean isGroupSet(int group) {
        int i = 2 * group;
        return i < lastMark && marks[i] >= 0 && marks[i + 1] >= marks[i];
    }

    /** Where the repetition of a group ends that starts at {@code ptr}; -1 if there is none. */
    private int backReference(int op, int group, int ptr) {
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

    // ---- repeats ----------------------------------------------------------------------------------------------------

    private int record(int pc, int count, int last, int outer) {
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

    /** The end of a repeat's body, and its beginning: where to go on. */
    private int until(boolean greedy, int tail, int ptr) {
        poll();
        int r = repeat;
        int args = records[r + R_PC];
        int count = records[r + R_COUNT] + 1;
        int last = records[r + R_LAST];
        int outer = records[r + R_OUTER];
        if (count < code[args + 1]) {
            repeat = record(args, count, last, outer);
            return args + 3;
        }
        boolean more = (count < code[args + 2] || code[args + 2] == Integer.MAX_VALUE) && ptr != last;
        if (greedy && more) {
            repeat = outer;
            push(tail, ptr, 0);
            repeat = record(args, count, ptr, outer);
            return args + 3;
        }
        if (more) {
            push(tail, ptr, 0);
        }
        repeat = outer;
        return tail;
    }

    /** Before an iteration of a possessive repeat: where to go on. */
    private int possessive(int args, int ptr) {
        poll();
        int r = repeat;
        int count = records[r + R_COUNT];
        int outer = records[r + R_OUTER];
        boolean enough = count >= code[args + 1];
        if (enough) {
            if (count >= code[args + 2] && code[args + 2] != Integer.MAX_VALUE || ptr == records[r + R_LAST]) {
                repeat = outer;
                return args + code[args] + 1;
            }
            repeat = record(args, count, ptr, outer);
        }
        pushBarrier(args, ptr);
        return args + 3;
    }

    // ---- the stack --------------------------------------------------------------------------------------------------

    private void push(int pc, int ptr, int extra) {
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

    private void pushBarrier(int pc, int ptr) {
        push(pc, ptr, barrier);
        barrier = top - FRAME;
    }

    private static int[] grown(int[] a, int needed) {
        int size = needed + (needed >> 1);
        if (size < 0) {
            throw Errors.memoryError();
        }
        try {
            return Arrays.copyOf(a, size);
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
    }

    private void poll() {
        if ((++ticks & POLL_MASK) == 0 && ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
    }

    /** The body behind the innermost barrier has matched up to {@link #ptr}: where to go on, or -1 to fail. */
    private int leaveBarrier() {
        int f = barrier;
        int[] s = stack;
        int args = s[f + PC];
        top = f;
        barrier = s[f + EXTRA];
        repeat = s[f + REPEAT_RECORD];
        recordTop = s[f + RECORDS];
        switch (code[args - 1]) {
            case ASSERT:
                ptr = s[f + PTR];
                return args + code[args];
            case ASSERT_NOT:
                return -1;
            case ATOMIC_GROUP:
                return args + code[args];
            default:
                int r = repeat;
                repeat = record(args, records[r + R_COUNT] + 1, records[r + R_LAST], records[r + R_OUTER]);
                return possessive(args, ptr);
        }
    }

    /** Goes back to the latest frame that has something left to try: where to go on, at {@link #ptr}; -1 if none has. */
    private int resume() {
        int[] c = code;
        while (top > 0) {
            poll();
            int[] s = stack;
            int f = top - FRAME;
            int pc = s[f + PC];
            ptr = s[f + PTR];
            repeat = s[f + REPEAT_RECORD];
            recordTop = s[f + RECORDS];
            lastMark = s[f + LASTMARK];
            lastIndex = s[f + LASTINDEX];
            while (trailTop > s[f + TRAIL]) {
                trailTop -= 2;
                marks[trail[trailTop]] = trail[trailTop + 1];
            }
            switch (c[pc - 1]) {
                case BRANCH: {
                    int alternative = s[f + EXTRA];
                    int next = alternative(alternative + c[alternative], ptr);
                    if (next < 0) {
                        top = f;
                    } else {
                        s[f + EXTRA] = next;
                    }
                    return alternative + 1;
                }
                case REPEAT_ONE: {
                    int least = s[f + EXTRA];
                    int tail = pc + c[pc];
                    ptr = c[tail] == LITERAL ? lastBefore(c[tail + 1], ptr - 1, least) : ptr - 1;
                    s[f + PTR] = ptr;
                    if (ptr <= least) {
                        top = f;
                        if (ptr < least) {
                            continue;
                        }
                    }
                    return tail;
                }
                case MIN_REPEAT_ONE:
                    if (takeOneMore(f, pc)) {
                        return pc + c[pc];
                    }
                    top = f;
                    continue;
                case MAX_UNTIL:
                    top = f;
                    return pc;
                case MIN_UNTIL: {
                    top = f;
                    int r = repeat;
                    int args = records[r + R_PC];
                    repeat = record(args, records[r + R_COUNT] + 1, ptr, records[r + R_OUTER]);
                    return args + 3;
                }
                case ASSERT_NOT:
                    top = f;
                    barrier = s[f + EXTRA];
                    return pc + c[pc];
                case POSSESSIVE_REPEAT:
                    top = f;
                    barrier = s[f + EXTRA];
                    if (records[repeat + R_COUNT] < c[pc + 1]) {
                        continue;
                    }
                    repeat = records[repeat + R_OUTER];
                    return pc + c[pc] + 1;
                default:
                    top = f;
                    barrier = s[f + EXTRA];
            }
        }
        return -1;
    }

    /** Lets a lazy repeat of one character take the next one, and more as long as the tail's literal is not there. */
    private boolean takeOneMore(int f, int pc) {
        int[] c = code;
        int tail = pc + c[pc];
        int count = stack[f + EXTRA];
        do {
            if (count >= c[pc + 2] && c[pc + 2] != Integer.MAX_VALUE || ptr >= end
                    || !program.accepts(pc + 3, subject.at(ptr))) {
                return false;
            }
            ptr++;
            count++;
        } while (c[tail] == LITERAL && (ptr >= end || subject.at(ptr) != c[tail + 1]));
        stack[f + PTR] = ptr;
        stack[f + EXTRA] = count;
        return true;
    }
}
