package org.taipan.modules;

import java.util.concurrent.CopyOnWriteArrayList;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
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
            ts.tracing++;
            try {
                for (Object hook : audit.hooks) {
                    run(ts, hook, name, tuple);
                }
            } finally {
                ts.tracing--;
            }
        }
    }

    /** Hooks are not traced but for those that ask for it with {@code __cantrace__}. */
    private static void run(ThreadState ts, Object hook, String name, PyTuple args) {
        Object mayTrace = Attr.lookup(ts, hook, "__cantrace__");
        boolean traced = mayTrace != null && Obj.isTrue(ts, mayTrace);
        if (traced) {
            ts.tracing--;
        }
        try {
            Call.call(ts, hook, name, args);
        } finally {
            if (traced) {
                ts.tracing++;
            }
        }
    }
}
