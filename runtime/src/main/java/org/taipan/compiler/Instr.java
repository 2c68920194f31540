package org.taipan.compiler;

import org.taipan.bytecode.Opcode;
import org.taipan.frontend.Span;

/** One instruction on its way from the code generator through the flow graph to the assembler. */
final class Instr {
    /** The source range of artificial instructions. */
    static final Span NO_LOCATION = new Span(-1, -1, -1, -1);

    int opcode;
    /** The argument; for instructions with a target, the label until blocks are linked. */
    int oparg;
    Span loc;
    /** The block a jump or a handler set-up leads to. */
    BasicBlock target;
    /** The handler in force, or null. */
    BasicBlock except;

    Instr(int opcode, int oparg, Span loc) {
        this.opcode = opcode;
        this.oparg = oparg;
        this.loc = loc;
    }

    /** A second instruction like this one. */
    Instr copy() {
        Instr other = new Instr(opcode, oparg, loc);
        other.target = target;
        other.except = except;
        return other;
    }

    void set(int newOpcode, int newOparg) {
        opcode = newOpcode;
        oparg = newOparg;
    }

    void setNop() {
        opcode = Opcode.NOP;
        oparg = 0;
    }

    int line() {
        return loc.line();
    }

    boolean hasLine() {
        return loc.line() >= 0;
    }

    boolean isJump() {
        return Opcode.hasJump(opcode);
    }

    boolean isUnconditionalJump() {
        return Opcode.isUnconditionalJump(opcode);
    }

    /** Whether this sets up an exception handler. */
    boolean isBlockPush() {
        return Opcode.hasExc(opcode);
    }

    boolean hasTarget() {
        return Opcode.hasTarget(opcode);
    }

    /** The number of code units of the encoded instruction, prefixes and caches included. */
    int size() {
        return prefixes() + 1 + Opcode.caches(opcode);
    }

    /** The number of {@code EXTENDED_ARG} prefixes that the argument needs. */
    int prefixes() {
        return oparg <= 0xFF ? 0 : oparg <= 0xFFFF ? 1 : oparg <= 0xFFFFFF ? 2 : 3;
    }
}
