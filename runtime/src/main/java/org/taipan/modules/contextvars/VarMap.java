package org.taipan.modules.contextvars;

import java.util.List;

/**
 * A persistent map from context variables to values: setting a value makes a new map that shares most of the old one. A
 * hash array mapped trie over the numbers of the variables, which are unique, so that there are no collisions.
 */
final class VarMap {
    static final VarMap EMPTY = new VarMap(new Node(0, new Object[0]), 0);
    private static final int BITS = 5, MASK = (1 << BITS) - 1;

    private record Entry(PyContextVar key, Object value) {
    }

    /** {@code slots} has an Entry or a Node for each bit of {@code bitmap}. */
    private record Node(int bitmap, Object[] slots) {
        int index(int bit) {
            return Integer.bitCount(bitmap & bit - 1);
        }
    }

    private final Node root;
    final int size;

    private VarMap(Node root, int size) {
        this.root = root;
        this.size = size;
    }

    /** The value of {@code key}, or null. */
    Object get(PyContextVar key) {
        Node node = root;
        for (int hash = key.number;; hash >>>= BITS) {
            int bit = 1 << (hash & MASK);
            if ((node.bitmap & bit) == 0) {
                return null;
            }
            Object slot = node.slots[node.index(bit)];
            if (slot instanceof Entry e) {
                return e.key == key ? e.value : null;
            }
            node = (Node) slot;
        }
    }

    VarMap with(PyContextVar key, Object value) {
        return new VarMap(with(root, new Entry(key, value), 0), get(key) == null ? size + 1 : size);
    }

    private static Node with(Node node, Entry entry, int shift) {
        int bit = 1 << (entry.key.number >>> shift & MASK);
        int i = node.index(bit);
        if ((node.bitmap & bit) == 0) {
            Object[] slots = new Object[node.slots.length + 1];
            System.arraycopy(node.slots, 0, slots, 0, i);
            slots[i] = entry;
            System.arraycopy(node.slots, i, slots, i + 1, node.slots.length - i);
            return new Node(node.bitmap | bit, slots);
        }
        Object[] slots = node.slots.clone();
        slots[i] = switch (slots[i]) {
            case Entry e when e.key == entry.key -> entry;
            case Entry e -> with(with(EMPTY.root, e, shift + BITS), entry, shift + BITS);
            case Object child -> with((Node) child, entry, shift + BITS);
        };
        return new Node(node.bitmap, slots);
    }

    VarMap without(PyContextVar key) {
        return get(key) == null ? this : new VarMap(without(root, key, 0), size - 1);
    }

    private static Node without(Node node, PyContextVar key, int shift) {
        int bit = 1 << (key.number >>> shift & MASK);
        int i = node.index(bit);
        if (node.slots[i] instanceof Node child) {
            Node rest = without(child, key, shift + BITS);
            if (rest.slots.length > 0) {
                Object[] slots = node.slots.clone();
                slots[i] = rest.slots.length == 1 && rest.slots[0] instanceof Entry e ? e : rest;
                return new Node(node.bitmap, slots);
            }
        }
        Object[] slots = new Object[node.slots.length - 1];
        System.arraycopy(node.slots, 0, slots, 0, i);
        System.arraycopy(node.slots, i + 1, slots, i, slots.length - i);
        return new Node(node.bitmap & ~bit, slots);
    }

    /** Adds all variables and all values, in the same order. */
    void collect(List<Object> keys, List<Object> values) {
        collect(root, keys, values);
    }

    private static void collect(Node node, List<Object> keys, List<Object> values) {
        for (Object slot : node.slots) {
            if (slot instanceof Entry e) {
                keys.add(e.key);
                values.add(e.value);
            } else {
                collect((Node) slot, keys, values);
            }
        }
    }
}
