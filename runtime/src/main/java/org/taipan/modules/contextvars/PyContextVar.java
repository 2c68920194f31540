package org.taipan.modules.contextvars;

import java.util.concurrent.atomic.AtomicInteger;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyStr;

/** {@code contextvars.ContextVar}. */
@PyTypeDef(name = "ContextVar", module = "_contextvars")
public final class PyContextVar extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyContextVarTable(), PyType.OBJECT, 0);
    /** Odd, so that multiplying by it keeps numbers apart while it scatters them. */
    private static final int SCATTER = 0x9E3779B9;

    /** Numbers the variables of an interpreter. */
    private static final class Counter {
        final AtomicInteger next = new AtomicInteger();
    }

    /** Unique in the interpreter. */
    final int number;
    private final Object name;
    private final long hash;
    /** Null if there is none. */
    private final Object defaultValue;

    public PyContextVar(ThreadState ts, Object name, Object defaultValue) {
        super(TYPE);
        this.number = ts.interp.state(Counter.class, i -> new Counter()).next.getAndIncrement() * SCATTER;
        this.name = name;
        this.hash = Obj.hash(ts, name) ^ number;
        this.defaultValue = defaultValue;
    }

    @PyMethod("__new__(name, /, *, default=NULL)")
    static Object __new__(ThreadState ts, PyType cls, Object name, Object defaultValue) {
        if (!PyStr.check(name)) {
            throw Errors.typeError("context variable name must be a str");
        }
        return new PyContextVar(ts, name, defaultValue);
    }

    /** The value in the thread's context, else {@code otherwise}, else the variable's default; or null. */
    public Object value(ThreadState ts, Object otherwise) {
        Object v = ts.context instanceof PyContext c ? c.vars().get(this) : null;
        return v != null ? v : otherwise != null ? otherwise : defaultValue;
    }

    /** What all variables are in the thread's context: another object after each change; or null. */
    public static Object all(ThreadState ts) {
        return ts.context instanceof PyContext c ? c.vars() : null;
    }

    @PyMethod(value = "get(default=NULL, /)", doc = "Return a value for the context variable for the current context."
            + "\n\nIf there is no value for the variable in the current context, the method will:\n"
            + " * return the value of the default argument of the method, if provided; or\n"
            + " * return the default value for the context variable, if it was created\n   with one; or\n"
            + " * raise a LookupError.")
    Object get(ThreadState ts, Object otherwise) {
        Object v = value(ts, otherwise);
        if (v == null) {
            throw Errors.of(Exc.LookupError, new Object[] {this});
        }
        return v;
    }

    @PyMethod(value = "set(value, /)", doc = "Call to set a new value for the context variable in the current context."
            + "\n\nThe required value argument is the new value for the context variable.\n\n"
            + "Returns a Token object that can be used to restore the variable to its previous\n"
            + "value via the `ContextVar.reset()` method.")
    public Object set(ThreadState ts, Object value) {
        PyContext context = PyContext.current(ts);
        VarMap vars = context.vars();
        PyToken token = new PyToken(context, this, vars.get(this));
        context.setVars(vars.with(this, value));
        return token;
    }

    @PyMethod(value = "reset(token, /)", doc = "Reset the context variable.\n\nThe variable is reset to the value it "
            + "had before the `ContextVar.set()` that\ncreated the token was used.")
    void reset(ThreadState ts, Object token) {
        if (!(token instanceof PyToken t)) {
            throw Errors.typeError("expected an instance of Token, got " + Obj.reprJava(ts, token));
        }
        PyContext context = PyContext.current(ts);
        t.use(ts, context, this);
        VarMap vars = context.vars();
        context.setVars(t.oldValue == null ? vars.without(this) : vars.with(this, t.oldValue));
    }

    @PyGetter("name")
    Object name() {
        return name;
    }

    @org.taipan.annotations.PyClassMethod(value = "__class_getitem__(object, /)", doc = "See PEP 585")
    static Object __class_getitem__(ThreadState ts, PyType cls, Object item) {
        return org.taipan.ops.Generics.alias(ts, cls, item);
    }

    long __hash__() {
        return hash;
    }

    Object __repr__(ThreadState ts) {
        String value = defaultValue == null ? "" : " default=" + Obj.reprJava(ts, defaultValue);
        return PyStr.of("<ContextVar name=" + Obj.reprJava(ts, name) + value + " at " + Obj.address(this) + ">");
    }
}
