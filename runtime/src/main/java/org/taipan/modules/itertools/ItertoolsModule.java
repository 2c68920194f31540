package org.taipan.modules.itertools;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Warnings;
import org.taipan.types.PyTuple;

/** The {@code itertools} module. */
@PyModuleDef(name = "itertools", doc = "Building blocks for iterators.", types = {Accumulate.class, Batched.class,
    Chain.class, Combinations.class, CombinationsWithReplacement.class, Compress.class, Count.class, Cycle.class,
    DropWhile.class, FilterFalse.class, GroupBy.class, Grouper.class, ISlice.class, Pairwise.class, Permutations.class,
    Product.class, Repeat.class, StarMap.class, TakeWhile.class, Tee.class, TeeData.class, ZipLongest.class})
final class ItertoolsModule {
    private ItertoolsModule() {
    }

    @PyMethod(value = "tee(iterable, n=2, /)", doc = "A tuple of n independent iterators over the items of one "
            + "iterable.")
    static Object tee(ThreadState ts, Object iterable, long n) {
        if (n < 0) {
            throw Errors.valueError("n must be >= 0");
        }
        if (n > Integer.MAX_VALUE - 8) {
            throw Errors.memoryError();
        }
        if (n == 0) {
            return PyTuple.EMPTY;
        }
        Object[] result = new Object[(int) n];
        Tee first = Tee.of(ts, iterable);
        result[0] = first;
        for (int i = 1; i < result.length; i++) {
            result[i] = first.copy();
        }
        return new PyTuple(result);
    }

    /** What the pickling methods of the module do first. */
    static void warnPickling(ThreadState ts) {
        Warnings.deprecated(ts, "Pickle, copy, and deepcopy support will be removed from itertools in Python 3.14.");
    }

    static PyTuple toTuple(int[] indices) {
        Object[] items = new Object[indices.length];
        for (int i = 0; i < items.length; i++) {
            items[i] = (long) indices[i];
        }
        return PyTuple.of(items);
    }

    /** A state of {@code n} indices. @throws org.taipan.objects.PyException ValueError if it is none */
    static int[] toIndices(ThreadState ts, Object state, int n) {
        if (!(state instanceof PyTuple t) || t.size() != n) {
            throw Errors.valueError("invalid arguments");
        }
        int[] indices = new int[n];
        for (int i = 0; i < n; i++) {
            indices[i] = (int) Math.clamp(Args.toLong(ts, t.get(i)), Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        return indices;
    }
}
