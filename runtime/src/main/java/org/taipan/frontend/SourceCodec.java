package org.taipan.frontend;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Decodes source files with an encoding declaration. */
@FunctionalInterface
public interface SourceCodec {
    /** The charsets of the Java platform. */
    SourceCodec JAVA = SourceCodec::decodeWithCharset;

    /** A declared encoding that does not exist or does not fit; the message is the Python exception's. */
    final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1;

        public Failure(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * Decodes a source.
     *
     * @throws Failure if there is no such encoding or the bytes are not in it
     */
    String decode(byte[] source, String encoding);

    private static String decodeWithCharset(byte[] source, String encoding) {
        Charset charset;
        try {
            charset = Charset.forName(encoding);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new Failure("unknown encoding: " + encoding);
        }
        CharsetDecoder decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer in = ByteBuffer.wrap(source);
        CharBuffer out = CharBuffer.allocate((int) Math.ceil(source.length * (double) decoder.maxCharsPerByte()));
        CoderResult result = decoder.decode(in, out, true);
        if (!result.isError()) {
            decoder.flush(out);
            return out.flip().toString();
        }
        boolean ascii = charset.equals(StandardCharsets.US_ASCII);
        String name = ascii ? "ascii" : decoder.maxCharsPerByte() == 1 ? "charmap" : encoding;
        throw new Failure("'%s' codec can't decode byte 0x%02x in position %d: %s".formatted(name,
            source[in.position()] & 0xff, in.position(), ascii ? "ordinal not in range(128)"
                : name.equals("charmap") ? "character maps to <undefined>" : "illegal multibyte sequence"));
    }
}
