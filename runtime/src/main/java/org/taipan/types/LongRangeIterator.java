package org.taipan.types;

import java.math.BigInteger;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/** {@code longrange_iterator}: over a range beyond 64 bits. */
@PyTypeDef(name = "longrange_iterator")
public final class LongRangeIterator extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new LongRangeIteratorTable(), PyType.OBJECT, 0);

    private volatile BigInteger value;
    private final BigInteger step;
    private volatile BigInteger left;

    LongRangeIterator(Object start, Object step, Object length) {
        super(TYPE);
        this.value = PyLong.big(start);
        this.step = PyLong.big(step);
        this.left = PyLong.big(length);
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public synchronized Object next(ThreadState ts) {
        if (left.signum() <= 0) {
            return null;
        }
        left = left.subtract(BigInteger.ONE);
        BigInteger v = value;
        value = v.add(step);
        return PyLong.of(v);
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many integers are left.")
    Object lengthHint() {
        return PyLong.of(left);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling.")
    synchronized Object reduce(ThreadState ts) {
        Object rest = new PyRange(PyLong.of(value), PyLong.of(value.add(step.multiply(left))), PyLong.of(step));
        return new PyTuple(PyFrame.builtin(ts, "iter"), new PyTuple(rest), PyNone.NONE);
    }

    @PyMethod(value = "__setstate__(object, /)", doc = "Set the state when unpickling.")
    synchronized void setState(Object state) {
        if (!PyLong.check(state)) {
            throw Errors.typeError("state must be an int, not " + Obj.typeName(state));
        }
        BigInteger i = PyLong.big(state).max(BigInteger.ZERO).min(left);
        value = value.add(i.multiply(step));
        left = left.subtract(i);
    }
}
