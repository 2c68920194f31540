package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.HashSet;
import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyStr;

/** Calls: of methods, through {@code super()}, and with all kinds of arguments. */
final class Calls extends Emitter {
    Calls(CodeGenerator g) {
        super(g);
    }

    void call(Ast.Call e) {
        checkKeywords(e.keywords());
        if (e.func() instanceof Ast.Attribute method && isMethodCall(method, e)) {
            callMethod(method, e);
            return;
        }
        g.checks.called(e.func());
        visit(e.func());
        op(e.func().span(), PUSH_NULL);
        callWith(e.span(), 0, e.args(), e.keywords());
    }

    private void checkKeywords(List<Ast.Keyword> keywords) {
        var seen = new HashSet<String>();
        Ast.Keyword repeated = null;
        for (Ast.Keyword keyword : keywords) {
            if (keyword.arg() != null && !seen.add(keyword.arg()) && repeated == null) {
                repeated = keyword;
            }
        }
        for (int i = 0; i < keywords.size(); i++) {
            Ast.Keyword keyword = keywords.get(i);
            if (keyword.arg() == null) {
                continue;
            }
            g.variables.checkName(keyword.span(), keyword.arg(), Ast.Context.Store);
            if (repeated == null) {
                continue;
            }
            for (Ast.Keyword other : keywords.subList(i + 1, keywords.size())) {
                if (keyword.arg().equals(other.arg())) {
                    throw g.error(other.span(), "keyword argument repeated: " + keyword.arg());
                }
            }
        }
    }

    private boolean isMethodCall(Ast.Attribute method, Ast.Call e) {
        if (method.ctx() != Ast.Context.Load) {
            return false;
        }
        // What is reached through an imported name is taken for a module's function.
        if (method.value() instanceof Ast.Name name
                && (g.symbols.top().symbol(name.id()) & Symbols.DEF_IMPORT) != 0) {
            return false;
        }
        int keywords = e.keywords().size();
        return e.args().size() + keywords + (keywords != 0 ? 1 : 0) < STACK_USE_GUIDELINE && isPlain(e.args())
                && areNamed(e.keywords());
    }

    private static boolean isPlain(List<Ast.Expr> args) {
        for (Ast.Expr arg : args) {
            if (arg instanceof Ast.Starred) {
                return false;
            }
        }
        return true;
    }

    private static boolean areNamed(List<Ast.Keyword> keywords) {
        for (Ast.Keyword keyword : keywords) {
            if (keyword.arg() == null) {
                return false;
            }
        }
        return true;
    }

    private void callMethod(Ast.Attribute method, Ast.Call e) {
        Span loc = Expressions.attributeLocation(method.span(), method);
        if (isOptimizableSuper(method)) {
            var superCall = (Ast.Call) method.value();
            loadSuperArguments(superCall);
            nameOp(method.span(), superCall.args().isEmpty() ? LOAD_ZERO_SUPER_METHOD : LOAD_SUPER_METHOD,
                    method.attr());
            op(loc, NOP);
        } else {
            visit(method.value());
            nameOp(loc, LOAD_METHOD, method.attr());
        }
        visitAll(e.args());
        Span callLoc = Expressions.attributeLocation(e.span(), method);
        if (e.keywords().isEmpty()) {
            op(callLoc, CALL, e.args().size());
        } else {
            keywordValues(e.keywords());
            loadKeywordNames(loc, e.keywords());
            op(callLoc, CALL_KW, e.args().size() + e.keywords().size());
        }
    }

    private void keywordValues(List<Ast.Keyword> keywords) {
        for (Ast.Keyword keyword : keywords) {
            visit(keyword.value());
        }
    }

    private void loadKeywordNames(Span loc, List<Ast.Keyword> keywords) {
        var names = new Object[keywords.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] = PyStr.of(keywords.get(i).arg());
        }
        loadConst(loc, Constants.tuple(names));
    }

    /** Whether this is {@code super().x} or {@code super(a, b).x} with nothing in sight that rebinds {@code super}. */
    boolean isOptimizableSuper(Ast.Attribute attribute) {
        if (!(attribute.value() instanceof Ast.Call call) || !(call.func() instanceof Ast.Name func)
                || !func.id().equals("super") || attribute.attr().equals("__class__") || !call.keywords().isEmpty()) {
            return false;
        }
        if (unit().ste.scope("super") != Symbols.GLOBAL_IMPLICIT || g.symbols.top().scope("super") != 0) {
            return false;
        }
        return switch (call.args().size()) {
            case 2 -> isPlain(call.args());
            case 0 -> unit().argCount + unit().posOnlyArgCount > 0
                    && g.variables.closureScope("__class__") == Symbols.FREE;
            default -> false;
        };
    }

    void loadSuperArguments(Ast.Call call) {
        load(call.func().span(), "super");
        if (call.args().size() == 2) {
            visit(call.args().get(0));
            visit(call.args().get(1));
            return;
        }
        load(call.span(), "__class__");
        load(call.span(), unit().varnames.firstEntry().getKey());
    }

    /** The arguments of a call and the call itself; {@code pushed} arguments are on the stack already. */
    void callWith(Span loc, int pushed, List<Ast.Expr> args, List<Ast.Keyword> keywords) {
        checkKeywords(keywords);
        if (args.size() + keywords.size() * 2 <= STACK_USE_GUIDELINE && isPlain(args) && areNamed(keywords)) {
            visitAll(args);
            if (keywords.isEmpty()) {
                op(loc, CALL, pushed + args.size());
            } else {
                keywordValues(keywords);
                loadKeywordNames(loc, keywords);
                op(loc, CALL_KW, pushed + args.size() + keywords.size());
            }
            return;
        }
        if (pushed == 0 && args.size() == 1 && args.getFirst() instanceof Ast.Starred s) {
            visit(s.value());
        } else {
            g.displays.build(loc, args, pushed, Displays.TUPLE);
        }
        if (!keywords.isEmpty()) {
            keywordDict(loc, keywords);
        }
        op(loc, CALL_FUNCTION_EX, keywords.isEmpty() ? 0 : 1);
    }

    private void keywordDict(Span loc, List<Ast.Keyword> keywords) {
        boolean haveDict = false;
        int seen = 0;
        int n = keywords.size();
        for (int i = 0; i < n; i++) {
            Ast.Keyword keyword = keywords.get(i);
            if (keyword.arg() != null) {
                seen++;
                continue;
            }
            if (seen > 0) {
                part(loc, keywords.subList(i - seen, i), haveDict);
                haveDict = true;
                seen = 0;
            }
            if (!haveDict) {
                op(loc, BUILD_MAP, 0);
                haveDict = true;
            }
            visit(keyword.value());
            op(loc, DICT_MERGE, 1);
        }
        if (seen > 0) {
            part(loc, keywords.subList(n - seen, n), haveDict);
        }
    }

    /** Some keyword arguments as a dict, merged into the one below it if there is one. */
    private void part(Span loc, List<Ast.Keyword> keywords, boolean haveDict) {
        int n = keywords.size();
        boolean big = n * 2 > STACK_USE_GUIDELINE;
        if (n > 1 && !big) {
            keywordValues(keywords);
            loadKeywordNames(loc, keywords);
            op(loc, BUILD_CONST_KEY_MAP, n);
        } else {
            if (big) {
                op(NO_LOCATION, BUILD_MAP, 0);
            }
            for (Ast.Keyword keyword : keywords) {
                loadConst(loc, PyStr.of(keyword.arg()));
                visit(keyword.value());
                if (big) {
                    op(NO_LOCATION, MAP_ADD, 1);
                }
            }
            if (!big) {
                op(loc, BUILD_MAP, n);
            }
        }
        if (haveDict) {
            op(loc, DICT_MERGE, 1);
        }
    }
}
