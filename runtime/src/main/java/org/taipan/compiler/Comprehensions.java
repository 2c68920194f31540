package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.compiler.FrameBlock.Kind;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyCode;

/** Comprehensions, inlined (PEP 709) or as functions, and generator expressions. */
final class Comprehensions extends Emitter {
    /** One comprehension: its node, what it makes, and how. A null {@code value} for all but dicts. */
    private record Plan(Ast.Expr node, String name, int build, int add, List<Ast.Comprehension> generators,
            Ast.Expr elt, Ast.Expr value) {
        boolean isGenerator() {
            return build == 0;
        }
    }

    /** What an inlined comprehension changed in the unit around it. */
    private static final class Inlining {
        final ArrayList<String> pushedLocals = new ArrayList<>();
        final LinkedHashMap<String, Integer> outerSymbols = new LinkedHashMap<>();
        final ArrayList<String> hiddenNames = new ArrayList<>();
        int cleanup;
        int end;
    }

    Comprehensions(CodeGenerator g) {
        super(g);
    }

    void generator(Ast.GeneratorExp e) {
        compile(new Plan(e, "<genexpr>", 0, 0, e.generators(), e.elt(), null));
    }

    void list(Ast.ListComp e) {
        compile(new Plan(e, "<listcomp>", BUILD_LIST, LIST_APPEND, e.generators(), e.elt(), null));
    }

    void set(Ast.SetComp e) {
        compile(new Plan(e, "<setcomp>", BUILD_SET, SET_ADD, e.generators(), e.elt(), null));
    }

    void dict(Ast.DictComp e) {
        compile(new Plan(e, "<dictcomp>", BUILD_MAP, MAP_ADD, e.generators(), e.key(), e.value()));
    }

    private void compile(Plan plan) {
        Span loc = plan.node.span();
        Scope outerScope = unit().scope;
        boolean topLevelAwait = g.isTopLevelAwait();
        SymbolTableEntry entry = g.symbols.block(plan.node);
        boolean async = entry.coroutine;
        Ast.Comprehension outermost = plan.generators.getFirst();
        Inlining inlining = null;
        if (entry.comprehensionInlined) {
            iterate(outermost);
            inlining = inline(loc, entry);
        } else {
            g.enter(plan.name, Scope.COMPREHENSION, entry, loc.line());
        }
        if (async && !plan.isGenerator() && outerScope != Scope.ASYNC_FUNCTION && outerScope != Scope.COMPREHENSION
                && !topLevelAwait) {
            throw g.error(loc, "asynchronous comprehension outside of an asynchronous function");
        }
        if (!plan.isGenerator()) {
            op(loc, plan.build, 0);
            if (inlining != null) {
                op(loc, SWAP, 2);
            }
        }
        generate(plan, 0, 0, inlining != null);
        if (inlining != null) {
            endInlining(loc, inlining);
            return;
        }
        if (plan.isGenerator()) {
            g.functions.wrapInStopIterationHandler();
        } else {
            op(loc, RETURN_VALUE);
        }
        PyCode code = g.leave(true);
        if (topLevelAwait && async) {
            unit().ste.coroutine = true;
        }
        g.functions.makeClosure(loc, code, 0);
        iterate(outermost);
        op(loc, CALL, 0);
        if (async && !plan.isGenerator()) {
            awaitTop(loc, 0);
        }
    }

    /** The iterator of the outermost {@code for}, which is evaluated outside the comprehension. */
    private void iterate(Ast.Comprehension outermost) {
        visit(outermost.iter());
        op(outermost.iter().span(), outermost.isAsync() != 0 ? GET_AITER : GET_ITER);
    }

    /** The loops from number {@code index} on; {@code depth} loops' iterators lie above the collection. */
    private void generate(Plan plan, int index, int depth, boolean iteratorOnStack) {
        if (plan.generators.get(index).isAsync() != 0) {
            generateAsync(plan, index, depth, iteratorOnStack);
        } else {
            generateSync(plan, index, depth, iteratorOnStack);
        }
    }

    private void generateSync(Plan plan, int index, int depth, boolean iteratorOnStack) {
        Span loc = plan.node.span();
        int start = newLabel();
        int ifCleanup = newLabel();
        int anchor = newLabel();
        Ast.Comprehension generator = plan.generators.get(index);
        Span iterLoc = generator.iter().span();
        boolean loop = true;
        if (!iteratorOnStack) {
            if (index == 0) {
                unit().argCount = 1;
                op(loc, LOAD_FAST, 0);
            } else if (singleItem(generator.iter()) instanceof Ast.Expr item) {
                // "for y in [f(x)]" is an assignment.
                visit(item);
                loop = false;
            } else {
                visit(generator.iter());
                op(iterLoc, GET_ITER);
            }
        }
        int inner = depth;
        if (loop) {
            inner++;
            op(iterLoc, GET_ITER);
            use(start);
            jump(iterLoc, FOR_ITER, anchor);
        }
        visit(generator.target());
        for (Ast.Expr condition : generator.ifs()) {
            g.conditions.jumpIf(loc, condition, ifCleanup, false);
        }
        Span eltLoc = body(plan, index + 1, inner);
        use(ifCleanup);
        if (loop) {
            jump(eltLoc, JUMP, start);
            use(anchor);
            op(NO_LOCATION, END_FOR);
            op(NO_LOCATION, POP_TOP);
        }
    }

    private void generateAsync(Plan plan, int index, int depth, boolean iteratorOnStack) {
        Span loc = plan.node.span();
        int start = newLabel();
        int except = newLabel();
        int ifCleanup = newLabel();
        Ast.Comprehension generator = plan.generators.get(index);
        if (!iteratorOnStack) {
            if (index == 0) {
                unit().argCount = 1;
                op(loc, LOAD_FAST, 0);
            } else {
                visit(generator.iter());
                op(generator.iter().span(), GET_AITER);
            }
        }
        use(start);
        g.blocks.push(Kind.ASYNC_COMPREHENSION_GENERATOR, start, NO_LABEL, loc);
        jump(loc, SETUP_FINALLY, except);
        op(loc, GET_ANEXT);
        loadNone(loc);
        yieldFrom(loc, true);
        op(loc, POP_BLOCK);
        visit(generator.target());
        for (Ast.Expr condition : generator.ifs()) {
            g.conditions.jumpIf(loc, condition, ifCleanup, false);
        }
        Span eltLoc = body(plan, index + 1, depth + 1);
        use(ifCleanup);
        jump(eltLoc, JUMP, start);
        g.blocks.pop();
        use(except);
        op(loc, END_ASYNC_FOR);
    }

    private static Ast.Expr singleItem(Ast.Expr iter) {
        List<Ast.Expr> elts = iter instanceof Ast.List l ? l.elts() : iter instanceof Ast.Tuple t ? t.elts()
                : List.of();
        return elts.size() == 1 && !(elts.getFirst() instanceof Ast.Starred) ? elts.getFirst() : null;
    }

    /** The next loop or, within the last, the element. Returns where the element stands. */
    private Span body(Plan plan, int next, int depth) {
        Span eltLoc = plan.elt.span();
        if (next < plan.generators.size()) {
            generate(plan, next, depth, false);
            return eltLoc;
        }
        visit(plan.elt);
        if (plan.isGenerator()) {
            yieldTop(eltLoc);
            op(eltLoc, POP_TOP);
            return eltLoc;
        }
        if (plan.value != null) {
            visit(plan.value);
            eltLoc = Span.from(eltLoc, plan.value.span());
        }
        op(eltLoc, plan.add, depth + 1);
        return eltLoc;
    }

    /** Makes the comprehension's names those of the unit for a while, and puts aside the locals they hide. */
    private Inlining inline(Span loc, SymbolTableEntry entry) {
        CompilationUnit unit = unit();
        boolean inClass = unit.isClassBlock() && unit.inlinedComprehensions == 0;
        unit.inlinedComprehensions++;
        var inlining = new Inlining();
        for (Map.Entry<String, Integer> symbol : entry.symbols.entrySet()) {
            String name = symbol.getKey();
            int flags = symbol.getValue();
            int scope = Symbols.scope(flags);
            int outer = unit.ste.symbol(name);
            int outerScope = Symbols.scope(outer);
            boolean differs = scope != outerScope && scope != Symbols.FREE
                    && !(scope == Symbols.CELL && outerScope == Symbols.FREE);
            if (differs || inClass) {
                unit.ste.symbols.put(name, flags);
                inlining.outerSymbols.put(name, outer);
            }
            boolean bound = (flags & Symbols.DEF_LOCAL) != 0 && (flags & Symbols.DEF_NONLOCAL) == 0;
            if (bound || inClass) {
                if (!unit.ste.isFunctionLike() && !unit.fastHidden.getOrDefault(name, false)) {
                    unit.fastHidden.put(name, true);
                    inlining.hiddenNames.add(name);
                }
                op(loc, LOAD_FAST_AND_CLEAR, CompilationUnit.index(unit.varnames, unit.mangle(name)));
                if (scope == Symbols.CELL) {
                    op(loc, MAKE_CELL, CompilationUnit.index(
                            outerScope == Symbols.FREE ? unit.freevars : unit.cellvars, unit.mangle(name)));
                }
                inlining.pushedLocals.add(name);
            }
        }
        if (!inlining.pushedLocals.isEmpty()) {
            // Back to the top with the iterator.
            op(loc, SWAP, inlining.pushedLocals.size() + 1);
            inlining.cleanup = newLabel();
            inlining.end = newLabel();
            jump(loc, SETUP_FINALLY, inlining.cleanup);
        }
        return inlining;
    }

    private void endInlining(Span loc, Inlining inlining) {
        CompilationUnit unit = unit();
        unit.inlinedComprehensions--;
        unit.ste.symbols.putAll(inlining.outerSymbols);
        if (!inlining.pushedLocals.isEmpty()) {
            op(NO_LOCATION, POP_BLOCK);
            jump(NO_LOCATION, JUMP_NO_INTERRUPT, inlining.end);
            use(inlining.cleanup);
            // Drop the unfinished collection.
            op(NO_LOCATION, SWAP, 2);
            op(NO_LOCATION, POP_TOP);
            restoreLocals(loc, inlining);
            op(NO_LOCATION, RERAISE, 0);
            use(inlining.end);
            restoreLocals(loc, inlining);
        }
        // False rather than absent: the names stay hidden locals of the code object.
        inlining.hiddenNames.forEach(name -> unit.fastHidden.put(name, false));
    }

    private void restoreLocals(Span loc, Inlining inlining) {
        op(loc, SWAP, inlining.pushedLocals.size() + 1);
        for (String name : inlining.pushedLocals.reversed()) {
            op(loc, STORE_FAST_MAYBE_NULL, CompilationUnit.index(unit().varnames, unit().mangle(name)));
        }
    }
}
