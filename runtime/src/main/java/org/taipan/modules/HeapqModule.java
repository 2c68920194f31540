package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.types.PyList;

/**
 * The {@code _heapq} module: a list as a binary heap. A list that another thread changes meanwhile stays a list of the
 * same kind of items; a change of its size is reported as CPython does.
 */
@PyModuleDef(name = "_heapq", doc = "Heap queue algorithm (a.k.a. priority queue).")
final class HeapqModule {
    private HeapqModule() {
    }

    /** Whether {@code a} belongs above {@code b}. */
    private static boolean above(ThreadState ts, Object a, Object b, boolean max) {
        return max ? Compare.lt(ts, b, a) : Compare.lt(ts, a, b);
    }

    private static Object item(PyList heap, int i, int size) {
        Object v = heap.get(i);
        if (v == null || heap.size() != size) {
            throw Errors.runtimeError("list changed size during iteration");
        }
        return v;
    }

    private static void check(PyList heap, int size) {
        if (heap.size() != size) {
            throw Errors.runtimeError("list changed size during iteration");
        }
    }

    /** Moves the item at {@code from} towards the root until its parent is in order. */
    private static void siftDown(ThreadState ts, PyList heap, int start, int from, boolean max) {
        int size = heap.size();
        if (from >= size) {
            throw Errors.indexError("index out of range");
        }
        int i = from;
        while (i > start) {
            int parent = i - 1 >> 1;
            Object v = item(heap, i, size);
            Object p = item(heap, parent, size);
            boolean move = above(ts, v, p, max);
            check(heap, size);
            if (!move) {
                return;
            }
            heap.setItem(parent, item(heap, i, size));
            heap.setItem(i, p);
            i = parent;
        }
    }

    /** Moves the item at {@code from} to a leaf, the better child going up each time, and then back to its place. */
    private static void siftUp(ThreadState ts, PyList heap, int from, boolean max) {
        int size = heap.size();
        if (from >= size) {
            throw Errors.indexError("index out of range");
        }
        int limit = size >> 1;
        int i = from;
        while (i < limit) {
            int child = 2 * i + 1;
            if (child + 1 < size) {
                boolean left = above(ts, item(heap, child, size), item(heap, child + 1, size), max);
                check(heap, size);
                child += left ? 0 : 1;
            }
            Object v = item(heap, i, size);
            heap.setItem(i, item(heap, child, size));
            heap.setItem(child, v);
            i = child;
        }
        siftDown(ts, heap, from, i, max);
    }

    @PyMethod(value = "heappush(heap, item, /)", doc = "Push item onto heap, maintaining the heap invariant.")
    static void heappush(ThreadState ts, PyList heap, Object item) {
        heap.append(item);
        siftDown(ts, heap, 0, heap.size() - 1, false);
    }

    @PyMethod(value = "heappop(heap, /)", doc = "Pop the smallest item off the heap, maintaining the heap invariant.")
    static Object heappop(ThreadState ts, PyList heap) {
        return pop(ts, heap, false);
    }

    @PyMethod(value = "_heappop_max(heap, /)", doc = "Maxheap variant of heappop.")
    static Object heappopMax(ThreadState ts, PyList heap) {
        return pop(ts, heap, true);
    }

    private static Object pop(ThreadState ts, PyList heap, boolean max) {
        Object last = heap.removeLast();
        if (last == null) {
            throw Errors.indexError("index out of range");
        }
        Object top = heap.get(0);
        if (top == null) {
            return last;
        }
        heap.setItem(0, last);
        siftUp(ts, heap, 0, max);
        return top;
    }

    @PyMethod(value = "heapreplace(heap, item, /)", doc = "Pop and return the smallest item, then push item.\n\nThe "
            + "heap must not be empty; the returned item may be larger than item.")
    static Object heapreplace(ThreadState ts, PyList heap, Object item) {
        return replace(ts, heap, item, false);
    }

    @PyMethod(value = "_heapreplace_max(heap, item, /)", doc = "Maxheap variant of heapreplace.")
    static Object heapreplaceMax(ThreadState ts, PyList heap, Object item) {
        return replace(ts, heap, item, true);
    }

    private static Object replace(ThreadState ts, PyList heap, Object item, boolean max) {
        Object top = heap.get(0);
        if (top == null) {
            throw Errors.indexError("index out of range");
        }
        heap.setItem(0, item);
        siftUp(ts, heap, 0, max);
        return top;
    }

    @PyMethod(value = "heappushpop(heap, item, /)", doc = "Push item on the heap, then pop and return the smallest "
            + "item.")
    static Object heappushpop(ThreadState ts, PyList heap, Object item) {
        Object top = heap.get(0);
        if (top == null || !Compare.lt(ts, top, item)) {
            return item;
        }
        Object now = heap.get(0);
        if (now == null) {
            throw Errors.indexError("index out of range");
        }
        heap.setItem(0, item);
        siftUp(ts, heap, 0, false);
        return now;
    }

    @PyMethod(value = "heapify(heap, /)", doc = "Transform list into a heap, in-place, in O(len(heap)) time.")
    static void heapify(ThreadState ts, PyList heap) {
        order(ts, heap, false);
    }

    @PyMethod(value = "_heapify_max(heap, /)", doc = "Maxheap variant of heapify.")
    static void heapifyMax(ThreadState ts, PyList heap) {
        order(ts, heap, true);
    }

    private static void order(ThreadState ts, PyList heap, boolean max) {
        for (int i = (heap.size() >> 1) - 1; i >= 0; i--) {
            siftUp(ts, heap, i, max);
        }
    }
}
