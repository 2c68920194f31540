package org.taipan.jit;

import java.lang.classfile.Label;
import java.util.HashSet;
import java.util.Set;

/** A run of instructions that is entered only at its first. */
final class Block {
    final int start;
    int end;
    /** What holds at its first instruction, whichever way that is reached; null if it is not reached. */
    State entry;
    /** Where a jump to it goes. */
    Label label;
    /** Where the next round of a loop that begins here goes, if interrupts need not be looked for yet. */
    Label round;
    boolean isLoop;
    /** The blocks from which control goes on here. */
    final Set<Block> sources = new HashSet<>();
    /** Where it goes on from here. */
    final Set<Block> targets = new HashSet<>();
    /** Its number among the places where compiled code can be entered with all values in the frame; -1 if it is none. */
    int entryNumber = -1;
    boolean isHandler;
    boolean queued;

    Block(int start) {
        this.start = start;
    }
}
