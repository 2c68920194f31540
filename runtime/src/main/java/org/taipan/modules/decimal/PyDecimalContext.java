package org.taipan.modules.decimal;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code decimal.Context}: the parameters and flags of arithmetic. Its operations are in {@link ContextOperations}. */
@PyTypeDef(name = "Context", module = "decimal", doc = "The context affects almost all operations and controls "
        + "rounding,\nOver/Underflow, raising of exceptions and much more.\n")
final class PyDecimalContext extends ContextOperations {
    static final PyType TYPE = PyType.builtin(new PyDecimalContextTable(), PyType.OBJECT, TypeFlags.BASETYPE);
    static final String[] ATTRIBUTES = {"prec", "rounding", "Emin", "Emax", "capitals", "clamp", "flags", "traps"};

    private PySignalDict traps;
    private PySignalDict flags;

    PyDecimalContext(PyType type, Ctx ctx) {
        super(type, ctx);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        PyDecimalContext c = new PyDecimalContext(cls, Ctx.standard());
        c.ctx.assign(DecimalState.of(ts).defaultContext.ctx);
        c.ctx.capitals = 1;
        return c;
    }

    @PyMethod("__init__(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, "
            + "traps=None)")
    void init(ThreadState ts, Object prec, Object rounding, Object emin, Object emax, Object capitals, Object clamp,
            Object flags, Object traps) {
        setAttributes(ts, prec, rounding, emin, emax, capitals, clamp, flags, traps);
    }

    /** Sets what is not None, in the order of {@link #ATTRIBUTES}. */
    void setAttributes(ThreadState ts, Object... values) {
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == PyNone.NONE) {
                continue;
            }
            switch (i) {
                case 0 -> setPrec(ts, value);
                case 1 -> setRounding(value);
                case 2 -> setEmin(ts, value);
                case 3 -> setEmax(ts, value);
                case 4 -> setCapitals(ts, value);
                case 5 -> setClamp(ts, value);
                case 6 -> ctx.status = signals(ts, value);
                default -> ctx.traps = signals(ts, value);
            }
        }
    }

    private static int signals(ThreadState ts, Object value) {
        if (!(value instanceof PyList list)) {
            return PySignalDict.flags(ts, value);
        }
        int flags = 0;
        for (Object signal : list.toArray()) {
            flags |= DecimalState.of(ts).flag(signal);
        }
        return flags;
    }

    /** A context that was given. @throws org.taipan.objects.PyException TypeError */
    static PyDecimalContext optional(Object o) {
        if (o instanceof PyDecimalContext c) {
            return c;
        }
        throw Errors.typeError("optional argument must be a context");
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyStr.check(name) ? PyStr.toJava(name) : "";
        switch (n) {
            case "traps":
                return signalDict(ts, true);
            case "flags":
                return signalDict(ts, false);
            default:
                Object v = Attr.generic(ts, this, type(), attributeName(name));
                if (v == null) {
                    throw Errors.noInstanceAttribute(this, n);
                }
                return v;
        }
    }

    private static String attributeName(Object name) {
        if (!PyStr.check(name)) {
            throw Errors.typeError("attribute name must be string, not '" + org.taipan.ops.Obj.typeName(name) + "'");
        }
        return PyStr.toJava(name);
    }

    private Object signalDict(ThreadState ts, boolean ofTraps) {
        PySignalDict d = ofTraps ? traps : flags;
        if (d == null) {
            PySignalDict fresh = PySignalDict.of(ts, ctx, ofTraps);
            synchronized (this) {
                d = ofTraps ? traps : flags;
                if (d == null) {
                    d = fresh;
                    if (ofTraps) {
                        traps = d;
                    } else {
                        flags = d;
                    }
                }
            }
        }
        return d;
    }

    void __setattr__(ThreadState ts, Object name, Object value) {
        String n = attributeName(name);
        switch (n) {
            case "traps" -> ctx.traps = PySignalDict.flags(ts, value);
            case "flags" -> ctx.status = PySignalDict.flags(ts, value);
            default -> Attr.genericSet(ts, this, type(), n, value);
        }
    }

    void __delattr__(ThreadState ts, Object name) {
        throw Errors.attributeError("context attributes cannot be deleted");
    }

    /** {@code PyLong_AsSsize_t}: of ints alone. */
    static long size(Object value) {
        if (!PyLong.check(value)) {
            throw Errors.typeError("an integer is required");
        }
        if (PyLong.value(value) instanceof Long n) {
            return n;
        }
        throw Errors.overflowError("Python int too large to convert to C ssize_t");
    }

    private static long sizeWithin(Object value, long min, long max, String message) {
        long n = size(value);
        if (n < min || n > max) {
            throw Errors.valueError(message);
        }
        return n;
    }

    @PyGetter("prec")
    long prec() {
        return ctx.prec;
    }

    @PySetter("prec")
    void setPrec(ThreadState ts, Object value) {
        ctx.prec = sizeWithin(value, 1, Ctx.MAX_PREC, "valid range for prec is [1, MAX_PREC]");
    }

    @PyGetter("Emax")
    long emax() {
        return ctx.emax;
    }

    @PySetter("Emax")
    void setEmax(ThreadState ts, Object value) {
        ctx.emax = sizeWithin(value, 0, Ctx.MAX_EMAX, "valid range for Emax is [0, MAX_EMAX]");
    }

    @PyGetter("Emin")
    long emin() {
        return ctx.emin;
    }

    @PySetter("Emin")
    void setEmin(ThreadState ts, Object value) {
        ctx.emin = sizeWithin(value, Ctx.MIN_EMIN, 0, "valid range for Emin is [MIN_EMIN, 0]");
    }

    @PyGetter("rounding")
    Object rounding() {
        return Ctx.ROUNDINGS[ctx.round];
    }

    @PySetter("rounding")
    void setRounding(Object value) {
        ctx.round = rounding(value);
    }

    /** The number of a rounding mode. @throws org.taipan.objects.PyException TypeError */
    static int rounding(Object value) {
        if (PyStr.check(value)) {
            String name = PyStr.toJava(value);
            for (int i = 0; i < Ctx.ROUNDINGS.length; i++) {
                if (Ctx.ROUNDINGS[i].equals(name)) {
                    return i;
                }
            }
        }
        throw Errors.typeError("""
                valid values for rounding are:
                  [ROUND_CEILING, ROUND_FLOOR, ROUND_UP, ROUND_DOWN,
                   ROUND_HALF_UP, ROUND_HALF_DOWN, ROUND_HALF_EVEN,
                   ROUND_05UP]""");
    }

    @PyGetter("capitals")
    long capitals() {
        return ctx.capitals;
    }

    @PySetter("capitals")
    void setCapitals(ThreadState ts, Object value) {
        ctx.capitals = (int) sizeWithin(value, 0, 1, "valid values for capitals are 0 or 1");
    }

    @PyGetter("clamp")
    long clamp() {
        return ctx.clamp;
    }

    @PySetter("clamp")
    void setClamp(ThreadState ts, Object value) {
        ctx.clamp = (int) sizeWithin(value, 0, 1, "valid values for clamp are 0 or 1");
    }

    // ---- the whole --------------------------------------------------------------------------------------------------

    @PyMethod(value = "clear_flags()", doc = "Reset all flags to False.\n")
    void clearFlags() {
        ctx.status = 0;
    }

    @PyMethod(value = "clear_traps()", doc = "Set all traps to False.\n")
    void clearTraps() {
        ctx.traps = 0;
    }

    @PyMethod(value = "copy()", doc = "Return a duplicate of the context with all flags cleared.\n")
    PyDecimalContext copy() {
        PyDecimalContext c = new PyDecimalContext(TYPE, ctx.work());
        c.ctx.assign(ctx);
        return c;
    }

    @PyMethod("__copy__()")
    Object copyShallow() {
        return copy();
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        DecimalState state = DecimalState.of(ts);
        return new PyTuple(type(), new PyTuple(ctx.prec, Ctx.ROUNDINGS[ctx.round], ctx.emin, ctx.emax,
                (long) ctx.capitals, (long) ctx.clamp, state.list(ctx.status), state.list(ctx.traps)));
    }

    Object __repr__() {
        return PyStr.of("Context(prec=" + ctx.prec + ", rounding=" + Ctx.ROUNDINGS[ctx.round] + ", Emin=" + ctx.emin
                + ", Emax=" + ctx.emax + ", capitals=" + ctx.capitals + ", clamp=" + ctx.clamp + ", flags="
                + Signals.list(ctx.status) + ", traps=" + Signals.list(ctx.traps) + ")");
    }
}
