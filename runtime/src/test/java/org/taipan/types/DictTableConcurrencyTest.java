package org.taipan.types;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;

/** What the contracts of dict, set and list promise to threads that share one. */
class DictTableConcurrencyTest {
    private static final int THREADS = 4;
    private final Interpreter interp = new Interpreter(new Config());

    private interface Work {
        void run(ThreadState ts, int number) throws Exception;
    }

    /** Runs the work on several threads at once; whatever one of them throws fails the test. */
    private void together(Work work) throws Exception {
        ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
        CountDownLatch start = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            ThreadState[] state = new ThreadState[1];
            Thread t = new Thread(() -> {
                ThreadState ts = state[0];
                ts.bind();
                try {
                    start.await();
                    work.run(ts, number);
                } catch (Throwable e) {
                    failures.add(e);
                } finally {
                    ThreadState.unbind();
                }
            });
            // Made before any of them starts, as Python's threads are: Sharing relies on that.
            state[0] = new ThreadState(interp, t);
            threads.add(t);
        }
        threads.forEach(Thread::start);
        start.countDown();
        for (Thread t : threads) {
            t.join();
        }
        if (!failures.isEmpty()) {
            throw new AssertionError(failures.size() + " threads failed", failures.peek());
        }
    }

    private static Object key(int i) {
        return i % 3 == 0 ? "k" + i : i % 3 == 1 ? (Object) (long) i : new PyTuple((long) i, "t");
    }

    @Test
    void insertionsOfDifferentKeysAllStay() throws Exception {
        PyDict d = new PyDict();
        int each = 3000;
        together((ts, n) -> {
            for (int i = 0; i < each; i++) {
                d.put(ts, key(n * each + i), (long) i);
            }
        });
        ThreadState ts = new ThreadState(interp, Thread.currentThread());
        ts.bind();
        assertEquals(THREADS * each, d.size());
        for (int i = 0; i < THREADS * each; i++) {
            assertEquals((long) (i % each), d.get(ts, key(i)));
        }
    }

    @Test
    void setdefaultGivesAllThreadsOneValue() throws Exception {
        int keys = 2000;
        PyDict d = new PyDict();
        Object[][] seen = new Object[THREADS][keys];
        together((ts, n) -> {
            for (int i = 0; i < keys; i++) {
                seen[n][i] = d.putIfAbsent(ts, key(i), new PyList());
            }
        });
        for (int i = 0; i < keys; i++) {
            for (int n = 1; n < THREADS; n++) {
                assertTrue(seen[0][i] == seen[n][i], "two values for one key");
            }
        }
        assertEquals(keys, d.size());
    }

    @Test
    void eachKeyIsPoppedOnce() throws Exception {
        int keys = 4000;
        PyDict d = new PyDict();
        for (int i = 0; i < keys; i++) {
            d.putStr("k" + i, (long) i);
        }
        AtomicInteger popped = new AtomicInteger();
        together((ts, n) -> {
            for (int i = 0; i < keys; i++) {
                if (d.removeStr("k" + i) != null) {
                    popped.incrementAndGet();
                }
            }
        });
        assertEquals(keys, popped.get());
        assertEquals(0, d.size());
    }

    @Test
    void aKeyThatIsNeverRemovedIsAlwaysFoundWhileOthersComeAndGo() throws Exception {
        PyDict d = new PyDict();
        d.putStr("anchor", 1L);
        AtomicBoolean done = new AtomicBoolean();
        together((ts, n) -> {
            if (n > 1) {
                Random random = new Random(n);
                for (int i = 0; i < 60_000; i++) {
                    Object k = key(random.nextInt(500));
                    if (random.nextBoolean()) {
                        d.put(ts, k, (long) i);
                    } else {
                        d.remove(ts, k);
                    }
                    if (i % 50 == 0) {
                        d.move(ts, "anchor", Obj.hash(ts, "anchor"), i % 100 == 0);
                    }
                }
                done.set(true);
                return;
            }
            while (!done.get()) {
                assertNotNull(d.getStr("anchor"));
                Object layout = d.layout();
                int e = DictTable.entryOf(layout, "anchor");
                Object v = e < 0 ? null : d.valueAt(layout, e);
                assertTrue(v == null || v.equals(1L), "another key's value");
            }
        });
        assertEquals(d.size(), d.keys().length);
    }

    @Test
    void aCachedAbsenceHoldsAsLongAsTheVersionDoes() throws Exception {
        PyDict d = new PyDict();
        AtomicBoolean added = new AtomicBoolean();
        together((ts, n) -> {
            if (n == 0) {
                for (int i = 0; i < 5000; i++) {
                    d.putStr("other" + i, 1L);
                }
                d.putStr("late", 1L);
                added.set(true);
                return;
            }
            int version = 1;
            while (!added.get()) {
                int now = d.version();
                if ((now & 1) == 0 && d.getStr("late") == null) {
                    version = now;
                }
            }
            assertTrue((version & 1) == 1 || version != d.version(), "the version did not tell of the new key");
        });
    }

    @Test
    void iterationDuringChangesYieldsKeysOrEndsInRuntimeError() throws Exception {
        PyDict d = new PyDict();
        PySet s = new PySet();
        AtomicBoolean done = new AtomicBoolean();
        together((ts, n) -> {
            if (n == 0) {
                for (int i = 0; i < 40_000; i++) {
                    d.put(ts, key(i % 300), (long) i);
                    d.remove(ts, key((i + 150) % 300));
                    s.add(ts, key(i % 300));
                    s.remove(ts, key((i + 150) % 300));
                }
                done.set(true);
                return;
            }
            while (!done.get()) {
                walk(ts, (org.taipan.objects.NativeIterator) d.__iter__());
                walk(ts, (org.taipan.objects.NativeIterator) s.__iter__());
            }
        });
    }

    private static void walk(ThreadState ts, org.taipan.objects.NativeIterator it) {
        try {
            Set<Object> seen = new HashSet<>();
            for (Object k = it.next(ts); k != null; k = it.next(ts)) {
                seen.add(k);
            }
            assertTrue(seen.size() <= 300);
        } catch (org.taipan.objects.PyException e) {
            assertTrue(e.matches(Exc.RuntimeError));
        }
    }

    @Test
    void listsLoseNoAppendAndShowNoGap() throws Exception {
        PyList list = new PyList();
        AtomicInteger popped = new AtomicInteger();
        int each = 20_000;
        together((ts, n) -> {
            for (int i = 0; i < each; i++) {
                list.append((long) i);
                if (i % 3 == 0 && list.removeLast() != null) {
                    popped.incrementAndGet();
                }
                int size = list.size();
                Object v = list.get(size / 2);
                assertTrue(v == null || v instanceof Long);
            }
        });
        assertEquals(THREADS * each - popped.get(), list.size());
        for (Object v : list.toArray()) {
            assertNotNull(v);
        }
    }

    /** What writers put at a place of a list, in all the ways in which lists store items. */
    private static Object item(int place, int choice) {
        return switch (choice % 4) {
            case 0 -> (Object) (long) place;
            case 1 -> place + 0.5;
            case 2 -> "s" + place;
            default -> ListStorage.NO_LONG;
        };
    }

    private static boolean belongs(Object v, int place) {
        for (int choice = 0; choice < 4; choice++) {
            if (item(place, choice).equals(v)) {
                return true;
            }
        }
        return false;
    }

    private static Object[] items(int n, int choice) {
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = item(i, choice);
        }
        return items;
    }

    private static void change(ThreadState ts, PyList list, int i, boolean wholly) {
        int n = list.size();
        int place = i * 7 % n;
        if (wholly) {
            list.__setitem__(ts, new PySlice(0L, (long) n, 1L), new PyList(items(n, i / 40 % 2)));
        } else if (i % 3 == 0) {
            list.setItem(place, item(place, i));
        } else {
            list.setItem(place, (long) place);
        }
    }

    @Test
    void readersFindEachItemInItsPlaceWhileAListChangesItsKind() throws Exception {
        int n = 50;
        PyList list = new PyList(items(n, 0));
        AtomicInteger writing = new AtomicInteger(2);
        Set<Class<?>> kinds = java.util.concurrent.ConcurrentHashMap.newKeySet();
        together((ts, number) -> {
            if (number < 2) {
                try {
                    for (int i = 0; i < 20_000; i++) {
                        change(ts, list, i, i % 40 == number);
                        kinds.add(list.kind());
                    }
                } finally {
                    writing.decrementAndGet();
                }
                return;
            }
            while (writing.get() > 0) {
                for (int i = 0; i < n; i++) {
                    long l = list.longAt(i);
                    double d = list.doubleAt(i - n);
                    assertTrue(belongs(list.get(i), i), "an item that was never there");
                    assertTrue(l == ListStorage.NO_LONG || l == i, "a number that was never there");
                    assertTrue(d != d || d == i + 0.5, "a number that was never there");
                }
            }
        });
        assertEquals(Set.of(long[].class, double[].class, Object[].class), kinds);
    }

    @Test
    void aPlaceBehindTheLastItemIsEmptyInEveryKindOfList() throws Exception {
        for (int choice = 0; choice < 3; choice++) {
            int kind = choice;
            PyList list = new PyList(items(20, kind));
            together((ts, number) -> {
                for (int i = 0; i < 5000; i++) {
                    if (number == 0) {
                        list.append(item(20, kind));
                        list.removeLast();
                        list.removeLast();
                        list.append(item(19, kind));
                    } else {
                        Object v = list.get(19 + i % 3);
                        assertTrue(v == null || belongs(v, 19) || belongs(v, 20), "an item that was never there");
                    }
                }
            });
            assertEquals(20, list.size());
            for (int i = 20; i < 40; i++) {
                assertEquals(null, list.get(i));
                assertEquals(ListStorage.NO_LONG, list.longAt(i));
            }
        }
    }
}
