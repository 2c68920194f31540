package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Obj;
import org.taipan.types.PyStr;

/**
 * {@code match} statements (PEP 634). The code of a pattern takes the subject off the stack and, if it does not match,
 * jumps to a label that pops what is left. Captured values stay on the stack, below what is on top, until the whole
 * pattern matches.
 */
final class Matches extends Emitter {
    /** The state of one pattern. */
    private static final class Context {
        /** Captured names in the order of their values on the stack. */
        ArrayList<String> stores = new ArrayList<>();
        boolean allowIrrefutable;
        /** Label number {@code i} pops {@code i} items. */
        ArrayList<Integer> failPop = new ArrayList<>();
        /** How many items above the captures are in use. */
        int onTop;
    }

    Matches(CodeGenerator g) {
        super(g);
    }

    void match(Ast.Match s) {
        visit(s.subject());
        int end = newLabel();
        int cases = s.cases().size();
        boolean hasDefault = cases > 1 && isWildcard(s.cases().getLast().pattern());
        int last = cases - (hasDefault ? 2 : 1);
        for (int i = 0; i <= last; i++) {
            Ast.MatchCase c = s.cases().get(i);
            Span loc = c.pattern().span();
            if (i != last) {
                op(loc, COPY, 1);
            }
            var context = new Context();
            context.allowIrrefutable = c.guard() != null || i == cases - 1;
            pattern(c.pattern(), context);
            for (String name : context.stores) {
                store(loc, name);
            }
            if (c.guard() != null) {
                ensureFailPop(context, 0);
                g.conditions.jumpIf(loc, c.guard(), context.failPop.getFirst(), false);
            }
            if (i != last) {
                op(loc, POP_TOP);
            }
            statements(c.body());
            jump(NO_LOCATION, JUMP, end);
            emitFailPop(loc, context);
        }
        if (hasDefault) {
            // The subject is gone already; only the line event remains to be made.
            Ast.MatchCase c = s.cases().getLast();
            Span loc = c.pattern().span();
            op(loc, NOP);
            if (c.guard() != null) {
                g.conditions.jumpIf(loc, c.guard(), end, false);
            }
            statements(c.body());
        }
        use(end);
    }

    private static boolean isWildcard(Ast.Pattern p) {
        return p instanceof Ast.MatchAs a && a.name() == null;
    }

    private static boolean isStarWildcard(Ast.Pattern p) {
        return p instanceof Ast.MatchStar s && s.name() == null;
    }

    private void ensureFailPop(Context context, int pops) {
        while (context.failPop.size() <= pops) {
            context.failPop.add(newLabel());
        }
    }

    private void jumpToFailPop(Span loc, Context context, int opcode) {
        int pops = context.onTop + context.stores.size();
        ensureFailPop(context, pops);
        jump(loc, opcode, context.failPop.get(pops));
    }

    private void emitFailPop(Span loc, Context context) {
        if (context.failPop.isEmpty()) {
            return;
        }
        for (int i = context.failPop.size() - 1; i > 0; i--) {
            use(context.failPop.get(i));
            op(loc, POP_TOP);
        }
        use(context.failPop.getFirst());
        context.failPop = new ArrayList<>();
    }

    /** Moves the top of the stack below {@code count - 1} items. */
    private void rotate(Span loc, int count) {
        for (int i = count; i > 1; i--) {
            op(loc, SWAP, i);
        }
    }

    private void capture(Span loc, String name, Context context) {
        if (name == null) {
            op(loc, POP_TOP);
            return;
        }
        g.variables.checkName(loc, name, Ast.Context.Store);
        if (context.stores.contains(name)) {
            throw duplicateCapture(loc, name);
        }
        rotate(loc, context.onTop + context.stores.size() + 1);
        context.stores.add(name);
    }

    private RuntimeException duplicateCapture(Span loc, String name) {
        return g.error(loc, "multiple assignments to name '" + name + "' in pattern");
    }

    private void pattern(Ast.Pattern pattern, Context context) {
        Span loc = pattern.span();
        switch (pattern) {
            case Ast.MatchValue p -> {
                if (!(p.value() instanceof Ast.Constant || p.value() instanceof Ast.Attribute)) {
                    throw g.error(loc, "patterns may only match literals and attribute lookups");
                }
                visit(p.value());
                g.conditions.compareOp(loc, Ast.CmpOperator.Eq);
                op(loc, TO_BOOL);
                jumpToFailPop(loc, context, POP_JUMP_IF_FALSE);
            }
            case Ast.MatchSingleton p -> {
                loadConst(loc, p.value());
                g.conditions.compareOp(loc, Ast.CmpOperator.Is);
                jumpToFailPop(loc, context, POP_JUMP_IF_FALSE);
            }
            case Ast.MatchSequence p -> sequence(p, context);
            case Ast.MatchMapping p -> mapping(p, context);
            case Ast.MatchClass p -> classPattern(p, context);
            case Ast.MatchStar p -> capture(loc, p.name(), context);
            case Ast.MatchAs p -> as(p, context);
            case Ast.MatchOr p -> or(p, context);
        }
    }

    /** A pattern inside another, where it may match anything. */
    private void subpattern(Ast.Pattern pattern, Context context) {
        boolean allowed = context.allowIrrefutable;
        context.allowIrrefutable = true;
        pattern(pattern, context);
        context.allowIrrefutable = allowed;
    }

    private void as(Ast.MatchAs p, Context context) {
        Span loc = p.span();
        if (p.pattern() == null) {
            if (!context.allowIrrefutable) {
                throw g.error(loc, (p.name() == null ? "wildcard" : "name capture '" + p.name() + "'")
                        + " makes remaining patterns unreachable");
            }
            capture(loc, p.name(), context);
            return;
        }
        context.onTop++;
        op(loc, COPY, 1);
        pattern(p.pattern(), context);
        context.onTop--;
        capture(loc, p.name(), context);
    }

    private void sequence(Ast.MatchSequence p, Context context) {
        Span loc = p.span();
        int size = p.patterns().size();
        int star = -1;
        boolean onlyWildcards = true;
        boolean starWildcard = false;
        for (int i = 0; i < size; i++) {
            Ast.Pattern item = p.patterns().get(i);
            if (item instanceof Ast.MatchStar) {
                if (star >= 0) {
                    throw g.error(loc, "multiple starred names in sequence pattern");
                }
                star = i;
                starWildcard = isStarWildcard(item);
                onlyWildcards &= starWildcard;
            } else {
                onlyWildcards &= isWildcard(item);
            }
        }
        context.onTop++;
        op(loc, MATCH_SEQUENCE);
        jumpToFailPop(loc, context, POP_JUMP_IF_FALSE);
        if (star < 0) {
            checkLength(loc, size, Ast.CmpOperator.Eq, context);
        } else if (size > 1) {
            checkLength(loc, size - 1, Ast.CmpOperator.GtE, context);
        }
        context.onTop--;
        if (onlyWildcards) {
            op(loc, POP_TOP);
        } else if (starWildcard) {
            byIndex(loc, p.patterns(), star, context);
        } else {
            byUnpacking(loc, p.patterns(), context);
        }
    }

    private void checkLength(Span loc, int length, Ast.CmpOperator comparison, Context context) {
        op(loc, GET_LEN);
        loadConst(loc, (long) length);
        g.conditions.compareOp(loc, comparison);
        jumpToFailPop(loc, context, POP_JUMP_IF_FALSE);
    }

    private void byUnpacking(Span loc, List<Ast.Pattern> patterns, Context context) {
        int size = patterns.size();
        boolean starred = false;
        for (int i = 0; i < size; i++) {
            if (patterns.get(i) instanceof Ast.MatchStar) {
                if (starred) {
                    throw g.error(loc, "multiple starred expressions in sequence pattern");
                }
                if (i >= 1 << 8 || size - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw g.error(loc, "too many expressions in star-unpacking sequence pattern");
                }
                op(loc, UNPACK_EX, i + (size - i - 1 << 8));
                starred = true;
            }
        }
        if (!starred) {
            op(loc, UNPACK_SEQUENCE, size);
        }
        context.onTop += size;
        for (Ast.Pattern pattern : patterns) {
            context.onTop--;
            subpattern(pattern, context);
        }
    }

    /** With a starred wildcard only the items that matter are fetched. */
    private void byIndex(Span loc, List<Ast.Pattern> patterns, int star, Context context) {
        context.onTop++;
        int size = patterns.size();
        for (int i = 0; i < size; i++) {
            Ast.Pattern pattern = patterns.get(i);
            if (isWildcard(pattern) || i == star) {
                continue;
            }
            op(loc, COPY, 1);
            if (i < star) {
                loadConst(loc, (long) i);
            } else {
                // The subject need not know negative indices.
                op(loc, GET_LEN);
                loadConst(loc, (long) (size - i));
                binaryOp(loc, Ast.Operator.Sub, false);
            }
            op(loc, BINARY_SUBSCR);
            subpattern(pattern, context);
        }
        context.onTop--;
        op(loc, POP_TOP);
    }

    private void classPattern(Ast.MatchClass p, Context context) {
        Span loc = p.span();
        int positional = p.patterns().size();
        int keywords = p.kwdAttrs().size();
        if (keywords != p.kwdPatterns().size()) {
            throw g.error(loc, "kwd_attrs (" + keywords + ") / kwd_patterns (" + p.kwdPatterns().size()
                    + ") length mismatch in class pattern");
        }
        checkAttributes(p);
        visit(p.cls());
        loadConst(loc, Constants.names(p.kwdAttrs()));
        op(loc, MATCH_CLASS, positional);
        failIfNone(loc, context, 1);
        op(loc, UNPACK_SEQUENCE, positional + keywords);
        context.onTop += positional + keywords - 1;
        for (int i = 0; i < positional + keywords; i++) {
            context.onTop--;
            Ast.Pattern pattern = i < positional ? p.patterns().get(i) : p.kwdPatterns().get(i - positional);
            if (isWildcard(pattern)) {
                op(loc, POP_TOP);
            } else {
                subpattern(pattern, context);
            }
        }
    }

    /** Fails unless the top of the stack, one of {@code pushed} new items, is something. */
    private void failIfNone(Span loc, Context context, int pushed) {
        context.onTop += pushed;
        op(loc, COPY, 1);
        loadNone(loc);
        op(loc, IS_OP, 1);
        jumpToFailPop(loc, context, POP_JUMP_IF_FALSE);
    }

    private void checkAttributes(Ast.MatchClass p) {
        List<String> attrs = p.kwdAttrs();
        for (int i = 0; i < attrs.size(); i++) {
            g.variables.checkName(p.kwdPatterns().get(i).span(), attrs.get(i), Ast.Context.Store);
            for (int j = i + 1; j < attrs.size(); j++) {
                if (attrs.get(i).equals(attrs.get(j))) {
                    throw g.error(p.kwdPatterns().get(j).span(),
                            "attribute name repeated in class pattern: " + attrs.get(i));
                }
            }
        }
    }

    private void mapping(Ast.MatchMapping p, Context context) {
        Span loc = p.span();
        int size = p.keys().size();
        if (size != p.patterns().size()) {
            throw g.error(loc, "keys (" + size + ") / patterns (" + p.patterns().size()
                    + ") length mismatch in mapping pattern");
        }
        context.onTop++;
        op(loc, MATCH_MAPPING);
        jumpToFailPop(loc, context, POP_JUMP_IF_FALSE);
        if (size == 0 && p.rest() == null) {
            context.onTop--;
            op(loc, POP_TOP);
            return;
        }
        if (size > 0) {
            checkLength(loc, size, Ast.CmpOperator.GtE, context);
        }
        mappingKeys(p);
        op(loc, BUILD_TUPLE, size);
        op(loc, MATCH_KEYS);
        failIfNone(loc, context, 2);
        op(loc, UNPACK_SEQUENCE, size);
        context.onTop += size - 1;
        for (Ast.Pattern pattern : p.patterns()) {
            context.onTop--;
            subpattern(pattern, context);
        }
        context.onTop -= 2;
        if (p.rest() == null) {
            op(loc, POP_TOP);
            op(loc, POP_TOP);
            return;
        }
        // rest = dict(subject), less the keys.
        op(loc, BUILD_MAP, 0);
        op(loc, SWAP, 3);
        op(loc, DICT_UPDATE, 2);
        op(loc, UNPACK_SEQUENCE, size);
        for (int i = size; i > 0; i--) {
            op(loc, COPY, 1 + i);
            op(loc, SWAP, 2);
            op(loc, DELETE_SUBSCR);
        }
        capture(loc, p.rest(), context);
    }

    private void mappingKeys(Ast.MatchMapping p) {
        var seen = new HashSet<Object>();
        for (int i = 0; i < p.keys().size(); i++) {
            Ast.Expr key = p.keys().get(i);
            switch (key) {
                case null -> throw g.error(p.patterns().get(i).span(),
                        "can't use NULL keys in MatchMapping (set 'rest' parameter instead)");
                case Ast.Constant c -> {
                    if (!seen.add(Constants.equalityKey(c.value()))) {
                        ThreadState ts = ThreadState.current();
                        throw g.error(p.span(), "mapping pattern checks duplicate key ("
                                + PyStr.toJava(Obj.repr(ts, c.value())) + ")");
                    }
                }
                case Ast.Attribute _ -> {
                }
                default -> throw g.error(p.span(),
                        "mapping pattern keys may only match literals and attribute lookups");
            }
            visit(key);
        }
    }

    private void or(Ast.MatchOr p, Context context) {
        int end = newLabel();
        ArrayList<String> outerStores = context.stores;
        ArrayList<Integer> outerFailPop = context.failPop;
        boolean outerAllowIrrefutable = context.allowIrrefutable;
        int outerOnTop = context.onTop;
        // The names that the first alternative binds; the others must bind the same and put them in the same order.
        ArrayList<String> control = null;
        for (Ast.Pattern alternative : p.patterns()) {
            Span loc = alternative.span();
            context.stores = new ArrayList<>();
            context.allowIrrefutable = alternative == p.patterns().getLast() && outerAllowIrrefutable;
            context.failPop = new ArrayList<>();
            context.onTop = 0;
            op(loc, COPY, 1);
            pattern(alternative, context);
            if (control == null) {
                control = context.stores;
            } else {
                reorder(p.span(), loc, context.stores, control);
            }
            jump(loc, JUMP, end);
            emitFailPop(loc, context);
        }
        context.stores = outerStores;
        context.failPop = outerFailPop;
        context.allowIrrefutable = outerAllowIrrefutable;
        context.onTop = outerOnTop;
        Span loc = p.span();
        op(loc, POP_TOP);
        jumpToFailPop(loc, context, JUMP);
        use(end);
        // On the stack: the new captures, the subject, what is in use, earlier captures. Move the new below all that.
        int rotation = control.size() + 1 + context.onTop + context.stores.size();
        for (String name : control) {
            rotate(loc, rotation);
            if (context.stores.contains(name)) {
                throw duplicateCapture(loc, name);
            }
            context.stores.add(name);
        }
        op(loc, POP_TOP);
    }

    /** Brings the captures of an alternative into the order of the first one's. */
    private void reorder(Span orLoc, Span loc, ArrayList<String> stores, ArrayList<String> control) {
        if (stores.size() != control.size()) {
            throw g.error(orLoc, "alternative patterns bind different names");
        }
        for (int wanted = stores.size() - 1; wanted >= 0; wanted--) {
            int found = stores.indexOf(control.get(wanted));
            if (found < 0) {
                throw g.error(orLoc, "alternative patterns bind different names");
            }
            if (found == wanted) {
                continue;
            }
            List<String> moved = List.copyOf(stores.subList(0, found + 1));
            stores.subList(0, found + 1).clear();
            stores.addAll(wanted - found, moved);
            for (int i = 0; i <= found; i++) {
                rotate(loc, wanted + 1);
            }
        }
    }
}
