package org.taipan.interpreter;

import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;

/** An iterator written in Java that ends with a result: its {@code __next__} raises StopIteration with it. */
abstract class Awaitable extends NativeIterator {
    Awaitable(PyType type) {
        super(type);
    }
}
