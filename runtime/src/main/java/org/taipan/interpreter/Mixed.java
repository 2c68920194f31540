package org.taipan.interpreter;

/** What an arithmetic instruction keeps as feedback when its operands were an int and a float. */
public enum Mixed { INT_FLOAT, FLOAT_INT;
    static Mixed of(Object a, Object b) {
        return a instanceof Long && b instanceof Double ? INT_FLOAT : a instanceof Double && b instanceof Long ? FLOAT_INT : null;
    }
}
