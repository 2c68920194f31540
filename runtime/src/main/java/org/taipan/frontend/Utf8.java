package org.taipan.frontend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 as CPython decodes it: strict, with its descriptions of what is wrong. */
final class Utf8 {
    private Utf8() {
    }

    /** How many bytes the first {@code chars} code units of {@code s} take. */
    static int length(String s, int chars) {
        return s.substring(0, chars).getBytes(StandardCharsets.UTF_8).length;
    }

    /** A fault: the offending bytes and the reason, as in UnicodeDecodeError. */
    record Fault(int start, int end, String reason) {
        /** UnicodeDecodeError's text; {@code base} is where the decoded bytes begin. */
        String message(byte[] src, int base) {
            return end - start == 1
                ? "'utf-8' codec can't decode byte 0x%02x in position %d: %s"
                    .formatted(src[start] & 0xff, start - base, reason)
                : "'utf-8' codec can't decode bytes in position %d-%d: %s"
                    .formatted(start - base, end - 1 - base, reason);
        }
    }

    /** The first fault in a range, or null. */
    static Fault fault(byte[] s, int from, int to) {
        int i = from;
        while (i < to) {
            int b = s[i];
            if (b >= 0) {
                i++;
                continue;
            }
            b &= 0xff;
            int need = b >= 0xc2 && b <= 0xdf ? 1 : b >= 0xe0 && b <= 0xef ? 2 : b >= 0xf0 && b <= 0xf4 ? 3 : 0;
            if (need == 0) {
                return new Fault(i, i + 1, "invalid start byte");
            }
            for (int k = 1; k <= need; k++) {
                if (i + k >= to) {
                    return new Fault(i, to, "unexpected end of data");
                }
                int c = s[i + k] & 0xff;
                int low = k == 1 ? b == 0xe0 ? 0xa0 : b == 0xf0 ? 0x90 : 0x80 : 0x80;
                int high = k == 1 ? b == 0xed ? 0x9f : b == 0xf4 ? 0x8f : 0xbf : 0xbf;
                if (c < low || c > high) {
                    return new Fault(i, i + k, "invalid continuation byte");
                }
            }
            i += need + 1;
        }
        return null;
    }

    /** Throws if a range is not UTF-8. */
    static void check(byte[] s, int from, int to) {
        Fault f = fault(s, from, to);
        if (f != null) {
            throw new Undecodable(f.message(s, from),
                new SyntaxErrorException.CodecFault("utf-8", Arrays.copyOfRange(s, from, to), f.start - from,
                    f.end - from, f.reason));
        }
    }

    /** Bytes that are not UTF-8 where text is needed; the parser turns it into an error at its last token. */
    static final class Undecodable extends RuntimeException {
        private static final long serialVersionUID = 1;

        final transient SyntaxErrorException.CodecFault fault;

        Undecodable(String message, SyntaxErrorException.CodecFault fault) {
            super(message, null, false, false);
            this.fault = fault;
        }

        /** The UnicodeDecodeError itself, for the places where CPython lets it through. */
        SyntaxErrorException asPythonError() {
            return SyntaxErrorException.ofCodec(SyntaxErrorException.Kind.UnicodeDecodeError, getMessage(), fault);
        }
    }

    /** The text of a range with a replacement character for each fault. */
    static String decodeReplacing(byte[] s, int from, int to) {
        Fault f = fault(s, from, to);
        if (f == null) {
            return new String(s, from, to - from, StandardCharsets.UTF_8);
        }
        StringBuilder sb = new StringBuilder();
        int i = from;
        for (; f != null; f = fault(s, i, to)) {
            sb.append(new String(s, i, f.start - i, StandardCharsets.UTF_8)).append('\ufffd');
            i = f.end;
        }
        return sb.append(new String(s, i, to - i, StandardCharsets.UTF_8)).toString();
    }
}
