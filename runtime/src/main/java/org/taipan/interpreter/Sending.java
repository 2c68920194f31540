package org.taipan.interpreter;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;

/** Driving coroutines from Java: {@code PyIter_Send} and the like. */
public final class Sending {
    /** The result of a coroutine that has ended; no Python value, so that it cannot be mistaken for one yielded. */
    public record End(Object result) {
    }

    private Sending() {
    }

    /** Whether this is a coroutine that an {@code async def} made. */
    public static boolean isCoroutine(Object o) {
        return o instanceof Coroutine;
    }

    /** Whether this is a generator. */
    public static boolean isGenerator(Object o) {
        return o instanceof Generator;
    }

    /** Goes on with {@code value}; what is yielded, or {@link End}. */
    public static Object send(ThreadState ts, Object coroutine, Object value) {
        return Awaits.send(ts, coroutine, value);
    }

    /** Goes on by raising an exception, with the {@code throw} method; the result is as for {@link #send}. */
    public static Object throwInto(ThreadState ts, Object coroutine, PyBaseException exception) {
        try {
            return Call.methodNamed(ts, coroutine, "throw", exception);
        } catch (PyException e) {
            if (!e.matches(Exc.StopIteration)) {
                throw e;
            }
            return new End(Exceptions.stopValue(ts, e.value));
        }
    }
}
