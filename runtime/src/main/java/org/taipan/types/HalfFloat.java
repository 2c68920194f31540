package org.taipan.types;

/** IEEE 754 half precision. */
public final class HalfFloat {
    private HalfFloat() {
    }

    /** The bits of {@code d} rounded once, half to even; too large values become infinite. */
    public static short bits(double d) {
        float f = (float) d;
        if (Double.isFinite(d) && f != d) {
            float other = f > d ? Math.nextDown(f) : Math.nextUp(f);
            if ((Float.floatToRawIntBits(f) & 1) == 0) {
                f = other;
            }
        }
        return Float.floatToFloat16(f);
    }
}
