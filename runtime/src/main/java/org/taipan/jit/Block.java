package org.taipan.jit;

import java.lang.classfile.Label;

/** A run of instructions that is entered only at its first. */
final class Block {
    final int start;
    int end;
    /** What holds at its first instruction, whichever way that is reached; null if it is not reached. */
    State entry;
    /** Where a jump to it goes. */
    Label label;
    /** Its number among the places where compiled code can be entered with all values in the frame; -1 if it is none. */
    int entryNumber = -1;
    boolean isHandler;
    boolean queued;

    Block(int start) {
        this.start = start;
    }
}
