package org.taipan.modules;

import java.util.concurrent.CopyOnWriteArrayList;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.types.PyTuple;

/** Audit hooks (PEP 578): {@code sys.addaudithook} and {@code sys.audit}. */
public final class Audit {
    private final CopyOnWriteArrayList<Object> hooks = new CopyOnWriteArrayList<>();

    private Audit(Interpreter interp) {
    }

    static Audit of(ThreadState ts) {
        return ts.interp.state(Audit.class, Audit::new);
    }

    void add(Object hook) {
        hooks.add(hook);
    }

    /** Raises an audit event; what a hook raises ends the operation. */
    public static void event(ThreadState ts, String name, Object... args) {
        Audit audit = of(ts);
        if (!audit.hooks.isEmpty()) {
            PyTuple tuple = new PyTuple(args);
            for (Object hook : audit.hooks) {
                Call.call(ts, hook, name, tuple);
            }
        }
    }
}
