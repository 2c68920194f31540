package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.format.FieldName;
import org.taipan.types.format.Markup;

/** The {@code _string} module: what {@code string.Formatter} shares with {@code str.format}. */
@PyModuleDef(name = "_string", doc = "string helper module")
final class StringModule {
    private StringModule() {
    }

    private static Object text(Object o) {
        if (!PyStr.check(o)) {
            throw Errors.typeError("expected str, got " + Obj.typeName(o));
        }
        return o;
    }

    @PyMethod(value = "formatter_parser(object, /)", doc = "parse the argument as a format string")
    static Object formatterParser(Object object) {
        return new MarkupIterator(new Markup(text(object)));
    }

    @PyMethod(value = "formatter_field_name_split(object, /)", doc = "split the argument as a field name")
    static Object formatterFieldNameSplit(Object object) {
        FieldName name = new FieldName(text(object));
        return new PyTuple(name.first(), new FieldNameIterator(name));
    }

    /** Yields (literal, field name, format specification, conversion). For one thread at a time. */
    @PyTypeDef(name = "formatteriterator")
    static final class MarkupIterator extends NativeIterator {
        static final PyType TYPE = PyType.builtin(new StringModuleMarkupIteratorTable(), PyType.OBJECT,
                PyType.DISALLOW_INSTANTIATION);
        private final Markup markup;

        MarkupIterator(Markup markup) {
            super(TYPE);
            this.markup = markup;
        }

        @Override
        public synchronized Object next(ThreadState ts) {
            if (!markup.next()) {
                return null;
            }
            if (!markup.hasField()) {
                return new PyTuple(markup.literal(), PyNone.NONE, PyNone.NONE, PyNone.NONE);
            }
            Object conversion = markup.conversion() == 0 ? PyNone.NONE : PyStr.ofCodePoint(markup.conversion());
            return new PyTuple(markup.literal(), markup.fieldName(), markup.formatSpec(), conversion);
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return nextOrStop(ts);
        }
    }

    /** Yields (is it an attribute, name or index). For one thread at a time. */
    @PyTypeDef(name = "fieldnameiterator")
    static final class FieldNameIterator extends NativeIterator {
        static final PyType TYPE = PyType.builtin(new StringModuleFieldNameIteratorTable(), PyType.OBJECT,
                PyType.DISALLOW_INSTANTIATION);
        private final FieldName name;

        FieldNameIterator(FieldName name) {
            super(TYPE);
            this.name = name;
        }

        @Override
        public synchronized Object next(ThreadState ts) {
            return name.next() ? new PyTuple(name.isAttribute(), name.item()) : null;
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return nextOrStop(ts);
        }
    }
}
