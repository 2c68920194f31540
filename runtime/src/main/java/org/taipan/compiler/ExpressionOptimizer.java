package org.taipan.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.PyStr;

/** Folds constants in expressions. */
abstract class ExpressionOptimizer {
    private final int optimize;
    private final ConstantFolder folder = new ConstantFolder();
    private int depth;

    ExpressionOptimizer(int optimize) {
        this.optimize = optimize;
    }

    /** Folds an annotation or leaves it as it is. */
    abstract Ast.Expr annotation(Ast.Expr e);

    final void descend() {
        if (++depth > CompileErrors.RECURSION_LIMIT) {
            throw CompileErrors.tooDeep();
        }
    }

    final void ascend() {
        depth--;
    }

    /** The images of a list's items; the list itself if all stay the same. Null items stay null. */
    static <T> List<T> map(List<T> items, UnaryOperator<T> f) {
        List<T> mapped = items;
        for (int i = 0; i < items.size(); i++) {
            T item = items.get(i);
            T image = item == null ? null : f.apply(item);
            if (image != item) {
                if (mapped == items) {
                    mapped = new ArrayList<>(items);
                }
                mapped.set(i, image);
            }
        }
        return mapped;
    }

    final List<Ast.Expr> foldAll(List<Ast.Expr> exprs) {
        return map(exprs, this::fold);
    }

    final Ast.Expr foldOptional(Ast.Expr e) {
        return e == null ? null : fold(e);
    }

    final Ast.Expr fold(Ast.Expr e) {
        descend();
        Ast.Expr folded = rebuild(e);
        ascend();
        return folded;
    }

    private Ast.Expr rebuild(Ast.Expr expr) {
        if (expr instanceof Ast.Name e) {
            return e.ctx() == Ast.Context.Load && e.id().equals("__debug__")
                    ? constant(optimize == 0, e.span()) : e;
        }
        if (expr instanceof Ast.Constant e) {
            return e;
        }
        if (expr instanceof Ast.BoolOp e) {
            List<Ast.Expr> values = foldAll(e.values());
            return values == e.values() ? e : new Ast.BoolOp(e.op(), values, e.span());
        }
        if (expr instanceof Ast.BinOp e) {
            return binOp(e);
        }
        if (expr instanceof Ast.UnaryOp e) {
            return unaryOp(e);
        }
        if (expr instanceof Ast.Lambda e) {
            Ast.Arguments args = arguments(e.args());
            Ast.Expr body = fold(e.body());
            return args == e.args() && body == e.body() ? e : new Ast.Lambda(args, body, e.span());
        }
        if (expr instanceof Ast.IfExp e) {
            Ast.Expr test = fold(e.test());
            Ast.Expr body = fold(e.body());
            Ast.Expr orelse = fold(e.orelse());
            return test == e.test() && body == e.body() && orelse == e.orelse() ? e
                    : new Ast.IfExp(test, body, orelse, e.span());
        }
        if (expr instanceof Ast.Dict e) {
            List<Ast.Expr> keys = foldAll(e.keys());
            List<Ast.Expr> values = foldAll(e.values());
            return keys == e.keys() && values == e.values() ? e : new Ast.Dict(keys, values, e.span());
        }
        if (expr instanceof Ast.Set e) {
            List<Ast.Expr> elts = foldAll(e.elts());
            return elts == e.elts() ? e : new Ast.Set(elts, e.span());
        }
        if (expr instanceof Ast.ListComp e) {
            return new Ast.ListComp(fold(e.elt()), comprehensions(e.generators()), e.span());
        }
        if (expr instanceof Ast.SetComp e) {
            return new Ast.SetComp(fold(e.elt()), comprehensions(e.generators()), e.span());
        }
        if (expr instanceof Ast.DictComp e) {
            return new Ast.DictComp(fold(e.key()), fold(e.value()), comprehensions(e.generators()),
                    e.span());
        }
        if (expr instanceof Ast.GeneratorExp e) {
            return new Ast.GeneratorExp(fold(e.elt()), comprehensions(e.generators()), e.span());
        }
        if (expr instanceof Ast.Await e) {
            return new Ast.Await(fold(e.value()), e.span());
        }
        if (expr instanceof Ast.Yield e) {
            return new Ast.Yield(foldOptional(e.value()), e.span());
        }
        if (expr instanceof Ast.YieldFrom e) {
            return new Ast.YieldFrom(fold(e.value()), e.span());
        }
        if (expr instanceof Ast.Compare e) {
            return compare(e);
        }
        if (expr instanceof Ast.Call e) {
            Ast.Expr func = fold(e.func());
            List<Ast.Expr> args = foldAll(e.args());
            List<Ast.Keyword> keywords = keywords(e.keywords());
            return func == e.func() && args == e.args() && keywords == e.keywords() ? e
                    : new Ast.Call(func, args, keywords, e.span());
        }
        if (expr instanceof Ast.FormattedValue e) {
            return new Ast.FormattedValue(fold(e.value()), e.conversion(),
                    foldOptional(e.formatSpec()), e.span());
        }
        if (expr instanceof Ast.JoinedStr e) {
            return new Ast.JoinedStr(foldAll(e.values()), e.span());
        }
        if (expr instanceof Ast.Attribute e) {
            Ast.Expr value = fold(e.value());
            return value == e.value() ? e : new Ast.Attribute(value, e.attr(), e.ctx(), e.span());
        }
        if (expr instanceof Ast.Subscript e) {
            return subscript(e);
        }
        if (expr instanceof Ast.Starred e) {
            Ast.Expr value = fold(e.value());
            return value == e.value() ? e : new Ast.Starred(value, e.ctx(), e.span());
        }
        if (expr instanceof Ast.Slice e) {
            return new Ast.Slice(foldOptional(e.lower()), foldOptional(e.upper()),
                    foldOptional(e.step()), e.span());
        }
        if (expr instanceof Ast.List e) {
            List<Ast.Expr> elts = foldAll(e.elts());
            return elts == e.elts() ? e : new Ast.List(elts, e.ctx(), e.span());
        }
        if (expr instanceof Ast.Tuple e) {
            List<Ast.Expr> elts = foldAll(e.elts());
            Object[] constants = e.ctx() == Ast.Context.Load ? constants(elts) : null;
            return constants != null ? constant(Constants.tuple(constants), e.span())
                    : elts == e.elts() ? e : new Ast.Tuple(elts, e.ctx(), e.span());
        }
        if (expr instanceof Ast.NamedExpr e) {
            return new Ast.NamedExpr(e.target(), fold(e.value()), e.span());
        }
        throw new IllegalArgumentException(expr.getClass().getName());
    }

    private static Ast.Expr constant(Object value, Span span) {
        return new Ast.Constant(value, null, span);
    }

    /** The values of expressions that are all constants, else null. */
    private static Object[] constants(List<Ast.Expr> exprs) {
        for (Ast.Expr e : exprs) {
            if (!(e instanceof Ast.Constant)) {
                return null;
            }
        }
        var values = new Object[exprs.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((Ast.Constant) exprs.get(i)).value();
        }
        return values;
    }

    private Ast.Expr binOp(Ast.BinOp e) {
        Ast.Expr left = fold(e.left());
        Ast.Expr right = fold(e.right());
        Ast.Expr result = null;
        if (left instanceof Ast.Constant l) {
            if (e.op() == Ast.Operator.Mod && right instanceof Ast.Tuple t && Constants.isStr(l.value())) {
                result = hasStarred(t.elts()) ? null
                        : FormatFolder.fold(PyStr.toJava(l.value()), t.elts(), e.span());
            } else if (right instanceof Ast.Constant r) {
                Object value = folder.binary(e.op(), l.value(), r.value());
                result = value == null ? null : constant(value, e.span());
            }
        }
        if (result != null) {
            return result;
        }
        return left == e.left() && right == e.right() ? e : new Ast.BinOp(left, e.op(), right, e.span());
    }

    private static boolean hasStarred(List<Ast.Expr> exprs) {
        for (Ast.Expr e : exprs) {
            if (e instanceof Ast.Starred) {
                return true;
            }
        }
        return false;
    }

    private Ast.Expr unaryOp(Ast.UnaryOp e) {
        Ast.Expr operand = fold(e.operand());
        if (operand instanceof Ast.Constant c) {
            Object value = folder.unary(e.op(), c.value());
            if (value != null) {
                return constant(value, e.span());
            }
        } else if (e.op() == Ast.UnaryOperator.Not && operand instanceof Ast.Compare c && c.ops().size() == 1) {
            Ast.CmpOperator opposite = switch (c.ops().getFirst()) {
                case Is -> Ast.CmpOperator.IsNot;
                case IsNot -> Ast.CmpOperator.Is;
                case In -> Ast.CmpOperator.NotIn;
                case NotIn -> Ast.CmpOperator.In;
                // The others may be defined by a class in ways that are not opposites.
                default -> null;
            };
            if (opposite != null) {
                return new Ast.Compare(c.left(), List.of(opposite), c.comparators(), c.span());
            }
        }
        return operand == e.operand() ? e : new Ast.UnaryOp(e.op(), operand, e.span());
    }

    private Ast.Expr compare(Ast.Compare e) {
        Ast.Expr left = fold(e.left());
        List<Ast.Expr> comparators = foldAll(e.comparators());
        Ast.CmpOperator last = e.ops().getLast();
        if (last == Ast.CmpOperator.In || last == Ast.CmpOperator.NotIn) {
            Ast.Expr folded = foldIterable(comparators.getLast());
            if (folded != comparators.getLast()) {
                comparators = new ArrayList<>(comparators);
                comparators.set(comparators.size() - 1, folded);
            }
        }
        return left == e.left() && comparators == e.comparators() ? e
                : new Ast.Compare(left, e.ops(), comparators, e.span());
    }

    private Ast.Expr subscript(Ast.Subscript e) {
        Ast.Expr value = fold(e.value());
        Ast.Expr slice = fold(e.slice());
        if (e.ctx() == Ast.Context.Load && value instanceof Ast.Constant v && slice instanceof Ast.Constant i) {
            Object item = folder.subscript(v.value(), i.value());
            if (item != null) {
                return constant(item, e.span());
            }
        }
        return value == e.value() && slice == e.slice() ? e : new Ast.Subscript(value, slice, e.ctx(), e.span());
    }

    /** A list that is only iterated over, or searched, may be a tuple, a set a frozenset. Expects a folded node. */
    final Ast.Expr foldIterable(Ast.Expr expr) {
        if (expr instanceof Ast.List e && !hasStarred(e.elts())) {
            Object[] constants = constants(e.elts());
            return constants == null ? new Ast.Tuple(e.elts(), e.ctx(), e.span())
                    : constant(Constants.tuple(constants), e.span());
        }
        if (expr instanceof Ast.Set e) {
            Object[] constants = constants(e.elts());
            return constants == null ? e : constant(Constants.frozenSet(constants), e.span());
        }
        return expr;
    }

    private List<Ast.Comprehension> comprehensions(List<Ast.Comprehension> generators) {
        return map(generators, c -> new Ast.Comprehension(fold(c.target()), foldIterable(fold(c.iter())),
                foldAll(c.ifs()), c.isAsync()));
    }

    final List<Ast.Keyword> keywords(List<Ast.Keyword> keywords) {
        return map(keywords, k -> {
            Ast.Expr value = fold(k.value());
            return value == k.value() ? k : new Ast.Keyword(k.arg(), value, k.span());
        });
    }

    final Ast.Arguments arguments(Ast.Arguments a) {
        return new Ast.Arguments(map(a.posonlyargs(), this::argument), map(a.args(), this::argument),
                optionalArgument(a.vararg()), map(a.kwonlyargs(), this::argument), foldAll(a.kwDefaults()),
                optionalArgument(a.kwarg()), foldAll(a.defaults()));
    }

    private Ast.Arg optionalArgument(Ast.Arg arg) {
        return arg == null ? null : argument(arg);
    }

    private Ast.Arg argument(Ast.Arg arg) {
        Ast.Expr annotation = annotation(arg.annotation());
        return annotation == arg.annotation() ? arg
                : new Ast.Arg(arg.arg(), annotation, arg.typeComment(), arg.span());
    }
}
