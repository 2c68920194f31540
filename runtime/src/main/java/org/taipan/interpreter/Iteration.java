package org.taipan.interpreter;

import org.taipan.objects.NativeIterator;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Iter;

/** FOR_ITER. Its cache is the Java class of the iterator, for the compiler; it changes to {@link Calls#MANY}. */
final class Iteration {
    private Iteration() {
    }

    /** GET_ITER. */
    static Object iterator(ThreadState ts, Object o) {
        return o instanceof Generator ? o : Iter.iter(ts, o);
    }

    /** The next item, or null at the end. */
    static Object next(ThreadState ts, Executable x, int pc, Object it) {
        if (x.caches[pc] != it.getClass()) {
            note(x, pc, it.getClass());
        }
        return it instanceof NativeIterator n ? n.next(ts) : Iter.next(ts, it);
    }

    private static void note(Executable x, int pc, Class<?> type) {
        Object c = x.caches[pc];
        if (c == null) {
            x.caches[pc] = type;
        } else if (c != Calls.MANY) {
            x.caches[pc] = Calls.MANY;
        }
    }
}
