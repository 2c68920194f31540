package org.taipan.objects;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;

/** Shapes, layouts, method resolution and invalidation, single-threaded and under contention. */
class ObjectModelTest {
    private ThreadState ts;

    @BeforeEach
    void start() {
        ts = new ThreadState(new Interpreter(new Config()), Thread.currentThread());
        ts.bind();
    }

    private PyType type(String name, Object... bases) {
        return (PyType) Call.call(ts, PyType.TYPE, name, new PyTuple(bases), new PyDict());
    }

    /** Runs all actions at the same time and rethrows what one of them threw. */
    private void race(Runnable... actions) throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(actions.length);
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (Runnable action : actions) {
            Thread t = new Thread(() -> {
                new ThreadState(ts.interp, Thread.currentThread()).bind();
                try {
                    barrier.await();
                    action.run();
                } catch (Throwable e) {
                    failure.set(e);
                }
            });
            t.start();
            threads.add(t);
        }
        for (Thread t : threads) {
            t.join();
        }
        if (failure.get() != null) {
            throw new AssertionError(failure.get());
        }
    }

    @Test
    void objectsWithTheSameHistoryShareTheirShape() {
        PyType a = type("A");
        PyObject x = (PyObject) Call.call(ts, a);
        PyObject y = (PyObject) Call.call(ts, a);
        x.putOwn("p", 1L);
        x.putOwn("q", 2L);
        y.putOwn("p", 3L);
        y.putOwn("q", 4L);
        assertSame(x.shape(), y.shape());
        assertEquals(2L, x.removeOwn("q"));
        assertNull(x.getOwn("q"));
        x.putOwn("q", 5L);
        assertEquals(5L, x.getOwn("q"));
        assertArrayEquals(new Object[] {"p", "q"}, x.dict().keys());
    }

    @Test
    void concurrentStoresOfDifferentAttributesAreAllKept() throws Exception {
        PyType a = type("A");
        for (int round = 0; round < 200; round++) {
            PyObject o = (PyObject) Call.call(ts, a);
            Runnable[] writers = new Runnable[3];
            for (int w = 0; w < writers.length; w++) {
                String prefix = "w" + w + "_";
                writers[w] = () -> {
                    for (int i = 0; i < 10; i++) {
                        o.putOwn(prefix + i, (long) i);
                        o.putOwn(prefix + "gone", 1L);
                        o.removeOwn(prefix + "gone");
                    }
                };
            }
            race(writers);
            for (int w = 0; w < writers.length; w++) {
                assertNull(o.getOwn("w" + w + "_gone"));
                for (int i = 0; i < 10; i++) {
                    assertEquals((long) i, o.getOwn("w" + w + "_" + i));
                }
            }
        }
    }

    @Test
    void removingOneAttributeLosesNoStoreToAnother() throws Exception {
        PyType a = type("A");
        PyObject o = (PyObject) Call.call(ts, a);
        o.putOwn("counter", 0L);
        race(() -> {
            for (long i = 1; i <= 50_000; i++) {
                o.putOwn("counter", i);
                assertEquals(i, o.getOwn("counter"));
            }
        }, () -> {
            for (int i = 0; i < 100; i++) {
                o.putOwn("other", 1L);
                o.removeOwn("other");
            }
        });
        assertEquals(50_000L, o.getOwn("counter"));
    }

    @Test
    void readersSeeChangesOfClasses() throws Exception {
        PyType base = type("Base");
        PyType derived = type("Derived", base);
        base.putOwn("x", 0L);
        race(() -> {
            for (long i = 1; i <= 20_000; i++) {
                base.putOwn("x", i);
                assertEquals(i, derived.lookup("x"));
            }
        }, () -> {
            long last = 0;
            while (last < 20_000) {
                long seen = (Long) derived.lookup("x");
                if (seen < last) {
                    throw new AssertionError(seen + " after " + last);
                }
                last = seen;
            }
        });
    }

    @Test
    void versionsEndWhenABaseChanges() {
        PyType base = type("Base");
        PyType derived = type("Derived", base);
        PyType.Version before = derived.version();
        Attr.set(ts, base, "y", 1L);
        assertEquals(false, before.isValid());
        assertEquals(true, derived.version().isValid());
    }

    @Test
    void linearizesAndChecksLayouts() {
        PyType a = type("A");
        PyType b = type("B", a);
        PyType c = type("C", a);
        PyType d = type("D", b, c);
        assertArrayEquals(new PyType[] {d, b, c, a, PyType.OBJECT}, d.mro());
        PyException e = assertThrows(PyException.class, () -> type("E", PyLong.TYPE, Exc.OSError));
        assertEquals("TypeError: [multiple bases have instance lay-out conflict]", e.getMessage());
        assertSame(Exc.OSError, type("F", Exc.ValueError, Exc.OSError).layoutBase());
    }
}
