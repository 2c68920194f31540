package org.taipan.compiler;

import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/**
 * A statement, or part of one, that {@code return}, {@code break} and {@code continue} have to unwind.
 *
 * @param start its label, the target of {@code continue}
 * @param exit the target of {@code break}
 * @param finalBody the statements of {@code finally}
 * @param name the name that an {@code except} clause binds, or null
 */
record FrameBlock(Kind kind, int start, int exit, Span loc, List<Ast.Stmt> finalBody, String name) {
    enum Kind {
        WHILE_LOOP, FOR_LOOP, TRY_EXCEPT, FINALLY_TRY, FINALLY_END, WITH, ASYNC_WITH, HANDLER_CLEANUP, POP_VALUE,
        EXCEPTION_HANDLER, EXCEPTION_GROUP_HANDLER, ASYNC_COMPREHENSION_GENERATOR, STOP_ITERATION
    }

    FrameBlock(Kind kind, int start, int exit, Span loc) {
        this(kind, start, exit, loc, null, null);
    }

    boolean isLoop() {
        return kind == Kind.WHILE_LOOP || kind == Kind.FOR_LOOP;
    }
}
