package org.taipan.frontend;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.taipan.types.StrBuilder;

/**
 * Decodes the escapes of string and bytes literals. Positions in messages are those of CPython, whose decoder sees each
 * character beyond ASCII written out as a ten-byte escape.
 */
final class StringDecoder {
    private static final int ESCAPED_WIDTH = 10;

    /** A malformed literal: a UnicodeDecodeError if there is a fault, else a ValueError. */
    static final class Malformed extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient SyntaxErrorException.CodecFault fault;

        Malformed(String message, SyntaxErrorException.CodecFault fault) {
            super(message, null, false, false);
            this.fault = fault;
        }

        /** The message of the SyntaxError it becomes. */
        String syntaxError() {
            return (fault == null ? "(value error) " : "(unicode error) ") + getMessage();
        }
    }

    private final String s;
    private final StrBuilder out;
    private int i;
    /** How much further along CPython's decoder is than {@code i}. */
    private int shift;
    /** Index of the first escape Python does not know, past its backslash, or -1; and CPython's position of it. */
    private int invalidAt = -1;

    private StringDecoder(String s) {
        this.s = s;
        this.out = new StrBuilder(s.length());
    }

    /** A decoded literal: its value and where in the text the first unknown escape is, or -1. */
    record Result(Object value, int invalidAt) {
    }

    /** Decodes the escapes of a str literal's text. */
    static Result decodeStr(String text) {
        StringDecoder d = new StringDecoder(text);
        d.run();
        return new Result(d.out.toStr(), d.invalidAt);
    }

    private void run() {
        int n = s.length();
        while (i < n) {
            char c = s.charAt(i);
            if (c != '\\') {
                plain(c);
                continue;
            }
            int begin = i + shift;
            i++;
            c = i < n ? s.charAt(i) : 0x80;
            if (c >= 0x80) {
                shift += 5;
                out.append('\\');
                continue;
            }
            i++;
            escape(c, begin);
        }
    }

    private void plain(char c) {
        if (c < 0x80) {
            out.append((int) c);
            i++;
        } else {
            int cp = s.codePointAt(i);
            out.append(cp);
            i += Character.charCount(cp);
            shift += ESCAPED_WIDTH - Character.charCount(cp);
        }
    }

    private void escape(char c, int begin) {
        switch (c) {
            case '\n' -> {
            }
            case '\\', '\'', '"' -> out.append((int) c);
            case 'b' -> out.append('\b');
            case 'f' -> out.append('\f');
            case 't' -> out.append('\t');
            case 'n' -> out.append('\n');
            case 'r' -> out.append('\r');
            case 'v' -> out.append('\013');
            case 'a' -> out.append('\007');
            case '0', '1', '2', '3', '4', '5', '6', '7' -> octal(c);
            case 'x' -> hex(2, begin, "truncated \\xXX escape");
            case 'u' -> hex(4, begin, "truncated \\uXXXX escape");
            case 'U' -> hex(8, begin, "truncated \\UXXXXXXXX escape");
            case 'N' -> named(begin);
            default -> {
                if (invalidAt < 0) {
                    invalidAt = i - 1;
                }
                out.append('\\').append((int) c);
            }
        }
    }

    private void octal(char first) {
        int value = first - '0';
        for (int k = 0; k < 2 && i < s.length() && s.charAt(i) >= '0' && s.charAt(i) <= '7'; k++) {
            value = value * 8 + s.charAt(i++) - '0';
        }
        if (value > 0377 && invalidAt < 0) {
            invalidAt = i - 3;
        }
        out.append(value);
    }

    private void hex(int count, int begin, String message) {
        long value = 0;
        for (int k = 0; k < count; k++, i++) {
            int digit = i < s.length() && s.charAt(i) < 0x80 ? Character.digit(s.charAt(i), 16) : -1;
            if (digit < 0) {
                throw fault(begin, i + shift, message);
            }
            value = value << 4 | digit;
        }
        if (value > Character.MAX_CODE_POINT) {
            throw fault(begin, i + shift, "illegal Unicode character");
        }
        out.append((int) value);
    }

    private void named(int begin) {
        String message = "malformed \\N character escape";
        if (i < s.length() && s.charAt(i) == '{') {
            i++;
            int from = i;
            while (i < s.length() && s.charAt(i) != '}') {
                int cp = s.codePointAt(i);
                i += Character.charCount(cp);
                shift += cp < 0x80 ? 0 : ESCAPED_WIDTH - Character.charCount(cp);
            }
            if (i < s.length()) {
                int to = i;
                if (to > from) {
                    i++;
                    int cp = IdentifierChars.codePointOf(s.substring(from, to));
                    if (cp >= 0) {
                        out.append(cp);
                        return;
                    }
                    message = "unknown Unicode character name";
                }
            }
        }
        throw fault(begin, i + shift, message);
    }

    private Malformed fault(int begin, int end, String reason) {
        String message = end - begin == 1
            ? "'unicodeescape' codec can't decode byte 0x5c in position " + begin + ": " + reason
            : "'unicodeescape' codec can't decode bytes in position " + begin + "-" + (end - 1) + ": " + reason;
        return new Malformed(message,
            new SyntaxErrorException.CodecFault("unicodeescape", escaped(), begin, end, reason));
    }

    /** The text as CPython's decoder sees it. */
    private byte[] escaped() {
        StringBuilder sb = new StringBuilder();
        s.codePoints().forEach(c -> {
            if (c < 0x80) {
                sb.append((char) c);
            } else {
                sb.append("\\U%08x".formatted(c));
            }
        });
        return sb.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Decodes the escapes of a bytes literal's text, which is ASCII. */
    static Result decodeBytes(byte[] src, int from, int to) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(to - from);
        int invalidAt = -1;
        int i = from;
        while (i < to) {
            int c = src[i++];
            if (c != '\\') {
                out.write(c);
                continue;
            }
            if (i == to) {
                throw new Malformed("Trailing \\ in string", null);
            }
            c = src[i++];
            switch (c) {
                case '\n' -> {
                }
                case '\\', '\'', '"' -> out.write(c);
                case 'b' -> out.write('\b');
                case 'f' -> out.write('\f');
                case 't' -> out.write('\t');
                case 'n' -> out.write('\n');
                case 'r' -> out.write('\r');
                case 'v' -> out.write('\013');
                case 'a' -> out.write('\007');
                case '0', '1', '2', '3', '4', '5', '6', '7' -> {
                    int value = c - '0';
                    for (int k = 0; k < 2 && i < to && src[i] >= '0' && src[i] <= '7'; k++) {
                        value = value * 8 + src[i++] - '0';
                    }
                    if (value > 0377 && invalidAt < 0) {
                        invalidAt = i - 3 - from;
                    }
                    out.write(value);
                }
                case 'x' -> {
                    int high = i + 1 < to ? Character.digit(src[i], 16) : -1;
                    int low = i + 1 < to ? Character.digit(src[i + 1], 16) : -1;
                    if (high < 0 || low < 0) {
                        throw new Malformed("invalid \\x escape at position " + (i - 2 - from), null);
                    }
                    out.write(high << 4 | low);
                    i += 2;
                }
                default -> {
                    if (invalidAt < 0) {
                        invalidAt = i - 1 - from;
                    }
                    out.write('\\');
                    i--;
                }
            }
        }
        return new Result(Constants.bytes(out.toByteArray()), invalidAt);
    }
}
