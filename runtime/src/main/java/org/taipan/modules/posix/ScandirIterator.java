package org.taipan.modules.posix;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.os.Directory;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.types.PyNone;

/** What {@code os.scandir} returns. Its own lock guards the directory. */
@PyTypeDef(name = "ScandirIterator", module = "posix")
final class ScandirIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new ScandirIteratorTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final Libc.Function FCNTL = Libc.function("fcntl");

    private final PathArg path;
    private final Object given;
    /** Null when it is closed. */
    private Directory directory;
    private java.lang.ref.Cleaner.Cleanable cleanup;

    private ScandirIterator(PathArg path, Object given, Directory directory) {
        super(TYPE);
        this.path = path;
        this.given = given;
        this.directory = directory;
        this.cleanup = CLEANER.register(this, directory::close);
    }

    private static final java.lang.ref.Cleaner CLEANER = java.lang.ref.Cleaner.create();

    static ScandirIterator open(PathArg path, Object given) {
        int[] error = new int[1];
        Directory d = path.name() == null ? duplicate(path.fd(), error) : Directory.open(path.name(), error);
        if (d == null) {
            throw path.error(error[0]);
        }
        return new ScandirIterator(path, given, d);
    }

    private static Directory duplicate(int fd, int[] error) {
        int copy = Libc.call(FCNTL, fd, F_DUPFD_CLOEXEC, 0);
        error[0] = Math.min(copy, 0);
        return copy < 0 ? null : Directory.of(copy);
    }

    /** The names in an open directory, or null; then {@code error[0]} is {@code -errno}. */
    static List<byte[]> list(int fd, int[] error) {
        try (Directory d = duplicate(fd, error)) {
            if (d == null) {
                return null;
            }
            List<byte[]> names = new ArrayList<>();
            Directory.Entry entry;
            while ((entry = d.next(error)) != null) {
                names.add(entry.name());
            }
            return error[0] == 0 ? names : null;
        }
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @Override
    public Object next(ThreadState ts) {
        int[] error = new int[1];
        Directory.Entry entry;
        synchronized (this) {
            if (directory == null) {
                return null;
            }
            entry = directory.next(error);
            if (entry == null) {
                close();
            }
        }
        if (error[0] != 0) {
            throw path.error(error[0]);
        }
        return entry == null ? null : new DirEntry(path, given, entry);
    }

    @PyMethod("close()")
    synchronized void close() {
        if (directory != null) {
            directory = null;
            cleanup.clean();
        }
    }

    @PyMethod("__enter__()")
    Object enter() {
        return this;
    }

    @PyMethod("__exit__(*args)")
    Object exit(Object[] args) {
        close();
        return PyNone.NONE;
    }
}
