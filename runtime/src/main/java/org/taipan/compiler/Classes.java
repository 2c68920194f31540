package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.ArrayList;
import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyStr;

/** Class definitions: {@code name = __build_class__(function, name, *bases, **keywords)}. */
final class Classes extends Emitter {
    private static final String TYPE_PARAMS = ".type_params";
    private static final String GENERIC_BASE = ".generic_base";

    Classes(CodeGenerator g) {
        super(g);
    }

    void define(Ast.ClassDef s) {
        Span loc = s.span();
        visitAll(s.decoratorList());
        int firstLine = s.decoratorList().isEmpty() ? loc.line() : s.decoratorList().getFirst().span().line();
        if (s.typeParams().isEmpty()) {
            body(s, firstLine);
            g.calls.callWith(loc, 2, s.bases(), s.keywords());
        } else {
            generic(s, firstLine);
        }
        g.functions.applyDecorators(s.decoratorList());
        store(loc, s.name());
    }

    /** The whole call stands in a function that binds the type parameters. */
    private void generic(Ast.ClassDef s, int firstLine) {
        Span loc = s.span();
        g.enter("<generic parameters of " + s.name() + ">", Scope.TYPE_PARAMETERS, g.symbols.block(s.typeParams()),
                firstLine);
        unit().className = s.name();
        g.typeParameters.build(s.typeParams());
        store(loc, TYPE_PARAMS);
        body(s, firstLine);
        load(loc, TYPE_PARAMS);
        op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_SUBSCRIPT_GENERIC);
        store(loc, GENERIC_BASE);
        List<Ast.Expr> bases = new ArrayList<>(s.bases());
        bases.add(new Ast.Name(GENERIC_BASE, Ast.Context.Load, loc));
        g.calls.callWith(loc, 2, bases, s.keywords());
        g.functions.makeClosure(loc, g.leave(false), 0);
        op(loc, PUSH_NULL);
        op(loc, CALL, 0);
    }

    /** Compiles the body and pushes {@code __build_class__}, NULL, the body's function and the name. */
    private void body(Ast.ClassDef s, int firstLine) {
        SymbolTableEntry ste = g.symbols.block(s);
        g.enter(s.name(), Scope.CLASS, ste, firstLine);
        CompilationUnit unit = unit();
        unit.className = s.name();
        Span loc = new Span(firstLine, 0, firstLine, 0);
        load(loc, "__name__");
        store(loc, "__module__");
        loadConst(loc, PyStr.of(unit.qualname));
        store(loc, "__qualname__");
        loadConst(loc, (long) firstLine);
        store(loc, "__firstlineno__");
        if (!s.typeParams().isEmpty()) {
            load(loc, TYPE_PARAMS);
            store(loc, "__type_params__");
        }
        if (ste.needsClassDict) {
            op(loc, LOAD_LOCALS);
            op(loc, STORE_DEREF, unit.cellvars.get("__classdict__"));
        }
        g.statements.body(loc, s.body());
        loadConst(NO_LOCATION, Constants.names(List.copyOf(unit.staticAttributes)));
        store(NO_LOCATION, "__static_attributes__");
        if (ste.needsClassDict) {
            op(NO_LOCATION, LOAD_CLOSURE, unit.cellvars.get("__classdict__"));
            store(NO_LOCATION, "__classdictcell__");
        }
        if (ste.needsClassClosure) {
            op(NO_LOCATION, LOAD_CLOSURE, unit.cellvars.get("__class__"));
            op(NO_LOCATION, COPY, 1);
            store(NO_LOCATION, "__classcell__");
        } else {
            loadNone(NO_LOCATION);
        }
        op(NO_LOCATION, RETURN_VALUE);
        var code = g.leave(true);
        op(s.span(), LOAD_BUILD_CLASS);
        op(s.span(), PUSH_NULL);
        g.functions.makeClosure(s.span(), code, 0);
        loadConst(s.span(), PyStr.of(s.name()));
    }
}
