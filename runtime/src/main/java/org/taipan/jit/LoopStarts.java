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
abstract class LoopStarts extends Containers {
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
        if (args.size() == 1) {
            a.push(0L);
        }
        args.forEach(this::loadLong);
        if (args.size() < 3) {
            a.push(1L);
        }
        a.callStatic(RANGE_ITERATOR, "over", type(RANGE_ITERATOR, J, J, J));
        pushIterator();
        started = pc + 1;
        return true;
    }

    /** Leaves compiled code if the iterator on the JVM's stack is null. */
    private void pushIterator() {
        pushResult(Kind.OBJECT);
        loadObject(peek(0));
        a.branch(Opcode.IFNULL, exit);
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
