package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** A frame, as far as the rest of the runtime sees it; the interpreter's frames extend it. */
@PyTypeDef(name = "frame")
public abstract class PyFrame extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyFrameTable(), PyType.OBJECT, 0);

    /** The calling frame, or null. */
    public PyFrame back;
    public final PyCode code;

    protected PyFrame(PyCode code) {
        super(TYPE);
        this.code = code;
    }

    /** {@code f_globals}. */
    public abstract PyDict globals();

    /** {@code f_builtins}. */
    public abstract PyDict builtins();

    /** {@code f_lineno}, or -1 when there is none. */
    public abstract int lineNumber();

    /** The local variable, cell or free variable with an index into {@code co_localsplusnames}; null when unbound. */
    public Object localPlus(int index) {
        throw org.taipan.ops.Errors.systemError("frame without local variables");
    }

    /** {@code f_lasti}, a byte offset into {@code co_code}. */
    public abstract int lasti();
}
