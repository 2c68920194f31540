package org.taipan.objects;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The weak references to one object, held in a slot of it. They are held weakly in turn: a reference that the program
 * dropped is not counted, and its callback is not called.
 *
 * <p><b>Contract.</b> All methods are atomic (they hold the monitor); no Python code runs under it.
 */
public final class WeakReferences {
    private final List<WeakReference<PyObject>> references = new ArrayList<>();
    private int purgeAt = 8;

    /** Adds a new reference. */
    public synchronized void add(PyObject reference) {
        if (references.size() >= purgeAt) {
            references.removeIf(r -> r.get() == null);
            purgeAt = Math.max(8, references.size() * 2);
        }
        references.add(new WeakReference<>(reference));
    }

    /** The reference of exactly {@code type} without a callback, made by {@code fresh} if there is none yet. */
    public synchronized PyObject basic(PyType type, PyObject fresh) {
        for (WeakReference<PyObject> r : references) {
            if (r.get() instanceof PyObject o && o.type() == type && ((Weak) o).rank() < Weak.OTHER) {
                return o;
            }
        }
        add(fresh);
        return fresh;
    }

    /** The references alive, in CPython's order: those that serve all who ask, then the others, newest first. */
    public synchronized List<PyObject> all() {
        List<PyObject> result = new ArrayList<>();
        for (int i = references.size() - 1; i >= 0; i--) {
            PyObject o = references.get(i).get();
            if (o != null) {
                result.add(o);
            }
        }
        if (result.size() < 2) {
            return result;
        }
        result.sort(java.util.Comparator.comparingInt(o -> ((Weak) o).rank()));
        return result;
    }

    /** A weak reference or proxy. */
    public interface Weak {
        /** Ranks: a reference or a proxy without callback that serves all who ask for one; any other. */
        int REFERENCE = 0, PROXY = 1, OTHER = 2;

        int rank();
    }
}
