package org.taipan.modules.io;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;

/** {@code _io.BufferedRWPair}. */
@PyTypeDef(name = "BufferedRWPair", module = "_io", doc = "A buffered reader and writer object together.\n\nA "
        + "buffered reader object and buffered writer object put together to\nform a sequential IO object that can "
        + "read and write. This is typically\nused with a socket or two-way pipe.\n\nreader and writer are RawIOBase "
        + "objects that are readable and\nwriteable respectively. If the buffer_size is omitted it defaults "
        + "to\nDEFAULT_BUFFER_SIZE.")
public final class PyBufferedRWPair extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBufferedRWPairTable(), PyBufferedIOBase.TYPE,
            PyType.BASETYPE);

    private volatile Object reader;
    private volatile Object writer;

    private PyBufferedRWPair(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyBufferedRWPair(cls);
    }

    @PyMethod("__init__(reader, writer, buffer_size=8192, /)")
    void init(ThreadState ts, Object in, Object out, long size) {
        check(ts, in, "readable", "File or stream is not readable.");
        check(ts, out, "writable", "File or stream is not writable.");
        reader = Call.call(ts, PyBufferedReader.TYPE, in, size);
        writer = Call.call(ts, PyBufferedWriter.TYPE, out, size);
    }

    private static Object ready(Object half) {
        if (half == null) {
            throw Errors.valueError("I/O operation on uninitialized object");
        }
        return half;
    }

    @PyMethod("read(*args)")
    Object read(ThreadState ts, Object[] args) {
        return Call.methodNamed(ts, ready(reader), "read", args);
    }

    @PyMethod("peek(*args)")
    Object peek(ThreadState ts, Object[] args) {
        return Call.methodNamed(ts, ready(reader), "peek", args);
    }

    @PyMethod("read1(*args)")
    Object read1(ThreadState ts, Object[] args) {
        return Call.methodNamed(ts, ready(reader), "read1", args);
    }

    @PyMethod("readinto(*args)")
    Object readinto(ThreadState ts, Object[] args) {
        return Call.methodNamed(ts, ready(reader), "readinto", args);
    }

    @PyMethod("readinto1(*args)")
    Object readinto1(ThreadState ts, Object[] args) {
        return Call.methodNamed(ts, ready(reader), "readinto1", args);
    }

    @PyMethod("write(*args)")
    Object write(ThreadState ts, Object[] args) {
        return Call.methodNamed(ts, ready(writer), "write", args);
    }

    @Override
    public Object flush(ThreadState ts) {
        return Call.methodNamed(ts, ready(writer), "flush");
    }

    @Override
    public boolean readable(ThreadState ts) {
        return Obj.isTrue(ts, Call.methodNamed(ts, ready(reader), "readable"));
    }

    @Override
    public boolean writable(ThreadState ts) {
        return Obj.isTrue(ts, Call.methodNamed(ts, ready(writer), "writable"));
    }

    @Override
    public Object isatty(ThreadState ts) {
        Object r = Call.methodNamed(ts, ready(writer), "isatty");
        return r == Boolean.FALSE ? Call.methodNamed(ts, ready(reader), "isatty") : r;
    }

    @Override
    public boolean closed(ThreadState ts) {
        if (writer == null) {
            throw Errors.runtimeError("the BufferedRWPair object is being garbage-collected");
        }
        return Obj.isTrue(ts, Attr.get(ts, writer, "closed"));
    }

    @Override
    public Object close(ThreadState ts) {
        PyException failed = null;
        try {
            Call.methodNamed(ts, ready(writer), "close");
        } catch (PyException e) {
            failed = e;
        }
        try {
            Call.methodNamed(ts, ready(reader), "close");
        } catch (PyException e) {
            if (failed != null && e.value.context == null && e.value != failed.value) {
                e.value.context = failed.value;
            }
            throw e;
        }
        if (failed != null) {
            throw failed;
        }
        return PyNone.NONE;
    }
}
