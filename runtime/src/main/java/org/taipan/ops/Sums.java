package org.taipan.ops;

import org.taipan.objects.NativeIterator;

/** What {@code sum} adds up while all is plain numbers: ints in a long as long as they fit, floats with compensation (Neumaier). */
public final class Sums {
    private Sums() {
    }

    /** The sum of ints. */
    public static final class OfLongs implements NativeIterator.Sink {
        private long total;

        public OfLongs(long start) {
            total = start;
        }

        @Override
        public boolean take(Object item) {
            return item instanceof Long l ? take((long) l) : item instanceof Boolean b && take(b ? 1L : 0L);
        }

        /** Takes an int that does not lead beyond the longs. */
        public boolean take(long x) {
            long r = total + x;
            if (((total ^ r) & (x ^ r)) < 0) {
                return false;
            }
            total = r;
            return true;
        }

        public long total() {
            return total;
        }
    }

    /** The sum of floats, and of ints among them. */
    public static final class OfDoubles implements NativeIterator.Sink {
        private double sum;
        private double compensation;

        public OfDoubles(double start) {
            sum = start;
        }

        @Override
        public boolean take(Object item) {
            if (item instanceof Double d) {
                return take((double) d);
            }
            if (item instanceof Long l) {
                sum += l;
                return true;
            }
            if (item instanceof Boolean b) {
                sum += b ? 1 : 0;
                return true;
            }
            return false;
        }

        /** Takes a float. */
        public boolean take(double x) {
            double s = sum + x;
            compensation += Math.abs(sum) >= Math.abs(x) ? sum - s + x : x - s + sum;
            sum = s;
            return true;
        }

        public double total() {
            return compensation != 0.0 && Double.isFinite(compensation) ? sum + compensation : sum;
        }
    }
}
