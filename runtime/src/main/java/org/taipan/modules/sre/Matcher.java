package org.taipan.modules.sre;

import static org.taipan.modules.sre.Op.*;

import org.taipan.objects.ThreadState;

/** Matches a pattern at a position or searches for it, once or again and again. Belongs to one thread at a time. */
final class Matcher extends Machine {
    Matcher(ThreadState ts, Program program, Subject subject, long from, long to) {
        super(ts, program, subject, from, to);
    }

    /** The thread that goes on with a matcher kept by a scanner. */
    void continueOn(ThreadState thread) {
        ts = thread;
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
            i = find(set, i);
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

    /** The first position from {@code from} on with a character of the set, or the end. */
    private int find(CharSet set, int from) {
        Subject s = subject;
        int i = from;
        while (i < end && !set.contains(s.at(i))) {
            i++;
        }
        return i;
    }

    private boolean searchAnywhere() {
        Program p = program;
        int first = p.firstSingle;
        CharSet set = first >= 0 && p.hasSet(first) ? p.set(first) : null;
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
                if (set != null) {
                    i = find(set, i);
                } else {
                    while (i < end && !p.accepts(first, subject.at(i))) {
                        i++;
                    }
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
}
