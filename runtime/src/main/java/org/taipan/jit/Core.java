package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.taipan.interpreter.PendingCall;
import org.taipan.jit.State.Framed;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;
import org.taipan.jit.Val.Temp;

/**
 * How compiled code is left, and how control goes from block to block. An instruction may leave compiled code (a guess was
 * wrong, an exception) only before it has had an effect, in the state at its start.
 */
abstract class Core extends States {
    private int site = -1;
    /** Whether each place where the code may be left asks chance, too. */
    boolean deopts;
    /** The class and the method that are being written. */
    ClassDesc self;
    /** An instruction for which the code makes a frame, even if no guess is wrong; or -1. */
    int framedAt = -1;
    /** Whether the code has been looked at and is quiet, so that it is left where guards do not hold. */
    boolean knownQuiet;
    /** Whether calls of the code by itself are taken for calls of quiet code; and whether there are any. */
    boolean takenForQuiet;
    boolean askedWhetherQuiet;
    /** Whether there is something that it would be good to know this for. */
    boolean asksChains;
    /** Whether what is being written runs only where a call without a frame was not possible. */
    private boolean slow;
    /** How deep quiet calls are nested in the code that do not count in {@code ThreadState.depth}. */
    int nested;
    /** Whether the code is to be small, having a frame anyway: what may do with or without one has one. */
    boolean compact;
    /** Whether quiet calls from here count there. */
    boolean countsDepth;
    MethodTypeDesc bodyType;
    /** The kinds of parameters that the code computes with; OBJECT if it does so in several. */
    final Map<Integer, Kind> wanted = new HashMap<>();
    /** The kind of what the code returns, if that is always the same; null if it has not been seen to return. */
    Kind returned;
    Label exit;
    /** Whether what is being written is the rest of a round outside its loop: {@link LoopNest}. */
    boolean outside;
    /** The instructions that make a frame on their usual way. */
    private final BitSet frames = new BitSet();
    final Map<Kind, Label> popExits = new EnumMap<>(Kind.class);
    private int callingState = -1;
    Label toLoop;
    /** Throws what {@link #thrownVar} holds out of the code, the frame having been left. */
    Label out;
    /** Whether the code goes there. */
    boolean raises;

    Core(Unit u) {
        super(u);
    }

    // ---- guesses ----------------------------------------------------------------------------------------------------

    /** Whether a value may turn out to be a long. */
    final boolean mayBeLong(Val v) {
        return v instanceof Const c ? c.value() instanceof Long
                : kind(v) != Kind.DOUBLE && kind(v) != Kind.MAYBE_DOUBLE;
    }

    final boolean mayBeDouble(Val v) {
        return v instanceof Const c ? c.value() instanceof Double : kind(v) != Kind.LONG && kind(v) != Kind.MAYBE_LONG;
    }

    final boolean mayBe(Val v, boolean isLong) {
        return isLong ? mayBeLong(v) : mayBeDouble(v);
    }

    final boolean isLong(Val v) {
        return s.kind(v) == Kind.LONG;
    }

    final boolean isDouble(Val v) {
        return s.kind(v) == Kind.DOUBLE;
    }

    /** Leaves compiled code unless the value is a long. */
    final void guardLong(Val v) {
        if (kind(v) == Kind.LONG || v instanceof Const) {
            return;
        }
        wants(v, Kind.LONG);
        site();
        guardBox(v, LONG, "isLong");
    }

    final void guardDouble(Val v) {
        if (kind(v) == Kind.DOUBLE || v instanceof Const) {
            return;
        }
        wants(v, Kind.DOUBLE);
        site();
        guardBox(v, DOUBLE, "isDouble");
    }

    final void guardKind(Val v, boolean isLong) {
        if (isLong) {
            guardLong(v);
        } else {
            guardDouble(v);
        }
    }

    /** The same, leaving in the state that is the present one. */
    final void guardKindHere(Val v, boolean isLong) {
        Kind kind = isLong ? Kind.LONG : Kind.DOUBLE;
        if (kind(v) != kind && !(v instanceof Const)) {
            wants(v, kind);
            guardBox(v, isLong ? LONG : DOUBLE, isLong ? "isLong" : "isDouble");
        }
    }

    /** Notes a parameter that the code computes with: it had better come as a number. */
    private void wants(Val v, Kind kind) {
        if (v instanceof Local l && l.index() < u.direct && x.mayUnbox(l.index())) {
            Kind before = wanted.putIfAbsent(l.index(), kind);
            if (before != null && before != kind) {
                wanted.put(l.index(), Kind.OBJECT);
            }
        }
    }

    private void guardBox(Val v, ClassDesc box, String test) {
        if (a.dry()) {
            return;
        }
        if (kind(v) == Kind.OBJECT) {
            loadObject(v);
            a.isInstance(box);
        } else {
            a.aload(objectVar[((Local) v).index()]);
            a.call(test, type(Z, O));
        }
        a.branch(Opcode.IFEQ, exit);
    }

    /** Leaves compiled code if the int on the JVM's stack is 0. */
    final void guard() {
        a.branch(Opcode.IFEQ, exit);
    }

    // ---- leaving ----------------------------------------------------------------------------------------------------

    /** The instruction begins: this is the state it can be left in. */
    final void begin(int at) {
        pc = at;
        ins = u.instructions[at];
        startStack = List.copyOf(s.stack);
        site = -1;
    }

    /** From here on the code may be left in the state at the start of the instruction. */
    final void site() {
        if (site < 0) {
            site = a.dry() ? 0 : describe(pc, 0, startStack, s);
            a.push(site);
            if (!a.dry()) {
                a.istore(stateVar);
            }
            if (deopts) {
                a.aload(TS_VAR);
                a.call("fails", type(Z, TS));
                a.branch(Opcode.IFNE, exit);
            }
        }
    }

    /** From here on an exception is one that the frame's instruction, not this one, has raised. */
    final void siteReraising() {
        if (!a.dry()) {
            a.push(describe(pc, 4, startStack, s));
            a.istore(stateVar);
        }
    }

    /** From here on the code may be left before another instruction, in the present state. */
    final void siteAfter(int at, int flags) {
        if (!a.dry()) {
            a.push(describe(at, flags, s.stack, s));
            a.istore(stateVar);
        }
        site = -1;
    }

    /** The same in the state at the start of the instruction, although it has begun. */
    final void siteBefore(int flags) {
        siteIn(startStack, flags);
    }

    final void siteIn(List<Val> stack, int flags) {
        if (!a.dry()) {
            a.push(describe(pc, flags, stack, s));
            a.istore(stateVar);
        }
        site = -1;
    }

    /**
     * From here on what may be left is a quiet call: because it throws, waits, cannot be made, or its result is no number.
     *
     * @param waiting the value stack while the callee runs
     * @param use what is done with the result, if the callee has to go on in the loop: a flag of a state
     */
    final void siteCalling(List<Val> waiting, int use) {
        if (!a.dry()) {
            callingState = describe(pc, PendingCall.CALLING | PendingCall.CALLED, startStack, s);
            describe(pc, PendingCall.WAITING | NO_MISS | use, waiting, s);
            describe(pc, ANEW, startStack, s);
            describe(pc + 1, NO_MISS | PendingCall.RESULT, waiting, s);
        }
        siteCalling();
    }

    /** The same call as before. */
    final void siteCalling() {
        if (!a.dry()) {
            a.push(callingState);
            a.istore(stateVar);
        }
        site = -1;
    }

    final boolean callsQuietly() {
        return callingState >= 0;
    }

    /** Where the code is left with a value of that kind on the JVM's stack. */
    final Label popExit(Kind kind) {
        return popExits.computeIfAbsent(kind, k -> a.label());
    }

    /**
     * Before anything that may run Python code: the frame exists, knows the variables and the instruction; and the code
     * may be left.
     */
    final void frame() {
        needsFrame();
        site();
        s.facts.clear();
        if (s.framed != Framed.YES) {
            Label present = a.label();
            if (s.framed == Framed.MAYBE) {
                a.aload(FRAME_VAR);
                a.branch(Opcode.IFNONNULL, present);
            }
            a.aload(TS_VAR);
            a.aload(FUNCTION_VAR);
            a.aload(THIS);
            a.getField(CODE, "executable", EXECUTABLE);
            // A number that the JVM's compiler knows: it lays out such an array itself.
            a.push(localCount);
            a.call("push", type(FRAME, TS, FUNCTION, EXECUTABLE, I));
            a.astore(FRAME_VAR);
            a.bind(present);
            s.framed = Framed.YES;
        }
        spill();
        forget();
        a.aload(FRAME_VAR);
        a.push(pc);
        a.putField(FRAME, "pc", I);
    }

    /** The code cannot be quiet, for this instruction. */
    final void needsFrame() {
        if (!slow) {
            frames.set(pc);
        }
        if (!slow && framedAt < 0) {
            if (knownQuiet) {
                throw new IllegalStateException("quiet code makes a frame");
            }
            framedAt = pc;
        }
    }

    /** Whether an instruction tries to do without a frame. */
    final boolean triesWithoutFrame() {
        return u.speculates[pc] && !compact;
    }

    /** Whether the code is quiet: {@code CompiledCode.quiet}. Known once it has been looked at. */
    final boolean isQuiet() {
        return u.direct >= 0 && framedAt < 0;
    }

    static final int NO_MISS = 2;
    /** Flags of a state that is left, before the instruction, for the code to be compiled anew with what it has met. */
    static final int ANEW = PendingCall.UNLINKED | NO_MISS;
    /** The same if it happens more than a few times: then the instruction does what needs a frame, too. */
    static final int MIXED = PendingCall.MIXED | NO_MISS;

    /**
     * What is done where what needs no frame was not possible: the code is left, or the frame is made. Afterwards it is not
     * known whether there is one.
     */
    final void otherwise(int flags, Runnable way) {
        if ((!a.dry() || knownQuiet) && isQuiet()) {
            siteBefore(flags);
            a.go(exit);
            return;
        }
        State usual = s;
        s = usual.copy();
        slow = true;
        way.run();
        slow = false;
        s = usual;
        s.facts.clear();
        if (s.framed == Framed.NO) {
            s.framed = Framed.MAYBE;
        }
    }

    /** Tells the frame the variables that have changed. */
    final void spill() {
        if (s.dirty.isEmpty()) {
            return;
        }
        a.aload(FRAME_VAR);
        a.getField(FRAME, "slots", OBJECTS);
        for (int i = s.dirty.nextSetBit(0); i >= 0; i = s.dirty.nextSetBit(i + 1)) {
            a.dup();
            a.push(i);
            if (s.locals[i] == Kind.OBJECT) {
                loadHeld(i);
            } else {
                loadObject(new Local(i));
            }
            a.aastore();
        }
        a.pop();
        s.dirty.clear();
    }

    /** After Python code may have run: leaves compiled code if the frame was changed from outside. */
    final void checkDisturbed() {
        checkDisturbed(pc + 1);
    }

    /** The same before a jump. */
    final void checkDisturbed(int next) {
        if (a.dry()) {
            return;
        }
        Label fine = a.label();
        a.aload(FRAME_VAR);
        a.getField(FRAME, "disturbed", Z);
        a.branch(Opcode.IFEQ, fine);
        siteAfter(next, 1);
        a.go(exit);
        a.bind(fine);
    }

    /** The same where the code has hardly been before. */
    final void leaveCold() {
        siteAfter(pc, 16 | 2);
        a.go(exit);
    }

    /** Unconditionally goes on in the loop at this instruction. */
    final void leaveHere() {
        siteAfter(pc, 2);
        a.go(exit);
    }

    // ---- calls of the runtime ---------------------------------------------------------------------------------------

    final void call(ClassDesc owner, String name, MethodTypeDesc type) {
        a.callStatic(owner, name, type);
    }

    // ---- edges ------------------------------------------------------------------------------------------------------

    /**
     * A loop begins its next round. Where nothing in it takes long, interrupts, a volatile read across which HotSpot keeps
     * nothing, are looked for once in a number of rounds: those between make a loop of their own.
     */
    final void again(int target) {
        if (a.dry()) {
            u.blocks.get(target).isLoop = true;
            edge(target);
            return;
        }
        int framed = frames.nextSetBit(target);
        if (!outside && (framed < 0 || framed > pc)) {
            Label asks = a.label();
            a.builder().iinc(roundsVar, -1);
            a.builder().iload(roundsVar);
            a.branch(Opcode.IFLE, asks);
            State here = s.copy();
            edge(target, u.blocks.get(target).round);
            s = here;
            a.bind(asks);
            a.push(ROUNDS);
            a.istore(roundsVar);
        }
        Label fine = a.label();
        a.aload(TS_VAR);
        a.call("pending", type(Z, TS));
        a.branch(Opcode.IFEQ, fine);
        siteAfter(pc, 2);
        a.go(exit);
        a.bind(fine);
        edge(target);
    }

    /** Control goes on at a block: brings values where it expects them. */
    final void edge(int target) {
        edge(target, u.blocks.get(target).label);
    }

    private void edge(int target, Label label) {
        Block b = u.blocks.get(target);
        boolean back = target <= pc;
        if (a.dry()) {
            b.sources.add(block);
            block.targets.add(b);
            State from = back ? s.copy() : s;
            if (back) {
                from.held.clear();
                from.facts.clear();
            }
            flow(b, from);
            return;
        }
        State to = b.entry;
        int n = s.stack.size();
        int moved = 0;
        for (int i = 0; i < n; i++) {
            if (to.stack.get(i) instanceof Temp t && !isAt(s.stack.get(i), t)) {
                load(s.stack.get(i), t.kind());
                moved |= 1;
            } else if (to.stack.get(i) instanceof Val.Range r && !r.equals(s.stack.get(i))) {
                loadRange((Val.Range) s.stack.get(i));
                moved |= 1;
            }
        }
        if (moved != 0) {
            for (int i = n - 1; i >= 0; i--) {
                if (to.stack.get(i) instanceof Temp t && !isAt(s.stack.get(i), t)) {
                    store(t);
                } else if (to.stack.get(i) instanceof Val.Range r && !r.equals(s.stack.get(i))) {
                    storeRange(r);
                }
            }
        }
        if (back) {
            drop(to.stack);
        }
        for (int i = 0; i < localCount; i++) {
            convert(i, s.locals[i], to.locals[i]);
        }
        if (b != next) {
            a.go(label);
        }
    }

    private static boolean isAt(Val v, Temp t) {
        return v instanceof Temp w && w.kind() == t.kind() && w.number() == t.number();
    }

    private void convert(int i, Kind from, Kind to) {
        if (from == to) {
            return;
        }
        if (to == Kind.OBJECT) {
            loadObject(new Local(i));
            a.astore(objectVar[i]);
        } else if (from == Kind.LONG && to == Kind.MAYBE_LONG) {
            a.getStatic(Asm.INTERPRETER, "LONG", O);
            a.astore(objectVar[i]);
        } else if (from == Kind.DOUBLE && to == Kind.MAYBE_DOUBLE) {
            a.getStatic(Asm.INTERPRETER, "DOUBLE", O);
            a.astore(objectVar[i]);
        } else if (from != Kind.OBJECT) {
            throw new IllegalStateException(from + " to " + to);
        }
    }

    /** A dry pass has found a way into a block. */
    final void flow(Block b, State from) {
        if (b.entry == null) {
            b.entry = from.canonical();
            note(b.entry);
            reached(b);
        } else {
            if (b.entry.stack.size() != from.stack.size()) {
                throw new Declined("stack depth differs at " + b.start);
            }
            if (b.entry.meet(from)) {
                note(b.entry);
                reached(b);
            }
        }
    }

    /** Sees to it that there are JVM variables for an entry state. */
    private void note(State e) {
        for (Val v : e.stack) {
            if (v instanceof Temp t) {
                int k = t.kind().ordinal();
                tempCounts[k] = Math.max(tempCounts[k], t.number() + 1);
            } else if (v instanceof Val.Range r) {
                tempCounts[Kind.LONG.ordinal()] = Math.max(tempCounts[Kind.LONG.ordinal()], r.number() + 1);
                tempCounts[ENDS] = Math.max(tempCounts[ENDS], r.number() + 1);
            }
        }
        for (int i = 0; i < localCount; i++) {
            switch (e.locals[i]) {
                case LONG, MAYBE_LONG -> longVariables.set(i);
                case DOUBLE, MAYBE_DOUBLE -> doubleVariables.set(i);
                default -> {
                }
            }
        }
    }

    abstract void reached(Block b);
}
