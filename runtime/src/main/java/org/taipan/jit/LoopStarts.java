package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.util.List;
import org.taipan.interpreter.Op;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.PyObject;
import org.taipan.types.PyRange;

/** How loops begin: with the iterator of a builtin, which is made without a frame; a range is not even made itself. */
abstract class LoopStarts extends TupleLoops {
    /** The iterators that {@code Iteration.quiet} gives, besides that of a list. */

    /** The GET_ITER whose iterator the instruction before it has left. */
    private int started = -1;

    LoopStarts(Unit u) {
        super(u);
    }

    /** {@code range(…)} that a loop runs over at once: leaves its iterator. False if it takes the usual way. */
    final boolean rangeLoop(PyObject seen, List<Val> args) {
        if (seen != PyRange.TYPE || args.isEmpty() || args.size() > 3 || pc + 1 >= block.end
                || Unit.op(u.instructions[pc + 1]) != Op.GET_ITER || !args.stream().allMatch(this::mayBeLong)) {
            return false;
        }
        args.forEach(this::guardLong);
        site();
        started = pc + 1;
        Object step = args.size() < 3 ? (Object) 1L : args.get(2) instanceof Val.Const c ? c.value() : null;
        if (step instanceof Long by && by != 0) {
            start(args, by);
            return true;
        }
        args.forEach(this::loadLong);
        a.callStatic(RANGE_ITERATOR, "over", type(RANGE_ITERATOR, J, J, J));
        pushResult(Kind.OBJECT);
        loadObject(peek(0));
        a.branch(Opcode.IFNULL, exit);
        return true;
    }

    /** Where the last step would lead beyond the longs, compiled code is left: the loop asks for nothing but the end. */
    private void start(List<Val> args, long step) {
        Val stop = args.get(args.size() == 1 ? 0 : 1);
        long last = step > 0 ? Long.MAX_VALUE - step : Long.MIN_VALUE - step;
        if (step != 1 && step != -1) {
            loadLong(stop);
            a.push(last);
            a.op(Opcode.LCMP);
            a.branch(step > 0 ? Opcode.IFGT : Opcode.IFLT, exit);
        }
        if (args.size() == 1) {
            a.push(0L);
        } else {
            loadLong(args.get(0));
        }
        loadLong(stop);
        pushRange(step);
    }

    /** GET_ITER. */
    final void iterator() {
        if (started == pc) {
            started = -1;
            return;
        }
        Val o = pop();
        if (!triesWithoutFrame()) {
            iteratorInFrame(o);
            return;
        }
        Label end = a.label();
        site();
        a.aload(TS_VAR);
        loadObject(o);
        a.callStatic(interpreter("Iteration"), "quiet", type(O, TS, O));
        a.dup();
        a.branch(Opcode.IFNONNULL, end);
        a.pop();
        otherwise(MIXED, () -> {
            iteratorInFrame(o);
            loadObject(peek(0));
        });
        a.bind(end);
        pushResult(Kind.OBJECT);
    }

    private void iteratorInFrame(Val o) {
        frame();
        a.aload(TS_VAR);
        loadObject(o);
        call(interpreter("Iteration"), "iterator", type(O, TS, O));
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }
}
