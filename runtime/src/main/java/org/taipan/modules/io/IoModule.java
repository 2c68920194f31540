package org.taipan.modules.io;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.FsText;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code _io}. */
@PyModuleDef(name = "_io", doc = """
        The io module provides the Python interfaces to stream handling. The
        builtin open function is defined in this module.

        At the top of the I/O hierarchy is the abstract base class IOBase. It
        defines the basic interface to a stream. Note, however, that there is no
        separation between reading and writing to streams; implementations are
        allowed to raise an OSError if they do not support a given operation.

        Extending IOBase is RawIOBase which deals simply with the reading and
        writing of raw bytes to a stream. FileIO subclasses RawIOBase to provide
        an interface to OS files.

        BufferedIOBase deals with buffering on a raw byte stream (RawIOBase). Its
        subclasses, BufferedWriter, BufferedReader, and BufferedRWPair buffer
        streams that are readable, writable, and both respectively.
        BufferedRandom provides a buffered interface to random access
        streams. BytesIO is a simple stream of in-memory bytes.

        Another IOBase subclass, TextIOBase, deals with the encoding and decoding
        of streams into text. TextIOWrapper, which extends it, is a buffered text
        interface to a buffered raw stream (`BufferedIOBase`). Finally, StringIO
        is an in-memory stream for text.

        Argument names are not part of the specification, and only the arguments
        of open() are intended to be used as keyword arguments.

        data:

        DEFAULT_BUFFER_SIZE
           An int containing the default buffer size used by the module's buffered
           I/O classes.
        """,
        types = {PyIOBase.class, PyRawIOBase.class, PyBufferedIOBase.class, PyTextIOBase.class, PyFileIO.class,
            PyBytesIO.class, PyStringIO.class, PyBufferedReader.class, PyBufferedWriter.class, PyBufferedRandom.class,
            PyBufferedRWPair.class, PyTextIOWrapper.class, PyIncrementalNewlineDecoder.class})
public final class IoModule {
    @PyConstant("DEFAULT_BUFFER_SIZE")
    static final int DEFAULT_BUFFER_SIZE = Buffered.DEFAULT_SIZE;

    /** What belongs to the module of one interpreter. */
    static final class State {
        final PyType unsupportedOperation;

        private State(Interpreter interp) {
            PyDict namespace = new PyDict();
            namespace.putStr("__module__", "io");
            unsupportedOperation = (PyType) Call.call(ThreadState.current(), PyType.TYPE, "UnsupportedOperation",
                    new PyTuple(Exc.OSError, Exc.ValueError), namespace);
        }
    }

    IoModule(ThreadState ts, PyModule module) {
        module.add("UnsupportedOperation", of(ts).unsupportedOperation);
        module.add("BlockingIOError", Exc.BlockingIOError);
    }

    static State of(ThreadState ts) {
        return ts.interp.state(State.class, State::new);
    }

    /** The encoding of text files: that of the locale, or UTF-8 in its mode. */
    static String localeEncoding(ThreadState ts, boolean implicit) {
        Config c = ts.interp.config;
        if (implicit && c.utf8Mode > 0) {
            return "utf-8";
        }
        return "UTF-8";
    }

    @PyMethod(value = "text_encoding(encoding, stacklevel=2, /)", doc = "A helper function to choose the text "
            + "encoding.\n\nWhen encoding is not None, this function returns it.\nOtherwise, this function returns "
            + "the default text encoding\n(i.e. \"locale\" or \"utf-8\" depends on UTF-8 mode).\n\nThis function "
            + "emits an EncodingWarning if encoding is None and\nsys.flags.warn_default_encoding is true.\n\nThis can "
            + "be used in APIs with an encoding=None parameter.\nHowever, please consider using encoding=\"utf-8\" "
            + "for new APIs.")
    Object textEncoding(ThreadState ts, Object encoding, int stackLevel) {
        if (encoding != PyNone.NONE) {
            return encoding;
        }
        if (ts.interp.config.warnDefaultEncoding) {
            Warnings.warn(ts, Exc.EncodingWarning, "'encoding' argument not specified", stackLevel);
        }
        return ts.interp.config.utf8Mode > 0 ? "utf-8" : "locale";
    }

    @PyMethod(value = "open_code(path)", doc = "Opens the provided file with the intent to import the "
            + "contents.\n\nThis may perform extra validation beyond open(), but is otherwise interchangeable\nwith "
            + "calling open(path, 'rb').")
    Object openCode(ThreadState ts, Object path) {
        if (!PyStr.check(path)) {
            throw Args.badArgument("open_code", "argument 'path'", "str", path);
        }
        PyFileIO file = PyFileIO.openCode(path);
        if (file != null) {
            return Call.call(ts, PyBufferedReader.TYPE, file);
        }
        return open(ts, path, "rb", -1, null, null, null, true, PyNone.NONE);
    }

    /** The flags of the {@code mode} argument of {@code open}. */
    private record Mode(boolean creating, boolean reading, boolean writing, boolean appending, boolean updating,
            boolean text, boolean binary) {
        static Mode parse(String mode) {
            int seen = 0;
            for (int i = 0; i < mode.length(); i++) {
                int flag = "xrwa+tb".indexOf(mode.charAt(i));
                if (flag < 0 || (seen & 1 << flag) != 0) {
                    throw Errors.valueError("invalid mode: '" + mode + "'");
                }
                seen |= 1 << flag;
            }
            Mode m = new Mode((seen & 1) != 0, (seen & 2) != 0, (seen & 4) != 0, (seen & 8) != 0, (seen & 16) != 0,
                    (seen & 32) != 0, (seen & 64) != 0);
            if (m.text && m.binary) {
                throw Errors.valueError("can't have text and binary mode at once");
            }
            if (Integer.bitCount(seen & 15) != 1) {
                throw Errors.valueError("must have exactly one of create/read/write/append mode");
            }
            return m;
        }

        String raw() {
            return (creating ? "x" : "") + (reading ? "r" : "") + (writing ? "w" : "") + (appending ? "a" : "")
                    + (updating ? "+" : "");
        }
    }

    @PyMethod(value = "open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
            + "opener=None)", doc = OpenDoc.TEXT)
    Object open(ThreadState ts, Object file, String modeText, int bufferingGiven, String encoding, String errors,
            String newline, boolean closefd, Object opener) {
        Object pathOrFd = file;
        if (!org.taipan.ops.Number.hasIndex(file)) {
            pathOrFd = FsText.fspath(ts, file);
        }
        Mode mode = Mode.parse(modeText);
        if (mode.binary) {
            String what = encoding != null ? "an encoding" : errors != null ? "an errors"
                    : newline != null ? "a newline" : null;
            if (what != null) {
                throw Errors.valueError("binary mode doesn't take " + what + " argument");
            }
        }
        if (mode.binary && bufferingGiven == 1) {
            Warnings.warn(ts, Exc.RuntimeWarning, "line buffering (buffering=1) isn't supported in binary mode, the "
                    + "default buffer size will be used", 1);
        }
        Object raw = Call.vector(ts, PyFileIO.TYPE, new Object[] {pathOrFd, mode.raw(), closefd, opener}, null);
        Object result = raw;
        try {
            PyFileIO f = (PyFileIO) raw;
            int buffering = bufferingGiven;
            boolean terminal = buffering < 0 && f.mayBeTerminal() && Obj.isTrue(ts, f.isatty(ts));
            boolean lines = buffering == 1 || terminal;
            if (terminal || buffering == 1) {
                buffering = -1;
            }
            if (buffering < 0) {
                buffering = Math.max((int) Math.min(f.blockSize(), 1 << 20), 1);
                buffering = Math.max(buffering, Buffered.DEFAULT_SIZE);
            }
            if (buffering == 0) {
                if (!mode.binary) {
                    throw Errors.valueError("can't have unbuffered text I/O");
                }
                return result;
            }
            PyType kind = mode.updating ? PyBufferedRandom.TYPE
                    : mode.reading ? PyBufferedReader.TYPE : PyBufferedWriter.TYPE;
            result = Call.call(ts, kind, raw, (long) buffering);
            if (mode.binary) {
                return result;
            }
            Object text = Call.vector(ts, PyTextIOWrapper.TYPE, new Object[] {result, Args.fromString(encoding),
                Args.fromString(errors), Args.fromString(newline), lines}, null);
            result = text;
            ((PyObject) text).putOwn("mode", PyStr.of(modeText));
            return text;
        } catch (PyException e) {
            try {
                Call.methodNamed(ts, result, "close");
            } catch (PyException again) {
                if (again.value.context == null && again.value != e.value) {
                    again.value.context = e.value;
                }
                throw again;
            }
            throw e;
        }
    }
}
