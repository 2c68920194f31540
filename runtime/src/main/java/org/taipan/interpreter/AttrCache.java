package org.taipan.interpreter;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.types.PyDict;

/**
 * One way an attribute access has gone: for which objects it holds, and what to do. Immutable; a site keeps a chain of up
 * to {@link #MAX}. This is also the feedback that the compiler reads.
 */
public final class AttrCache {
    public static final int MAX = 8;

    /** What an access does once the guard holds. */
    public enum Kind {
        /** An attribute of the instance in {@code slot}; the value read may be null, which is a miss. */
        SLOT,
        /** An attribute of the instance that is the primitive {@code slot}. */
        LONG,
        DOUBLE,
        /** An attribute of the instance's dictionary if it has one of that name, else {@code value} as in NEXT kinds. */
        DICT,
        /** A slot of {@code __slots__}. */
        MEMBER,
        /** A function or method descriptor of the type. */
        METHOD,
        /** An attribute of the type (or of a type that is the owner itself), taken as it is. */
        VALUE,
        /** A descriptor of the type: its {@code __get__} is called. */
        DESCRIPTOR,
        /** A global of a module. */
        MODULE,
        /** Storing: a new attribute, which changes the shape. */
        ADD
    }

    public final Kind kind;
    /** Holds for objects of this shape; null if the guard is the type or the object itself. */
    public final Shape shape;
    /** Holds for values of this type. */
    public final PyType type;
    /** Of {@code type}, taken before the lookup. */
    public final PyType.Version version;
    /** Holds for this object alone, if not null, as long as {@code ownVersion} (or the layout of its dict) does. */
    public final PyObject owner;
    public final PyType.Version ownVersion;
    public final int slot;
    /** The attribute found on the type, the layout of a module's dictionary, or the shape after ADD. */
    public final Object value;
    public final AttrCache next;

    AttrCache(Kind kind, Shape shape, PyType type, PyType.Version version, PyObject owner, PyType.Version ownVersion,
            int slot, Object value, AttrCache next) {
        this.kind = kind;
        this.shape = shape;
        this.type = type;
        this.version = version;
        this.owner = owner;
        this.ownVersion = ownVersion;
        this.slot = slot;
        this.value = value;
        this.next = next;
    }

    AttrCache withNext(AttrCache other) {
        return new AttrCache(kind, shape, type, version, owner, ownVersion, slot, value, other);
    }

    /** How an attribute of the instance is read or overwritten. */
    static AttrCache ofSlot(Shape shape, PyType.Version version, int slot) {
        Kind kind = switch (shape.storage(slot)) {
            case LONG -> Kind.LONG;
            case DOUBLE -> Kind.DOUBLE;
            default -> Kind.SLOT;
        };
        return new AttrCache(kind, shape, shape.type, version, null, null, kind == Kind.SLOT ? slot : shape.place(slot),
                null, null);
    }

    /** Reads a primitive; null is a miss. */
    Object primitive(PyObject o) {
        return !o.hasPrimitive(slot) ? null : kind == Kind.LONG ? (Object) o.getLong(slot) : (Object) o.getDouble(slot);
    }

    /** Overwrites a primitive; false if it has to be done another way. */
    boolean storePrimitive(PyObject o, Object v) {
        if (!o.hasPrimitive(slot)) {
            return false;
        }
        if (kind == Kind.LONG && v instanceof Long l) {
            o.setLong(slot, l);
        } else if (kind == Kind.DOUBLE && v instanceof Double d) {
            o.setDouble(slot, d);
        } else {
            return false;
        }
        return o.shape() == shape;
    }

    boolean holdsFor(Object o) {
        if (shape != null) {
            return o instanceof PyObject p && p.shape() == shape && version.isValid();
        }
        if (owner != null) {
            return o == owner && version.isValid() && (ownVersion == null || ownVersion.isValid());
        }
        return PyObject.typeOf(o) == type && version.isValid();
    }

    /** Whether the shape after ADD is still the one to take. */
    public boolean isCurrent() {
        return kind != Kind.ADD || ((Shape) value).isCurrent();
    }

    boolean isValid() {
        return isCurrent() && version.isValid() && (ownVersion == null || ownVersion.isValid());
    }

    /** The chain without what holds no longer, and at most {@link #MAX} - 1 entries. */
    static AttrCache pruned(AttrCache chain, int room) {
        if (chain == null || room == 0) {
            return null;
        }
        return chain.isValid() ? chain.withNext(pruned(chain.next, room - 1)) : pruned(chain.next, room);
    }

    public static int length(AttrCache chain) {
        int n = 0;
        for (AttrCache c = chain; c != null; c = c.next) {
            n++;
        }
        return n;
    }

    /** A module's global, or null if it is no longer where it was. */
    Object moduleValue(PyDict dict) {
        return dict.valueAt(value, slot);
    }
}
