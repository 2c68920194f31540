package org.taipan.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.taipan.objects.PyInstance;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.ops.Types;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The {@code match} statement (PEP 634). */
final class Matching {
    /** The types whose one positional sub-pattern matches the whole subject: {@code _Py_TPFLAGS_MATCH_SELF}. */
    private static final Set<String> MATCH_SELF = Set.of("bool", "bytearray", "bytes", "dict", "float", "frozenset",
            "int", "list", "set", "str", "tuple");

    private Matching() {
    }

    static Boolean isMapping(Object o) {
        return PyObject.typeOf(o).is(TypeFlags.MAPPING);
    }

    static Boolean isSequence(Object o) {
        return PyObject.typeOf(o).is(TypeFlags.SEQUENCE);
    }

    /** MATCH_KEYS: the values of the keys, or None if one is missing. */
    static Object keys(ThreadState ts, Object map, PyTuple keys) {
        int n = keys.size();
        if (n == 0) {
            return PyTuple.EMPTY;
        }
        Object[] values = new Object[n];
        PyDict seen = new PyDict();
        Object get = Attr.get(ts, map, "get");
        Object dummy = new PyInstance(PyType.OBJECT);
        for (int i = 0; i < n; i++) {
            Object key = keys.get(i);
            if (seen.put(ts, key, Boolean.TRUE) != null) {
                throw Errors.valueError("mapping pattern checks duplicate key (" + Obj.reprJava(ts, key) + ")");
            }
            Object v = Call.call(ts, get, key, dummy);
            if (v == dummy) {
                return PyNone.NONE;
            }
            values[i] = v;
        }
        return new PyTuple(values);
    }

    /** MATCH_CLASS: the attributes for the sub-patterns, or None if the subject does not match. */
    static Object classPattern(ThreadState ts, Object subject, Object cls, PyTuple keywords, int positional) {
        if (!(cls instanceof PyType type)) {
            throw Errors.typeError("called match pattern must be a class");
        }
        if (!Types.isInstance(ts, subject, type)) {
            return PyNone.NONE;
        }
        List<String> seen = new ArrayList<>();
        List<Object> attributes = new ArrayList<>();
        if (positional > 0 && !positional(ts, subject, type, positional, seen, attributes)) {
            return PyNone.NONE;
        }
        for (Object name : keywords.items()) {
            if (!attribute(ts, subject, type, name, seen, attributes)) {
                return PyNone.NONE;
            }
        }
        return new PyTuple(attributes.toArray());
    }

    private static boolean positional(ThreadState ts, Object subject, PyType type, int n, List<String> seen,
            List<Object> attributes) {
        Object names = Attr.lookup(ts, type, "__match_args__");
        if (names != null && !(names instanceof PyTuple t && t.type() == PyTuple.TYPE)) {
            throw Errors.typeError(type.tpName() + ".__match_args__ must be a tuple (got " + Obj.typeName(names) + ")");
        }
        boolean self = names == null && matchesSelf(type);
        int allowed = self ? 1 : names == null ? 0 : ((PyTuple) names).size();
        if (allowed < n) {
            throw Errors.typeError(type.tpName() + "() accepts " + allowed + " positional sub-pattern"
                    + (allowed == 1 ? "" : "s") + " (" + n + " given)");
        }
        if (self) {
            attributes.add(subject);
            return true;
        }
        for (int i = 0; i < n; i++) {
            Object name = ((PyTuple) names).get(i);
            if (!PyStr.check(name)) {
                throw Errors.typeError("__match_args__ elements must be strings (got " + Obj.typeName(name) + ")");
            }
            if (!attribute(ts, subject, type, name, seen, attributes)) {
                return false;
            }
        }
        return true;
    }

    private static boolean matchesSelf(PyType type) {
        for (PyType t : type.mro()) {
            if (!t.isHeapType() && MATCH_SELF.contains(t.name())) {
                return true;
            }
        }
        return false;
    }

    private static boolean attribute(ThreadState ts, Object subject, PyType type, Object name, List<String> seen,
            List<Object> attributes) {
        String n = PyStr.toJava(name);
        if (seen.contains(n)) {
            throw Errors.typeError(type.tpName() + "() got multiple sub-patterns for attribute "
                    + Obj.reprJava(ts, name));
        }
        seen.add(n);
        Object v = Attr.lookup(ts, subject, n);
        if (v == null) {
            return false;
        }
        attributes.add(v);
        return true;
    }
}
