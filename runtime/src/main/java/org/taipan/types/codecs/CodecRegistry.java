package org.taipan.types.codecs;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * The codecs and error handlers of an interpreter (CPython's {@code Python/codecs.c}). All its maps are concurrent; a
 * codec that two threads look up for the first time may be searched for twice.
 */
public final class CodecRegistry {
    private final List<Object> searchPath = new CopyOnWriteArrayList<>();
    private final ConcurrentHashMap<String, PyTuple> cache = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, Object> errorHandlers = new ConcurrentHashMap<>();

    private CodecRegistry(Interpreter interp) {
        ErrorHandlers.register(errorHandlers);
    }

    public static CodecRegistry of(Interpreter interp) {
        return interp.state(CodecRegistry.class, CodecRegistry::new);
    }

    /** Whether there is a search function, as there is once {@code encodings} has been imported. */
    public boolean isReady() {
        return !searchPath.isEmpty();
    }

    /** {@code codecs.register}. @throws PyException TypeError */
    public void register(Object search) {
        if (!Call.isCallable(search)) {
            throw Errors.typeError("argument must be callable");
        }
        searchPath.add(search);
    }

    /** {@code codecs.unregister}. */
    public void unregister(Object search) {
        if (searchPath.remove(search)) {
            cache.clear();
        }
    }

    /** {@code codecs.register_error}. @throws PyException TypeError */
    public void registerError(String name, Object handler) {
        if (!Call.isCallable(handler)) {
            throw Errors.typeError("handler must be callable");
        }
        errorHandlers.put(name, handler);
    }

    /** {@code codecs.lookup_error}. @throws PyException LookupError */
    public Object lookupError(String name) {
        Object handler = errorHandlers.get(name);
        if (handler == null) {
            throw Errors.of(Exc.LookupError, "unknown error handler name '" + name + "'");
        }
        return handler;
    }

    /** Lower case, with one underscore for every run of other characters than letters, digits and dots. */
    public static String normalize(String encoding) {
        switch (encoding) {
            case "utf-8" -> {
                return "utf_8";
            }
            case "ascii", "latin1" -> {
                return encoding;
            }
            default -> {
            }
        }
        StringBuilder b = new StringBuilder(encoding.length());
        boolean punctuation = false;
        for (int i = 0; i < encoding.length(); i++) {
            char c = encoding.charAt(i);
            if (c < 128 && Character.isLetterOrDigit(c) || c == '.') {
                if (punctuation && !b.isEmpty()) {
                    b.append('_');
                }
                punctuation = false;
                b.append(c < 128 ? Character.toLowerCase(c) : c);
            } else {
                punctuation = true;
            }
        }
        return b.toString();
    }

    /** {@code codecs.lookup}: the codec's tuple of functions. @throws PyException LookupError */
    public PyTuple lookup(ThreadState ts, String encoding) {
        String name = normalize(encoding);
        PyTuple known = cache.get(name);
        if (known != null) {
            return known;
        }
        if (searchPath.isEmpty()) {
            Call.call(ts, ts.interp.builtins.getStr("__import__"), "encodings");
        }
        if (searchPath.isEmpty()) {
            throw Errors.of(Exc.LookupError, "no codec search functions registered: can't find encoding");
        }
        for (Object search : searchPath) {
            Object r = Call.call(ts, search, name);
            if (r == PyNone.NONE) {
                continue;
            }
            if (!(r instanceof PyTuple codec && codec.size() == 4)) {
                throw Errors.typeError("codec search functions must return 4-tuples");
            }
            cache.put(name, codec);
            return codec;
        }
        throw Errors.of(Exc.LookupError, "unknown encoding: " + encoding);
    }

    private PyTuple lookupText(ThreadState ts, String encoding, String alternative) {
        PyTuple codec = lookup(ts, encoding);
        if (PyObject.typeOf(codec) != PyTuple.TYPE) {
            Object text = Attr.lookup(ts, codec, "_is_text_encoding");
            if (text != null && !Obj.isTrue(ts, text)) {
                throw Errors.of(Exc.LookupError, "'" + encoding + "' is not a text encoding; use " + alternative
                        + " to handle arbitrary codecs");
            }
        }
        return codec;
    }

    /** {@code codecs.encode}; {@code errors} may be null. */
    public Object encode(ThreadState ts, Object o, String encoding, String errors) {
        return run(ts, lookup(ts, encoding).get(0), o, encoding, errors, true);
    }

    /** {@code codecs.decode}; {@code errors} may be null. */
    public Object decode(ThreadState ts, Object o, String encoding, String errors) {
        return run(ts, lookup(ts, encoding).get(1), o, encoding, errors, false);
    }

    /** What {@code str.encode} does when it does not know the encoding itself. */
    public Object encodeText(ThreadState ts, Object o, String encoding, String errors) {
        return run(ts, lookupText(ts, encoding, "codecs.encode()").get(0), o, encoding, errors, true);
    }

    /** What {@code bytes.decode} does when it does not know the encoding itself. */
    public Object decodeText(ThreadState ts, Object o, String encoding, String errors) {
        return run(ts, lookupText(ts, encoding, "codecs.decode()").get(1), o, encoding, errors, false);
    }

    private static Object run(ThreadState ts, Object codec, Object o, String encoding, String errors, boolean encode) {
        Object r;
        try {
            r = errors == null ? Call.call(ts, codec, o) : Call.call(ts, codec, o, PyStr.of(errors));
        } catch (PyException e) {
            Object note = PyStr.of((encode ? "encoding" : "decoding") + " with '" + encoding + "' codec failed");
            Object addNote = Attr.lookup(ts, e.value, "add_note");
            if (addNote != null) {
                Call.call(ts, addNote, note);
            }
            throw e;
        }
        if (!(r instanceof PyTuple t && t.size() == 2)) {
            throw Errors.typeError(encode ? "encoder must return a tuple (object, integer)"
                    : "decoder must return a tuple (object,integer)");
        }
        return t.get(0);
    }
}
