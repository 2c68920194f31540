package org.taipan.types;

import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;

/** {@code OSError} and its subclasses. */
@PyTypeDef(name = "OSError", doc = "Base class for I/O related errors.")
public final class PyOSError extends PyBaseException {
    public static final PyType TYPE = Exc.OSError;

    private volatile Object errno;
    private volatile Object strerror;
    private volatile Object filename;
    private volatile Object filename2;
    /** {@code characters_written}, or -1. */
    private volatile long written = -1;

    PyOSError(PyType type, PyTuple args) {
        super(type, args);
    }

    /** The subclass for an error number of Linux; OSError itself if there is none. */
    public static PyType subclassFor(long errno) {
        return switch ((int) errno) {
            case 1, 13 -> Exc.PermissionError;
            case 2 -> Exc.FileNotFoundError;
            case 3 -> Exc.ProcessLookupError;
            case 4 -> Exc.InterruptedError;
            case 10 -> Exc.ChildProcessError;
            case 11, 114, 115 -> Exc.BlockingIOError;
            case 17 -> Exc.FileExistsError;
            case 20 -> Exc.NotADirectoryError;
            case 21 -> Exc.IsADirectoryError;
            case 32, 108 -> Exc.BrokenPipeError;
            case 103 -> Exc.ConnectionAbortedError;
            case 104 -> Exc.ConnectionResetError;
            case 110 -> Exc.TimeoutError;
            case 111 -> Exc.ConnectionRefusedError;
            default -> Exc.OSError;
        };
    }

    private static boolean isOwnInit(PyType type) {
        return type.slot(Slot.INIT) instanceof PyWrapperDescriptor w && w.owner == TYPE;
    }

    /** {@code oserror_use_init}: a subclass overrides {@code __init__} but not {@code __new__}; it sets the fields. */
    private static boolean usesInit(PyType type) {
        return !isOwnInit(type) && type.slot(Slot.NEW) instanceof PyBuiltinFunction f && f.self == TYPE;
    }

    private static void rejectKeywords(PyType type, PyDict kwargs) {
        if (kwargs.size() > 0) {
            throw Errors.typeError(type.tpName() + "() takes no keyword arguments");
        }
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, PyTuple args, PyDict kwargs) {
        if (usesInit(cls)) {
            return new PyOSError(cls, PyTuple.EMPTY);
        }
        rejectKeywords(cls, kwargs);
        return create(cls, args);
    }

    /** An instance with its fields set; for OSError itself one of the subclass that the error number selects. */
    public static PyOSError create(PyType cls, PyTuple args) {
        Object first = args.size() >= 2 && args.size() <= 5 ? args.get(0) : null;
        long number = first instanceof Long n && n == n.intValue() ? n : Boolean.TRUE.equals(first) ? 1 : 0;
        PyType type = cls == TYPE ? subclassFor(number) : cls;
        PyOSError e = new PyOSError(type, args);
        e.setFields(args.items());
        return e;
    }

    @PyMethod("__init__(*args, **kwargs)")
    void __init__(ThreadState ts, PyTuple arguments, PyDict kwargs) {
        if (usesInit(type())) {
            rejectKeywords(type(), kwargs);
            setArgs(arguments);
            setFields(arguments.items());
        }
    }

    @Override
    protected void setFields(Object[] a) {
        if (a.length < 2 || a.length > 5) {
            return;
        }
        errno = a[0];
        strerror = a[1];
        Object name = a.length > 2 ? a[2] : PyNone.NONE;
        if (name == PyNone.NONE) {
            return;
        }
        if (type() == Exc.BlockingIOError && isNumber(name)) {
            written = toSize(ThreadState.current(), name);
            return;
        }
        filename = name;
        if (a.length > 4 && a[4] != PyNone.NONE) {
            filename2 = a[4];
        }
        setArgs(new PyTuple(a[0], a[1]));
    }

    /** {@code PyNumber_Check}. */
    private static boolean isNumber(Object o) {
        PyType t = typeOf(o);
        return t.slot(Slot.INDEX) != null || t.slot(Slot.INT) != null || t.slot(Slot.FLOAT) != null;
    }

    private static long toSize(ThreadState ts, Object o) {
        if (Number.index(ts, o) instanceof Long n) {
            return n;
        }
        throw Errors.valueError("cannot fit '" + Obj.typeName(o) + "' into an index-sized integer");
    }

    Object __str__(ThreadState ts) {
        if (filename == null && (errno == null || strerror == null)) {
            return defaultStr(ts);
        }
        String head = "[Errno " + Obj.strJava(ts, orNone(errno)) + "] " + Obj.strJava(ts, orNone(strerror));
        return PyStr.of(filename == null ? head : filename2 == null ? head + ": " + Obj.reprJava(ts, filename)
                : head + ": " + Obj.reprJava(ts, filename) + " -> " + Obj.reprJava(ts, filename2));
    }

    @PyMethod("__reduce__()")
    Object reduce() {
        PyTuple a = args();
        if (a.size() == 2 && filename != null) {
            a = filename2 == null ? new PyTuple(a.get(0), a.get(1), filename)
                    : new PyTuple(a.get(0), a.get(1), filename, PyNone.NONE, filename2);
        }
        return reduction(a, ownState());
    }

    @PyGetter("characters_written")
    long getWritten() {
        if (written == -1) {
            throw Errors.attributeError("characters_written");
        }
        return written;
    }

    @PySetter("characters_written")
    void setWritten(ThreadState ts, Object value) {
        written = toSize(ts, value);
    }

    @PyDeleter("characters_written")
    void deleteWritten() {
        getWritten();
        written = -1;
    }

    /** {@code errno}, or None. */
    @PyGetter(value = "errno", doc = "POSIX exception code", member = true)
    public Object errno() {
        return orNone(errno);
    }

    @PySetter("errno")
    void setErrno(Object value) {
        errno = value;
    }

    @PyDeleter("errno")
    void deleteErrno() {
        errno = null;
    }

    @PyGetter(value = "strerror", doc = "exception strerror", member = true)
    Object getStrerror() {
        return orNone(strerror);
    }

    @PySetter("strerror")
    void setStrerror(Object value) {
        strerror = value;
    }

    @PyDeleter("strerror")
    void deleteStrerror() {
        strerror = null;
    }

    @PyGetter(value = "filename", doc = "exception filename", member = true)
    Object getFilename() {
        return orNone(filename);
    }

    @PySetter("filename")
    void setFilename(Object value) {
        filename = value;
    }

    @PyDeleter("filename")
    void deleteFilename() {
        filename = null;
    }

    @PyGetter(value = "filename2", doc = "second exception filename", member = true)
    Object getFilename2() {
        return orNone(filename2);
    }

    @PySetter("filename2")
    void setFilename2(Object value) {
        filename2 = value;
    }

    @PyDeleter("filename2")
    void deleteFilename2() {
        filename2 = null;
    }
}
