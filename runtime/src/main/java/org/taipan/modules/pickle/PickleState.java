package org.taipan.modules.pickle;

import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Imports;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;

/** What {@code _pickle} looks up once an interpreter: the registries of {@code copyreg} and {@code _compat_pickle}. */
final class PickleState {
    static final PyType PICKLE_ERROR = PyType.builtin(
            new SimpleTable("_pickle", "PickleError", null), Exc.Exception, PyType.BASETYPE);
    static final PyType PICKLING_ERROR = PyType.builtin(
            new SimpleTable("_pickle", "PicklingError", null), PICKLE_ERROR, PyType.BASETYPE);
    static final PyType UNPICKLING_ERROR = PyType.builtin(
            new SimpleTable("_pickle", "UnpicklingError", null), PICKLE_ERROR, PyType.BASETYPE);

    /** Where an interpreter keeps its state: it is made outside of the interpreter's map, for making it imports. */
    private static final class Holder {
        volatile PickleState state;
    }

    final PyDict dispatchTable;
    final PyDict extensionRegistry;
    final PyDict invertedRegistry;
    final PyDict extensionCache;
    final PyDict nameMapping;
    final PyDict importMapping;
    final PyDict reverseNameMapping;
    final PyDict reverseImportMapping;
    final Object codecsEncode;
    final Object partial;
    final Object getattr;

    private PickleState(ThreadState ts) {
        dispatchTable = registry(ts, "copyreg", "dispatch_table");
        extensionRegistry = registry(ts, "copyreg", "_extension_registry");
        invertedRegistry = registry(ts, "copyreg", "_inverted_registry");
        extensionCache = registry(ts, "copyreg", "_extension_cache");
        nameMapping = registry(ts, "_compat_pickle", "NAME_MAPPING");
        importMapping = registry(ts, "_compat_pickle", "IMPORT_MAPPING");
        reverseNameMapping = registry(ts, "_compat_pickle", "REVERSE_NAME_MAPPING");
        reverseImportMapping = registry(ts, "_compat_pickle", "REVERSE_IMPORT_MAPPING");
        codecsEncode = Attr.get(ts, Imports.module(ts, "codecs"), "encode");
        if (!Call.isCallable(codecsEncode)) {
            throw Errors.runtimeError("codecs.encode should be a callable, not " + Obj.typeName(codecsEncode));
        }
        partial = Attr.get(ts, Imports.module(ts, "functools"), "partial");
        getattr = ts.interp.builtins.getStr("getattr");
    }

    private static PyDict registry(ThreadState ts, String module, String name) {
        Object o = Attr.get(ts, Imports.module(ts, module), name);
        if (o instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d;
        }
        throw Errors.runtimeError(module + "." + name + " should be a dict, not " + Obj.typeName(o));
    }

    static PickleState of(ThreadState ts) {
        Holder holder = ts.interp.state(Holder.class, interp -> new Holder());
        PickleState state = holder.state;
        if (state == null) {
            state = new PickleState(ts);
            holder.state = state;
        }
        return state;
    }

    static PyException picklingError(String message) {
        return Errors.of(PICKLING_ERROR, message);
    }

    static PyException unpicklingError(String message) {
        return Errors.of(UNPICKLING_ERROR, message);
    }
}
