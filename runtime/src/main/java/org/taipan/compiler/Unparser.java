package org.taipan.compiler;

import java.math.BigInteger;
import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyComplex;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Source text of an expression, for annotations that become strings: CPython's {@code _PyAST_ExprAsUnicode}. */
final class Unparser {
    /** How tightly an operator binds; an operand that binds less than its place asks for is put in parentheses. */
    private static final int TUPLE = 0;
    private static final int TEST = 1;
    private static final int OR = 2;
    private static final int AND = 3;
    private static final int NOT = 4;
    private static final int CMP = 5;
    private static final int EXPR = 6;
    private static final int BXOR = 7;
    private static final int BAND = 8;
    private static final int SHIFT = 9;
    private static final int ARITH = 10;
    private static final int TERM = 11;
    private static final int FACTOR = 12;
    private static final int POWER = 13;
    private static final int AWAIT = 14;
    private static final int ATOM = 15;

    private final StringBuilder out = new StringBuilder();

    private Unparser() {
    }

    static String unparse(Ast.Expr e) {
        return unparse(e, TEST);
    }

    private static String unparse(Ast.Expr e, int level) {
        var unparser = new Unparser();
        unparser.expr(e, level);
        return unparser.out.toString();
    }

    private void expr(Ast.Expr expr, int level) {
        switch (expr) {
            case Ast.BoolOp e -> {
                boolean and = e.op() == Ast.BoolOperator.And;
                int own = and ? AND : OR;
                open(level, own);
                join(e.values(), and ? " and " : " or ", own + 1);
                close(level, own);
            }
            case Ast.BinOp e -> binOp(e, level);
            case Ast.UnaryOp e -> {
                int own = e.op() == Ast.UnaryOperator.Not ? NOT : FACTOR;
                open(level, own);
                out.append(switch (e.op()) {
                    case Invert -> "~";
                    case Not -> "not ";
                    case UAdd -> "+";
                    case USub -> "-";
                });
                expr(e.operand(), own);
                close(level, own);
            }
            case Ast.Lambda e -> {
                open(level, TEST);
                out.append(e.args().args().isEmpty() && e.args().posonlyargs().isEmpty() ? "lambda" : "lambda ");
                arguments(e.args());
                out.append(": ");
                expr(e.body(), TEST);
                close(level, TEST);
            }
            case Ast.IfExp e -> {
                open(level, TEST);
                expr(e.body(), TEST + 1);
                out.append(" if ");
                expr(e.test(), TEST + 1);
                out.append(" else ");
                expr(e.orelse(), TEST);
                close(level, TEST);
            }
            case Ast.Dict e -> dict(e);
            case Ast.Set e -> {
                out.append('{');
                join(e.elts(), ", ", TEST);
                out.append('}');
            }
            case Ast.GeneratorExp e -> generator(e);
            case Ast.ListComp e -> {
                out.append('[');
                expr(e.elt(), TEST);
                comprehensions(e.generators());
                out.append(']');
            }
            case Ast.SetComp e -> {
                out.append('{');
                expr(e.elt(), TEST);
                comprehensions(e.generators());
                out.append('}');
            }
            case Ast.DictComp e -> {
                out.append('{');
                expr(e.key(), TEST);
                out.append(": ");
                expr(e.value(), TEST);
                comprehensions(e.generators());
                out.append('}');
            }
            case Ast.Yield e -> {
                out.append(e.value() == null ? "(yield" : "(yield ");
                if (e.value() != null) {
                    expr(e.value(), TEST);
                }
                out.append(')');
            }
            case Ast.YieldFrom e -> {
                out.append("(yield from ");
                expr(e.value(), TEST);
                out.append(')');
            }
            case Ast.Await e -> {
                open(level, AWAIT);
                out.append("await ");
                expr(e.value(), ATOM);
                close(level, AWAIT);
            }
            case Ast.Compare e -> compare(e, level);
            case Ast.Call e -> call(e);
            case Ast.Constant e -> {
                if (e.value() == PyEllipsis.ELLIPSIS) {
                    out.append("...");
                } else {
                    out.append(e.kind() == null ? "" : e.kind());
                    constant(e.value());
                }
            }
            case Ast.JoinedStr e -> joinedStr(e, false);
            case Ast.FormattedValue e -> formattedValue(e);
            case Ast.Attribute e -> {
                expr(e.value(), ATOM);
                boolean afterInt = e.value() instanceof Ast.Constant c
                        && (c.value() instanceof Long || c.value() instanceof BigInteger);
                out.append(afterInt ? " ." : ".").append(e.attr());
            }
            case Ast.Subscript e -> {
                expr(e.value(), ATOM);
                out.append('[');
                expr(e.slice(), TUPLE);
                out.append(']');
            }
            case Ast.Starred e -> {
                out.append('*');
                expr(e.value(), EXPR);
            }
            case Ast.Slice e -> slice(e);
            case Ast.Name e -> out.append(e.id());
            case Ast.List e -> {
                out.append('[');
                join(e.elts(), ", ", TEST);
                out.append(']');
            }
            case Ast.Tuple e -> {
                if (e.elts().isEmpty()) {
                    out.append("()");
                    return;
                }
                open(level, TUPLE);
                join(e.elts(), ", ", TEST);
                out.append(e.elts().size() == 1 ? "," : "");
                close(level, TUPLE);
            }
            case Ast.NamedExpr e -> {
                open(level, TUPLE);
                expr(e.target(), ATOM);
                out.append(" := ");
                expr(e.value(), ATOM);
                close(level, TUPLE);
            }
        }
    }

    private void open(int level, int own) {
        if (level > own) {
            out.append('(');
        }
    }

    private void close(int level, int own) {
        if (level > own) {
            out.append(')');
        }
    }

    private void join(List<Ast.Expr> exprs, String separator, int level) {
        for (int i = 0; i < exprs.size(); i++) {
            out.append(i > 0 ? separator : "");
            expr(exprs.get(i), level);
        }
    }

    private void binOp(Ast.BinOp e, int level) {
        int own = switch (e.op()) {
            case Add, Sub -> ARITH;
            case Mult, MatMult, Div, Mod, FloorDiv -> TERM;
            case LShift, RShift -> SHIFT;
            case BitOr -> EXPR;
            case BitXor -> BXOR;
            case BitAnd -> BAND;
            case Pow -> POWER;
        };
        boolean rightAssociative = e.op() == Ast.Operator.Pow;
        open(level, own);
        expr(e.left(), rightAssociative ? own + 1 : own);
        out.append(switch (e.op()) {
            case Add -> " + ";
            case Sub -> " - ";
            case Mult -> " * ";
            case MatMult -> " @ ";
            case Div -> " / ";
            case Mod -> " % ";
            case LShift -> " << ";
            case RShift -> " >> ";
            case BitOr -> " | ";
            case BitXor -> " ^ ";
            case BitAnd -> " & ";
            case FloorDiv -> " // ";
            case Pow -> " ** ";
        });
        expr(e.right(), rightAssociative ? own : own + 1);
        close(level, own);
    }

    private void compare(Ast.Compare e, int level) {
        open(level, CMP);
        expr(e.left(), CMP + 1);
        for (int i = 0; i < e.ops().size(); i++) {
            out.append(switch (e.ops().get(i)) {
                case Eq -> " == ";
                case NotEq -> " != ";
                case Lt -> " < ";
                case LtE -> " <= ";
                case Gt -> " > ";
                case GtE -> " >= ";
                case Is -> " is ";
                case IsNot -> " is not ";
                case In -> " in ";
                case NotIn -> " not in ";
            });
            expr(e.comparators().get(i), CMP + 1);
        }
        close(level, CMP);
    }

    private void dict(Ast.Dict e) {
        out.append('{');
        for (int i = 0; i < e.values().size(); i++) {
            out.append(i > 0 ? ", " : "");
            if (e.keys().get(i) == null) {
                out.append("**");
                expr(e.values().get(i), EXPR);
            } else {
                expr(e.keys().get(i), TEST);
                out.append(": ");
                expr(e.values().get(i), TEST);
            }
        }
        out.append('}');
    }

    private void generator(Ast.GeneratorExp e) {
        out.append('(');
        expr(e.elt(), TEST);
        comprehensions(e.generators());
        out.append(')');
    }

    private void comprehensions(List<Ast.Comprehension> generators) {
        for (Ast.Comprehension generator : generators) {
            out.append(generator.isAsync() != 0 ? " async for " : " for ");
            expr(generator.target(), TUPLE);
            out.append(" in ");
            expr(generator.iter(), TEST + 1);
            for (Ast.Expr condition : generator.ifs()) {
                out.append(" if ");
                expr(condition, TEST + 1);
            }
        }
    }

    private void call(Ast.Call e) {
        expr(e.func(), ATOM);
        if (e.args().size() == 1 && e.keywords().isEmpty() && e.args().getFirst() instanceof Ast.GeneratorExp g) {
            generator(g);
            return;
        }
        out.append('(');
        join(e.args(), ", ", TEST);
        boolean first = e.args().isEmpty();
        for (Ast.Keyword keyword : e.keywords()) {
            out.append(first ? "" : ", ").append(keyword.arg() == null ? "**" : keyword.arg() + "=");
            expr(keyword.value(), TEST);
            first = false;
        }
        out.append(')');
    }

    private void arguments(Ast.Arguments args) {
        boolean first = true;
        int positionalOnly = args.posonlyargs().size();
        int positional = positionalOnly + args.args().size();
        for (int i = 0; i < positional; i++) {
            separate(first);
            first = false;
            argument(i < positionalOnly ? args.posonlyargs().get(i) : args.args().get(i - positionalOnly));
            int d = i - positional + args.defaults().size();
            if (d >= 0) {
                out.append('=');
                expr(args.defaults().get(d), TEST);
            }
            if (i + 1 == positionalOnly) {
                out.append(", /");
            }
        }
        if (args.vararg() != null || !args.kwonlyargs().isEmpty()) {
            separate(first);
            first = false;
            out.append('*');
            if (args.vararg() != null) {
                argument(args.vararg());
            }
        }
        for (int i = 0; i < args.kwonlyargs().size(); i++) {
            separate(first);
            first = false;
            argument(args.kwonlyargs().get(i));
            if (args.kwDefaults().get(i) != null) {
                out.append('=');
                expr(args.kwDefaults().get(i), TEST);
            }
        }
        if (args.kwarg() != null) {
            separate(first);
            out.append("**");
            argument(args.kwarg());
        }
    }

    private void separate(boolean first) {
        out.append(first ? "" : ", ");
    }

    private void argument(Ast.Arg arg) {
        out.append(arg.arg());
        if (arg.annotation() != null) {
            out.append(": ");
            expr(arg.annotation(), TEST);
        }
    }

    private void slice(Ast.Slice e) {
        if (e.lower() != null) {
            expr(e.lower(), TEST);
        }
        out.append(':');
        if (e.upper() != null) {
            expr(e.upper(), TEST);
        }
        if (e.step() != null) {
            out.append(':');
            expr(e.step(), TEST);
        }
    }

    private void joinedStr(Ast.JoinedStr e, boolean isFormatSpec) {
        var body = new Unparser();
        for (Ast.Expr value : e.values()) {
            body.fStringPart(value, isFormatSpec);
        }
        if (isFormatSpec) {
            out.append(body.out);
        } else {
            out.append('f').append(repr(PyStr.of(body.out.toString())));
        }
    }

    private void fStringPart(Ast.Expr e, boolean isFormatSpec) {
        switch (e) {
            case Ast.Constant c -> out.append(PyStr.toJava(c.value()).replace("{", "{{").replace("}", "}}"));
            case Ast.JoinedStr j -> joinedStr(j, isFormatSpec);
            case Ast.FormattedValue f -> formattedValue(f);
            default -> throw Errors.systemError("unknown expression kind inside f-string");
        }
    }

    private void formattedValue(Ast.FormattedValue e) {
        String value = unparse(e.value(), TEST + 1);
        // An opening brace must not look like an escaped one.
        out.append(value.startsWith("{") ? "{ " : "{").append(value);
        if (e.conversion() > 0) {
            out.append('!').append((char) e.conversion());
        }
        if (e.formatSpec() != null) {
            out.append(':');
            fStringPart(e.formatSpec(), true);
        }
        out.append('}');
    }

    private void constant(Object value) {
        if (!(value instanceof PyTuple t)) {
            String text = repr(value);
            boolean mayBeInfinite = value instanceof Double d && d.isInfinite() || value instanceof PyComplex;
            out.append(mayBeInfinite ? text.replace("inf", "1e309") : text);
            return;
        }
        out.append('(');
        for (int i = 0; i < t.size(); i++) {
            out.append(i > 0 ? ", " : "");
            constant(t.get(i));
        }
        out.append(t.size() == 1 ? ",)" : ")");
    }

    private static String repr(Object value) {
        return PyStr.toJava(Obj.repr(ThreadState.current(), value));
    }
}
