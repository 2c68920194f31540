package org.taipan.interpreter;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.taipan.objects.Finalization;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyModuleObject;
import org.taipan.types.PyStr;

/**
 * "coroutine … was never awaited": told when the garbage collector finds a coroutine that never started. Nothing here
 * refers to the coroutine or its arguments, so that a coroutine in a cycle is found too.
 */
final class Unawaited {
    /** One coroutine, or call of an asynchronous generator's method, that has not started: what the warning needs. */
    static final class Ticket extends PyObject {
        private final Unawaited registry;
        private final PyCode code;
        private final Object qualname;
        private final Object origin;
        /** The asynchronous generator's method, or null. */
        private final String method;
        private Finalization.Referent referent;

        private Ticket(Unawaited registry, GeneratorBase g, Object origin, String method) {
            super(PyType.OBJECT);
            this.registry = registry;
            this.code = g.frame.code;
            this.qualname = g.getQualnameAttribute();
            this.origin = origin;
            this.method = method;
        }

        /** The coroutine has started or was closed. */
        void cancel() {
            if (registry.open.remove(this)) {
                referent.clear();
            }
        }
    }

    private final class Callback extends PyObject {
        Callback() {
            super(PyType.OBJECT);
        }

        @Override
        public Object call(ThreadState ts, Object[] args, String[] kwnames) {
            return call1(ts, args[0]);
        }

        @Override
        public Object call1(ThreadState ts, Object ticket) {
            if (open.remove(ticket)) {
                warn(ts, (Ticket) ticket);
            }
            return org.taipan.types.PyNone.NONE;
        }
    }

    private final Finalization finalization;
    private final Set<Object> open = ConcurrentHashMap.newKeySet();
    private final Callback callback = new Callback();

    private Unawaited(Interpreter interp) {
        finalization = Finalization.of(interp);
    }

    static Ticket watch(ThreadState ts, Coroutine c) {
        return watch(new Ticket(of(ts), c, c.getOrigin(), null), c);
    }

    /** Watches what {@code method} of an asynchronous generator returned. */
    static Ticket watch(ThreadState ts, AsyncGenerator g, String method, Awaitable call) {
        return watch(new Ticket(of(ts), g, null, method), call);
    }

    private static Unawaited of(ThreadState ts) {
        return ts.interp.state(Unawaited.class, Unawaited::new);
    }

    private static Ticket watch(Ticket ticket, PyObject watched) {
        Unawaited registry = ticket.registry;
        registry.open.add(ticket);
        ticket.referent = new Finalization.Referent(watched, ticket, registry.callback, registry.finalization);
        return ticket;
    }

    /** {@code _PyErr_WarnUnawaitedCoroutine}; the coroutine itself is gone, another one stands for it. */
    private static void warn(ThreadState ts, Ticket t) {
        if (t.method != null) {
            warnOfMethod(ts, t);
            return;
        }
        Function f = new Function(t.code, new PyDict(), ts.interp.builtins);
        Coroutine c = new Coroutine(new Frame(f.executable(), f), t.qualname, t.origin);
        try {
            Object module = ts.interp.modules.getStr("warnings");
            Object warn = PyModuleObject.check(module) ? ((PyObject) module).getOwn("_warn_unawaited_coroutine") : null;
            if (warn != null) {
                Call.call(ts, warn, c);
            } else {
                Warnings.warn(ts, Exc.RuntimeWarning, "coroutine '" + PyStr.toJava(t.qualname) + "' was never awaited", 1);
            }
        } catch (PyException e) {
            ts.interp.unraisable.report(ts, e.value, null, c);
        }
    }

    /** {@code _PyErr_WarnUnawaitedAgenMethod}. */
    private static void warnOfMethod(ThreadState ts, Ticket t) {
        try {
            Warnings.warn(ts, Exc.RuntimeWarning, "coroutine method '" + t.method + "' of " + Obj.reprJava(ts, t.qualname)
                    + " was never awaited", 1);
        } catch (PyException e) {
            ts.interp.unraisable.report(ts, e.value, null, null);
        }
    }
}
