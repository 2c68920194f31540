package org.taipan.jit;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.taipan.interpreter.RangePlace;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;
import org.taipan.jit.Val.Temp;

/** The states in which code may be left: where each variable and each entry of the value stack is then. */
abstract class States extends Variables {
    final List<int[]> states = new ArrayList<>();
    final List<Object> stateConstants = new ArrayList<>();

    States(Unit u) {
        super(u);
    }

    /** What {@code Tier1.restore} reads. */
    final int describe(int at, int flags, List<Val> stack, State state) {
        int[] d = new int[2 + localCount + stack.size()];
        d[0] = at;
        d[1] = flags;
        for (int i = 0; i < localCount; i++) {
            d[2 + i] = where(new Local(i));
        }
        for (int i = 0; i < stack.size(); i++) {
            d[2 + localCount + i] = where(stack.get(i));
        }
        states.add(d);
        return states.size() - 1;
    }

    private int where(Val v) {
        switch (v) {
            case Const c -> {
                if (c.value() == null) {
                    return 6 << 24;
                }
                return 3 << 24 | stateConstant(c.value());
            }
            case Val.Range r -> {
                int next = longVariables.cardinality() + r.number();
                return 7 << 24 | stateConstant(new RangePlace(next, next + tempCounts[Kind.LONG.ordinal()], r.step()));
            }
            case Local l -> {
                int i = l.index();
                return switch (s.locals[i]) {
                    case OBJECT -> i;
                    case LONG -> 1 << 24 | rank(longVariables, i);
                    case DOUBLE -> 2 << 24 | rank(doubleVariables, i);
                    case MAYBE_LONG -> 4 << 24 | rank(longVariables, i) << 12 | i;
                    case MAYBE_DOUBLE -> 5 << 24 | rank(doubleVariables, i) << 12 | i;
                };
            }
            case Temp t -> {
                return switch (t.kind()) {
                    case LONG -> 1 << 24 | longVariables.cardinality() + t.number();
                    case DOUBLE -> 2 << 24 | doubleVariables.cardinality() + t.number();
                    default -> localCount + t.number();
                };
            }
        }
    }

    private int stateConstant(Object value) {
        int n = 0;
        while (n < stateConstants.size() && stateConstants.get(n) != value
                && !(value instanceof RangePlace && value.equals(stateConstants.get(n)))) {
            n++;
        }
        if (n == stateConstants.size()) {
            stateConstants.add(value);
        }
        return n;
    }

    private static int rank(BitSet set, int i) {
        return set.get(0, i).cardinality();
    }
}
