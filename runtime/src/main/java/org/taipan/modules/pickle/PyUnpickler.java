package org.taipan.modules.pickle;

import java.util.concurrent.atomic.AtomicBoolean;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.Audit;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.DictCursor;
import org.taipan.types.PyBaseObject;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code _pickle.Unpickler}. It is busy while it loads; whoever uses it meanwhile, from another thread or from a
 * hook that it calls, gets a RuntimeError.
 */
@PyTypeDef(name = "Unpickler", module = "_pickle", doc = "This takes a binary file for reading a pickle data "
        + "stream.\n\n"
        + "The protocol version of the pickle is detected automatically. The file needs a read() method that\n"
        + "takes an integer and a readline() method without arguments; both return bytes. With fix_imports the\n"
        + "names of Python 2 are mapped to those of Python 3. encoding and errors tell how to decode the 8-bit\n"
        + "strings of Python 2; with 'bytes' they stay bytes.")
public final class PyUnpickler extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyUnpicklerTable(), PyType.OBJECT, PyType.BASETYPE);
    private static final String PERSISTENT_LOAD = "persistent_load";

    volatile UnpickleMemo memo = new UnpickleMemo();
    String encoding = "ASCII";
    String errors = "strict";
    /** An iterator, or null. */
    Object buffers;
    int protocol;
    private boolean fixImports;
    private PickleInput input;
    private Object persistentLoadAttribute;
    private final AtomicBoolean busy = new AtomicBoolean();

    PyUnpickler(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyUnpickler(cls);
    }

    @PyMethod("__init__(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=NULL)")
    void init(ThreadState ts, Object file, boolean fixNames, String textEncoding, String textErrors, Object outOfBand) {
        begin();
        try {
            if (input != null) {
                input = null;
                persistentLoadAttribute = null;
            }
            setUp(ts, PickleInput.ofFile(ts, file), fixNames, textEncoding, textErrors, outOfBand);
        } finally {
            busy.set(false);
        }
    }

    void setUp(ThreadState ts, PickleInput in, boolean fixNames, String textEncoding, String textErrors,
            Object outOfBand) {
        encoding = textEncoding;
        errors = textErrors;
        buffers = outOfBand == null || outOfBand == PyNone.NONE ? null : Iter.iter(ts, outOfBand);
        fixImports = fixNames;
        memo = new UnpickleMemo();
        protocol = 0;
        input = in;
    }

    private void begin() {
        if (!busy.compareAndSet(false, true)) {
            throw Errors.runtimeError("Unpickler object is already used");
        }
    }

    @PyMethod(value = "persistent_load(pid, /)")
    static Object persistentLoad(PyUnpickler self, Object pid) {
        throw PickleState.unpicklingError("A load persistent id instruction was encountered, "
                + "but no persistent_load function was specified.");
    }

    @PyMethod(value = "load()", doc = "Load a pickle.\n\nRead a pickled object representation from the open file "
            + "object given\nin the constructor, and return the object hierarchy specified therein.")
    Object load(ThreadState ts) {
        PickleInput in = input;
        if (in == null) {
            throw PickleState.unpicklingError("Unpickler.__init__() was not called by " + type().tpName()
                    + ".__init__()");
        }
        begin();
        try {
            protocol = 0;
            Object load = type() == TYPE && persistentLoadAttribute == null ? null
                    : Attr.get(ts, this, PERSISTENT_LOAD);
            return new ObjectLoader(ts, this, in, load).load();
        } finally {
            busy.set(false);
        }
    }

    @PyMethod(value = "find_class(module_name, global_name, /)", doc = "Return an object from a specified module.\n\n"
            + "If necessary, the module will be imported. Subclasses may override\nthis method.")
    Object findClass(ThreadState ts, Object moduleName, Object globalName) {
        Audit.event(ts, "pickle.find_class", moduleName, globalName);
        Object module = moduleName;
        Object name = globalName;
        if (protocol < 3 && fixImports) {
            PickleState state = PickleState.of(ts);
            Object pair = state.nameMapping.get(ts, new PyTuple(module, name));
            if (pair != null) {
                PyTuple t = GlobalSaver.pair(pair, "NAME_MAPPING");
                module = t.get(0);
                name = t.get(1);
            } else {
                Object renamed = state.importMapping.get(ts, module);
                module = renamed == null ? module : GlobalSaver.string(renamed, "IMPORT_MAPPING");
            }
        }
        Object found = GlobalSaver.importModule(ts, module);
        if (!PyStr.check(name)) {
            throw Errors.typeError("attribute name must be string, not '" + Obj.typeName(name) + "'");
        }
        Object root = found;
        String[] path = protocol >= 4 ? GlobalSaver.dottedPath(ts, found, name) : new String[] {PyStr.toJava(name)};
        for (String step : path) {
            found = Attr.lookup(ts, found, step);
            if (found == null) {
                throw Errors.attributeError("Can't get attribute " + Obj.reprJava(ts, name) + " on "
                        + Obj.reprJava(ts, root));
            }
        }
        return found;
    }

    /** {@code self.find_class(module, name)}, which a subclass may override. */
    Object find(ThreadState ts, Object module, Object name) {
        return type() == TYPE ? findClass(ts, module, name) : Call.methodNamed(ts, this, "find_class", module, name);
    }

    @PyMethod(value = "__sizeof__()", doc = "Returns size in memory, in bytes.")
    long sizeOf() {
        return 160 + 8L * Math.max(32, memo.count());
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    Object __getattribute__(ThreadState ts, Object name) {
        String n = PyBaseObject.attributeName(name);
        Object v = persistentLoadAttribute;
        if (v == null || !n.equals(PERSISTENT_LOAD)) {
            v = Attr.generic(ts, this, type(), n);
        }
        if (v == null) {
            throw Errors.noAttribute(this, n);
        }
        return v;
    }

    void __setattr__(ThreadState ts, Object name, Object value) {
        store(ts, PyBaseObject.attributeName(name), value);
    }

    void __delattr__(ThreadState ts, Object name) {
        store(ts, PyBaseObject.attributeName(name), null);
    }

    private void store(ThreadState ts, String name, Object value) {
        if (name.equals(PERSISTENT_LOAD)) {
            persistentLoadAttribute = value;
        } else {
            Attr.genericSet(ts, this, type(), name, value);
        }
    }

    @PyGetter("memo")
    Object getMemo() {
        return new UnpicklerMemoProxy(this);
    }

    @PySetter("memo")
    void setMemo(ThreadState ts, Object value) {
        if (value instanceof UnpicklerMemoProxy proxy) {
            memo = proxy.unpickler.memo.copy();
            return;
        }
        if (!(value instanceof PyDict dict)) {
            throw Errors.typeError("'memo' attribute must be an UnpicklerMemoProxy object or dict, not "
                    + Obj.typeName(value));
        }
        UnpickleMemo m = new UnpickleMemo();
        DictCursor cursor = new DictCursor(dict, false);
        while (cursor.advance()) {
            if (!Obj.isInstance(cursor.key, org.taipan.types.PyLong.TYPE)) {
                throw Errors.typeError("memo key must be integers");
            }
            long i = Args.toLong(ts, cursor.key);
            if (i < 0) {
                throw Errors.valueError("memo key must be positive integers.");
            }
            m.put(i, cursor.value);
        }
        memo = m;
    }

    @PyDeleter("memo")
    void deleteMemo() {
        throw Errors.typeError("attribute deletion is not supported");
    }
}
