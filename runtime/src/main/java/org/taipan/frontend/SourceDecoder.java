package org.taipan.frontend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.taipan.frontend.SyntaxErrorException.Kind;

/** Makes UTF-8 with {@code \n} line ends of a source: universal newlines, byte order mark, encoding declaration. */
final class SourceDecoder {
    private SourceDecoder() {
    }

    /** The source for the tokenizer, the bytes the lines of error messages come from, their encoding (null: UTF-8). */
    record Decoded(byte[] utf8, byte[] raw, String encoding) {
    }

    static Decoded ofText(String source, boolean exec) {
        for (int i = 0; i < source.length(); i++) {
            char c = source.charAt(i);
            if (c == 0) {
                throw nullBytes();
            }
            if (Character.isSurrogate(c)) {
                if (Character.isHighSurrogate(c) && i + 1 < source.length()
                    && Character.isLowSurrogate(source.charAt(i + 1))) {
                    i++;
                } else {
                    int at = source.codePointCount(0, i);
                    throw SyntaxErrorException.ofCodec(Kind.UnicodeEncodeError,
                        "'utf-8' codec can't encode character '\\u%04x' in position %d: surrogates not allowed"
                            .formatted((int) c, at),
                        new SyntaxErrorException.CodecFault("utf-8", source, at, at + 1, "surrogates not allowed"));
                }
            }
        }
        byte[] bytes = translateNewlines(source.getBytes(StandardCharsets.UTF_8), exec);
        return new Decoded(bytes, bytes, null);
    }

    private static SyntaxErrorException nullBytes() {
        return new SyntaxErrorException(Kind.SyntaxError, "source code string cannot contain null bytes");
    }

    static Decoded ofBytes(byte[] source, boolean exec, SourceCodec codec) {
        if (SourceReader.indexOf(source, 0, source.length, 0) >= 0) {
            throw nullBytes();
        }
        try {
            return decode(translateNewlines(source, exec), codec);
        } catch (SourceCodec.Failure e) {
            throw SyntaxErrorException.ofEncoding(e.getMessage());
        }
    }

    /** Decodes a source with {@code \n} line ends. @throws SourceCodec.Failure if its encoding does not exist or fit */
    static Decoded decode(byte[] translated, SourceCodec codec) {
        byte[] bytes = translated;
        boolean bom = bytes.length >= 3 && bytes[0] == (byte) 0xef && bytes[1] == (byte) 0xbb
            && bytes[2] == (byte) 0xbf;
        if (bom) {
            bytes = Arrays.copyOfRange(bytes, 3, bytes.length);
        }
        String encoding = declaredEncoding(bytes, bom);
        if (encoding == null || encoding.equals("utf-8")) {
            return new Decoded(bytes, bytes, null);
        }
        return new Decoded(codec.decode(bytes, encoding).getBytes(StandardCharsets.UTF_8), bytes, encoding);
    }

    /** The encoding named in a comment on the first or second line, or null. */
    static String declaredEncoding(byte[] bytes, boolean bom) {
        int end1 = SourceReader.indexOf(bytes, 0, bytes.length, '\n');
        if (end1 < 0) {
            return null;
        }
        String encoding = encodingOf(bytes, 0, end1);
        if (encoding == null && isBlank(bytes, 0, end1)) {
            int end2 = SourceReader.indexOf(bytes, end1 + 1, bytes.length, '\n');
            if (end2 >= 0) {
                encoding = encodingOf(bytes, end1 + 1, end2 + 1);
            }
        }
        if (encoding == null) {
            return null;
        }
        String normal = normalName(encoding);
        if (bom && !normal.equals("utf-8")) {
            throw SyntaxErrorException.ofEncoding("encoding problem: " + normal + " with BOM");
        }
        return normal;
    }

    /** Whether a line holds nothing but white space and a comment. */
    private static boolean isBlank(byte[] s, int from, int to) {
        for (int i = from; i < to; i++) {
            byte c = s[i];
            if (c == '#' || c == '\n' || c == '\r') {
                return true;
            }
            if (c != ' ' && c != '\t' && c != '\f') {
                return false;
            }
        }
        return true;
    }

    private static String encodingOf(byte[] s, int from, int to) {
        int last = to - 6;
        int i = from;
        for (; i < last && s[i] != '#'; i++) {
            if (s[i] != ' ' && s[i] != '\t' && s[i] != '\f') {
                return null;
            }
        }
        for (; i < last; i++) {
            if (!startsWith(s, i, "coding") || s[i + 6] != ':' && s[i + 6] != '=') {
                continue;
            }
            int begin = i + 7;
            while (begin < s.length && (s[begin] == ' ' || s[begin] == '\t')) {
                begin++;
            }
            int end = begin;
            while (end < s.length && isNameChar(s[end])) {
                end++;
            }
            if (begin < end) {
                return new String(s, begin, end - begin, StandardCharsets.ISO_8859_1);
            }
        }
        return null;
    }

    private static boolean startsWith(byte[] s, int at, String word) {
        for (int k = 0; k < word.length(); k++) {
            if (s[at + k] != word.charAt(k)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameChar(int c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '-' || c == '_' || c == '.';
    }

    private static String normalName(String encoding) {
        String s = encoding.substring(0, Math.min(12, encoding.length())).replace('_', '-').toLowerCase(Locale.ROOT);
        if (s.equals("utf-8") || s.startsWith("utf-8-")) {
            return "utf-8";
        }
        if (s.equals("latin-1") || s.equals("iso-8859-1") || s.equals("iso-latin-1") || s.startsWith("latin-1-")
            || s.startsWith("iso-8859-1-") || s.startsWith("iso-latin-1-")) {
            return "iso-8859-1";
        }
        return encoding;
    }

    /** Makes {@code \r\n} and {@code \r} into {@code \n}, and ends the last line of a program. */
    static byte[] translateNewlines(byte[] source, boolean exec) {
        int n = source.length;
        boolean end = exec && n > 0 && source[n - 1] != '\n' && source[n - 1] != '\r';
        if (SourceReader.indexOf(source, 0, n, '\r') < 0) {
            if (!end) {
                return source;
            }
            byte[] copy = Arrays.copyOf(source, n + 1);
            copy[n] = '\n';
            return copy;
        }
        byte[] out = new byte[n + 1];
        int k = 0;
        for (int i = 0; i < n; i++) {
            byte c = source[i];
            if (c == '\r') {
                out[k++] = '\n';
                if (i + 1 < n && source[i + 1] == '\n') {
                    i++;
                }
            } else {
                out[k++] = c;
            }
        }
        if (end) {
            out[k++] = '\n';
        }
        return Arrays.copyOf(out, k);
    }
}
