package org.taipan.ops;

import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyMemberDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.TableDescriptor;
import org.taipan.objects.ThreadState;
import org.taipan.types.Exc;
import org.taipan.types.PyAttributeError;
import org.taipan.types.PyModuleObject;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Attribute access. Names are Java strings (UTF-16), interned where they come from code objects. */
public final class Attr {
    private Attr() {
    }

    /** {@code o.name}: {@code PyObject_GetAttr}. */
    public static Object get(ThreadState ts, Object o, String name) {
        Object v;
        try {
            v = find(ts, o, name);
        } catch (PyException e) {
            if (e.value instanceof PyAttributeError a) {
                a.setContext(o, name);
            }
            throw e;
        }
        if (v == null) {
            throw o instanceof PyModule m ? PyModuleObject.noAttribute(ts, m, name) : Errors.noAttribute(o, name);
        }
        return v;
    }

    /**
     * {@code o.name}, or null where it would raise AttributeError; other exceptions pass:
     * {@code PyObject_GetOptionalAttr}.
     */
    public static Object lookup(ThreadState ts, Object o, String name) {
        try {
            return find(ts, o, name);
        } catch (PyException e) {
            if (e.matches(Exc.AttributeError)) {
                return null;
            }
            throw e;
        }
    }

    /** The attribute; null where nothing found it, so that no exception is made just to be dropped. */
    private static Object find(ThreadState ts, Object o, String name) {
        PyType type = PyObject.typeOf(o);
        Object getattribute = type.slot(Slot.GETATTRIBUTE);
        Object getattr = type.slot(Slot.GETATTR);
        if (getattr == null && getattribute instanceof PyWrapperDescriptor w) {
            if (w.owner == PyType.OBJECT) {
                return generic(ts, o, type, name);
            }
            if (w.owner == PyType.TYPE) {
                return ofType(ts, (PyType) o, name);
            }
            if (o instanceof PyModule m && w.owner == PyModuleObject.TYPE) {
                return PyModuleObject.find(ts, m, name);
            }
        }
        return throughHooks(ts, o, name, getattribute, getattr);
    }

    /** {@code slot_tp_getattr_hook}. */
    private static Object throughHooks(ThreadState ts, Object o, String name, Object getattribute, Object getattr) {
        Object pyName = PyStr.of(name);
        if (getattr == null) {
            return Call.method(ts, getattribute, o, pyName);
        }
        try {
            if (getattribute instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT) {
                Object v = generic(ts, o, PyObject.typeOf(o), name);
                if (v != null) {
                    return v;
                }
            } else {
                return Call.method(ts, getattribute, o, pyName);
            }
        } catch (PyException e) {
            if (!e.matches(Exc.AttributeError)) {
                throw e;
            }
        }
        return Call.method(ts, getattr, o, pyName);
    }

    /** {@code object.__getattribute__}, or null: {@code _PyObject_GenericGetAttrWithDict}. */
    public static Object generic(ThreadState ts, Object o, PyType type, String name) {
        return generic(ts, o, type, name, null);
    }

    /** As {@link #generic(ThreadState, Object, PyType, String)}, with {@code dict} (if not null) as instance dictionary. */
    public static Object generic(ThreadState ts, Object o, PyType type, String name, PyDict dict) {
        Object descriptor = type.lookup(name);
        Object get = null;
        if (descriptor != null) {
            PyType dt = PyObject.typeOf(descriptor);
            get = dt.slot(Slot.GET);
            if (get != null && isData(dt)) {
                return descriptorGet(ts, get, descriptor, o, type);
            }
        }
        if (o instanceof PyObject p) {
            Object v = dict != null ? dict.getStr(name) : ownValue(p, name);
            if (v != null) {
                return v;
            }
        }
        if (get != null) {
            return descriptorGet(ts, get, descriptor, o, type);
        }
        return descriptor;
    }

    /** {@code type.__getattribute__}, or null: {@code _Py_type_getattro_impl}. */
    public static Object ofType(ThreadState ts, PyType o, String name) {
        PyType meta = o.type();
        Object metaAttribute = meta.lookup(name);
        Object metaGet = null;
        if (metaAttribute != null) {
            PyType dt = PyObject.typeOf(metaAttribute);
            metaGet = dt.slot(Slot.GET);
            if (metaGet != null && isData(dt)) {
                return descriptorGet(ts, metaGet, metaAttribute, o, meta);
            }
        }
        Object attribute = o.lookup(name);
        if (attribute != null) {
            Object get = PyObject.typeOf(attribute).slot(Slot.GET);
            return get == null ? attribute : Call.method(ts, get, attribute, org.taipan.types.PyNone.NONE, o);
        }
        if (metaGet != null) {
            return descriptorGet(ts, metaGet, metaAttribute, o, meta);
        }
        return metaAttribute;
    }

    /** The attribute of {@code o} that its type defines, bound, or null: {@code _PyObject_LookupSpecial}. */
    public static Object special(ThreadState ts, Object o, String name) {
        PyType type = PyObject.typeOf(o);
        Object descriptor = type.lookup(name);
        Object get = descriptor == null ? null : PyObject.typeOf(descriptor).slot(Slot.GET);
        return get == null ? descriptor : descriptorGet(ts, get, descriptor, o, type);
    }

    /** {@code descriptor.__get__(o, type)}, o being an instance even if it is None. */
    private static Object descriptorGet(ThreadState ts, Object get, Object descriptor, Object o, PyType type) {
        if (descriptor instanceof TableDescriptor d) {
            return d.bound(ts, o, type);
        }
        return descriptor instanceof PyMemberDescriptor m ? m.of(ts, o) : Call.method(ts, get, descriptor, o, type);
    }

    private static Object ownValue(PyObject p, String name) {
        return p.hasDict() ? p.getOwn(name) : null;
    }

    private static boolean isData(PyType descriptorType) {
        return descriptorType.slot(Slot.SET) != null || descriptorType.slot(Slot.DELETE) != null;
    }

    /** {@code o.name = value}; a null value deletes. */
    public static void set(ThreadState ts, Object o, String name, Object value) {
        PyType type = PyObject.typeOf(o);
        Object slot = type.slot(value == null ? Slot.DELATTR : Slot.SETATTR);
        if (slot instanceof PyWrapperDescriptor w) {
            if (w.owner == PyType.OBJECT) {
                genericSet(ts, o, type, name, value);
                return;
            }
        }
        if (value == null) {
            Call.method(ts, slot, o, PyStr.of(name));
        } else {
            Call.method(ts, slot, o, PyStr.of(name), value);
        }
    }

    /** {@code del o.name}. */
    public static void delete(ThreadState ts, Object o, String name) {
        set(ts, o, name, null);
    }

    /** {@code object.__setattr__} and {@code __delattr__}: {@code _PyObject_GenericSetAttrWithDict}. */
    public static void genericSet(ThreadState ts, Object o, PyType type, String name, Object value) {
        Object descriptor = type.lookup(name);
        if (descriptor != null && setThrough(ts, descriptor, o, value)) {
            return;
        }
        if (o instanceof PyObject p && p.hasDict()) {
            if (value != null) {
                p.putOwn(name, value);
                return;
            }
            if (p.removeOwn(name) != null) {
                return;
            }
            throw Errors.attributeError("'" + type.tpName() + "' object has no attribute '" + name + "'");
        }
        if (descriptor == null) {
            throw withNameAndObject("'" + type.tpName() + "' object has no attribute '" + name + "'"
                    + (isGenericSet(type) ? " and no __dict__ for setting new attributes" : ""), o, name);
        }
        throw Errors.attributeError("'" + type.tpName() + "' object attribute '" + name + "' is read-only");
    }

    /** Sets (deletes, if {@code value} is null) through a data descriptor; false if it is none. */
    public static boolean setThrough(ThreadState ts, Object descriptor, Object o, Object value) {
        PyType dt = PyObject.typeOf(descriptor);
        Object set = dt.slot(value == null ? Slot.DELETE : Slot.SET);
        if (set == null) {
            if (isData(dt)) {
                throw Errors.attributeError(value == null ? "__delete__" : "__set__");
            }
            return false;
        }
        if (value == null) {
            Call.method(ts, set, descriptor, o);
        } else {
            Call.method(ts, set, descriptor, o, value);
        }
        return true;
    }

    private static boolean isGenericSet(PyType type) {
        return type.slot(Slot.SETATTR) instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT
                && type.slot(Slot.DELATTR) instanceof PyWrapperDescriptor d && d.owner == PyType.OBJECT;
    }

    private static PyException withNameAndObject(String message, Object o, String name) {
        PyException e = Errors.attributeError(message);
        ((PyAttributeError) e.value).setContext(o, name);
        return e;
    }

    /** The pickle of a method that is found again by name: {@code (getattr, (owner, name))}. */
    public static Object reduceByName(ThreadState ts, Object owner, String name) {
        return new PyTuple(ts.interp.builtins.getStr("getattr"), new PyTuple(owner, PyStr.of(name)));
    }
}
