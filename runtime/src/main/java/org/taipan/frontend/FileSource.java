package org.taipan.frontend;

import java.util.Arrays;
import org.taipan.frontend.SyntaxErrorException.Kind;

/** The lines of a script file. Unlike a string it is checked as it is read: what is wrong with a later line waits. */
final class FileSource implements SourceReader.LineSource {
    private final byte[] utf8;
    /** Whether neither a byte order mark nor a declaration tells the encoding, so that it must be UTF-8. */
    private final boolean unchecked;
    private final String filename;
    /** What the file declares, or null. */
    private final String encoding;
    private int next;
    private int line;
    /** Whether the last line has no end in the file. */
    private final boolean unended;

    FileSource(byte[] source, String filename, SourceCodec codec) {
        SourceDecoder.Decoded d;
        byte[] translated = SourceDecoder.translateNewlines(source, true);
        try {
            d = SourceDecoder.decode(translated, codec);
        } catch (SyntaxErrorException e) {
            throw new SyntaxErrorException(Kind.SyntaxError, e.getMessage());
        } catch (SourceCodec.Failure e) {
            String encoding = SourceDecoder.declaredEncoding(source, false);
            throw new SyntaxErrorException(Kind.SyntaxError, e.getMessage().startsWith("unknown encoding")
                ? "encoding problem: " + encoding : "(unicode error) " + e.getMessage());
        }
        this.utf8 = d.utf8();
        this.encoding = d.encoding();
        this.unchecked = d.raw() == translated && SourceDecoder.declaredEncoding(translated, false) == null;
        this.filename = filename;
        byte last = source.length == 0 ? 0 : source[source.length - 1];
        this.unended = last != '\n' && last != '\r';
    }

    @Override
    public byte[] nextLine() {
        if (next == utf8.length) {
            return null;
        }
        int from = next;
        int nl = SourceReader.indexOf(utf8, from, utf8.length, '\n');
        next = nl < 0 ? utf8.length : nl + 1;
        line++;
        Utf8.Fault f = unchecked ? Utf8.fault(utf8, from, next) : null;
        if (f != null) {
            throw new SyntaxErrorException(Kind.SyntaxError,
                ("Non-UTF-8 code starting with '\\x%02x' in file %s on line %d, but no encoding declared; "
                    + "see https://peps.python.org/pep-0263/ for details")
                    .formatted(utf8[f.start()] & 0xff, filename, line));
        }
        return Arrays.copyOfRange(utf8, from, next);
    }

    String encoding() {
        return encoding;
    }

    /** Line {@code number} with its end, null if there is none. */
    String line(int number) {
        int from = 0;
        for (int n = 1; n < number && from >= 0; n++) {
            from = SourceReader.indexOf(utf8, from, utf8.length, '\n') + 1;
            if (from == 0) {
                return null;
            }
        }
        if (number < 1 || from == utf8.length) {
            return null;
        }
        int nl = SourceReader.indexOf(utf8, from, utf8.length, '\n');
        int to = nl < 0 ? utf8.length : unended && nl + 1 == utf8.length ? nl : nl + 1;
        return Utf8.fault(utf8, from, to) != null ? null : Utf8.decodeReplacing(utf8, from, to);
    }
}
