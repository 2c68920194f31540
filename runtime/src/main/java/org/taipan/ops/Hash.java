package org.taipan.ops;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;

/** How hashes of parts combine to the hash of a whole, bit for bit as in CPython. */
public final class Hash {
    private static final long PRIME_1 = 0x9E3779B185EBCA87L;
    private static final long PRIME_2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME_5 = 0x27D4EB2F165667C5L;

    private Hash() {
    }

    /**
     * The hash of a tuple. That of the last one is known to the thread, if it is short and of plain values: a key that is not found
     * is mostly added next, and one that is found is replaced.
     */
    static long tuple(ThreadState ts, PyTuple t) {
        if (ts == null || ts.lastHashed == t) {
            return ts == null ? tuple(ts, t.items()) : ts.lastHash;
        }
        Object[] items = t.items();
        long acc = PRIME_5;
        boolean plain = items.length <= 8;
        for (Object o : items) {
            if (o instanceof Long l) {
                acc = round(acc, PyLong.hash((long) l));
            } else {
                acc = round(acc, Obj.hash(ts, o));
                plain &= o instanceof String || ts.lastHashed == o || PlainValues.is(o);
            }
        }
        long h = finish(acc, items.length);
        if (plain) {
            ts.lastHashed = t;
            ts.lastHash = h;
        }
        return h;
    }

    /** The hash of a tuple of {@code items}: xxHash's rounds, without its final mix. */
    public static long tuple(ThreadState ts, Object[] items) {
        long acc = PRIME_5;
        for (Object o : items) {
            acc = round(acc, Obj.hash(ts, o));
        }
        return finish(acc, items.length);
    }

    /** The hash of a slice. */
    public static long slice(ThreadState ts, Object start, Object stop, Object step) {
        long h = round(round(round(PRIME_5, Obj.hash(ts, start)), Obj.hash(ts, stop)), Obj.hash(ts, step));
        return h == -1 ? 1546275796L : h;
    }

    private static long round(long acc, long lane) {
        return Long.rotateLeft(acc + lane * PRIME_2, 31) * PRIME_1;
    }

    private static long finish(long acc, int n) {
        long h = acc + (n ^ (PRIME_5 ^ 3527539L));
        return h == -1 ? 1546275796L : h;
    }

    /** The hash of a frozenset whose elements have these hashes, in any order. */
    public static long frozenSet(long[] hashes) {
        long h = 0;
        for (long e : hashes) {
            h ^= (e ^ 89869747L ^ e << 16) * 3644798167L;
        }
        h ^= (hashes.length + 1L) * 1927868237L;
        h ^= h >>> 11 ^ h >>> 25;
        h = h * 69069L + 907133923L;
        return h == -1 ? 590923713L : h;
    }
}
