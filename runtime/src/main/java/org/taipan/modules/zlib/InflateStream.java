package org.taipan.modules.zlib;

import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.taipan.modules.binary.Checksums;
import org.taipan.ops.Errors;
import org.taipan.types.codecs.ByteSink;

/** A decompressor: the JDK's, for the containers that the window bits allow. Not for several threads at once. */
final class InflateStream {
    /** So much input is kept for {@link #copy}. */
    private static final int COPY_LIMIT = 1 << 20;

    /** A failure: zlib's error number and message, which may be null. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;
        final int code;

        Failure(int code, String message) {
            super(message, null, false, false);
            this.code = code;
        }
    }

    private enum Part { START, GZIP_HEADER, BODY, TRAILER, END }

    private final int windowBits;
    private final byte[] dictionary;
    private Inflater inflater;
    private Part part = Part.START;
    /** A header or trailer as far as it has come. */
    private byte[] pending = new byte[0];
    private byte[] input = new byte[0];
    private int pos;
    private boolean gzip;
    private int crc;
    private long produced;
    private ByteSink history = new ByteSink(0);

    private InflateStream(int windowBits, byte[] dictionary) {
        this.windowBits = windowBits;
        this.dictionary = dictionary;
        if (windowBits < 0) {
            open(true);
        } else if (windowBits < 16) {
            open(false);
        } else if (windowBits < 32) {
            part = Part.GZIP_HEADER;
        }
    }

    /** A decompressor, or null if the window bits are out of range. */
    static InflateStream open(int windowBits, byte[] dictionary) {
        int bits = windowBits < 0 ? -windowBits : windowBits & 15;
        boolean ok = windowBits == 0 || windowBits >= -15 && windowBits <= 47 && (bits >= 8 || windowBits % 16 == 0);
        return ok ? new InflateStream(windowBits, dictionary) : null;
    }

    private void open(boolean raw) {
        inflater = new Inflater(raw);
        if (raw && dictionary != null && windowBits < 0) {
            inflater.setDictionary(dictionary);
        }
        part = Part.BODY;
    }

    boolean isFinished() {
        return part == Part.END;
    }

    /** Takes over more input. */
    void setInput(byte[] data) {
        input = pos < input.length ? concat(Arrays.copyOfRange(input, pos, input.length), data) : data;
        pos = 0;
    }

    private static byte[] concat(byte[] a, byte[] b) {
        byte[] r = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, r, a.length, b.length);
        return r;
    }

    /** Takes back the input that has not been used. */
    byte[] takeRest() {
        byte[] rest = Arrays.copyOfRange(input, pos, input.length);
        input = new byte[0];
        pos = 0;
        return rest;
    }

    boolean hasInput() {
        return pos < input.length;
    }

    private void use(int n) {
        if (history != null) {
            history.add(input, pos, pos + n);
            if (history.size() > COPY_LIMIT) {
                history = null;
            }
        }
        pos += n;
    }

    /** Decompresses until the input or the stream ends or {@code limit} bytes have come out. */
    void inflate(ByteSink out, long limit) throws Failure {
        int before = out.size();
        byte[] buffer = new byte[(int) Math.min(16384, Math.max(limit, 1))];
        while (part != Part.END) {
            switch (part) {
                case START -> {
                    if (!hasInput()) {
                        return;
                    }
                    if ((input[pos] & 0xFF) == 0x1F && pending.length == 0) {
                        part = Part.GZIP_HEADER;
                    } else {
                        open(false);
                    }
                }
                case GZIP_HEADER -> {
                    if (!header()) {
                        return;
                    }
                }
                case BODY -> {
                    long room = limit - (out.size() - before);
                    if (room <= 0) {
                        return;
                    }
                    int n = body(buffer, (int) Math.min(room, buffer.length));
                    out.add(buffer, 0, n);
                    produced += n;
                    if (part == Part.BODY && n == 0) {
                        return;
                    }
                }
                default -> {
                    if (!trailer()) {
                        return;
                    }
                }
            }
        }
    }

    private int body(byte[] buffer, int room) throws Failure {
        inflater.setInput(input, pos, input.length - pos);
        try {
            int n = inflater.inflate(buffer, 0, room);
            use(input.length - pos - inflater.getRemaining());
            if (gzip) {
                crc = (int) Checksums.crc32(Arrays.copyOf(buffer, n), crc);
            }
            if (inflater.needsDictionary()) {
                if (dictionary == null) {
                    throw new Failure(2, null);
                }
                try {
                    inflater.setDictionary(dictionary);
                } catch (IllegalArgumentException e) {
                    throw new Failure(-3, "while setting zdict");
                }
                return n + (n == 0 ? body(buffer, room) : 0);
            }
            if (inflater.finished()) {
                part = gzip ? Part.TRAILER : Part.END;
                if (!gzip) {
                    inflater.end();
                }
            }
            return n;
        } catch (DataFormatException e) {
            throw new Failure(-3, e.getMessage());
        }
    }

    /** Moves input to {@link #pending} until that has {@code n} bytes. @return whether it has */
    private boolean collect(int n) {
        int more = Math.min(n - pending.length, input.length - pos);
        if (more > 0) {
            pending = concat(pending, Arrays.copyOfRange(input, pos, pos + more));
            use(more);
        }
        return pending.length >= n;
    }

    private boolean header() throws Failure {
        if (!collect(2)) {
            return false;
        }
        if ((pending[0] & 0xFF) != 0x1F || (pending[1] & 0xFF) != 0x8B) {
            throw new Failure(-3, "incorrect header check");
        }
        if (!collect(4)) {
            return false;
        }
        int flags = pending[3];
        if (pending[2] != 8) {
            throw new Failure(-3, "unknown compression method");
        }
        if ((flags & 0xE0) != 0) {
            throw new Failure(-3, "unknown header flags set");
        }
        if (!collect(10)) {
            return false;
        }
        int at = 10;
        if ((flags & 4) != 0) {
            if (!collect(12) || !collect(12 + (pending[10] & 0xFF | (pending[11] & 0xFF) << 8))) {
                return false;
            }
            at = 12 + (pending[10] & 0xFF | (pending[11] & 0xFF) << 8);
        }
        for (int flag = 8; flag <= 16; flag <<= 1) {
            if ((flags & flag) == 0) {
                continue;
            }
            do {
                if (!collect(at + 1)) {
                    return false;
                }
            } while (pending[at++] != 0);
        }
        if ((flags & 2) != 0) {
            if (!collect(at + 2)) {
                return false;
            }
            int sum = (int) Checksums.crc32(Arrays.copyOf(pending, at), 0) & 0xFFFF;
            if (sum != (pending[at] & 0xFF | (pending[at + 1] & 0xFF) << 8)) {
                throw new Failure(-3, "header crc mismatch");
            }
        }
        pending = new byte[0];
        gzip = true;
        open(true);
        return true;
    }

    private boolean trailer() throws Failure {
        if (!collect(8)) {
            return false;
        }
        java.nio.ByteBuffer b = java.nio.ByteBuffer.wrap(pending).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        if (b.getInt(0) != crc) {
            throw new Failure(-3, "incorrect data check");
        }
        if (b.getInt(4) != (int) inflater.getBytesWritten()) {
            throw new Failure(-3, "incorrect length check");
        }
        inflater.end();
        part = Part.END;
        return true;
    }

    /** A decompressor in the same state, made by decompressing the same input again. */
    InflateStream copy() throws Failure {
        if (history == null) {
            throw Errors.notImplementedError("copying a decompressor after more than 1 MiB of input");
        }
        InflateStream twin = new InflateStream(windowBits, dictionary);
        twin.setInput(history.toByteArray().clone());
        twin.inflate(new ByteSink(0), produced);
        return twin;
    }
}
