package org.taipan.modules.ast;

import java.util.HashSet;
import java.util.Set;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Warnings;
import org.taipan.types.PyDict;
import org.taipan.types.PyGenericAlias;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.PyUnionType;

/** {@code ast.AST}: the base of all nodes. */
@PyTypeDef(name = "AST", module = "ast")
public final class PyAst extends PyObject {
    /** A type of its own for each interpreter: Python code may change it, as it may the types below. */
    static PyType newType() {
        PyType type = PyType.builtin(new PyAstTable(), PyType.OBJECT,
                PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.MUTABLE);
        for (String name : new String[] {"_fields", "__match_args__", "_attributes"}) {
            type.namespace().putStr(name, PyTuple.EMPTY);
        }
        return type;
    }

    PyAst(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        return new PyAst(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, Object[] args, PyDict kwargs) {
        Object[] fields = Iter.toArray(ts, Attr.get(ts, type(), "_fields"));
        Set<String> remaining = new HashSet<>();
        String[] names = new String[fields.length];
        for (int i = 0; i < fields.length; i++) {
            names[i] = PyStr.toJava(fields[i]);
            remaining.add(names[i]);
        }
        if (args.length > fields.length) {
            throw Errors.typeError(type().name() + " constructor takes at most " + fields.length + " positional argument"
                    + (fields.length == 1 ? "" : "s"));
        }
        for (int i = 0; i < args.length; i++) {
            Attr.set(ts, this, names[i], args[i]);
            remaining.remove(names[i]);
        }
        for (Object[] item : kwargs.items()) {
            keyword(ts, PyStr.toJava(item[0]), item[1], java.util.Arrays.asList(names).contains(PyStr.toJava(item[0])),
                    remaining);
        }
        if (!remaining.isEmpty() && Attr.lookup(ts, type(), "_field_types") instanceof PyDict fieldTypes) {
            for (String name : names) {
                if (remaining.contains(name)) {
                    absent(ts, name, fieldTypes.getStr(name));
                }
            }
        }
    }

    private void keyword(ThreadState ts, String name, Object value, boolean isField, Set<String> remaining) {
        if (isField) {
            if (!remaining.remove(name)) {
                throw Errors.typeError(type().tpName() + " got multiple values for argument '" + name + "'");
            }
        } else {
            boolean attribute = false;
            for (Object a : Iter.toArray(ts, Attr.get(ts, type(), "_attributes"))) {
                attribute |= PyStr.toJava(a).equals(name);
            }
            if (!attribute) {
                Warnings.deprecated(ts, type().tpName() + ".__init__ got an unexpected keyword argument '" + name
                        + "'. Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15.");
            }
        }
        Attr.set(ts, this, name, value);
    }

    /** A field that was not given: None and lists by default, a context is Load, the rest are missed. */
    private void absent(ThreadState ts, String name, Object fieldType) {
        if (fieldType == null) {
            Warnings.deprecated(ts, "Field '" + name + "' is missing from " + type().tpName()
                    + "._field_types. This will become an error in Python 3.15.");
        } else if (fieldType instanceof PyGenericAlias) {
            Attr.set(ts, this, name, new PyList());
        } else if (fieldType == AstTypes.of(ts).get("expr_context").type()) {
            Attr.set(ts, this, name, AstTypes.of(ts).singleton("Load"));
        } else if (!(fieldType instanceof PyUnionType)) {
            Warnings.deprecated(ts, type().tpName() + ".__init__ missing 1 required positional argument: '" + name
                    + "'. This will become an error in Python 3.15.");
        }
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        PyDict dict = dict();
        Object[] fields = Iter.toArray(ts, Attr.get(ts, type(), "_fields"));
        int n = 0;
        Object[] positional = new Object[fields.length];
        PyDict rest = new PyDict();
        for (Object[] item : dict.items()) {
            rest.put(ts, item[0], item[1]);
        }
        while (n < fields.length) {
            Object v = dict.get(ts, fields[n]);
            if (v == null) {
                break;
            }
            positional[n++] = PyNone.NONE;
        }
        return new PyTuple(type(), new PyTuple(java.util.Arrays.copyOf(positional, n)), rest);
    }
}
