package org.taipan.interpreter;

import org.taipan.interpreter.AttrCache.Kind;
import org.taipan.objects.PyObject;
import org.taipan.objects.Shape;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;

/** STORE_ATTR, with inline caches. */
final class AttributeStores {
    private AttributeStores() {
    }

    /** The first executions. */
    static void store(ThreadState ts, Executable x, int pc, Object o, String name, Object value) {
        if (x.warm(pc)) {
            AttrCache c = AttrLookup.store(o, name, value);
            if (c == null || x.exhausted(pc)) {
                x.quicken(pc, x.exhausted(pc) ? Op.STORE_ATTR_GENERIC : Op.STORE_ATTR);
            } else {
                x.quicken(pc, c.kind == Kind.SLOT ? Op.STORE_ATTR_SLOT : Op.STORE_ATTR_CACHED, c);
            }
        }
        Attr.set(ts, o, name, value);
    }

    /** One shape so far, which has the attribute. */
    static void storeSlot(ThreadState ts, Executable x, int pc, Object o, int ins, Object value) {
        if (x.caches[pc] instanceof AttrCache c && o instanceof PyObject p && p.shape() == c.shape
                && c.kind == Kind.SLOT && c.version.isValid()) {
            p.setSlot(c.slot, value);
            if (p.shape() == c.shape) {
                return;
            }
            // The object was given a dictionary meanwhile.
            p.storeAgain(c.shape, c.slot, x.names[ins >>> 8], value);
            return;
        }
        storeCached(ts, x, pc, o, x.names[ins >>> 8], value);
    }

    static void storeCached(ThreadState ts, Executable x, int pc, Object o, String name, Object value) {
        AttrCache first = x.caches[pc] instanceof AttrCache c ? c : null;
        for (AttrCache c = first; c != null; c = c.next) {
            if (c.holdsFor(o) && c.isCurrent()) {
                write(c, (PyObject) o, name, value);
                return;
            }
        }
        AttrCache chain = AttrCache.pruned(first, AttrCache.MAX);
        AttrCache c = x.warm(pc) && x.exhausted(pc) || AttrCache.length(chain) == AttrCache.MAX ? null
                : AttrLookup.store(o, name, value);
        if (c == null) {
            x.quicken(pc, Op.STORE_ATTR_GENERIC);
        } else {
            x.quicken(pc, Op.STORE_ATTR_CACHED, c.withNext(chain));
        }
        Attr.set(ts, o, name, value);
    }

    /** Stores by a cache whose guard holds. */
    private static void write(AttrCache c, PyObject p, String name, Object value) {
        switch (c.kind) {
            case MEMBER -> p.setSlot(c.slot, value);
            case SLOT -> {
                p.setSlot(c.slot, value);
                if (p.shape() != c.shape) {
                    p.storeAgain(c.shape, c.slot, name, value);
                }
            }
            case LONG, DOUBLE -> {
                if (!c.storePrimitive(p, value)) {
                    p.storeAgain(c.shape, c.shape.slotAt(c.slot), name, value);
                }
            }
            case ADD -> {
                if (!p.addOwn(c.shape, (Shape) c.value, value)) {
                    p.storeAgain(c.shape, c.slot, name, value);
                }
            }
            default -> p.putOwn(name, value);
        }
    }

    /** {@code o.name = value}; false if that may run Python code. */
    static boolean plain(Object o, String name, Object value) {
        if (o instanceof PyObject p && AttrLookup.notedStore(p, name, value) instanceof AttrCache c) {
            switch (c.kind) {
                case MEMBER, SLOT, LONG, DOUBLE, ADD -> {
                    write(c, p, name, value);
                    return true;
                }
                default -> {
                }
            }
        }
        return false;
    }

    /** Too many shapes for a chain: by what is noted for the object's shape. */
    static void storeGeneric(ThreadState ts, Object o, String name, Object value) {
        if (o instanceof PyObject p) {
            AttrCache c = AttrLookup.notedStore(p, name, value);
            if (c != null) {
                write(c, p, name, value);
                return;
            }
        }
        Attr.set(ts, o, name, value);
    }

    // ---- what compiled code does where it has found the shape -----------------------------------------------------------

    /** As below, for an object of one of several shapes that keep the attribute in that slot. */
    static void storeSlot(Object o, int slot, String name, Object value) {
        storeSlot(o, ((PyObject) o).shape(), slot, name, value);
    }

    static void storeSlot(Object o, Shape shape, int slot, String name, Object value) {
        PyObject p = (PyObject) o;
        p.setSlot(slot, value);
        if (p.shape() != shape) {
            p.storeAgain(shape, slot, name, value);
        }
    }

    static void addSlot(Object o, Shape from, Shape to, int slot, String name, Object value) {
        PyObject p = (PyObject) o;
        if (!p.addOwn(from, to, slot, value)) {
            p.storeAgain(from, slot, name, value);
        }
    }
}
