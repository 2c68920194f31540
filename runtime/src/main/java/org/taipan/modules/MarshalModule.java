package org.taipan.modules;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;

/** {@code marshal}. */
@PyModuleDef(name = "marshal", doc = """
        Reads and writes Python values in a binary format of Python's own, independent of the machine.

        None, bool, int, float, complex, str, bytes, tuple, list, set, frozenset, dict and code objects, nested at will;
        files with compiled code (.pyc) are written in it. It is not meant for lasting storage: the format may change
        between versions of Python.""")
public final class MarshalModule {
    @PyConstant("version")
    static final int VERSION = MarshalWriter.VERSION;

    MarshalModule(ThreadState ts, PyModule module) {
    }

    @PyMethod(value = "dump(value, file, version=4, /, *, allow_code=True)", doc = "Write the value on the open file.")
    Object dump(ThreadState ts, Object value, Object file, int version, boolean allowCode) {
        return Call.call(ts, Attr.get(ts, file, "write"), new PyBytes(MarshalWriter.write(value, version, allowCode)));
    }

    @PyMethod(value = "dumps(value, version=4, /, *, allow_code=True)",
            doc = "Return the bytes object that would be written to a file by dump(value, file).")
    Object dumps(Object value, int version, boolean allowCode) {
        return new PyBytes(MarshalWriter.write(value, version, allowCode));
    }

    @PyMethod(value = "load(file, /, *, allow_code=True)", doc = "Read one value from the open file and return it.")
    Object load(ThreadState ts, Object file, boolean allowCode) {
        Object read = Attr.get(ts, file, "read");
        bytes(Call.call(ts, read, 0L));
        return new MarshalReader(ts, new byte[0], 0, 0, allowCode) {
            @Override
            byte[] more(int count) {
                byte[] data = bytes(Call.call(ts, read, (long) count));
                if (data.length > count) {
                    throw Errors.valueError("read() returned too much data: " + count + " bytes requested, "
                            + data.length + " returned");
                }
                if (data.length < count) {
                    throw Errors.of(Exc.EOFError, "marshal data too short");
                }
                return data;
            }
        }.read();
    }

    @PyMethod(value = "loads(bytes, /, *, allow_code=True)", doc = "Convert the bytes-like object to a value.")
    Object loads(ThreadState ts, Object bytes, boolean allowCode) {
        if (!(bytes instanceof PyBytes b)) {
            throw Errors.typeError("a bytes-like object is required, not '" + PyObject.typeOf(bytes).name() + "'");
        }
        return new MarshalReader(ts, b.value(), 0, b.size(), allowCode).read();
    }

    private static byte[] bytes(Object o) {
        if (!(o instanceof PyBytes b)) {
            throw Errors.typeError("file.read() returned not bytes but " + PyObject.typeOf(o).name());
        }
        return b.value();
    }
}
