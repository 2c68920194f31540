package org.taipan.interpreter;

import org.taipan.types.RangeIterator;

/** Where compiled code has the iterator of a range that it has not made: the numbers of two of its longs, and the step. */
public record RangePlace(int next, int stop, long step) {
    Object iterator(long[] longs) {
        return RangeIterator.from(longs[next], longs[stop], step);
    }
}
