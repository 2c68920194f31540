package org.taipan.types;

import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.BuiltinTable;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/**
 * Makes types of struct sequences, tuples with named fields such as {@code time.struct_time}:
 * {@code PyStructSequence_NewType}.
 *
 * <pre>{@code
 * static final PyType TYPE = StructSequence.type("time", "struct_time", "The time value …", 9,
 *         field("tm_year", "year, for example, 1993"), …);
 * new PyStructSequence(TYPE, 2025L, …)
 * }</pre>
 */
public final class StructSequence {
    private StructSequence() {
    }

    /**
     * A field; the name is null for one that is reached by index only.
     *
     * @param otherwise the item whose value it has if none is given, or -1
     */
    public record Field(String name, String doc, int otherwise) {
        Field(String name, String doc) {
            this(name, doc, -1);
        }
    }

    /** The value of a field that is no item, found when somebody asks for it. */
    public interface Late {
        Object value();
    }

    public static Field field(String name, String doc) {
        return new Field(name, doc);
    }

    /** A field that is no item and has the value of item {@code otherwise} if it is not given one. */
    public static Field field(String name, String doc, int otherwise) {
        return new Field(name, doc, otherwise);
    }

    /** A field without a name. */
    public static Field unnamed() {
        return new Field(null, null);
    }

    /** A type all of whose fields are items of the sequence, without docs. */
    public static PyType type(String module, String name, String doc, String... fields) {
        Field[] all = new Field[fields.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = new Field(fields[i], null);
        }
        return type(module, name, doc, fields.length, all);
    }

    /** A type whose first {@code visible} fields are the items of the sequence; the rest are attributes only. */
    public static PyType type(String module, String name, String doc, int visible, Field... fields) {
        return type(module, name, doc, 0, visible, fields);
    }

    /** As above, with flags such as {@link PyType#DISALLOW_INSTANTIATION}. */
    public static PyType type(String module, String name, String doc, int flags, int visible, Field... fields) {
        Layout layout = new Layout(module, name, doc, visible, fields);
        PyType type = PyType.builtin(layout, PyTuple.TYPE, flags);
        PyDict dict = type.namespace();
        dict.putStr("n_sequence_fields", (long) visible);
        dict.putStr("n_fields", (long) fields.length);
        dict.putStr("n_unnamed_fields", (long) layout.unnamed);
        List<Object> names = new ArrayList<>();
        for (int i = 0; i < visible; i++) {
            if (fields[i].name() != null) {
                names.add(fields[i].name());
            }
        }
        dict.putStr("__match_args__", new PyTuple(names.toArray()));
        return type;
    }

    /** The fields of a type: its table, in which each named field is an attribute after the methods. */
    static final class Layout extends BuiltinTable {
        private static final BuiltinTable METHODS = new PyStructSequenceTable();

        final String module;
        final String name;
        private final String doc;
        final int visible;
        final Field[] fields;
        final int unnamed;
        /** The indices of the named fields. */
        final int[] named;

        Layout(String module, String name, String doc, int visible, Field[] fields) {
            this.module = module;
            this.name = name;
            this.doc = doc;
            this.visible = visible;
            this.fields = fields;
            int[] indices = new int[fields.length];
            int n = 0;
            for (int i = 0; i < fields.length; i++) {
                if (fields[i].name() != null) {
                    indices[n++] = i;
                }
            }
            named = java.util.Arrays.copyOf(indices, n);
            unnamed = fields.length - n;
        }

        /** As messages and reprs show it: {@code os.stat_result}. */
        String tpName() {
            return module.equals("builtins") ? name : module + "." + name;
        }

        /** The name of the {@code i}-th named field. */
        String memberName(int i) {
            return fields[named[i]].name();
        }

        @Override
        public boolean hasAdapters() {
            return false;
        }

        @Override
        public String ownerName() {
            return name;
        }

        @Override
        public String ownerModule() {
            return module;
        }

        @Override
        public String ownerDoc() {
            return doc;
        }

        @Override
        public int size() {
            // asked for by the superclass's constructor, before the field is set
            return named == null ? 0 : METHODS.size() + named.length;
        }

        private boolean isMethod(int index) {
            return index < METHODS.size();
        }

        private Field member(int index) {
            return fields[named[index - METHODS.size()]];
        }

        @Override
        public String name(int index) {
            return isMethod(index) ? METHODS.name(index) : member(index).name();
        }

        @Override
        public Kind kind(int index) {
            return isMethod(index) ? METHODS.kind(index) : Kind.GETSET;
        }

        @Override
        public String signature(int index) {
            return isMethod(index) ? METHODS.signature(index) : "";
        }

        @Override
        public String doc(int index) {
            return isMethod(index) ? METHODS.doc(index) : member(index).doc();
        }

        @Override
        public Object call(int index, ThreadState ts, Object[] args, String[] kwnames) {
            return METHODS.call(index, ts, args, kwnames);
        }

        @Override
        public Object get(int index, ThreadState ts, Object self) {
            if (!(self instanceof PyStructSequence s)) {
                throw Errors.typeError("descriptor '" + name(index) + "' for '" + tpName()
                        + "' objects doesn't apply to a '" + org.taipan.ops.Obj.typeName(self) + "' object");
            }
            return s.field(named[index - METHODS.size()]);
        }

        @Override
        public boolean set(int index, ThreadState ts, Object self, Object value) {
            throw Errors.attributeError("readonly attribute");
        }
    }
}
