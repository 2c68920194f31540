package org.taipan.modules.pickle;

import java.util.Arrays;
import org.taipan.objects.PyException;
import org.taipan.ops.Errors;

/** The objects being put together, and the marks among them. Nothing below the last mark can be popped. */
final class UnpickleStack {
    private Object[] items = new Object[16];
    private int size;
    private int[] marks = new int[8];
    private int markCount;
    private int fence;

    int size() {
        return size;
    }

    void push(Object o) {
        if (size == items.length) {
            items = Arrays.copyOf(items, larger(size));
        }
        items[size++] = o;
    }

    private static int larger(int n) {
        if (n > Integer.MAX_VALUE / 2 - 8) {
            throw Errors.memoryError();
        }
        return n * 2;
    }

    PyException underflow() {
        return PickleState.unpicklingError(markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
    }

    Object pop() {
        if (size <= fence) {
            throw underflow();
        }
        Object o = items[--size];
        items[size] = null;
        return o;
    }

    Object top() {
        if (size <= fence) {
            throw underflow();
        }
        return items[size - 1];
    }

    void replaceTop(Object o) {
        items[size - 1] = o;
    }

    Object get(int i) {
        return items[i];
    }

    /** What the opcode POP does: takes off an object, or a mark that is on top. */
    void drop() {
        if (markCount > 0 && marks[markCount - 1] == size) {
            mark();
        } else {
            pop();
        }
    }

    void pushMark() {
        if (markCount == marks.length) {
            marks = Arrays.copyOf(marks, larger(markCount));
        }
        marks[markCount++] = fence = size;
    }

    /** Takes off the last mark; returns where it was. */
    int mark() {
        if (markCount < 1) {
            throw PickleState.unpicklingError("could not find MARK");
        }
        int at = marks[--markCount];
        fence = markCount > 0 ? marks[markCount - 1] : 0;
        return at;
    }

    /** The objects from {@code start} on must belong to something that is below them and above the last mark. */
    void checkOwner(int start) {
        if (start > size || start <= fence) {
            throw underflow();
        }
    }

    /** Takes off the objects from {@code start} on. */
    Object[] popFrom(int start) {
        if (start < fence || start > size) {
            throw underflow();
        }
        Object[] result = Arrays.copyOfRange(items, start, size);
        Arrays.fill(items, start, size, null);
        size = start;
        return result;
    }
}
