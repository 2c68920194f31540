package org.taipan.modules;

import java.util.concurrent.atomic.AtomicLong;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.ops.Types;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyList;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.PyWeakRef;

/** The {@code _abc} module: registries and caches of abstract base classes. */
@PyModuleDef(name = "_abc", doc = "Module contains faster C implementation of abc.ABCMeta")
final class AbcModule {
    private static final int COLLECTION_FLAGS = PyType.SEQUENCE | PyType.MAPPING;

    /** Counts registrations; a negative cache is valid for one value of it. */
    private final AtomicLong registrations = new AtomicLong();

    AbcModule() {
    }

    /** {@code cls._abc_impl}: what an abstract base class knows of its virtual subclasses. */
    @PyTypeDef(name = "_abc_data", module = "_abc", doc = "Internal state held by ABC machinery.")
    static final class Data extends PyObject {
        static final PyType TYPE = PyType.builtin(new AbcModuleDataTable(), PyType.OBJECT, 0);

        final WeakTypeSet registry = new WeakTypeSet();
        final WeakTypeSet cache = new WeakTypeSet();
        final WeakTypeSet negativeCache = new WeakTypeSet();
        volatile long negativeVersion;

        Data(long version) {
            super(TYPE);
            negativeVersion = version;
        }
    }

    private static Data data(ThreadState ts, Object cls) {
        if (cls instanceof PyType t && t.namespace().getStr("_abc_impl") instanceof Data d) {
            return d;
        }
        if (Attr.get(ts, cls, "_abc_impl") instanceof Data d) {
            return d;
        }
        throw Errors.typeError("_abc_impl is set to a wrong type");
    }

    @PyMethod(value = "get_cache_token()", doc = "Returns the current ABC cache token.\n\nThe token is an opaque object "
            + "(supporting equality testing) identifying the\ncurrent version of the ABC cache for virtual subclasses. "
            + "The token changes\nwith every call to register() on any ABC.")
    long getCacheToken() {
        return registrations.get();
    }

    @PyMethod(value = "_abc_init(self, /)",
            doc = "Internal ABC helper for class set-up. Should be never used outside abc module.")
    void init(ThreadState ts, Object self) {
        computeAbstractMethods(ts, self);
        Attr.set(ts, self, "_abc_impl", new Data(registrations.get()));
        if (self instanceof PyType cls && cls.removeOwn("__abc_tpflags__") instanceof Long flags) {
            if ((flags & COLLECTION_FLAGS) == COLLECTION_FLAGS) {
                throw Errors.typeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            }
            if ((flags & COLLECTION_FLAGS) != 0) {
                cls.setCollectionFlags((int) (flags & COLLECTION_FLAGS));
            }
        }
    }

    private static void computeAbstractMethods(ThreadState ts, Object self) {
        PyDict names = new PyDict();
        for (Object[] item : namespaceItems(ts, self)) {
            if (isAbstract(ts, item[1])) {
                names.put(ts, item[0], item[0]);
            }
        }
        if (!(Attr.get(ts, self, "__bases__") instanceof PyTuple bases)) {
            throw Errors.typeError("__bases__ is not tuple");
        }
        for (Object base : bases.items()) {
            Object inherited = Attr.lookup(ts, base, "__abstractmethods__");
            if (inherited == null) {
                continue;
            }
            for (Object name : Iter.toArray(ts, inherited)) {
                Object value = PyStr.check(name) ? Attr.lookup(ts, self, PyStr.toJava(name)) : null;
                if (value != null && isAbstract(ts, value)) {
                    names.put(ts, name, name);
                }
            }
        }
        Attr.set(ts, self, "__abstractmethods__", Call.call(ts, PyFrozenSet.TYPE, new PyList(names.keys())));
    }

    private static Object[][] namespaceItems(ThreadState ts, Object self) {
        if (self instanceof PyType t) {
            return t.namespace().items();
        }
        Object[] items = Iter.toArray(ts, Call.methodNamed(ts, Attr.get(ts, self, "__dict__"), "items"));
        Object[][] result = new Object[items.length][];
        for (int i = 0; i < items.length; i++) {
            result[i] = Iter.toArray(ts, items[i]);
            if (result[i].length != 2) {
                throw Errors.typeError("items() returned item which size is not 2");
            }
        }
        return result;
    }

    private static boolean isAbstract(ThreadState ts, Object o) {
        Object flag = Attr.lookup(ts, o, "__isabstractmethod__");
        return flag != null && Obj.isTrue(ts, flag);
    }

    @PyMethod(value = "_abc_register(self, subclass, /)",
            doc = "Internal ABC helper for subclasss registration. Should be never used outside abc module.")
    Object register(ThreadState ts, Object self, Object subclass) {
        if (!(subclass instanceof PyType sub)) {
            throw Errors.typeError("Can only register classes");
        }
        if (Types.isSubclass(ts, subclass, self)) {
            return subclass;
        }
        if (Types.isSubclass(ts, self, subclass)) {
            throw Errors.runtimeError("Refusing to create an inheritance cycle");
        }
        data(ts, self).registry.add(sub);
        registrations.incrementAndGet();
        if (self instanceof PyType t && t.is(COLLECTION_FLAGS)) {
            sub.setCollectionFlags(t.flags() & COLLECTION_FLAGS);
        }
        return subclass;
    }

    @PyMethod(value = "_abc_instancecheck(self, instance, /)",
            doc = "Internal ABC helper for instance checks. Should be never used outside abc module.")
    Object instanceCheck(ThreadState ts, Object self, Object instance) {
        Data data = data(ts, self);
        PyType type = PyObject.typeOf(instance);
        Object claimed = Types.classOf(ts, instance);
        if (data.cache.contains(claimed)) {
            return true;
        }
        if (claimed == type) {
            if (data.negativeVersion == registrations.get() && data.negativeCache.contains(type)) {
                return false;
            }
            return Call.methodNamed(ts, self, "__subclasscheck__", type);
        }
        Object result = Call.methodNamed(ts, self, "__subclasscheck__", claimed);
        return Obj.isTrue(ts, result) ? result : Call.methodNamed(ts, self, "__subclasscheck__", type);
    }

    @PyMethod(value = "_abc_subclasscheck(self, subclass, /)",
            doc = "Internal ABC helper for subclasss checks. Should be never used outside abc module.")
    boolean subclassCheck(ThreadState ts, Object self, Object subclass) {
        if (!(subclass instanceof PyType sub)) {
            throw Errors.typeError("issubclass() arg 1 must be a class");
        }
        Data data = data(ts, self);
        if (data.cache.contains(sub)) {
            return true;
        }
        long version = registrations.get();
        if (data.negativeVersion < version) {
            data.negativeCache.clear();
            data.negativeVersion = version;
        } else if (data.negativeCache.contains(sub)) {
            return false;
        }
        Object hooked = Call.methodNamed(ts, self, "__subclasshook__", sub);
        boolean result;
        if (hooked instanceof Boolean b) {
            result = b;
        } else if (hooked != PyNotImplemented.NOT_IMPLEMENTED) {
            throw Errors.of(Exc.AssertionError, "__subclasshook__ must return either False, True, or NotImplemented");
        } else if (self instanceof PyType cls && sub.isSubtype(cls)) {
            result = true;
        } else if (data.registry.contains(sub)) {
            return true;
        } else {
            result = isSubclassOfAny(ts, sub, data.registry.toArray()) || isSubclassOfAny(ts, sub, subclasses(ts, self));
        }
        (result ? data.cache : data.negativeCache).add(sub);
        return result;
    }

    private static boolean isSubclassOfAny(ThreadState ts, PyType sub, Object[] classes) {
        for (Object c : classes) {
            if (Types.isSubclass(ts, sub, c)) {
                return true;
            }
        }
        return false;
    }

    private static Object[] subclasses(ThreadState ts, Object self) {
        if (Call.methodNamed(ts, self, "__subclasses__") instanceof PyList list) {
            return list.toArray();
        }
        throw Errors.typeError("__subclasses__() must return a list");
    }

    @PyMethod(value = "_reset_registry(self, /)", doc = "Internal ABC helper to reset registry of a given class.\n\n"
            + "Should be only used by refleak.py")
    void resetRegistry(ThreadState ts, Object self) {
        data(ts, self).registry.clear();
    }

    @PyMethod(value = "_reset_caches(self, /)", doc = "Internal ABC helper to reset both caches of a given class.\n\n"
            + "Should be only used by refleak.py")
    void resetCaches(ThreadState ts, Object self) {
        Data data = data(ts, self);
        data.cache.clear();
        data.negativeCache.clear();
    }

    @PyMethod(value = "_get_dump(self, /)", doc = "Internal ABC helper for cache and registry debugging.\n\nReturn shallow "
            + "copies of registry, of both caches, and\nnegative cache version. Don't call this function directly,\n"
            + "instead use ABC._dump_registry() for a nice repr.")
    Object getDump(ThreadState ts, Object self) {
        Data data = data(ts, self);
        return new PyTuple(references(ts, data.registry), references(ts, data.cache),
                references(ts, data.negativeCache), data.negativeVersion);
    }

    private static Object references(ThreadState ts, WeakTypeSet set) {
        PyList refs = new PyList();
        for (Object t : set.toArray()) {
            refs.append(PyWeakRef.to(ts, PyWeakRef.TYPE, t, null));
        }
        return Call.call(ts, ts.interp.builtins.getStr("set"), refs);
    }
}
