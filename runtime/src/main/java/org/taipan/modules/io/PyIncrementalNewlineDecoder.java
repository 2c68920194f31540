package org.taipan.modules.io;

import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code _io.IncrementalNewlineDecoder}. Its methods hold the object's monitor but for calls of the decoder. */
@PyTypeDef(name = "IncrementalNewlineDecoder", module = "_io", doc = "Codec used when reading a file in universal "
        + "newlines mode.\n\nIt wraps another incremental decoder, translating \\r\\n and \\r into \\n.\nIt also "
        + "records the types of newlines encountered.  When used with\ntranslate=False, it ensures that the newline "
        + "sequence is returned in\none piece. When used with decoder=None, it expects unicode strings as\ndecode "
        + "input and translates newlines without first invoking an external\ndecoder.")
public final class PyIncrementalNewlineDecoder extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyIncrementalNewlineDecoderTable(), PyType.OBJECT,
            PyType.BASETYPE);

    private Object decoder;
    private volatile Newlines newlines;

    private PyIncrementalNewlineDecoder(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyIncrementalNewlineDecoder(cls);
    }

    @PyMethod("__init__(decoder, translate, errors='strict')")
    void init(Object inner, boolean translate, Object errors) {
        decoder = inner;
        newlines = new Newlines(translate);
    }

    private Newlines newlines() {
        Newlines n = newlines;
        if (n == null) {
            throw Errors.valueError("IncrementalNewlineDecoder.__init__() not called");
        }
        return n;
    }

    @PyMethod("decode(input, final=False)")
    Object decode(ThreadState ts, Object input, boolean last) {
        Newlines n = newlines();
        Object text = decoder == PyNone.NONE ? input : Call.methodNamed(ts, decoder, "decode", input, last);
        if (!PyStr.check(text)) {
            throw Errors.typeError("decoder should return a string result, not '" + Obj.typeName(text) + "'");
        }
        synchronized (this) {
            return n.decode(PyStr.exact(text), last);
        }
    }

    @PyMethod("getstate()")
    Object getState(ThreadState ts) {
        Newlines n = newlines();
        Object pending = PyBytes.EMPTY;
        long flags = 0;
        if (decoder != PyNone.NONE) {
            Object r = Call.methodNamed(ts, decoder, "getstate");
            if (!(r instanceof PyTuple t) || t.size() != 2) {
                throw Errors.typeError("illegal decoder state");
            }
            pending = t.get(0);
            flags = Args.toLong(ts, t.get(1)) << 1;
        }
        return new PyTuple(pending, flags | (n.pendingReturn ? 1 : 0));
    }

    @PyMethod("setstate(state, /)")
    void setState(ThreadState ts, Object state) {
        Newlines n = newlines();
        if (!(state instanceof PyTuple t)) {
            throw Errors.typeError("state argument must be a tuple");
        }
        if (t.size() != 2) {
            throw Errors.typeError("setstate(): illegal state argument");
        }
        long flags = Args.toLong(ts, t.get(1));
        n.pendingReturn = (flags & 1) != 0;
        if (decoder != PyNone.NONE) {
            Call.methodNamed(ts, decoder, "setstate", new PyTuple(t.get(0), flags >> 1));
        }
    }

    @PyMethod("reset()")
    void reset(ThreadState ts) {
        newlines().reset();
        if (decoder != PyNone.NONE) {
            Call.methodNamed(ts, decoder, "reset");
        }
    }

    @PyGetter("newlines")
    Object seen() {
        return newlines().seen();
    }
}
