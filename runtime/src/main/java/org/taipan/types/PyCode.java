package org.taipan.types;

import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;

/** A code object, field by field CPython 3.13's. Immutable but for what the interpreter hangs on it. */
@PyTypeDef(name = "code")
public final class PyCode extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyCodeTable(), PyType.OBJECT, PyType.HAS_WEAKREF);

    public static final int OPTIMIZED = 0x1, NEWLOCALS = 0x2, VARARGS = 0x4, VARKEYWORDS = 0x8, NESTED = 0x10;
    public static final int GENERATOR = 0x20, COROUTINE = 0x80, ITERABLE_COROUTINE = 0x100, ASYNC_GENERATOR = 0x200;
    /** Kinds of local variables, as in {@code co_localspluskinds}. */
    public static final int KIND_HIDDEN = 0x10, KIND_LOCAL = 0x20, KIND_CELL = 0x40, KIND_FREE = 0x80;

    public final int argCount;
    public final int posOnlyArgCount;
    public final int kwOnlyArgCount;
    public final int stackSize;
    public final int flags;
    /** {@code co_code}, without specialised instructions; caches are zero. */
    public final byte[] code;
    public final Object[] consts;
    /** {@code co_names}, interned. */
    public final String[] names;
    /** Locals, cells and free variables, interned, and the kind of each. */
    public final String[] localsPlusNames;
    public final byte[] localsPlusKinds;
    /** A Python str. */
    public volatile Object filename;
    public final String name;
    public final String qualname;
    public final int firstLineNo;
    public final byte[] lineTable;
    public final byte[] exceptionTable;

    public final int localCount;
    public final int cellCount;
    public final int freeCount;

    /** What the interpreter prepared for this code, or null. */
    public volatile Object prepared;

    public PyCode(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, byte[] code,
            Object[] consts, String[] names, String[] localsPlusNames, byte[] localsPlusKinds, Object filename,
            String name, String qualname, int firstLineNo, byte[] lineTable, byte[] exceptionTable) {
        super(TYPE);
        this.argCount = argCount;
        this.posOnlyArgCount = posOnlyArgCount;
        this.kwOnlyArgCount = kwOnlyArgCount;
        this.stackSize = Math.max(stackSize, 1);
        this.flags = flags;
        this.code = code;
        this.consts = consts;
        this.names = names;
        this.localsPlusNames = localsPlusNames;
        this.localsPlusKinds = localsPlusKinds;
        this.filename = filename;
        this.name = name;
        this.qualname = qualname;
        this.firstLineNo = firstLineNo;
        this.lineTable = lineTable;
        this.exceptionTable = exceptionTable;
        int locals = 0;
        int cells = 0;
        int frees = 0;
        for (byte kind : localsPlusKinds) {
            if ((kind & KIND_LOCAL) != 0) {
                locals++;
            }
            if ((kind & KIND_CELL) != 0) {
                cells++;
            }
            if ((kind & KIND_FREE) != 0) {
                frees++;
            }
        }
        this.localCount = locals;
        this.cellCount = cells;
        this.freeCount = frees;
    }

    /** The line of the instruction at a byte offset, or -1 if it has none. */
    public int lineAt(int byteOffset) {
        return org.taipan.bytecode.LineTable.lineAt(lineTable, firstLineNo, byteOffset >> 1);
    }
}
