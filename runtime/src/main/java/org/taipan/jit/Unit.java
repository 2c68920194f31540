package org.taipan.jit;

import static org.taipan.interpreter.Op.*;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.taipan.bytecode.Oparg;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.Op;
import org.taipan.types.PyCode;
import org.taipan.types.TupleSources;

/**
 * What is compiled together: the instructions that can be reached from some entries, as blocks. The feedback is read once,
 * so that all passes see the same, and all the units of one request ({@link #Unit(Unit, Signature)}).
 */
final class Unit {
    final Executable x;
    /** The header of a loop, or 0 for a function. */
    final int header;
    final int[] instructions;
    final Object[] caches;
    final boolean[] speculates;
    /** Instructions that the loop has hardly come to: it shall go on there, and note what it sees. */
    final boolean[] cold;
    /** Handlers that are hardly ever entered: the loop shall go on there. */
    final boolean[] rare;
    final TreeMap<Integer, Block> blocks = new TreeMap<>();
    final List<Block> entries = new ArrayList<>();
    final boolean isGenerator;
    /** The code that calls here go to: it may change at any time. */
    private final Map<Executable, Optional<CompiledCode>> targets;
    private int lastJumpToHeader;
    /** Calls with more arguments go through a frame. */
    static final int MOST_PARAMETERS = 12;
    /** A call with so many arguments has a method of {@code CompiledCode} of its own. */
    static final int MOST_SEPARATE = 4;
    /** How many arguments a call passes in JVM parameters, or -1. */
    final int direct;
    /** In which form; the result's may become known while the code is analysed. */
    Signature signature;

    Unit(Executable x, int header, boolean complete) {
        this.x = x;
        this.header = header;
        int n = x.size();
        instructions = new int[n];
        caches = new Object[n];
        speculates = new boolean[n];
        cold = new boolean[n];
        rare = new boolean[n];
        for (int i = 0; i < n; i++) {
            instructions[i] = x.instruction(i);
            caches[i] = x.cache(i);
            speculates[i] = x.speculates(i);
            cold[i] = i != header && speculates[i] && x.awaitsFeedback(i);
        }
        isGenerator = (x.code.flags & (PyCode.GENERATOR | PyCode.COROUTINE | PyCode.ASYNC_GENERATOR)) != 0;
        direct = header == 0 && !isGenerator && x.parameters <= MOST_PARAMETERS ? x.parameters : -1;
        signature = Signature.of(direct);
        targets = new HashMap<>();
        for (int i = 0; i < x.handlers.length; i += Executable.HANDLER_WIDTH) {
            rare[x.handlers[i + 2]] = !complete && x.rarelyHandles(x.handlers[i + 2]);
        }
        findBlocks();
    }

    /** The same, to be looked at once more. */
    Unit(Unit first, Signature signature) {
        x = first.x;
        header = first.header;
        instructions = first.instructions;
        caches = first.caches;
        speculates = first.speculates;
        cold = first.cold;
        rare = first.rare;
        isGenerator = first.isGenerator;
        direct = first.direct;
        targets = first.targets;
        this.signature = signature;
        findBlocks();
    }

    /** The compiled code of a function, or null if it has none. */
    CompiledCode target(Executable e) {
        return targets.computeIfAbsent(e, k -> Optional.ofNullable(k.compiledFunction())).orElse(null);
    }

    static int op(int ins) {
        return ins & 0xFF;
    }

    static boolean jumps(int op) {
        return switch (op) {
            case JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE,
                POP_JUMP_IF_NONE, POP_JUMP_IF_NOT_NONE, FOR_ITER, SEND, Op.FOR_ITER_GENERATOR, Op.FOR_ITER_NATIVE,
                Op.FOR_ITER_GENERIC -> true;
            default -> false;
        };
    }

    /** Whether an instruction multiplies, what may not be taken for longs, and the remainder of the product comes next. */
    boolean isModular(int i) {
        return i + 3 < instructions.length && !speculates[i] && operator(i) == Oparg.NB_MULTIPLY
                && (op(instructions[i + 1]) == LOAD_FAST || op(instructions[i + 1]) == LOAD_CONST)
                && operator(i + 2) == Oparg.NB_REMAINDER;
    }

    /** What the tuples are made of that a loop takes apart at once; null if it is another loop, or not known. */
    List<TupleSources.Source> unpacked(int i) {
        return op(instructions[i]) == FOR_ITER && speculates[i] && caches[i] instanceof TupleSources t
                && i + 2 < instructions.length && op(instructions[i + 1]) == UNPACK_SEQUENCE
                && instructions[i + 1] >>> 8 == t.sources().size() ? t.sources() : null;
    }

    /** The binary operator of an instruction, or -1. */
    private int operator(int i) {
        return switch (op(instructions[i])) {
            case BINARY_OP, Op.ADD_INT, Op.SUBTRACT_INT, Op.MULTIPLY_INT, Op.ADD_FLOAT, Op.SUBTRACT_FLOAT,
                Op.MULTIPLY_FLOAT, Op.BINARY_INT, Op.BINARY_FLOAT, Op.ADD_STR, Op.BINARY_GENERIC ->
                (instructions[i] >>> 8) % Oparg.NB_INPLACE;
            default -> -1;
        };
    }

    /** Whether control never goes on to the next instruction. */
    static boolean ends(int op) {
        return switch (op) {
            case JUMP_FORWARD, JUMP_BACKWARD, JUMP_BACKWARD_NO_INTERRUPT, RETURN_VALUE, RETURN_CONST, RAISE_VARARGS,
                RERAISE, YIELD_VALUE, RETURN_GENERATOR -> true;
            default -> false;
        };
    }

    private void findBlocks() {
        block(0);
        int last = 0;
        for (int i = 0; i < instructions.length; i++) {
            int op = op(instructions[i]);
            if (jumps(op)) {
                block(instructions[i] >>> 8);
                last = instructions[i] >>> 8 == header ? i : last;
            }
            if ((jumps(op) || ends(op)) && i + 1 < instructions.length) {
                block(i + 1);
            }
        }
        for (int i = 0; i < instructions.length; i++) {
            if (isModular(i)) {
                block(i + 3);
            }
            if (unpacked(i) != null) {
                block(i + 2);
            }
        }
        for (int i = 0; i < x.handlers.length; i += Executable.HANDLER_WIDTH) {
            block(x.handlers[i + 2]).isHandler = true;
        }
        lastJumpToHeader = last;
        Block before = null;
        for (Block b : blocks.values()) {
            if (before != null) {
                before.end = b.start;
            }
            before = b;
        }
        before.end = instructions.length;
        if (!isGenerator || header != 0) {
            entry(blocks.get(header));
        }
        for (Block b : blocks.values()) {
            int ins = instructions[b.start];
            if (b.isHandler || isGenerator && op(ins) == RESUME
                    && (ins >>> 8 & Oparg.RESUME_LOCATION_MASK) != Oparg.RESUME_AT_FUNC_START) {
                entry(b);
            }
        }
    }

    /** Whether an instruction belongs to what the unit is for: not to what comes after the loop that it was made for. */
    boolean isCore(int pc) {
        return header == 0 || pc >= header && pc <= lastJumpToHeader;
    }

    private void entry(Block b) {
        if (b.entryNumber < 0) {
            b.entryNumber = entries.size();
            entries.add(b);
        }
    }

    private Block block(int pc) {
        return blocks.computeIfAbsent(pc, Block::new);
    }

    /** The entry numbers by instruction, less than 0 where there is none that is compiled. */
    int[] entryNumbers() {
        int[] numbers = new int[instructions.length];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = rare[i] ? CompiledCode.RARE : -1;
        }
        for (Block b : entries) {
            if (b.entry != null) {
                numbers[b.start] = b.entryNumber;
            }
        }
        return numbers;
    }
}
