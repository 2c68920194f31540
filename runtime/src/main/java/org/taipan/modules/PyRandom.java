package org.taipan.modules;

import java.math.BigInteger;
import java.security.SecureRandom;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/**
 * {@code _random.Random}: the Mersenne Twister MT19937. Every method that reads or changes the state holds the object's
 * monitor, so that threads that share a generator draw different numbers.
 */
@PyTypeDef(name = "Random", module = "_random",
        doc = "Random() -> create a random number generator with its own internal state.")
public final class PyRandom extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyRandomTable(), PyType.OBJECT);
    private static final int N = 624;
    private static final int M = 397;
    private static final int MATRIX_A = 0x9908b0df;
    private static final int UPPER_BIT = 0x80000000;

    private final int[] state = new int[N];
    private int index = N;

    private PyRandom(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object __new__(PyType cls, Object[] args, PyDict kwargs) {
        return new PyRandom(cls);
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, Object[] args, PyDict kwargs) {
        if (kwargs.size() > 0 && type().slot(Slot.INIT) == TYPE.slot(Slot.INIT)) {
            throw Errors.typeError("Random() takes no keyword arguments");
        }
        if (args.length > 1) {
            throw Errors.typeError("Random() requires 0 or 1 argument");
        }
        seed(ts, args.length == 1 ? args[0] : PyNone.NONE);
    }

    @PyMethod(value = "seed(n=None, /)", doc = "seed([n]) -> None.\n\nDefaults to use urandom and falls back to a "
            + "combination\nof the current time and the process identifier.")
    void seed(ThreadState ts, Object n) {
        int[] key;
        if (n == PyNone.NONE) {
            key = new int[N];
            SecureRandom random = new SecureRandom();
            for (int i = 0; i < N; i++) {
                key[i] = random.nextInt();
            }
        } else {
            BigInteger value = PyLong.check(n) ? PyLong.big(n).abs() : PyLong.big(PyLong.ofUnsigned(Obj.hash(ts, n)));
            key = new int[Math.max(1, (value.bitLength() + 31) / 32)];
            for (int i = 0; i < key.length; i++) {
                key[i] = value.shiftRight(32 * i).intValue();
            }
        }
        initialize(key);
    }

    private synchronized void initialize(int seed) {
        state[0] = seed;
        for (int i = 1; i < N; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ state[i - 1] >>> 30) + i;
        }
        index = N;
    }

    private synchronized void initialize(int[] key) {
        initialize(19650218);
        int i = 1;
        int j = 0;
        for (int k = Math.max(N, key.length); k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1664525) + key[j] + j;
            i = next(i);
            j = j + 1 < key.length ? j + 1 : 0;
        }
        for (int k = N - 1; k > 0; k--) {
            state[i] = (state[i] ^ (state[i - 1] ^ state[i - 1] >>> 30) * 1566083941) - i;
            i = next(i);
        }
        state[0] = UPPER_BIT;
    }

    private int next(int i) {
        if (i + 1 < N) {
            return i + 1;
        }
        state[0] = state[N - 1];
        return 1;
    }

    /** The next 32 bits. The caller holds the monitor. */
    private int next32() {
        int[] mt = state;
        if (index >= N) {
            for (int k = 0; k < N; k++) {
                int y = mt[k] & UPPER_BIT | mt[k + 1 < N ? k + 1 : 0] & ~UPPER_BIT;
                mt[k] = mt[k + M < N ? k + M : k + M - N] ^ y >>> 1 ^ -(y & 1) & MATRIX_A;
            }
            index = 0;
        }
        int y = mt[index++];
        y ^= y >>> 11;
        y ^= y << 7 & 0x9d2c5680;
        y ^= y << 15 & 0xefc60000;
        return y ^ y >>> 18;
    }

    @PyMethod(value = "random()", doc = "random() -> x in the interval [0, 1).")
    synchronized double random() {
        long a = next32() >>> 5;
        long b = next32() >>> 6;
        return (a * 0x1p26 + b) * 0x1p-53;
    }

    @PyMethod(value = "getrandbits(k, /)", doc = "getrandbits(k) -> x.  Generates an int with k random bits.")
    synchronized Object getrandbits(long k) {
        if (k < 0) {
            throw Errors.valueError("number of bits must be non-negative");
        }
        if (k == 0) {
            return 0L;
        }
        if (k <= 32) {
            return (next32() & 0xffffffffL) >>> 32 - k;
        }
        if (k <= 64) {
            long low = next32() & 0xffffffffL;
            return PyLong.ofUnsigned((next32() & 0xffffffffL) >>> 64 - k << 32 | low);
        }
        if (k > Integer.MAX_VALUE - 64) {
            throw Errors.memoryError();
        }
        byte[] bytes = new byte[(int) ((k + 31) / 32 * 4)];
        long left = k;
        for (int end = bytes.length; end > 0; end -= 4, left -= 32) {
            int r = next32();
            if (left < 32) {
                r >>>= 32 - left;
            }
            bytes[end - 1] = (byte) r;
            bytes[end - 2] = (byte) (r >> 8);
            bytes[end - 3] = (byte) (r >> 16);
            bytes[end - 4] = (byte) (r >> 24);
        }
        return PyLong.of(new BigInteger(1, bytes));
    }

    @PyMethod(value = "getstate()", doc = "getstate() -> tuple containing the current state.")
    synchronized Object getstate() {
        Object[] items = new Object[N + 1];
        for (int i = 0; i < N; i++) {
            items[i] = state[i] & 0xffffffffL;
        }
        items[N] = (long) index;
        return new PyTuple(items);
    }

    @PyMethod(value = "setstate(state, /)", doc = "setstate(state) -> None.  Restores generator state.")
    void setstate(ThreadState ts, Object state) {
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError("state vector must be a tuple");
        }
        if (t.size() != N + 1) {
            throw Errors.valueError("state vector is the wrong size");
        }
        int[] words = new int[N];
        for (int i = 0; i < N; i++) {
            words[i] = word(t.get(i));
        }
        if (!(org.taipan.ops.Number.index(ts, t.get(N)) instanceof Long at)) {
            throw Errors.overflowError("Python int too large to convert to C long");
        }
        if (at < 0 || at > N) {
            throw Errors.valueError("invalid state");
        }
        synchronized (this) {
            System.arraycopy(words, 0, this.state, 0, N);
            index = (int) (long) at;
        }
    }

    /** {@code PyLong_AsUnsignedLong}, cut to 32 bits. */
    private static int word(Object o) {
        if (!PyLong.check(o)) {
            throw Errors.typeError("an integer is required");
        }
        BigInteger n = PyLong.big(o);
        if (n.signum() < 0) {
            throw Errors.overflowError("can't convert negative value to unsigned int");
        }
        if (n.bitLength() > 64) {
            throw Errors.overflowError("Python int too large to convert to C unsigned long");
        }
        return n.intValue();
    }
}
