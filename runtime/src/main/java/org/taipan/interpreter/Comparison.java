package org.taipan.interpreter;

import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Obj;

/** COMPARE_OP: specialised by the kinds of the operands. Operators are those of {@link Slot}, in the same order. */
public final class Comparison {
    private Comparison() {
    }

    /** The argument is the operator, plus this where the result must be a bool. */
    public static final int TO_BOOL = 8;

    /** The first executions: notes the kinds of the operands. */
    static Object compare(ThreadState ts, Executable x, int pc, Object a, Object b, int arg) {
        if (x.warm(pc)) {
            x.caches[pc] = x.exhausted(pc) ? null : seen(a, b, arg & TO_BOOL - 1);
            x.quicken(pc, x.exhausted(pc) ? Op.COMPARE_GENERIC : specialised(a, b));
        }
        return generic(ts, a, b, arg);
    }

    private static Object seen(Object a, Object b, int operator) {
        Object mixed = Mixed.of(a, b);
        return mixed != null ? mixed : BuiltinOperator.ofComparison(a, b, operator);
    }

    private static int specialised(Object a, Object b) {
        if (a instanceof Long && b instanceof Long) {
            return Op.COMPARE_INT;
        }
        if (a instanceof Double && b instanceof Double) {
            return Op.COMPARE_FLOAT;
        }
        return a instanceof String && b instanceof String ? Op.COMPARE_STR : Op.COMPARE_GENERIC;
    }

    static Object generic(ThreadState ts, Object a, Object b, int arg) {
        Object r = Compare.rich(ts, a, b, arg & TO_BOOL - 1);
        return arg < TO_BOOL || r instanceof Boolean ? r : (Object) Obj.isTrue(ts, r);
    }

    private static Object miss(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        x.quicken(pc, Op.COMPARE_OP);
        return compare(ts, x, pc, a, b, ins >>> 8);
    }

    static Object compareInt(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        if (a instanceof Long m && b instanceof Long n) {
            long p = m;
            long q = n;
            return switch (ins >>> 8 & TO_BOOL - 1) {
                case Slot.LT -> p < q;
                case Slot.LE -> p <= q;
                case Slot.EQ -> p == q;
                case Slot.NE -> p != q;
                case Slot.GT -> p > q;
                default -> p >= q;
            };
        }
        return miss(ts, x, pc, a, b, ins);
    }

    static Object compareFloat(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof Double && b instanceof Double ? Compare.rich(ts, a, b, ins >>> 8 & TO_BOOL - 1)
                : miss(ts, x, pc, a, b, ins);
    }

    static Object compareStr(ThreadState ts, Executable x, int pc, Object a, Object b, int ins) {
        return a instanceof String && b instanceof String ? Compare.rich(ts, a, b, ins >>> 8 & TO_BOOL - 1)
                : miss(ts, x, pc, a, b, ins);
    }
}
