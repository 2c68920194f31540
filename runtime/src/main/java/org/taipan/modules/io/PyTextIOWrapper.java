package org.taipan.modules.io;

import java.util.concurrent.locks.ReentrantLock;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * {@code _io.TextIOWrapper}: a buffered binary stream as text. Reading is in {@link TextReading}, writing in
 * {@link TextWriting}, positions in {@link TextPosition}.
 *
 * <p><b>Concurrency.</b> The stream's lock guards all state and is held during an operation, calls of the buffer below
 * included; it is reentrant, because a signal handler may print in the middle of a print. So a line written by one call
 * is not torn by other threads.
 */
@PyTypeDef(name = "TextIOWrapper", module = "_io", doc = "Character and line based layer over a BufferedIOBase "
        + "object, buffer.\n\nencoding gives the name of the encoding that the stream will be\ndecoded or encoded "
        + "with. It defaults to locale.getencoding().\n\nerrors determines the strictness of encoding and decoding "
        + "(see\nhelp(codecs.Codec) or the documentation for codecs.register) and\ndefaults to \"strict\".\n\nnewline "
        + "controls how line endings are handled. It can be None, '',\n'\\n', '\\r', and '\\r\\n'.  It works as "
        + "follows:\n\n* On input, if newline is None, universal newlines mode is\n  enabled. Lines in the input can "
        + "end in '\\n', '\\r', or '\\r\\n', and\n  these are translated into '\\n' before being returned to the\n  "
        + "caller. If it is '', universal newline mode is enabled, but line\n  endings are returned to the caller "
        + "untranslated. If it has any of\n  the other legal values, input lines are only terminated by the given\n  "
        + "string, and the line ending is returned to the caller untranslated.\n\n* On output, if newline is None, "
        + "any '\\n' characters written are\n  translated to the system default line separator, os.linesep. If\n  "
        + "newline is '' or '\\n', no translation takes place. If newline is any\n  of the other legal values, any "
        + "'\\n' characters written are translated\n  to the given string.\n\nIf line_buffering is True, a call to "
        + "flush is implied when a call to\nwrite contains a newline character.")
public final class PyTextIOWrapper extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyTextIOWrapperTable(), PyTextIOBase.TYPE, PyType.BASETYPE);

    private final ReentrantLock lock = new ReentrantLock();
    private Object buffer;
    /** The buffer if it is one of the built-in ones, which is then called directly. */
    Buffered direct;
    private boolean detached;
    private String encoding;
    private String errors;
    /** The {@code newline} argument: null, "", "\n", "\r" or "\r\n". */
    String newline;
    private boolean lineBuffering;
    private boolean writeThrough;
    private TextCodec codec;
    final TextReading reading = new TextReading(this);
    final TextWriting writing = new TextWriting(this);
    boolean seekable;
    int chunkSize = 8192;

    private PyTextIOWrapper(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyTextIOWrapper(cls);
    }

    @PyMethod("__init__(buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)")
    void init(ThreadState ts, Object stream, String encodingName, Object errorsName, String newlineText, boolean lines,
            boolean through) {
        buffer = null;
        detached = false;
        String name = encodingName;
        if (name == null && ts.interp.config.warnDefaultEncoding) {
            org.taipan.ops.Warnings.warn(ts, org.taipan.types.Exc.EncodingWarning, "'encoding' argument not specified",
                    1);
        }
        if (name == null || name.equals("locale")) {
            name = IoModule.localeEncoding(ts, name == null);
        }
        if (errorsName != PyNone.NONE && !PyStr.check(errorsName)) {
            throw Errors.typeError("TextIOWrapper() argument 'errors' must be str or None, not "
                    + Obj.typeName(errorsName));
        }
        checkNewline(newlineText);
        encoding = name;
        errors = errorsName == PyNone.NONE ? "strict" : PyStr.toJava(errorsName);
        newline = newlineText;
        codec = TextCodec.of(ts, encoding, errors);
        lineBuffering = lines;
        writeThrough = through;
        direct = stream instanceof Buffered b && !b.isDerived() ? b : null;
        reading.setUp(ts, stream, codec);
        writing.setUp(ts, stream, codec);
        seekable = Obj.isTrue(ts, Call.methodNamed(ts, stream, "seekable"));
        reading.telling = seekable;
        buffer = stream;
        if (seekable && writing.encoder != null) {
            writing.fixStart(ts, stream);
        }
    }

    private static void checkNewline(String n) {
        if (n != null && !n.isEmpty() && !n.equals("\n") && !n.equals("\r") && !n.equals("\r\n")) {
            throw Errors.valueError("illegal newline value: " + (n.indexOf('\'') >= 0 ? '"' + n + '"' : "'" + n + "'"));
        }
    }

    // ---- state ------------------------------------------------------------------------------------------------------

    void lock() {
        if (!lock.tryLock()) {
            ThreadState.current().lock(lock);
        }
    }

    void unlock() {
        lock.unlock();
    }

    /** The stream below. @throws PyException ValueError */
    Object buffer() {
        if (buffer == null) {
            throw Errors.valueError(detached ? "underlying buffer has been detached"
                    : "I/O operation on uninitialized object");
        }
        return buffer;
    }

    /** @throws PyException ValueError if it is closed */
    void requireOpen(ThreadState ts) {
        Object b = buffer();
        boolean ended = isDerived() ? isClosed(ts)
                : direct != null ? direct.closed(ts) : Obj.isTrue(ts, Attr.get(ts, b, "closed"));
        if (ended) {
            throw IoErrors.closed();
        }
    }

    @Override
    public boolean closed(ThreadState ts) {
        Object b = buffer();
        return direct != null ? direct.closed(ts) : Obj.isTrue(ts, Attr.get(ts, b, "closed"));
    }

    @PyGetter("encoding")
    Object encoding() {
        return encoding == null ? PyNone.NONE : PyStr.of(encoding);
    }

    @PyGetter("errors")
    Object errors() {
        if (errors == null) {
            buffer();
        }
        return PyStr.of(errors);
    }

    @PyGetter("buffer")
    Object getBuffer() {
        return buffer == null ? PyNone.NONE : buffer;
    }

    @PyGetter("line_buffering")
    boolean lineBuffering() {
        return lineBuffering;
    }

    @PyGetter("write_through")
    boolean writeThrough() {
        return writeThrough;
    }

    @PyGetter("newlines")
    Object newlines() {
        buffer();
        return reading.newlinesSeen();
    }

    @PyGetter("name")
    Object name(ThreadState ts) {
        return Attr.get(ts, buffer(), "name");
    }

    @PyGetter("_CHUNK_SIZE")
    long chunkSize() {
        buffer();
        return chunkSize;
    }

    @PySetter("_CHUNK_SIZE")
    void setChunkSize(ThreadState ts, Object size) {
        buffer();
        long n = Args.toLong(ts, size);
        if (n <= 0) {
            throw Errors.valueError("a strictly positive integer is required");
        }
        chunkSize = (int) Math.min(n, Integer.MAX_VALUE - 8);
    }

    @Override
    public boolean seekable(ThreadState ts) {
        return Obj.isTrue(ts, Call.methodNamed(ts, buffer(), "seekable"));
    }

    @Override
    public boolean readable(ThreadState ts) {
        return Obj.isTrue(ts, Call.methodNamed(ts, buffer(), "readable"));
    }

    @Override
    public boolean writable(ThreadState ts) {
        return Obj.isTrue(ts, Call.methodNamed(ts, buffer(), "writable"));
    }

    @Override
    public Object fileno(ThreadState ts) {
        return Call.methodNamed(ts, buffer(), "fileno");
    }

    @Override
    public Object isatty(ThreadState ts) {
        return Call.methodNamed(ts, buffer(), "isatty");
    }

    // ---- reading and writing ----------------------------------------------------------------------------------------

    @PyMethod("write(text, /)")
    Object write(ThreadState ts, Object text) {
        return (long) writing.write(ts, text);
    }

    @PyMethod("read(size=-1, /)")
    Object read(ThreadState ts, Object size) {
        long n = size(ts, size);
        requireOpen(ts);
        lock();
        try {
            return reading.read(ts, n);
        } finally {
            unlock();
        }
    }

    @Override
    @PyMethod("readline(size=-1, /)")
    public Object readline(ThreadState ts, Object size) {
        long n = size == PyNone.NONE ? -1 : Args.toLong(ts, size);
        requireOpen(ts);
        lock();
        try {
            return reading.readLine(ts, n);
        } finally {
            unlock();
        }
    }

    @Override
    Object nextLine(ThreadState ts) {
        lock();
        try {
            buffer();
            reading.telling = false;
            Object line;
            if (isDerived()) {
                line = Call.methodNamed(ts, this, "readline");
                if (!PyStr.check(line)) {
                    throw Errors.of(org.taipan.types.Exc.OSError, "readline() should have returned a str object, not '"
                            + Obj.typeName(line) + "'");
                }
            } else {
                requireOpen(ts);
                line = reading.readLine(ts, -1);
            }
            if (PyStr.length(line) > 0) {
                return line;
            }
            reading.endIteration();
            return null;
        } finally {
            unlock();
        }
    }

    @Override
    public Object flush(ThreadState ts) {
        requireOpen(ts);
        lock();
        try {
            reading.telling = seekable;
            writing.flushPending(ts);
            return direct != null ? direct.flush(ts) : Call.methodNamed(ts, buffer, "flush");
        } finally {
            unlock();
        }
    }

    // ---- position ---------------------------------------------------------------------------------------------------

    @Override
    public Object tell(ThreadState ts) {
        requireOpen(ts);
        lock();
        try {
            return TextPosition.tell(ts, this);
        } finally {
            unlock();
        }
    }

    @Override
    public Object seek(ThreadState ts, Object cookie, Object whence) {
        int from = Args.toInt(ts, whence);
        requireOpen(ts);
        lock();
        try {
            return TextPosition.seek(ts, this, cookie, from);
        } finally {
            unlock();
        }
    }

    @Override
    public Object truncate(ThreadState ts, Object size) {
        buffer();
        Call.methodNamed(ts, this, "flush");
        return Call.methodNamed(ts, buffer(), "truncate", size);
    }

    // ---- changing and ending ----------------------------------------------------------------------------------------

    @PyMethod(value = "reconfigure(*, encoding=None, errors=None, newline=NULL, line_buffering=None, "
            + "write_through=None)",
            doc = "Reconfigure the text stream with new parameters.\n\nThis also does an implicit stream flush.")
    void reconfigure(ThreadState ts, Object encodingName, Object errorsName, Object newlineText, Object lines,
            Object through) {
        requireOpen(ts);
        for (Object[] arg : new Object[][] {{encodingName, "encoding"}, {errorsName, "errors"},
            {newlineText == null ? PyNone.NONE : newlineText, "newline"}}) {
            if (arg[0] != PyNone.NONE && !PyStr.check(arg[0])) {
                throw Errors.typeError("reconfigure() argument '" + arg[1] + "' must be str or None, not "
                        + Obj.typeName(arg[0]));
            }
        }
        lock();
        try {
            boolean recode = encodingName != PyNone.NONE || errorsName != PyNone.NONE || newlineText != null;
            if (recode && reading.hasStarted()) {
                throw IoErrors.unsupported(ts,
                        "It is not possible to set the encoding or newline of stream after the first read");
            }
            String n = newlineText == null ? newline : newlineText == PyNone.NONE ? null : PyStr.toJava(newlineText);
            checkNewline(n);
            boolean newLines = lines == PyNone.NONE ? lineBuffering : Obj.isTrue(ts, lines);
            boolean newThrough = through == PyNone.NONE ? writeThrough : Obj.isTrue(ts, through);
            Call.methodNamed(ts, this, "flush");
            if (recode) {
                String e = encodingName == PyNone.NONE ? encoding : PyStr.toJava(encodingName);
                if (e.equals("locale")) {
                    e = IoModule.localeEncoding(ts, false);
                }
                String h = errorsName != PyNone.NONE ? PyStr.toJava(errorsName)
                        : encodingName != PyNone.NONE ? "strict" : errors;
                codec = TextCodec.of(ts, e, h);
                encoding = e;
                errors = h;
                newline = n;
                reading.setUp(ts, buffer, codec);
                writing.setUp(ts, buffer, codec);
                if (seekable && writing.encoder != null) {
                    writing.fixStart(ts, buffer);
                }
            }
            lineBuffering = newLines;
            writeThrough = newThrough;
        } finally {
            unlock();
        }
    }

    @PyMethod("detach()")
    Object detach(ThreadState ts) {
        buffer();
        Call.methodNamed(ts, this, "flush");
        Object b = buffer;
        buffer = null;
        direct = null;
        detached = true;
        return b;
    }

    @Override
    public Object close(ThreadState ts) {
        buffer();
        if (isClosed(ts)) {
            return PyNone.NONE;
        }
        PyException failed = null;
        try {
            Call.methodNamed(ts, this, "flush");
        } catch (PyException e) {
            failed = e;
        }
        try {
            Call.methodNamed(ts, buffer(), "close");
        } catch (PyException e) {
            if (failed != null && e.value.context == null && e.value != failed.value) {
                e.value.context = failed.value;
            }
            throw e;
        } finally {
            OpenFiles.of(ts.interp).clean(this);
        }
        if (failed != null) {
            throw failed;
        }
        return PyNone.NONE;
    }

    @PyMethod("__getstate__()")
    Object getState() {
        throw cannotPickle();
    }

    Object __repr__(ThreadState ts) {
        if (encoding == null) {
            buffer();
        }
        Object mode = Attr.lookup(ts, this, "mode");
        return reprWithName(ts, (mode == null ? "" : " mode=" + Obj.reprJava(ts, mode)) + " encoding="
                + Obj.reprJava(ts, encoding()));
    }
}
