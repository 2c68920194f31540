package org.taipan.interpreter;

import org.taipan.bytecode.LineTable;
import org.taipan.objects.ThreadState;
import org.taipan.types.PyCell;
import org.taipan.types.PyCode;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrame;

/**
 * An activation of a code object. Its array holds locals, cells and free variables, then the value stack; null stands for
 * an unbound variable and for the empty place below a callable.
 *
 * <p>Only the thread that runs a frame writes it, but for {@code f_locals}, which any thread may use: its reads and writes
 * race with the running code as assignments to a shared variable do, and see whole values only.
 */
public final class Frame extends PyFrame {
    final Executable executable;
    /** Locals, cells, free variables and, unless compiled code runs the frame, the value stack. */
    Object[] slots;
    /** The instruction that is running; of a suspended or fresh frame, the one to run next. */
    int pc;
    /** Top of the value stack when that instruction started. */
    int sp;
    /** How deep this call is nested. */
    int depth;
    final Function function;
    /** The namespace of a module or class body, or null. */
    final Object locals;
    /** The generator or coroutine that this frame is the body of, or null. */
    GeneratorBase generator;
    /** While a loop in Java resumes the generator: takes what it yields without its being suspended; or null. */
    org.taipan.objects.NativeIterator.Sink sink;
    /** Whether the frame has returned or failed. */
    boolean finished;
    /** What tracing and {@code f_locals} keep here, or null. */
    FrameExtras extras;

    /** A call; code that is no function's has the globals for locals. */
    Frame(Executable executable, Function function) {
        this(executable, function, (executable.code.flags & PyCode.OPTIMIZED) != 0 ? null : function.globals);
    }

    Frame(Executable executable, Function function, Object locals) {
        super(executable.code);
        this.executable = executable;
        this.function = function;
        this.locals = locals;
        this.slots = new Object[executable.frameSize];
        this.sp = executable.localCount;
    }

    /** A call of a function that compiled code has begun: such code has no need of the value stack's places. */
    Frame(Executable executable, Function function, int localCount) {
        super(executable.code);
        this.executable = executable;
        this.function = function;
        this.locals = (executable.code.flags & PyCode.OPTIMIZED) != 0 ? null : function.globals;
        this.slots = new Object[localCount];
        this.sp = localCount;
    }

    /** Makes places for the value stack, as the loop needs them. */
    Object[] withStack() {
        Object[] s = slots;
        if (s.length < executable.frameSize) {
            s = java.util.Arrays.copyOf(s, executable.frameSize);
            slots = s;
        }
        return s;
    }

    /** The variables and the value stack, as they are now. */
    public Object[] values() {
        Object[] values = java.util.Arrays.copyOf(slots, sp);
        java.util.Arrays.setAll(values, i -> TextBuffer.read(values[i]));
        return values;
    }

    /** The extras, made on first use. */
    FrameExtras extras() {
        FrameExtras e = extras;
        if (e == null) {
            e = new FrameExtras();
            extras = e;
        }
        return e;
    }

    @Override
    public PyDict globals() {
        return function.globals;
    }

    @Override
    public Object builtins() {
        return function.builtins;
    }

    @Override
    public int lineNumber() {
        return LineTable.lineAt(code.lineTable, code.firstLineNo, lasti() >> 1);
    }

    @Override
    public int lasti() {
        return executable.offset(pc);
    }

    @Override
    public Object locals(ThreadState ts) {
        return isNamespace() ? locals != null ? locals : function.globals : new FrameLocalsProxy(this);
    }

    @Override
    public Object localsSnapshot(ThreadState ts) {
        if (isNamespace()) {
            return locals != null ? locals : function.globals;
        }
        PyDict d = new PyDict();
        FrameLocalsProxy.copyInto(ts, this, d);
        return d;
    }

    /** Whether the variables are those of a module or class body, and no inlined comprehension is running in it. */
    private boolean isNamespace() {
        if ((code.flags & PyCode.OPTIMIZED) != 0) {
            return false;
        }
        for (int i = 0; i < code.localsPlusKinds.length; i++) {
            if ((code.localsPlusKinds[i] & PyCode.KIND_HIDDEN) != 0 && variable(i) != null) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Object localPlus(int index) {
        return TextBuffer.read(slots[index]);
    }

    /** The value of a local variable by index, looking into cells; null if unbound. */
    Object variable(int i) {
        Object v = TextBuffer.read(slots[i]);
        boolean isCell = (code.localsPlusKinds[i] & (PyCode.KIND_CELL | PyCode.KIND_FREE)) != 0;
        return isCell && v instanceof PyCell c ? c.get() : v;
    }

    @Override
    public void setLineNumber(ThreadState ts, Object line) {
        FrameJumps.jump(ts, this, line);
    }

    @Override
    public Object trace() {
        FrameExtras e = extras;
        return e == null ? null : e.trace;
    }

    @Override
    public void setTrace(ThreadState ts, Object newTrace) {
        disturbed = true;
        extras().trace = newTrace;
        if (newTrace != null) {
            executable.trace();
        }
    }

    @Override
    public boolean traceLines() {
        FrameExtras e = extras;
        return e == null || e.traceLines;
    }

    @Override
    public void setTraceLines(boolean on) {
        extras().traceLines = on;
    }

    @Override
    public boolean traceOpcodes() {
        FrameExtras e = extras;
        return e != null && e.traceOpcodes;
    }

    @Override
    public void setTraceOpcodes(ThreadState ts, boolean on) {
        disturbed = true;
        extras().traceOpcodes = on;
        if (on) {
            executable.trace();
        }
    }

    @Override
    public void clear(ThreadState ts) {
        FrameJumps.clear(ts, this);
    }
}
