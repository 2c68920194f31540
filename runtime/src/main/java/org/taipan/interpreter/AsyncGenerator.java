package org.taipan.interpreter;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** {@code async_generator}. */
@PyTypeDef(name = "async_generator")
final class AsyncGenerator extends GeneratorBase {
    static final PyType TYPE = PyType.builtin(new AsyncGeneratorTable(), PyType.OBJECT,
            PyType.HAS_WEAKREF | PyType.DISALLOW_INSTANTIATION);

    AsyncGenerator(Frame frame) {
        super(TYPE, frame);
    }

    @Override
    String noun() {
        return "async generator";
    }

    /** A value yielded by the body, told apart from what it awaits. */
    @PyTypeDef(name = "async_generator_wrapped_value")
    static final class Wrapped extends PyObject {
        static final PyType TYPE = PyType.builtin(new AsyncGeneratorWrappedTable(), PyType.OBJECT,
                PyType.DISALLOW_INSTANTIATION);

        final Object value;

        Wrapped(Object value) {
            super(TYPE);
            this.value = value;
        }
    }
}
