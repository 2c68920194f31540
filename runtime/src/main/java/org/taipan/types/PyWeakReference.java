package org.taipan.types;

/** Weak references. */
final class PyWeakReference {
    static Object first(Object self) {
        return PyNone.NONE;
    }
}
