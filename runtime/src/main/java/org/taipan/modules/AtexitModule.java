package org.taipan.modules;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;

/** {@code atexit}. The list is guarded by its monitor; callbacks run, and are compared, outside it. */
@PyModuleDef(name = "atexit", doc = "allow programmer to define multiple exit functions to be executed\n"
        + "upon normal program termination.\n\nTwo public functions, register and unregister, are defined.\n")
public final class AtexitModule {
    private record Callback(Object function, Object[] args, PyDict kwargs) {
    }

    private final List<Callback> callbacks = new ArrayList<>();

    AtexitModule(ThreadState ts, PyModule module) {
    }

    @PyMethod(value = "register(func, /, *args, **kwargs)",
            doc = "Register a function to be executed upon normal program termination.")
    Object register(Object func, Object[] args, PyDict kwargs) {
        if (!Call.isCallable(func)) {
            throw Errors.typeError("the first argument must be callable");
        }
        synchronized (callbacks) {
            callbacks.add(new Callback(func, args, kwargs));
        }
        return func;
    }

    @PyMethod(value = "unregister(func, /)", doc = "Forget all registrations of a function.")
    void unregister(ThreadState ts, Object func) {
        for (Callback c : snapshot()) {
            if (Compare.eq(ts, c.function, func)) {
                synchronized (callbacks) {
                    callbacks.removeIf(x -> x == c);
                }
            }
        }
    }

    private List<Callback> snapshot() {
        synchronized (callbacks) {
            return List.copyOf(callbacks);
        }
    }

    @PyMethod(value = "_clear()", doc = "Clear the list of previously registered exit functions.")
    void clear() {
        synchronized (callbacks) {
            callbacks.clear();
        }
    }

    @PyMethod(value = "_ncallbacks()", doc = "Return the number of registered exit functions.")
    long count() {
        return snapshot().size();
    }

    @PyMethod(value = "_run_exitfuncs()", doc = "Run all registered exit functions, the last one first.")
    void run(ThreadState ts) {
        while (true) {
            Callback c;
            synchronized (callbacks) {
                if (callbacks.isEmpty()) {
                    return;
                }
                c = callbacks.removeLast();
            }
            try {
                Call.withDict(ts, c.function, c.args, c.kwargs);
            } catch (PyException e) {
                Hooks.unraisable(ts, e.value, "Exception ignored in atexit callback "
                        + Obj.reprJava(ts, c.function), null);
            }
        }
    }
}
