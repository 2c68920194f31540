package org.taipan.interpreter;

import java.lang.invoke.VarHandle;
import org.taipan.bytecode.LineTable;
import org.taipan.bytecode.Opcode;
import org.taipan.types.PyCode;

/**
 * A code object in the form the loop runs: instructions without caches and prefixes, jump targets absolute.
 *
 * <p><b>Concurrency.</b> Any number of threads run, quicken and trace the same code. An instruction is one {@code int},
 * its cache one reference to an immutable object; both are written plainly, the cache first and a release fence between.
 * A reader may see one without the other, so each quickened instruction checks that the cache is of its class and valid
 * for the operands, and does the general operation if not: a race costs time, never correctness. {@link #counters} are
 * approximate. Rewriting and tracing exclude each other by the monitor.
 */
public final class Executable {
    /** Handler table row: first index, index after the last, target, depth of the value stack, lasti (0 or 1). */
    public static final int HANDLER_WIDTH = 5;
    /** So often a function may turn out to be more than what had run of it when it was compiled. */
    private static final int MOST_WARMUPS = 10;
    private static final int MOST_RELINKS = 4, MOST_UNLINKS = 20;
    /** A handler entered more often than that is worth compiling. */
    private static final int RARELY = 2;

    public final PyCode code;
    /** Opcode in the low 8 bits, argument above. */
    final int[] instructions;
    /** Inline caches and type feedback, one place an instruction. */
    final Object[] caches;
    /** How often an instruction has tried to specialise. */
    final byte[] counters;
    /** The code unit of each instruction. */
    final int[] units;
    public final int[] handlers;
    public final Object[] consts;
    public final String[] names;
    /** Locals, cells and free variables; the value stack starts after them. */
    public final int localCount;
    /** Size of a frame's array. */
    final int frameSize;
    /** Whether a call makes a generator or coroutine, by instructions that need no running. */
    public final boolean makesGenerator;
    /** How many positional arguments a call that needs no binding has; -1 if every call needs it. */
    public final int exactArgs;
    /** How many parameters there are, with those that are given by keyword only; -1 if some collect arguments. */
    public final int parameters;
    /** Counts down to the next question whether this is hot; see {@link Hot}. */
    int heat;
    /** Whether the first threshold has yet to be set. */
    boolean cold = true;
    /** How often compiled code has been dropped, and how often the function was asked for since. */
    public int attempts;
    int requests;
    /** Whether the compiler has taken this up without being asked. */
    boolean claimed;
    /** How often code was dropped because more of it is in use than had run when it was compiled. */
    private int warmups;
    /** How often code was dropped because what it calls had been compiled since. */
    private int relinks;
    private int unlinks;
    /** How often each parameter was given something of another kind than the code was compiled for. */
    private byte[] unfit;
    /** The function compiled, or null; written under the monitor, read racily. */
    CompiledCode compiled;
    /** Loops compiled, by their headers; null as long as there is none. */
    CompiledCode[] loops;
    /** The headers of loops that the compiler was asked for. */
    private java.util.BitSet asked;
    /** How often a speculation failed at each instruction. */
    private byte[] misses;
    /** How often each handler has been entered, by its first instruction, up to a few; null if none ever was. */
    private byte[] handled;
    /** The instructions as they were before tracing replaced them; null if not traced. */
    private int[] untraced;
    private volatile int[] lines;
    /** What {@code sys.monitoring} watches here, or null. */
    volatile CodeMonitor monitor;
    private volatile boolean[] lineStarts;

    Executable(PyCode code, int[] instructions, int[] units, int[] handlers) {
        this.code = code;
        this.instructions = instructions;
        this.units = units;
        this.handlers = handlers;
        this.caches = new Object[instructions.length];
        this.counters = new byte[instructions.length];
        this.consts = code.consts;
        this.names = code.names;
        this.localCount = code.localsPlusNames.length;
        this.frameSize = localCount + code.stackSize + 1;
        this.makesGenerator = makesGenerator(instructions);
        boolean simple = (code.flags & (PyCode.VARARGS | PyCode.VARKEYWORDS)) == 0
                && (code.flags & PyCode.OPTIMIZED) != 0;
        this.parameters = simple ? code.argCount + code.kwOnlyArgCount : -1;
        this.exactArgs = code.kwOnlyArgCount == 0 ? parameters : -1;
    }

    private static boolean makesGenerator(int[] instructions) {
        int i = 0;
        while (i < instructions.length - 1) {
            switch (instructions[i] & 0xFF) {
                case Op.COPY_FREE_VARS, Op.MAKE_CELL -> i++;
                default -> {
                    return (instructions[i] & 0xFF) == Op.RETURN_GENERATOR;
                }
            }
        }
        return false;
    }

    /** The executable form of a code object, made on first use. */
    static Executable of(PyCode code) {
        return code.prepared instanceof Executable x ? x : prepare(code);
    }

    private static Executable prepare(PyCode code) {
        synchronized (code) {
            if (code.prepared instanceof Executable x) {
                return x;
            }
            Executable x = Decoder.decode(code);
            code.prepared = x;
            return x;
        }
    }

    /** Whether the instruction may specialise now: not at its first execution, and not too often. */
    boolean warm(int pc) {
        byte n = counters[pc];
        if (n < 8) {
            counters[pc] = (byte) (n + 1);
        }
        return n > 0;
    }

    /** Whether the instruction has failed to specialise so often that it should stay general. */
    boolean exhausted(int pc) {
        return counters[pc] >= 8;
    }

    /** Replaces the opcode of an instruction; its argument stays. */
    synchronized void quicken(int pc, int opcode) {
        int[] a = untraced != null ? untraced : instructions;
        a[pc] = a[pc] & ~0xFF | opcode;
    }

    /** Stores what the compiler may want to know of an instruction. */
    void note(int pc, Object cache) {
        caches[pc] = cache;
    }

    /** Stores the cache, then replaces the opcode. */
    void quicken(int pc, int opcode, Object cache) {
        caches[pc] = cache;
        VarHandle.releaseFence();
        quicken(pc, opcode);
    }

    /** The instruction at an index, as it is when not traced. */
    public int instruction(int pc) {
        int[] a = untraced;
        return a != null ? a[pc] : instructions[pc];
    }

    /** CPython's number for what an instruction was decoded from. */
    public int opcode(int pc) {
        return code.code[2 * units[pc]] & 0xFF;
    }

    /** What is watched here, made on first use. */
    CodeMonitor monitor() {
        CodeMonitor m = monitor;
        if (m == null) {
            synchronized (this) {
                m = monitor;
                if (m == null) {
                    m = new CodeMonitor(instructions.length);
                    monitor = m;
                }
            }
        }
        return m;
    }

    /** The first instruction that may be traced: the first RESUME. */
    int firstTraceable() {
        int i = 0;
        while (i < units.length - 1 && opcode(i) != Opcode.RESUME) {
            i++;
        }
        return i;
    }

    /** The line of an instruction. */
    public int line(int pc) {
        return lines()[pc];
    }

    /** How many instructions there are. */
    public int size() {
        return units.length;
    }

    /** The inline cache of an instruction, or null. */
    public Object cache(int pc) {
        return caches[pc];
    }

    /** Counts a failed speculation; true if the instruction should not be speculated on any more. */
    synchronized boolean missed(int pc) {
        if (misses == null) {
            misses = new byte[units.length];
        }
        return ++misses[pc] >= 3;
    }

    /** Whether compiled code may speculate on what an instruction has seen. */
    public synchronized boolean speculates(int pc) {
        return attempts < 5 && (misses == null || misses[pc] < 3);
    }

    /** A handler is entered. */
    void handles(int pc) {
        byte[] h = handled;
        if (h == null) {
            h = new byte[units.length];
            handled = h;
        }
        if (h[pc] <= RARELY) {
            h[pc]++;
        }
    }

    /** Whether a handler is entered so rarely that the compiler should leave it to the loop. */
    public boolean rarelyHandles(int pc) {
        byte[] h = handled;
        return warmups < MOST_WARMUPS && (h == null || h[pc] <= RARELY);
    }

    /** Whether an instruction has run so rarely in the loop that the compiler should let the loop go on with it. */
    public boolean awaitsFeedback(int pc) {
        if (warmups >= MOST_WARMUPS) {
            return false;
        }
        return switch (instruction(pc) & 0xFF) {
            case Op.LOAD_GLOBAL, Op.LOAD_GLOBAL_NULL, Op.LOAD_ATTR, Op.LOAD_METHOD, Op.STORE_ATTR,
                Op.BINARY_OP, Op.COMPARE_OP, Op.BINARY_SUBSCR, Op.STORE_SUBSCR -> counters[pc] < 2;
            default -> false;
        };
    }

    /** Takes code out of use that should be compiled anew with the feedback that there is now. */
    synchronized void outgrow(CompiledCode c) {
        drop(c);
        attempts--;
        warmups++;
    }

    /**
     * An instruction has met what none of its cache says so far: sets the cache, and takes code that trusts the old one out
     * of use. An instruction may do so a few times only.
     */
    synchronized void widens(int pc, Object cache) {
        caches[pc] = cache;
        if (misses != null) {
            misses[pc] = 0;
        }
        retire(compiled);
        for (int i = 0; loops != null && i < loops.length; i++) {
            retire(loops[i]);
        }
    }

    /** Whether code may be compiled anew because what it calls has been; that ends when all of it stays as it is. */
    synchronized boolean mayUnlink() {
        return unlinks < MOST_UNLINKS && ++unlinks > 0;
    }

    /** Takes code out of use that is to be compiled anew, without there having been a wrong guess. */
    synchronized void retire(CompiledCode c) {
        if (c != null && !c.dropped) {
            c.dropped = true;
            drop(c);
            attempts--;
        }
    }

    /** Counts an argument of another kind than was expected; true if the parameter should not be taken unboxed. */
    synchronized boolean unfit(int parameter) {
        if (unfit == null) {
            unfit = new byte[localCount];
        }
        return unfit[parameter] < 3 && ++unfit[parameter] == 3;
    }

    /** Whether compiled code may take a parameter unboxed. */
    public synchronized boolean mayUnbox(int parameter) {
        return attempts < 5 && (unfit == null || unfit[parameter] < 3);
    }

    /** Whether code may be compiled anew because what it calls has been compiled since; a few times. */
    synchronized boolean relinks() {
        return relinks < MOST_RELINKS && ++relinks > 0;
    }

    /** Installs compiled code: of the function if {@code header} is 0, else of the loop there. */
    public synchronized void install(CompiledCode code, int header) {
        if (untraced == null) {
            if (header == 0) {
                compiled = code;
            } else {
                CompiledCode[] l = loops == null ? new CompiledCode[units.length] : loops;
                l[header] = code;
                VarHandle.releaseFence();
                loops = l;
                if (asked != null) {
                    asked.clear(header);
                }
            }
            heat = 0;
        }
    }

    /** The function compiled, or null. */
    public CompiledCode compiledFunction() {
        return compiled;
    }

    /** The compiled loop with that header, or null. */
    CompiledCode loop(int header) {
        CompiledCode[] l = loops;
        return l == null ? null : l[header];
    }

    /** Whether the compiler should now be asked for a loop; only once until it is installed. */
    synchronized boolean ask(int header) {
        if (asked == null) {
            asked = new java.util.BitSet();
        }
        boolean first = !asked.get(header);
        asked.set(header);
        return first;
    }

    /** Takes code out of use. */
    synchronized void drop(CompiledCode c) {
        if (compiled == c) {
            compiled = null;
            requests = 0;
            claimed = false;
        }
        for (int i = 0; loops != null && i < loops.length; i++) {
            if (loops[i] == c) {
                loops[i] = null;
            }
        }
        attempts++;
        heat = 300;
    }

    boolean isTraced() {
        return untraced != null;
    }

    /** Makes every instruction ask the tracer first. */
    synchronized void trace() {
        if (untraced == null) {
            untraced = instructions.clone();
            if (compiled != null) {
                compiled.dropped = true;
            }
            compiled = null;
            loops = null;
            asked = null;
            requests = 0;
            cold = true;
            heat = 0;
            VarHandle.releaseFence();
            java.util.Arrays.fill(instructions, Op.TRACE);
        }
    }

    /** Ends tracing. */
    synchronized void untrace() {
        int[] a = untraced;
        if (a != null) {
            System.arraycopy(a, 0, instructions, 0, a.length);
            VarHandle.releaseFence();
            untraced = null;
        }
    }

    /** The line of each instruction, -1 if it has none; made on first use. */
    int[] lines() {
        int[] l = lines;
        if (l == null) {
            l = new int[units.length];
            LineTable.Cursor cursor = new LineTable.Cursor(code.lineTable, code.firstLineNo);
            for (int i = 0; i < l.length; i++) {
                l[i] = cursor.seek(units[i]) ? cursor.line : -1;
            }
            lines = l;
        }
        return l;
    }

    /** Where line events may happen; made on first use. */
    boolean[] lineStarts() {
        boolean[] starts = lineStarts;
        if (starts == null) {
            starts = LineStarts.of(this);
            lineStarts = starts;
        }
        return starts;
    }

    /** The code unit of an instruction. */
    public int unit(int pc) {
        return units[pc];
    }

    /** The byte offset into {@code co_code} of an instruction. */
    int offset(int pc) {
        return pc < units.length ? units[pc] * 2 : code.code.length;
    }

    /** The instruction at a code unit. */
    int indexOf(int unit) {
        int i = java.util.Arrays.binarySearch(units, unit);
        return i < 0 ? Math.min(-i - 1, units.length - 1) : i;
    }

    /** Whether an instruction makes a call whose result is awaited before anything else happens. */
    boolean isAwaitedCall(int pc) {
        return switch (instruction(pc) & 0xFF) {
            case Op.GET_ANEXT -> true;
            case Op.CALL, Op.CALL_KW, Op.CALL_FUNCTION_EX, Op.BEFORE_ASYNC_WITH,
                Op.WITH_EXCEPT_START ->
                (instruction(pc + 1) & 0xFF) == Op.GET_AWAITABLE;
            default -> false;
        };
    }

    /** Whether the handlers of a YIELD_VALUE are those that every {@code await} has in every function, and no more. */
    boolean awaitsOnly(int pc) {
        int row = handler(pc);
        int target = row < 0 ? 0 : handlers[row + 2];
        if ((instruction(target) & 0xFF) != Op.CLEANUP_THROW) {
            return false;
        }
        int outer = handler(target);
        return outer >= 0 && (instruction(handlers[outer + 2]) & 0xFF) == Op.CALL_INTRINSIC_1
                && handler(handlers[outer + 2]) < 0;
    }

    /** The row of the handler that protects an instruction, or -1. */
    public int handler(int pc) {
        int[] h = handlers;
        for (int i = 0; i < h.length; i += HANDLER_WIDTH) {
            if (pc < h[i]) {
                return -1;
            }
            if (pc < h[i + 1]) {
                return i;
            }
        }
        return -1;
    }
}
