package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyStr;

/** Type parameter lists and {@code type} statements (PEP 695, PEP 696). */
final class TypeParameters extends Emitter {
    TypeParameters(CodeGenerator g) {
        super(g);
    }

    /** Binds the parameters and pushes a tuple of them. */
    void build(List<Ast.TypeParam> params) {
        boolean seenDefault = false;
        for (Ast.TypeParam param : params) {
            seenDefault = switch (param) {
                case Ast.TypeVar p -> {
                    loadConst(p.span(), PyStr.of(p.name()));
                    if (p.bound() == null) {
                        op(p.span(), CALL_INTRINSIC_1, Oparg.INTRINSIC_TYPEVAR);
                    } else {
                        evaluator(p.bound(), p.name(), g.symbols.block(p), false);
                        op(p.span(), CALL_INTRINSIC_2, p.bound() instanceof Ast.Tuple
                                ? Oparg.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS : Oparg.INTRINSIC_TYPEVAR_WITH_BOUND);
                    }
                    yield finish(p, p.name(), p.defaultValue(), g.symbols.defaultBlock(p), seenDefault);
                }
                case Ast.TypeVarTuple p -> {
                    loadConst(p.span(), PyStr.of(p.name()));
                    op(p.span(), CALL_INTRINSIC_1, Oparg.INTRINSIC_TYPEVARTUPLE);
                    yield finish(p, p.name(), p.defaultValue(), g.symbols.block(p), seenDefault);
                }
                case Ast.ParamSpec p -> {
                    loadConst(p.span(), PyStr.of(p.name()));
                    op(p.span(), CALL_INTRINSIC_1, Oparg.INTRINSIC_PARAMSPEC);
                    yield finish(p, p.name(), p.defaultValue(), g.symbols.block(p), seenDefault);
                }
            };
        }
        op(params.getFirst().span(), BUILD_TUPLE, params.size());
    }

    /** Sets the default of the parameter on the stack, binds it and leaves it there. */
    private boolean finish(Ast.TypeParam param, String name, Ast.Expr defaultValue, SymbolTableEntry ste,
            boolean seenDefault) {
        Span loc = param.span();
        if (defaultValue != null) {
            evaluator(defaultValue, name, ste, param instanceof Ast.TypeVarTuple);
            op(loc, CALL_INTRINSIC_2, Oparg.INTRINSIC_SET_TYPEPARAM_DEFAULT);
        } else if (seenDefault) {
            throw g.error(loc, "non-default type parameter '" + name + "' follows default type parameter");
        }
        op(loc, COPY, 1);
        store(loc, name);
        return seenDefault || defaultValue != null;
    }

    /** Pushes a function that computes a bound or default when it is asked for. */
    private void evaluator(Ast.Expr e, String name, SymbolTableEntry ste, boolean allowStarred) {
        Span loc = e.span();
        g.enter(name, Scope.TYPE_PARAMETERS, ste, loc.line());
        if (allowStarred && e instanceof Ast.Starred s) {
            visit(s.value());
            op(loc, UNPACK_SEQUENCE, 1);
        } else {
            visit(e);
        }
        op(loc, RETURN_VALUE);
        g.functions.makeClosure(loc, g.leave(true), 0);
    }

    void typeAlias(Ast.TypeAlias s) {
        Span loc = s.span();
        String name = ((Ast.Name) s.name()).id();
        boolean generic = !s.typeParams().isEmpty();
        if (generic) {
            g.enter("<generic parameters of " + name + ">", Scope.TYPE_PARAMETERS, g.symbols.block(s.typeParams()),
                    loc.line());
            loadConst(loc, PyStr.of(name));
            build(s.typeParams());
        } else {
            loadConst(loc, PyStr.of(name));
            loadNone(loc);
        }
        g.enter(name, Scope.FUNCTION, g.symbols.block(s), loc.line());
        // The first constant would be taken for a docstring.
        unit().consts.add(Constants.NONE);
        visit(s.value());
        op(loc, RETURN_VALUE);
        g.functions.makeClosure(loc, g.leave(false), 0);
        op(loc, BUILD_TUPLE, 3);
        op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_TYPEALIAS);
        if (generic) {
            g.functions.makeClosure(loc, g.leave(false), 0);
            op(loc, PUSH_NULL);
            op(loc, CALL, 0);
        }
        store(loc, name);
    }
}
