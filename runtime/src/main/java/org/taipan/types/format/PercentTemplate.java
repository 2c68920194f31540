package org.taipan.types.format;

import java.util.ArrayList;
import java.util.List;
import org.taipan.types.PyStr;

/** A format string of the {@code %} operator taken apart. Immutable. */
record PercentTemplate(List<Part> parts) {
    /** Templates used lately, by the hash of their text. Threads replace them as they like. */
    private static final Parsed[] LATELY = new Parsed[128];
    /** Longer ones are not kept. */
    private static final int SHORT = 200;

    private record Parsed(String text, boolean bytes, PercentTemplate template) {
    }

    /**
     * Literal text, and what comes after it.
     *
     * @param conversion null at the end of the string, or where the text goes on
     */
    record Part(Object literal, Conversion conversion) {
    }

    /**
     * One conversion.
     *
     * @param keyed whether there is a key, even if it has no end
     * @param key a str, or null if there is none
     * @param width -1 if there is none, or none known
     * @param widthGiven whether an argument tells the width
     * @param precision -1 if there is none
     * @param index where its last character is
     * @param failure what is wrong with what follows that is known, or null
     */
    record Conversion(boolean keyed, Object key, boolean left, boolean plus, boolean blank, boolean alternate,
            boolean zero, long width, boolean widthGiven, int precision, boolean precisionGiven, int code, int index,
            String failure) {
    }

    /** A format string that is not complete, or has too great a number. */
    private static final class Invalid extends Exception {
        private static final long serialVersionUID = 1L;

        Invalid(String message) {
            super(message, null, false, false);
        }
    }

    /** @param bytes whether {@code format} is a format of bytes, in Latin-1 */
    static PercentTemplate of(Object format, boolean bytes) {
        if (!(format instanceof String s) || s.length() > SHORT) {
            return new Parser(format, bytes).parse();
        }
        int place = s.hashCode() & LATELY.length - 1;
        Parsed p = LATELY[place];
        if (p == null || p.bytes != bytes || !p.text.equals(s)) {
            p = new Parsed(s, bytes, new Parser(s, bytes).parse());
            LATELY[place] = p;
        }
        return p.template;
    }

    private static final class Parser {
        private final Object format;
        private final int end;
        private final boolean bytes;
        private int pos;

        private boolean keyed, left, plus, blank, alternate, zero, widthGiven, precisionGiven;
        private Object key;
        private long width;
        private int precision;
        private int code;

        Parser(Object format, boolean bytes) {
            this.format = format;
            this.end = PyStr.length(format);
            this.bytes = bytes;
        }

        PercentTemplate parse() {
            List<Part> parts = new ArrayList<>();
            while (pos < end) {
                int from = pos;
                while (pos < end && PyStr.codePointAt(format, pos) != '%') {
                    pos++;
                }
                boolean doubled = pos + 1 < end && PyStr.codePointAt(format, pos + 1) == '%';
                Object literal = PyStr.slice(format, from, doubled ? pos + 1 : pos);
                pos += doubled ? 2 : 1;
                Conversion c = doubled || pos > end ? null : conversion();
                parts.add(new Part(literal, c));
                if (c != null && c.failure != null) {
                    break;
                }
            }
            return new PercentTemplate(List.copyOf(parts));
        }

        private Conversion conversion() {
            keyed = left = plus = blank = alternate = zero = widthGiven = precisionGiven = false;
            key = null;
            width = -1;
            precision = -1;
            String failure = null;
            try {
                read();
                if (code == '(') {
                    key();
                    read();
                }
                flags();
                width();
                if (code == '.') {
                    precision();
                }
                if (code == 'h' || code == 'l' || code == 'L') {
                    read();
                }
            } catch (Invalid e) {
                failure = e.getMessage();
            }
            return new Conversion(keyed, key, left, plus, blank, alternate, zero, width, widthGiven, precision,
                    precisionGiven, code, pos - 1, failure);
        }

        private void read() throws Invalid {
            if (pos >= end) {
                throw new Invalid("incomplete format");
            }
            code = PyStr.codePointAt(format, pos++);
        }

        private void key() throws Invalid {
            keyed = true;
            int from = pos;
            for (int depth = 1; depth > 0;) {
                if (pos >= end) {
                    throw new Invalid("incomplete format key");
                }
                int c = PyStr.codePointAt(format, pos++);
                depth += c == ')' ? -1 : c == '(' ? 1 : 0;
            }
            key = PyStr.slice(format, from, pos - 1);
        }

        private void flags() throws Invalid {
            for (;; read()) {
                switch (code) {
                    case '-' -> left = true;
                    case '+' -> plus = true;
                    case ' ' -> blank = true;
                    case '#' -> alternate = true;
                    case '0' -> zero = true;
                    default -> {
                        return;
                    }
                }
            }
        }

        private void width() throws Invalid {
            if (code == '*') {
                widthGiven = true;
                read();
            } else if (code >= '0' && code <= '9') {
                width = number(Long.MAX_VALUE, "width too big");
            }
        }

        private void precision() throws Invalid {
            read();
            precision = 0;
            if (code == '*') {
                precisionGiven = true;
                read();
            } else if (code >= '0' && code <= '9') {
                precision = (int) number(Integer.MAX_VALUE, bytes ? "prec too big" : "precision too big");
            }
        }

        private long number(long max, String message) throws Invalid {
            long n = code - '0';
            for (read(); code >= '0' && code <= '9'; read()) {
                if (n > (max - (code - '0')) / 10) {
                    throw new Invalid(message);
                }
                n = n * 10 + (code - '0');
            }
            return n;
        }
    }
}
