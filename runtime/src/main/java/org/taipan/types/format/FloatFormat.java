package org.taipan.types.format;

/** Text of floats, as {@code PyOS_double_to_string} writes it. */
public final class FloatFormat {
    /** Flags of {@link #format}: always a sign, ".0" after whole numbers, keep the point, no sign for zero. */
    public static final int SIGN = 1, ADD_DOT_0 = 2, ALT = 4, NO_NEG_0 = 8;

    private FloatFormat() {
    }

    /** {@code repr(v)}. */
    public static String repr(double v) {
        long whole = (long) v;
        if (whole == v && whole > -1_000_000_000_000_000L && whole < 1_000_000_000_000_000L
                && (whole != 0 || 1 / v > 0)) {
            return whole + ".0";
        }
        return format(v, 'r', 0, ADD_DOT_0);
    }

    /**
     * The text of {@code v}.
     *
     * @param code 'r' (then {@code precision} is not used), 'e', 'f', 'g', or one of these as a capital letter
     */
    public static String format(double v, char code, int precision, int flags) {
        char lower = Character.toLowerCase(code);
        boolean upper = lower != code;
        if (Double.isNaN(v) || Double.isInfinite(v)) {
            String s = Double.isNaN(v) ? "nan" : "inf";
            String sign = v < 0 ? "-" : (flags & SIGN) != 0 ? "+" : "";
            return sign + (upper ? s.toUpperCase(java.util.Locale.ROOT) : s);
        }
        double abs = Math.abs(v);
        if (lower == 'f') {
            long scaled = FloatDigits.scaled(abs, precision);
            if (scaled >= 0) {
                return fixed(scaled, Double.doubleToRawLongBits(v) < 0, precision, flags);
            }
        }
        FloatDigits d = switch (lower) {
            case 'r' -> FloatDigits.shortest(abs);
            case 'e' -> FloatDigits.significant(abs, saturated(precision, 1));
            case 'f' -> FloatDigits.fixed(abs, precision);
            default -> FloatDigits.significant(abs, Math.max(precision, 1));
        };
        boolean negative = Double.doubleToRawLongBits(v) < 0;
        if (negative && (flags & NO_NEG_0) != 0 && (d.digits().isEmpty() || d.digits().equals("0"))) {
            negative = false;
        }
        StringBuilder out = new StringBuilder();
        if (negative) {
            out.append('-');
        } else if ((flags & SIGN) != 0) {
            out.append('+');
        }
        write(out, d, lower, upper, precision, flags);
        return out.toString();
    }

    /** {@code n} with a point before the last digits, {@code places} of them. */
    private static String fixed(long n, boolean negative, int places, int flags) {
        StringBuilder out = new StringBuilder(24);
        if (negative && (n != 0 || (flags & NO_NEG_0) == 0)) {
            out.append('-');
        } else if ((flags & SIGN) != 0) {
            out.append('+');
        }
        int start = out.length();
        out.append(n);
        int missing = places + 1 - (out.length() - start);
        if (missing > 0) {
            out.insert(start, "0000000000000000000", 0, missing);
        }
        if (places > 0) {
            out.insert(out.length() - places, '.');
        } else if ((flags & ALT) != 0) {
            out.append('.');
        }
        return out.toString();
    }

    private static int saturated(int n, int more) {
        return n > Integer.MAX_VALUE - more ? Integer.MAX_VALUE : n + more;
    }

    private static void write(StringBuilder out, FloatDigits d, char code, boolean upper, int precision, int flags) {
        String digits = d.digits();
        int point = d.point();
        boolean dot0 = (flags & ADD_DOT_0) != 0;
        boolean alt = (flags & ALT) != 0;
        boolean exponential;
        long end = digits.length();
        switch (code) {
            case 'r' -> exponential = point <= -4 || point > 16;
            case 'e' -> {
                exponential = true;
                end = (long) precision + 1;
            }
            case 'f' -> {
                exponential = false;
                end = (long) point + precision;
            }
            default -> {
                int p = Math.max(precision, 1);
                exponential = point <= -4 || point > p - (dot0 ? 1 : 0);
                if (alt) {
                    end = p;
                }
            }
        }
        int exponent = 0;
        if (exponential) {
            exponent = point - 1;
            point = 1;
        }
        end = Math.max(end, !exponential && dot0 ? (long) point + 1 : point);
        if (end > Integer.MAX_VALUE - 64) {
            throw org.taipan.ops.Errors.memoryError();
        }
        int n = digits.length();
        int whole = Math.clamp(point, 0, n);
        out.append(digits, 0, whole).repeat('0', point > 0 ? point - whole : 1);
        if (end > point || alt) {
            out.append('.');
        }
        if (end > point) {
            int zeros = (int) Math.min(Math.max(0, -point), end - point);
            int last = (int) Math.clamp(end, whole, n);
            out.repeat('0', zeros).append(digits, whole, last);
            out.repeat('0', (int) (end - point) - zeros - (last - whole));
        }
        if (exponential) {
            int e = Math.abs(exponent);
            out.append(upper ? 'E' : 'e').append(exponent < 0 ? '-' : '+').append(e < 10 ? "0" : "").append(e);
        }
    }
}
