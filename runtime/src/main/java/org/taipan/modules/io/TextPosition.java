package org.taipan.modules.io;

import java.math.BigInteger;
import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyLong;
import org.taipan.types.PyStr;

/**
 * Positions in a text stream. A position, a cookie, is that of a safe point in the bytes and how to get from there to
 * the character: the state of the decoder, how many bytes to give it, how many characters to skip.
 */
final class TextPosition {
    private TextPosition() {
    }

    /** The parts of a cookie, in the order in which they are packed. */
    private record Cookie(long start, int flags, int feed, int skip, boolean needEnd) {
        Object pack() {
            if (flags == 0 && feed == 0 && skip == 0 && !needEnd) {
                return start;
            }
            BigInteger n = BigInteger.valueOf(needEnd ? 1 : 0).shiftLeft(32).or(unsigned(skip)).shiftLeft(32)
                    .or(unsigned(feed)).shiftLeft(32).or(unsigned(flags)).shiftLeft(64)
                    .or(new BigInteger(Long.toUnsignedString(start)));
            return PyLong.of(n);
        }

        private static BigInteger unsigned(int n) {
            return BigInteger.valueOf(n & 0xffffffffL);
        }

        static Cookie unpack(BigInteger n) {
            if (n.bitLength() > 168) {
                throw Errors.overflowError("int too big to convert");
            }
            return new Cookie(n.longValue(), n.shiftRight(64).intValue(), n.shiftRight(96).intValue(),
                    n.shiftRight(128).intValue(), n.testBit(160));
        }
    }

    static Object tell(ThreadState ts, PyTextIOWrapper stream) {
        if (!stream.seekable) {
            throw IoErrors.unsupported(ts, "underlying stream is not seekable");
        }
        TextReading r = stream.reading;
        if (!r.telling) {
            throw Errors.of(Exc.OSError, "telling position disabled by next() call");
        }
        stream.writing.flushPending(ts);
        Call.methodNamed(ts, stream, "flush");
        Object at = Call.methodNamed(ts, stream.buffer(), "tell");
        if (r.decoder == null || r.snapshot == null) {
            return at;
        }
        byte[] input = r.snapshotInput;
        long position = Args.toLong(ts, at) - input.length;
        long flags = r.snapshot.flags();
        if (r.used == 0) {
            return new Cookie(position, (int) flags, 0, 0, false).pack();
        }
        TextDecoder.State saved = r.decoder.state(ts);
        try {
            return search(ts, r, input, position, flags).pack();
        } finally {
            r.decoder.setState(ts, saved);
        }
    }

    private static int decode(ThreadState ts, TextDecoder d, byte[] input, int from, int to, boolean last) {
        return PyStr.length(d.decode(ts, Arrays.copyOfRange(input, from, to), last));
    }

    /** Makes the decoder ready at a safe point; at the start of the stream it expects a byte order mark again. */
    private static void start(ThreadState ts, TextDecoder d, long position, long flags) {
        if (position == 0 && flags == 0) {
            d.reset(ts);
        } else {
            d.setState(ts, new TextDecoder.State(TextDecoder.State.INITIAL.pending(), flags));
        }
    }

    /** Finds the last safe point before the current character. */
    private static Cookie search(ThreadState ts, TextReading r, byte[] input, long position, long startFlags) {
        TextDecoder d = r.decoder;
        long flags = startFlags;
        int skip = r.used;
        int bytes = (int) Math.min(input.length, r.bytesPerCharacter * skip);
        int back = 1;
        boolean found = false;
        while (bytes > 0 && !found) {
            start(ts, d, position, flags);
            int n = decode(ts, d, input, 0, bytes, false);
            if (n <= skip) {
                TextDecoder.State s = d.state(ts);
                if (s.pending().length == 0) {
                    flags = s.flags();
                    skip -= n;
                    found = true;
                } else {
                    bytes -= s.pending().length;
                    back = 1;
                }
            } else {
                bytes -= back;
                back *= 2;
            }
        }
        if (!found) {
            bytes = 0;
            start(ts, d, position, flags);
        }
        long start = position + bytes;
        if (skip == 0) {
            return new Cookie(start, (int) flags, 0, 0, false);
        }
        int fed = 0;
        int characters = 0;
        for (int i = bytes; i < input.length; i++) {
            fed++;
            characters += decode(ts, d, input, i, i + 1, false);
            TextDecoder.State s = d.state(ts);
            if (s.pending().length == 0 && characters <= skip) {
                start += fed;
                skip -= characters;
                flags = s.flags();
                fed = 0;
                characters = 0;
            }
            if (characters >= skip) {
                return new Cookie(start, (int) flags, fed, skip, false);
            }
        }
        characters += decode(ts, d, input, 0, 0, true);
        if (characters < skip) {
            throw Errors.of(Exc.OSError, "can't reconstruct logical file position");
        }
        return new Cookie(start, (int) flags, fed, skip, true);
    }

    static Object seek(ThreadState ts, PyTextIOWrapper stream, Object target, int whence) {
        if (!stream.seekable) {
            throw IoErrors.unsupported(ts, "underlying stream is not seekable");
        }
        TextReading r = stream.reading;
        Object to = target;
        if (whence == 1 || whence == 2) {
            if (!org.taipan.ops.Compare.eq(ts, target, 0L)) {
                throw IoErrors.unsupported(ts, whence == 1 ? "can't do nonzero cur-relative seeks"
                        : "can't do nonzero end-relative seeks");
            }
            if (whence == 1) {
                to = Call.methodNamed(ts, stream, "tell");
            } else {
                return seekEnd(ts, stream, r);
            }
        } else if (whence != 0) {
            throw Errors.valueError("invalid whence (" + whence + ", should be 0, 1 or 2)");
        }
        BigInteger n = PyLong.big(Number.index(ts, to));
        if (n.signum() < 0) {
            throw Errors.valueError("negative seek position " + Obj.reprJava(ts, to));
        }
        Call.methodNamed(ts, stream, "flush");
        Cookie cookie = Cookie.unpack(n);
        Call.methodNamed(ts, stream.buffer(), "seek", cookie.start);
        r.setDecoded("");
        r.snapshot = null;
        if (r.decoder != null) {
            start(ts, r.decoder, cookie.start, cookie.flags);
        }
        if (cookie.skip != 0) {
            Object data = Call.methodNamed(ts, stream.buffer(), "read", (long) cookie.feed);
            byte[] input = Buffers.toBytes(ts, data);
            remember(r, cookie.flags, input);
            Object text = r.decoder.decode(ts, input, cookie.needEnd);
            r.setDecoded(text);
            if (PyStr.length(text) < cookie.skip) {
                throw Errors.of(Exc.OSError, "can't restore logical file position");
            }
            r.used = cookie.skip;
        } else if (r.decoder != null) {
            remember(r, cookie.flags, new byte[0]);
        }
        if (stream.writing.encoder != null) {
            stream.writing.encoder.setStart(ts, cookie.start == 0 && cookie.flags == 0);
        }
        return to;
    }

    private static void remember(TextReading r, int flags, byte[] input) {
        r.snapshot = new TextDecoder.State(TextDecoder.State.INITIAL.pending(), flags);
        r.snapshotInput = input;
    }

    private static Object seekEnd(ThreadState ts, PyTextIOWrapper stream, TextReading r) {
        Call.methodNamed(ts, stream, "flush");
        r.setDecoded("");
        r.snapshot = null;
        if (r.decoder != null) {
            r.decoder.reset(ts);
        }
        Object end = Call.methodNamed(ts, stream.buffer(), "seek", 0L, 2L);
        if (stream.writing.encoder != null) {
            stream.writing.encoder.setStart(ts, org.taipan.ops.Compare.eq(ts, end, 0L));
        }
        return end;
    }
}
