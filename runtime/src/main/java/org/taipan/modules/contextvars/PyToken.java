package org.taipan.modules.contextvars;

import java.util.concurrent.atomic.AtomicBoolean;
import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;

/** {@code contextvars.Token}: what {@code ContextVar.set} returns. */
@PyTypeDef(name = "Token", module = "_contextvars")
public final class PyToken extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyTokenTable(), PyType.OBJECT, 0);

    /** {@code Token.MISSING}. */
    @PyTypeDef(name = "MISSING", module = "Token")
    static final class Missing extends PyObject {
        static final PyType TYPE = PyType.builtin(new PyTokenMissingTable(), PyType.OBJECT, 0);
        static final Missing MISSING = new Missing();

        private Missing() {
            super(TYPE);
        }

        Object __repr__() {
            return "<Token.MISSING>";
        }
    }

    private final PyContext context;
    private final PyContextVar var;
    /** Null if the variable had none. */
    final Object oldValue;
    private final AtomicBoolean used = new AtomicBoolean();

    PyToken(PyContext context, PyContextVar var, Object oldValue) {
        super(TYPE);
        this.context = context;
        this.var = var;
        this.oldValue = oldValue;
    }

    /** Marks the token as used for {@code reset}. @throws org.taipan.objects.PyException RuntimeError or ValueError */
    void use(ThreadState ts, PyContext current, PyContextVar by) {
        if (used.get()) {
            throw Errors.runtimeError(Obj.reprJava(ts, this) + " has already been used once");
        }
        if (var != by) {
            throw Errors.valueError(Obj.reprJava(ts, this) + " was created by a different ContextVar");
        }
        if (context != current) {
            throw Errors.valueError(Obj.reprJava(ts, this) + " was created in a different Context");
        }
        used.set(true);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        throw Errors.runtimeError("Tokens can only be created by ContextVars");
    }

    @PyGetter("var")
    Object var() {
        return var;
    }

    @PyGetter("old_value")
    Object oldValue() {
        return oldValue == null ? Missing.MISSING : oldValue;
    }

    @PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object __class_getitem__(ThreadState ts, PyType cls, Object item) {
        return org.taipan.ops.Generics.alias(ts, cls, item);
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("<Token" + (used.get() ? " used" : "") + " var=" + Obj.reprJava(ts, var) + " at "
                + Obj.address(this) + ">");
    }

    // Tokens compare by identity but are not hashable.
    boolean __eq__(Object other) {
        return this == other;
    }
}
