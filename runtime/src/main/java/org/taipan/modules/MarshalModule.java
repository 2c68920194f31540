package org.taipan.modules;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.bytecode.ByteSink;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyMemoryView;

/** {@code marshal}. */
@PyModuleDef(name = "marshal", doc = """
        Reads and writes Python values in a binary format of Python's own, independent of the machine.

        None, bool, int, float, complex, str, bytes, tuple, list, set, frozenset, dict and code objects, nested at will;
        files with compiled code (.pyc) are written in it. It is not meant for lasting storage: the format may change
        between versions of Python.""")
public final class MarshalModule {
    @PyConstant("version")
    static final int VERSION = MarshalWriter.VERSION;
    private static final int PIECE = 1 << 20;

    MarshalModule(ThreadState ts, PyModule module) {
    }

    @PyMethod(value = "dump(value, file, version=4, /, *, allow_code=True)", doc = """
            Write the value on the open file.

              value
                Must be a supported type.
              file
                Must be a writeable binary file.
              version
                Indicates the data format that dump should use.
              allow_code
                Allow to write code objects.

            If the value has (or contains an object that has) an unsupported type, a
            ValueError exception is raised - but garbage data will also be written
            to the file. The object will not be properly read back by load().""")
    Object dump(ThreadState ts, Object value, Object file, int version, boolean allowCode) {
        return Call.methodNamed(ts, file, "write", dumps(ts, value, version, allowCode));
    }

    @PyMethod(value = "dumps(value, version=4, /, *, allow_code=True)", doc = """
            Return the bytes object that would be written to a file by dump(value, file).

              value
                Must be a supported type.
              version
                Indicates the data format that dumps should use.
              allow_code
                Allow to write code objects.

            Raise a ValueError exception if value has (or contains an object that has) an
            unsupported type.""")
    Object dumps(ThreadState ts, Object value, int version, boolean allowCode) {
        return new PyBytes(MarshalWriter.write(ts, value, version, allowCode));
    }

    @PyMethod(value = "load(file, /, *, allow_code=True)", doc = """
            Read one value from the open file and return it.

              file
                Must be readable binary file.
              allow_code
                Allow to load code objects.

            If no valid value is read (e.g. because the data has a different Python
            version's incompatible marshal format), raise EOFError, ValueError or
            TypeError.

            Note: If an object containing an unsupported type was marshalled with
            dump(), load() will substitute None for the unmarshallable type.""")
    Object load(ThreadState ts, Object file, boolean allowCode) {
        // Says early whether this is a binary file.
        Object nothing = Call.methodNamed(ts, file, "read", 0L);
        if (!(nothing instanceof PyBytes)) {
            throw Errors.typeError("file.read() returned not bytes but " + PyObject.typeOf(nothing).name());
        }
        return new MarshalReader(ts, new byte[0], 0, 0, allowCode) {
            @Override
            byte[] more(int count, String atEnd) {
                return readExactly(ts, file, count);
            }
        }.read();
    }

    /** Reads no more than is wanted, so that what follows stays in the file; piecewise, as the size may be wrong. */
    private static byte[] readExactly(ThreadState ts, Object file, int count) {
        if (count <= PIECE) {
            return readPiece(ts, file, count);
        }
        var data = new ByteSink(PIECE);
        while (data.size() < count) {
            data.put(readPiece(ts, file, Math.min(PIECE, count - data.size())));
        }
        return data.toByteArray();
    }

    private static byte[] readPiece(ThreadState ts, Object file, int count) {
        var buffer = new PyByteArray(new byte[count]);
        Object read = Call.methodNamed(ts, file, "readinto", PyMemoryView.of(ts, buffer, Buffer.WRITABLE));
        long got = Number.indexSize(ts, read);
        if (got > count) {
            throw Errors.valueError("read() returned too much data: " + count + " bytes requested, " + got
                    + " returned");
        }
        if (got < count) {
            throw Errors.of(Exc.EOFError, "EOF read where not expected");
        }
        return buffer.toByteArray();
    }

    @PyMethod(value = "loads(bytes, /, *, allow_code=True)", doc = """
            Convert the bytes-like object to a value.

              allow_code
                Allow to load code objects.

            If no valid value is found, raise EOFError, ValueError or TypeError.  Extra
            bytes in the input are ignored.""")
    Object loads(ThreadState ts, Object bytes, boolean allowCode) {
        byte[] data = Buffers.toBytes(ts, bytes);
        return new MarshalReader(ts, data, 0, data.length, allowCode).read();
    }
}
