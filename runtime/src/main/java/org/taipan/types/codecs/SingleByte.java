package org.taipan.types.codecs;

import java.nio.charset.StandardCharsets;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** ASCII and Latin-1. */
public final class SingleByte {
    private SingleByte() {
    }

    public static Object decodeLatin1(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    public static Object decodeAscii(ThreadState ts, byte[] bytes, String errors) {
        int i = 0;
        while (i < bytes.length && bytes[i] >= 0) {
            i++;
        }
        if (i == bytes.length) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        DecodeErrors handler = new DecodeErrors(ts, "ascii", errors, bytes);
        StrBuilder out = new StrBuilder(bytes.length);
        byte[] in = bytes;
        for (i = 0; i < in.length;) {
            if (in[i] >= 0) {
                out.append(in[i++]);
            } else {
                i = handler.handle(i, i + 1, "ordinal not in range(128)", out);
                in = handler.input();
            }
        }
        return out.toStr();
    }

    public static byte[] encodeLatin1(ThreadState ts, Object text, String errors) {
        return encode(ts, text, errors, "latin-1", 256);
    }

    public static byte[] encodeAscii(ThreadState ts, Object text, String errors) {
        return encode(ts, text, errors, "ascii", 128);
    }

    private static byte[] encode(ThreadState ts, Object text, String errors, String encoding, int limit) {
        int n = PyStr.length(text);
        ByteSink out = new ByteSink(n);
        EncodeErrors handler = null;
        String reason = limit == 256 ? "ordinal not in range(256)" : "ordinal not in range(128)";
        for (int i = 0; i < n;) {
            int c = PyStr.codePointAt(text, i);
            if (c < limit) {
                out.add(c);
                i++;
                continue;
            }
            int end = i + 1;
            while (end < n && PyStr.codePointAt(text, end) >= limit) {
                end++;
            }
            if (handler == null) {
                handler = new EncodeErrors(ts, encoding, errors, text);
            }
            Object r = handler.handle(i, end, reason);
            if (r instanceof PyBytes b) {
                out.add(b.value());
            } else {
                for (int k = 0; k < PyStr.length(r); k++) {
                    int d = PyStr.codePointAt(r, k);
                    if (d >= limit) {
                        throw handler.error(i, end, reason);
                    }
                    out.add(d);
                }
            }
            i = handler.next;
        }
        return out.toByteArray();
    }
}
