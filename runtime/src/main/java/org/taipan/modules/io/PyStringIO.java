package org.taipan.modules.io;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.PyDict;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * {@code _io.StringIO}. The object's monitor guards the text and the position; no Python code runs under it. Text
 * without surrogates is kept as UTF-16 in a builder, anything else as code points.
 */
@PyTypeDef(name = "StringIO", module = "_io", doc = "Text I/O implementation using an in-memory buffer.\n\nThe "
        + "initial_value argument sets the value of object.  The newline\nargument is like the one of TextIOWrapper's "
        + "constructor.")
public final class PyStringIO extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyStringIOTable(), PyTextIOBase.TYPE, PyType.BASETYPE);

    private final CharStore text = new CharStore();
    private long position;
    private boolean ready;
    private boolean ended;
    /** The {@code newline} argument: null, "", "\n", "\r" or "\r\n". */
    private String newline;
    private Newlines newlines;

    private PyStringIO(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, PyDict kwargs) {
        return new PyStringIO(cls);
    }

    @PyMethod("__init__(initial_value='', newline='\\n')")
    synchronized void init(ThreadState ts, Object initial, Object newlineGiven) {
        ready = false;
        if (newlineGiven != PyNone.NONE && !PyStr.check(newlineGiven)) {
            throw Errors.typeError("newline must be str or None, not " + Obj.typeName(newlineGiven));
        }
        String n = newlineGiven == PyNone.NONE ? null : PyStr.toJava(newlineGiven);
        if (n != null && !n.isEmpty() && !n.equals("\n") && !n.equals("\r") && !n.equals("\r\n")) {
            throw Errors.valueError("illegal newline value: " + Obj.reprJava(ts, newlineGiven));
        }
        if (initial != PyNone.NONE && !PyStr.check(initial)) {
            throw Errors.typeError("initial_value must be str or None, not " + Obj.typeName(initial));
        }
        newline = n;
        newlines = n == null || n.isEmpty() ? new Newlines(n == null) : null;
        text.clear();
        position = 0;
        ended = false;
        ready = true;
        if (initial != PyNone.NONE) {
            put(initial);
        }
        position = 0;
    }

    private void requireOpen() {
        if (!ready) {
            throw Errors.valueError("I/O operation on uninitialized object");
        }
        if (ended) {
            throw Errors.valueError("I/O operation on closed file");
        }
    }

    @Override
    public synchronized boolean closed(ThreadState ts) {
        if (!ready) {
            throw Errors.valueError("I/O operation on uninitialized object");
        }
        return ended;
    }

    @Override
    public synchronized boolean readable(ThreadState ts) {
        requireOpen();
        return true;
    }

    @Override
    public synchronized boolean writable(ThreadState ts) {
        requireOpen();
        return true;
    }

    @Override
    public synchronized boolean seekable(ThreadState ts) {
        requireOpen();
        return true;
    }

    @PyGetter("line_buffering")
    synchronized boolean lineBuffering() {
        requireOpen();
        return false;
    }

    @PyGetter("newlines")
    synchronized Object seen() {
        requireOpen();
        return newlines == null ? PyNone.NONE : newlines.seen();
    }

    @Override
    public synchronized Object close(ThreadState ts) {
        ended = true;
        text.clear();
        return PyNone.NONE;
    }

    // ---- reading and writing ----------------------------------------------------------------------------------------

    private void put(Object string) {
        Object s = PyStr.exact(string);
        if (newlines != null) {
            s = newlines.decode(s, true);
        }
        if (newline != null && newline.length() > 0 && !newline.equals("\n")) {
            s = PyStr.of(PyStr.toJava(s).replace("\n", newline));
        }
        if (position + PyStr.length(s) > Integer.MAX_VALUE - 8) {
            throw Errors.overflowError("new position too large");
        }
        position = text.put((int) position, s);
    }

    @PyMethod(value = "write(s, /)", doc = "Write string to file.\n\nReturns the number of characters written, which "
            + "is always equal to\nthe length of the string.")
    synchronized long write(Object string) {
        if (!PyStr.check(string)) {
            throw Errors.typeError("string argument expected, got '" + Obj.typeName(string) + "'");
        }
        requireOpen();
        int length = PyStr.length(string);
        if (length > 0) {
            put(string);
        }
        return length;
    }

    @PyMethod(value = "read(size=-1, /)", doc = "Read at most size characters, returned as a string.\n\nIf the "
            + "argument is negative or omitted, read until EOF\nis reached. Return an empty string at EOF.")
    Object read(ThreadState ts, Object size) {
        long n = size(ts, size);
        synchronized (this) {
            requireOpen();
            int from = (int) Math.min(position, text.length());
            int to = (int) (n < 0 ? text.length() : Math.min(text.length(), from + n));
            if (to > from) {
                position = to;
            }
            return text.slice(from, to);
        }
    }

    private synchronized Object line(long limit) {
        requireOpen();
        int from = (int) Math.min(position, text.length());
        int end = text.lineEnd(from, newline == null ? "\n" : newline);
        if (limit >= 0 && end - from > limit) {
            end = from + (int) limit;
        }
        if (end > from) {
            position = end;
        }
        return text.slice(from, end);
    }

    @Override
    @PyMethod("readline(size=-1, /)")
    public Object readline(ThreadState ts, Object size) {
        return line(size(ts, size));
    }

    @Override
    Object nextLine(ThreadState ts) {
        if (isDerived()) {
            return super.nextLine(ts);
        }
        Object line = line(-1);
        return PyStr.length(line) == 0 ? null : line;
    }

    @PyMethod(value = "getvalue()", doc = "Retrieve the entire contents of the object.")
    synchronized Object getValue() {
        requireOpen();
        return text.slice(0, text.length());
    }

    // ---- position ---------------------------------------------------------------------------------------------------

    @Override
    public synchronized Object tell(ThreadState ts) {
        requireOpen();
        return position;
    }

    @Override
    public Object seek(ThreadState ts, Object offset, Object whence) {
        long to = Args.toLong(ts, offset);
        int from = Args.toInt(ts, whence);
        synchronized (this) {
            requireOpen();
            if (from < 0 || from > 2) {
                throw Errors.valueError("Invalid whence (" + from + ", should be 0, 1 or 2)");
            }
            if (to < 0 && from == 0) {
                throw Errors.valueError("Negative seek position " + to);
            }
            if (from != 0 && to != 0) {
                throw Errors.of(org.taipan.types.Exc.OSError, "Can't do nonzero cur-relative seeks");
            }
            position = from == 0 ? to : from == 1 ? position : text.length();
            return position;
        }
    }

    @Override
    public Object truncate(ThreadState ts, Object size) {
        long to;
        synchronized (this) {
            requireOpen();
            to = position;
        }
        if (size != PyNone.NONE) {
            if (!Number.hasIndex(size)) {
                throw Errors.typeError("argument should be integer or None, not '" + Obj.typeName(size) + "'");
            }
            to = Args.toLong(ts, size);
        }
        if (to < 0) {
            throw Errors.valueError("Negative size value " + to);
        }
        synchronized (this) {
            if (to < text.length()) {
                text.truncate((int) to);
            }
        }
        return to;
    }

    // ---- pickling ---------------------------------------------------------------------------------------------------

    @PyMethod("__getstate__()")
    Object getState(ThreadState ts) {
        Object value = getValue();
        PyDict d = dict();
        Object copy = PyNone.NONE;
        if (d != null && d.size() > 0) {
            PyDict c = new PyDict();
            for (Object[] item : d.items()) {
                c.put(ts, item[0], item[1]);
            }
            copy = c;
        }
        return new PyTuple(value, newline == null ? PyNone.NONE : newline, position, copy);
    }

    @PyMethod("__setstate__(state, /)")
    void setState(ThreadState ts, Object state) {
        if (ready && ended) {
            throw IoErrors.closed();
        }
        if (!(state instanceof PyTuple t) || t.size() < 4) {
            throw Errors.typeError(type().tpName() + ".__setstate__ argument should be 4-tuple, got "
                    + Obj.typeName(state));
        }
        init(ts, "", t.get(1));
        if (t.get(0) != PyNone.NONE && !PyStr.check(t.get(0))) {
            throw Errors.typeError("first item of state must be a str or None, not " + Obj.typeName(t.get(0)));
        }
        if (!org.taipan.types.PyLong.check(t.get(2))) {
            throw Errors.typeError("third item of state must be an integer, got " + Obj.typeName(t.get(2)));
        }
        long p = Args.toLong(ts, t.get(2));
        if (p < 0) {
            throw Errors.valueError("position value cannot be negative");
        }
        synchronized (this) {
            if (t.get(0) != PyNone.NONE) {
                text.put(0, PyStr.exact(t.get(0)));
            }
            position = p;
        }
        if (t.get(3) instanceof PyDict d) {
            for (Object[] item : d.items()) {
                dict().put(ts, item[0], item[1]);
            }
        } else if (t.get(3) != PyNone.NONE) {
            throw Errors.typeError("fourth item of state should be a dict, got a " + Obj.typeName(t.get(3)));
        }
    }
}
