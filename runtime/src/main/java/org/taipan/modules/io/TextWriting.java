package org.taipan.modules.io;

import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;

/** The writing half of a text stream: encoded bytes are collected until there are enough for the buffer below. */
final class TextWriting {
    private final PyTextIOWrapper stream;
    TextEncoder encoder;
    private byte[] pending = {};
    private int pendingSize;

    TextWriting(PyTextIOWrapper stream) {
        this.stream = stream;
    }

    void setUp(ThreadState ts, Object buffer, TextCodec codec) {
        encoder = Obj.isTrue(ts, Call.methodNamed(ts, buffer, "writable")) ? codec.encoder(ts) : null;
    }

    /** No byte order mark in the middle of a stream. */
    void fixStart(ThreadState ts, Object buffer) {
        if (encoder instanceof TextEncoder.PythonEncoder
                && !org.taipan.ops.Compare.eq(ts, Call.methodNamed(ts, buffer, "tell"), 0L)) {
            encoder.setStart(ts, false);
        }
    }

    /** Writes text and returns its length. */
    int write(ThreadState ts, Object text) {
        if (!PyStr.check(text)) {
            throw Errors.typeError("write() argument must be str, not " + Obj.typeName(text));
        }
        stream.requireOpen(ts);
        stream.lock();
        try {
            if (encoder == null) {
                throw IoErrors.unsupported(ts, "not writable");
            }
            int length = PyStr.length(text);
            Object out = text instanceof String ? text : PyStr.exact(text);
            String newline = stream.newline;
            boolean translate = newline != null && (newline.equals("\r") || newline.equals("\r\n"));
            boolean lines = stream.lineBuffering();
            boolean flush = false;
            if (translate || lines) {
                String s = PyStr.toJava(out);
                boolean hasNewline = s.indexOf('\n') >= 0;
                flush = lines && (hasNewline || s.indexOf('\r') >= 0);
                if (translate && hasNewline) {
                    out = PyStr.of(s.replace("\n", newline));
                }
            }
            byte[] bytes = encoder.encode(ts, out);
            add(ts, bytes);
            if (pendingSize >= stream.chunkSize || flush || stream.writeThrough()) {
                flushPending(ts);
            }
            if (flush) {
                if (stream.direct != null) {
                    stream.direct.flush(ts);
                } else {
                    Call.methodNamed(ts, stream.buffer(), "flush");
                }
            }
            stream.reading.forget(ts);
            return length;
        } finally {
            stream.unlock();
        }
    }

    private void add(ThreadState ts, byte[] bytes) {
        if (pendingSize + bytes.length > stream.chunkSize && pendingSize > 0) {
            flushPending(ts);
        }
        if (bytes.length >= stream.chunkSize) {
            pass(ts, bytes, bytes.length);
            return;
        }
        if (pendingSize == 0) {
            OpenFiles.of(ts.interp).dirty(stream);
        }
        if (pending.length < pendingSize + bytes.length) {
            pending = java.util.Arrays.copyOf(pending, Math.max(stream.chunkSize, pendingSize + bytes.length));
        }
        System.arraycopy(bytes, 0, pending, pendingSize, bytes.length);
        pendingSize += bytes.length;
    }

    /** Hands what is collected to the buffer below. */
    void flushPending(ThreadState ts) {
        if (pendingSize == 0) {
            return;
        }
        byte[] bytes = pending;
        int n = pendingSize;
        pending = new byte[] {};
        pendingSize = 0;
        OpenFiles.of(ts.interp).clean(stream);
        pass(ts, bytes, n);
        if (pending.length == 0) {
            pending = bytes;
        }
    }

    private void pass(ThreadState ts, byte[] bytes, int n) {
        if (stream.direct instanceof Buffered b && b.canWrite()) {
            BufferedWriting.write(ts, b, bytes, 0, n);
            return;
        }
        Object data = new PyBytes(java.util.Arrays.copyOf(bytes, n));
        Call.call(ts, Attr.get(ts, stream.buffer(), "write"), data);
    }
}
