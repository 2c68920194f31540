package org.taipan.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.bytecode.LineTable;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;

/** A code object, field by field CPython 3.13's. Immutable but for what the interpreter hangs on it. */
@PyTypeDef(name = "code", doc = "Create a code object.  Not for the faint of heart.")
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
    private final PyTuple constants;
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
    private final PyBytes lines;
    private final PyBytes handlers;

    public final int localCount;
    public final int cellCount;
    public final int freeCount;

    /** What the interpreter prepared for this code, or null. */
    public volatile Object prepared;

    /** Constants and tables are those that Python code sees, so that code objects can share them. */
    public PyCode(int argCount, int posOnlyArgCount, int kwOnlyArgCount, int stackSize, int flags, byte[] code,
            PyTuple consts, String[] names, String[] localsPlusNames, byte[] localsPlusKinds, Object filename,
            String name, String qualname, int firstLineNo, PyBytes lineTable, PyBytes exceptionTable) {
        super(TYPE);
        this.argCount = argCount;
        this.posOnlyArgCount = posOnlyArgCount;
        this.kwOnlyArgCount = kwOnlyArgCount;
        this.stackSize = Math.max(stackSize, 1);
        this.flags = flags;
        this.code = code;
        this.constants = consts;
        this.consts = consts.items();
        this.names = names;
        this.localsPlusNames = localsPlusNames;
        this.localsPlusKinds = localsPlusKinds;
        this.filename = filename;
        this.name = name;
        this.qualname = qualname;
        this.firstLineNo = firstLineNo;
        this.lines = lineTable;
        this.lineTable = lineTable.value();
        this.handlers = exceptionTable;
        this.exceptionTable = exceptionTable.value();
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

    /** This code, and the code in it, knowing lines only. */
    public PyCode withoutColumns() {
        Object[] plain = consts.clone();
        for (int i = 0; i < plain.length; i++) {
            if (plain[i] instanceof PyCode c) {
                plain[i] = c.withoutColumns();
            }
        }
        return new PyCode(argCount, posOnlyArgCount, kwOnlyArgCount, stackSize, flags, code, new PyTuple(plain), names,
                localsPlusNames, localsPlusKinds, filename, name, qualname, firstLineNo,
                new PyBytes(LineTable.withoutColumns(lineTable, firstLineNo)), handlers);
    }

    /** The line of the instruction at a byte offset, or -1 if it has none. */
    public int lineAt(int byteOffset) {
        return LineTable.lineAt(lineTable, firstLineNo, byteOffset >> 1);
    }

    // ---- making ---------------------------------------------------------------------------------------------------------

    @PyMethod("__new__(*args)")
    static Object make(ThreadState ts, PyType cls, Object[] a) {
        if (a.length < 16 || a.length > 18) {
            throw Errors.typeError("code expected at " + (a.length < 16 ? "least 16" : "most 18") + " arguments, got "
                    + a.length);
        }
        CodeBuilder b = new CodeBuilder("code", null);
        String[] fields = CodeBuilder.FIELDS;
        for (int i = 0; i < a.length; i++) {
            b.set(ts, fields[i], a[i], "argument " + (i + 1));
        }
        return b.build();
    }

    @PyMethod(value = "replace(**changes)",
            doc = "Return a copy of the code object with new values for the specified fields.")
    Object replace(ThreadState ts, PyDict changes) {
        CodeBuilder b = new CodeBuilder("replace", this);
        for (Object[] item : changes.items()) {
            String name = PyStr.toJava(item[0]);
            b.set(ts, name, item[1], "argument '" + name + "'");
        }
        return b.build();
    }

    @PyMethod("__replace__(**changes)")
    Object replaceSpecial(ThreadState ts, PyDict changes) {
        return replace(ts, changes);
    }

    // ---- comparing ------------------------------------------------------------------------------------------------------

    Object __eq__(ThreadState ts, Object other) {
        return other instanceof PyCode c ? (Object) sameAs(ts, c) : PyNotImplemented.NOT_IMPLEMENTED;
    }

    private boolean sameAs(ThreadState ts, PyCode c) {
        return this == c || name.equals(c.name) && argCount == c.argCount && posOnlyArgCount == c.posOnlyArgCount
                && kwOnlyArgCount == c.kwOnlyArgCount && flags == c.flags && firstLineNo == c.firstLineNo
                && Arrays.equals(code, c.code) && Arrays.equals(names, c.names)
                && Arrays.equals(localsPlusNames, c.localsPlusNames) && Arrays.equals(lineTable, c.lineTable)
                && Arrays.equals(exceptionTable, c.exceptionTable) && CodeConstants.equal(ts, consts, c.consts);
    }

    long __hash__(ThreadState ts) {
        long h = name.hashCode() * 31L + Obj.hash(ts, constants);
        h = h * 31 + Arrays.hashCode(names);
        h = h * 31 + Arrays.hashCode(localsPlusNames);
        h = h * 31 + Arrays.hashCode(lineTable);
        h = h * 31 + Arrays.hashCode(code);
        h = h * 31 + argCount * 7L + posOnlyArgCount * 5L + kwOnlyArgCount * 3L + flags;
        return h * 31 + firstLineNo;
    }

    Object __repr__(ThreadState ts) {
        return PyStr.of("<code object " + name + " at " + Obj.address(this) + ", file \"" + PyStr.toJava(filename)
                + "\", line " + (firstLineNo != 0 ? firstLineNo : -1) + ">");
    }

    // ---- attributes -----------------------------------------------------------------------------------------------------

    private static PyTuple tuple(List<String> list) {
        return new PyTuple(list.stream().map(PyStr::of).toArray());
    }

    /** The names of the locals of a kind, in order. */
    List<String> namesOfKind(int kind) {
        List<String> list = new ArrayList<>();
        for (int i = 0; i < localsPlusNames.length; i++) {
            if ((localsPlusKinds[i] & kind) != 0) {
                list.add(localsPlusNames[i]);
            }
        }
        return list;
    }

    @PyGetter(value = "co_argcount", member = true)
    int getArgCount() {
        return argCount;
    }

    @PyGetter(value = "co_posonlyargcount", member = true)
    int getPosOnlyArgCount() {
        return posOnlyArgCount;
    }

    @PyGetter(value = "co_kwonlyargcount", member = true)
    int getKwOnlyArgCount() {
        return kwOnlyArgCount;
    }

    @PyGetter(value = "co_nlocals", member = true)
    int getLocalCount() {
        return localCount;
    }

    @PyGetter(value = "co_stacksize", member = true)
    int getStackSize() {
        return stackSize;
    }

    @PyGetter(value = "co_flags", member = true)
    int getFlags() {
        return flags;
    }

    @PyGetter("co_code")
    Object getCode() {
        return new PyBytes(code);
    }

    @PyGetter("_co_code_adaptive")
    Object getAdaptiveCode() {
        return new PyBytes(code);
    }

    @PyGetter(value = "co_consts", member = true)
    public PyTuple getConsts() {
        return constants;
    }

    @PyGetter(value = "co_names", member = true)
    Object getNames() {
        return tuple(List.of(names));
    }

    @PyGetter("co_varnames")
    Object getVarnames() {
        return tuple(namesOfKind(KIND_LOCAL));
    }

    @PyGetter("co_cellvars")
    Object getCellvars() {
        return tuple(namesOfKind(KIND_CELL));
    }

    @PyGetter("co_freevars")
    Object getFreevars() {
        return tuple(namesOfKind(KIND_FREE));
    }

    @PyGetter(value = "co_filename", member = true)
    Object getFilename() {
        return filename;
    }

    @PyGetter(value = "co_name", member = true)
    Object getName() {
        return PyStr.of(name);
    }

    @PyGetter(value = "co_qualname", member = true)
    Object getQualname() {
        return PyStr.of(qualname);
    }

    @PyGetter(value = "co_firstlineno", member = true)
    int getFirstLine() {
        return firstLineNo;
    }

    @PyGetter(value = "co_linetable", member = true)
    public PyBytes getLineTable() {
        return lines;
    }

    @PyGetter(value = "co_exceptiontable", member = true)
    public PyBytes getExceptionTable() {
        return handlers;
    }

    /** The line table of old: pairs of byte and line increments. */
    @PyGetter("co_lnotab")
    Object getLnotab(ThreadState ts) {
        Warnings.deprecated(ts, "co_lnotab is deprecated, use co_lines instead.");
        return new PyBytes(CodeLocations.lnotab(this));
    }

    @PyMethod("co_lines()")
    Object lines() {
        return new CodeLocations.Lines(this);
    }

    @PyMethod("co_positions()")
    Object positions() {
        return new CodeLocations.Positions(this);
    }

    @PyMethod(value = "_varname_from_oparg(oparg)", doc = "(internal-only) Return the local variable name for the given "
            + "oparg.\n\nWARNING: this method is for internal use only and may change or go away.")
    Object varnameFromOparg(int oparg) {
        if (oparg < 0 || oparg >= localsPlusNames.length) {
            throw Errors.indexError("tuple index out of range");
        }
        return PyStr.of(localsPlusNames[oparg]);
    }
}
