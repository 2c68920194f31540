package org.taipan.modules;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.Finalization;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.objects.ThreadState;
import org.taipan.objects.WeakReferences;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;
import org.taipan.types.PyTypeObject;

/**
 * The {@code gc} module: Java's collector under Python's names. It cannot be switched off, collects all generations
 * alike, does not count, and gives no list of what is in the heap.
 */
@PyModuleDef(name = "gc", doc = "This module provides access to the garbage collector for reference cycles.\n\n"
        + "enable() -- Enable automatic garbage collection.\ndisable() -- Disable automatic garbage collection.\n"
        + "isenabled() -- Returns true if automatic collection is enabled.\n"
        + "collect() -- Do a full collection right now.\nget_count() -- Return the current collection counts.\n"
        + "get_stats() -- Return list of dictionaries containing per-generation stats.\n"
        + "set_debug() -- Set debugging flags.\nget_debug() -- Get debugging flags.\n"
        + "set_threshold() -- Set the collection thresholds.\n"
        + "get_threshold() -- Return the current collection thresholds.\n"
        + "get_objects() -- Return a list of all objects tracked by the collector.\n"
        + "is_tracked() -- Returns true if a given object is tracked.\n"
        + "is_finalized() -- Returns true if a given object has been already finalized.\n"
        + "get_referrers() -- Return the list of objects that refer to an object.\n"
        + "get_referents() -- Return the list of objects that an object refers to.\n"
        + "freeze() -- Freeze all tracked objects and ignore them for future collections.\n"
        + "unfreeze() -- Unfreeze all objects in the permanent generation.\n"
        + "get_freeze_count() -- Return the number of objects in the permanent generation.\n")
final class GcModule {
    @PyConstant
    static final int DEBUG_STATS = 1;
    @PyConstant
    static final int DEBUG_COLLECTABLE = 2;
    @PyConstant
    static final int DEBUG_UNCOLLECTABLE = 4;
    @PyConstant
    static final int DEBUG_SAVEALL = 32;
    @PyConstant
    static final int DEBUG_LEAK = 38;

    private static final int GENERATIONS = 3;

    private final PyList callbacks = new PyList();
    private final long[] collections = new long[GENERATIONS];
    private volatile boolean enabled = true;
    private volatile int debug;
    private volatile PyTuple thresholds = new PyTuple(2000L, 10L, 0L);

    GcModule(ThreadState ts, PyModule module) {
        module.add("garbage", new PyList());
        module.add("callbacks", callbacks);
    }

    @PyMethod(value = "enable()", doc = "Enable automatic garbage collection.")
    void enable() {
        enabled = true;
    }

    @PyMethod(value = "disable()", doc = "Disable automatic garbage collection.")
    void disable() {
        enabled = false;
    }

    @PyMethod(value = "isenabled()", doc = "Returns true if automatic garbage collection is enabled.")
    boolean isenabled() {
        return enabled;
    }

    @PyMethod(value = "collect(generation=2)", doc = "Run the garbage collector.\n\nWith no arguments, run a full "
            + "collection.  The optional argument\nmay be an integer specifying which generation to collect.  A "
            + "ValueError\nis raised if the generation number is invalid.\n\nThe number of unreachable objects is "
            + "returned.")
    long collect(ThreadState ts, int generation) {
        if (generation < 0 || generation >= GENERATIONS) {
            throw Errors.valueError("invalid generation");
        }
        notifyCallbacks(ts, "start", generation);
        org.taipan.interpreter.Eval.clearDeadReferences(ts);
        Finalization.of(ts.interp).collect(ts);
        synchronized (collections) {
            collections[generation]++;
        }
        notifyCallbacks(ts, "stop", generation);
        return 0;
    }

    private void notifyCallbacks(ThreadState ts, String phase, long generation) {
        if (callbacks.size() == 0) {
            return;
        }
        PyDict info = new PyDict();
        info.putStr("generation", generation);
        info.putStr("collected", 0L);
        info.putStr("uncollectable", 0L);
        for (Object callback : callbacks.toArray()) {
            try {
                Call.call(ts, callback, phase, info);
            } catch (org.taipan.objects.PyException e) {
                ts.interp.unraisable.report(ts, e.value, null, callback);
            }
        }
    }

    @PyMethod(value = "set_debug(flags, /)", doc = "Set the garbage collection debugging flags.\n\n  flags\n    An integer "
            + "that can have the following bits turned on:\n      DEBUG_STATS - Print statistics during collection.\n      "
            + "DEBUG_COLLECTABLE - Print collectable objects found.\n      DEBUG_UNCOLLECTABLE - Print unreachable but "
            + "uncollectable objects\n        found.\n      DEBUG_SAVEALL - Save objects to gc.garbage rather than "
            + "freeing them.\n      DEBUG_LEAK - Debug leaking programs (everything but STATS).\n\nDebugging information "
            + "is written to sys.stderr.")
    void setDebug(int flags) {
        debug = flags;
    }

    @PyMethod(value = "get_debug()", doc = "Get the garbage collection debugging flags.")
    int getDebug() {
        return debug;
    }

    @PyMethod("set_threshold(threshold0, threshold1=NULL, threshold2=NULL, /)")
    void setThreshold(ThreadState ts, int threshold0, Object threshold1, Object threshold2) {
        PyTuple old = thresholds;
        thresholds = new PyTuple((long) threshold0,
                threshold1 == null ? old.get(1) : (Object) (long) org.taipan.ops.Args.toInt(ts, threshold1),
                threshold2 == null ? old.get(2) : (Object) (long) org.taipan.ops.Args.toInt(ts, threshold2));
    }

    @PyMethod(value = "get_threshold()", doc = "Return the current collection thresholds.")
    Object getThreshold() {
        return thresholds;
    }

    @PyMethod(value = "get_count()", doc = "Return a three-tuple of the current collection counts.")
    Object getCount() {
        return new PyTuple(0L, 0L, 0L);
    }

    @PyMethod(value = "get_stats()", doc = "Return a list of dictionaries containing per-generation statistics.")
    Object getStats() {
        PyList stats = new PyList();
        synchronized (collections) {
            for (long n : collections) {
                PyDict d = new PyDict();
                d.putStr("collections", n);
                d.putStr("collected", 0L);
                d.putStr("uncollectable", 0L);
                stats.append(d);
            }
        }
        return stats;
    }

    @PyMethod(value = "get_objects(generation=None)", doc = "Return a list of objects tracked by the collector (excluding "
            + "the list returned).\n\n  generation\n    Generation to extract the objects from.\n\nIf generation is not "
            + "None, return only the objects tracked by the collector\nthat are in that generation.")
    Object getObjects(Object generation) {
        throw Errors.notImplementedError("gc.get_objects() is not available: the objects in the Java heap cannot be listed");
    }

    @PyMethod(value = "get_referrers(*objs)",
            doc = "Return the list of objects that directly refer to any of 'objs'.")
    Object getReferrers(Object[] objs) {
        throw Errors.notImplementedError(
                "gc.get_referrers() is not available: the objects in the Java heap cannot be listed");
    }

    @PyMethod(value = "get_referents(*objs)",
            doc = "Return the list of objects that are directly referred to by 'objs'.")
    static Object getReferents(Object[] objs) {
        List<Object> result = new ArrayList<>();
        for (Object o : objs) {
            addReferents(o, result);
        }
        return new PyList(result.toArray());
    }

    private static void addReferents(Object o, List<Object> result) {
        if (!(o instanceof PyObject p)) {
            return;
        }
        switch (p) {
            case PyTuple t -> result.addAll(List.of(t.items()));
            case PyList list -> result.addAll(List.of(list.toArray()));
            case PyDict d -> {
                for (Object[] item : d.items()) {
                    result.add(item[0]);
                    result.add(item[1]);
                }
            }
            case PyType t -> {
                result.add(t.namespace());
                result.addAll(List.of(t.mro()));
                result.add(t.bases());
                if (t.base() != null) {
                    result.add(t.base());
                }
            }
            case PyModule m -> result.add(m.dict());
            default -> addSlots(p, result);
        }
        if (p.type().isHeapType()) {
            result.add(p.type());
        }
    }

    private static void addSlots(PyObject p, List<Object> result) {
        Shape shape = p.shape();
        for (int i = 0; i < shape.size; i++) {
            Object v = p.valueAt(shape, i);
            if (v != null && !(v instanceof WeakReferences)) {
                result.add(v);
            }
        }
    }

    @PyMethod(value = "is_tracked(obj, /)", doc = "Returns true if the object is tracked by the garbage collector.\n\n"
            + "Simple atomic objects will return false.")
    static boolean isTracked(Object obj) {
        return obj != PyNone.NONE && PyTypeObject.isCollected(PyObject.typeOf(obj));
    }

    @PyMethod(value = "is_finalized(obj, /)",
            doc = "Returns true if the object has been already finalized by the GC.")
    static boolean isFinalized(Object obj) {
        return false;
    }

    @PyMethod(value = "freeze()", doc = "Freeze all current tracked objects and ignore them for future collections.\n\n"
            + "This can be used before a POSIX fork() call to make the gc copy-on-write friendly.\nNote: collection "
            + "before a POSIX fork() call may free pages for future allocation\nwhich can cause copy-on-write.")
    static void freeze() {
    }

    @PyMethod(value = "unfreeze()", doc = "Unfreeze all objects in the permanent generation.\n\nPut all objects in the "
            + "permanent generation back into oldest generation.")
    static void unfreeze() {
    }

    @PyMethod(value = "get_freeze_count()", doc = "Return the number of objects in the permanent generation.")
    static long getFreezeCount() {
        return 0;
    }
}
