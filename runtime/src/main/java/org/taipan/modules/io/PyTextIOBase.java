package org.taipan.modules.io;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyNone;

/** {@code _io._TextIOBase}. */
@PyTypeDef(name = "_TextIOBase", module = "_io", doc = "Base class for text I/O.\n\nThis class provides a character "
        + "and line based interface to stream\nI/O. There is no readinto method because Python's character "
        + "strings\nare immutable.\n")
public final class PyTextIOBase {
    public static final PyType TYPE = PyType.builtin(new PyTextIOBaseTable(), PyIOBase.TYPE,
            PyType.BASETYPE | PyType.SAME_LAYOUT);

    private PyTextIOBase() {
    }

    static boolean check(Object o) {
        return TYPE.isInstance(o);
    }

    @PyMethod(value = "detach()", doc = "Separate the underlying buffer from the TextIOBase and return it.\n\nAfter "
            + "the underlying buffer has been detached, the TextIO is in an unusable state.")
    static Object detach(ThreadState ts, Object self) {
        throw IoErrors.unsupported(ts, "detach");
    }

    @PyMethod(value = "read(size=-1, /)", doc = "Read at most size characters from stream.\n\nRead from underlying "
            + "buffer until we have size characters or we hit EOF.\nIf size is negative or omitted, read until EOF.")
    static Object read(ThreadState ts, Object self, Object size) {
        throw IoErrors.unsupported(ts, "read");
    }

    @PyMethod(value = "readline(size=-1, /)", doc = "Read until newline or EOF.\n\nReturn an empty string if EOF is "
            + "hit immediately.\nIf size is specified, at most size characters will be read.")
    static Object readline(ThreadState ts, Object self, Object size) {
        throw IoErrors.unsupported(ts, "readline");
    }

    @PyMethod(value = "write(s, /)", doc = "Write string s to stream.\n\nReturn the number of characters "
            + "written\n(which is always equal to the length of the string).")
    static Object write(ThreadState ts, Object self, Object text) {
        throw IoErrors.unsupported(ts, "write");
    }

    @PyGetter(value = "encoding", doc = "Encoding of the text stream.\n\nSubclasses should override.\n")
    static Object encoding(Object self) {
        return PyNone.NONE;
    }

    @PyGetter(value = "newlines", doc = "Line endings translated so far.\n\nOnly line endings translated during "
            + "reading are considered.\n\nSubclasses should override.\n")
    static Object newlines(Object self) {
        return PyNone.NONE;
    }

    @PyGetter(value = "errors", doc = "The error setting of the decoder or encoder.\n\nSubclasses should override.\n")
    static Object errors(Object self) {
        return PyNone.NONE;
    }
}
