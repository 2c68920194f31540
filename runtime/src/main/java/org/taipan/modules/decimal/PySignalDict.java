package org.taipan.modules.decimal;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The traps or the flags of a context as a mapping; {@code SignalDict} derives from it and {@code MutableMapping}. */
@PyTypeDef(name = "SignalDictMixin", module = "decimal")
final class PySignalDict extends PyObject {
    static final PyType TYPE = PyType.builtin(new PySignalDictTable(), PyType.OBJECT, TypeFlags.BASETYPE);
    private static final String INVALID = "invalid signal dict";

    /** Null if it belongs to no context. */
    private Ctx ctx;
    private boolean traps;

    private PySignalDict(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object create(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        return new PySignalDict(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void init(ThreadState ts, Object[] args, PyDict kwargs) {
    }

    static PySignalDict of(ThreadState ts, Ctx ctx, boolean traps) {
        PySignalDict d = new PySignalDict(DecimalState.of(ts).signalDict);
        d.ctx = ctx;
        d.traps = traps;
        return d;
    }

    private Ctx owner() {
        if (ctx == null) {
            throw Errors.valueError(INVALID);
        }
        return ctx;
    }

    private int flags() {
        return traps ? owner().traps : owner().status;
    }

    /** What a SignalDict or a dict of all signals says, as bits. */
    static int flags(ThreadState ts, Object mapping) {
        if (mapping instanceof PySignalDict s) {
            return s.flags();
        }
        if (!(mapping instanceof PyDict d)) {
            throw Errors.typeError("argument must be a signal dict");
        }
        int flags = 0;
        PyType[] signals = DecimalState.of(ts).signals;
        if (Obj.length(ts, d) != signals.length) {
            throw Errors.keyError(INVALID);
        }
        for (int i = 0; i < signals.length; i++) {
            Object value = d.get(ts, signals[i]);
            if (value == null) {
                throw Errors.keyError(INVALID);
            }
            flags |= Obj.isTrue(ts, value) ? Signals.BITS[i] : 0;
        }
        return flags;
    }

    long __len__(ThreadState ts) {
        owner();
        return Signals.NAMES.length;
    }

    Object __iter__(ThreadState ts) {
        owner();
        return Iter.iter(ts, new PyTuple((Object[]) DecimalState.of(ts).signals));
    }

    Object __getitem__(ThreadState ts, Object key) {
        int flags = flags();
        return (flags & DecimalState.of(ts).flag(key)) != 0;
    }

    void __setitem__(ThreadState ts, Object key, Object value) {
        Ctx c = owner();
        int flag = DecimalState.of(ts).flag(key);
        boolean on = Obj.isTrue(ts, value);
        int flags = on ? flags() | flag : flags() & ~flag;
        if (traps) {
            c.traps = flags;
        } else {
            c.status = flags;
        }
    }

    void __delitem__(ThreadState ts, Object key) {
        owner();
        throw Errors.valueError("signal keys cannot be deleted");
    }

    Object __repr__(ThreadState ts) {
        int flags = flags();
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < Signals.NAMES.length; i++) {
            out.append(i > 0 ? ", " : "").append("<class 'decimal.").append(Signals.NAMES[i]).append("'>:")
                    .append((flags & Signals.BITS[i]) != 0 ? "True" : "False");
        }
        return PyStr.of(out.append('}').toString());
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        int flags = flags();
        if (op != Slot.EQ && op != Slot.NE || !(other instanceof PySignalDict) && !(other instanceof PyDict)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        int others;
        try {
            others = flags(ts, other);
        } catch (org.taipan.objects.PyException e) {
            if (other instanceof PySignalDict || !e.matches(org.taipan.types.Exc.KeyError)) {
                throw e;
            }
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return flags == others == (op == Slot.EQ);
    }

    @PyMethod("copy()")
    Object copy(ThreadState ts) {
        int flags = flags();
        PyDict d = new PyDict();
        PyType[] signals = DecimalState.of(ts).signals;
        for (int i = 0; i < signals.length; i++) {
            d.put(ts, signals[i], (flags & Signals.BITS[i]) != 0);
        }
        return d;
    }
}
