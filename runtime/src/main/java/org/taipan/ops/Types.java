package org.taipan.ops;

import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyDict;
import org.taipan.types.PyTuple;
import org.taipan.types.PyUnionType;

/** {@code isinstance} and {@code issubclass}, and what else is asked about classes. */
public final class Types {
    private static final String BAD_INSTANCE_CLASS = "isinstance() arg 2 must be a type, a tuple of types, or a union";
    private static final String BAD_SUBCLASS_CLASS =
            "issubclass() arg 2 must be a class, a tuple of classes, or a union";

    private Types() {
    }

    /** {@code isinstance(o, cls)}: {@code PyObject_IsInstance}. */
    public static boolean isInstance(ThreadState ts, Object o, Object cls) {
        if (cls instanceof PyType t) {
            if (PyObject.typeOf(o) == t) {
                return true;
            }
            if (t.type() == PyType.TYPE) {
                return isRealInstance(ts, o, t);
            }
        }
        if (cls instanceof PyUnionType u) {
            cls = u.args();
        }
        if (cls instanceof PyTuple tuple) {
            ts.enterCall(" in __instancecheck__");
            try {
                for (Object c : tuple.items()) {
                    if (isInstance(ts, o, c)) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveCall();
            }
        }
        Object checker = PyObject.typeOf(cls).slot(Slot.INSTANCECHECK);
        if (checker == null || isTypeMethod(checker)) {
            return isRealInstance(ts, o, cls);
        }
        ts.enterCall(" in __instancecheck__");
        try {
            return Obj.isTrue(ts, Call.method(ts, checker, cls, o));
        } finally {
            ts.leaveCall();
        }
    }

    /** The same without running Python code: 1 or 0, or -1 where that is not enough. */
    public static int plainInstance(Object o, Object cls) {
        if (cls instanceof PyType t) {
            PyType type = PyObject.typeOf(o);
            return type == t ? 1 : t.type() != PyType.TYPE ? -1 : type.isSubtype(t) ? 1 : isItsClass(type) ? 0 : -1;
        }
        if (!(cls instanceof PyTuple tuple) || tuple.type() != PyTuple.TYPE) {
            return -1;
        }
        for (Object c : tuple.items()) {
            int r = plainInstance(o, c);
            if (r != 0) {
                return r;
            }
        }
        return 0;
    }

    private static boolean isTypeMethod(Object checker) {
        return checker instanceof org.taipan.objects.PyMethodDescriptor d && d.owner == PyType.TYPE;
    }

    /** {@code type.__instancecheck__}: by type, else by {@code __class__}. */
    public static boolean isRealInstance(ThreadState ts, Object o, Object cls) {
        if (cls instanceof PyType t) {
            if (t.isInstance(o)) {
                return true;
            }
            Object claimed = lookupClass(ts, o);
            return claimed != PyObject.typeOf(o) && claimed instanceof PyType c && c.isSubtype(t);
        }
        checkClass(ts, cls, BAD_INSTANCE_CLASS);
        Object claimed = Attr.lookup(ts, o, "__class__");
        return claimed != null && isAbstractSubclass(ts, claimed, cls);
    }

    /** {@code o.__class__}. */
    public static Object classOf(ThreadState ts, Object o) {
        Object claimed = lookupClass(ts, o);
        return claimed != null ? claimed : Attr.get(ts, o, "__class__");
    }

    /** The {@code __class__} that types inherit from object, found when first asked for. */
    private static final class ObjectsClass {
        static final Object DESCRIPTOR = PyType.OBJECT.lookup("__class__");
    }

    /** {@code o.__class__} or null, without the detour where it cannot differ from the type. */
    private static Object lookupClass(ThreadState ts, Object o) {
        PyType type = PyObject.typeOf(o);
        return isItsClass(type) ? type : Attr.lookup(ts, o, "__class__");
    }

    /** Whether the {@code __class__} of instances of a type is that type. */
    private static boolean isItsClass(PyType type) {
        return type.slot(Slot.GETATTRIBUTE) instanceof PyWrapperDescriptor w && w.owner == PyType.OBJECT
                && type.lookup("__class__") == ObjectsClass.DESCRIPTOR;
    }

    /** {@code issubclass(derived, cls)}: {@code PyObject_IsSubclass}. */
    public static boolean isSubclass(ThreadState ts, Object derived, Object cls) {
        if (cls instanceof PyType t && t.type() == PyType.TYPE) {
            return derived == cls || isRealSubclass(ts, derived, cls);
        }
        if (cls instanceof PyUnionType u) {
            cls = u.args();
        }
        if (cls instanceof PyTuple tuple) {
            ts.enterCall(" in __subclasscheck__");
            try {
                for (Object c : tuple.items()) {
                    if (isSubclass(ts, derived, c)) {
                        return true;
                    }
                }
                return false;
            } finally {
                ts.leaveCall();
            }
        }
        Object checker = PyObject.typeOf(cls).slot(Slot.SUBCLASSCHECK);
        if (checker == null || isTypeMethod(checker)) {
            return isRealSubclass(ts, derived, cls);
        }
        ts.enterCall(" in __subclasscheck__");
        try {
            return Obj.isTrue(ts, Call.method(ts, checker, cls, derived));
        } finally {
            ts.leaveCall();
        }
    }

    /** {@code type.__subclasscheck__}: by MRO, else by {@code __bases__}. */
    public static boolean isRealSubclass(ThreadState ts, Object derived, Object cls) {
        if (derived instanceof PyType d && cls instanceof PyType c) {
            return d.isSubtype(c);
        }
        checkClass(ts, derived, "issubclass() arg 1 must be a class");
        if (!(cls instanceof PyUnionType)) {
            checkClass(ts, cls, BAD_SUBCLASS_CLASS);
        }
        return isAbstractSubclass(ts, derived, cls);
    }

    private static void checkClass(ThreadState ts, Object cls, String message) {
        if (abstractBases(ts, cls) == null) {
            throw Errors.typeError(message);
        }
    }

    private static PyTuple abstractBases(ThreadState ts, Object cls) {
        return cls instanceof PyType t && t.type() == PyType.TYPE ? t.bases()
                : Attr.lookup(ts, cls, "__bases__") instanceof PyTuple t ? t : null;
    }

    private static boolean isAbstractSubclass(ThreadState ts, Object derived, Object cls) {
        while (derived != cls) {
            PyTuple bases = abstractBases(ts, derived);
            if (bases == null || bases.size() == 0) {
                return false;
            }
            if (bases.size() > 1) {
                ts.enterCall(" in __issubclass__");
                try {
                    for (Object base : bases.items()) {
                        if (isAbstractSubclass(ts, base, cls)) {
                            return true;
                        }
                    }
                    return false;
                } finally {
                    ts.leaveCall();
                }
            }
            derived = bases.get(0);
        }
        return true;
    }

    /** {@code merge_class_dict}: the names in the class's {@code __dict__} and its bases', as keys of {@code names}. */
    public static void mergeClassDict(ThreadState ts, PyDict names, Object cls) {
        if (cls instanceof PyType t && t.type() == PyType.TYPE) {
            for (Object key : t.namespace().keys()) {
                names.put(ts, key, org.taipan.types.PyNone.NONE);
            }
            for (Object base : t.bases().items()) {
                mergeClassDict(ts, names, base);
            }
            return;
        }
        Object dict = Attr.lookup(ts, cls, "__dict__");
        if (dict != null) {
            for (Object key : Iter.toArray(ts, Call.methodNamed(ts, dict, "keys"))) {
                names.put(ts, key, org.taipan.types.PyNone.NONE);
            }
        }
        Object bases = Attr.lookup(ts, cls, "__bases__");
        if (bases != null) {
            for (Object base : Iter.toArray(ts, bases)) {
                mergeClassDict(ts, names, base);
            }
        }
    }
}
