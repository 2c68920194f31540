package org.taipan.types.codecs;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The error handler {@code surrogatepass}: lone surrogates encoded as if they were characters, in the UTF encodings. */
final class SurrogatePass {
    private enum Form { UTF_8, UTF_16_LE, UTF_16_BE, UTF_32_LE, UTF_32_BE }

    private SurrogatePass() {
    }

    /** The form an encoding name stands for (the machine is little-endian), or null. */
    private static Form form(String encoding) {
        String s = encoding.toLowerCase(java.util.Locale.ROOT);
        if (!s.startsWith("utf")) {
            return s.equals("cp65001") ? Form.UTF_8 : null;
        }
        s = s.substring(3);
        if (s.startsWith("-") || s.startsWith("_")) {
            s = s.substring(1);
        }
        return switch (s) {
            case "8" -> Form.UTF_8;
            case "16", "16le", "16-le", "16_le" -> Form.UTF_16_LE;
            case "16be", "16-be", "16_be" -> Form.UTF_16_BE;
            case "32", "32le", "32-le", "32_le" -> Form.UTF_32_LE;
            case "32be", "32-be", "32_be" -> Form.UTF_32_BE;
            default -> null;
        };
    }

    static Object handle(ThreadState ts, PyBaseException e, Object object, int start, int end, boolean encode) {
        Object encoding = Attr.get(ts, e, "encoding");
        Form form = PyStr.check(encoding) ? form(PyStr.toJava(encoding)) : null;
        if (form == null) {
            throw new PyException(e);
        }
        return encode ? encode(e, object, start, end, form) : decode(e, ((PyBytes) object).value(), start, form);
    }

    private static Object encode(PyBaseException e, Object text, int start, int end, Form form) {
        ByteSink out = new ByteSink(16);
        for (int i = start; i < end; i++) {
            int c = PyStr.codePointAt(text, i);
            if (c < 0xD800 || c > 0xDFFF) {
                throw new PyException(e);
            }
            switch (form) {
                case UTF_8 -> Utf8.put(out, c);
                case UTF_16_LE -> out.add(c).add(c >> 8);
                case UTF_16_BE -> out.add(c >> 8).add(c);
                case UTF_32_LE -> out.add(c).add(c >> 8).add(0).add(0);
                default -> out.add(0).add(0).add(c >> 8).add(c);
            }
        }
        return new PyTuple(new PyBytes(out.toByteArray()), (long) end);
    }

    private static Object decode(PyBaseException e, byte[] in, int start, Form form) {
        int size = form == Form.UTF_8 ? 3 : form == Form.UTF_16_LE || form == Form.UTF_16_BE ? 2 : 4;
        int c = 0;
        if (in.length - start >= size) {
            int b0 = in[start] & 0xFF;
            int b1 = in[start + 1] & 0xFF;
            int b2 = size > 2 ? in[start + 2] & 0xFF : 0;
            int b3 = size > 3 ? in[start + 3] & 0xFF : 0;
            c = switch (form) {
                case UTF_8 -> (b0 & 0xF0) == 0xE0 && (b1 & 0xC0) == 0x80 && (b2 & 0xC0) == 0x80
                        ? (b0 & 0x0F) << 12 | (b1 & 0x3F) << 6 | b2 & 0x3F : 0;
                case UTF_16_LE -> b1 << 8 | b0;
                case UTF_16_BE -> b0 << 8 | b1;
                case UTF_32_LE -> b3 << 24 | b2 << 16 | b1 << 8 | b0;
                case UTF_32_BE -> b0 << 24 | b1 << 16 | b2 << 8 | b3;
            };
        }
        if (c < 0xD800 || c > 0xDFFF) {
            throw new PyException(e);
        }
        return new PyTuple(PyStr.ofCodePoint(c), (long) (start + size));
    }
}
