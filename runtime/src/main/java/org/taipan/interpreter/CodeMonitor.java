package org.taipan.interpreter;

/** What the tools of PEP 669 want to hear of in one code object, and where they have had enough. */
final class CodeMonitor {
    /** For each local event the tools that want it in this code, as bits. */
    final int[] local = new int[Event.LOCAL_COUNT];
    /** The same with those that want it everywhere. */
    private final int[] wanted = new int[Event.LOCAL_COUNT];
    /** For each event that can be disabled and each instruction the tools that have done so, or null. */
    private final byte[][] disabled = new byte[Event.FIRST_NOT_INSTRUMENTED][];
    private final int size;
    volatile int seenVersion;
    /** Whether any tool wants any of these events. */
    private boolean any;

    CodeMonitor(int size) {
        this.size = size;
    }

    void enableAll() {
        java.util.Arrays.fill(disabled, null);
    }

    void update(int[] global) {
        boolean some = false;
        for (int e = 0; e < wanted.length; e++) {
            wanted[e] = global[e] | local[e];
            some |= wanted[e] != 0;
        }
        any = some;
    }

    boolean isAny() {
        return any;
    }

    /** The tools to be told of an event at an instruction, as bits. */
    int tools(int event, int pc) {
        int tools = wanted[event];
        if (tools != 0 && event < disabled.length) {
            byte[] d = disabled[event];
            return d == null ? tools : tools & ~d[pc];
        }
        return tools;
    }

    synchronized void disable(int event, int pc, int tool) {
        byte[] d = disabled[event];
        if (d == null) {
            d = new byte[size];
        }
        d[pc] |= (byte) (1 << tool);
        disabled[event] = d;
    }
}
