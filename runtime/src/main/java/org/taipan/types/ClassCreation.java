package org.taipan.types;

import java.util.Arrays;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyException;
import org.taipan.objects.PyMemberDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;

/** {@code type.__new__}: makes a class from its name, bases and namespace, as {@code type_new} does. */
final class ClassCreation {
    private final ThreadState ts;
    private final String name;
    private final PyTuple bases;
    private final PyType base;
    private final PyDict dict;
    /** The names for slots, mangled and sorted; null without {@code __slots__}. */
    private String[] slots;
    private boolean addDict;
    private boolean addWeakref;

    private ClassCreation(ThreadState ts, String name, PyTuple bases, PyType base, PyDict dict) {
        this.ts = ts;
        this.name = name;
        this.bases = bases;
        this.base = base;
        this.dict = dict;
    }

    /** {@code type.__new__(metatype, name, bases, namespace, **kwargs)}. */
    static Object create(ThreadState ts, PyType metatype, Object[] args, PyDict kwargs) {
        if (args.length != 3) {
            throw Errors.typeError("type.__new__() takes exactly 3 arguments (" + args.length + " given)");
        }
        if (!PyStr.check(args[0])) {
            throw badArgument(1, "str", args[0]);
        }
        if (!(args[1] instanceof PyTuple bases)) {
            throw badArgument(2, "tuple", args[1]);
        }
        if (!(args[2] instanceof PyDict namespace)) {
            throw badArgument(3, "dict", args[2]);
        }
        if (bases.size() == 0) {
            bases = new PyTuple(PyType.OBJECT);
        }
        for (Object b : bases.items()) {
            if (!(b instanceof PyType) && Attr.lookup(ts, b, "__mro_entries__") != null) {
                throw Errors.typeError("type() doesn't support MRO entry resolution; use types.new_class()");
            }
        }
        PyType winner = calculateMetaclass(metatype, bases);
        if (winner != metatype) {
            Object factory = winner.slot(Slot.NEW);
            if (!(factory instanceof PyBuiltinFunction f && f.self == PyType.TYPE)) {
                Object[] all = new Object[4];
                all[0] = winner;
                System.arraycopy(args, 0, all, 1, 3);
                return Call.withDict(ts, Call.unwrapStatic(ts, factory, winner), all, kwargs);
            }
        }
        String name = PyStr.toJava(args[0]);
        PyDict copy = new PyDict();
        for (Object[] item : namespace.items()) {
            copy.put(ts, item[0], item[1]);
        }
        return new ClassCreation(ts, name, bases, Layout.bestBase(bases), copy).make(winner, kwargs);
    }

    private static PyException badArgument(int position, String expected, Object actual) {
        return org.taipan.ops.Args.badArgument("type.__new__", "argument " + position, expected, actual);
    }

    /** The most derived of {@code metatype} and the types of the bases: {@code _PyType_CalculateMetaclass}. */
    static PyType calculateMetaclass(PyType metatype, PyTuple bases) {
        PyType winner = metatype;
        for (Object b : bases.items()) {
            PyType t = PyObject.typeOf(b);
            if (t.isSubtype(winner)) {
                winner = t;
            } else if (!winner.isSubtype(t)) {
                throw Errors.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                        + "subclass of the metaclasses of all its bases");
            }
        }
        return winner;
    }

    private PyType make(PyType metatype, PyDict kwargs) {
        readSlots();
        if (name.indexOf('\0') >= 0) {
            throw Errors.valueError("type name must not contain null characters");
        }
        Codecs.encodeUtf8(PyStr.of(name));
        Object qualname = dict.getStr("__qualname__");
        if (qualname != null && !PyStr.check(qualname)) {
            throw Errors.typeError("type __qualname__ must be a str, not " + Obj.typeName(qualname));
        }
        setModule();
        PyType type = new PyType(metatype, name, bases, base, dict, slots, base.hasDict || addDict,
                base.hasWeakref || addWeakref);
        if (qualname != null) {
            type.setQualname(qualname);
            dict.removeStr("__qualname__");
        }
        wrapFunctions();
        setCell("__classcell__", type);
        setCell("__classdictcell__", dict);
        addDescriptors(type);
        if (PyStr.check(dict.getStr("__doc__"))) {
            Codecs.encodeUtf8(dict.getStr("__doc__"));
        }
        if (dict.getStr("__doc__") == null) {
            dict.putStr("__doc__", PyNone.NONE);
        }
        if (dict.getStr("__eq__") != null && dict.getStr("__hash__") == null) {
            dict.putStr("__hash__", PyNone.NONE);
        }
        PyType[] before = type.mro();
        PyType[] order = MethodResolution.compute(ts, type);
        if (type.mro() == before) {
            type.setMro(order);
        }
        type.inheritCollectionFlags();
        warnOfOddKeys();
        setNames(type);
        initSubclass(type, kwargs);
        return type;
    }

    // ---- __slots__ --------------------------------------------------------------------------------------------------

    private void readSlots() {
        boolean mayAddDict = !base.hasDict;
        boolean mayAddWeakref = !base.hasWeakref && Layout.itemSize(base) == 0;
        Object declared = dict.getStr("__slots__");
        if (declared == null) {
            addDict = mayAddDict;
            addWeakref = mayAddWeakref;
            return;
        }
        Object[] names = PyStr.check(declared) ? new Object[] {declared} : Iter.toArray(ts, declared);
        if (names.length > 0 && Layout.itemSize(base) != 0) {
            throw Errors.typeError("nonempty __slots__ not supported for subtype of '" + base.tpName() + "'");
        }
        for (Object n : names) {
            if (!PyStr.check(n)) {
                throw Errors.typeError("__slots__ items must be strings, not '" + Obj.typeName(n) + "'");
            }
            String s = PyStr.toJava(n);
            if (!isIdentifier(s)) {
                throw Errors.typeError("__slots__ must be identifiers");
            }
            if (s.equals("__dict__")) {
                if (!mayAddDict || addDict) {
                    throw Errors.typeError("__dict__ slot disallowed: we already got one");
                }
                addDict = true;
            } else if (s.equals("__weakref__")) {
                if (!mayAddWeakref || addWeakref) {
                    throw Errors.typeError("__weakref__ slot disallowed: we already got one");
                }
                addWeakref = true;
            }
        }
        slots = slotNames(names);
        for (Object b : bases.items()) {
            if (b != base && b instanceof PyType t) {
                addDict |= mayAddDict && t.hasDict;
                addWeakref |= mayAddWeakref && t.hasWeakref;
            }
        }
    }

    private String[] slotNames(Object[] names) {
        String[] result = new String[names.length];
        int n = 0;
        for (Object o : names) {
            String s = PyStr.toJava(o);
            if (s.equals("__dict__") || s.equals("__weakref__")) {
                continue;
            }
            s = mangle(name, s);
            if (dict.getStr(s) != null && !s.equals("__qualname__") && !s.equals("__classcell__")
                    && !s.equals("__classdictcell__")) {
                throw Errors.valueError(Obj.reprJava(ts, PyStr.of(s)) + " in __slots__ conflicts with class variable");
            }
            result[n++] = s.intern();
        }
        result = Arrays.copyOf(result, n);
        Arrays.sort(result);
        return result;
    }

    private static boolean isIdentifier(String s) {
        if (s.isEmpty()) {
            return false;
        }
        int first = s.codePointAt(0);
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            return false;
        }
        for (int i = Character.charCount(first), c; i < s.length(); i += Character.charCount(c)) {
            c = s.codePointAt(i);
            if (!Character.isUnicodeIdentifierPart(c) || Character.isIdentifierIgnorable(c)) {
                return false;
            }
        }
        return true;
    }

    /** {@code _Py_Mangle}: private names carry the class's name. */
    static String mangle(String className, String attribute) {
        if (!attribute.startsWith("__") || attribute.endsWith("__") || attribute.indexOf('.') >= 0) {
            return attribute;
        }
        int i = 0;
        while (i < className.length() && className.charAt(i) == '_') {
            i++;
        }
        return i == className.length() ? attribute : "_" + className.substring(i) + attribute;
    }

    // ---- the namespace ----------------------------------------------------------------------------------------------

    private void setModule() {
        if (dict.getStr("__module__") == null && ts.frame != null) {
            Object module = ts.frame.globals().getStr("__name__");
            if (module != null) {
                dict.putStr("__module__", module);
            }
        }
    }

    private void wrapFunctions() {
        if (PyTypeObject.isFunction(dict.getStr("__new__"))) {
            dict.putStr("__new__", new PyStaticMethod(dict.getStr("__new__")));
        }
        for (String special : new String[] {"__init_subclass__", "__class_getitem__"}) {
            if (PyTypeObject.isFunction(dict.getStr(special))) {
                dict.putStr(special, new PyClassMethod(dict.getStr(special)));
            }
        }
    }

    private void addDescriptors(PyType type) {
        for (int i = 0; slots != null && i < slots.length; i++) {
            dict.putStr(slots[i], new PyMemberDescriptor(type, slots[i], type.firstOwnSlot() + i));
        }
        if (type.hasDict && !base.hasDict && dict.getStr("__dict__") == null) {
            dict.putStr("__dict__", InstanceTable.dictOf(type));
        }
        if (type.hasWeakref && !base.hasWeakref && dict.getStr("__weakref__") == null) {
            dict.putStr("__weakref__", InstanceTable.weakrefOf(type));
        }
    }

    private void setCell(String key, Object value) {
        Object cell = dict.getStr(key);
        if (cell == null) {
            return;
        }
        if (!(cell instanceof PyCell c)) {
            throw Errors.typeError(key + " must be a nonlocal cell, not " + Obj.reprJava(ts, PyObject.typeOf(cell)));
        }
        c.set(value);
        dict.removeStr(key);
    }

    private void warnOfOddKeys() {
        for (Object key : dict.keys()) {
            if (!PyStr.check(key)) {
                Warnings.warn(ts, Exc.RuntimeWarning, "non-string key in the __dict__ of class " + name, 1);
                return;
            }
        }
    }

    // ---- what happens once the class exists -------------------------------------------------------------------------

    private void setNames(PyType type) {
        for (Object[] item : dict.items()) {
            Object setName = PyObject.typeOf(item[1]).slot(Slot.SET_NAME);
            if (setName == null) {
                continue;
            }
            try {
                Call.method(ts, setName, item[1], type, item[0]);
            } catch (PyException e) {
                e.value.addNote(ts, PyStr.of("Error calling __set_name__ on '" + Obj.typeName(item[1]) + "' instance "
                        + Obj.reprJava(ts, item[0]) + " in '" + type.tpName() + "'"));
                throw e;
            }
        }
    }

    private void initSubclass(PyType type, PyDict kwargs) {
        Object init = type.lookupAfter(type, "__init_subclass__");
        PyType cls = type;
        if (!java.util.Arrays.asList(type.mro()).contains(type)) {
            throw Errors.typeError("super(type, obj): obj (type " + name + ") is not an instance or subtype of type ("
                    + name + ").");
        }
        if (init == null) {
            // A custom MRO hid object: super() then finds object's method on its own type.
            init = PyType.OBJECT.lookup("__init_subclass__");
            cls = PySuper.TYPE;
        }
        Object get = PyObject.typeOf(init).slot(Slot.GET);
        Object bound = get == null ? init : Call.method(ts, get, init, PyNone.NONE, cls);
        Call.withDict(ts, bound, org.taipan.ops.Args.NONE, kwargs);
    }
}
