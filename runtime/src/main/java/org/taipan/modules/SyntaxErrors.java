package org.taipan.modules;

import org.taipan.frontend.SyntaxErrorException;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** From the errors of tokenizer, parser and compiler to Python's exceptions. */
public final class SyntaxErrors {
    private SyntaxErrors() {
    }

    /** The Python exception for an error of the tokenizer, parser or compiler. */
    public static PyException toPython(ThreadState ts, SyntaxErrorException e, Object filename) {
        PyType type = switch (e.kind) {
            case SyntaxError -> Exc.SyntaxError;
            case IndentationError -> Exc.IndentationError;
            case TabError -> Exc.TabError;
            case IncompleteInputError -> Exc._IncompleteInputError;
            case MemoryError -> Exc.MemoryError;
            case ValueError -> Exc.ValueError;
            case OverflowError -> Exc.OverflowError;
            case UnicodeEncodeError -> Exc.UnicodeEncodeError;
            case UnicodeDecodeError -> Exc.UnicodeDecodeError;
            case RecursionError -> Exc.RecursionError;
            case SystemError -> Exc.SystemError;
            case KeyboardInterrupt -> Exc.KeyboardInterrupt;
        };
        Object message = PyStr.of(e.getMessage());
        if (e.codecFault != null) {
            SyntaxErrorException.CodecFault f = e.codecFault;
            Object object = f.object() instanceof byte[] b ? new PyBytes(b) : PyStr.of((String) f.object());
            return Errors.of(type, new Object[] {f.encoding(), object, (long) f.start(), (long) f.end(), f.reason()});
        }
        if (!e.hasLocation) {
            return e.getMessage().isEmpty() ? Errors.of(type, new Object[0]) : Errors.of(type, new Object[] {message});
        }
        // The compiler, which sees no source, leaves the text out; the parser's errors end where it says.
        String line = e.text == null && e.hasEnd ? SourceLines.lineWithEnd(ts, PyStr.toJava(filename), e.line, null) : e.text;
        Object text = line == null ? PyNone.NONE : PyStr.of(line);
        PyTuple details = e.hasEnd
                ? new PyTuple(filename, (long) e.line, (long) e.offset, text, position(e, e.endLine), position(e, e.endOffset))
                : new PyTuple(filename, (long) e.line, (long) e.offset, text);
        if (e.detailsInArguments) {
            return new PyException((PyBaseException) Call.call(ts, type, message, details));
        }
        var error = (PyBaseException) Call.call(ts, type, message);
        String[] attributes = {"filename", "lineno", "offset", "text", "end_lineno", "end_offset"};
        for (int i = 0; i < attributes.length; i++) {
            Attr.set(ts, error, attributes[i], details.get(i));
        }
        return new PyException(error);
    }

    /** A place that may be unknown: attributes are None for what is negative, arguments for what the error says has no end. */
    private static Object position(SyntaxErrorException e, int value) {
        boolean unknown = e.detailsInArguments ? value == SyntaxErrorException.NOWHERE : value < 0;
        return unknown ? PyNone.NONE : (Object) (long) value;
    }
}
