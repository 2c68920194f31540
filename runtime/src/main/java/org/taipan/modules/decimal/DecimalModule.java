package org.taipan.modules.decimal;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * The {@code _decimal} module: the General Decimal Arithmetic Specification, as libmpdec implements it. Values are a
 * {@link Dec}, contexts a {@link Ctx}; {@link Op} carries an operation's context and the conditions it meets.
 */
@PyModuleDef(name = "_decimal", doc = "C decimal arithmetic module", types = {PyDecimal.class, PyDecimalContext.class})
final class DecimalModule {
    @PyConstant
    static final long MAX_PREC = Ctx.MAX_PREC;
    @PyConstant
    static final long MAX_EMAX = Ctx.MAX_EMAX;
    @PyConstant
    static final long MIN_EMIN = Ctx.MIN_EMIN;
    @PyConstant
    static final long MIN_ETINY = Ctx.MIN_ETINY;
    @PyConstant
    static final boolean HAVE_THREADS = true;
    @PyConstant
    static final boolean HAVE_CONTEXTVAR = true;
    @PyConstant("__version__")
    static final String VERSION = "1.70";
    @PyConstant("__libmpdec_version__")
    static final String LIBMPDEC_VERSION = "2.5.1";

    private final DecimalState state;

    DecimalModule(ThreadState ts, PyModule module) {
        state = DecimalState.of(ts);
        module.add("DecimalTuple", state.decimalTuple);
        module.add("DecimalException", state.decimalException);
        for (int i = 0; i < state.signals.length; i++) {
            module.add(Signals.NAMES[i], state.signals[i]);
        }
        for (int i = 1; i < state.conditions.length; i++) {
            module.add(Signals.CONDITION_NAMES[i], state.conditions[i]);
        }
        module.add("DefaultContext", state.defaultContext);
        module.add("BasicContext", state.basicContext);
        module.add("ExtendedContext", state.extendedContext);
        for (String rounding : Ctx.ROUNDINGS) {
            module.add(rounding, rounding);
        }
    }

    @PyMethod(value = "getcontext()", doc = "Get the current default context.\n")
    Object getcontext(ThreadState ts) {
        return state.current(ts);
    }

    @PyMethod(value = "setcontext(context, /)", doc = "Set a new default context.\n")
    void setcontext(ThreadState ts, Object context) {
        state.setCurrent(ts, context);
    }

    @PyMethod(value = "localcontext(ctx=None, **kwargs)",
            doc = "Return a context manager that sets a copy of ctx, or of the current context, with the given\n"
            + "attributes on entry and restores the context that was current on exit.\n")
    Object localcontext(ThreadState ts, Object ctx, PyDict kwargs) {
        PyDecimalContext outer = state.current(ts);
        PyDecimalContext local = (ctx == PyNone.NONE ? outer : PyDecimalContext.optional(ctx)).copy();
        Object[] values = new Object[PyDecimalContext.ATTRIBUTES.length];
        int found = 0;
        for (int i = 0; i < values.length; i++) {
            Object value = kwargs.getStr(PyDecimalContext.ATTRIBUTES[i]);
            found += value == null ? 0 : 1;
            values[i] = value == null ? PyNone.NONE : value;
        }
        for (Object name : org.taipan.ops.Iter.toArray(ts, kwargs)) {
            if (found < org.taipan.ops.Obj.length(ts, kwargs)
                    && !java.util.Arrays.asList(PyDecimalContext.ATTRIBUTES).contains(PyStr.toJava(name))) {
                throw Errors.typeError("this function got an unexpected keyword argument '" + PyStr.toJava(name) + "'");
            }
        }
        local.setAttributes(ts, values);
        return new PyContextManager(local, outer);
    }
}
