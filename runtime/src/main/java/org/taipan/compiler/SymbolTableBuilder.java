package org.taipan.compiler;

import static org.taipan.compiler.Symbols.*;

import java.util.HashSet;
import java.util.List;
import org.taipan.bytecode.CodeFlags;
import org.taipan.compiler.SymbolTableEntry.BlockType;
import org.taipan.compiler.SymbolTableEntry.Comprehension;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.ops.Errors;

/** The first pass of the symbol table: visits the tree in CPython's order and notes how each block uses its names. */
final class SymbolTableBuilder extends SymbolScopes {
    private final boolean futureAnnotations;
    private int depth;

    SymbolTableBuilder(SymbolTable table, Future future) {
        super(table);
        futureAnnotations = (future.features() & CodeFlags.FUTURE_ANNOTATIONS) != 0;
    }

    void build(Ast.Mod mod) {
        Span none = new Span(0, 0, 0, 0);
        enter("top", BlockType.MODULE, mod, none);
        table.top = current;
        if (mod instanceof Ast.Module m) {
            statements(m.body());
        } else if (mod instanceof Ast.Interactive m) {
            statements(m.body());
        } else if (mod instanceof Ast.Expression m) {
            visit(m.body());
        } else if (mod instanceof Ast.FunctionType) {
            throw Errors.runtimeError("this compiler does not handle FunctionTypes");
        }
        exit();
    }

    private void descend() {
        if (++depth > CompileErrors.RECURSION_LIMIT) {
            throw CompileErrors.tooDeep();
        }
    }

    private void statements(List<Ast.Stmt> body) {
        for (Ast.Stmt s : body) {
            visit(s);
        }
    }

    private void visitAll(List<? extends Ast.Expr> exprs) {
        for (Ast.Expr e : exprs) {
            if (e != null) {
                visit(e);
            }
        }
    }

    private void visitOptional(Ast.Expr e) {
        if (e != null) {
            visit(e);
        }
    }

    private void visit(Ast.Stmt stmt) {
        descend();
        if (stmt instanceof Ast.FunctionDef s) {
            function(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(),
                    s.typeParams(), false);
        } else if (stmt instanceof Ast.AsyncFunctionDef s) {
            function(s, s.name(), s.args(), s.body(), s.decoratorList(), s.returns(),
                    s.typeParams(), true);
        } else if (stmt instanceof Ast.ClassDef s) {
            classDef(s);
        } else if (stmt instanceof Ast.TypeAlias s) {
            typeAlias(s);
        } else if (stmt instanceof Ast.Return s) {
            if (s.value() != null) {
                visit(s.value());
                current.returnsValue = true;
            }
        } else if (stmt instanceof Ast.Delete s) {
            visitAll(s.targets());
        } else if (stmt instanceof Ast.Assign s) {
            visitAll(s.targets());
            visit(s.value());
        } else if (stmt instanceof Ast.AnnAssign s) {
            annAssign(s);
        } else if (stmt instanceof Ast.AugAssign s) {
            visit(s.target());
            visit(s.value());
        } else if (stmt instanceof Ast.For s) {
            loop(s.target(), s.iter(), s.body(), s.orelse());
        } else if (stmt instanceof Ast.AsyncFor s) {
            loop(s.target(), s.iter(), s.body(), s.orelse());
        } else if (stmt instanceof Ast.While s) {
            visit(s.test());
            statements(s.body());
            statements(s.orelse());
        } else if (stmt instanceof Ast.If s) {
            visit(s.test());
            statements(s.body());
            statements(s.orelse());
        } else if (stmt instanceof Ast.Match s) {
            visit(s.subject());
            for (Ast.MatchCase c : s.cases()) {
                visit(c.pattern());
                visitOptional(c.guard());
                statements(c.body());
            }
        } else if (stmt instanceof Ast.Raise s) {
            if (s.exc() != null) {
                visit(s.exc());
                visitOptional(s.cause());
            }
        } else if (stmt instanceof Ast.Try s) {
            tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody());
        } else if (stmt instanceof Ast.TryStar s) {
            tryStatement(s.body(), s.handlers(), s.orelse(), s.finalbody());
        } else if (stmt instanceof Ast.Assert s) {
            visit(s.test());
            visitOptional(s.msg());
        } else if (stmt instanceof Ast.Import s) {
            aliases(s.names());
        } else if (stmt instanceof Ast.ImportFrom s) {
            aliases(s.names());
        } else if (stmt instanceof Ast.Global s) {
            declare(s.names(), s.span(), DEF_GLOBAL, "global");
        } else if (stmt instanceof Ast.Nonlocal s) {
            declare(s.names(), s.span(), DEF_NONLOCAL, "nonlocal");
        } else if (stmt instanceof Ast.ExprStmt s) {
            visit(s.value());
        } else if (stmt instanceof Ast.With s) {
            with(s.items(), s.body());
        } else if (stmt instanceof Ast.AsyncWith s) {
            with(s.items(), s.body());
        }
        depth--;
    }

    private void function(Ast.Stmt s, String name, Ast.Arguments args, List<Ast.Stmt> body, List<Ast.Expr> decorators,
            Ast.Expr returns, List<Ast.TypeParam> typeParams, boolean async) {
        define(name, DEF_LOCAL, s.span());
        visitAll(args.defaults());
        visitAll(args.kwDefaults());
        visitAll(decorators);
        if (!typeParams.isEmpty()) {
            enterTypeParams(name, typeParams, s.span());
            define(".defaults", DEF_PARAM, s.span());
            if (args.kwDefaults().stream().anyMatch(d -> d != null)) {
                define(".kwdefaults", DEF_PARAM, s.span());
            }
            typeParams.forEach(this::typeParam);
        }
        annotations(s, args, returns);
        enter(name, BlockType.FUNCTION, s, s.span());
        current.coroutine = async;
        parameters(args);
        statements(body);
        exit();
        if (!typeParams.isEmpty()) {
            exit();
        }
    }

    private void classDef(Ast.ClassDef s) {
        boolean generic = !s.typeParams().isEmpty();
        define(s.name(), DEF_LOCAL, s.span());
        visitAll(s.decoratorList());
        String outerClass = className;
        if (generic) {
            enterTypeParams(s.name(), s.typeParams(), s.span());
            for (String name : List.of(".type_params", ".generic_base")) {
                define(name, DEF_LOCAL, s.span());
                define(name, USE, s.span());
            }
            className = s.name();
            current.mangledNames = new HashSet<>();
            s.typeParams().forEach(this::typeParam);
        }
        visitAll(s.bases());
        for (Ast.Keyword k : s.keywords()) {
            visit(k.value());
        }
        enter(s.name(), BlockType.CLASS, s, s.span());
        className = s.name();
        if (generic) {
            define("__type_params__", DEF_LOCAL, s.span());
            define(".type_params", USE, s.span());
        }
        statements(s.body());
        exit();
        if (generic) {
            exit();
        }
        className = outerClass;
    }

    private void typeAlias(Ast.TypeAlias s) {
        visit(s.name());
        String name = ((Ast.Name) s.name()).id();
        boolean inClass = current.type == BlockType.CLASS;
        boolean generic = !s.typeParams().isEmpty();
        if (generic) {
            enterTypeParams(name, s.typeParams(), s.span());
            s.typeParams().forEach(this::typeParam);
        }
        enter(name, BlockType.TYPE_ALIAS, s, s.span());
        current.canSeeClassScope = inClass;
        if (inClass) {
            define("__classdict__", USE, s.value().span());
        }
        visit(s.value());
        exit();
        if (generic) {
            exit();
        }
    }

    private void annAssign(Ast.AnnAssign s) {
        if (s.target() instanceof Ast.Name name) {
            boolean simple = s.simple() != 0;
            int known = lookup(current, name.id());
            if ((known & (DEF_GLOBAL | DEF_NONLOCAL)) != 0 && current != table.top && simple) {
                throw CompileErrors.symbolError(s.span(), "annotated name '" + name.id() + "' can't be "
                        + ((known & DEF_GLOBAL) != 0 ? "global" : "nonlocal"));
            }
            if (simple) {
                define(name.id(), DEF_ANNOT | DEF_LOCAL, name.span());
            }
            if (s.value() != null) {
                define(name.id(), DEF_LOCAL, name.span());
            }
        } else {
            visit(s.target());
        }
        annotation(s.annotation());
        visitOptional(s.value());
    }

    private void loop(Ast.Expr target, Ast.Expr iter, List<Ast.Stmt> body, List<Ast.Stmt> orelse) {
        visit(target);
        visit(iter);
        statements(body);
        statements(orelse);
    }

    private void with(List<Ast.WithItem> items, List<Ast.Stmt> body) {
        for (Ast.WithItem item : items) {
            visit(item.contextExpr());
            visitOptional(item.optionalVars());
        }
        statements(body);
    }

    private void tryStatement(List<Ast.Stmt> body, List<Ast.ExceptHandler> handlers, List<Ast.Stmt> orelse,
            List<Ast.Stmt> finalbody) {
        statements(body);
        for (Ast.ExceptHandler handler : handlers) {
            visitOptional(handler.type());
            if (handler.name() != null) {
                define(handler.name(), DEF_LOCAL, handler.span());
            }
            statements(handler.body());
        }
        statements(orelse);
        statements(finalbody);
    }

    private void aliases(List<Ast.Alias> aliases) {
        for (Ast.Alias alias : aliases) {
            String name = alias.asname() == null ? alias.name() : alias.asname();
            if (name.equals("*")) {
                if (current.type != BlockType.MODULE) {
                    throw CompileErrors.symbolError(alias.span(), "import * only allowed at module level");
                }
                continue;
            }
            int dot = name.indexOf('.');
            define(dot < 0 ? name : name.substring(0, dot), DEF_IMPORT, alias.span());
        }
    }

    private void visit(Ast.Expr expr) {
        descend();
        if (expr instanceof Ast.NamedExpr e) {
            refuseInAnnotation("named expression", e.span());
            namedExpr(e);
        } else if (expr instanceof Ast.BoolOp e) {
            visitAll(e.values());
        } else if (expr instanceof Ast.BinOp e) {
            visit(e.left());
            visit(e.right());
        } else if (expr instanceof Ast.UnaryOp e) {
            visit(e.operand());
        } else if (expr instanceof Ast.Lambda e) {
            visitAll(e.args().defaults());
            visitAll(e.args().kwDefaults());
            enter("lambda", BlockType.FUNCTION, e, e.span());
            parameters(e.args());
            visit(e.body());
            exit();
        } else if (expr instanceof Ast.IfExp e) {
            visit(e.test());
            visit(e.body());
            visit(e.orelse());
        } else if (expr instanceof Ast.Dict e) {
            visitAll(e.keys());
            visitAll(e.values());
        } else if (expr instanceof Ast.Set e) {
            visitAll(e.elts());
        } else if (expr instanceof Ast.GeneratorExp e) {
            comprehension(e, "genexpr", Comprehension.GENERATOR, e.generators(), e.elt(),
                    null);
        } else if (expr instanceof Ast.ListComp e) {
            comprehension(e, "listcomp", Comprehension.LIST, e.generators(), e.elt(), null);
        } else if (expr instanceof Ast.SetComp e) {
            comprehension(e, "setcomp", Comprehension.SET, e.generators(), e.elt(), null);
        } else if (expr instanceof Ast.DictComp e) {
            comprehension(e, "dictcomp", Comprehension.DICT, e.generators(), e.key(), e.value());
        } else if (expr instanceof Ast.Yield e) {
            refuseInAnnotation("yield expression", e.span());
            visitOptional(e.value());
            yielding(e.span());
        } else if (expr instanceof Ast.YieldFrom e) {
            refuseInAnnotation("yield expression", e.span());
            visit(e.value());
            yielding(e.span());
        } else if (expr instanceof Ast.Await e) {
            refuseInAnnotation("await expression", e.span());
            visit(e.value());
            current.coroutine = true;
        } else if (expr instanceof Ast.Compare e) {
            visit(e.left());
            visitAll(e.comparators());
        } else if (expr instanceof Ast.Call e) {
            visit(e.func());
            visitAll(e.args());
            for (Ast.Keyword k : e.keywords()) {
                visit(k.value());
            }
        } else if (expr instanceof Ast.FormattedValue e) {
            visit(e.value());
            visitOptional(e.formatSpec());
        } else if (expr instanceof Ast.JoinedStr e) {
            visitAll(e.values());
        } else if (expr instanceof Ast.Attribute e) {
            visit(e.value());
        } else if (expr instanceof Ast.Subscript e) {
            visit(e.value());
            visit(e.slice());
        } else if (expr instanceof Ast.Starred e) {
            visit(e.value());
        } else if (expr instanceof Ast.Slice e) {
            visitOptional(e.lower());
            visitOptional(e.upper());
            visitOptional(e.step());
        } else if (expr instanceof Ast.Name e) {
            boolean load = e.ctx() == Ast.Context.Load;
            define(e.id(), load ? USE : DEF_LOCAL, e.span());
            if (load && current.isFunctionLike() && e.id().equals("super")) {
                define("__class__", USE, e.span());
            }
        } else if (expr instanceof Ast.List e) {
            visitAll(e.elts());
        } else if (expr instanceof Ast.Tuple e) {
            visitAll(e.elts());
        }
        depth--;
    }

    private void namedExpr(Ast.NamedExpr e) {
        if (current.comprehensionIterables > 0) {
            throw CompileErrors.symbolError(e.span(),
                    "assignment expression cannot be used in a comprehension iterable expression");
        }
        if (current.comprehension != Comprehension.NONE) {
            bindOutsideComprehension((Ast.Name) e.target());
        }
        visit(e.value());
        visit(e.target());
    }

    private void yielding(Span span) {
        current.generator = true;
        if (current.comprehension != Comprehension.NONE) {
            throw CompileErrors.symbolError(span, "'yield' inside " + current.comprehension.description);
        }
    }

    private void comprehension(Ast.Expr e, String name, Comprehension kind, List<Ast.Comprehension> generators,
            Ast.Expr elt, Ast.Expr value) {
        Ast.Comprehension outermost = generators.getFirst();
        // The first iterable belongs to the block outside.
        current.comprehensionIterables++;
        visit(outermost.iter());
        current.comprehensionIterables--;
        enter(name, BlockType.FUNCTION, e, e.span());
        current.comprehension = kind;
        current.coroutine = outermost.isAsync() != 0;
        define(".0", DEF_PARAM, e.span());
        current.inComprehensionTarget = true;
        visit(outermost.target());
        current.inComprehensionTarget = false;
        visitAll(outermost.ifs());
        for (Ast.Comprehension generator : generators.subList(1, generators.size())) {
            current.inComprehensionTarget = true;
            visit(generator.target());
            current.inComprehensionTarget = false;
            current.comprehensionIterables++;
            visit(generator.iter());
            current.comprehensionIterables--;
            visitAll(generator.ifs());
            current.coroutine |= generator.isAsync() != 0;
        }
        visitOptional(value);
        visit(elt);
        current.generator = kind == Comprehension.GENERATOR;
        boolean async = current.coroutine && !current.generator;
        exit();
        current.coroutine |= async;
    }

    private void typeParam(Ast.TypeParam param) {
        descend();
        switch (param) {
            case Ast.TypeVar p -> {
                define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.span());
                if (typeVariable(p.bound(), p.name(), p)) {
                    table.put(p, current);
                    ofTypeVariable(p.bound(), p.bound() instanceof Ast.Tuple ? "a TypeVar constraint"
                            : "a TypeVar bound");
                }
                if (typeVariable(p.defaultValue(), p.name(), p)) {
                    table.putDefault(p, current);
                    ofTypeVariable(p.defaultValue(), "a TypeVar default");
                }
            }
            case Ast.TypeVarTuple p -> {
                define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.span());
                if (typeVariable(p.defaultValue(), p.name(), p)) {
                    table.put(p, current);
                    ofTypeVariable(p.defaultValue(), "a TypeVarTuple default");
                }
            }
            case Ast.ParamSpec p -> {
                define(p.name(), DEF_TYPE_PARAM | DEF_LOCAL, p.span());
                if (typeVariable(p.defaultValue(), p.name(), p)) {
                    table.put(p, current);
                    ofTypeVariable(p.defaultValue(), "a ParamSpec default");
                }
            }
        }
        depth--;
    }

    private void ofTypeVariable(Ast.Expr e, String scopeInfo) {
        current.scopeInfo = scopeInfo;
        visit(e);
        exit();
    }

    private void visit(Ast.Pattern pattern) {
        descend();
        switch (pattern) {
            case Ast.MatchValue p -> visit(p.value());
            case Ast.MatchSingleton _ -> {
            }
            case Ast.MatchSequence p -> p.patterns().forEach(this::visit);
            case Ast.MatchStar p -> capture(p.name(), p.span());
            case Ast.MatchMapping p -> {
                visitAll(p.keys());
                p.patterns().forEach(this::visit);
                capture(p.rest(), p.span());
            }
            case Ast.MatchClass p -> {
                visit(p.cls());
                p.patterns().forEach(this::visit);
                p.kwdPatterns().forEach(this::visit);
            }
            case Ast.MatchAs p -> {
                if (p.pattern() != null) {
                    visit(p.pattern());
                }
                capture(p.name(), p.span());
            }
            case Ast.MatchOr p -> p.patterns().forEach(this::visit);
        }
        depth--;
    }

    private void capture(String name, Span span) {
        if (name != null) {
            define(name, DEF_LOCAL, span);
        }
    }

    private void parameters(Ast.Arguments args) {
        args.posonlyargs().forEach(this::parameter);
        args.args().forEach(this::parameter);
        args.kwonlyargs().forEach(this::parameter);
        if (args.vararg() != null) {
            parameter(args.vararg());
            current.varargs = true;
        }
        if (args.kwarg() != null) {
            parameter(args.kwarg());
            current.varkeywords = true;
        }
    }

    private void parameter(Ast.Arg arg) {
        define(arg.arg(), DEF_PARAM, arg.span());
    }

    private void annotations(Ast.Stmt s, Ast.Arguments args, Ast.Expr returns) {
        if (futureAnnotations) {
            enter("_annotation", BlockType.ANNOTATION, new Object(), s.span());
        }
        for (Ast.Arg arg : args.posonlyargs()) {
            visitOptional(arg.annotation());
        }
        for (Ast.Arg arg : args.args()) {
            visitOptional(arg.annotation());
        }
        if (args.vararg() != null) {
            visitOptional(args.vararg().annotation());
        }
        if (args.kwarg() != null) {
            visitOptional(args.kwarg().annotation());
        }
        for (Ast.Arg arg : args.kwonlyargs()) {
            visitOptional(arg.annotation());
        }
        if (futureAnnotations) {
            exit();
        }
        if (returns != null) {
            annotation(returns);
        }
    }

    private void annotation(Ast.Expr annotation) {
        if (futureAnnotations) {
            enter("_annotation", BlockType.ANNOTATION, new Object(), annotation.span());
        }
        visit(annotation);
        if (futureAnnotations) {
            exit();
        }
    }
}
