package org.taipan.objects;

import java.util.ArrayList;
import java.util.List;

/**
 * How instances of a class without {@code __dict__} keep the values of {@code __slots__}, in which every name has a slot from
 * the start. The shape says which of them are numbers, among the primitives ({@link PyObject}); all others are in their slots.
 * A value that is a number leads to a shape that keeps it as one, until instances of the class have had something else there.
 *
 * <p>Where instances may have a dictionary, the shape is that of all such objects and says nothing: values stay in their slots.
 */
public final class Members {
    private static final byte NUMBER = 1;
    private static final byte ANY = 2;
    /** As many ways to keep the values as there may be, lest names set in all orders give shapes without end. */
    private static final int MOST_SHAPES = 100;

    /** For each slot, what instances have had there. */
    private final byte[] seen;
    /** The shapes that keep a value as a number which the shape before does not. */
    private final List<Shape> shapes = new ArrayList<>();

    Members(int slots) {
        seen = new byte[slots];
    }

    /** Whether a value is always in its slot, in all instances, for good: no number is admitted any more, and none has been. */
    public boolean neverNumber(int slot) {
        return seen[slot] == ANY;
    }

    /** Whether new instances keep a value in its slot. */
    boolean takesAny(int slot) {
        return (seen[slot] & ANY) != 0;
    }

    /** Another value than a number is stored: new instances keep that value in its slot. */
    public void takeAny(int slot) {
        if (!takesAny(slot)) {
            synchronized (this) {
                seen[slot] |= ANY;
                shapes.forEach(s -> s.supersede(slot));
            }
        }
    }

    /** Whether a number may be kept as one from now on. */
    synchronized boolean mayBeNumber(int slot) {
        return !takesAny(slot) && shapes.size() < MOST_SHAPES;
    }

    /** A shape with a number more than the one before; false if there is to be none. */
    synchronized boolean admit(Shape s) {
        if (!mayBeNumber(s.lastSlot())) {
            return false;
        }
        seen[s.lastSlot()] |= NUMBER;
        shapes.add(s);
        return true;
    }
}
