package org.taipan.modules.multiprocessing;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyDict;

/** {@code _multiprocessing}: semaphores that processes share. */
@PyModuleDef(name = "_multiprocessing", types = PySemLock.class)
final class MultiprocessingModule {
    private static final Libc.Function UNLINK = Libc.function("sem_unlink");

    MultiprocessingModule(ThreadState ts, PyModule module) {
        PyDict flags = new PyDict();
        flags.putStr("HAVE_SEM_OPEN", 1L);
        flags.putStr("HAVE_SEM_TIMEDWAIT", 1L);
        module.add("flags", flags);
    }

    @PyMethod("sem_unlink(name, /)")
    static void semUnlink(ThreadState ts, String name) {
        try (Memory m = Memory.open()) {
            OsErrors.check(Libc.call(UNLINK, m.string(name)));
        }
    }
}
