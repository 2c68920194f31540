package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeCall;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;

/** The Python side of {@code type}. */
@PyTypeDef(name = "type", doc = "type(object) -> the object's type\ntype(name, bases, dict, **kwds) -> a new type")
public final class PyTypeObject {
    public static final PyType TYPE = PyType.TYPE;

    private PyTypeObject() {
    }

    @PyMethod("__call__(*args, **kwargs)")
    static Object __call__(ThreadState ts, PyType self, Object[] args, PyDict kwargs) {
        Object[][] items = kwargs.items();
        if (items.length == 0) {
            return TypeCall.instantiate(ts, self, args, null);
        }
        Object[] all = java.util.Arrays.copyOf(args, args.length + items.length);
        String[] names = new String[items.length];
        for (int i = 0; i < items.length; i++) {
            names[i] = PyStr.toJava(items[i][0]);
            all[args.length + i] = items[i][1];
        }
        return TypeCall.instantiate(ts, self, all, names);
    }

    static Object __getattribute__(ThreadState ts, PyType self, Object name) {
        String n = PyBaseObject.attributeName(name);
        Object v = Attr.ofType(ts, self, n);
        if (v == null) {
            throw Errors.noAttribute(self, n);
        }
        return v;
    }

    static Object __repr__(PyType self) {
        return PyStr.of("<class '" + self.name() + "'>");
    }
}
