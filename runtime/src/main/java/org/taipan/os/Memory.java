package org.taipan.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A thread's C memory for arguments and results of foreign calls: a stack of frames.
 *
 * <p>{@code try (Memory m = Memory.open())} opens a frame; what is allocated from it dies when it is closed. Frames
 * nest, because a signal handler may run Python code in the middle of a call. Only its own thread touches it.
 */
public final class Memory implements AutoCloseable {
    private static final long STACK = 128 * 1024;
    private static final ThreadLocal<Memory> CURRENT = ThreadLocal.withInitial(Memory::new);

    private final MemorySegment stack = Arena.ofAuto().allocate(STACK, 16);
    private final MemorySegment errno = stack.asSlice(0, 8);
    private long top = 16;
    private long[] frames = new long[16];
    private Arena[] overflows = new Arena[16];
    private int depth;

    private Memory() {
    }

    static Memory of() {
        return CURRENT.get();
    }

    /** Opens a frame of the running thread. */
    public static Memory open() {
        Memory m = CURRENT.get();
        if (m.depth == m.frames.length) {
            m.frames = java.util.Arrays.copyOf(m.frames, 2 * m.depth);
            m.overflows = java.util.Arrays.copyOf(m.overflows, 2 * m.depth);
        }
        m.frames[m.depth++] = m.top;
        return m;
    }

    @Override
    public void close() {
        top = frames[--depth];
        Arena arena = overflows[depth];
        if (arena != null) {
            overflows[depth] = null;
            arena.close();
        }
    }

    MemorySegment errnoSegment() {
        return errno;
    }

    int errno() {
        return errno.get(ValueLayout.JAVA_INT, 0);
    }

    void errno(int value) {
        errno.set(ValueLayout.JAVA_INT, 0, value);
    }

    /** Memory of undefined content. */
    public MemorySegment allocate(long size) {
        long at = top;
        if (size <= STACK - 16 - at) {
            top = at + ((size + 15) & ~15);
            return stack.asSlice(at, size);
        }
        Arena arena = overflows[depth - 1];
        if (arena == null) {
            arena = Arena.ofConfined();
            overflows[depth - 1] = arena;
        }
        return arena.allocate(size, 16);
    }

    /** Memory filled with zeros. */
    public MemorySegment zeros(long size) {
        return allocate(size).fill((byte) 0);
    }

    /** A copy of {@code bytes}. */
    public MemorySegment bytes(byte[] bytes, int offset, int length) {
        MemorySegment s = allocate(Math.max(length, 1));
        MemorySegment.copy(bytes, offset, s, ValueLayout.JAVA_BYTE, 0, length);
        return s;
    }

    /** The address of a copy of {@code bytes} with a zero after it. */
    public long string(byte[] bytes) {
        MemorySegment s = allocate(bytes.length + 1L);
        MemorySegment.copy(bytes, 0, s, ValueLayout.JAVA_BYTE, 0, bytes.length);
        s.set(ValueLayout.JAVA_BYTE, bytes.length, (byte) 0);
        return s.address();
    }

    /** The address of a copy of ASCII text with a zero after it. */
    public long string(String ascii) {
        return string(ascii.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
    }

    /** The address of an array of pointers to C strings that ends with NULL. */
    public long strings(byte[][] strings) {
        MemorySegment s = allocate(8L * (strings.length + 1));
        for (int i = 0; i < strings.length; i++) {
            s.set(ValueLayout.JAVA_LONG, 8L * i, string(strings[i]));
        }
        s.set(ValueLayout.JAVA_LONG, 8L * strings.length, 0L);
        return s.address();
    }
}
