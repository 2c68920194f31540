package org.taipan.modules.io;

import java.io.ByteArrayOutputStream;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;

/** {@code _io._RawIOBase}. Its methods take any stream, so that classes can mix the bases. */
@PyTypeDef(name = "_RawIOBase", module = "_io", doc = "Base class for raw binary I/O.")
public final class PyRawIOBase {
    public static final PyType TYPE = PyType.builtin(new PyRawIOBaseTable(), PyIOBase.TYPE,
            PyType.BASETYPE | PyType.SAME_LAYOUT);
    private static final long CHUNK = 8192;

    private PyRawIOBase() {
    }

    static boolean check(Object o) {
        return TYPE.isInstance(o);
    }

    @PyMethod("read(size=-1, /)")
    static Object read(ThreadState ts, Object self, long size) {
        if (size < 0) {
            return Call.methodNamed(ts, self, "readall");
        }
        PyByteArray buffer = new PyByteArray(new byte[(int) Math.min(size, Integer.MAX_VALUE - 8)]);
        Object n = Call.methodNamed(ts, self, "readinto", buffer);
        if (n == PyNone.NONE) {
            return n;
        }
        long count = Args.toLong(ts, n);
        if (count < 0 || count > buffer.size()) {
            throw Errors.valueError("readinto returned " + count + " outside buffer size " + buffer.size());
        }
        return new PyBytes(java.util.Arrays.copyOf(buffer.toByteArray(), (int) count));
    }

    @PyMethod(value = "readall()", doc = "Read until EOF, using multiple read() call.")
    static Object readall(ThreadState ts, Object self) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        boolean any = false;
        while (true) {
            Object data = Call.methodNamed(ts, self, "read", CHUNK);
            if (data == PyNone.NONE) {
                return any ? new PyBytes(all.toByteArray()) : data;
            }
            if (!(data instanceof PyBytes b)) {
                throw Errors.typeError("read() should return bytes");
            }
            if (b.size() == 0) {
                return new PyBytes(all.toByteArray());
            }
            all.writeBytes(b.value());
            any = true;
        }
    }

    @PyMethod("readinto(*args)")
    static Object readinto(ThreadState ts, Object self, Object[] args) {
        throw Errors.of(org.taipan.types.Exc.NotImplementedError, Args.NONE);
    }

    @PyMethod("write(*args)")
    static Object write(ThreadState ts, Object self, Object[] args) {
        throw Errors.of(org.taipan.types.Exc.NotImplementedError, Args.NONE);
    }
}
