package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Bodies, simple statements, and the way to the rest. */
final class Statements extends Emitter {
    Statements(CodeGenerator g) {
        super(g);
    }

    /** A module's or class's body with its docstring and annotations. */
    void body(Span start, List<Ast.Stmt> body) {
        Span loc = unit().scope == Scope.MODULE && !body.isEmpty() ? body.getFirst().span() : start;
        setupAnnotations(loc, body);
        Ast.Constant doc = DocString.find(body);
        if (doc != null && g.optimize < 2) {
            loadConst(doc.span(), DocString.clean(doc.value()));
            store(NO_LOCATION, "__doc__");
        }
        statements(doc == null ? body : body.subList(1, body.size()));
    }

    /** Every module and class with annotated variables gets {@code __annotations__}. */
    void setupAnnotations(Span loc, List<Ast.Stmt> body) {
        if (hasAnnotation(body)) {
            op(loc, SETUP_ANNOTATIONS);
        }
    }

    private static boolean hasAnnotation(List<Ast.Stmt> body) {
        for (Ast.Stmt stmt : body) {
            if (hasAnnotation(stmt)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasAnnotation(Ast.Stmt stmt) {
        if (stmt instanceof Ast.AnnAssign) {
            return true;
        }
        if (stmt instanceof Ast.For s) {
            return hasAnnotation(s.body()) || hasAnnotation(s.orelse());
        }
        if (stmt instanceof Ast.AsyncFor s) {
            return hasAnnotation(s.body()) || hasAnnotation(s.orelse());
        }
        if (stmt instanceof Ast.While s) {
            return hasAnnotation(s.body()) || hasAnnotation(s.orelse());
        }
        if (stmt instanceof Ast.If s) {
            return hasAnnotation(s.body()) || hasAnnotation(s.orelse());
        }
        if (stmt instanceof Ast.With s) {
            return hasAnnotation(s.body());
        }
        if (stmt instanceof Ast.AsyncWith s) {
            return hasAnnotation(s.body());
        }
        if (stmt instanceof Ast.Try s) {
            return inTry(s.body(), s.handlers(), s.orelse(), s.finalbody());
        }
        if (stmt instanceof Ast.TryStar s) {
            return inTry(s.body(), s.handlers(), s.orelse(), s.finalbody());
        }
        if (stmt instanceof Ast.Match s) {
            return s.cases().stream().anyMatch(c -> hasAnnotation(c.body()));
        }
        return false;
    }

    private static boolean inTry(List<Ast.Stmt> body, List<Ast.ExceptHandler> handlers, List<Ast.Stmt> orelse,
            List<Ast.Stmt> finalbody) {
        return handlers.stream().anyMatch(h -> hasAnnotation(h.body())) || hasAnnotation(body)
                || hasAnnotation(finalbody) || hasAnnotation(orelse);
    }

    void visit(Ast.Stmt stmt) {
        Span loc = stmt.span();
        if (stmt instanceof Ast.FunctionDef s) {
            g.functions.define(FunctionNode.of(s));
        } else if (stmt instanceof Ast.AsyncFunctionDef s) {
            g.functions.define(FunctionNode.of(s));
        } else if (stmt instanceof Ast.ClassDef s) {
            g.classes.define(s);
        } else if (stmt instanceof Ast.TypeAlias s) {
            g.typeParameters.typeAlias(s);
        } else if (stmt instanceof Ast.Return s) {
            returnStatement(s);
        } else if (stmt instanceof Ast.Delete s) {
            visitAll(s.targets());
        } else if (stmt instanceof Ast.Assign s) {
            g.assignments.assign(s);
        } else if (stmt instanceof Ast.AugAssign s) {
            g.assignments.augmented(s);
        } else if (stmt instanceof Ast.AnnAssign s) {
            g.assignments.annotated(s);
        } else if (stmt instanceof Ast.For s) {
            g.loops.forLoop(s);
        } else if (stmt instanceof Ast.AsyncFor s) {
            g.loops.asyncFor(s);
        } else if (stmt instanceof Ast.While s) {
            g.loops.whileLoop(s);
        } else if (stmt instanceof Ast.If s) {
            g.conditions.ifStatement(s);
        } else if (stmt instanceof Ast.Match s) {
            g.matches.match(s);
        } else if (stmt instanceof Ast.Raise s) {
            int n = 0;
            if (s.exc() != null) {
                g.expressions.visit(s.exc());
                n++;
                if (s.cause() != null) {
                    g.expressions.visit(s.cause());
                    n++;
                }
            }
            op(loc, RAISE_VARARGS, n);
        } else if (stmt instanceof Ast.Try s) {
            g.tries.tryStatement(s);
        } else if (stmt instanceof Ast.TryStar s) {
            g.tries.tryStar(s);
        } else if (stmt instanceof Ast.Assert s) {
            assertStatement(s);
        } else if (stmt instanceof Ast.Import s) {
            importModules(s);
        } else if (stmt instanceof Ast.ImportFrom s) {
            importFrom(s);
        } else if (stmt instanceof Ast.ExprStmt s) {
            expression(loc, s.value());
        } else if (stmt instanceof Ast.Pass) {
            op(loc, NOP);
        } else if (stmt instanceof Ast.Break) {
            g.loops.breakLoop(loc);
        } else if (stmt instanceof Ast.Continue) {
            g.loops.continueLoop(loc);
        } else if (stmt instanceof Ast.With s) {
            g.withs.with(s, 0);
        } else if (stmt instanceof Ast.AsyncWith s) {
            g.withs.asyncWith(s, 0);
        }
    }

    private void returnStatement(Ast.Return s) {
        Ast.Expr value = s.value();
        SymbolTableEntry ste = unit().ste;
        if (!ste.isFunctionLike()) {
            throw g.error(s.span(), "'return' outside function");
        }
        if (value != null && ste.coroutine && ste.generator) {
            throw g.error(s.span(), "'return' with value in async generator");
        }
        boolean computed = value != null && !(value instanceof Ast.Constant);
        Span loc = s.span();
        if (computed) {
            visit(value);
        } else if (value != null) {
            loc = value.span();
            op(loc, NOP);
        }
        if (value == null || value.span().line() != s.span().line()) {
            loc = s.span();
            op(loc, NOP);
        }
        var unwinding = new FrameBlocks.Unwinding(loc);
        g.blocks.unwindAll(unwinding, computed, false);
        if (value == null) {
            loadNone(unwinding.loc);
        } else if (value instanceof Ast.Constant c) {
            loadConst(unwinding.loc, c.value());
        }
        op(unwinding.loc, RETURN_VALUE);
    }

    private void assertStatement(Ast.Assert s) {
        boolean alwaysTrue = s.test() instanceof Ast.Tuple t && !t.elts().isEmpty()
                || s.test() instanceof Ast.Constant c && c.value() instanceof PyTuple items && items.size() > 0;
        if (alwaysTrue) {
            g.warn(s.span(), "assertion is always true, perhaps remove parentheses?");
        }
        if (g.optimize != 0) {
            return;
        }
        int end = newLabel();
        g.conditions.jumpIf(s.span(), s.test(), end, true);
        op(s.span(), LOAD_ASSERTION_ERROR);
        if (s.msg() != null) {
            visit(s.msg());
            op(s.span(), CALL, 0);
        }
        op(s.test().span(), RAISE_VARARGS, 1);
        use(end);
    }

    private void expression(Span loc, Ast.Expr value) {
        if (g.interactive && g.nesting() <= 1) {
            visit(value);
            op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_PRINT);
            op(NO_LOCATION, POP_TOP);
        } else if (value instanceof Ast.Constant) {
            op(loc, NOP);
        } else {
            visit(value);
            op(NO_LOCATION, POP_TOP);
        }
    }

    private void importModules(Ast.Import s) {
        Span loc = s.span();
        for (Ast.Alias alias : s.names()) {
            loadConst(loc, 0L);
            loadNone(loc);
            nameOp(loc, IMPORT_NAME, alias.name());
            int dot = alias.name().indexOf('.');
            if (alias.asname() == null) {
                store(loc, dot < 0 ? alias.name() : alias.name().substring(0, dot));
            } else if (dot < 0) {
                store(loc, alias.asname());
            } else {
                importSubmodule(loc, alias.name(), dot, alias.asname());
            }
        }
    }

    /** {@code import a.b.c as d}: IMPORT_NAME gave {@code a}, the rest is fetched name by name. */
    private void importSubmodule(Span loc, String name, int firstDot, String asName) {
        int dot = firstDot;
        while (true) {
            int from = dot + 1;
            dot = name.indexOf('.', from);
            int index = CompilationUnit.index(unit().names, name.substring(from, dot < 0 ? name.length() : dot));
            op(loc, IMPORT_FROM, index);
            if (dot < 0) {
                break;
            }
            op(loc, SWAP, 2);
            op(loc, POP_TOP);
        }
        store(loc, asName);
        op(loc, POP_TOP);
    }

    private void importFrom(Ast.ImportFrom s) {
        Span loc = s.span();
        loadConst(loc, (long) s.level());
        var names = new Object[s.names().size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyStr.of(s.names().get(i).name());
        }
        Span last = g.future.location();
        boolean afterFutures = loc.line() > last.endLine() || loc.line() == last.endLine() && loc.col() > last.endCol();
        if (afterFutures && s.level() == 0 && "__future__".equals(s.module())) {
            throw g.error(loc, "from __future__ imports must occur at the beginning of the file");
        }
        loadConst(loc, Constants.tuple(names));
        nameOp(loc, IMPORT_NAME, s.module() == null ? "" : s.module());
        for (Ast.Alias alias : s.names()) {
            if (alias == s.names().getFirst() && alias.name().startsWith("*")) {
                op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_IMPORT_STAR);
                op(NO_LOCATION, POP_TOP);
                return;
            }
            nameOp(loc, IMPORT_FROM, alias.name());
            store(loc, alias.asname() == null ? alias.name() : alias.asname());
        }
        op(loc, POP_TOP);
    }
}
