package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.ArrayList;
import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.compiler.FrameBlock.Kind;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyCode;
import org.taipan.types.PyStr;

/** Function definitions and lambdas. */
final class Functions extends Emitter {
    Functions(CodeGenerator g) {
        super(g);
    }

    void define(FunctionNode f) {
        Span loc = f.span();
        checkParameters(f.args());
        visitAll(f.decorators());
        int flags = defaults(loc, f.args());
        boolean generic = !f.typeParams().isEmpty();
        // The type parameters' scope is a function of its own, which gets the defaults as arguments.
        int passed = Integer.bitCount(flags);
        if (generic) {
            if (passed == 2) {
                op(loc, SWAP, 2);
            }
            g.enter("<generic parameters of " + f.name() + ">", Scope.TYPE_PARAMETERS, g.symbols.block(f.typeParams()),
                    f.firstLine());
            g.typeParameters.build(f.typeParams());
            for (int i = 0; i < passed; i++) {
                op(loc, LOAD_FAST, i);
            }
        }
        if (annotations(loc, f.args(), f.returns())) {
            flags |= Oparg.MAKE_FUNCTION_ANNOTATIONS;
        }
        body(f, flags);
        if (generic) {
            op(loc, SWAP, 2);
            op(loc, CALL_INTRINSIC_2, Oparg.INTRINSIC_SET_FUNCTION_TYPE_PARAMS);
            unit().argCount = passed;
            makeClosure(loc, g.leave(false), 0);
            if (passed > 0) {
                op(loc, SWAP, passed + 1);
                op(loc, CALL, passed - 1);
            } else {
                op(loc, PUSH_NULL);
                op(loc, CALL, 0);
            }
        }
        applyDecorators(f.decorators());
        store(loc, f.name());
    }

    private void body(FunctionNode f, int flags) {
        g.enter(f.name(), f.scope(), g.symbols.block(f.node()), f.firstLine());
        CompilationUnit unit = unit();
        Ast.Constant doc = DocString.find(f.body());
        // The first constant is the docstring, or None to say that there is none.
        unit.consts.add(doc == null || g.optimize >= 2 ? Constants.NONE : DocString.clean(doc.value()));
        setParameterCounts(f.args());
        boolean suspends = unit.ste.coroutine || unit.ste.generator;
        if (suspends) {
            g.blocks.push(Kind.STOP_ITERATION, NO_LABEL, NO_LABEL, NO_LOCATION);
        }
        statements(doc == null ? f.body() : f.body().subList(1, f.body().size()));
        if (suspends) {
            wrapInStopIterationHandler();
            g.blocks.pop();
        }
        makeClosure(f.span(), g.leave(true), flags);
    }

    void lambda(Ast.Lambda e) {
        Span loc = e.span();
        checkParameters(e.args());
        int flags = defaults(loc, e.args());
        g.enter("<lambda>", Scope.LAMBDA, g.symbols.block(e), loc.line());
        unit().consts.add(Constants.NONE);
        setParameterCounts(e.args());
        visit(e.body());
        boolean generator = unit().ste.generator;
        if (!generator) {
            op(e.body().span(), RETURN_VALUE);
        }
        makeClosure(loc, g.leave(!generator), flags);
    }

    private void setParameterCounts(Ast.Arguments args) {
        unit().argCount = args.args().size();
        unit().posOnlyArgCount = args.posonlyargs().size();
        unit().kwOnlyArgCount = args.kwonlyargs().size();
    }

    /** Turns a StopIteration that leaves a generator or coroutine into RuntimeError (PEP 479). */
    void wrapInStopIterationHandler() {
        int handler = newLabel();
        unit().code.addFirst(SETUP_CLEANUP, handler, NO_LOCATION);
        loadNone(NO_LOCATION);
        op(NO_LOCATION, RETURN_VALUE);
        use(handler);
        op(NO_LOCATION, CALL_INTRINSIC_1, Oparg.INTRINSIC_STOPITERATION_ERROR);
        op(NO_LOCATION, RERAISE, 1);
    }

    /** Makes a function of code, with closure, and of defaults and annotations on the stack as {@code flags} say. */
    void makeClosure(Span loc, PyCode code, int flags) {
        int all = flags;
        if (code.freeCount > 0) {
            for (int i = code.localsPlusNames.length - code.freeCount; i < code.localsPlusNames.length; i++) {
                g.variables.loadClosure(loc, code.localsPlusNames[i], code);
            }
            op(loc, BUILD_TUPLE, code.freeCount);
            all |= Oparg.MAKE_FUNCTION_CLOSURE;
        }
        loadConst(loc, code);
        op(loc, MAKE_FUNCTION);
        for (int flag = Oparg.MAKE_FUNCTION_CLOSURE; flag > 0; flag >>= 1) {
            if ((all & flag) != 0) {
                op(loc, SET_FUNCTION_ATTRIBUTE, flag);
            }
        }
    }

    void applyDecorators(List<Ast.Expr> decorators) {
        for (Ast.Expr decorator : decorators.reversed()) {
            op(decorator.span(), CALL, 0);
        }
    }

    private void checkParameters(Ast.Arguments args) {
        args.posonlyargs().forEach(this::checkParameter);
        args.args().forEach(this::checkParameter);
        checkParameter(args.vararg());
        args.kwonlyargs().forEach(this::checkParameter);
        checkParameter(args.kwarg());
    }

    private void checkParameter(Ast.Arg arg) {
        if (arg != null) {
            g.variables.checkName(arg.span(), arg.arg(), Ast.Context.Store);
        }
    }

    /** Pushes the defaults, a tuple and a dict if there are any. Returns what was pushed, as MAKE_FUNCTION flags. */
    private int defaults(Span loc, Ast.Arguments args) {
        int flags = 0;
        if (!args.defaults().isEmpty()) {
            visitAll(args.defaults());
            op(loc, BUILD_TUPLE, args.defaults().size());
            flags |= Oparg.MAKE_FUNCTION_DEFAULTS;
        }
        var keys = new ArrayList<String>();
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            Ast.Expr value = args.kwDefaults().get(i);
            if (value != null) {
                keys.add(unit().mangle(args.kwonlyargs().get(i).arg()));
                visit(value);
            }
        }
        if (!keys.isEmpty()) {
            loadConst(loc, Constants.names(keys));
            op(loc, BUILD_CONST_KEY_MAP, keys.size());
            flags |= Oparg.MAKE_FUNCTION_KWDEFAULTS;
        }
        return flags;
    }

    /** Pushes the annotations as a tuple of names and values; false if there are none. */
    private boolean annotations(Span loc, Ast.Arguments args, Ast.Expr returns) {
        int pushed = 0;
        for (Ast.Arg arg : args.args()) {
            pushed += parameterAnnotation(loc, arg);
        }
        for (Ast.Arg arg : args.posonlyargs()) {
            pushed += parameterAnnotation(loc, arg);
        }
        pushed += parameterAnnotation(loc, args.vararg());
        for (Ast.Arg arg : args.kwonlyargs()) {
            pushed += parameterAnnotation(loc, arg);
        }
        pushed += parameterAnnotation(loc, args.kwarg());
        pushed += annotation(loc, "return", returns);
        if (pushed > 0) {
            op(loc, BUILD_TUPLE, pushed);
        }
        return pushed > 0;
    }

    private int parameterAnnotation(Span loc, Ast.Arg arg) {
        return arg == null ? 0 : annotation(loc, arg.arg(), arg.annotation());
    }

    private int annotation(Span loc, String name, Ast.Expr annotation) {
        if (annotation == null) {
            return 0;
        }
        loadConst(loc, PyStr.of(unit().mangle(name)));
        if (!g.futureAnnotations() && annotation instanceof Ast.Starred s) {
            // "*args: *Ts"
            visit(s.value());
            op(loc, UNPACK_SEQUENCE, 1);
        } else {
            annotation(annotation);
        }
        return 2;
    }

    /** Pushes an annotation's value, or its source text under {@code from __future__ import annotations}. */
    void annotation(Ast.Expr annotation) {
        if (g.futureAnnotations()) {
            loadConst(annotation.span(), PyStr.of(Unparser.unparse(annotation)));
        } else {
            visit(annotation);
        }
    }
}
