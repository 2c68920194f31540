package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.PyLong;

/** {@code _stat}: constants and predicates of file modes, with Linux's values. */
@PyModuleDef(name = "_stat", doc = "S_IFMT_: file type bits")
final class StatModule {
    private static final String CONSTANTS = """
            SF_APPEND=262144 SF_ARCHIVED=65536 SF_DATALESS=1073741824 SF_FIRMLINK=8388608 SF_IMMUTABLE=131072
            SF_NOUNLINK=1048576 SF_SETTABLE=4294901760 SF_SNAPSHOT=2097152 ST_ATIME=7 ST_CTIME=9 ST_DEV=2 ST_GID=5
            ST_INO=1 ST_MODE=0 ST_MTIME=8 ST_NLINK=3 ST_SIZE=6 ST_UID=4 S_ENFMT=1024 S_IEXEC=64 S_IFBLK=24576
            S_IFCHR=8192 S_IFDIR=16384 S_IFDOOR=0 S_IFIFO=4096 S_IFLNK=40960 S_IFPORT=0 S_IFREG=32768 S_IFSOCK=49152
            S_IFWHT=0 S_IREAD=256 S_IRGRP=32 S_IROTH=4 S_IRUSR=256 S_IRWXG=56 S_IRWXO=7 S_IRWXU=448 S_ISGID=1024
            S_ISUID=2048 S_ISVTX=512 S_IWGRP=16 S_IWOTH=2 S_IWRITE=128 S_IWUSR=128 S_IXGRP=8 S_IXOTH=1 S_IXUSR=64
            UF_APPEND=4 UF_COMPRESSED=32 UF_DATAVAULT=128 UF_HIDDEN=32768 UF_IMMUTABLE=2 UF_NODUMP=1 UF_NOUNLINK=16
            UF_OPAQUE=8 UF_SETTABLE=65535 UF_TRACKED=64""";
    private static final int S_IFMT = 0170000;

    StatModule(ThreadState ts, PyModule module) {
        for (String pair : org.taipan.os.Words.of(CONSTANTS)) {
            int eq = pair.indexOf('=');
            module.add(pair.substring(0, eq), Long.valueOf(pair.substring(eq + 1)));
        }
    }

    private static long mode(ThreadState ts, Object mode) {
        java.math.BigInteger n = PyLong.big(Number.index(ts, mode));
        if (n.signum() < 0) {
            throw Errors.overflowError("can't convert negative value to unsigned int");
        }
        if (n.bitLength() > 32) {
            throw Errors.overflowError(n.bitLength() > 64 ? "Python int too large to convert to C unsigned long"
                    : "mode out of range");
        }
        return n.longValue();
    }

    @PyMethod(value = "S_IMODE(mode, /)", doc = "Return the portion of the file's mode that can be set by os.chmod().")
    static long permissions(ThreadState ts, Object mode) {
        return mode(ts, mode) & 07777;
    }

    @PyMethod(value = "S_IFMT(mode, /)", doc = "Return the portion of the file's mode that describes the file type.")
    static long format(ThreadState ts, Object mode) {
        return mode(ts, mode) & S_IFMT;
    }

    @PyMethod(value = "S_ISDIR(mode, /)", doc = "S_ISDIR(mode) -> bool\n\nReturn True if mode is from a directory.")
    static boolean isDir(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 040000;
    }

    @PyMethod(value = "S_ISCHR(mode, /)", doc = "S_ISCHR(mode) -> bool\n\nReturn True if mode is from a character "
            + "special device file.")
    static boolean isChr(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 020000;
    }

    @PyMethod(value = "S_ISBLK(mode, /)", doc = "S_ISBLK(mode) -> bool\n\nReturn True if mode is from a block special "
            + "device file.")
    static boolean isBlk(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 060000;
    }

    @PyMethod(value = "S_ISREG(mode, /)", doc = "S_ISREG(mode) -> bool\n\nReturn True if mode is from a regular file.")
    static boolean isReg(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 0100000;
    }

    @PyMethod(value = "S_ISFIFO(mode, /)", doc = "S_ISFIFO(mode) -> bool\n\nReturn True if mode is from a FIFO (named "
            + "pipe).")
    static boolean isFifo(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 010000;
    }

    @PyMethod(value = "S_ISLNK(mode, /)", doc = "S_ISLNK(mode) -> bool\n\nReturn True if mode is from a symbolic link.")
    static boolean isLnk(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 0120000;
    }

    @PyMethod(value = "S_ISSOCK(mode, /)", doc = "S_ISSOCK(mode) -> bool\n\nReturn True if mode is from a socket.")
    static boolean isSock(ThreadState ts, Object mode) {
        return (mode(ts, mode) & S_IFMT) == 0140000;
    }

    @PyMethod(value = "S_ISDOOR(mode, /)", doc = "S_ISDOOR(mode) -> bool\n\nReturn True if mode is from a door.")
    static boolean isDoor(ThreadState ts, Object mode) {
        return mode(ts, mode) < 0;
    }

    @PyMethod(value = "S_ISPORT(mode, /)", doc = "S_ISPORT(mode) -> bool\n\nReturn True if mode is from an event port.")
    static boolean isPort(ThreadState ts, Object mode) {
        return mode(ts, mode) < 0;
    }

    @PyMethod(value = "S_ISWHT(mode, /)", doc = "S_ISWHT(mode) -> bool\n\nReturn True if mode is from a whiteout.")
    static boolean isWht(ThreadState ts, Object mode) {
        return mode(ts, mode) < 0;
    }

    @PyMethod(value = "filemode(mode, /)", doc = "Convert a file's mode to a string of the form '-rwxrwxrwx'")
    static String filemode(ThreadState ts, Object mode) {
        int m = (int) mode(ts, mode);
        char type = switch (m & S_IFMT) {
            case 0100000 -> '-';
            case 0040000 -> 'd';
            case 0120000 -> 'l';
            case 0060000 -> 'b';
            case 0020000 -> 'c';
            case 0010000 -> 'p';
            case 0140000 -> 's';
            default -> '?';
        };
        StringBuilder b = new StringBuilder(10).append(type);
        for (int shift = 6; shift >= 0; shift -= 3) {
            int bits = m >> shift;
            int special = m & 04000 >> (6 - shift) / 3;
            b.append((bits & 4) != 0 ? 'r' : '-').append((bits & 2) != 0 ? 'w' : '-');
            boolean x = (bits & 1) != 0;
            char set = shift == 0 ? 't' : 's';
            b.append(special != 0 ? x ? set : Character.toUpperCase(set) : x ? 'x' : '-');
        }
        return b.toString();
    }
}
