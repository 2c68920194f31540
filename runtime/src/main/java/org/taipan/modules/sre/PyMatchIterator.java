package org.taipan.modules.sre;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;

/** What {@code finditer} returns. */
@PyTypeDef(name = "callable_iterator")
final class PyMatchIterator extends NativeIterator {
    static final PyType TYPE = PyType.builtin(new PyMatchIteratorTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final PyScanner scanner;

    PyMatchIterator(PyScanner scanner) {
        super(TYPE);
        this.scanner = scanner;
    }

    @Override
    public Object next(ThreadState ts) {
        return scanner.next(ts, true);
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }
}
