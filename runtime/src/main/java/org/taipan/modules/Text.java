package org.taipan.modules;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** {@code print}, {@code input} and {@code ord}. */
final class Text {
    private Text() {
    }

    static void print(ThreadState ts, Object[] args, Object sep, Object end, Object file, Object flush) {
        if (file == PyNone.NONE) {
            file = ts.interp.sys.getStr("stdout");
            if (file == null) {
                throw Errors.runtimeError("lost sys.stdout");
            }
            if (file == PyNone.NONE) {
                return;
            }
        }
        Object separator = option(sep, "sep", " ");
        Object terminator = option(end, "end", "\n");
        Object write = Attr.get(ts, file, "write");
        for (int i = 0; i < args.length; i++) {
            if (i > 0) {
                Call.call(ts, write, separator);
            }
            Call.call(ts, write, Obj.str(ts, args[i]));
        }
        Call.call(ts, write, terminator);
        if (Obj.isTrue(ts, flush)) {
            Call.methodNamed(ts, file, "flush");
        }
    }

    private static Object option(Object value, String name, String otherwise) {
        if (value == PyNone.NONE) {
            return otherwise;
        }
        if (!PyStr.check(value)) {
            throw Errors.typeError(name + " must be None or a string, not " + Obj.typeName(value));
        }
        return value;
    }

    static Object input(ThreadState ts, Object prompt) {
        Object in = stream(ts, "stdin");
        Object out = stream(ts, "stdout");
        Object err = stream(ts, "stderr");
        Audit.event(ts, "builtins.input", prompt);
        Call.methodNamed(ts, err, "flush");
        if (!(prompt instanceof String s && s.isEmpty())) {
            Call.methodNamed(ts, out, "write", Obj.str(ts, prompt));
        }
        try {
            Call.methodNamed(ts, out, "flush");
        } catch (PyException e) {
            if (!e.matches(Exc.Exception)) {
                throw e;
            }
        }
        Object line = Call.methodNamed(ts, in, "readline");
        if (!PyStr.check(line)) {
            throw Errors.typeError("object.readline() returned non-string");
        }
        String text = PyStr.toJava(line);
        if (text.isEmpty()) {
            throw Errors.of(Exc.EOFError, "EOF when reading a line");
        }
        Object result = text.endsWith("\n") ? PyStr.of(text.substring(0, text.length() - 1)) : line;
        Audit.event(ts, "builtins.input/result", result);
        return result;
    }

    private static Object stream(ThreadState ts, String name) {
        Object f = ts.interp.sys.getStr(name);
        if (f == null || f == PyNone.NONE) {
            throw Errors.runtimeError("lost sys." + name);
        }
        return f;
    }

    static Object ord(ThreadState ts, Object c) {
        long length;
        if (PyStr.check(c)) {
            String s = PyStr.toJava(c);
            length = s.codePointCount(0, s.length());
            if (length == 1) {
                return (long) s.codePointAt(0);
            }
        } else if (c instanceof org.taipan.types.PyBytes || c instanceof org.taipan.types.PyByteArray) {
            length = Obj.length(ts, c);
            if (length == 1) {
                return org.taipan.ops.Item.get(ts, c, 0L);
            }
        } else {
            throw Errors.typeError("ord() expected string of length 1, but " + Obj.typeName(c) + " found");
        }
        throw Errors.typeError("ord() expected a character, but string of length " + length + " found");
    }
}
