package org.taipan.interpreter;

import static org.taipan.bytecode.Opcode.*;

import java.util.Arrays;
import org.taipan.bytecode.ExceptionTable;
import org.taipan.bytecode.Opcode;
import org.taipan.ops.Errors;
import org.taipan.types.PyCode;

/** Turns {@code co_code} into the form the loop runs. */
final class Decoder {
    private final byte[] code;
    /** The index of the instruction at each code unit; prefixes belong to the instruction they extend. */
    private final int[] index;
    private final int[] instructions;
    private final int[] units;
    private int count;

    private Decoder(PyCode source) {
        code = source.code;
        int n = code.length / 2;
        index = new int[n + 1];
        instructions = new int[n];
        units = new int[n];
    }

    /** @throws org.taipan.objects.PyException SystemError if the code is malformed */
    static Executable decode(PyCode source) {
        Decoder d = new Decoder(source);
        d.scan();
        d.resolve();
        return new Executable(source, Arrays.copyOf(d.instructions, d.count), Arrays.copyOf(d.units, d.count),
                d.handlers(source));
    }

    /** First pass: finds the instructions and their arguments, which are still relative for jumps. */
    private void scan() {
        int n = code.length / 2;
        int first = 0;
        long oparg = 0;
        for (int unit = 0; unit < n;) {
            int op = code[2 * unit] & 0xFF;
            oparg = oparg << 8 | code[2 * unit + 1] & 0xFF;
            index[unit] = count;
            if (op == EXTENDED_ARG) {
                unit++;
                continue;
            }
            if (oparg >= 1 << 23) {
                throw Errors.systemError("instruction argument too large");
            }
            units[count] = unit;
            instructions[count++] = (int) oparg << 8 | op;
            oparg = 0;
            int next = unit + 1 + Opcode.caches(op);
            for (int i = unit + 1; i < Math.min(next, n); i++) {
                index[i] = count;
            }
            unit = next;
            first = unit;
        }
        index[n] = count;
        if (first != n) {
            throw Errors.systemError("bytecode ends within an instruction");
        }
    }

    /** Second pass: makes jumps absolute and splits instructions by the flags in their arguments. */
    private void resolve() {
        for (int i = 0; i < count; i++) {
            int op = instructions[i] & 0xFF;
            int oparg = instructions[i] >>> 8;
            int after = units[i] + 1 + Opcode.caches(op);
            switch (op) {
                case JUMP_FORWARD, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE, POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, SEND ->
                    set(i, op, target(after + oparg));
                case JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT -> set(i, op, target(after - oparg));
                // The loop's end pops the iterator itself and goes on after END_FOR and POP_TOP.
                case FOR_ITER -> set(i, op, target(after + oparg + 2));
                case LOAD_ATTR -> instructions[i] = oparg >> 1 << 8 | ((oparg & 1) != 0 ? Op.LOAD_METHOD : Op.LOAD_ATTR);
                case LOAD_GLOBAL ->
                    instructions[i] = oparg >> 1 << 8 | ((oparg & 1) != 0 ? Op.LOAD_GLOBAL_NULL : Op.LOAD_GLOBAL);
                case COMPARE_OP -> set(i, op, oparg >> 5 | ((oparg & 16) != 0 ? Comparison.TO_BOOL : 0));
                default -> set(i, op, oparg);
            }
        }
    }

    private void set(int i, int op, int oparg) {
        instructions[i] = oparg << 8 | Op.of(op);
    }

    private int target(int unit) {
        if (unit < 0 || unit >= index.length - 1) {
            throw Errors.systemError("jump out of bounds");
        }
        return index[unit];
    }

    private int[] handlers(PyCode source) {
        ExceptionTable.Entry[] entries = ExceptionTable.decode(source.exceptionTable);
        int[] table = new int[entries.length * Executable.HANDLER_WIDTH];
        int n = index.length - 1;
        int i = 0;
        for (ExceptionTable.Entry e : entries) {
            table[i++] = index[Math.min(e.start(), n)];
            table[i++] = index[Math.min(e.end(), n)];
            table[i++] = target(e.target());
            table[i++] = e.depth();
            table[i++] = e.lasti() ? 1 : 0;
        }
        return table;
    }
}
