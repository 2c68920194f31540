package org.taipan.compiler;

import org.taipan.frontend.Span;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.frontend.SyntaxErrorException.Kind;

/** The errors that compilation ends with. */
final class CompileErrors {
    /** How deep trees may be, as CPython's {@code Py_C_RECURSION_LIMIT}. */
    static final int RECURSION_LIMIT = 10_000;

    private CompileErrors() {
    }

    /** A SyntaxError of the code generator. Columns count bytes, as those of CPython's compiler do. */
    static SyntaxErrorException syntaxError(Span span, String message) {
        return new SyntaxErrorException(Kind.SyntaxError, message, span.line(), span.col() + 1, span.endLine(),
                span.endCol() + 1, null);
    }

    /** A SyntaxError of the symbol table or a {@code __future__} import, of which CPython adds the place later. */
    static SyntaxErrorException symbolError(Span span, String message) {
        return SyntaxErrorException.withBareArguments(message, span.line(), span.col() + 1, span.endLine(),
                span.endCol() + 1);
    }

    static SyntaxErrorException tooDeep() {
        return new SyntaxErrorException(Kind.RecursionError, "maximum recursion depth exceeded during compilation");
    }
}
