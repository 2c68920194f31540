package org.taipan.modules.io;

import java.nio.charset.StandardCharsets;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Codecs;
import org.taipan.types.PyBytes;
import org.taipan.types.codecs.Utf8;

/** An incremental encoder: the built-in ones in Java, all others as Python objects. */
abstract class TextEncoder {
    abstract byte[] encode(ThreadState ts, Object text);

    /** The stream is at its start, or not: matters to encodings with a byte order mark. */
    void setStart(ThreadState ts, boolean start) {
    }

    /** UTF-8. */
    static final class Utf8Encoder extends TextEncoder {
        private final String errors;

        Utf8Encoder(String errors) {
            this.errors = errors;
        }

        @Override
        byte[] encode(ThreadState ts, Object text) {
            return text instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : Utf8.encode(ts, text, errors);
        }
    }

    /** An encoding of one byte a character. */
    static final class ByteEncoder extends TextEncoder {
        private final String encoding;
        private final String errors;

        ByteEncoder(String encoding, String errors) {
            this.encoding = encoding;
            this.errors = errors;
        }

        @Override
        byte[] encode(ThreadState ts, Object text) {
            return Codecs.encode(ts, text, encoding, errors).value();
        }
    }

    /** An incremental encoder written in Python, or one of the {@code codecs} module. */
    static final class PythonEncoder extends TextEncoder {
        private final Object encoder;

        PythonEncoder(Object encoder) {
            this.encoder = encoder;
        }

        @Override
        byte[] encode(ThreadState ts, Object text) {
            Object r = Call.methodNamed(ts, encoder, "encode", text);
            if (!(r instanceof PyBytes b)) {
                throw Errors.typeError("encoder should return a bytes object, not '" + Obj.typeName(r) + "'");
            }
            return b.value();
        }

        @Override
        void setStart(ThreadState ts, boolean start) {
            if (start) {
                Call.methodNamed(ts, encoder, "reset");
            } else {
                Call.methodNamed(ts, encoder, "setstate", 0L);
            }
        }
    }
}
