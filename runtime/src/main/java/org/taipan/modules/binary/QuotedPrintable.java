package org.taipan.modules.binary;

import org.taipan.types.codecs.ByteSink;

/** The quoted-printable encoding (RFC 1521). */
final class QuotedPrintable {
    private static final int MAX_LINE = 76;

    private QuotedPrintable() {
    }

    private static boolean isHex(byte b) {
        return b >= '0' && b <= '9' || b >= 'A' && b <= 'F' || b >= 'a' && b <= 'f';
    }

    static byte[] decode(byte[] in, boolean header) {
        ByteSink out = new ByteSink(in.length);
        int i = 0;
        while (i < in.length) {
            byte b = in[i++];
            if (b != '=') {
                out.add(header && b == '_' ? ' ' : b);
                continue;
            }
            if (i >= in.length) {
                break;
            }
            b = in[i];
            if (b == '\n' || b == '\r') {
                while (i < in.length && in[i] != '\n') {
                    i++;
                }
                i++;
            } else if (b == '=') {
                out.add('=');
                i++;
            } else if (i + 1 < in.length && isHex(b) && isHex(in[i + 1])) {
                out.add(Character.digit(b, 16) << 4 | Character.digit(in[i + 1], 16));
                i += 2;
            } else {
                out.add('=');
            }
        }
        return out.toByteArray();
    }

    static byte[] encode(byte[] in, boolean quoteTabs, boolean isText, boolean header) {
        return new Encoder(in, quoteTabs, isText, header).run();
    }

    private static final class Encoder {
        private final byte[] in;
        private final boolean quoteTabs;
        private final boolean isText;
        private final boolean header;
        private final boolean crlf;
        private final StringBuilder out = new StringBuilder();
        private int line;

        Encoder(byte[] in, boolean quoteTabs, boolean isText, boolean header) {
            this.in = in;
            this.quoteTabs = quoteTabs;
            this.isText = isText;
            this.header = header;
            int newline = 0;
            while (newline < in.length && in[newline] != '\n') {
                newline++;
            }
            crlf = newline < in.length && newline > 0 && in[newline - 1] == '\r';
        }

        private boolean mustQuote(int i) {
            int b = in[i] & 0xFF;
            boolean last = i + 1 == in.length;
            if (b > 126 || b == '=' || header && b == '_') {
                return true;
            }
            if (b == '.' && line == 0 && (last || in[i + 1] == '\n' || in[i + 1] == '\r' || in[i + 1] == 0)) {
                return true;
            }
            boolean lineEnd = b == '\r' || b == '\n';
            boolean blank = b == '\t' || b == ' ';
            return !isText && lineEnd || blank && last || b < 33 && !lineEnd && (quoteTabs || !blank);
        }

        private void newline() {
            out.append(crlf ? "\r\n" : "\n");
            line = 0;
        }

        private void quote(int b) {
            out.append('=').append("0123456789ABCDEF".charAt(b >> 4 & 15)).append("0123456789ABCDEF".charAt(b & 15));
        }

        byte[] run() {
            for (int i = 0; i < in.length; i++) {
                byte b = in[i];
                if (mustQuote(i)) {
                    if (line + 3 >= MAX_LINE) {
                        out.append('=');
                        newline();
                    }
                    quote(b);
                    line += 3;
                } else if (isText && (b == '\n' || b == '\r' && i + 1 < in.length && in[i + 1] == '\n')) {
                    int end = out.length() - 1;
                    if (end >= 0 && (out.charAt(end) == ' ' || out.charAt(end) == '\t')) {
                        int blank = out.charAt(end);
                        out.setLength(end);
                        quote(blank);
                    }
                    newline();
                    i += b == '\r' ? 1 : 0;
                } else {
                    if (i + 1 != in.length && in[i + 1] != '\n' && line + 1 >= MAX_LINE) {
                        out.append('=');
                        newline();
                    }
                    line++;
                    out.append(header && b == ' ' ? '_' : (char) b);
                }
            }
            return new ByteSink(0).addAscii(out.toString()).toByteArray();
        }
    }
}
