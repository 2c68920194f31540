package org.taipan.modules.ast;

import java.util.ArrayList;
import java.util.List;
import org.taipan.frontend.Span;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * Reads and checks the fields of Python's nodes, as {@code Python-ast.c} does in {@code obj2ast_*}: what is asked of an
 * object is its attributes; only the constructors of a sum type are told apart by class.
 */
abstract class AstFields {
    /** Converts one node; null stands for None. */
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

    /** A node of a sum type whose constructors have no place in the source. */
    final Node plain(Object o, String sum) {
        String kind = types.constructor(o, sum);
        if (kind == null) {
            throw unexpected(o, sum);
        }
        return new Node(o, kind, null);
    }

    /** A node of a sum type whose constructors have a place in the source, which is asked for first. */
    final Node placed(Object o, String sum) {
        Span span = new Node(o, sum, null).span();
        return new Node(o, plain(o, sum).kind, span);
    }

    final PyException unexpected(Object o, String sum) {
        return Errors.typeError("expected some sort of " + sum + ", but got " + Obj.reprJava(ts, o));
    }

    private int toInt(Object v) {
        if (!PyLong.check(v)) {
            throw Errors.valueError("invalid integer value: " + Obj.reprJava(ts, v));
        }
        return Args.toInt(ts, Number.index(ts, v));
    }

    /** An object that stands for a node, and the name of the grammar's constructor that it is taken for. */
    final class Node {
        private final Object object;
        private final String kind;
        private final Span span;
        private String absent;

        Node(Object object, String kind, Span span) {
            this.object = object;
            this.kind = kind;
            this.span = span;
        }

        String kind() {
            return kind;
        }

        private Object field(String name) {
            return Attr.lookup(ts, object, name);
        }

        private Object present(String name) {
            Object v = field(name);
            if (v == null) {
                throw Errors.typeError("required field \"" + name + "\" missing from " + kind);
            }
            return v;
        }

        private Object optional(String name) {
            Object v = field(name);
            return v == PyNone.NONE ? null : v;
        }

        private <T> T notNull(T value, String name) {
            if (value == null && absent == null) {
                absent = name;
            }
            return value;
        }

        /** What was made of the fields. That a required one is None is an error only once all are converted. */
        <T> T complete(T made) {
            if (absent != null) {
                throw Errors.valueError("field '" + absent + "' is required for " + kind);
            }
            return made;
        }

        private <T> T enter(Object v, Converter<T> converter) {
            ts.enterCall(" while traversing '" + kind + "' node");
            try {
                return converter.convert(v);
            } finally {
                ts.leaveCall();
            }
        }

        <T> T required(String name, Converter<T> converter) {
            return notNull(enter(present(name), converter), name);
        }

        <T> T optional(String name, Converter<T> converter) {
            Object v = optional(name);
            return v == null ? null : enter(v, converter);
        }

        /** A field of many nodes; those that are None are null in the result, for the validator to refuse. */
        <T> List<T> list(String name, Converter<T> converter) {
            Object v = field(name);
            if (v == null) {
                return List.of();
            }
            if (!(v instanceof PyList list)) {
                throw Errors.typeError(kind + " field \"" + name + "\" must be a list, not a "
                        + PyObject.typeOf(v).name());
            }
            int size = list.size();
            List<T> result = new ArrayList<>(size);
            for (Object item : list.toArray()) {
                result.add(enter(item, converter));
                if (list.size() != size) {
                    throw Errors.runtimeError(kind + " field \"" + name + "\" changed size during iteration");
                }
            }
            return result;
        }

        List<String> names(String name) {
            List<String> names = list(name, this::toIdentifier);
            if (names.contains(null)) {
                throw Errors.valueError("None disallowed in identifier list");
            }
            return names;
        }

        private String toIdentifier(Object v) {
            if (v == PyNone.NONE) {
                return null;
            }
            if (!PyStr.checkExact(v)) {
                throw Errors.typeError("AST identifier must be of type str");
            }
            return PyStr.toJava(v);
        }

        String identifier(String name, boolean required) {
            return required ? notNull(toIdentifier(present(name)), name) : optional(name, this::toIdentifier);
        }

        String string(String name, boolean required) {
            Object v = required ? present(name) : optional(name);
            if (v instanceof PyBytes b && b.type() == PyBytes.TYPE) {
                return new String(b.value(), java.nio.charset.StandardCharsets.ISO_8859_1);
            }
            if (v != null && !PyStr.checkExact(v)) {
                throw Errors.typeError("AST string must be of type str");
            }
            return v == null ? null : PyStr.toJava(v);
        }

        int integer(String name) {
            return toInt(present(name));
        }

        int optionalInt(String name) {
            Object v = optional(name);
            return v == null ? 0 : toInt(v);
        }

        Object constant(String name) {
            return present(name);
        }

        Span span() {
            return span != null ? span : readSpan();
        }

        private Span readSpan() {
            int line = integer("lineno");
            int col = integer("col_offset");
            if (AstTypes.mustEnd(kind)) {
                return new Span(line, col, integer("end_lineno"), integer("end_col_offset"));
            }
            Object endLine = optional("end_lineno");
            Object endCol = optional("end_col_offset");
            return new Span(line, col, endLine == null ? line : toInt(endLine), endCol == null ? col : toInt(endCol));
        }
    }
}
