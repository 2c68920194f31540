package org.taipan.frontend;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
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
        try {
            return charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(source)).toString();
        } catch (CharacterCodingException e) {
            throw new Failure("'" + encoding + "' codec can't decode bytes");
        }
    }
}
