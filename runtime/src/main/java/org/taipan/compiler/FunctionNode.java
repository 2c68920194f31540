package org.taipan.compiler;

import java.util.List;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** What {@code def} and {@code async def} have in common. */
record FunctionNode(Ast.Stmt node, Scope scope, String name, Ast.Arguments args, List<Ast.Stmt> body,
        List<Ast.Expr> decorators, Ast.Expr returns, List<Ast.TypeParam> typeParams) {
    static FunctionNode of(Ast.FunctionDef s) {
        return new FunctionNode(s, Scope.FUNCTION, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(),
                s.typeParams());
    }

    static FunctionNode of(Ast.AsyncFunctionDef s) {
        return new FunctionNode(s, Scope.ASYNC_FUNCTION, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(),
                s.typeParams());
    }

    Span span() {
        return node.span();
    }

    /** The line of the first decorator, or of {@code def}. */
    int firstLine() {
        return decorators.isEmpty() ? span().line() : decorators.getFirst().span().line();
    }
}
