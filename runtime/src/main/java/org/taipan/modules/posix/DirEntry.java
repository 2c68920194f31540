package org.taipan.modules.posix;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;
import org.taipan.os.Directory;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.FileStatus;
import org.taipan.types.PyGenericAlias;
import org.taipan.types.PyStr;

/** {@code os.DirEntry}. The two cached results are published by volatile fields; racing threads may ask twice. */
@PyTypeDef(name = "DirEntry", module = "posix")
final class DirEntry extends PyObject {
    public static final PyType TYPE = PyType.builtin(new DirEntryTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);
    private static final int DT_UNKNOWN = 0;
    private static final int DT_DIR = 4;
    private static final int DT_REG = 8;
    private static final int DT_LNK = 10;

    private final Object name;
    private final Object path;
    private final byte[] file;
    private final int dirFd;
    private final Directory.Entry entry;
    private volatile FileStatus status;
    private volatile FileStatus linkStatus;

    DirEntry(PathArg directory, Object given, Directory.Entry entry) {
        super(TYPE);
        this.entry = entry;
        name = directory.result(entry.name());
        if (directory.name() == null) {
            dirFd = directory.fd();
            file = entry.name();
            path = name;
        } else {
            dirFd = PathArg.AT_FDCWD;
            byte[] d = directory.name();
            boolean slash = d.length > 0 && d[d.length - 1] != '/';
            byte[] joined = java.util.Arrays.copyOf(d, d.length + (slash ? 1 : 0) + entry.name().length);
            if (slash) {
                joined[d.length] = '/';
            }
            System.arraycopy(entry.name(), 0, joined, joined.length - entry.name().length, entry.name().length);
            file = joined;
            path = directory.object() == null ? FsText.decode(joined) : directory.result(joined);
        }
    }

    @PyGetter(value = "name", doc = "the entry's base filename, relative to scandir() \"path\" argument")
    Object name() {
        return name;
    }

    @PyGetter(value = "path", doc = "the entry's full path name; equivalent to os.path.join(scandir_path, entry.name)")
    Object path() {
        return path;
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("<DirEntry " + Obj.reprJava(ts, name) + ">");
    }

    @PyMethod(value = "__fspath__()", doc = "Returns the path for the entry.")
    Object fspath() {
        return path;
    }

    @PyMethod(value = "inode()", doc = "Return inode of the entry; cached per entry.")
    long inode() {
        return entry.ino();
    }

    @PyMethod(value = "is_junction()", doc = "Return True if the entry is a junction; cached per entry.")
    boolean isJunction() {
        return false;
    }

    @PyMethod(value = "is_symlink()", doc = "Return True if the entry is a symbolic link; cached per entry.")
    boolean isSymlink() {
        return entry.type() == DT_UNKNOWN ? test(false, FileStatus.S_IFLNK) : entry.type() == DT_LNK;
    }

    @PyMethod(value = "is_dir(*, follow_symlinks=True)", doc = "Return True if the entry is a directory; cached per "
            + "entry.")
    boolean isDir(boolean follow) {
        return is(follow, DT_DIR, FileStatus.S_IFDIR);
    }

    @PyMethod(value = "is_file(*, follow_symlinks=True)", doc = "Return True if the entry is a file; cached per entry.")
    boolean isFile(boolean follow) {
        return is(follow, DT_REG, FileStatus.S_IFREG);
    }

    private boolean is(boolean follow, int type, int format) {
        if (entry.type() == DT_UNKNOWN || follow && entry.type() == DT_LNK) {
            return test(follow, format);
        }
        return entry.type() == type;
    }

    private boolean test(boolean follow, int format) {
        int[] error = new int[1];
        FileStatus s = find(follow, error);
        if (s == null) {
            if (error[0] == -Errno.ENOENT) {
                return false;
            }
            throw OsErrors.of(error[0], path);
        }
        return (s.mode() & FileStatus.S_IFMT) == format;
    }

    @PyMethod(value = "stat(*, follow_symlinks=True)", doc = "Return stat_result object for the entry; cached per "
            + "entry.")
    Object stat(boolean follow) {
        int[] error = new int[1];
        FileStatus s = find(follow, error);
        if (s == null) {
            throw OsErrors.of(error[0], path);
        }
        return StatResult.of(s, file, follow);
    }

    private FileStatus find(boolean follow, int[] error) {
        if (follow && (entry.type() == DT_UNKNOWN || entry.type() == DT_LNK)) {
            FileStatus s = status;
            if (s == null) {
                s = FileCalls.stat(dirFd, file, true, error);
                status = s;
            }
            return s;
        }
        FileStatus s = linkStatus;
        if (s == null) {
            s = FileCalls.stat(dirFd, file, false, error);
            linkStatus = s;
        }
        return s;
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object classGetitem(PyType cls, Object item) {
        return new PyGenericAlias(cls, item);
    }
}
