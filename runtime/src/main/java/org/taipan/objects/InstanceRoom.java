package org.taipan.objects;

/** For how much a type's instances are given room when they are made, learnt from those before. Races lose a hint at most. */
public final class InstanceRoom {
    private final boolean hasDict;
    private final int reserved;
    /** The most slots an instance had, and for how many a new one has room: none until one has needed any. */
    private int slotHint;
    private int slots;
    /** The most primitives an instance had, and how many of the first instances have yet to show how many that is. */
    private int primitiveHint = 1;
    private int unsure = 8;
    /** For how many primitives a new instance has room from the start: none until that is known. */
    private int primitives;

    InstanceRoom(PyType type, int slotHint) {
        hasDict = type.hasDict;
        reserved = type.reserved;
        this.slotHint = Math.max(4, slotHint);
    }

    int slotHint() {
        return slotHint;
    }

    /** For how many slots a new instance has room from the start. */
    public int slots() {
        return slots;
    }

    /** For how many primitives a new instance has room from the start. */
    public int primitives() {
        return primitives;
    }

    /** For how many slots an instance has room that needs its first. */
    int firstSlots() {
        slots = hasDict ? Math.max(slotHint, reserved) : reserved;
        return slots;
    }

    /** An instance has that many. */
    void note(int size, int primitiveCount) {
        if (size > slotHint && size <= 32) {
            slotHint = size;
            slots = slots == 0 ? 0 : Math.max(slotHint, reserved);
        }
        if (primitiveCount > primitiveHint) {
            primitiveHint = primitiveCount;
            primitives = primitives == 0 ? 0 : primitiveCount;
        }
    }

    /** For how many primitives an instance has room that has none yet. */
    int firstPrimitives() {
        return unsure > 0 ? Shape.MAX_PRIMITIVES : primitiveHint;
    }

    /** An instance is given room for primitives. */
    long[] newPrimitives() {
        int n = firstPrimitives();
        unsure = Math.max(unsure - 1, 0);
        primitives = unsure > 0 ? 0 : primitiveHint;
        return new long[n];
    }
}
