package org.taipan.modules.functools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.types.Exc;

/** The {@code _functools} module. */
@PyModuleDef(name = "_functools", doc = "Tools that operate on functions.", types = {Partial.class, LruCache.class})
final class FunctoolsModule {
    private FunctoolsModule() {
    }

    @PyMethod(value = "cmp_to_key(mycmp)", doc = "A key function that orders as a comparison function does.")
    static Object cmpToKey(Object mycmp) {
        return new KeyWrapper(mycmp, null);
    }

    @PyMethod(value = "reduce(function, iterable, initial=NULL, /)", doc = "Apply a function of two arguments to the "
            + "items of an iterable and its own result so far,\nfrom left to right, beginning with initial if that "
            + "is given.")
    static Object reduce(ThreadState ts, Object function, Object iterable, Object initial) {
        Object it;
        try {
            it = Iter.iter(ts, iterable);
        } catch (PyException e) {
            throw e.matches(Exc.TypeError) ? Errors.typeError("reduce() arg 2 must support iteration") : e;
        }
        Object result = initial;
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            result = result == null ? v : Call.call(ts, function, result, v);
        }
        if (result == null) {
            throw Errors.typeError("reduce() of empty iterable with no initial value");
        }
        return result;
    }
}
