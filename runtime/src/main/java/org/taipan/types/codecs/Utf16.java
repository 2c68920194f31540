package org.taipan.types.codecs;

import org.taipan.objects.ThreadState;
import org.taipan.types.StrBuilder;

/** UTF-16. Byte orders are -1 little-endian, 1 big-endian, 0 by the byte order mark or the machine's. */
public final class Utf16 {
    private Utf16() {
    }

    /** Decodes {@code bytes}; if they are not the last, an incomplete unit at the end is left over. */
    public static WideUnits.Decoded decode(ThreadState ts, byte[] bytes, String errors, int byteOrder, boolean last) {
        int order = byteOrder;
        int pos = 0;
        if (order == 0 && bytes.length >= 2) {
            int mark = WideUnits.unit(bytes, 0, 2, true);
            order = mark == 0xFEFF ? -1 : mark == 0xFFFE ? 1 : 0;
            pos = order == 0 ? 0 : 2;
        }
        boolean little = order <= 0;
        DecodeErrors handler = new DecodeErrors(ts, little ? "utf-16-le" : "utf-16-be", errors, bytes);
        StrBuilder out = new StrBuilder(bytes.length / 2);
        byte[] in = bytes;
        while (pos < in.length) {
            String problem;
            int end = pos + 2;
            if (in.length - pos < 2) {
                problem = "truncated data";
                end = in.length;
                if (!last) {
                    break;
                }
            } else {
                char c = (char) WideUnits.unit(in, pos, 2, little);
                if (!Character.isSurrogate(c)) {
                    out.append(c);
                    pos += 2;
                    continue;
                }
                if (Character.isLowSurrogate(c)) {
                    problem = "illegal encoding";
                } else if (in.length - pos < 4) {
                    problem = "unexpected end of data";
                    end = in.length;
                    if (!last) {
                        break;
                    }
                } else {
                    char d = (char) WideUnits.unit(in, pos + 2, 2, little);
                    if (Character.isLowSurrogate(d)) {
                        out.append(Character.toCodePoint(c, d));
                        pos += 4;
                        continue;
                    }
                    problem = "illegal UTF-16 surrogate";
                }
            }
            pos = handler.handle(pos, end, problem, out);
            in = handler.input();
        }
        return new WideUnits.Decoded(out.toStr(), pos, order);
    }

    public static byte[] encode(ThreadState ts, Object text, String errors, int byteOrder) {
        return WideUnits.encode(ts, text, errors, byteOrder, 2);
    }
}
