package org.taipan.interpreter;

import org.taipan.interpreter.AttrCache.Kind;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.TableDescriptor;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyProperty;

/** LOAD_ATTR in its two forms, with inline caches. */
final class Attributes {
    private static final Kind[] KINDS = Kind.values();

    private Attributes() {
    }

    // ---- plain access -----------------------------------------------------------------------------------------------

    /** The first executions. */
    static Object load(ThreadState ts, Executable x, int pc, Object o, String name) {
        if (x.warm(pc)) {
            AttrCache c = AttrLookup.load(o, name);
            if (c == null || x.exhausted(pc)) {
                x.quicken(pc, x.exhausted(pc) ? Op.LOAD_ATTR_GENERIC : Op.LOAD_ATTR);
            } else if (c.kind == Kind.SLOT) {
                x.quicken(pc, Op.LOAD_ATTR_SLOT, c);
            } else {
                x.quicken(pc, Op.LOAD_ATTR_CACHED, c);
            }
        }
        return Attr.get(ts, o, name);
    }

    /** One shape so far, and the attribute is the instance's own. */
    static Object loadSlot(ThreadState ts, Executable x, int pc, Object o, int ins) {
        if (x.caches[pc] instanceof AttrCache c && o instanceof PyObject p && p.shape() == c.shape
                && c.kind == Kind.SLOT && c.version.isValid()) {
            Object v = p.getSlot(c.slot);
            if (v != null) {
                return v;
            }
        }
        return loadCached(ts, x, pc, o, x.names[ins >>> 8]);
    }

    static Object loadCached(ThreadState ts, Executable x, int pc, Object o, String name) {
        for (AttrCache c = x.caches[pc] instanceof AttrCache first ? first : null; c != null; c = c.next) {
            if (c.holdsFor(o)) {
                Object v = read(ts, c, o, name);
                if (v != null) {
                    return v;
                }
            }
        }
        extend(x, pc, o, name, Op.LOAD_ATTR_CACHED, Op.LOAD_ATTR_GENERIC);
        return Attr.get(ts, o, name);
    }

    /** Too many shapes for a chain: by what is noted for the object's shape. */
    static Object loadGeneric(ThreadState ts, Object o, String name) {
        if (o instanceof PyObject p) {
            AttrCache c = AttrLookup.notedLoad(p, name);
            Object v = c == null ? null : read(ts, c, o, name);
            if (v != null) {
                return v;
            }
        }
        return Attr.get(ts, o, name);
    }

    /** {@code getattr(o, name)}; null if there is none, or if to read it may run Python code. */
    static Object plainly(Object o, Object name) {
        return name instanceof String s ? plain(o, s) : null;
    }

    /** {@code o.name}; null if it is none, or if to read it may run Python code. */
    static Object plain(Object o, String name) {
        if (!(o instanceof PyObject p) || !(AttrLookup.notedLoad(p, name) instanceof AttrCache c)) {
            return null;
        }
        return switch (c.kind) {
            case SLOT, MEMBER -> p.getSlot(c.slot);
            case LONG, DOUBLE -> c.primitive(p);
            case VALUE -> c.value;
            default -> null;
        };
    }

    /** A miss: adds a cache for {@code o} to the chain; gives up when there are too many. */
    private static void extend(Executable x, int pc, Object o, String name, int chained, int generic) {
        AttrCache chain = x.caches[pc] instanceof AttrCache first ? AttrCache.pruned(first, AttrCache.MAX) : null;
        AttrCache c = x.warm(pc) && x.exhausted(pc) || AttrCache.length(chain) == AttrCache.MAX ? null
                : AttrLookup.load(o, name);
        if (c == null) {
            x.quicken(pc, generic);
        } else {
            x.quicken(pc, chained, c.withNext(chain));
        }
    }

    /** Reads by a cache whose guard holds; null is a miss. */
    private static Object read(ThreadState ts, AttrCache c, Object o, String name) {
        switch (c.kind) {
            case SLOT, MEMBER:
                return ((PyObject) o).getSlot(c.slot);
            case LONG, DOUBLE:
                return c.primitive((PyObject) o);
            case VALUE:
                return c.value;
            case DICT:
                PyDict dict = ((PyObject) o).dict();
                Object own = dict == null ? null : dict.getStr(name);
                if (own != null || c.value == null) {
                    return own;
                }
                return KINDS[c.slot] == Kind.VALUE ? c.value : Call.bind(ts, c.value, o);
            case METHOD:
                return Call.bind(ts, c.value, o);
            case DESCRIPTOR:
                if (c.owner == null && c.value instanceof TableDescriptor d) {
                    return d.bound(ts, o, c.type);
                }
                if (c.owner == null && c.value instanceof PyProperty p && p.type() == PyProperty.TYPE
                        && p.getter() != null) {
                    return Call.call(ts, p.getter(), o);
                }
                Object get = PyObject.typeOf(c.value).slot(Slot.GET);
                return get == null ? null
                        : Call.method(ts, get, c.value, c.owner != null ? PyNone.NONE : o, c.owner != null ? c.owner : c.type);
            case MODULE:
                return c.moduleValue(((PyModule) o).dict());
            default:
                return null;
        }
    }

    // ---- access for a call --------------------------------------------------------------------------------------------

    /** The first executions. Replaces the owner by callable and self, or by the attribute and null. */
    static int loadMethod(ThreadState ts, Executable x, int pc, Object[] s, int sp, String name) {
        if (x.warm(pc)) {
            Object o = s[sp - 1];
            AttrCache c = AttrLookup.load(o, name);
            if (c == null || x.exhausted(pc)) {
                x.quicken(pc, x.exhausted(pc) ? Op.LOAD_METHOD_GENERIC : Op.LOAD_METHOD);
            } else {
                x.quicken(pc, c.kind == Kind.METHOD && c.shape != null ? Op.LOAD_METHOD_CACHED : Op.LOAD_METHOD_CHAIN, c);
            }
        }
        return loadMethodGeneric(ts, s, sp, name);
    }

    /** One shape so far, and the attribute is a method of the type. */
    static int loadMethodCached(ThreadState ts, Executable x, int pc, Object[] s, int sp, int ins) {
        Object o = s[sp - 1];
        if (x.caches[pc] instanceof AttrCache c && o instanceof PyObject p && p.shape() == c.shape
                && c.kind == Kind.METHOD && c.version.isValid()) {
            s[sp - 1] = c.value;
            s[sp] = o;
            return sp + 1;
        }
        return loadMethodChain(ts, x, pc, s, sp, x.names[ins >>> 8]);
    }

    static int loadMethodChain(ThreadState ts, Executable x, int pc, Object[] s, int sp, String name) {
        Object o = s[sp - 1];
        for (AttrCache c = x.caches[pc] instanceof AttrCache first ? first : null; c != null; c = c.next) {
            if (c.holdsFor(o)) {
                if (c.kind == Kind.METHOD) {
                    s[sp - 1] = c.value;
                    s[sp] = o;
                    return sp + 1;
                }
                if (c.kind == Kind.DICT && c.value != null && KINDS[c.slot] == Kind.METHOD
                        && ((PyObject) o).getOwn(name) == null) {
                    s[sp - 1] = c.value;
                    s[sp] = o;
                    return sp + 1;
                }
                Object v = read(ts, c, o, name);
                if (v != null) {
                    s[sp - 1] = v;
                    s[sp] = null;
                    return sp + 1;
                }
            }
        }
        extend(x, pc, o, name, Op.LOAD_METHOD_CHAIN, Op.LOAD_METHOD_GENERIC);
        return loadMethodGeneric(ts, s, sp, name);
    }

    /** {@code _PyObject_GetMethod}. */
    static int loadMethodGeneric(ThreadState ts, Object[] s, int sp, String name) {
        Object o = s[sp - 1];
        Object method = unboundMethod(o, name);
        if (method != null) {
            s[sp - 1] = method;
            s[sp] = o;
        } else {
            s[sp - 1] = loadGeneric(ts, o, name);
            s[sp] = null;
        }
        return sp + 1;
    }

    /** The method of the type that {@code o.name} would bind, or null if the access goes another way. */
    static Object unboundMethod(Object o, String name) {
        if (o instanceof PyObject p && AttrLookup.notedLoad(p, name) instanceof AttrCache c && c.kind != Kind.DICT) {
            return c.kind == Kind.METHOD ? c.value : null;
        }
        PyType type = PyObject.typeOf(o);
        if (type.slot(Slot.GETATTR) != null
                || !(type.slot(Slot.GETATTRIBUTE) instanceof org.taipan.objects.PyWrapperDescriptor w)
                || w.owner != PyType.OBJECT) {
            return null;
        }
        Object found = type.lookup(name);
        if (found == null || !PyObject.typeOf(found).is(TypeFlags.METHOD_DESCRIPTOR)) {
            return null;
        }
        if (o instanceof PyObject p && (type.hasDict || o instanceof PyModule) && p.getOwn(name) != null) {
            return null;
        }
        return found;
    }
}
