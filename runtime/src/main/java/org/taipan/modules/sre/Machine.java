package org.taipan.modules.sre;

import static org.taipan.modules.sre.Op.*;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/**
 * Runs a {@link Program} over a {@link Subject}: a backtracking machine. It never recurses: what may be tried when the
 * present attempt fails is a frame of the stack, and an attempt that fails resumes the latest frame. Assertions, atomic
 * groups and possessive repeats put a frame of their own, a barrier, below what their body pushes; their SUCCESS cuts
 * the stack down to it.
 */
abstract sealed class Machine extends MatchState permits Matcher {
    /** In the frame of a greedy repeat: to leave it is left to try; the same, and failure is noted then; that is left. */
    private static final int FORGOTTEN = 0, REPEATED = 1, LEFT = 2;

    Machine(ThreadState ts, Program program, Subject subject, long from, long to) {
        super(ts, program, subject, from, to);
    }

    /**
     * Matches the code at {@code from} at {@link #ptr}; {@code toplevel}: as {@code matchAll}, {@code mustAdvance}
     * say.
     */
    final boolean run(int from, boolean toplevel) {
        reset();
        remembers = program.repeats > 0 && !(toplevel && mustAdvance);
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
                    case IN, IN_IGNORE, IN_LOC_IGNORE, IN_UNI_IGNORE:
                        if (ptr >= end || !program.set(pc - 1).contains(s.at(ptr))) {
                            break forward;
                        }
                        pc += c[pc];
                        ptr++;
                        continue;
                    case LITERAL_IGNORE, LITERAL_LOC_IGNORE, LITERAL_UNI_IGNORE, NOT_LITERAL_IGNORE,
                        NOT_LITERAL_LOC_IGNORE, NOT_LITERAL_UNI_IGNORE:
                        if (ptr >= end || !program.accepts(pc - 1, s.at(ptr))) {
                            break forward;
                        }
                        pc++;
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
                        if (pc < 0) {
                            break forward;
                        }
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

    // ---- repeats ----------------------------------------------------------------------------------------------------

    /** The end of a repeat's body, and its beginning: where to go on; -1 to fail, as has been found out before. */
    private int until(boolean greedy, int tail, int ptr) {
        poll();
        int r = repeat;
        int args = records[r + R_PC];
        int count = records[r + R_COUNT] + 1;
        int last = records[r + R_LAST];
        int outer = records[r + R_OUTER];
        int number = greedy && outer < 0 && remembers ? program.repeatNumbers[tail - 1] : 0;
        // The last iteration that must be leads to where it may, too.
        if (number != 0 && count >= code[args + 1] - 1 && ptr != last && hasFailed(number, ptr)) {
            return -1;
        }
        if (count < code[args + 1]) {
            repeat = record(args, count, last, outer);
            return args + 3;
        }
        boolean more = (count < code[args + 2] || code[args + 2] == Integer.MAX_VALUE) && ptr != last;
        if (greedy && more) {
            repeat = outer;
            push(tail, ptr, number == 0 ? FORGOTTEN : REPEATED);
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

    /**
     * Goes back to the latest frame that has something left to try: where to go on, at {@link #ptr}; -1 if none has.
     */
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
                    if (s[f + EXTRA] == REPEATED) {
                        s[f + EXTRA] = LEFT;
                        return pc;
                    }
                    top = f;
                    if (s[f + EXTRA] == LEFT) {
                        fails(program.repeatNumbers[pc - 1], ptr);
                        continue;
                    }
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
