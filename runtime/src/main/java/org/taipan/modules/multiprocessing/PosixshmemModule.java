package org.taipan.modules.multiprocessing;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.ThreadState;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyStr;

/** {@code _posixshmem}: shared memory objects by name. */
@PyModuleDef(name = "_posixshmem", doc = "POSIX shared memory module")
final class PosixshmemModule {
    private static final Libc.Function OPEN = Libc.function("shm_open");
    private static final Libc.Function UNLINK = Libc.function("shm_unlink");

    private PosixshmemModule() {
    }

    @PyMethod(value = "shm_open(path, flags, mode=511)", doc = "Open a shared memory object.  Returns a file descriptor "
            + "(integer).")
    static long shmOpen(ThreadState ts, String path, int flags, int mode) {
        try (Memory m = Memory.open()) {
            long name = m.string(path);
            long fd = Blocking.call(ts, () -> Libc.call(OPEN, name, flags, mode));
            if (fd < 0) {
                throw OsErrors.of((int) -fd, PyStr.of(path));
            }
            return fd;
        }
    }

    @PyMethod(value = "shm_unlink(path)", doc = "Remove a shared memory object (similar to unlink()).\n\n"
            + "Remove a shared memory object name, and, once all processes  have  unmapped\n"
            + "the object, de-allocates and destroys the contents of the associated memory\nregion.")
    static void shmUnlink(ThreadState ts, String path) {
        try (Memory m = Memory.open()) {
            int r = Libc.call(UNLINK, m.string(path));
            if (r < 0) {
                throw OsErrors.of(-r, PyStr.of(path));
            }
        }
    }
}
