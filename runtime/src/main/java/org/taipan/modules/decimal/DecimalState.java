package org.taipan.modules.decimal;

import org.taipan.modules.contextvars.PyContextVar;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Imports;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** What the {@code decimal} module has in one interpreter: exceptions, templates of contexts, the current context. */
final class DecimalState {
    private static final int FLOAT = 1, ZERO_DIVISION = 2, OVERFLOW = 3, UNDERFLOW = 4, SUBNORMAL = 5, INEXACT = 6,
            ROUNDED = 7;

    final PyType decimalException;
    /** In the order of {@link Signals#NAMES}. */
    final PyType[] signals = new PyType[Signals.NAMES.length];
    /** In the order of {@link Signals#CONDITION_NAMES}. */
    final PyType[] conditions = new PyType[Signals.CONDITION_NAMES.length];
    final PyType decimalTuple;
    final PyType signalDict;
    final Object rational;
    final PyDecimalContext defaultContext = new PyDecimalContext(PyDecimalContext.TYPE, Ctx.standard());
    final PyDecimalContext basicContext;
    final PyDecimalContext extendedContext;
    private final PyContextVar variable;

    /** Where an interpreter keeps its state: making that imports modules, which must not happen inside the map. */
    private static final class Place {
        volatile DecimalState state;

        Place(Interpreter interp) {
        }
    }

    private DecimalState(ThreadState ts) {
        decimalException = exception(ts, "DecimalException", Exc.ArithmeticError);
        for (int i = signals.length - 1; i >= 0; i--) {
            signals[i] = exception(ts, Signals.NAMES[i], switch (i) {
                case FLOAT -> new PyType[] {decimalException, Exc.TypeError};
                case ZERO_DIVISION -> new PyType[] {decimalException, Exc.ZeroDivisionError};
                case OVERFLOW -> new PyType[] {signals[INEXACT], signals[ROUNDED]};
                case UNDERFLOW -> new PyType[] {signals[INEXACT], signals[ROUNDED], signals[SUBNORMAL]};
                default -> new PyType[] {decimalException};
            });
        }
        conditions[0] = signals[0];
        for (int i = 1; i < conditions.length; i++) {
            conditions[i] = Signals.CONDITION_BITS[i] == Signals.DIVISION_UNDEFINED
                    ? exception(ts, Signals.CONDITION_NAMES[i], signals[0], Exc.ZeroDivisionError)
                    : exception(ts, Signals.CONDITION_NAMES[i], signals[0]);
        }
        Object numbers = Imports.module(ts, "numbers");
        Call.methodNamed(ts, Attr.get(ts, numbers, "Number"), "register", PyDecimal.TYPE);
        rational = Attr.get(ts, numbers, "Rational");
        Object tuple = Attr.get(ts, Imports.module(ts, "collections"), "namedtuple");
        decimalTuple = (PyType) Call.call(ts, tuple, "DecimalTuple", "sign digits exponent");
        decimalTuple.putOwn("__module__", "decimal");
        Object mapping = Attr.get(ts, Imports.module(ts, "_collections_abc"), "MutableMapping");
        signalDict = (PyType) Call.call(ts, PyObject.typeOf(mapping), "SignalDict",
                new PyTuple(PySignalDict.TYPE, mapping), new PyDict());
        basicContext = new PyDecimalContext(PyDecimalContext.TYPE, Ctx.standard());
        basicContext.ctx.prec = 9;
        basicContext.ctx.traps |= Signals.UNDERFLOW | Signals.CLAMPED;
        basicContext.ctx.round = Ctx.HALF_UP;
        extendedContext = new PyDecimalContext(PyDecimalContext.TYPE, Ctx.standard());
        extendedContext.ctx.prec = 9;
        extendedContext.ctx.traps = 0;
        variable = new PyContextVar(ts, "decimal_context", null);
    }

    private static PyType exception(ThreadState ts, String name, PyType... bases) {
        PyDict namespace = new PyDict();
        namespace.putStr("__module__", "decimal");
        return (PyType) Call.call(ts, PyType.TYPE, name, new PyTuple((Object[]) bases), namespace);
    }

    static DecimalState of(ThreadState ts) {
        Place place = ts.interp.state(Place.class, Place::new);
        DecimalState s = place.state;
        if (s == null) {
            s = new DecimalState(ts);
            place.state = s;
        }
        return s;
    }

    /** The parameters of the thread's context. */
    static Ctx context(ThreadState ts) {
        if (ts.decimalContext instanceof Found f && f.variables == PyContextVar.all(ts)) {
            return f.ctx;
        }
        Ctx ctx = of(ts).current(ts).ctx;
        ts.decimalContext = new Found(PyContextVar.all(ts), ctx);
        return ctx;
    }

    /** The context that belongs to certain values of all context variables. */
    private record Found(Object variables, Ctx ctx) {
    }

    /** The thread's context, made from the template when there is none. */
    PyDecimalContext current(ThreadState ts) {
        if (variable.value(ts, null) instanceof PyDecimalContext c) {
            return c;
        }
        PyDecimalContext c = defaultContext.copy();
        c.ctx.status = 0;
        variable.set(ts, c);
        return c;
    }

    void setCurrent(ThreadState ts, Object context) {
        if (!(context instanceof PyDecimalContext c)) {
            throw Errors.typeError("argument must be a context");
        }
        if (c == defaultContext || c == basicContext || c == extendedContext) {
            c = c.copy();
            c.ctx.status = 0;
        }
        variable.set(ts, c);
    }

    /** Sets flags. @throws PyException the exception of a condition that is trapped */
    static void signal(ThreadState ts, Ctx ctx, int status) {
        ctx.status |= status;
        int trapped = status & ctx.traps;
        if (trapped != 0) {
            throw of(ts).exception(trapped);
        }
    }

    private PyException exception(int trapped) {
        PyList met = new PyList();
        for (int i = 0; i < conditions.length; i++) {
            if ((trapped & Signals.CONDITION_BITS[i]) != 0) {
                met.append(conditions[i]);
            }
        }
        for (int i = 1; i < signals.length; i++) {
            if ((trapped & Signals.BITS[i]) != 0) {
                met.append(signals[i]);
            }
        }
        for (int i = 0; i < signals.length; i++) {
            if ((trapped & Signals.BITS[i]) != 0) {
                return Errors.of(signals[i], new Object[] {met});
            }
        }
        throw Errors.systemError("no signal in " + trapped);
    }

    /** The bits of a signal. @throws PyException KeyError */
    int flag(Object signal) {
        for (int i = 0; i < signals.length; i++) {
            if (signals[i] == signal) {
                return Signals.BITS[i];
            }
        }
        throw Errors.keyError("""
                valid values for signals are:
                  [InvalidOperation, FloatOperation, DivisionByZero,
                   Overflow, Underflow, Subnormal, Inexact, Rounded,
                   Clamped]""");
    }

    PyList list(int flags) {
        PyList list = new PyList();
        for (int i = 0; i < signals.length; i++) {
            if ((flags & Signals.BITS[i]) != 0) {
                list.append(signals[i]);
            }
        }
        return list;
    }
}
