package org.taipan.modules.sre;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.StrBuilder;

/** Replacing matches: {@code pattern_subx}. */
final class Substitution {
    record Result(Object text, long count) {
    }

    private Substitution() {
    }

    /** {@code pattern.subn(repl, string, count)}; {@code repl} is a function, a template or a literal. */
    static Result apply(ThreadState ts, PyPattern pattern, Object repl, Object string, long count) {
        Object literal = null;
        PyTemplate template = null;
        boolean function = Call.isCallable(repl);
        if (!function) {
            if (isLiteral(ts, repl)) {
                literal = repl;
            } else {
                template = compile(ts, pattern, repl);
                literal = template.literal();
            }
        }
        Matcher m = pattern.matcher(ts, string, 0, Long.MAX_VALUE);
        List<Object> parts = new ArrayList<>();
        int done = 0;
        long n = 0;
        while ((count == 0 || n < count) && m.search()) {
            if (done < m.start) {
                parts.add(m.subject.slice(done, m.start));
            }
            Object item = literal;
            if (item == null) {
                PyMatch match = new PyMatch(pattern, m);
                item = function ? Call.call(ts, repl, match) : template.expand(ts, match);
            }
            if (item != PyNone.NONE) {
                parts.add(item);
            }
            done = m.ptr;
            n++;
            m.advance();
        }
        if (n == 0) {
            return new Result(m.subject.slice(0, m.end), 0);
        }
        if (done < m.end) {
            parts.add(m.subject.slice(done, m.end));
        }
        return new Result(join(ts, parts, m.subject.isBytes()), n);
    }

    /** Whether a replacement is a string or bytes without backslash. */
    private static boolean isLiteral(ThreadState ts, Object repl) {
        if (repl instanceof String s) {
            return s.indexOf('\\') < 0;
        }
        Subject s;
        try {
            s = Subject.of(ts, repl);
        } catch (PyException e) {
            return false;
        }
        return s.indexOf('\\', 0, s.length) < 0;
    }

    /** {@code re._compile_template(pattern, template)}. */
    static PyTemplate compile(ThreadState ts, PyPattern pattern, Object template) {
        Object compile = ts.interp.state(TemplateCompiler.class, i -> new TemplateCompiler()).get(ts);
        Object result;
        try {
            result = Call.call(ts, compile, pattern, template);
        } catch (PyException e) {
            // An unhashable replacement, say a bytearray, has no place in the cache; its plain copy has.
            Object plain = e.matches(Exc.TypeError) ? plain(ts, template) : null;
            if (plain == null) {
                throw e;
            }
            result = Call.call(ts, compile, pattern, plain);
        }
        if (result instanceof PyTemplate t) {
            return t;
        }
        throw Errors.runtimeError("the result of compiling a replacement string is " + Obj.typeName(result));
    }

    private static Object plain(ThreadState ts, Object template) {
        if (PyStr.check(template)) {
            return PyStr.checkExact(template) ? null : PyStr.exact(template);
        }
        if (template instanceof PyBytes b && b.type() == PyBytes.TYPE) {
            return null;
        }
        return Buffers.isExporter(template) ? new PyBytes(Buffers.toBytes(ts, template)) : null;
    }

    /** {@code re._compile_template}, looked up once. */
    private static final class TemplateCompiler {
        private volatile Object function;

        Object get(ThreadState ts) {
            Object f = function;
            if (f == null) {
                Object re = ts.interp.modules.getStr("re");
                if (re == null) {
                    re = Call.call(ts, Attr.get(ts, ts.interp.modules.getStr("builtins"), "__import__"), "re");
                }
                f = Attr.get(ts, re, "_compile_template");
                function = f;
            }
            return f;
        }
    }

    /** The parts as one string or bytes. @throws PyException TypeError if a part is neither */
    static Object join(ThreadState ts, List<Object> parts, boolean bytes) {
        if (bytes) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            for (int i = 0; i < parts.size(); i++) {
                out.writeBytes(bytesOf(ts, parts.get(i), i));
            }
            return new PyBytes(out.toByteArray());
        }
        StrBuilder out = new StrBuilder();
        for (int i = 0; i < parts.size(); i++) {
            Object part = parts.get(i);
            if (!PyStr.check(part)) {
                throw Errors.typeError("sequence item " + i + ": expected str instance, "
                        + "" + Obj.typeName(part) + " found");
            }
            out.append(part);
        }
        return out.toStr();
    }

    private static byte[] bytesOf(ThreadState ts, Object part, int i) {
        if (!Buffers.isExporter(part)) {
            throw Errors.typeError("sequence item " + i + ": expected a bytes-like object, " + Obj.typeName(part)
                    + " found");
        }
        return Buffers.toBytes(ts, part);
    }
}
