package org.taipan.modules.io;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;

/**
 * The streams of an interpreter that hold bytes not yet written. They are kept alive, so that nothing is lost when a
 * program drops a file without closing it, and flushed at the end.
 */
public final class OpenFiles {
    private final Map<PyIOBase, Boolean> dirty = new ConcurrentHashMap<>();

    private OpenFiles(Interpreter interp) {
    }

    static OpenFiles of(Interpreter interp) {
        return interp.state(OpenFiles.class, OpenFiles::new);
    }

    void dirty(PyIOBase stream) {
        dirty.put(stream, true);
    }

    void clean(PyIOBase stream) {
        dirty.remove(stream);
    }

    /** Flushes what is left; text streams first, for they write into others. Errors are dropped, as at finalization. */
    public static void flushAll(ThreadState ts) {
        OpenFiles files = of(ts.interp);
        for (int pass = 0; pass < 2; pass++) {
            for (PyIOBase stream : files.dirty.keySet()) {
                if (pass == 1 || stream instanceof PyTextIOWrapper) {
                    try {
                        stream.flush(ts);
                    } catch (PyException e) {
                        files.clean(stream);
                    }
                }
            }
        }
    }
}
