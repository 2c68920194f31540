package org.taipan.modules.posix;

import static org.taipan.types.StructSequence.field;
import static org.taipan.types.StructSequence.unnamed;

import org.taipan.objects.PyType;
import org.taipan.os.FileCalls;
import org.taipan.os.FileStatus;
import org.taipan.types.PyLong;
import org.taipan.types.PyStructSequence;
import org.taipan.types.StructSequence;

/** {@code os.stat_result}. */
public final class StatResult {
    public static final PyType TYPE = StructSequence.type("os", "stat_result",
            "stat_result: Result from stat, fstat, or lstat.\n\nThis object may be accessed either as a tuple of\n  "
                    + "(mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\nor via the attributes st_mode, "
                    + "st_ino, st_dev, st_nlink, st_uid, and so on.\n\nPosix/windows: If your platform supports "
                    + "st_blksize, st_blocks, st_rdev,\nor st_flags, they are available as attributes only.\n\nSee "
                    + "os.stat for more information.",
            10, field("st_mode", "protection bits"), field("st_ino", "inode"), field("st_dev", "device"),
            field("st_nlink", "number of hard links"), field("st_uid", "user ID of owner"),
            field("st_gid", "group ID of owner"), field("st_size", "total size, in bytes"), unnamed(), unnamed(),
            unnamed(), field("st_atime", "time of last access", 7),
            field("st_mtime", "time of last modification", 8),
            field("st_ctime", "time of last change", 9), field("st_atime_ns", "time of last access in nanoseconds"),
            field("st_mtime_ns", "time of last modification in nanoseconds"),
            field("st_ctime_ns", "time of last change in nanoseconds"),
            field("st_blksize", "blocksize for filesystem I/O"),
            field("st_blocks", "number of blocks allocated"), field("st_rdev", "device type (if inode device)"));

    private static final long SECOND = 1_000_000_000L;

    private StatResult() {
    }

    /** What start-up did not ask the C library: asked when somebody wants to know. */
    private record Late(byte[] name, boolean follow, boolean size) implements StructSequence.Late {
        @Override
        public Object value() {
            FileStatus s = FileCalls.completeStatus(name, follow);
            return s == null ? org.taipan.types.PyNone.NONE : (Object) (size ? s.blockSize() : s.blocks());
        }
    }

    /** The status of a file of which {@code name} is one name. */
    static Object of(FileStatus s, byte[] name, boolean follow) {
        boolean complete = s.blockSize() >= 0;
        return new PyStructSequence(TYPE, (long) s.mode(), PyLong.ofUnsigned(s.ino()), PyLong.ofUnsigned(s.dev()),
                s.nlink(), s.uid(),
                s.gid(), s.size(), Math.floorDiv(s.atime(), SECOND), Math.floorDiv(s.mtime(), SECOND),
                Math.floorDiv(s.ctime(), SECOND), seconds(s.atime()), seconds(s.mtime()), seconds(s.ctime()),
                s.atime(), s.mtime(), s.ctime(), complete ? (Object) s.blockSize() : new Late(name, follow, true),
                complete ? (Object) s.blocks() : new Late(name, follow, false), PyLong.ofUnsigned(s.rdev()));
    }


    private static double seconds(long nanos) {
        return Math.floorDiv(nanos, SECOND) + 1e-9 * Math.floorMod(nanos, SECOND);
    }
}
