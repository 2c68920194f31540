package org.taipan.objects;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.math.BigInteger;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * {@code id()}: a number for every object asked about, unique among those alive. Numbers and strings, which have no
 * identity of their own, get one that follows from type and value, so that {@code a is b} implies equal ids.
 */
public final class ObjectIds {
    private static final long FIRST = 0x7f00_0000_0000L;

    private static final class Key extends WeakReference<Object> {
        private final int hash;

        Key(Object o, ReferenceQueue<Object> queue) {
            super(o, queue);
            hash = System.identityHashCode(o);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(Object other) {
            if (this == other) {
                return true;
            }
            Object mine = get();
            return mine != null && other instanceof Key k && k.get() == mine;
        }
    }

    private final ConcurrentHashMap<Key, Long> ids = new ConcurrentHashMap<>();
    private final ReferenceQueue<Object> dead = new ReferenceQueue<>();
    private final AtomicLong next = new AtomicLong(FIRST);

    /** The id as a Python int. */
    public Object of(Object o) {
        return switch (o) {
            case Long l -> tagged(BigInteger.valueOf(l), 1);
            case BigInteger b -> tagged(b, 1);
            case Double d -> tagged(BigInteger.valueOf(Double.doubleToRawLongBits(d)), 3);
            case Boolean b -> b ? 16L : 32L;
            case String s when s.length() <= 1 -> s.isEmpty() ? 5L : (long) s.charAt(0) << 3 | 7;
            default -> number(o);
        };
    }

    private static Object tagged(BigInteger value, int tag) {
        BigInteger id = value.shiftLeft(3).or(BigInteger.valueOf(tag));
        return id.bitLength() < 64 ? (Object) id.longValue() : id;
    }

    /** A number for the object; multiples of 16. */
    public long number(Object o) {
        for (Object k = dead.poll(); k != null; k = dead.poll()) {
            ids.remove(k);
        }
        Key key = new Key(o, dead);
        Long id = ids.get(key);
        if (id == null) {
            id = next.addAndGet(16);
            Long other = ids.putIfAbsent(key, id);
            if (other != null) {
                id = other;
            }
        }
        return id;
    }
}
