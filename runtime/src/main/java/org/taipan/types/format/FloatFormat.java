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
        int start = point <= 0 ? point - 1 : 0;
        for (int i = start; i < end; i++) {
            if (i == point) {
                out.append('.');
            }
            out.append(i >= 0 && i < digits.length() ? digits.charAt(i) : '0');
        }
        if (end == point && alt) {
            out.append('.');
        }
        if (exponential) {
            int e = Math.abs(exponent);
            out.append(upper ? 'E' : 'e').append(exponent < 0 ? '-' : '+').append(e < 10 ? "0" : "").append(e);
        }
    }
}
