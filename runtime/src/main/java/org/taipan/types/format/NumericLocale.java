package org.taipan.types.format;

import org.taipan.objects.Interpreter;

/**
 * How numbers are written in the current locale ({@code LC_NUMERIC}), an interpreter's own: format type 'n' and
 * {@code locale.localeconv()} follow it. Starts as the C locale.
 *
 * @param grouping the sizes of groups of digits from the right, as in C's {@code struct lconv}: the last one repeats,
 *     {@code Byte.MAX_VALUE} ends the grouping
 */
public record NumericLocale(String decimalPoint, String thousandsSeparator, byte[] grouping) {
    /** The C locale. */
    public static final NumericLocale C = new NumericLocale(".", "", new byte[] {Byte.MAX_VALUE});
    static final NumericLocale COMMAS = new NumericLocale(".", ",", new byte[] {3});
    static final NumericLocale UNDERSCORES = new NumericLocale(".", "_", new byte[] {3});
    static final NumericLocale FOURS = new NumericLocale(".", "_", new byte[] {4});

    /** The interpreter's setting. */
    public static final class Current {
        /** Replaced as a whole. */
        public volatile NumericLocale locale = C;

        Current(Interpreter interp) {
        }
    }

    /** The setting of an interpreter. */
    public static Current of(Interpreter interp) {
        return interp.state(Current.class, Current::new);
    }

    /** The size of a group; 0 when the remaining digits are one. */
    private int group(int i) {
        if (grouping.length == 0) {
            return 0;
        }
        int size = grouping[Math.min(i, grouping.length - 1)];
        return size == Byte.MAX_VALUE ? 0 : size;
    }

    private String inEqualGroups(String digits, int size) {
        int n = digits.length();
        if (n <= size) {
            return digits;
        }
        StringBuilder out = new StringBuilder(n + n / size * thousandsSeparator.length());
        int end = (n - 1) % size + 1;
        out.append(digits, 0, end);
        for (int from = end; from < n; from += size) {
            out.append(thousandsSeparator).append(digits, from, from + size);
        }
        return out.toString();
    }

    /** {@code digits} in groups, filled with zeros to at least {@code width} characters. */
    String group(String digits, long width) {
        if (width <= digits.length()) {
            if (this == C) {
                return digits;
            }
            if (grouping.length == 1 && grouping[0] != Byte.MAX_VALUE && grouping[0] > 0) {
                return inEqualGroups(digits, grouping[0]);
            }
        }
        int remaining = digits.length();
        long min = width;
        StringBuilder reversed = new StringBuilder();
        boolean separated = false;
        for (int i = 0; i >= 0; i++) {
            int size = group(i);
            long n = Math.max(Math.max(remaining, min), 1);
            boolean last = size <= 0;
            if (!last) {
                n = Math.min(n, size);
            }
            if (separated) {
                reversed.append(new StringBuilder(thousandsSeparator).reverse());
            }
            separated = true;
            int chars = (int) Math.max(0, Math.min(remaining, n));
            for (int k = 0; k < chars; k++) {
                reversed.append(digits.charAt(--remaining));
            }
            if (n - chars > Integer.MAX_VALUE - 16 - reversed.length()) {
                throw org.taipan.ops.Errors.memoryError();
            }
            reversed.repeat('0', (int) (n - chars));
            min -= n;
            if (last || remaining <= 0 && min <= 0) {
                break;
            }
            min -= thousandsSeparator.length();
        }
        return reversed.reverse().toString();
    }
}
