package org.taipan.types;

import java.util.List;
import org.taipan.objects.PyType;
import org.taipan.objects.SimpleTable;

/** The builtin exception types, under their Python names. */
public final class Exc {
    private Exc() {
    }

    public static final PyType BaseException = PyBaseException.TYPE;
    public static final PyType BaseExceptionGroup =
            PyType.builtin(new PyBaseExceptionGroupTable(), PyBaseException.TYPE, PyType.BASETYPE);
    public static final PyType GeneratorExit = type("GeneratorExit", PyBaseException.TYPE,
            "Request that a generator exit.");
    public static final PyType KeyboardInterrupt = type("KeyboardInterrupt", PyBaseException.TYPE,
            "Program interrupted by user.");
    public static final PyType SystemExit =
            PyType.builtin(new PySystemExitTable(), PyBaseException.TYPE, PyType.BASETYPE);
    public static final PyType Exception = type("Exception", PyBaseException.TYPE,
            "Common base class for all non-exit exceptions.");
    public static final PyType ArithmeticError = type("ArithmeticError", Exception,
            "Base class for arithmetic errors.");
    public static final PyType FloatingPointError = type("FloatingPointError", ArithmeticError,
            "Floating-point operation failed.");
    public static final PyType OverflowError = type("OverflowError", ArithmeticError,
            "Result too large to be represented.");
    public static final PyType ZeroDivisionError = type("ZeroDivisionError", ArithmeticError,
            "Second argument to a division or modulo operation was zero.");
    public static final PyType AssertionError = type("AssertionError", Exception,
            "Assertion failed.");
    public static final PyType AttributeError =
            PyType.builtin(new PyAttributeErrorTable(), Exception, PyType.BASETYPE);
    public static final PyType BufferError = type("BufferError", Exception,
            "Buffer error.");
    public static final PyType EOFError = type("EOFError", Exception,
            "Read beyond end of file.");
    public static final PyType ImportError =
            PyType.builtin(new PyImportErrorTable(), Exception, PyType.BASETYPE);
    public static final PyType ModuleNotFoundError = type("ModuleNotFoundError", ImportError,
            "Module not found.");
    public static final PyType LookupError = type("LookupError", Exception,
            "Base class for lookup errors.");
    public static final PyType IndexError = type("IndexError", LookupError,
            "Sequence index out of range.");
    public static final PyType KeyError =
            PyType.builtin(new PyKeyErrorTable(), LookupError, PyType.BASETYPE | PyType.SAME_LAYOUT);
    public static final PyType MemoryError = type("MemoryError", Exception,
            "Out of memory.");
    public static final PyType NameError =
            PyType.builtin(new PyNameErrorTable(), Exception, PyType.BASETYPE);
    public static final PyType UnboundLocalError = type("UnboundLocalError", NameError,
            "Local name referenced but not bound to a value.");
    public static final PyType OSError =
            PyType.builtin(new PyOSErrorTable(), Exception, PyType.BASETYPE);
    public static final PyType BlockingIOError = type("BlockingIOError", OSError,
            "I/O operation would block.");
    public static final PyType ChildProcessError = type("ChildProcessError", OSError,
            "Child process error.");
    public static final PyType ConnectionError = type("ConnectionError", OSError,
            "Connection error.");
    public static final PyType BrokenPipeError = type("BrokenPipeError", ConnectionError,
            "Broken pipe.");
    public static final PyType ConnectionAbortedError = type("ConnectionAbortedError", ConnectionError,
            "Connection aborted.");
    public static final PyType ConnectionRefusedError = type("ConnectionRefusedError", ConnectionError,
            "Connection refused.");
    public static final PyType ConnectionResetError = type("ConnectionResetError", ConnectionError,
            "Connection reset.");
    public static final PyType FileExistsError = type("FileExistsError", OSError,
            "File already exists.");
    public static final PyType FileNotFoundError = type("FileNotFoundError", OSError,
            "File not found.");
    public static final PyType InterruptedError = type("InterruptedError", OSError,
            "Interrupted by signal.");
    public static final PyType IsADirectoryError = type("IsADirectoryError", OSError,
            "Operation doesn't work on directories.");
    public static final PyType NotADirectoryError = type("NotADirectoryError", OSError,
            "Operation only works on directories.");
    public static final PyType PermissionError = type("PermissionError", OSError,
            "Not enough permissions.");
    public static final PyType ProcessLookupError = type("ProcessLookupError", OSError,
            "Process not found.");
    public static final PyType TimeoutError = type("TimeoutError", OSError,
            "Timeout expired.");
    public static final PyType ReferenceError = type("ReferenceError", Exception,
            "Weak ref proxy used after referent went away.");
    public static final PyType RuntimeError = type("RuntimeError", Exception,
            "Unspecified run-time error.");
    public static final PyType NotImplementedError = type("NotImplementedError", RuntimeError,
            "Method or function hasn't been implemented yet.");
    public static final PyType PythonFinalizationError = type("PythonFinalizationError", RuntimeError,
            "Operation blocked during Python finalization.");
    public static final PyType RecursionError = type("RecursionError", RuntimeError,
            "Recursion limit exceeded.");
    public static final PyType StopAsyncIteration = type("StopAsyncIteration", Exception,
            "Signal the end from iterator.__anext__().");
    public static final PyType StopIteration =
            PyType.builtin(new PyStopIterationTable(), Exception, PyType.BASETYPE);
    public static final PyType SyntaxError =
            PyType.builtin(new PySyntaxErrorTable(), Exception, PyType.BASETYPE);
    public static final PyType IndentationError = type("IndentationError", SyntaxError,
            "Improper indentation.");
    public static final PyType TabError = type("TabError", IndentationError,
            "Improper mixture of spaces and tabs.");
    public static final PyType _IncompleteInputError = type("_IncompleteInputError", SyntaxError,
            "incomplete input.");
    public static final PyType SystemError = type("SystemError", Exception,
            "Internal error in the Python interpreter.\n\nPlease report this to the Python maintainer, along with the traceback,\nthe Python version, and the hardware/OS platform and version.");
    public static final PyType TypeError = type("TypeError", Exception,
            "Inappropriate argument type.");
    public static final PyType ValueError = type("ValueError", Exception,
            "Inappropriate argument value (of correct type).");
    public static final PyType UnicodeError = type("UnicodeError", ValueError,
            "Unicode related error.");
    public static final PyType UnicodeDecodeError =
            PyType.builtin(new PyUnicodeDecodeErrorTable(), UnicodeError, PyType.BASETYPE);
    public static final PyType UnicodeEncodeError =
            PyType.builtin(new PyUnicodeEncodeErrorTable(), UnicodeError, PyType.BASETYPE);
    public static final PyType UnicodeTranslateError =
            PyType.builtin(new PyUnicodeTranslateErrorTable(), UnicodeError, PyType.BASETYPE);
    public static final PyType Warning = type("Warning", Exception,
            "Base class for warning categories.");
    public static final PyType BytesWarning = type("BytesWarning", Warning,
            "Base class for warnings about bytes and buffer related problems, mostly\nrelated to conversion from str or comparing to str.");
    public static final PyType DeprecationWarning = type("DeprecationWarning", Warning,
            "Base class for warnings about deprecated features.");
    public static final PyType EncodingWarning = type("EncodingWarning", Warning,
            "Base class for warnings about encodings.");
    public static final PyType FutureWarning = type("FutureWarning", Warning,
            "Base class for warnings about constructs that will change semantically\nin the future.");
    public static final PyType ImportWarning = type("ImportWarning", Warning,
            "Base class for warnings about probable mistakes in module imports");
    public static final PyType PendingDeprecationWarning = type("PendingDeprecationWarning", Warning,
            "Base class for warnings about features which will be deprecated\nin the future.");
    public static final PyType ResourceWarning = type("ResourceWarning", Warning,
            "Base class for warnings about resource usage.");
    public static final PyType RuntimeWarning = type("RuntimeWarning", Warning,
            "Base class for warnings about dubious runtime behavior.");
    public static final PyType SyntaxWarning = type("SyntaxWarning", Warning,
            "Base class for warnings about dubious syntax.");
    public static final PyType UnicodeWarning = type("UnicodeWarning", Warning,
            "Base class for warnings about Unicode related problems, mostly\nrelated to conversion problems.");
    public static final PyType UserWarning = type("UserWarning", Warning,
            "Base class for warnings generated by user code.");

    public static final PyType ExceptionGroup = exceptionGroup();

    private static PyType exceptionGroup() {
        PyType type = type("ExceptionGroup", BaseExceptionGroup, null);
        type.setBases(new PyTuple(BaseExceptionGroup, Exception), BaseExceptionGroup);
        type.setMro(new PyType[] {type, BaseExceptionGroup, Exception, BaseException, PyType.OBJECT});
        return type;
    }

    /** An instance of an exception type, Python subclasses included, of the Java class that its layout asks for. */
    static PyBaseException allocate(PyType type, PyTuple args) {
        PyType layout = type.layoutBase();
        return switch (layout.name()) {
            case "AttributeError" -> new PyAttributeError(type, args);
            case "StopIteration" -> new PyStopIteration(type, args);
            case "NameError" -> new PyNameError(type, args);
            case "ImportError" -> new PyImportError(type, args);
            case "OSError" -> new PyOSError(type, args);
            case "SyntaxError" -> new PySyntaxError(type, args);
            case "SystemExit" -> new PySystemExit(type, args);
            case "UnicodeEncodeError" -> new PyUnicodeEncodeError(type, args);
            case "UnicodeDecodeError" -> new PyUnicodeDecodeError(type, args);
            case "UnicodeTranslateError" -> new PyUnicodeTranslateError(type, args);
            case "BaseExceptionGroup" -> new PyBaseExceptionGroup(type, args);
            default -> new PyBaseException(type, args);
        };
    }

    /** All of them, for {@code builtins}. */
    public static final List<PyType> ALL = List.of(
        BaseException, BaseExceptionGroup, GeneratorExit, KeyboardInterrupt, SystemExit, Exception,
        ArithmeticError, FloatingPointError, OverflowError, ZeroDivisionError, AssertionError,
        AttributeError, BufferError, EOFError, ImportError, ModuleNotFoundError, LookupError, IndexError,
        KeyError, MemoryError, NameError, UnboundLocalError, OSError, BlockingIOError, ChildProcessError,
        ConnectionError, BrokenPipeError, ConnectionAbortedError, ConnectionRefusedError,
        ConnectionResetError, FileExistsError, FileNotFoundError, InterruptedError, IsADirectoryError,
        NotADirectoryError, PermissionError, ProcessLookupError, TimeoutError, ReferenceError, RuntimeError,
        NotImplementedError, PythonFinalizationError, RecursionError, StopAsyncIteration, StopIteration,
        SyntaxError, IndentationError, TabError, _IncompleteInputError, SystemError, TypeError, ValueError,
        UnicodeError, UnicodeDecodeError, UnicodeEncodeError, UnicodeTranslateError, Warning, BytesWarning,
        DeprecationWarning, EncodingWarning, FutureWarning, ImportWarning, PendingDeprecationWarning,
        ResourceWarning, RuntimeWarning, SyntaxWarning, UnicodeWarning, UserWarning, ExceptionGroup);

    private static PyType type(String name, PyType base, String doc) {
        return PyType.builtin(new SimpleTable("builtins", name, doc), base, PyType.BASETYPE);
    }
}
