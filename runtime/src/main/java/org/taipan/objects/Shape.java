package org.taipan.objects;

import java.util.Arrays;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hidden class: the type of an object and the slot of each of its attributes, in the order they were first set.
 *
 * <p>Shapes form a tree a type. They are immutable but for the table of transitions, which only grows; two threads that
 * race to add the same attribute get the same shape.
 */
public final class Shape {
    /** Beyond this many attributes an object keeps a dictionary. */
    private static final int MAX_SLOTS = 128;
    private static final int LINEAR = 6;

    public final PyType type;
    /** The name of each slot; null for the slots that the type reserves ({@code __slots__} and the dictionary). */
    final String[] names;
    public final int size;
    /** Whether the attributes live in a dictionary instead. */
    public final boolean isDictionary;

    private volatile Shape lastTransition;
    private volatile ConcurrentHashMap<String, Shape> transitions;
    private volatile HashMap<String, Integer> index;

    /** The root shape of a type, with {@code reserved} slots, or its dictionary-mode shape. */
    Shape(PyType type, int reserved, boolean isDictionary) {
        this.type = type;
        this.names = new String[reserved];
        this.size = reserved;
        this.isDictionary = isDictionary;
    }

    private Shape(Shape parent, String name) {
        this.type = parent.type;
        this.names = Arrays.copyOf(parent.names, parent.size + 1);
        this.names[parent.size] = name;
        this.size = parent.size + 1;
        this.isDictionary = false;
    }

    /** The slot of {@code name}, or -1. */
    public int indexOf(String name) {
        int from = type.rootShape.size;
        if (size - from <= LINEAR) {
            for (int i = from; i < size; i++) {
                if (names[i] == name) {
                    return i;
                }
            }
            for (int i = from; i < size; i++) {
                if (names[i].equals(name)) {
                    return i;
                }
            }
            return -1;
        }
        HashMap<String, Integer> map = index;
        if (map == null) {
            map = new HashMap<>();
            for (int i = from; i < size; i++) {
                map.put(names[i], i);
            }
            index = map;
        }
        Integer i = map.get(name);
        return i == null ? -1 : i;
    }

    /** The shape with {@code name} added, or null when the object had better keep a dictionary. */
    Shape with(String name) {
        Shape last = lastTransition;
        if (last != null && last.names[size].equals(name)) {
            return last;
        }
        if (size >= MAX_SLOTS) {
            return null;
        }
        synchronized (this) {
            if (transitions == null) {
                transitions = new ConcurrentHashMap<>(4);
            }
            if (transitions.size() > MAX_SLOTS && !transitions.containsKey(name)) {
                return null;
            }
            Shape next = transitions.computeIfAbsent(name, n -> new Shape(this, n));
            lastTransition = next;
            type.noteSlots(next.size);
            return next;
        }
    }

    /** The names of the attributes in order. */
    public String[] attributeNames() {
        return Arrays.copyOfRange(names, type.rootShape.size, size);
    }
}
