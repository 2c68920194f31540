package org.taipan.modules.pickle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyBytes;

/**
 * The bytes of a pickle on their way to a file or a {@code bytes} object, in the frames of protocol 4 (PEP 3154).
 * Used by one thread at a time.
 */
final class PickleOutput {
    private static final int FRAME_SIZE_MIN = 4;
    private static final int FRAME_SIZE_TARGET = 64 * 1024;
    private static final int FRAME_HEADER_SIZE = 9;
    private static final int LARGEST = Integer.MAX_VALUE - 8;

    private byte[] buffer = new byte[256];
    private int length;
    private boolean framing;
    private int frameStart = -1;
    /** The file's {@code write}, or null. */
    private final Object write;

    PickleOutput(Object write) {
        this.write = write;
    }

    void startFraming() {
        framing = true;
    }

    /** Makes room for {@code n} bytes, in a frame if there are to be frames. */
    private void reserve(int n) {
        if (framing && frameStart < 0) {
            ensure(n + FRAME_HEADER_SIZE);
            frameStart = length;
            length += FRAME_HEADER_SIZE;
        } else if (buffer.length - length < n) {
            ensure(n);
        }
    }

    private void ensure(int n) {
        if (buffer.length - length < n) {
            long needed = (long) length + n;
            if (needed > LARGEST) {
                throw Errors.memoryError();
            }
            try {
                buffer = Arrays.copyOf(buffer, (int) Math.min(LARGEST, needed + (needed >> 1)));
            } catch (OutOfMemoryError e) {
                throw Errors.memoryError();
            }
        }
    }

    void put(int b) {
        reserve(1);
        buffer[length++] = (byte) b;
    }

    /** An opcode with an argument of one byte. */
    void put(int op, int argument) {
        reserve(2);
        buffer[length] = (byte) op;
        buffer[length + 1] = (byte) argument;
        length += 2;
    }

    /** An opcode with a little-endian argument of {@code size} bytes. */
    void putLittle(int op, long argument, int size) {
        reserve(1 + size);
        buffer[length++] = (byte) op;
        for (int i = 0; i < size; i++) {
            buffer[length++] = (byte) (argument >> 8 * i);
        }
    }

    /** An opcode with a big-endian argument of eight bytes. */
    void putBig(int op, long argument) {
        reserve(9);
        buffer[length++] = (byte) op;
        for (int i = 56; i >= 0; i -= 8) {
            buffer[length++] = (byte) (argument >> i);
        }
    }

    void put(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    /** Characters below 256, a byte each. */
    void putLatin1(String s) {
        put(s.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** A string of at most 255 ASCII characters as the short form of protocol 4; false if it is not one. */
    boolean putShortAscii(String s) {
        int n = s.length();
        if (n > 255) {
            return false;
        }
        reserve(n + 2);
        byte[] b = buffer;
        int at = length;
        b[at++] = (byte) Op.SHORT_BINUNICODE;
        b[at++] = (byte) n;
        for (int i = 0; i < n; i++) {
            char c = s.charAt(i);
            if (c > 127) {
                return false;
            }
            b[at++] = (byte) c;
        }
        length = at;
        return true;
    }

    /**
     * An opcode with the length of {@code data} in {@code lengthSize} bytes, and the data. Large data goes past the
     * buffer and outside of frames, so that a reader need not copy it.
     *
     * @param payload the object to hand to the file for it, or null
     */
    void putData(ThreadState ts, int op, int lengthSize, byte[] data, Object payload) {
        if (data.length < FRAME_SIZE_TARGET) {
            reserve(1 + lengthSize + data.length);
            putLittle(op, data.length, lengthSize);
            put(data);
            return;
        }
        commitFrame();
        boolean wasFraming = framing;
        framing = false;
        putLittle(op, data.length, lengthSize);
        if (write != null) {
            flush(ts);
            Call.call(ts, write, payload == null ? new PyBytes(data) : payload);
        } else {
            put(data);
        }
        framing = wasFraming;
    }

    /** Ends the frame; a very small one is not worth its header. */
    void commitFrame() {
        if (!framing || frameStart < 0) {
            return;
        }
        int n = length - frameStart - FRAME_HEADER_SIZE;
        if (n >= FRAME_SIZE_MIN) {
            buffer[frameStart] = (byte) Op.FRAME;
            for (int i = 0; i < 8; i++) {
                buffer[frameStart + 1 + i] = (byte) ((long) n >> 8 * i);
            }
        } else {
            System.arraycopy(buffer, frameStart + FRAME_HEADER_SIZE, buffer, frameStart, n);
            length -= FRAME_HEADER_SIZE;
        }
        frameStart = -1;
    }

    /** Before an object: ends the frame if it has grown large. */
    void boundary(ThreadState ts) {
        if (framing && frameStart >= 0 && length - frameStart - FRAME_HEADER_SIZE >= FRAME_SIZE_TARGET) {
            commitFrame();
            if (write != null) {
                flush(ts);
            }
        }
    }

    /** Ends the pickle. */
    void finish(ThreadState ts) {
        commitFrame();
        if (write != null) {
            flush(ts);
        }
    }

    private void flush(ThreadState ts) {
        commitFrame();
        PyBytes bytes = toBytes();
        length = 0;
        Call.call(ts, write, bytes);
    }

    PyBytes toBytes() {
        return new PyBytes(Arrays.copyOf(buffer, length));
    }
}
