package org.taipan.importing;

import java.nio.charset.StandardCharsets;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.os.FileCalls;
import org.taipan.types.PyStr;

/** {@code sys.stderr} until the library has made the real one: {@code PyFile_NewStdPrinter}. */
@PyTypeDef(name = "stderrprinter")
public final class StandardPrinter extends PyObject {
    public static final PyType TYPE = PyType.builtin(new StandardPrinterTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final int fd;

    StandardPrinter(int fd) {
        super(TYPE);
        this.fd = fd;
    }

    @PyMethod("write(text, /)")
    long write(Object text) {
        if (!PyStr.check(text)) {
            throw Errors.typeError("write() argument must be str, not " + Obj.typeName(text));
        }
        byte[] bytes = PyStr.toJava(text).getBytes(StandardCharsets.UTF_8);
        return Math.max(FileCalls.write(fd, bytes, 0, bytes.length), 0);
    }

    @PyMethod("fileno()")
    long fileno() {
        return fd;
    }

    @PyMethod("isatty()")
    boolean isatty() {
        return FileCalls.isTerminal(fd);
    }

    @PyMethod("flush()")
    void flush() {
    }

    @PyMethod("close()")
    void close() {
    }

    @PyGetter("closed")
    boolean closed() {
        return false;
    }

    @PyGetter("encoding")
    Object encoding() {
        return org.taipan.types.PyNone.NONE;
    }

    @PyGetter("mode")
    Object mode() {
        return "w";
    }
}
