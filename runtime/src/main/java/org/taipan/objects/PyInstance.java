package org.taipan.objects;

/** An instance of a class written in Python that derives from {@code object} alone. */
public final class PyInstance extends PyObject {
    public PyInstance(PyType type) {
        super(type, type.room.slots(), type.room.primitives());
    }

    private PyInstance(PyType type, int slots, int primitives) {
        super(type, slots, primitives);
    }

    /**
     * One that has its attributes from the start.
     *
     * @param slots {@link #slotRoom} and one more, or null if the shape keeps nothing in slots
     * @param primitives as many as {@link #primitiveRoom}, or null if that is 0
     */
    public PyInstance(Shape shape, Object[] slots, long[] primitives) {
        super(shape, slots, primitives);
    }

    /**
     * A new instance, by a caller who has asked before how much room it needs. The JVM's compiler does without an array only
     * if it knows the length.
     */
    public static PyInstance make(PyType type, int slots, int primitives) {
        return type.room.slots() == slots && type.room.primitives() == primitives ? new PyInstance(type, slots, primitives)
                : new PyInstance(type);
    }

    /** For how many slots instances have room that have this shape from the start, and something in a slot. */
    public static int slotRoom(Shape shape) {
        return Math.max(shape.type.room.slots(), shape.size);
    }

    public static int primitiveRoom(Shape shape) {
        return Math.max(shape.type.room.primitives(), shape.primitives);
    }
}
