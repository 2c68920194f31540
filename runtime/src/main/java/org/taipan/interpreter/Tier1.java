package org.taipan.interpreter;

import org.taipan.bytecode.Oparg;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Sums;
import org.taipan.types.Exc;
import org.taipan.types.ListIterator;
import org.taipan.types.PlainContainer;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCell;
import org.taipan.types.PyDict;
import org.taipan.types.PyEnumerate;
import org.taipan.types.PyList;
import org.taipan.types.PyNotImplemented;
import org.taipan.types.PySet;
import org.taipan.types.PyTuple;
import org.taipan.types.PyZip;
import org.taipan.types.RangeIterator;
import org.taipan.types.TupleIterator;

/**
 * What compiled code calls to manage its frame: entering and leaving it, and going on in the loop. Operations on values
 * are those that the loop calls, too.
 */
final class Tier1 {
    /** In the object part of a variable of changing kind: the value is in the primitive part. */
    static final Object LONG = new Object();
    static final Object DOUBLE = new Object();

    // Where a state says a value is: the low bits are an index.
    static final int IN_LONGS = 1 << 24, IN_DOUBLES = 2 << 24, IN_CONSTANTS = 3 << 24, MAYBE_LONG = 4 << 24,
            MAYBE_DOUBLE = 5 << 24, NOTHING = 6 << 24, RANGE = 7 << 24;
    private static final int WHERE = 7 << 24;
    /** Set in a state whose variables are in the frame already. */
    static final int VARIABLES_KEPT = 1;
    /** Set in a state that is left for another reason than a wrong guess. */
    static final int NO_MISS = 2;
    /** Set in a state in which the instruction to blame for an exception is the one that the frame names. */
    private static final int RERAISING = 4;
    /** Set in the state at a function's start, where the call may turn out to be too deep. */
    private static final int AT_START = 8;
    /** Set in a state before an instruction that had hardly run when the code was compiled. */
    private static final int COLD = 16;

    private Tier1() {
    }

    // ---- frames -----------------------------------------------------------------------------------------------------

    /** Makes the frame of a call that has begun without one; that it is not too deep is known from {@link #mayStart}. */
    static Frame push(ThreadState ts, Function fn, Executable x, int localCount) {
        Frame f = new Frame(x, fn, localCount);
        int depth = ts.depth + 1;
        ts.depth = depth;
        f.depth = depth;
        f.back = ts.frame;
        ts.frame = f;
        return f;
    }

    static void leave(ThreadState ts, Frame f) {
        if (f != null) {
            ts.frame = f.back;
            ts.depth--;
            f.finished = true;
        }
    }

    /** The same, unless somebody holds the frame who shall be told its variables: the loop does that. */
    static boolean leavesUnseen(ThreadState ts, Frame f) {
        if (f != null) {
            if (f.captured) {
                return false;
            }
            leave(ts, f);
        }
        return true;
    }

    /** How deep the caller of the code is nested, which has that frame, or none yet. */
    static int depth(ThreadState ts, Frame f) {
        return f == null ? ts.depth : f.depth - 1;
    }

    /** Whether something watches this thread, so that its functions must run in the loop. */
    static boolean observed(ThreadState ts) {
        return ts.observed;
    }

    /**
     * Whether a function may start in compiled code; a call that has a frame already is not too deep.
     *
     * @param nested how deep the calls in it are that have no frames
     */
    static boolean mayStart(ThreadState ts, Frame f, int nested) {
        return !ts.observed && !pending(ts) && (f != null || ts.depth + nested < ts.interp.recursionLimit);
    }

    /** Whether to leave compiled code for no reason, as a test. */
    static boolean fails(ThreadState ts) {
        return Hot.of(ts).fails();
    }

    /** What a call does before: runs signal handlers and the like. */
    static void poll(ThreadState ts) {
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
    }

    /**
     * Whether compiled code must be left for a request. What need not be is done here: a way out that is taken now and then
     * makes HotSpot keep all objects that the code holds there.
     */
    static boolean pending(ThreadState ts) {
        return ts.interrupts.pending && !ts.interrupts.runAside(ts);
    }

    // ---- leaving compiled code ----------------------------------------------------------------------------------------

    /**
     * Brings the frame up to date. A state is: instruction, flags, one word a variable, one word a stack entry.
     *
     * @param f the frame, or null if the call has none yet
     */
    static Frame restore(ThreadState ts, Function fn, Frame f, CompiledCode c, int number, Object[] objects, long[] longs,
            double[] doubles) {
        int[] state = c.states[number];
        if (f == null && (state[1] & AT_START) != 0 && ts.depth >= ts.interp.recursionLimit) {
            throw Errors.of(Exc.RecursionError, "maximum recursion depth exceeded");
        }
        Frame frame = f;
        if (f == null) {
            frame = push(ts, fn, c.executable, c.executable.localCount);
        } else {
            ts.depth = f.depth;
        }
        Object[] s = frame.withStack();
        int n = c.executable.localCount;
        if ((state[1] & VARIABLES_KEPT) == 0) {
            for (int i = 0; i < n; i++) {
                s[i] = value(c, state[2 + i], objects, longs, doubles);
            }
        } else {
            for (int i = 0; i < n; i++) {
                s[i] = TextBuffer.read(s[i]);
            }
        }
        int depth = state.length - 2 - n;
        for (int i = 0; i < depth; i++) {
            s[n + i] = value(c, state[2 + n + i], objects, longs, doubles);
        }
        for (int i = n + depth; i < s.length; i++) {
            s[i] = null;
        }
        if ((state[1] & RERAISING) == 0) {
            frame.pc = state[0];
        }
        if ((state[1] & PendingCall.RESULT) != 0) {
            s[n + depth++] = ts.result;
            ts.result = null;
        }
        frame.sp = n + depth;
        return frame;
    }

    private static Object value(CompiledCode c, int word, Object[] objects, long[] longs, double[] doubles) {
        int index = word & 0xFFF;
        switch (word & WHERE) {
            case 0:
                return TextBuffer.read(objects[index]);
            case IN_LONGS:
                return longs[index];
            case IN_DOUBLES:
                return doubles[index];
            case IN_CONSTANTS:
                return c.constants[word & 0xFFFFFF];
            case RANGE:
                return ((RangePlace) c.constants[word & 0xFFFFFF]).iterator(longs);
            case MAYBE_LONG:
                return objects[index] == LONG ? (Object) longs[word >> 12 & 0xFFF] : TextBuffer.read(objects[index]);
            case MAYBE_DOUBLE:
                return objects[index] == DOUBLE ? (Object) doubles[word >> 12 & 0xFFF] : TextBuffer.read(objects[index]);
            default:
                return null;
        }
    }

    /**
     * Goes on in the loop after {@link #restore}: at once if the call came from compiled code, else the caller does.
     */
    static Object goOn(ThreadState ts, Frame f, CompiledCode c, int number, int entry) {
        int flags = c.states[number][1];
        if ((flags & COLD) != 0) {
            c.cameToCold(ts, f.pc);
        } else if ((flags & PendingCall.UNLINKED) != 0) {
            c.unlinked(ts, f.pc);
        } else if ((flags & PendingCall.AWAITING) != 0) {
            c.awaits(ts, f.pc);
        } else if ((flags & PendingCall.MIXED) != 0) {
            c.metOthers(ts, f.pc);
        } else if ((flags & (NO_MISS | VARIABLES_KEPT)) == 0 && !Hot.of(ts).deoptimises()) {
            c.missed(ts, f.pc);
        }
        PendingCall callee = (flags & PendingCall.WAITING) == 0 ? null : PendingCall.take(ts);
        if (entry == PendingCall.QUIETLY) {
            return PendingCall.leave(ts, f, flags, callee);
        }
        if (callee != null) {
            return PendingCall.goOn(ts, f, flags, callee, entry);
        }
        return entry >= 0 ? CompiledCode.GO_ON : Loop.run(ts, f);
    }

    /**
     * An exception has come up in compiled code, and {@link #restore} has been done.
     *
     * @return the entry of the handler; less than 0 if the loop has to go on there; {@link Unwinder#LEFT} if the frame does
     *         not handle it, for the code to throw it on: what has called it may have the code inside it
     */
    static int caught(ThreadState ts, Frame f, CompiledCode c, int number, Object t) {
        if ((c.states[number][1] & PendingCall.CALLING) != 0) {
            PendingCall.adopt(f, t);
        }
        int pc = Unwinder.find(ts, f, c.states[number][0], f.pc, (Throwable) t);
        if (pc == Unwinder.LEFT) {
            return pc;
        }
        f.pc = pc;
        return c.dropped || f.extras != null || observed(ts) || f.disturbed ? -1 : c.handlerAt(ts, pc);
    }

    /** Goes on in the loop at a handler. */
    static Object goOnHandling(ThreadState ts, Frame f, int entry) {
        if (entry == PendingCall.QUIETLY) {
            return PendingCall.leave(ts, f, 0, null);
        }
        return entry >= 0 ? CompiledCode.GO_ON : Loop.run(ts, f);
    }

    // ---- variables --------------------------------------------------------------------------------------------------

    static Object box(Object o, long l) {
        return o == LONG ? (Object) l : o;
    }

    static Object box(Object o, double d) {
        return o == DOUBLE ? (Object) d : o;
    }

    static boolean isLong(Object o) {
        return o == LONG || o instanceof Long;
    }

    static long toLong(Object o, long l) {
        return o == LONG ? l : (Long) o;
    }

    static boolean isDouble(Object o) {
        return o == DOUBLE || o instanceof Double;
    }

    static double toDouble(Object o, double d) {
        return o == DOUBLE ? d : (Double) o;
    }

    /** A global, or null if it is no longer where it was. */
    static Object global(Function fn, Object layout, int entry) {
        return fn.globals.seenAt(layout, entry);
    }

    /** A builtin, or null if the name may now be a global, or is no longer where it was. */
    static Object builtin(Function fn, PyDict globals, int version, Object layout, int entry) {
        return fn.globals == globals && globals.hasVersion(version) && fn.builtins instanceof PyDict b
                ? b.seenAt(layout, entry) : null;
    }

    static PyException unbound(CompiledCode c, int i) {
        return Errors.of(Exc.UnboundLocalError, "cannot access local variable '"
                + c.executable.code.localsPlusNames[i] + "' where it is not associated with a value");
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    static boolean has(Object o, Shape shape, PyType.Version version) {
        return hasShape(o, shape) && version.isValid();
    }

    /** The same, and whether the object has room for so many primitives: true for what that shape was made for. */
    static boolean has(Object o, Shape shape, PyType.Version version, int primitives) {
        return o instanceof PyObject p && p.shape() == shape && version.isValid() && p.hasPrimitive(primitives - 1);
    }

    /** What a slot of an object holds that has it; null if that is nothing. */
    static Object slot(Object o, int slot) {
        return ((PyObject) o).getSlot(slot);
    }

    static boolean hasShape(Object o, Shape shape) {
        return o instanceof PyObject p && p.shape() == shape;
    }

    static boolean hasType(Object o, PyType type) {
        return PyObject.typeOf(o) == type;
    }

    static boolean has(Object o, PyType type, PyType.Version version) {
        return hasType(o, type) && version.isValid();
    }

    static Object loadAttribute(ThreadState ts, CompiledCode c, int pc, Object o, String name) {
        return Attributes.loadCached(ts, c.executable, pc, o, name);
    }

    static void storeAttribute(ThreadState ts, CompiledCode c, int pc, Object o, String name, Object value) {
        AttributeStores.storeCached(ts, c.executable, pc, o, name, value);
    }

    static Object loadGeneric(ThreadState ts, Object o, String name) {
        return Attributes.loadGeneric(ts, o, name);
    }

    static void storeGeneric(ThreadState ts, Object o, String name, Object value) {
        AttributeStores.storeGeneric(ts, o, name, value);
    }

    static Object moduleValue(Object o, AttrCache c) {
        return o == c.owner && c.version.isValid() ? c.moduleValue(((org.taipan.objects.PyModule) o).dict()) : null;
    }

    // ---- items ------------------------------------------------------------------------------------------------------

    static boolean isList(Object o) {
        return o instanceof PyList l && l.isExact();
    }

    static boolean isTuple(Object o) {
        return o instanceof PyTuple t && t.type() == PyTuple.TYPE;
    }

    static boolean isBytes(Object o) {
        return o instanceof PyBytes b && b.type() == PyBytes.TYPE;
    }

    static boolean isByteArray(Object o) {
        return o instanceof PyByteArray b && b.type() == PyByteArray.TYPE;
    }

    static boolean isRange(Object o) {
        return o instanceof RangeIterator r && !r.isShared();
    }

    /** Whether a loop can call the iterator's {@code next}: of that class, without a type in Python, nobody watching. */
    static boolean isNative(Object o, Class<?> c, ThreadState ts) {
        return o.getClass() == c && !((PyObject) o).type().isHeapType() && !ts.observed;
    }

    static boolean isOwnList(Object o) {
        return o instanceof ListIterator l && !l.isShared();
    }

    static boolean isOwnTuple(Object o) {
        return o instanceof TupleIterator t && !t.isShared();
    }

    static boolean isOwnSequence(Object o) {
        return isOwnList(o) || isOwnTuple(o);
    }

    /** The iterators that {@code zip} asks, if a loop may ask all {@code n} itself: see {@link #isNative}. */
    static Object[] zipped(ThreadState ts, Object o, int n) {
        Object[] parts = o instanceof PyZip z && !ts.observed ? z.parts() : null;
        return parts != null && parts.length == n ? parts : null;
    }

    /** The iterator that {@code enumerate} asks, if a loop may ask it itself. */
    static Object counted(ThreadState ts, Object o) {
        return o instanceof PyEnumerate e && !ts.observed ? e.part() : null;
    }

    static Object dictItem(ThreadState ts, Object o, Object key) {
        return o instanceof PyDict d && d.type() == PyDict.TYPE ? d.getItem(ts, key) : Item.get(ts, o, key);
    }

    static void storeDictItem(ThreadState ts, Object o, Object key, Object value) {
        if (o instanceof PyDict d && d.type() == PyDict.TYPE) {
            d.put(ts, key, value);
        } else {
            Item.set(ts, o, key, value);
        }
    }

    /** What UNPACK_SEQUENCE spreads, not to be modified; null if the object is no tuple of that size. */
    static Object[] itemsOfTuple(Object o, int n) {
        return o instanceof PyTuple t && t.type() == PyTuple.TYPE && t.size() == n ? t.items() : null;
    }

    /** What UNPACK_SEQUENCE spreads, in order; not to be modified. */
    static Object[] items(ThreadState ts, Object o, int n) {
        Object[] items = itemsOfTuple(o, n);
        if (items != null) {
            return items;
        }
        Object[] s = new Object[Math.max(n, 1)];
        s[0] = o;
        Unpack.sequence(ts, s, 1, n);
        for (int i = 0, j = n - 1; i < j; i++, j--) {
            Object v = s[i];
            s[i] = s[j];
            s[j] = v;
        }
        return s;
    }

    /** The length of a builtin container, or -1. */
    static long length(Object o) {
        if (o instanceof PyList l && l.isExact()) {
            return l.size();
        }
        if (o instanceof String s) {
            return s.length();
        }
        if (o instanceof PyTuple t && t.type() == PyTuple.TYPE) {
            return t.size();
        }
        if (o instanceof PyDict d && d.type() == PyDict.TYPE) {
            return d.size();
        }
        if (o instanceof PySet s && s.type() == PySet.TYPE) {
            return s.size();
        }
        if (o instanceof PyByteArray b && b.type() == PyByteArray.TYPE) {
            return b.size();
        }
        if (o instanceof PlainContainer c && !((PyObject) o).type().isHeapType()) {
            return c.size();
        }
        return o instanceof PyBytes b && b.type() == PyBytes.TYPE ? b.size() : -1;
    }

    /** {@code ord} of a string of one character, or -1. */
    static long ordinal(Object o) {
        return o instanceof String s && s.length() == 1 ? s.charAt(0) : -1;
    }

    // ---- calls ------------------------------------------------------------------------------------------------------

    static boolean runs(Object callable, Executable x) {
        return callable instanceof Function fn && fn.runs(x);
    }

    /** The code that a function of that code has now, if it has. */
    static CompiledCode compiled(Executable x) {
        return x.compiled;
    }

    /** Whether the function may run this code. It may have been compiled anew since, to call others directly. */
    static boolean runs(Object callable, CompiledCode c) {
        return callable instanceof Function fn && fn.runs(c.executable) && !c.dropped;
    }

    /** A call of a function of that code, which makes a generator or coroutine. */
    static Object generator(ThreadState ts, Executable x, Object fn) {
        return GeneratorBase.start(ts, new Frame(x, (Function) fn));
    }

    static Object generator(ThreadState ts, Executable x, Object fn, Object a) {
        Frame f = new Frame(x, (Function) fn);
        f.slots[0] = a;
        return GeneratorBase.start(ts, f);
    }

    static Object generator(ThreadState ts, Executable x, Object fn, Object a, Object b) {
        Frame f = new Frame(x, (Function) fn);
        f.slots[0] = a;
        f.slots[1] = b;
        return GeneratorBase.start(ts, f);
    }

    static Object generator(ThreadState ts, Executable x, Object fn, Object a, Object b, Object c) {
        Frame f = new Frame(x, (Function) fn);
        f.slots[0] = a;
        f.slots[1] = b;
        f.slots[2] = c;
        return GeneratorBase.start(ts, f);
    }

    /** A function that compiled code could call directly, if it were compiled anew. */
    static void calls(CompiledCode c, ThreadState ts, Object callable) {
        if (callable instanceof Function fn) {
            c.calls(ts, fn);
        }
    }

    /** What an operator gives whose left operand's method has given {@code r}. */
    static Object operated(Object r, ThreadState ts, Object a, Object b, int kind) {
        return r == PyNotImplemented.NOT_IMPLEMENTED ? Arithmetic.operator(kind).afterLeft(ts, a, b, kind >= Oparg.NB_INPLACE)
                : r;
    }

    /** CALL with everything in an array: callable, self or null, arguments. */
    static Object call(ThreadState ts, CompiledCode c, int pc, Object[] s) {
        Calls.call(ts, c.executable, pc, s, s.length, s.length - 2);
        return s[0];
    }

    static Object callKeywords(ThreadState ts, CompiledCode c, int pc, Object[] s) {
        Calls.callKeywords(ts, c.executable, pc, s, s.length, s.length - 3);
        return s[0];
    }

    static Object callUnpacked(ThreadState ts, Object[] s, int flags) {
        Calls.callUnpacked(ts, s, s.length, flags);
        return s[0];
    }

    static void superAttribute(ThreadState ts, CompiledCode c, int pc, Object[] s, int arg) {
        SuperAttributes.load(ts, c.executable, pc, s, 3, arg);
    }

    static PyCell freeVariable(Function fn, int i) {
        return fn.cells()[i];
    }

    static Object cellValue(Object cell) {
        return ((PyCell) cell).seen();
    }

    static void setAdd(PySet set, ThreadState ts, Object v) {
        set.add(ts, v);
    }

    static void mapAdd(Object dict, ThreadState ts, Object key, Object value) {
        ((PyDict) dict).put(ts, key, value);
    }

    /** WITH_EXCEPT_START. */
    static Object exit(ThreadState ts, Object exit, Object exception) {
        return Contexts.exit(ts, exit, (PyBaseException) exception);
    }

    /** SEND: the value yielded, or null; then {@link #sent} has what {@code yield from} gives. */
    static Object sent(Frame f) {
        return f.generator.takeResult();
    }

    /** YIELD_VALUE: whether the loop in Java that resumed the generator has taken the value, so that it can go on at once. */
    static boolean isTaken(Frame f, Object value) {
        var sink = f.sink;
        return sink != null && sink.take(value);
    }

    /** The same for an int. */
    static boolean isTaken(Frame f, long value) {
        return f.sink instanceof Sums.OfLongs s ? s.take(value) : f.sink != null && f.sink.take(value);
    }

    /** The same for a float. */
    static boolean isTaken(Frame f, double value) {
        return f.sink instanceof Sums.OfDoubles s ? s.take(value) : f.sink != null && f.sink.take(value);
    }

    /** YIELD_VALUE, once the frame is up to date. */
    static Object suspend(ThreadState ts, Frame f, Object value, int delegating) {
        return GeneratorBase.suspend(ts, f, value, delegating);
    }

    static Frame at(Frame f, int pc, int sp) {
        f.pc = pc;
        f.sp = sp;
        return f;
    }

    /** The method of the type that a call of {@code o.name} goes to, or null if the attribute is found otherwise. */
    static Object method(AttrCache chain, Object o, String name) {
        for (AttrCache c = chain; c != null; c = c.next) {
            if (c.kind == AttrCache.Kind.METHOD && c.holdsFor(o)) {
                return c.value;
            }
        }
        return Attributes.unboundMethod(o, name);
    }

    static Object attribute(ThreadState ts, Object o, String name, Object method) {
        return method != null ? method : Attributes.loadGeneric(ts, o, name);
    }
}
