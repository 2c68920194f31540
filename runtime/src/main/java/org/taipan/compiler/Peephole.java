package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import org.taipan.bytecode.Oparg;

/**
 * Simplifies within basic blocks: branches on constants, tuples of constants, chains of jumps, superfluous
 * conversions.
 */
final class Peephole {
    private final ConstantTable consts;

    Peephole(ConstantTable consts) {
        this.consts = consts;
    }

    void optimize(BasicBlock entry) {
        for (BasicBlock b = entry; b != null; b = b.next) {
            foldLoadConst(b);
        }
        for (BasicBlock b = entry; b != null; b = b.next) {
            optimizeBlock(b);
            SwapReduction.reduce(b);
        }
    }

    private void foldLoadConst(BasicBlock b) {
        int opcode = 0;
        int oparg = 0;
        for (int i = 0; i < b.used; i++) {
            Instr instr = b.instrs[i];
            boolean copiesConst = opcode == LOAD_CONST && instr.opcode == COPY && instr.oparg == 1;
            if (!copiesConst) {
                opcode = instr.opcode;
                oparg = instr.oparg;
            }
            if (opcode != LOAD_CONST || i + 1 == b.used) {
                continue;
            }
            Instr next = b.instrs[i + 1];
            switch (next.opcode) {
                case POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                    instr.setNop();
                    if (Constants.isTrue(consts.get(oparg)) == (next.opcode == POP_JUMP_IF_TRUE)) {
                        next.opcode = JUMP;
                    } else {
                        next.setNop();
                    }
                }
                case IS_OP -> foldIsNone(b, i, oparg);
                case RETURN_VALUE -> {
                    instr.setNop();
                    next.set(RETURN_CONST, oparg);
                    i++;
                }
                case TO_BOOL -> {
                    int index = consts.add(Constants.isTrue(consts.get(oparg)));
                    instr.setNop();
                    next.set(LOAD_CONST, index);
                }
                default -> {
                }
            }
        }
    }

    /** {@code x is None} before a conditional jump becomes a jump on None. */
    private void foldIsNone(BasicBlock b, int i, int constIndex) {
        if (!Constants.isNone(consts.get(constIndex)) || b.used <= i + 2) {
            return;
        }
        Instr is = b.instrs[i + 1];
        Instr jump = b.instrs[i + 2];
        if (jump.opcode == TO_BOOL) {
            jump.setNop();
            if (b.used <= i + 3) {
                return;
            }
            jump = b.instrs[i + 3];
        }
        boolean invert = is.oparg != 0;
        if (jump.opcode == POP_JUMP_IF_FALSE) {
            invert = !invert;
        } else if (jump.opcode != POP_JUMP_IF_TRUE) {
            return;
        }
        b.instrs[i].setNop();
        is.setNop();
        jump.opcode = invert ? POP_JUMP_IF_NOT_NONE : POP_JUMP_IF_NONE;
    }

    private void optimizeBlock(BasicBlock b) {
        for (int i = 0; i < b.used; i++) {
            Instr instr = b.instrs[i];
            Instr next = i + 1 < b.used ? b.instrs[i + 1] : null;
            int nextOpcode = next == null ? 0 : next.opcode;
            int oparg = instr.oparg;
            switch (instr.opcode) {
                case BUILD_TUPLE -> buildTuple(b, i, instr, next);
                case POP_JUMP_IF_NOT_NONE, POP_JUMP_IF_NONE, POP_JUMP_IF_FALSE, POP_JUMP_IF_TRUE -> {
                    if (instr.target.instrs[0].opcode == JUMP && threadJump(b, instr, instr.opcode)) {
                        i--;
                    }
                }
                case JUMP, JUMP_NO_INTERRUPT -> {
                    int targetOpcode = instr.target.instrs[0].opcode;
                    if (targetOpcode == JUMP && threadJump(b, instr, JUMP)
                            || targetOpcode == JUMP_NO_INTERRUPT && threadJump(b, instr, instr.opcode)) {
                        i--;
                    }
                }
                case STORE_FAST -> {
                    if (nextOpcode == STORE_FAST && oparg == next.oparg && instr.line() == next.line()) {
                        instr.set(POP_TOP, 0);
                    }
                }
                case SWAP -> {
                    if (oparg == 1) {
                        instr.setNop();
                    }
                }
                case LOAD_GLOBAL -> {
                    if (nextOpcode == PUSH_NULL && (oparg & 1) == 0) {
                        instr.oparg = oparg | 1;
                        next.setNop();
                    }
                }
                case COMPARE_OP -> {
                    if (nextOpcode == TO_BOOL) {
                        instr.setNop();
                        next.set(COMPARE_OP, oparg | Oparg.COMPARE_TO_BOOL);
                    }
                }
                case CONTAINS_OP, IS_OP -> {
                    if (nextOpcode == TO_BOOL) {
                        next.set(instr.opcode, oparg);
                        instr.setNop();
                    }
                }
                case TO_BOOL -> {
                    if (nextOpcode == TO_BOOL) {
                        instr.setNop();
                    }
                }
                case UNARY_NOT -> {
                    if (nextOpcode == TO_BOOL) {
                        instr.setNop();
                        next.set(UNARY_NOT, 0);
                    } else if (nextOpcode == UNARY_NOT) {
                        instr.setNop();
                        next.setNop();
                    }
                }
                default -> {
                }
            }
        }
    }

    private void buildTuple(BasicBlock b, int i, Instr instr, Instr next) {
        int size = instr.oparg;
        if (next != null && next.opcode == UNPACK_SEQUENCE && next.oparg == size && size >= 1 && size <= 3) {
            instr.setNop();
            if (size == 1) {
                next.setNop();
            } else {
                next.opcode = SWAP;
            }
            return;
        }
        if (i < size) {
            return;
        }
        int first = i - size;
        for (int k = first; k < i; k++) {
            if (b.instrs[k].opcode != LOAD_CONST) {
                return;
            }
        }
        var items = new Object[size];
        for (int k = 0; k < size; k++) {
            items[k] = consts.get(b.instrs[first + k].oparg);
            b.instrs[first + k].setNop();
        }
        instr.set(LOAD_CONST, consts.add(Constants.tuple(items)));
    }

    /** Lets a jump to a jump lead to the latter's target directly. */
    private static boolean threadJump(BasicBlock b, Instr instr, int opcode) {
        Instr second = instr.target.instrs[0];
        if (instr.target == second.target) {
            return false;
        }
        // What is left of the first jump keeps its line for as long as that is needed.
        instr.setNop();
        b.addJump(opcode, second.target, second.loc);
        return true;
    }
}
