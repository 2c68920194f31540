package org.taipan.modules.io;

import java.io.ByteArrayOutputStream;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * {@code _io._IOBase}, and the Java class behind every stream. The methods that streams of all kinds have are declared
 * here and overridden in Java by the kinds.
 */
@PyTypeDef(name = "_IOBase", module = "_io", doc = """
        The abstract base class for all I/O classes.

        This class provides dummy implementations for many methods that
        derived classes can override selectively; the default implementations
        represent a file that cannot be read, written or seeked.

        Even though IOBase does not declare read, readinto, or write because
        their signatures will vary, implementations and clients should
        consider those methods part of the interface. Also, implementations
        may raise UnsupportedOperation when operations they do not support are
        called.

        The basic type used for binary data read from or written to a file is
        bytes. Other bytes-like objects are accepted as method arguments too.
        In some cases (such as readinto), a writable object is required. Text
        I/O classes work with str data.

        Note that calling any method (except additional calls to close(),
        which are ignored) on a closed stream should raise a ValueError.

        IOBase (and its subclasses) support the iterator protocol, meaning
        that an IOBase object can be iterated over yielding the lines in a
        stream.

        IOBase also supports the :keyword:`with` statement. In this example,
        fp is closed after the suite of the with statement is complete:

        with open('spam.txt', 'r') as fp:
            fp.write('Spam and eggs!')
        """)
public class PyIOBase extends NativeIterator {
    public static final PyType TYPE = PyType.builtin(new PyIOBaseTable(), PyType.OBJECT,
            PyType.BASETYPE | PyType.HAS_DICT | PyType.HAS_WEAKREF);
    private static final String CLOSED = "__IOBase_closed";

    protected PyIOBase(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyIOBase(cls);
    }

    /** Whether the instance is of a class made in Python, which may override what is called here. */
    final boolean isDerived() {
        return type().isHeapType();
    }

    // ---- state ------------------------------------------------------------------------------------------------------

    @PyGetter("closed")
    public boolean closed(ThreadState ts) {
        return Attr.lookup(ts, this, CLOSED) != null;
    }

    /** The attribute {@code closed}, whatever class defines it. */
    final boolean isClosed(ThreadState ts) {
        if (!isDerived()) {
            return closed(ts);
        }
        Object v = Attr.lookup(ts, this, "closed");
        return v != null && Obj.isTrue(ts, v);
    }

    final void checkOpen(ThreadState ts) {
        if (isClosed(ts)) {
            throw IoErrors.closed();
        }
    }

    @PyMethod("_checkClosed()")
    void checkClosed(ThreadState ts) {
        checkOpen(ts);
    }

    @PyMethod("_checkSeekable()")
    Object checkSeekable(ThreadState ts) {
        return check(ts, "seekable", "File or stream is not seekable.");
    }

    @PyMethod("_checkReadable()")
    Object checkReadable(ThreadState ts) {
        return check(ts, "readable", "File or stream is not readable.");
    }

    @PyMethod("_checkWritable()")
    Object checkWritable(ThreadState ts) {
        return check(ts, "writable", "File or stream is not writable.");
    }

    private Object check(ThreadState ts, String method, String message) {
        return check(ts, this, method, message);
    }

    /** Tests a capability of any stream. @throws PyException UnsupportedOperation */
    static Object check(ThreadState ts, Object stream, String method, String message) {
        Object r = Call.methodNamed(ts, stream, method);
        if (r != Boolean.TRUE) {
            throw IoErrors.unsupported(ts, message);
        }
        return r;
    }

    @PyMethod(value = "seekable()", doc = "Return whether object supports random access.\n\nIf False, seek(), tell() "
            + "and truncate() will raise OSError.\nThis method may need to do a test seek().")
    public boolean seekable(ThreadState ts) {
        return false;
    }

    @PyMethod(value = "readable()", doc = "Return whether object was opened for reading.\n\nIf False, read() will "
            + "raise OSError.")
    public boolean readable(ThreadState ts) {
        return false;
    }

    @PyMethod(value = "writable()", doc = "Return whether object was opened for writing.\n\nIf False, write() will "
            + "raise OSError.")
    public boolean writable(ThreadState ts) {
        return false;
    }

    @PyMethod(value = "fileno()", doc = "Return underlying file descriptor if one exists.\n\nRaise OSError if the IO "
            + "object does not use a file descriptor.")
    public Object fileno(ThreadState ts) {
        throw IoErrors.unsupported(ts, "fileno");
    }

    @PyMethod(value = "isatty()", doc = "Return whether this is an 'interactive' stream.\n\nReturn False if it can't "
            + "be determined.")
    public Object isatty(ThreadState ts) {
        checkOpen(ts);
        return false;
    }

    // ---- position ---------------------------------------------------------------------------------------------------

    @PyMethod(value = "seek(offset, whence=0, /)", doc = "Change the stream position to the given byte offset.\n\n  "
            + "offset\n    The stream position, relative to 'whence'.\n  whence\n    The relative position to seek "
            + "from.\n\nThe offset is interpreted relative to the position indicated by whence.\nValues for whence "
            + "are:\n\n* os.SEEK_SET or 0 -- start of stream (the default); offset should be zero or positive\n* "
            + "os.SEEK_CUR or 1 -- current stream position; offset may be negative\n* os.SEEK_END or 2 -- end of "
            + "stream; offset is usually negative\n\nReturn the new absolute position.")
    public Object seek(ThreadState ts, Object offset, Object whence) {
        throw IoErrors.unsupported(ts, "seek");
    }

    @PyMethod(value = "tell()", doc = "Return current stream position.")
    public Object tell(ThreadState ts) {
        return Call.methodNamed(ts, this, "seek", 0L, 1L);
    }

    @PyMethod(value = "truncate(size=None, /)", doc = "Truncate file to size bytes.\n\nFile pointer is left "
            + "unchanged. Size defaults to the current IO position\nas reported by tell(). Return the new size.")
    public Object truncate(ThreadState ts, Object size) {
        throw IoErrors.unsupported(ts, "truncate");
    }

    // ---- ending -----------------------------------------------------------------------------------------------------

    @PyMethod(value = "flush()", doc = "Flush write buffers, if applicable.\n\nThis is not implemented for read-only "
            + "and non-blocking streams.")
    public Object flush(ThreadState ts) {
        if (Attr.lookup(ts, this, CLOSED) != null) {
            throw IoErrors.closed();
        }
        return PyNone.NONE;
    }

    @PyMethod(value = "close()", doc = "Flush and close the IO object.\n\nThis method has no effect if the file is "
            + "already closed.")
    public Object close(ThreadState ts) {
        if (Attr.lookup(ts, this, CLOSED) != null) {
            return PyNone.NONE;
        }
        try {
            Call.methodNamed(ts, this, "flush");
        } finally {
            Attr.set(ts, this, CLOSED, true);
        }
        return PyNone.NONE;
    }

    @PyMethod("__enter__()")
    Object enter(ThreadState ts) {
        checkOpen(ts);
        return this;
    }

    @PyMethod("__exit__(*args)")
    Object exit(ThreadState ts, Object[] args) {
        return isDerived() ? Call.methodNamed(ts, this, "close") : close(ts);
    }

    // ---- lines ------------------------------------------------------------------------------------------------------

    Object __iter__(ThreadState ts) {
        checkOpen(ts);
        return this;
    }

    Object __next__(ThreadState ts) {
        Object line = nextLine(ts);
        if (line == null) {
            throw Errors.of(Exc.StopIteration, Args.NONE);
        }
        return line;
    }

    /** The next line, or null at the end. */
    Object nextLine(ThreadState ts) {
        Object line = Call.methodNamed(ts, this, "readline");
        return Obj.length(ts, line) <= 0 ? null : line;
    }

    @Override
    public final Object next(ThreadState ts) {
        Object slot = isDerived() ? type().slot(Slot.NEXT) : null;
        if (slot == null || slot instanceof PyWrapperDescriptor) {
            return nextLine(ts);
        }
        try {
            return Call.method(ts, slot, this);
        } catch (PyException e) {
            if (e.matches(Exc.StopIteration)) {
                return null;
            }
            throw e;
        }
    }

    /** The {@code size} of a read: None and negative numbers mean all, -1. */
    static long size(ThreadState ts, Object size) {
        if (size == PyNone.NONE) {
            return -1;
        }
        if (!org.taipan.ops.Number.hasIndex(size)) {
            throw Errors.typeError("argument should be integer or None, not '" + Obj.typeName(size) + "'");
        }
        return Args.toLong(ts, size);
    }

    @PyMethod(value = "readline(size=-1, /)", doc = "Read and return a line from the stream.\n\nIf size is specified, "
            + "at most size bytes will be read.\n\nThe line terminator is always b'\\n' for binary files; for "
            + "text\nfiles, the newlines argument to open can be used to select the line\nterminator(s) recognized.")
    public Object readline(ThreadState ts, Object size) {
        long limit = size(ts, size);
        Object peek = Attr.lookup(ts, this, "peek");
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (limit < 0 || line.size() < limit) {
            long count = 1;
            if (peek != null) {
                Object ahead = Call.call(ts, peek, 1L);
                if (!(ahead instanceof PyBytes b)) {
                    throw Errors.of(Exc.OSError, "peek() should have returned a bytes object, not '"
                            + Obj.typeName(ahead) + "'");
                }
                if (b.size() > 0) {
                    int max = limit < 0 ? b.size() : (int) Math.min(b.size(), limit - line.size());
                    int n = 0;
                    while (n < max && b.value()[n++] != '\n') {
                        continue;
                    }
                    count = n;
                }
            }
            Object data = Call.methodNamed(ts, this, "read", count);
            if (!(data instanceof PyBytes b)) {
                throw Errors.of(Exc.OSError, "read() should have returned a bytes object, not '" + Obj.typeName(data)
                        + "'");
            }
            if (b.size() == 0) {
                break;
            }
            line.writeBytes(b.value());
            if (b.value()[b.size() - 1] == '\n') {
                break;
            }
        }
        return new PyBytes(line.toByteArray());
    }

    @PyMethod(value = "readlines(hint=-1, /)", doc = "Return a list of lines from the stream.\n\nhint can be "
            + "specified to control the number of lines read: no more\nlines will be read if the total size (in "
            + "bytes/characters) of all\nlines so far exceeds hint.")
    public Object readlines(ThreadState ts, Object hint) {
        long limit = size(ts, hint);
        PyList lines = new PyList();
        Object it = Iter.iter(ts, this);
        long length = 0;
        for (Object line = Iter.next(ts, it); line != null; line = Iter.next(ts, it)) {
            lines.append(line);
            if (limit > 0) {
                length += Obj.length(ts, line);
                if (length > limit) {
                    break;
                }
            }
        }
        return lines;
    }

    @PyMethod(value = "writelines(lines, /)", doc = "Write a list of lines to stream.\n\nLine separators are not "
            + "added, so it is usual for each of the\nlines provided to have a line separator at the end.")
    public Object writelines(ThreadState ts, Object lines) {
        checkOpen(ts);
        Object it = Iter.iter(ts, lines);
        for (Object line = Iter.next(ts, it); line != null; line = Iter.next(ts, it)) {
            Call.methodNamed(ts, this, "write", line);
        }
        return PyNone.NONE;
    }

    // ---- what the kinds share ---------------------------------------------------------------------------------------

    /** TypeError: streams on real files cannot be pickled. */
    final PyException cannotPickle() {
        return Errors.typeError("cannot pickle '" + type().name() + "' instances");
    }

    /** {@code <_io.Kind name='…'>}: the repr of a stream, with its name if it has one. */
    final Object reprWithName(ThreadState ts, String rest) {
        Object name;
        try {
            name = Attr.lookup(ts, this, "name");
        } catch (PyException e) {
            if (!e.matches(Exc.ValueError)) {
                throw e;
            }
            name = null;
        }
        String prefix = "<" + type().tpName();
        if (name == null) {
            return PyStr.of(prefix + rest + ">");
        }
        if (!ts.reprEnter(this)) {
            throw Errors.runtimeError("reentrant call inside " + type().tpName() + ".__repr__");
        }
        try {
            return PyStr.of(prefix + " name=" + Obj.reprJava(ts, name) + rest + ">");
        } finally {
            ts.reprLeave(this);
        }
    }
}
