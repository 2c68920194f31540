package org.taipan.modules.json;

import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** The containers that are being encoded, from the outermost in. For one thread and one call. */
final class OpenContainers {
    /** Up to here a search one by one is faster than hashing. */
    private static final int SHALLOW = 24;

    private Object[] stack = new Object[8];
    private int depth;
    /** The containers beyond {@link #SHALLOW}; null as long as there are none. */
    private Set<Object> deep;

    /** Enters a container; false if it is open already. */
    boolean enter(Object container) {
        for (int i = Math.min(depth, SHALLOW) - 1; i >= 0; i--) {
            if (stack[i] == container) {
                return false;
            }
        }
        if (depth >= SHALLOW) {
            if (deep == null) {
                deep = Collections.newSetFromMap(new IdentityHashMap<>());
            }
            if (!deep.add(container)) {
                return false;
            }
        }
        if (depth == stack.length) {
            stack = Arrays.copyOf(stack, depth * 2);
        }
        stack[depth++] = container;
        return true;
    }

    /** Leaves the innermost container. */
    void leave() {
        Object container = stack[--depth];
        stack[depth] = null;
        if (depth >= SHALLOW) {
            deep.remove(container);
        }
    }
}
