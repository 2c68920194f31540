package org.taipan.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.ops.Call;
import org.taipan.types.PyDict;

/**
 * Every Python object that is not a plain Java value. Its {@link Shape} tells its type and where its attributes are.
 *
 * <p><b>Concurrency.</b> A slot, once given to an attribute, belongs to it for good: slots live in chunks that are
 * linked, never moved or copied, and a shape only ever grows along transitions. So a reader that sees a shape finds every
 * slot of it: the value is stored before the shape is published (release), and reading needs no lock. Adding and
 * removing an attribute, and turning the object to dictionary mode, hold the object's monitor. Removal empties the slot:
 * a reader still holding the old shape may find null there, and must then look again. In dictionary mode a {@link PyDict}
 * holds all attributes; the old slots keep their last values, which is what a reader still holding the old shape sees.
 *
 * <p><b>Primitives.</b> Where the shape says so, an attribute is a bare {@code long} or {@code double} in the array of
 * primitives instead of in its slot. Contract: a read gives a value that the attribute had during the read; a store is lost
 * only to another store into the same attribute. It holds because of the following.
 * <ul>
 * <li>The array is made once, with room for all primitives it will ever hold, before a shape that has one is published; it
 *     is never replaced. An attribute for which there is no room goes into its slot.</li>
 * <li>A place belongs to one attribute and one type for good. So bits are never taken for another type, whatever shape a
 *     thread still holds, and aligned 64 bits are written and read in one piece by the machines we run on.</li>
 * <li>A value of another type moves the object to the shape in which that one attribute is in its slot: under the monitor
 *     the value goes into the slot, then the shape is published. The slot was never used before. A thread that still holds
 *     the old shape reads the last number, or stores one that nobody will see, as if it had come just before.</li>
 * <li>Nothing else moves with it: other attributes keep their places, so no store to them is missed.</li>
 * <li>Who stores a number looks at the shape again afterwards. If it has changed the store is done again by name, since the
 *     attributes may be in a dictionary now.</li>
 * <li>Shape, array and element are loaded in this order, each behind a test of the one before. Should a machine reorder
 *     them the array may be missing, which is tested.</li>
 * </ul>
 */
public abstract class PyObject {
    private static final VarHandle SHAPE;

    static {
        try {
            SHAPE = MethodHandles.lookup().findVarHandle(PyObject.class, "shape", Shape.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /** Read plainly on hot paths; written under the monitor, with release. */
    private Shape shape;
    /** The first chunk of slots, or null; the last element of a chunk is the next chunk. */
    private Object[] slots;
    /** Attributes that are bare numbers; null as long as there are none. */
    private long[] primitives;

    protected PyObject(PyType type) {
        this.shape = type == null ? null : type.rootShape;
        if (type != null && type.finalizerSlot >= 0) {
            setSlot(type.finalizerSlot, Finalization.finalizer(this));
        }
    }

    /** An object of a builtin type of which many are made, whose root shape the caller keeps at hand. */
    protected PyObject(Shape root) {
        this.shape = root;
    }

    /** An instance of a class written in Python, with room for what such instances have had so far. */
    PyObject(PyType type, int slots, int primitives) {
        this.shape = type.rootShape;
        if (slots > 0) {
            this.slots = new Object[slots + 1];
        }
        if (primitives > 0) {
            this.primitives = new long[primitives];
        }
    }

    /** An instance of a class written in Python that has its attributes from the start. */
    PyObject(Shape shape, Object[] slots, long[] primitives) {
        this.shape = shape;
        this.slots = slots;
        this.primitives = primitives;
    }

    /** For types and modules, which keep a dictionary of their own from the start. */
    final void initShape(Shape root) {
        shape = root;
    }

    public final Shape shape() {
        return shape;
    }

    /** {@code type(self)}. */
    public final PyType type() {
        return shape.type;
    }

    /** The type of any Python value; the one place that knows how values are represented. */
    public static PyType typeOf(Object o) {
        return o instanceof PyObject p ? p.shape.type : BoxedTypes.of(o);
    }

    /** Whether instances can have attributes of their own. */
    public final boolean hasDict() {
        return shape.type.hasDict;
    }

    // ---- calls: the vectorcall protocol; args are neither modified nor kept by the callee -------------------------

    /** Calls this object; {@code kwnames} (or null) names the last arguments. */
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        return Call.throughSlot(ts, this, args, kwnames);
    }

    public Object call0(ThreadState ts) {
        return call(ts, org.taipan.ops.Args.NONE, null);
    }

    public Object call1(ThreadState ts, Object a) {
        return call(ts, new Object[] {a}, null);
    }

    public Object call2(ThreadState ts, Object a, Object b) {
        return call(ts, new Object[] {a, b}, null);
    }

    public Object call3(ThreadState ts, Object a, Object b, Object c) {
        return call(ts, new Object[] {a, b, c}, null);
    }

    // ---- slots ----------------------------------------------------------------------------------------------------

    /** The value of a slot, or null when it is empty. */
    public final Object getSlot(int i) {
        Object[] chunk = slots;
        while (chunk != null) {
            int last = chunk.length - 1;
            if (i < last) {
                return chunk[i];
            }
            i -= last;
            chunk = (Object[]) chunk[last];
        }
        return null;
    }

    /** Stores into a slot of the current shape; null empties it. */
    public final void setSlot(int i, Object value) {
        Object[] chunk = slots;
        int j = i;
        while (chunk != null) {
            int last = chunk.length - 1;
            if (j < last) {
                VarHandle.releaseFence();
                chunk[j] = value;
                return;
            }
            j -= last;
            chunk = (Object[]) chunk[last];
        }
        grow(i);
        setSlot(i, value);
    }

    private synchronized void grow(int i) {
        if (slots == null) {
            slots = new Object[Math.max(i + 1, shape.type.room.firstSlots()) + 1];
            return;
        }
        Object[] chunk = slots;
        int j = i;
        while (true) {
            int last = chunk.length - 1;
            if (j < last) {
                return;
            }
            j -= last;
            if (chunk[last] == null) {
                Object[] next = new Object[Math.max(j + 2, chunk.length)];
                VarHandle.releaseFence();
                chunk[last] = next;
            }
            chunk = (Object[]) chunk[last];
        }
    }

    // ---- primitives -------------------------------------------------------------------------------------------------

    /** Whether the object holds a primitive in a place; true for those of the current shape. */
    public final boolean hasPrimitive(int place) {
        long[] p = primitives;
        return p != null && place < p.length;
    }

    /** A primitive that {@link #hasPrimitive} has told to be there. */
    public final long getLong(int place) {
        return primitives[place];
    }

    public final double getDouble(int place) {
        return Double.longBitsToDouble(primitives[place]);
    }

    /** Overwrites a primitive that {@link #hasPrimitive} has told to be there; then the shape must be looked at again. */
    public final void setLong(int place, long value) {
        primitives[place] = value;
    }

    public final void setDouble(int place, double value) {
        primitives[place] = Double.doubleToRawLongBits(value);
    }

    /** For how many primitives there is room. */
    public final int primitiveRoom() {
        long[] p = primitives;
        return p == null ? shape.type.room.firstPrimitives() : p.length;
    }

    /** The value of an attribute of a shape that the object has, or has had; null if it was removed. */
    public final Object valueAt(Shape s, int i) {
        Shape.Storage storage = s.storage(i);
        int place = s.place(i);
        if (!storage.isPrimitive()) {
            return getSlot(i);
        }
        if (!hasPrimitive(place)) {
            return null;
        }
        return storage == Shape.Storage.LONG ? (Object) getLong(place) : (Object) getDouble(place);
    }

    /** Overwrites a primitive; false if the value is none that can be kept so. */
    private boolean setPrimitive(Shape s, int i, Object value) {
        if (!hasPrimitive(s.place(i))) {
            return false;
        }
        // Runs at every start, where a pattern switch would cost its linking: docs/internals/startup.md.
        if (value instanceof Long l && s.storage(i) == Shape.Storage.LONG) {
            setLong(s.place(i), l);
        } else if (value instanceof Double d && s.storage(i) == Shape.Storage.DOUBLE) {
            setDouble(s.place(i), d);
        } else {
            return false;
        }
        return true;
    }

    /** Stores the first value of the attribute that {@code to} adds; false if it cannot be kept as that shape says. */
    private boolean setFirst(Shape to, Object value) {
        int i = to.lastSlot();
        if (!to.storage(i).isPrimitive()) {
            setSlot(i, value);
            return true;
        }
        return makeRoom(to.place(i)) && setPrimitive(to, i, value);
    }

    private boolean makeRoom(int place) {
        if (primitives == null) {
            if (Sharing.concurrent()) {
                makeSharedRoom();
            } else {
                primitives = shape.type.room.newPrimitives();
            }
        }
        return place < primitives.length;
    }

    /** Compiled code that has seen the room takes it to stay. */
    private synchronized void makeSharedRoom() {
        if (primitives == null) {
            primitives = shape.type.room.newPrimitives();
        }
    }

    // ---- __slots__ --------------------------------------------------------------------------------------------------

    /** The value of a name in {@code __slots__}, or null. */
    public final Object getMember(int slot) {
        return valueAt(shape, slot);
    }

    /** Sets the value of a name in {@code __slots__}. */
    public final void setMember(int slot, Object value) {
        while (!storeMember(shape, slot, value)) {
            Thread.onSpinWait();
        }
    }

    /** False if the shape has changed so that the store must be done again. */
    private boolean storeMember(Shape s, int slot, Object value) {
        if (s.type.members == null) {
            setSlot(slot, value);
            return true;
        }
        boolean isPrimitive = s.storage(slot).isPrimitive();
        if (isPrimitive && setPrimitive(s, slot, value)) {
            return shape == s;
        }
        Shape next = isPrimitive ? s.generalMember(slot) : s.withMember(slot, value, primitiveRoom());
        if (next == null) {
            if (Shape.Storage.of(value) == Shape.Storage.OBJECT) {
                s.type.members.takeAny(slot);
            }
            setSlot(slot, value);
            return shape == s;
        }
        synchronized (this) {
            if (shape != s) {
                return false;
            }
            if (isPrimitive) {
                setSlot(slot, value);
            } else if (!makeRoom(next.place(slot)) || !setPrimitive(next, slot, value)) {
                return false;
            }
            SHAPE.setRelease(this, next);
            return true;
        }
    }

    /** Empties the slot of a name in {@code __slots__}; false if it has been empty. */
    public final synchronized boolean removeMember(int slot) {
        Shape s = shape;
        boolean present = valueAt(s, slot) != null;
        if (present) {
            setSlot(slot, null);
            if (s.storage(slot).isPrimitive()) {
                SHAPE.setRelease(this, s.generalMember(slot));
            }
        }
        return present;
    }

    /** Does a store again that was meant for an object of that shape, which this is not (any more). */
    public final void storeAgain(Shape meant, int slot, String name, Object value) {
        if (slot < meant.firstSlot()) {
            setMember(slot, value);
        } else {
            putOwn(name, value);
        }
    }

    // ---- own attributes (the instance dictionary) -------------------------------------------------------------------

    /** The instance attribute {@code name}, or null. No descriptors, no type lookup. */
    public Object getOwn(String name) {
        Shape s = shape;
        if (s.isDictionary) {
            return dictionary().getStr(name);
        }
        int i = s.indexOf(name);
        return i < 0 ? null : valueAt(s, i);
    }

    /** Sets the instance attribute {@code name}; the type must have a dictionary. */
    public void putOwn(String name, Object value) {
        while (true) {
            Shape s = shape;
            if (s.isDictionary) {
                dictionary().putStr(name, value);
                return;
            }
            int i = s.indexOf(name);
            if (i >= 0 && overwrite(s, i, value)) {
                return;
            }
            synchronized (this) {
                if (i >= 0 || shape != s) {
                    continue;
                }
                Shape next = s.with(name, value, primitiveRoom());
                if (next == null) {
                    toDictionary();
                } else if (setFirst(next, value)) {
                    SHAPE.setRelease(this, next);
                    return;
                }
            }
        }
    }

    /** False if the shape has changed so that the store must be done again. */
    private boolean overwrite(Shape s, int i, Object value) {
        if (!s.storage(i).isPrimitive()) {
            setSlot(i, value);
            return !shape.isDictionary;
        }
        if (setPrimitive(s, i, value)) {
            return shape == s;
        }
        synchronized (this) {
            if (shape == s) {
                Shape next = s.generalised(i);
                if (next == null) {
                    toDictionary();
                    return false;
                }
                setSlot(i, value);
                SHAPE.setRelease(this, next);
                return true;
            }
            return false;
        }
    }

    /** The same for an attribute that is a number. */
    public final boolean addOwn(Shape from, Shape to, long bits) {
        int place = to.place(to.lastSlot());
        if (!Sharing.concurrent()) {
            return to.isCurrent() && addPrimitive(from, to, place, bits);
        }
        synchronized (this) {
            return to.isCurrent() && addPrimitive(from, to, place, bits);
        }
    }

    private boolean addPrimitive(Shape from, Shape to, int place, long bits) {
        if (shape != from || !makeRoom(place)) {
            return false;
        }
        primitives[place] = bits;
        SHAPE.setRelease(this, to);
        return true;
    }

    /** As {@link #addOwn(Shape, Shape, long)}, where the second shape is known to be current and the number's place in it. */
    public final boolean addOwn(Shape from, Shape to, int place, long bits) {
        return Sharing.concurrent() ? addOwn(from, to, bits) : addPrimitive(from, to, place, bits);
    }

    /** As {@link #addOwn(Shape, Shape, Object)}, where the second shape is known to keep any value, and in which slot. */
    public final boolean addOwn(Shape from, Shape to, int slot, Object value) {
        if (Sharing.concurrent()) {
            return addOwn(from, to, value);
        }
        if (shape != from) {
            return false;
        }
        setSlot(slot, value);
        SHAPE.setRelease(this, to);
        return true;
    }

    /**
     * Adds the attribute that makes the difference between two shapes, the second {@link Shape#with} the attribute.
     *
     * @return false if the object does not have the first shape (any more), or the value cannot be kept as the second says
     */
    public final boolean addOwn(Shape from, Shape to, Object value) {
        if (!Sharing.concurrent()) {
            return add(from, to, value);
        }
        if (shape != from) {
            return false;
        }
        synchronized (this) {
            return add(from, to, value);
        }
    }

    private boolean add(Shape from, Shape to, Object value) {
        if (shape != from || !to.isCurrent() || !setFirst(to, value)) {
            return false;
        }
        SHAPE.setRelease(this, to);
        return true;
    }

    /** Removes the instance attribute {@code name} and returns its value, or null if there was none. */
    public Object removeOwn(String name) {
        while (true) {
            Shape s = shape;
            if (s.isDictionary) {
                return dictionary().removeStr(name);
            }
            int i = s.indexOf(name);
            if (i < 0) {
                return null;
            }
            synchronized (this) {
                if (shape == s) {
                    Object old = valueAt(s, i);
                    SHAPE.setRelease(this, s.without(i));
                    if (!s.storage(i).isPrimitive()) {
                        setSlot(i, null);
                    }
                    return old;
                }
            }
        }
    }

    /**
     * {@code __dict__}: from here on the object keeps its attributes in the returned dictionary. Null if the type has
     * none.
     */
    public PyDict dict() {
        if (!shape.type.hasDict) {
            return null;
        }
        return shape.isDictionary ? dictionary() : toDictionary();
    }

    /** Replaces {@code __dict__}. */
    public synchronized void setDict(PyDict dict) {
        setSlot(shape.type.dictSlot(), dict);
        SHAPE.setRelease(this, shape.type.dictShape);
    }

    /** The attribute dictionary, as long as the object is in dictionary mode; waits for a conversion under way. */
    private PyDict dictionary() {
        Object d = getSlot(shape.type.dictSlot());
        if (d == null) {
            synchronized (this) {
                d = getSlot(shape.type.dictSlot());
            }
        }
        return (PyDict) d;
    }

    private synchronized PyDict toDictionary() {
        Shape s = shape;
        PyType type = s.type;
        if (!s.isDictionary) {
            SHAPE.setVolatile(this, type.dictShape);
            VarHandle.fullFence();
            PyDict dict = new PyDict();
            for (int i = type.rootShape.size; i < s.size; i++) {
                Object v = valueAt(s, i);
                if (v != null && s.names[i] != null) {
                    dict.putStr(s.names[i], v);
                }
            }
            setSlot(type.dictSlot(), dict);
        }
        return (PyDict) getSlot(type.dictSlot());
    }

    /** {@code self.__class__ = type}; the caller has checked that the layouts agree. */
    public synchronized void setType(PyType type) {
        Shape s = shape;
        if (s.type == type) {
            return;
        }
        if (s.type.members != null && type.members != null) {
            for (int i = 0; i < s.size; i++) {
                if (s.storage(i).isPrimitive()) {
                    setSlot(i, valueAt(s, i));
                }
            }
            SHAPE.setRelease(this, s.withoutNumbers(type));
            return;
        }
        if (s.type.reserved != type.reserved) {
            toDictionary();
            s = shape;
        }
        Shape t = s.isDictionary ? type.dictShape : s.of(type);
        if (t == null) {
            toDictionary();
            t = type.dictShape;
        }
        SHAPE.setRelease(this, t);
    }

    // ---- weak references --------------------------------------------------------------------------------------------

    /** The weak references to this object, or null if there were none yet. */
    public final WeakReferences weakReferences() {
        int i = shape.type.weakrefSlot();
        return i < 0 ? null : (WeakReferences) getSlot(i);
    }

    /** The weak references to this object, whose type has {@code hasWeakref}. */
    public final synchronized WeakReferences makeWeakReferences() {
        int i = shape.type.weakrefSlot();
        WeakReferences present = (WeakReferences) getSlot(i);
        if (present == null) {
            present = new WeakReferences();
            setSlot(i, present);
        }
        return present;
    }

    // ---- Java's view ------------------------------------------------------------------------------------------------

    /** For debugging only; never reaches Python. */
    @Override
    public String toString() {
        return "<" + type().name() + " object>";
    }

    /** A Java name for this object's type, for messages. */
    protected final String typeName() {
        return type().name();
    }
}
