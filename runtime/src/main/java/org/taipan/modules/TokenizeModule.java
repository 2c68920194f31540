package org.taipan.modules;

import java.util.concurrent.atomic.AtomicBoolean;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.annotations.PyTypeDef;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.frontend.TokenIterator;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** The {@code _tokenize} module: the tokenizer of the parser for {@code tokenize}. */
@PyModuleDef(name = "_tokenize", types = {TokenizeModule.TokenizerIter.class})
final class TokenizeModule {
    private TokenizeModule() {
    }

    /** Yields (type, text, start, end, line). As with a generator, only one thread at a time may ask for a token. */
    @PyTypeDef(name = "TokenizerIter", module = "_tokenize")
    static final class TokenizerIter extends NativeIterator {
        static final PyType TYPE = PyType.builtin(new TokenizeModuleTokenizerIterTable(), PyType.OBJECT, 0);

        private final TokenIterator tokens;
        private final AtomicBoolean running = new AtomicBoolean();
        /** Calls {@code readline} for the thread that runs. */
        private ThreadState current;

        private TokenizerIter(PyType type, Object readline, boolean extraTokens, Object encoding) {
            super(type);
            tokens = new TokenIterator(() -> readline(current, readline, encoding), extraTokens,
                    (category, message, line) -> SourceCompiler.parserWarnings(current, "<string>")
                            .warn(category, message, line));
        }

        @PyMethod("__new__(readline, /, *, extra_tokens, encoding=NULL)")
        static Object __new__(ThreadState ts, PyType cls, Object readline, Object extraTokens, Object encoding) {
            if (encoding != null && !PyStr.check(encoding)) {
                throw Errors.typeError(
                        "tokenizeriter() argument 'encoding' must be str, not " + Obj.typeName(encoding));
            }
            return new TokenizerIter(cls, readline, Obj.isTrue(ts, extraTokens), encoding);
        }

        private static String readline(ThreadState ts, Object readline, Object encoding) {
            Object line;
            try {
                line = Call.call(ts, readline);
            } catch (PyException e) {
                if (e.matches(Exc.StopIteration)) {
                    return null;
                }
                throw e;
            }
            if (encoding != null) {
                if (!(line instanceof PyBytes)) {
                    throw Errors.typeError("readline() returned a non-bytes object");
                }
                return PyStr.toJava(Call.methodNamed(ts, line, "decode", encoding, "replace"));
            }
            if (!PyStr.check(line)) {
                throw Errors.typeError("readline() returned a non-string object");
            }
            return PyStr.toJava(line);
        }

        @Override
        public Object next(ThreadState ts) {
            if (!running.compareAndSet(false, true)) {
                throw Errors.valueError("TokenizerIter already executing");
            }
            try {
                current = ts;
                TokenIterator.Item t = tokens.next();
                return t == null ? null : new PyTuple((long) t.type(), PyStr.of(t.text()),
                        new PyTuple((long) t.startLine(), (long) t.startCol()),
                        new PyTuple((long) t.endLine(), (long) t.endCol()), PyStr.of(t.line()));
            } catch (SyntaxErrorException e) {
                throw SyntaxErrors.toPython(ts, e, "<string>");
            } finally {
                current = null;
                running.set(false);
            }
        }

        Object __iter__() {
            return this;
        }

        Object __next__(ThreadState ts) {
            return nextOrStop(ts);
        }
    }
}
