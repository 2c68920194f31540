package org.taipan.modules.posix;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;

/** Text of the operating system as Python strings and back: UTF-8, other bytes as lone surrogates (PEP 383). */
public final class FsText {
    private FsText() {
    }

    public static Object decode(byte[] bytes) {
        return decode(bytes, 0, bytes.length);
    }

    public static Object decode(byte[] bytes, int offset, int length) {
        int end = offset + length;
        for (int i = offset; i < end; i++) {
            if (bytes[i] < 0) {
                return decodeWide(bytes, offset, end);
            }
        }
        return new String(bytes, offset, length, StandardCharsets.ISO_8859_1);
    }

    private static Object decodeWide(byte[] bytes, int offset, int end) {
        StringBuilder b = new StringBuilder(end - offset);
        for (int i = offset; i < end;) {
            int n = sequence(bytes, i, end);
            if (n == 0) {
                b.append((char) (0xdc00 + (bytes[i++] & 0xff)));
            } else {
                b.append(new String(bytes, i, n, StandardCharsets.UTF_8));
                i += n;
            }
        }
        return PyStr.of(b.toString());
    }

    /** How many bytes from {@code i} on encode a character; 0 if they encode none. */
    private static int sequence(byte[] s, int i, int end) {
        int c = s[i] & 0xff;
        if (c < 0x80) {
            return 1;
        }
        int n = c < 0xc2 ? 0 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : c < 0xf5 ? 4 : 0;
        if (n == 0 || i + n > end) {
            return 0;
        }
        int second = s[i + 1] & 0xff;
        int low = c == 0xe0 ? 0xa0 : c == 0xf0 ? 0x90 : 0x80;
        int high = c == 0xed ? 0x9f : c == 0xf4 ? 0x8f : 0xbf;
        if (second < low || second > high) {
            return 0;
        }
        for (int k = 2; k < n; k++) {
            if ((s[i + k] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return n;
    }

    /** @throws org.taipan.objects.PyException UnicodeEncodeError */
    public static byte[] encode(Object str) {
        String s = PyStr.narrow(str);
        if (s != null) {
            return s.getBytes(StandardCharsets.UTF_8);
        }
        int[] points = PyStr.codePoints(str);
        ByteArrayOutputStream out = new ByteArrayOutputStream(points.length + 16);
        for (int i = 0; i < points.length; i++) {
            int c = points[i];
            if (c >= 0xdc80 && c <= 0xdcff) {
                out.write(c - 0xdc00);
            } else if (c >= 0xd800 && c <= 0xdfff) {
                throw Errors.of(Exc.UnicodeEncodeError, "utf-8", str, (long) i, i + 1L, "surrogates not allowed");
            } else {
                out.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return out.toByteArray();
    }
}
