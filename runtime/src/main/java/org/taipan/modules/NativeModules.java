package org.taipan.modules;

import org.taipan.objects.ModuleTable;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyStr;

/** Makes the modules that are written in Java. */
public final class NativeModules {
    private NativeModules() {
    }

    /** A module that {@link #execute} has yet to fill. */
    static PyModule create(String name, ModuleTable table) {
        PyModule module = new PyModule(name, table.ownerDoc() == null ? null : PyStr.of(table.ownerDoc()));
        module.state = new Pending(table);
        return module;
    }

    private record Pending(ModuleTable table) {
    }

    /** Runs a native module's constructor, once. */
    static void execute(ThreadState ts, PyModule module) {
        Pending pending;
        synchronized (module) {
            if (!(module.state instanceof Pending p)) {
                return;
            }
            pending = p;
            module.state = p.table;
        }
        pending.table.execute(ts, module);
    }

    /** Makes and fills a module that is an attribute of another and not in {@code sys.modules}. */
    static PyModule part(ThreadState ts, String name) {
        PyModule module = create(name, ModuleIndex.create(name));
        execute(ts, module);
        return module;
    }

    /** Makes, fills and enters a module in {@code sys.modules} without importlib, for the boot. */
    public static PyModule boot(ThreadState ts, String name) {
        PyModule module = create(name, ModuleIndex.create(name));
        execute(ts, module);
        ts.interp.modules.putStr(name, module);
        return module;
    }
}
