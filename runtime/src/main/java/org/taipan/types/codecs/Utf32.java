package org.taipan.types.codecs;

import org.taipan.objects.ThreadState;
import org.taipan.types.StrBuilder;

/** UTF-32. Byte orders are -1 little-endian, 1 big-endian, 0 by the byte order mark or the machine's. */
public final class Utf32 {
    private Utf32() {
    }

    /** Decodes {@code bytes}; if they are not the last, an incomplete unit at the end is left over. */
    public static WideUnits.Decoded decode(ThreadState ts, byte[] bytes, String errors, int byteOrder, boolean last) {
        int order = byteOrder;
        int pos = 0;
        if (order == 0 && bytes.length >= 4) {
            int mark = WideUnits.unit(bytes, 0, 4, true);
            order = mark == 0xFEFF ? -1 : mark == 0xFFFE0000 ? 1 : 0;
            pos = order == 0 ? 0 : 4;
        }
        boolean little = order <= 0;
        DecodeErrors handler = new DecodeErrors(ts, little ? "utf-32-le" : "utf-32-be", errors, bytes);
        StrBuilder out = new StrBuilder(bytes.length / 4);
        byte[] in = bytes;
        while (pos < in.length) {
            String problem;
            int end = pos + 4;
            if (in.length - pos < 4) {
                if (!last) {
                    break;
                }
                problem = "truncated data";
                end = in.length;
            } else {
                int c = WideUnits.unit(in, pos, 4, little);
                if (c >= 0xD800 && c <= 0xDFFF) {
                    problem = "code point in surrogate code point range(0xd800, 0xe000)";
                } else if (c < 0 || c > Character.MAX_CODE_POINT) {
                    problem = "code point not in range(0x110000)";
                } else {
                    out.append(c);
                    pos += 4;
                    continue;
                }
            }
            pos = handler.handle(pos, end, problem, out);
            in = handler.input();
        }
        return new WideUnits.Decoded(out.toStr(), pos, order);
    }

    public static byte[] encode(ThreadState ts, Object text, String errors, int byteOrder) {
        return WideUnits.encode(ts, text, errors, byteOrder, 4);
    }
}
