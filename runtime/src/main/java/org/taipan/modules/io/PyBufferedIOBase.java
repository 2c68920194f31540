package org.taipan.modules.io;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.PyBytes;

/** {@code _io._BufferedIOBase}. */
@PyTypeDef(name = "_BufferedIOBase", module = "_io", doc = "Base class for buffered IO objects.\n\nThe main "
        + "difference with RawIOBase is that the read() method\nsupports omitting the size argument, and does not "
        + "have a default\nimplementation that defers to readinto().\n\nIn addition, read(), readinto() and write() "
        + "may raise\nBlockingIOError if the underlying raw stream is in non-blocking\nmode and not ready; unlike "
        + "their raw counterparts, they will never\nreturn None.\n\nA typical implementation should not inherit from "
        + "a RawIOBase\nimplementation, but wrap one.")
public final class PyBufferedIOBase {
    public static final PyType TYPE = PyType.builtin(new PyBufferedIOBaseTable(), PyIOBase.TYPE,
            PyType.BASETYPE | PyType.SAME_LAYOUT);

    private PyBufferedIOBase() {
    }

    static boolean check(Object o) {
        return TYPE.isInstance(o);
    }

    @PyMethod(value = "detach()", doc = "Disconnect this buffer from its underlying raw stream and return "
            + "it.\n\nAfter the raw stream has been detached, the buffer is in an unusable\nstate.")
    static Object detach(ThreadState ts, Object self) {
        throw IoErrors.unsupported(ts, "detach");
    }

    @PyMethod(value = "read(size=-1, /)", doc = "Read and return up to n bytes.\n\nIf the size argument is omitted, "
            + "None, or negative, read and\nreturn all data until EOF.\n\nIf the size argument is positive, and the "
            + "underlying raw stream is\nnot 'interactive', multiple raw reads may be issued to satisfy\nthe byte "
            + "count (unless EOF is reached first).\nHowever, for interactive raw streams (as well as sockets and "
            + "pipes),\nat most one raw read will be issued, and a short result does not\nimply that EOF is "
            + "imminent.\n\nReturn an empty bytes object on EOF.\n\nReturn None if the underlying raw stream was open "
            + "in non-blocking\nmode and no data is available at the moment.")
    static Object read(ThreadState ts, Object self, Object size) {
        throw IoErrors.unsupported(ts, "read");
    }

    @PyMethod(value = "read1(size=-1, /)", doc = "Read and return up to size bytes, with at most one read() call to "
            + "the underlying raw stream.\n\nReturn an empty bytes object on EOF.\nA short result does not imply that "
            + "EOF is imminent.")
    static Object read1(ThreadState ts, Object self, Object size) {
        throw IoErrors.unsupported(ts, "read1");
    }

    @PyMethod("readinto(buffer, /)")
    static long readinto(ThreadState ts, Object self, Object buffer) {
        return readInto(ts, self, buffer, "read");
    }

    @PyMethod("readinto1(buffer, /)")
    static long readinto1(ThreadState ts, Object self, Object buffer) {
        return readInto(ts, self, buffer, "read1");
    }

    private static long readInto(ThreadState ts, Object self, Object buffer, String method) {
        try (Buffer into = Buffers.acquireWritable(ts, buffer, "readinto() argument")) {
            Object data = Call.methodNamed(ts, self, method, into.length);
            if (!(data instanceof PyBytes b)) {
                throw Errors.typeError("read() should return bytes");
            }
            if (b.size() > into.length) {
                throw Errors.valueError("read() returned too much data: " + into.length + " bytes requested, "
                        + b.size() + " returned");
            }
            into.memory.put(into.offset, b.value());
            return b.size();
        }
    }

    @PyMethod(value = "write(b, /)", doc = "Write buffer b to the IO stream.\n\nReturn the number of bytes written, "
            + "which is always\nthe length of b in bytes.\n\nRaise BlockingIOError if the buffer is full and "
            + "the\nunderlying raw stream cannot accept more data at the moment.")
    static Object write(ThreadState ts, Object self, Object data) {
        throw IoErrors.unsupported(ts, "write");
    }
}
