package org.taipan.os;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * {@code struct stat}; times in nanoseconds since the epoch.
 *
 * @param blockSize -1 where only the C library can tell
 * @param blocks -1 where only the C library can tell
 */
public record FileStatus(int mode, long ino, long dev, long nlink, long uid, long gid, long size, long atime,
        long mtime,
        long ctime, long blockSize, long blocks, long rdev) {
    /** The size of {@code struct stat}. */
    static final long SIZE = 144;

    public static final int S_IFMT = 0170000;
    public static final int S_IFREG = 0100000;
    public static final int S_IFDIR = 0040000;
    public static final int S_IFCHR = 0020000;
    public static final int S_IFLNK = 0120000;

    static FileStatus read(MemorySegment s) {
        return new FileStatus(s.get(ValueLayout.JAVA_INT, 24), at(s, 8), at(s, 0), at(s, 16),
                s.get(ValueLayout.JAVA_INT, 28) & 0xffffffffL, s.get(ValueLayout.JAVA_INT, 32) & 0xffffffffL,
                at(s, 48), time(s, 72), time(s, 88), time(s, 104), at(s, 56), at(s, 64), at(s, 40));
    }

    private static long at(MemorySegment s, long offset) {
        return s.get(ValueLayout.JAVA_LONG, offset);
    }

    private static long time(MemorySegment s, long offset) {
        return at(s, offset) * 1_000_000_000L + at(s, offset + 8);
    }

    private int type() {
        return mode & S_IFMT;
    }

    public boolean isRegular() {
        return type() == S_IFREG;
    }

    public boolean isDirectory() {
        return type() == S_IFDIR;
    }

    public boolean isCharacterDevice() {
        return type() == S_IFCHR;
    }

    public boolean isLink() {
        return type() == S_IFLNK;
    }
}
