package org.taipan.objects;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A hidden class: the type of an object and the slot of each of its attributes, in the order they were first set, and
 * which of them are kept as bare numbers.
 *
 * <p>Shapes form a tree a type. They are immutable but for the tables of transitions, which only grow; two threads that
 * race to add the same attribute get the same shape. Removing an attribute leaves a hole, whose slot is never used
 * again: so a slot means the same attribute in all shapes that follow, and a late write to it harms no other.
 */
public final class Shape {
    /** Beyond this many attributes an object keeps a dictionary. */
    private static final int MAX_SLOTS = 128;
    private static final int LINEAR = 6;
    /** Beyond this many attributes further numbers are boxed. */
    static final int MAX_PRIMITIVES = 16;

    /** How an attribute's value is kept. */
    public enum Storage {
        /** Any value, in the slot. */
        OBJECT,
        /** An int that fits a long, among the primitives. */
        LONG,
        /** A float, among the primitives. */
        DOUBLE,
        /** Any value, in the slot; that attribute was once a number, whose place among the primitives stays unused. */
        GENERAL;

        static Storage of(Object value) {
            return value instanceof Double ? DOUBLE : value instanceof Long ? LONG : OBJECT;
        }

        public boolean isPrimitive() {
            return this == LONG || this == DOUBLE;
        }

        /** Whether a value can be kept so. */
        boolean takes(Object value) {
            return switch (this) {
                case LONG -> value instanceof Long;
                case DOUBLE -> value instanceof Double;
                default -> true;
            };
        }
    }

    /** Its methods are written out, since linking a record's own costs 3 ms at every start. */
    private record Transition(String name, Storage storage) {
        @Override
        public boolean equals(Object o) {
            return o instanceof Transition t && storage == t.storage && name.equals(t.name);
        }

        @Override
        public int hashCode() {
            return 31 * name.hashCode() + storage.ordinal();
        }
    }

    public final PyType type;
    /** The name of each slot; null for those the type reserves ({@code __slots__}, dictionary …) and for holes. */
    final String[] names;
    public final int size;
    /** The slot whose attribute makes the difference to the shape before. */
    private final int last;
    /** How each slot's attribute is kept, and which of the primitives it is. */
    private final Storage[] storages;
    private final byte[] places;
    /** How many primitives there are. */
    final int primitives;
    /** Whether the attributes live in a dictionary instead. */
    public final boolean isDictionary;

    private volatile Shape lastTransition;
    private volatile ConcurrentHashMap<Transition, Shape> transitions;
    private volatile ConcurrentHashMap<String, Shape> removals;
    private volatile HashMap<String, Integer> index;
    /** In the root: names of attributes that have been numbers and something else. */
    private final Set<String> general;
    /** How attributes are read and written, where inline caches do not suffice; made on first use. */
    private volatile AttributeNotes loads;
    private volatile AttributeNotes stores;
    /** Whether the last attribute, a number here, is general now: no further object is given this shape. */
    private volatile boolean superseded;
    /** Whether that holds for this shape or one on the way to it. */
    private volatile boolean stale;

    /** The root shape of a type, with {@code reserved} slots, or its dictionary-mode shape. */
    Shape(PyType type, int reserved, boolean isDictionary) {
        this.type = type;
        this.names = new String[reserved];
        this.size = reserved;
        this.last = reserved - 1;
        this.storages = new Storage[reserved];
        Arrays.fill(storages, Storage.OBJECT);
        this.places = new byte[reserved];
        this.primitives = 0;
        this.isDictionary = isDictionary;
        this.general = ConcurrentHashMap.newKeySet(2);
    }

    /** {@code parent} without the attribute in a slot. */
    private Shape(Shape parent, int hole) {
        this.type = parent.type;
        this.names = parent.names.clone();
        this.names[hole] = null;
        this.size = parent.size;
        this.last = hole;
        this.storages = parent.storages;
        this.places = parent.places;
        this.primitives = parent.primitives;
        this.isDictionary = false;
        this.general = parent.general;
    }

    private Shape(Shape parent, String name, Storage storage) {
        this.type = parent.type;
        this.names = Arrays.copyOf(parent.names, parent.size + 1);
        this.names[parent.size] = name;
        this.size = parent.size + 1;
        this.last = parent.size;
        this.storages = Arrays.copyOf(parent.storages, size);
        this.storages[parent.size] = storage;
        this.places = Arrays.copyOf(parent.places, size);
        this.places[parent.size] = (byte) parent.primitives;
        this.primitives = parent.primitives + (storage == Storage.OBJECT ? 0 : 1);
        this.isDictionary = false;
        this.general = parent.general;
    }

    /** {@code parent} with another way to keep the value of a name in {@code __slots__}. */
    private Shape(Shape parent, int slot, Storage storage) {
        this.type = parent.type;
        this.names = parent.names;
        this.size = parent.size;
        this.last = slot;
        this.storages = parent.storages.clone();
        this.storages[slot] = storage;
        this.places = parent.places.clone();
        boolean hasPlace = parent.storages[slot] != Storage.OBJECT;
        this.places[slot] = hasPlace ? parent.places[slot] : (byte) parent.primitives;
        this.primitives = hasPlace ? parent.primitives : parent.primitives + 1;
        this.isDictionary = false;
        this.general = parent.general;
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

    /** How attributes of objects of this shape are read, as far as that was noted. */
    public AttributeNotes loads() {
        AttributeNotes n = loads;
        return n != null ? n : (loads = new AttributeNotes());
    }

    /** How they are written. */
    public AttributeNotes stores() {
        AttributeNotes n = stores;
        return n != null ? n : (stores = new AttributeNotes());
    }

    /** How many primitives objects of this shape have room for at least. */
    public int primitives() {
        return primitives;
    }

    /** How the attribute in a slot is kept. */
    public Storage storage(int slot) {
        return storages[slot];
    }

    /** Which of the primitives the attribute in a slot is, if it is one. */
    public int place(int slot) {
        return places[slot];
    }

    /** The slot that keeps that primitive. */
    public int slotAt(int place) {
        int i = 0;
        while (storages[i] == Storage.OBJECT || places[i] != place) {
            i++;
        }
        return i;
    }

    /** The attribute that {@link #with} or {@link #withMember} has added. */
    public int lastSlot() {
        return last;
    }

    /** Whether objects can still be given this shape by adding its last attribute. */
    public boolean isCurrent() {
        return !superseded;
    }

    /**
     * The shape with {@code name} added, or null when the object had better keep a dictionary. An attribute that is a number
     * is kept as one, unless objects of this type had something else there, or there is no room.
     *
     * @param room how many primitives the object can hold
     */
    public Shape with(String name, Object value, int room) {
        Shape last = lastTransition;
        if (last != null && last.names[size].equals(name) && last.storages[size].takes(value) && !last.superseded
                && last.primitives <= Math.max(room, primitives)) {
            return last;
        }
        synchronized (this) {
            return lastTransition = with(name, storageOf(name, value, room));
        }
    }

    private Storage storageOf(String name, Object value, int room) {
        if (has(name, Storage.OBJECT)) {
            return Storage.OBJECT;
        }
        Storage s = primitives < room && primitives < MAX_PRIMITIVES ? Storage.of(value) : Storage.OBJECT;
        Storage other = has(name, Storage.LONG) ? Storage.LONG : has(name, Storage.DOUBLE) ? Storage.DOUBLE : s;
        if (other != s) {
            general.add(name);
        }
        if (!general.contains(name)) {
            return s;
        }
        if (other.isPrimitive() && has(name, other)) {
            transitions.get(new Transition(name, other)).supersede();
        }
        return primitives < room ? Storage.GENERAL : Storage.OBJECT;
    }

    private boolean has(String name, Storage storage) {
        return transitions != null && transitions.containsKey(new Transition(name, storage));
    }

    /** The shape with an attribute added that is kept in that way; null when the object had better keep a dictionary. */
    private synchronized Shape with(String name, Storage storage) {
        if (size >= MAX_SLOTS) {
            return null;
        }
        if (transitions == null) {
            transitions = new ConcurrentHashMap<>(4);
        }
        Transition t = new Transition(name, storage);
        if (transitions.size() > MAX_SLOTS && !transitions.containsKey(t)) {
            return null;
        }
        Shape next = added(transitions.computeIfAbsent(t, n -> new Shape(this, n.name, n.storage)));
        type.room.note(next.size, next.primitives);
        return next;
    }

    /** The same shape with the attribute in a slot, now a number, open to any value; null if a dictionary is better. */
    Shape generalised(int slot) {
        general.add(names[slot]);
        return copied(type, slot);
    }

    /** The shape of {@code type} with the same attributes, or null if there is none. */
    Shape of(PyType type) {
        return copied(type, -1);
    }

    private Shape copied(PyType type, int slot) {
        Shape s = type.rootShape;
        for (int i = s.size; s != null && i < size; i++) {
            if (i == slot && s.has(names[i], storages[i])) {
                s.transitions.get(new Transition(names[i], storages[i])).supersede();
            }
            s = names[i] == null ? null : s.with(names[i], i == slot ? Storage.GENERAL : storages[i]);
        }
        return s;
    }

    // ---- what has been seen ------------------------------------------------------------------------------------------

    /** Whether a new object may be given this shape, having all its attributes from the start. */
    public boolean isFresh() {
        return !stale;
    }

    /** The shape that objects get by adding an attribute, if objects have done so and it is always the same; or null. */
    public Shape successor(String name) {
        return successor(name, general.contains(name));
    }

    /** The same for setting a name in {@code __slots__} for the first time; this shape itself if the slot takes the value. */
    public Shape memberSuccessor(int slot) {
        Members members = type.members;
        return members == null || members.takesAny(slot) ? this : successor(Integer.toString(slot), false);
    }

    private Shape successor(String name, boolean isGeneral) {
        if (isDictionary || transitions == null) {
            return null;
        }
        Shape any = transitions.get(new Transition(name, Storage.OBJECT));
        if (any != null) {
            return any;
        }
        if (isGeneral) {
            return transitions.get(new Transition(name, Storage.GENERAL));
        }
        Shape l = transitions.get(new Transition(name, Storage.LONG));
        Shape d = transitions.get(new Transition(name, Storage.DOUBLE));
        return l == null ? d : d == null ? l : null;
    }

    // ---- __slots__ --------------------------------------------------------------------------------------------------

    /**
     * The shape in which a name in {@code __slots__} that has no number yet is kept as one; null if the value is none, or is
     * to go into its slot all the same. The type has {@link Members}.
     */
    public Shape withMember(int slot, Object value, int room) {
        Storage storage = Storage.of(value);
        if (!storage.isPrimitive() || storages[slot] != Storage.OBJECT || primitives >= Math.min(room, MAX_PRIMITIVES)
                || !type.members.mayBeNumber(slot)) {
            return null;
        }
        synchronized (this) {
            Storage other = storage == Storage.LONG ? Storage.DOUBLE : Storage.LONG;
            if (transitions != null && transitions.containsKey(new Transition(Integer.toString(slot), other))) {
                type.members.takeAny(slot);
                return null;
            }
            return member(slot, storage);
        }
    }

    /** The shape in which the value of a name in {@code __slots__}, now a number, is in its slot. */
    Shape generalMember(int slot) {
        type.members.takeAny(slot);
        return member(slot, Storage.GENERAL);
    }

    private synchronized Shape member(int slot, Storage storage) {
        if (transitions == null) {
            transitions = new ConcurrentHashMap<>(4);
        }
        Transition t = new Transition(Integer.toString(slot), storage);
        Shape next = transitions.get(t);
        if (next == null) {
            next = new Shape(this, slot, storage);
            if (storage.isPrimitive() && !type.members.admit(next)) {
                return null;
            }
            transitions.put(t, next);
            added(next);
        }
        type.room.note(0, next.primitives);
        return next;
    }

    /** No further object is given this shape, if it was made for a number in that slot. */
    void supersede(int slot) {
        if (slot == last) {
            supersede();
        }
    }

    private void supersede() {
        superseded = true;
        growStale();
    }

    private void growStale() {
        stale = true;
        if (transitions != null) {
            transitions.values().forEach(Shape::growStale);
        }
    }

    /** A shape that has just been put among the transitions. */
    private Shape added(Shape next) {
        if (stale) {
            next.stale = true;
        }
        return next;
    }

    /** The shape of another class with {@link Members} for objects of this one, whose numbers are in their slots then. */
    Shape withoutNumbers(PyType type) {
        Shape s = type.rootShape;
        for (int place = 0; place < primitives; place++) {
            s = s.member(slotAt(place), Storage.GENERAL);
        }
        return s;
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
