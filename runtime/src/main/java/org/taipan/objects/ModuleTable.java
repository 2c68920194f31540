package org.taipan.objects;

/** The generated table of a native module. */
public abstract class ModuleTable extends BuiltinTable {
    /** A fresh table bound to no state: what the module index hands out. */
    protected ModuleTable() {
    }

    /** The module's state for one interpreter: runs the declaring class's constructor and binds this table to it. */
    public abstract void execute(ThreadState ts, PyModule module);
}
