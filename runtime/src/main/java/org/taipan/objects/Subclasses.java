package org.taipan.objects;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The direct subclasses of a type ({@code tp_subclasses}), in order of creation and held weakly: a class that nobody
 * uses is not kept by its base. Not synchronised: {@link PyType#TREE} guards every call.
 */
final class Subclasses {
    private final List<WeakReference<PyType>> references = new ArrayList<>(2);
    /** How many there are when the dead among them go next. */
    private int pruneAt = 16;

    void add(PyType type) {
        if (references.size() >= pruneAt) {
            references.removeIf(r -> r.refersTo(null));
            pruneAt = Math.max(16, 2 * references.size());
        }
        references.add(new WeakReference<>(type));
    }

    void remove(PyType type) {
        references.removeIf(r -> r.refersTo(null) || r.refersTo(type));
    }

    boolean contains(PyType type) {
        for (WeakReference<PyType> r : references) {
            if (r.refersTo(type)) {
                return true;
            }
        }
        return false;
    }

    /** Those that are still there, in a list of the caller's own. */
    List<PyType> living() {
        List<PyType> result = new ArrayList<>(references.size());
        for (WeakReference<PyType> r : references) {
            PyType type = r.get();
            if (type != null) {
                result.add(type);
            }
        }
        return result;
    }
}
