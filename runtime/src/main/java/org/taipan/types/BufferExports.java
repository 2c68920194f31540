package org.taipan.types;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;

/**
 * The buffers that an object has exported and not got back. A buffer that nobody can reach any more counts as given back:
 * CPython would have released it when its memoryview's last reference went away. The owner's monitor guards the list.
 */
public final class BufferExports {
    private final List<WeakReference<Buffer>> buffers = new ArrayList<>(1);

    public Buffer add(Buffer buffer) {
        buffers.add(new WeakReference<>(buffer));
        return buffer;
    }

    public void remove(Buffer buffer) {
        buffers.removeIf(r -> r.get() == buffer || r.get() == null);
    }

    /** Whether any was added and not removed, reachable or not. */
    public boolean isEmpty() {
        return buffers.isEmpty();
    }

    /** Whether a buffer is still in use; asks the garbage collector if need be. */
    public boolean inUse() {
        if (buffers.isEmpty()) {
            return false;
        }
        buffers.removeIf(r -> r.get() == null);
        if (!buffers.isEmpty()) {
            System.gc();
            buffers.removeIf(r -> r.get() == null);
        }
        return !buffers.isEmpty();
    }
}
