package org.taipan.interpreter;

import org.taipan.interpreter.AttrCache.Kind;
import org.taipan.objects.AttributeNotes;
import org.taipan.objects.Members;
import org.taipan.objects.PyMemberDescriptor;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Shape;
import org.taipan.objects.Slot;
import org.taipan.objects.TypeFlags;
import org.taipan.types.PyDict;
import org.taipan.types.PyFunction;
import org.taipan.types.PyModuleObject;

/** Finds out how an attribute access goes and whether that can be cached. The order of lookups is that of {@code ops.Attr}. */
final class AttrLookup {
    private AttrLookup() {
    }

    /** How {@code o.name} is read, or null if that cannot be cached. Runs no Python code. */
    static AttrCache load(Object o, String name) {
        PyType type = PyObject.typeOf(o);
        PyType.Version version = type.version();
        if (type.slot(Slot.GETATTR) != null || !(type.slot(Slot.GETATTRIBUTE) instanceof PyWrapperDescriptor w)) {
            return null;
        }
        if (o instanceof PyModule m && type == PyModuleObject.TYPE) {
            return module(m, type, version, name);
        }
        if (w.owner == PyType.TYPE && o instanceof PyType t) {
            return ofType(t, type, version, name);
        }
        return w.owner == PyType.OBJECT ? ofInstance(o, type, version, name) : null;
    }

    /** In the notes of a shape: each access has to look for itself. */
    private static final Object UNKNOWN = new Object();

    /** How {@code o.name} is read by what was noted for the object's shape, or null if each access has to look. */
    static AttrCache notedLoad(PyObject o, String name) {
        Shape s = o.shape();
        Object noted = s.loads().get(name);
        if (noted instanceof AttrCache c && c.version.isValid()) {
            return c;
        }
        return noted == UNKNOWN ? null : note(s, s.loads(), name, load(o, name));
    }

    /** The same for writing a value. */
    static AttrCache notedStore(PyObject o, String name, Object value) {
        Shape s = o.shape();
        Object noted = s.stores().get(name);
        if (noted instanceof AttrCache c && c.isValid()) {
            return c;
        }
        return noted == UNKNOWN ? null : note(s, s.stores(), name, store(o, name, value));
    }

    private static AttrCache note(Shape s, AttributeNotes notes, String name, AttrCache c) {
        boolean holds = c != null && c.owner == null && (c.shape == null ? c.type == s.type : c.shape == s);
        notes.put(name, holds ? c : UNKNOWN);
        return holds ? c : null;
    }

    private static AttrCache ofInstance(Object o, PyType type, PyType.Version version, String name) {
        Object found = type.lookup(name);
        PyType dt = found == null ? null : PyObject.typeOf(found);
        boolean get = dt != null && dt.slot(Slot.GET) != null;
        Shape shape = o instanceof PyObject p ? p.shape() : null;
        if (shape != null && shape.type != type) {
            return null;
        }
        if (get && isData(dt)) {
            return found instanceof PyMemberDescriptor d && d.slot >= 0 && type.isSubtype(d.owner)
                    ? member(shape, version, d.slot)
                    : new AttrCache(Kind.DESCRIPTOR, null, type, version, null, null, 0, found, null);
        }
        Kind fromType = !get ? Kind.VALUE : dt.is(TypeFlags.METHOD_DESCRIPTOR) ? Kind.METHOD : Kind.DESCRIPTOR;
        if (!type.hasDict || shape == null) {
            return found == null ? null : new AttrCache(fromType, null, type, version, null, null, 0, found, null);
        }
        if (shape.isDictionary) {
            return found != null && fromType == Kind.DESCRIPTOR ? null
                    : new AttrCache(Kind.DICT, shape, type, version, null, null, fromType.ordinal(), found, null);
        }
        int slot = shape.indexOf(name);
        if (slot >= 0) {
            return AttrCache.ofSlot(shape, version, slot);
        }
        return found == null ? null : new AttrCache(fromType, shape, type, version, null, null, 0, found, null);
    }

    private static AttrCache ofType(PyType t, PyType meta, PyType.Version metaVersion, String name) {
        PyType.Version own = t.version();
        Object metaFound = meta.lookup(name);
        if (metaFound != null) {
            PyType dt = PyObject.typeOf(metaFound);
            if (dt.slot(Slot.GET) != null && isData(dt)) {
                return null;
            }
        }
        Object found = t.lookup(name);
        if (found == null) {
            return null;
        }
        // A function read through its class is itself.
        if (found instanceof PyFunction || PyObject.typeOf(found).slot(Slot.GET) == null) {
            return new AttrCache(Kind.VALUE, null, meta, metaVersion, t, own, 0, found, null);
        }
        return new AttrCache(Kind.DESCRIPTOR, null, meta, metaVersion, t, own, 0, found, null);
    }

    private static AttrCache module(PyModule m, PyType type, PyType.Version version, String name) {
        Object found = type.lookup(name);
        if (found != null && isData(PyObject.typeOf(found))) {
            return null;
        }
        PyDict dict = m.dict();
        if (dict == null) {
            return null;
        }
        Object layout = dict.layout();
        int entry = PyDict.entryOf(layout, name);
        return entry < 0 ? null : new AttrCache(Kind.MODULE, null, type, version, m, null, entry, layout, null);
    }

    /** How {@code o.name} is written, or null if that cannot be cached. */
    static AttrCache store(Object o, String name, Object value) {
        if (!(o instanceof PyObject p) || o instanceof PyType || o instanceof PyModule) {
            return null;
        }
        Shape shape = p.shape();
        PyType type = shape.type;
        PyType.Version version = type.version();
        if (!(type.slot(Slot.SETATTR) instanceof PyWrapperDescriptor w) || w.owner != PyType.OBJECT) {
            return null;
        }
        Object found = type.lookup(name);
        if (found != null) {
            PyType dt = PyObject.typeOf(found);
            if (isData(dt)) {
                return found instanceof PyMemberDescriptor d && d.slot >= 0 && type.isSubtype(d.owner)
                        ? storeMember(p, shape, version, d.slot, value) : null;
            }
        }
        if (!type.hasDict) {
            return null;
        }
        if (shape.isDictionary) {
            return new AttrCache(Kind.DICT, shape, type, version, null, null, 0, null, null);
        }
        int slot = shape.indexOf(name);
        if (slot >= 0) {
            return AttrCache.ofSlot(shape, version, slot);
        }
        Shape next = shape.with(name, value, p.primitiveRoom());
        return next == null ? null : add(shape, version, next);
    }

    private static AttrCache add(Shape shape, PyType.Version version, Shape next) {
        return new AttrCache(Kind.ADD, shape, shape.type, version, null, null, next.lastSlot(), next, null);
    }

    /** A name in {@code __slots__}. */
    private static AttrCache member(Shape shape, PyType.Version version, int slot) {
        Members members = shape.type.members;
        return members == null || members.neverNumber(slot)
                ? new AttrCache(Kind.MEMBER, null, shape.type, version, null, null, slot, null, null)
                : AttrCache.ofSlot(shape, version, slot);
    }

    private static AttrCache storeMember(PyObject p, Shape shape, PyType.Version version, int slot, Object value) {
        Members members = shape.type.members;
        if (members != null) {
            Shape next = shape.withMember(slot, value, p.primitiveRoom());
            if (next != null) {
                return add(shape, version, next);
            }
            if (!(value instanceof Long || value instanceof Double)) {
                members.takeAny(slot);
            }
        }
        return member(shape, version, slot);
    }

    private static boolean isData(PyType descriptorType) {
        return descriptorType.slot(Slot.SET) != null || descriptorType.slot(Slot.DELETE) != null;
    }
}
