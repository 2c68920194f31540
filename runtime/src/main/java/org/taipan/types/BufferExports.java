package org.taipan.types;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The buffers that an object has exported and not got back. A buffer that nobody can reach any more counts as given back:
 * CPython would have released it when its memoryview's last reference went away. Only the garbage collector knows, and
 * asking it is dear; so it is asked while the {@link CollectionBudget} lasts, and beyond that only about buffers that it
 * has found alive before. The owner's monitor guards the list.
 */
public final class BufferExports {
    /** What the owner may do when its size is to change. */
    public enum Resize {
        /** Nobody sees the memory. */
        IN_PLACE,
        /** Somebody may see the memory: the owner leaves it to them and goes on in a copy. */
        IN_COPY,
        /** A buffer is in use: BufferError. */
        FORBIDDEN
    }

    private static final class Export extends WeakReference<Buffer> {
        boolean survived;

        Export(Buffer buffer) {
            super(buffer);
        }
    }

    private final List<Export> exports = new ArrayList<>(1);

    public Buffer add(Buffer buffer) {
        exports.add(new Export(buffer));
        return buffer;
    }

    public void remove(Buffer buffer) {
        exports.removeIf(r -> r.refersTo(buffer) || r.refersTo(null));
    }

    /** Whether any was added and not removed, reachable or not. */
    public boolean isEmpty() {
        return exports.isEmpty();
    }

    private boolean anyLeft() {
        exports.removeIf(r -> r.refersTo(null));
        return !exports.isEmpty();
    }

    /** What a change of the owner's size may do. After {@code IN_COPY} the buffers do not count as exports any more. */
    public Resize resize() {
        if (!anyLeft()) {
            return Resize.IN_PLACE;
        }
        boolean collected = CollectionBudget.collect(exports.stream().anyMatch(e -> e.survived), this::anyLeft);
        if (!anyLeft()) {
            return Resize.IN_PLACE;
        }
        if (collected) {
            exports.forEach(e -> e.survived = true);
            return Resize.FORBIDDEN;
        }
        exports.clear();
        return Resize.IN_COPY;
    }
}
