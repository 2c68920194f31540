package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.ops.Errors;
import org.taipan.types.PyTuple;

/** List, tuple, set and dict displays, and f-strings. */
final class Displays extends Emitter {
    /** How a collection is built: at once, item by item, and from another collection. */
    record Collection(int build, int add, int extend, boolean tuple) {
    }

    static final Collection LIST = new Collection(BUILD_LIST, LIST_APPEND, LIST_EXTEND, false);
    /** Built as a list if need be. */
    static final Collection TUPLE = new Collection(BUILD_LIST, LIST_APPEND, LIST_EXTEND, true);
    static final Collection SET = new Collection(BUILD_SET, SET_ADD, SET_UPDATE, false);

    Displays(CodeGenerator g) {
        super(g);
    }

    /** Builds a collection of {@code pushed} items on the stack and those of {@code elts}, which may be starred. */
    void build(Span loc, List<Ast.Expr> elts, int pushed, Collection kind) {
        int n = elts.size();
        if (n > 2 && areConstants(elts)) {
            buildConstant(loc, elts, pushed, kind);
            return;
        }
        boolean big = n + pushed > STACK_USE_GUIDELINE;
        boolean starred = false;
        for (Ast.Expr elt : elts) {
            starred |= elt instanceof Ast.Starred;
        }
        if (!starred && !big) {
            visitAll(elts);
            op(loc, kind.tuple ? BUILD_TUPLE : kind.build, n + pushed);
            return;
        }
        boolean built = false;
        if (big) {
            op(loc, kind.build, pushed);
            built = true;
        }
        for (int i = 0; i < n; i++) {
            if (elts.get(i) instanceof Ast.Starred s) {
                if (!built) {
                    op(loc, kind.build, i + pushed);
                    built = true;
                }
                visit(s.value());
                op(loc, kind.extend, 1);
            } else {
                visit(elts.get(i));
                if (built) {
                    op(loc, kind.add, 1);
                }
            }
        }
        if (kind.tuple) {
            op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_LIST_TO_TUPLE);
        }
    }

    private void buildConstant(Span loc, List<Ast.Expr> elts, int pushed, Collection kind) {
        var items = new Object[elts.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = ((Ast.Constant) elts.get(i)).value();
        }
        var constant = new PyTuple(items);
        if (kind.tuple && pushed == 0) {
            loadConst(loc, constant);
            return;
        }
        op(loc, kind.build, pushed);
        loadConst(loc, kind == SET ? Constants.frozenSet(items) : constant);
        op(loc, kind.extend, 1);
        if (kind.tuple) {
            op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_LIST_TO_TUPLE);
        }
    }

    private static boolean areConstants(List<Ast.Expr> exprs) {
        for (Ast.Expr e : exprs) {
            if (!(e instanceof Ast.Constant)) {
                return false;
            }
        }
        return true;
    }

    void dict(Ast.Dict e) {
        Span loc = e.span();
        int n = e.values().size();
        boolean haveDict = false;
        int elements = 0;
        for (int i = 0; i < n; i++) {
            if (e.keys().get(i) == null) {
                if (elements > 0) {
                    part(e, i - elements, i, haveDict);
                    haveDict = true;
                    elements = 0;
                }
                if (!haveDict) {
                    op(loc, BUILD_MAP, 0);
                    haveDict = true;
                }
                visit(e.values().get(i));
                op(loc, DICT_UPDATE, 1);
            } else if (elements * 2 > STACK_USE_GUIDELINE) {
                part(e, i - elements, i + 1, haveDict);
                haveDict = true;
                elements = 0;
            } else {
                elements++;
            }
        }
        if (elements > 0) {
            part(e, n - elements, n, haveDict);
            haveDict = true;
        }
        if (!haveDict) {
            op(loc, BUILD_MAP, 0);
        }
    }

    /** Some items as a dict of their own, merged into the one below it if there is one. */
    private void part(Ast.Dict e, int begin, int end, boolean haveDict) {
        Span loc = e.span();
        int n = end - begin;
        boolean big = n * 2 > STACK_USE_GUIDELINE;
        if (n > 1 && !big && areConstants(e.keys().subList(begin, end))) {
            visitAll(e.values().subList(begin, end));
            var keys = new Object[n];
            for (int i = 0; i < n; i++) {
                keys[i] = ((Ast.Constant) e.keys().get(begin + i)).value();
            }
            loadConst(loc, new PyTuple(keys));
            op(loc, BUILD_CONST_KEY_MAP, n);
        } else {
            if (big) {
                op(loc, BUILD_MAP, 0);
            }
            for (int i = begin; i < end; i++) {
                visit(e.keys().get(i));
                visit(e.values().get(i));
                if (big) {
                    op(loc, MAP_ADD, 1);
                }
            }
            if (!big) {
                op(loc, BUILD_MAP, n);
            }
        }
        if (haveDict) {
            op(loc, DICT_UPDATE, 1);
        }
    }

    void joinedStr(Ast.JoinedStr e) {
        Span loc = e.span();
        int count = e.values().size();
        if (count > STACK_USE_GUIDELINE) {
            loadConst(loc, "");
            nameOp(loc, LOAD_METHOD, "join");
            op(loc, BUILD_LIST, 0);
            for (Ast.Expr value : e.values()) {
                visit(value);
                op(loc, LIST_APPEND, 1);
            }
            op(loc, CALL, 1);
            return;
        }
        visitAll(e.values());
        if (count > 1) {
            op(loc, BUILD_STRING, count);
        } else if (count == 0) {
            loadConst(loc, "");
        }
    }

    void formattedValue(Ast.FormattedValue e) {
        Span loc = e.span();
        visit(e.value());
        if (e.conversion() != -1) {
            op(loc, CONVERT_VALUE, switch (e.conversion()) {
                case 's' -> Oparg.CONVERT_STR;
                case 'r' -> Oparg.CONVERT_REPR;
                case 'a' -> Oparg.CONVERT_ASCII;
                default -> throw Errors.systemError("Unrecognized conversion character " + e.conversion());
            });
        }
        if (e.formatSpec() == null) {
            op(loc, FORMAT_SIMPLE);
        } else {
            visit(e.formatSpec());
            op(loc, FORMAT_WITH_SPEC);
        }
    }
}
