package org.taipan.modules.functools;

import java.util.concurrent.atomic.AtomicLong;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code functools.lru_cache}'s wrapper.
 *
 * <p><b>Contract.</b> Any number of threads may call. A result, once cached, is found until it is evicted; two threads
 * that miss at the same time both call the function, and one result stays. The cache never holds more than
 * {@code maxsize} results after a call returns. <b>Why it holds.</b> The cache is a dict in the order of last use:
 * lookup, moving a key to the end and evicting from the front are each atomic. Counters are atomic.
 */
@PyTypeDef(name = "_lru_cache_wrapper", module = "functools", doc = "A callable that keeps the results of another "
        + "function by its arguments.")
public final class LruCache extends PyObject {
    public static final PyType TYPE = PyType.builtin(new LruCacheTable(), PyType.OBJECT, PyType.BASETYPE
            | PyType.HAS_DICT | PyType.HAS_WEAKREF | PyType.METHOD_DESCRIPTOR);
    /** Stands in keys between positional arguments and keywords. */
    private static final PyObject KEYWORDS = new org.taipan.objects.PyInstance(PyType.OBJECT);

    private final Object function;
    /** Negative: unbounded. */
    private final long maxsize;
    private final boolean typed;
    private final Object infoType;
    private final PyDict cache = new PyDict();
    private final AtomicLong hits = new AtomicLong();
    private final AtomicLong misses = new AtomicLong();

    private LruCache(PyType type, Object function, long maxsize, boolean typed, Object infoType) {
        super(type);
        this.function = function;
        this.maxsize = maxsize;
        this.typed = typed;
        this.infoType = infoType;
    }

    @PyMethod("__new__(user_function, maxsize, typed, cache_info_type)")
    static Object create(ThreadState ts, PyType cls, Object function, Object maxsize, boolean typed, Object infoType) {
        if (!Call.isCallable(function)) {
            throw Errors.typeError("the first argument must be callable");
        }
        long max = -1;
        if (maxsize != PyNone.NONE) {
            if (!Number.hasIndex(maxsize)) {
                throw Errors.typeError("maxsize should be integer or None");
            }
            max = Math.max(Number.indexSize(ts, maxsize), 0);
        }
        return new LruCache(cls, function, max, typed, infoType);
    }

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        if (maxsize == 0) {
            misses.incrementAndGet();
            return Call.vector(ts, function, args, kwnames);
        }
        Object key = key(args, kwnames);
        long hash = Obj.hash(ts, key);
        Object result = cache.get(ts, key, hash);
        if (result != null) {
            if (maxsize > 0) {
                cache.move(ts, key, hash, true);
            }
            hits.incrementAndGet();
            return result;
        }
        misses.incrementAndGet();
        result = Call.vector(ts, function, args, kwnames);
        if (maxsize < 0) {
            cache.put(ts, key, hash, result);
            return result;
        }
        cache.putIfAbsent(ts, key, hash, result);
        while (cache.size() > maxsize) {
            cache.removeEnd(false);
        }
        return result;
    }

    private Object key(Object[] args, String[] kwnames) {
        int nkw = kwnames == null ? 0 : kwnames.length;
        if (!typed && nkw == 0) {
            return args.length == 1 && (args[0] instanceof String || args[0] instanceof Long) ? args[0]
                    : new PyTuple(args.clone());
        }
        int positional = args.length - nkw;
        int n = positional + (nkw == 0 ? 0 : 2 * nkw + 1);
        Object[] key = new Object[n + (typed ? args.length : 0)];
        System.arraycopy(args, 0, key, 0, positional);
        if (nkw > 0) {
            int k = positional;
            key[k++] = KEYWORDS;
            for (int i = 0; i < nkw; i++) {
                key[k++] = PyStr.of(kwnames[i]);
                key[k++] = args[positional + i];
            }
        }
        if (typed) {
            for (int i = 0; i < args.length; i++) {
                key[n + i] = typeOf(args[i]);
            }
        }
        return new PyTuple(key);
    }

    @PyMethod("__call__(*args, **kwargs)")
    Object callMethod(ThreadState ts, Object[] args, PyDict kwargs) {
        return Call.withDict(ts, this, args, kwargs);
    }

    @PyMethod("__get__(instance, owner=None, /)")
    Object bind(Object instance, Object owner) {
        return instance == PyNone.NONE || instance == null ? this : new org.taipan.types.PyMethod(this, instance);
    }

    @PyMethod(value = "cache_info()", doc = "Hits, misses, maximal and present size of the cache.")
    Object cacheInfo(ThreadState ts) {
        return Call.vector(ts, infoType, new Object[] {hits.get(), misses.get(),
            maxsize < 0 ? PyNone.NONE : (Object) maxsize, (long) cache.size()}, null);
    }

    @PyMethod(value = "cache_clear()", doc = "Forget all results and counts.")
    void cacheClear() {
        hits.set(0);
        misses.set(0);
        cache.clear();
    }

    @PyMethod("__reduce__()")
    Object reduce(ThreadState ts) {
        return Attr.get(ts, this, "__qualname__");
    }

    @PyMethod("__copy__(*args)")
    Object copy(Object[] args) {
        return this;
    }

    @PyMethod("__deepcopy__(*args)")
    Object deepcopy(Object[] args) {
        return this;
    }
}
