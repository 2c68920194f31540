package org.taipan.os;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;

/** An open directory being read. Not for concurrent use: the caller locks. */
public final class Directory implements AutoCloseable {
    private static final int O_DIRECTORY_CLOEXEC = 0200000 | 02000000;
    private static final int AT_FDCWD = -100;
    private static final int BUFFER = 32768;
    private static final Libc.Function GETDENTS = Libc.function("getdents64");

    /** One entry of a directory; {@code type} is one of {@code DT_*}. */
    public record Entry(byte[] name, long ino, int type) {
    }

    private final int fd;
    private final MemorySegment buffer = Arena.ofAuto().allocate(BUFFER, 8);
    private int position;
    private int end;
    private boolean closed;

    private Directory(int fd) {
        this.fd = fd;
    }

    /** Opens a directory, or returns null; then {@code error[0]} is {@code -errno}. */
    public static Directory open(byte[] name, int[] error) {
        int fd = FileCalls.open(AT_FDCWD, name, O_DIRECTORY_CLOEXEC, 0);
        error[0] = Math.min(fd, 0);
        return fd < 0 ? null : new Directory(fd);
    }

    /** Reads from the start a directory that is open already, and closes {@code fd} in the end. */
    public static Directory of(int fd) {
        FileCalls.seek(fd, 0, 0);
        return new Directory(fd);
    }

    /** The next entry except . and .., or null; then {@code error[0]} is {@code -errno}, or 0 at the end. */
    public Entry next(int[] error) {
        while (true) {
            if (position == end) {
                int n = closed ? 0 : (int) Libc.callLong(GETDENTS, fd, buffer.address(), BUFFER);
                error[0] = Math.min(n, 0);
                if (n <= 0) {
                    return null;
                }
                position = 0;
                end = n;
            }
            int at = position;
            position += buffer.get(ValueLayout.JAVA_SHORT, at + 16) & 0xffff;
            byte[] name = Libc.string(buffer.address() + at + 19);
            if (!(name[0] == '.' && (name.length == 1 || name.length == 2 && name[1] == '.'))) {
                return new Entry(name, buffer.get(ValueLayout.JAVA_LONG_UNALIGNED, at),
                        buffer.get(ValueLayout.JAVA_BYTE, at + 18));
            }
        }
    }

    /** All remaining names, or null; then {@code error[0]} is {@code -errno}. */
    List<byte[]> names(int[] error) {
        List<byte[]> names = new ArrayList<>();
        Entry entry;
        while ((entry = next(error)) != null) {
            names.add(entry.name());
        }
        return error[0] == 0 ? names : null;
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            FileCalls.close(fd);
        }
    }
}
