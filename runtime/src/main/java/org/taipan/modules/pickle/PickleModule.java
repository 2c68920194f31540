package org.taipan.modules.pickle;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;

/** The {@code _pickle} module: what {@code pickle} has in C. */
@PyModuleDef(name = "_pickle", doc = "Optimized C implementation for the Python pickle module.")
final class PickleModule {
    PickleModule(ThreadState ts, PyModule module) {
        module.add("PickleBuffer", PyPickleBuffer.TYPE);
        module.add("Pickler", PyPickler.TYPE);
        module.add("Unpickler", PyUnpickler.TYPE);
        module.add("PickleError", PickleState.PICKLE_ERROR);
        module.add("PicklingError", PickleState.PICKLING_ERROR);
        module.add("UnpicklingError", PickleState.UNPICKLING_ERROR);
        PickleState.of(ts);
    }

    @PyMethod(value = "dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)",
            doc = "Write a pickled representation of obj to the open file object file.\n\n"
            + "This is equivalent to ``Pickler(file, protocol).dump(obj)``, but may\nbe more efficient.")
    Object dump(ThreadState ts, Object obj, Object file, Object protocol, boolean fixImports, Object bufferCallback) {
        PyPickler pickler = new PyPickler(PyPickler.TYPE);
        pickler.setProtocol(ts, protocol, fixImports);
        pickler.setFile(ts, file);
        pickler.setBufferCallback(bufferCallback);
        pickler.dump(ts, obj);
        return org.taipan.types.PyNone.NONE;
    }

    @PyMethod(value = "dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None)",
            doc = "Return the pickled representation of the object as a bytes object.")
    Object dumps(ThreadState ts, Object obj, Object protocol, boolean fixImports, Object bufferCallback) {
        PyPickler pickler = new PyPickler(PyPickler.TYPE);
        pickler.setProtocol(ts, protocol, fixImports);
        pickler.setBufferCallback(bufferCallback);
        return pickler.dumps(ts, obj);
    }

    @PyMethod(value = "load(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=NULL)",
            doc = "Read and return an object from the pickle data stored in a file.\n\n"
            + "This is equivalent to ``Unpickler(file).load()``, but may be more\nefficient.")
    Object load(ThreadState ts, Object file, boolean fixImports, String encoding, String errors, Object buffers) {
        PyUnpickler unpickler = new PyUnpickler(PyUnpickler.TYPE);
        unpickler.init(ts, file, fixImports, encoding, errors, buffers);
        return unpickler.load(ts);
    }

    @PyMethod(value = "loads(data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=NULL)",
            doc = "Read and return an object from the given pickle data.")
    Object loads(ThreadState ts, Object data, boolean fixImports, String encoding, String errors, Object buffers) {
        PyUnpickler unpickler = new PyUnpickler(PyUnpickler.TYPE);
        unpickler.setUp(ts, PickleInput.ofBytes(ts, data), fixImports, encoding, errors, buffers);
        return unpickler.load(ts);
    }
}
