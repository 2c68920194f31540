package org.taipan.frontend;

import java.math.BigInteger;

/** The value of a number token. */
final class NumberLiteral {
    /** Below this many digits no conversion limit applies, whatever is set. */
    private static final int LIMIT_THRESHOLD = 640;

    private NumberLiteral() {
    }

    /** A decimal integer longer than the interpreter's limit. */
    static final class TooLong extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLong(int limit, int digits) {
            super("Exceeds the limit (" + limit + " digits) for integer string conversion: value has " + digits
                + " digits; use sys.set_int_max_str_digits() to increase the limit", null, false, false);
        }
    }

    /**
     * Evaluates a literal the tokenizer has accepted.
     *
     * @param maxDigits the limit of decimal digits, 0 for none
     * @throws TooLong if a decimal integer has more
     */
    static Object parse(String literal, int maxDigits) {
        String s = literal.indexOf('_') < 0 ? literal : literal.replace("_", "");
        int n = s.length();
        char last = s.charAt(n - 1);
        if (n > 2 && s.charAt(0) == '0' && s.charAt(1) > '9') {
            int radix = switch (s.charAt(1) | 0x20) {
                case 'x' -> 16;
                case 'o' -> 8;
                case 'b' -> 2;
                default -> 10;
            };
            if (radix != 10) {
                return n <= 17 ? (Object) Long.parseLong(s, 2, n, radix)
                    : Constants.integer(new BigInteger(s.substring(2), radix));
            }
        }
        if (last == 'j' || last == 'J') {
            return Constants.imaginary(Double.parseDouble(s.substring(0, n - 1)));
        }
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c < '0' || c > '9') {
                return Double.parseDouble(s);
            }
        }
        if (n <= 18) {
            return Long.parseLong(s);
        }
        if (maxDigits > 0 && n > LIMIT_THRESHOLD && n > maxDigits) {
            throw new TooLong(maxDigits, n);
        }
        return Constants.integer(new BigInteger(s));
    }
}
