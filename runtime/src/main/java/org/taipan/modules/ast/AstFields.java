package org.taipan.modules.ast;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Span;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** Reads and checks the fields of Python's nodes: the helpers of {@code Python-ast.c}'s {@code obj2ast_*}. */
abstract class AstFields {
    /** Converts one node. */
    @FunctionalInterface
    interface Converter<T> {
        T convert(Object o);
    }

    private final ThreadState ts;
    private final AstTypes types;

    AstFields(ThreadState ts) {
        this.ts = ts;
        this.types = AstTypes.of(ts);
    }

    static boolean isNone(Object o) {
        return o == PyNone.NONE;
    }

    /** The constructor's name, checked to belong to the sum type. */
    final String kind(Object o, String sum) {
        if (types.get(sum).type().isInstance(o) && hasPlace(sum)) {
            span(o, sum);
        }
        String name = types.constructor(o, sum);
        if (name == null) {
            throw unexpected(o, sum);
        }
        return name;
    }

    private static boolean hasPlace(String sum) {
        return switch (sum) {
            case "stmt", "expr", "excepthandler", "pattern", "type_param" -> true;
            default -> false;
        };
    }

    final PyException unexpected(Object o, String sum) {
        return Errors.typeError("expected some sort of " + sum + ", but got " + Obj.reprJava(ts, o));
    }

    final void check(Object o, String product) {
        if (!types.get(product).type().isInstance(o)) {
            throw unexpected(o, product);
        }
    }

    private Object field(Object o, String name) {
        return o instanceof PyObject ? Attr.lookup(ts, o, name) : null;
    }

    private PyException missing(String name, Object o) {
        return missing(name, PyObject.typeOf(o).name());
    }

    private static PyException missing(String name, String owner) {
        return Errors.typeError("required field \"" + name + "\" missing from " + owner);
    }

    final <T> T required(Object o, String name, Converter<T> converter) {
        Object v = field(o, name);
        if (v == null) {
            throw missing(name, o);
        }
        return enter(v, converter);
    }

    final <T> T optional(Object o, String name, Converter<T> converter) {
        Object v = field(o, name);
        return v == null || v == PyNone.NONE ? null : enter(v, converter);
    }

    private <T> T enter(Object v, Converter<T> converter) {
        ts.enterCall(" during  ast construction");
        try {
            return converter.convert(v);
        } finally {
            ts.leaveCall();
        }
    }

    final <T> List<T> list(Object o, String name, Converter<T> converter) {
        Object v = field(o, name);
        if (v == null) {
            return List.of();
        }
        if (!(v instanceof PyList list)) {
            throw Errors.typeError(PyObject.typeOf(o).name() + " field \"" + name + "\" must be a list, not a "
                    + Obj.typeName(v));
        }
        Object[] items = list.toArray();
        List<T> result = new ArrayList<>(items.length);
        for (Object item : items) {
            result.add(enter(item, converter));
        }
        return result;
    }

    final List<String> names(Object o, String name) {
        return list(o, name, this::identifierOf);
    }

    private String identifierOf(Object v) {
        if (PyObject.typeOf(v) != PyStr.TYPE) {
            throw Errors.typeError("AST identifier must be of type str");
        }
        return PyStr.toJava(v);
    }

    final String identifier(Object o, String name, boolean required) {
        Object v = field(o, name);
        if (v == null && required) {
            throw missing(name, o);
        }
        return v == null || v == PyNone.NONE && !required ? null : identifierOf(v);
    }

    final String string(Object o, String name, boolean required) {
        Object v = field(o, name);
        if (v == null && required) {
            throw missing(name, o);
        }
        if (v == null || v == PyNone.NONE && !required) {
            return null;
        }
        if (!PyStr.check(v)) {
            throw Errors.typeError("AST string must be of type str");
        }
        return PyStr.toJava(v);
    }

    final int integer(Object o, String name) {
        Object v = field(o, name);
        if (v == null) {
            throw missing(name, o);
        }
        return integerOf(v);
    }

    final int optionalInt(Object o, String name) {
        Object v = field(o, name);
        return v == null || v == PyNone.NONE ? 0 : integerOf(v);
    }

    private int integerOf(Object v) {
        if (!PyLong.check(v)) {
            throw Errors.valueError("invalid integer value: " + Obj.reprJava(ts, v));
        }
        return org.taipan.ops.Args.toInt(ts, Number.index(ts, v));
    }

    final Object constant(Object o, String name) {
        Object v = field(o, name);
        if (v == null) {
            throw missing(name, o);
        }
        return v;
    }

    final Span span(Object o) {
        return span(o, PyObject.typeOf(o).name());
    }

    private Span span(Object o, String owner) {
        int line = place(o, "lineno", owner);
        int col = place(o, "col_offset", owner);
        Object endLine = field(o, "end_lineno");
        Object endCol = field(o, "end_col_offset");
        return new Span(line, col, endLine == null || endLine == PyNone.NONE ? line : integerOf(endLine),
                endCol == null || endCol == PyNone.NONE ? col : integerOf(endCol));
    }

    private int place(Object o, String name, String owner) {
        Object v = field(o, name);
        if (v == null) {
            throw missing(name, owner);
        }
        return integerOf(v);
    }
}
