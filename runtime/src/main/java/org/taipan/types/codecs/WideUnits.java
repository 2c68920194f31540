package org.taipan.types.codecs;

import org.taipan.objects.ThreadState;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;

/** What UTF-16 and UTF-32 have in common: units of several bytes in one order or the other. */
public final class WideUnits {
    private WideUnits() {
    }

    /**
     * Text, the number of bytes it came from and the byte order: -1 little-endian, 1 big-endian, 0 if still unknown.
     */
    public record Decoded(Object text, int consumed, int byteOrder) {
    }

    static int unit(byte[] in, int i, int size, boolean little) {
        int v = 0;
        for (int k = 0; k < size; k++) {
            v = v << 8 | in[little ? i + size - 1 - k : i + k] & 0xFF;
        }
        return v;
    }

    private static void put(ByteSink out, int unit, int size, boolean little) {
        for (int k = 0; k < size; k++) {
            out.add(unit >>> 8 * (little ? k : size - 1 - k));
        }
    }

    /** @param byteOrder 0 for the machine's, with a byte order mark in front */
    static byte[] encode(ThreadState ts, Object text, String errors, int byteOrder, int size) {
        boolean little = byteOrder <= 0;
        int n = PyStr.length(text);
        ByteSink out = new ByteSink(n * size);
        if (byteOrder == 0) {
            put(out, 0xFEFF, size, little);
        }
        EncodeErrors handler = null;
        for (int i = 0; i < n;) {
            int c = PyStr.codePointAt(text, i);
            if (c < 0xD800 || c > 0xDFFF) {
                if (size == 2 && c > 0xFFFF) {
                    put(out, Character.highSurrogate(c), 2, little);
                    put(out, Character.lowSurrogate(c), 2, little);
                } else {
                    put(out, c, size, little);
                }
                i++;
                continue;
            }
            if (handler == null) {
                handler = new EncodeErrors(ts, "utf-" + size * 8 + (byteOrder < 0 ? "-le" : byteOrder > 0 ? "-be" : ""),
                        errors, text);
            }
            String reason = "surrogates not allowed";
            Object r = handler.handle(i, i + 1, reason);
            if (r instanceof PyBytes b && b.size() % size == 0) {
                out.add(b.value());
            } else if (PyStr.check(r) && PyStr.isAscii(r)) {
                for (int k = 0; k < PyStr.length(r); k++) {
                    put(out, PyStr.codePointAt(r, k), size, little);
                }
            } else {
                throw handler.error(i, i + 1, reason);
            }
            i = handler.next;
        }
        return out.toByteArray();
    }
}
