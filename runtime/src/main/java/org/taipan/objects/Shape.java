package org.taipan.objects;

import java.util.Arrays;
import java.util.HashMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hidden class: the type of an object and the slot of each of its attributes, in the order they were first set.
 *
 * <p>Shapes form a tree a type. They are immutable but for the tables of transitions, which only grow; two threads that
 * race to add the same attribute get the same shape. Removing an attribute leaves a hole, whose slot is never used
 * again: so a slot means the same attribute in all shapes that follow, and a late write to it harms no other.
 */
public final class Shape {
    /** Beyond this many attributes an object keeps a dictionary. */
    private static final int MAX_SLOTS = 128;
    private static final int LINEAR = 6;

    public final PyType type;
    /** The name of each slot; null for those the type reserves ({@code __slots__}, dictionary …) and for holes. */
    final String[] names;
    public final int size;
    /** Whether the attributes live in a dictionary instead. */
    public final boolean isDictionary;

    private volatile Shape lastTransition;
    private volatile ConcurrentHashMap<String, Shape> transitions;
    private volatile ConcurrentHashMap<String, Shape> removals;
    private volatile HashMap<String, Integer> index;

    /** The root shape of a type, with {@code reserved} slots, or its dictionary-mode shape. */
    Shape(PyType type, int reserved, boolean isDictionary) {
        this.type = type;
        this.names = new String[reserved];
        this.size = reserved;
        this.isDictionary = isDictionary;
    }

    /** {@code parent} without the attribute in a slot. */
    private Shape(Shape parent, int hole) {
        this.type = parent.type;
        this.names = parent.names.clone();
        this.names[hole] = null;
        this.size = parent.size;
        this.isDictionary = false;
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
                if (name.equals(names[i])) {
                    return i;
                }
            }
            return -1;
        }
        HashMap<String, Integer> map = index;
        if (map == null) {
            map = new HashMap<>();
            for (int i = from; i < size; i++) {
                if (names[i] != null) {
                    map.put(names[i], i);
                }
            }
            index = map;
        }
        Integer i = map.get(name);
        return i == null ? -1 : i;
    }

    /** The shape with {@code name} added, or null when the object had better keep a dictionary. */
    public Shape with(String name) {
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

    /** The shape with the attribute in {@code slot} removed. */
    Shape without(int slot) {
        synchronized (this) {
            if (removals == null) {
                removals = new ConcurrentHashMap<>(4);
            }
            return removals.computeIfAbsent(names[slot], n -> new Shape(this, slot));
        }
    }

    /** The first slot that holds an attribute. */
    public int firstSlot() {
        return type.rootShape.size;
    }

    /** The attribute in a slot; null for a reserved slot or a hole. */
    public String nameAt(int slot) {
        return names[slot];
    }

    /** The names of the attributes in order. */
    public String[] attributeNames() {
        String[] result = new String[size];
        int n = 0;
        for (int i = firstSlot(); i < size; i++) {
            if (names[i] != null) {
                result[n++] = names[i];
            }
        }
        return Arrays.copyOf(result, n);
    }
}
