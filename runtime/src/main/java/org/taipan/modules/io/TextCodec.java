package org.taipan.modules.io;

import java.util.Locale;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;
import org.taipan.types.codecs.CodecRegistry;

/** An encoding and an error handler: what makes the encoders and decoders of a text stream. */
final class TextCodec {
    private enum Kind { UTF8, ASCII, LATIN1, OTHER }

    private final String errors;
    private final Kind kind;
    /** The {@code codecs.CodecInfo} of an encoding that is not built in. */
    private final Object info;

    private TextCodec(String errors, Kind kind, Object info) {
        this.errors = errors;
        this.kind = kind;
        this.info = info;
    }

    /** @throws org.taipan.objects.PyException LookupError if there is none, or none for text */
    static TextCodec of(ThreadState ts, String encoding, String errors) {
        checkName(ts, encoding);
        checkName(ts, errors);
        Kind kind = switch (encoding.toLowerCase(Locale.ROOT).replace('_', '-')) {
            case "utf-8", "utf8" -> Kind.UTF8;
            case "ascii", "us-ascii" -> Kind.ASCII;
            case "latin-1", "iso-8859-1", "latin1", "iso8859-1" -> Kind.LATIN1;
            default -> Kind.OTHER;
        };
        Object info = null;
        if (kind == Kind.OTHER) {
            info = CodecRegistry.of(ts.interp).lookup(ts, encoding);
            Object text = Attr.lookup(ts, info, "_is_text_encoding");
            if (text != null && !Obj.isTrue(ts, text)) {
                throw Errors.of(Exc.LookupError, "'" + encoding + "' is not a text encoding; use codecs.open() to "
                        + "handle arbitrary codecs");
            }
        }
        return new TextCodec(errors, kind, info);
    }

    private static void checkName(ThreadState ts, String name) {
        org.taipan.types.codecs.Utf8.encode(ts, PyStr.of(name), "strict");
        if (name.indexOf(0) >= 0) {
            throw Errors.valueError("embedded null character");
        }
    }

    TextDecoder decoder(ThreadState ts) {
        return switch (kind) {
            case UTF8 -> new TextDecoder.Utf8Decoder(errors);
            case ASCII -> new TextDecoder.ByteDecoder("ascii", errors);
            case LATIN1 -> new TextDecoder.ByteDecoder("latin-1", errors);
            case OTHER -> new TextDecoder.PythonDecoder(
                    Call.methodNamed(ts, info, "incrementaldecoder", PyStr.of(errors)));
        };
    }

    TextEncoder encoder(ThreadState ts) {
        return switch (kind) {
            case UTF8 -> new TextEncoder.Utf8Encoder(errors);
            case ASCII -> new TextEncoder.ByteEncoder("ascii", errors);
            case LATIN1 -> new TextEncoder.ByteEncoder("latin-1", errors);
            case OTHER -> new TextEncoder.PythonEncoder(
                    Call.methodNamed(ts, info, "incrementalencoder", PyStr.of(errors)));
        };
    }
}
