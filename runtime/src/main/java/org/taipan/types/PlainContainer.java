package org.taipan.types;

import org.taipan.objects.NativeIterator;

/**
 * A container of a builtin type outside this package that gives its length and its iterator without running Python code,
 * unless its own type is written in Python.
 */
public interface PlainContainer {
    int size();

    NativeIterator plainIterator();
}
