package org.taipan.ops;

import org.taipan.objects.ThreadState;

/**
 * An instance of a builtin type whose {@code nb_power} also answers as the third operand: {@code pow(a, b, self)} asks it
 * last. Classes written in Python are never asked.
 */
public interface TernaryPower {
    /** {@code pow(a, b, self)}, or NotImplemented. */
    Object powerModulo(ThreadState ts, Object a, Object b);
}
