package org.taipan.interpreter;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.types.PyDict;

/** {@code FrameLocalsProxy}: {@code f_locals} of a function's frame (PEP 667). */
@PyTypeDef(name = "FrameLocalsProxy")
final class FrameLocalsProxy extends PyObject {
    static final PyType TYPE = PyType.builtin(new FrameLocalsProxyTable(), PyType.OBJECT, PyType.MAPPING);

    private final Frame frame;

    FrameLocalsProxy(Frame frame) {
        super(TYPE);
        this.frame = frame;
    }

    static void copyInto(Frame f, PyDict dict) {
        String[] names = f.code.localsPlusNames;
        for (int i = 0; i < names.length; i++) {
            Object v = f.variable(i);
            if (v != null) {
                dict.putStr(names[i], v);
            }
        }
        FrameExtras e = f.extras;
        if (e != null && e.extraLocals != null) {
            for (Object[] item : e.extraLocals.items()) {
                dict.putStr(org.taipan.types.PyStr.toJava(item[0]), item[1]);
            }
        }
    }
}
