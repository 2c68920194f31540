package org.taipan.jit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.taipan.jit.Val.Kind;

/** What is known at a point of the code: the kinds of the variables, the value stack, and what the frame knows of them. */
final class State {
    /** Whether the frame is on the thread's stack of frames. */
    enum Framed { NO, MAYBE, YES }

    final Kind[] locals;
    final List<Val> stack = new ArrayList<>();
    Framed framed;
    /**
     * In the entry state of a block: variables that come as longs and as doubles. They stay objects, or a further long would
     * make longs of them again.
     */
    private final BitSet boxed = new BitSet();
    /** Variables that have changed since the frame was told. */
    BitSet dirty = new BitSet();
    /** Places of the stack that may hold an object, be it one that the stack has no more. */
    BitSet held = new BitSet();
    /** Places of the stack that hold a bool, within a block. */
    BitSet bools = new BitSet();
    /** What guards on the way here have found out, until something runs that may change it. */
    Facts facts = new Facts();

    State(int localCount, Framed framed) {
        locals = new Kind[localCount];
        java.util.Arrays.fill(locals, Kind.OBJECT);
        this.framed = framed;
    }

    State copy() {
        State s = new State(0, locals.clone(), framed);
        s.stack.addAll(stack);
        s.dirty = (BitSet) dirty.clone();
        s.held = (BitSet) held.clone();
        s.bools = (BitSet) bools.clone();
        s.facts = facts.copy();
        return s;
    }

    private State(int unused, Kind[] locals, Framed framed) {
        this.locals = locals;
        this.framed = framed;
    }

    /** The kind of a stack entry as a block boundary keeps it. */
    Kind kind(Val v) {
        return switch (v) {
            case Val.Const c -> c.value() instanceof Long ? Kind.LONG : c.value() instanceof Double ? Kind.DOUBLE
                    : Kind.OBJECT;
            case Val.Local l -> switch (locals[l.index()]) {
                case MAYBE_LONG, MAYBE_DOUBLE -> Kind.OBJECT;
                default -> locals[l.index()];
            };
            case Val.Temp t -> t.kind();
            case Val.Range r -> Kind.OBJECT;
        };
    }

    /** This state as the entry of a block: every stack entry in the place of its own. */
    State canonical() {
        State s = new State(0, locals.clone(), framed);
        s.dirty = (BitSet) dirty.clone();
        s.held = (BitSet) held.clone();
        s.facts = facts.copy();
        for (int i = 0; i < stack.size(); i++) {
            s.stack.add(switch (stack.get(i)) {
                case Val.Const c -> c;
                case Val.Range r -> new Val.Range(i, r.step());
                case Val v -> new Val.Temp(kind(v), i, v.mayBeAbsent());
            });
        }
        s.holdStack();
        return s;
    }

    /** Widens this entry state so that {@code other} may enter too; tells whether that changed it. */
    boolean meet(State other) {
        boolean changed = false;
        for (int i = 0; i < locals.length; i++) {
            Kind k = boxed.get(i) ? Kind.OBJECT : Kind.meet(locals[i], other.locals[i]);
            if (k == Kind.OBJECT && k != other.locals[i]) {
                boxed.set(i);
            }
            changed |= k != locals[i];
            locals[i] = k;
        }
        for (int i = 0; i < stack.size(); i++) {
            Val mine = stack.get(i);
            if (mine instanceof Val.Const c && other.stack.get(i) instanceof Val.Const d && same(c, d)) {
                continue;
            }
            if (mine instanceof Val.Range r && other.stack.get(i) instanceof Val.Range q && r.step() == q.step()) {
                continue;
            }
            Kind k = Kind.meetPlain(kind(mine), other.kind(other.stack.get(i)));
            boolean absent = mine.mayBeAbsent() || other.stack.get(i).mayBeAbsent();
            if (k != kind(mine) || !(mine instanceof Val.Temp) || absent != mine.mayBeAbsent()) {
                stack.set(i, new Val.Temp(k, i, absent));
                changed = true;
            }
        }
        if (framed != other.framed && framed != Framed.MAYBE) {
            framed = Framed.MAYBE;
            changed = true;
        }
        changed |= add(dirty, other.dirty);
        changed |= add(held, other.held);
        changed |= facts.keep(other.facts);
        holdStack();
        return changed;
    }

    private void holdStack() {
        for (Val v : stack) {
            if (v instanceof Val.Temp t && t.kind() == Kind.OBJECT) {
                held.set(t.number());
            }
        }
    }

    /** Adds a set to another; tells whether that changed it. */
    private static boolean add(BitSet set, BitSet more) {
        int before = set.cardinality();
        set.or(more);
        return set.cardinality() != before;
    }

    private static boolean same(Val.Const a, Val.Const b) {
        return a.value() == b.value() || a.value() != null && a.value().equals(b.value());
    }
}
