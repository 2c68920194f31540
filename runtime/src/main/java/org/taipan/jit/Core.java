package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.taipan.interpreter.Executable;
import org.taipan.jit.State.Framed;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;
import org.taipan.jit.Val.Temp;

/**
 * The state of translation: where each value is, how it gets on the JVM's stack, and how compiled code is left.
 *
 * <p>Python variable {@code i} has a JVM variable for objects, and one for each primitive kind it ever has; the value
 * stack has JVM variables too, since the JVM's own stack is lost when an exception is caught. An instruction may leave
 * compiled code (a guess was wrong, an exception) only before it has had an effect, in the state at its start.
 */
abstract class Core {
    static final int THIS = 0, TS_VAR = 1, FUNCTION_VAR = 2, FRAME_VAR = 3, ENTRY = 4, FIRST_ARGUMENT = 5;

    final Unit u;
    final Executable x;
    final Asm a = new Asm();
    final Constants constants = new Constants();
    final int localCount;
    State s;
    int pc;
    int ins;
    Block block;
    /** The block that is written next, which needs no jump to be reached. */
    Block next;
    private List<Val> startStack = List.of();
    private int site = -1;

    /** What the dry passes find out: which JVM variables are needed. */
    final BitSet longVariables = new BitSet();
    final BitSet doubleVariables = new BitSet();
    private final int[] tempCounts = new int[3];
    int[] objectVar;
    int[] longVar;
    int[] doubleVar;
    private final int[][] tempVar = new int[3][];
    int stateVar;
    int arrayVar;
    int thrownVar;
    int numberVar;
    Label exit;
    Label toLoop;
    final List<int[]> states = new ArrayList<>();
    final List<Object> stateConstants = new ArrayList<>();
    private int longCount;
    private int doubleCount;

    Core(Unit u) {
        this.u = u;
        this.x = u.x;
        this.localCount = x.localCount;
    }

    // ---- JVM variables ----------------------------------------------------------------------------------------------

    /** Gives every value its JVM variable; the arguments have theirs. */
    final void allocate() {
        objectVar = new int[localCount];
        longVar = new int[localCount];
        doubleVar = new int[localCount];
        for (int i = 0; i < localCount; i++) {
            objectVar[i] = i < u.direct ? FIRST_ARGUMENT + i : a.newLocal(1);
            longVar[i] = longVariables.get(i) ? a.newLocal(2) : -1;
            doubleVar[i] = doubleVariables.get(i) ? a.newLocal(2) : -1;
        }
        for (int k = 0; k < 3; k++) {
            tempVar[k] = new int[tempCounts[k]];
            for (int i = 0; i < tempCounts[k]; i++) {
                tempVar[k][i] = a.newLocal(k == 0 ? 1 : 2);
            }
        }
        stateVar = a.newLocal(1);
        arrayVar = a.newLocal(1);
        thrownVar = a.newLocal(1);
        numberVar = a.newLocal(1);
        longCount = longVariables.cardinality() + tempCounts[1];
        doubleCount = doubleVariables.cardinality() + tempCounts[2];
        var b = a.builder();
        for (int i = 0; i < localCount; i++) {
            if (i >= u.direct) {
                b.aconst_null().astore(objectVar[i]);
            }
            if (longVar[i] >= 0) {
                b.lconst_0().lstore(longVar[i]);
            }
            if (doubleVar[i] >= 0) {
                b.dconst_0().dstore(doubleVar[i]);
            }
        }
        for (int v : tempVar[0]) {
            b.aconst_null().astore(v);
        }
        for (int v : tempVar[1]) {
            b.lconst_0().lstore(v);
        }
        for (int v : tempVar[2]) {
            b.dconst_0().dstore(v);
        }
        b.iconst_0().istore(stateVar);
        b.aconst_null().astore(thrownVar);
    }

    /** Pushes the arrays that {@code Tier1.restore} takes: all JVM variables. */
    final void pushVariables() {
        a.newArray(localCount + tempCounts[0]);
        for (int i = 0; i < localCount + tempCounts[0]; i++) {
            a.dup();
            a.push(i);
            a.aload(i < localCount ? objectVar[i] : tempVar[0][i - localCount]);
            a.aastore();
        }
        var b = a.builder();
        pushPrimitives(longCount, longVariables, longVar, tempVar[1], true);
        pushPrimitives(doubleCount, doubleVariables, doubleVar, tempVar[2], false);
    }

    private void pushPrimitives(int count, BitSet variables, int[] vars, int[] temps, boolean longs) {
        var b = a.builder();
        if (count == 0) {
            b.aconst_null();
            return;
        }
        b.loadConstant(count);
        b.newarray(longs ? java.lang.classfile.TypeKind.LONG : java.lang.classfile.TypeKind.DOUBLE);
        int k = 0;
        for (int i = variables.nextSetBit(0); i >= 0; i = variables.nextSetBit(i + 1)) {
            element(k++, vars[i], longs);
        }
        for (int v : temps) {
            element(k++, v, longs);
        }
    }

    private void element(int index, int var, boolean longs) {
        var b = a.builder();
        b.dup().loadConstant(index);
        if (longs) {
            b.lload(var).lastore();
        } else {
            b.dload(var).dastore();
        }
    }

    // ---- the value stack --------------------------------------------------------------------------------------------

    final void push(Val v) {
        s.stack.add(v);
    }

    final Val pop() {
        return s.stack.removeLast();
    }

    final Val peek(int fromTop) {
        return s.stack.get(s.stack.size() - 1 - fromTop);
    }

    /** A JVM variable for a value that no entry of the stack uses, now or when the instruction began. */
    final Temp temp(Kind kind) {
        int n = 0;
        while (used(s.stack, kind, n) || used(startStack, kind, n)) {
            n++;
        }
        int k = kind.ordinal();
        tempCounts[k] = Math.max(tempCounts[k], n + 1);
        return new Temp(kind, n);
    }

    private static boolean used(List<Val> stack, Kind kind, int n) {
        for (Val v : stack) {
            if (v instanceof Temp t && t.kind() == kind && t.number() == n) {
                return true;
            }
        }
        return false;
    }

    private int var(Temp t) {
        return tempVar[t.kind().ordinal()][t.number()];
    }

    /** Takes a value from the JVM's stack to the Python stack. */
    final void pushResult(Kind kind) {
        Temp t = temp(kind);
        store(t);
        push(t);
    }

    final void store(Temp t) {
        if (a.dry()) {
            return;
        }
        switch (t.kind()) {
            case LONG -> a.lstore(var(t));
            case DOUBLE -> a.dstore(var(t));
            default -> a.astore(var(t));
        }
    }

    /** Which kind a value has just now. */
    final Kind kind(Val v) {
        return v instanceof Local l ? s.locals[l.index()] : s.kind(v);
    }

    /** Copies variable {@code i} for the stack entries that mean its present value. */
    final void detach(int i) {
        for (int k = 0; k < s.stack.size(); k++) {
            if (s.stack.get(k) instanceof Local l && l.index() == i) {
                Kind kind = s.kind(l);
                Temp t = temp(kind);
                load(l, kind);
                store(t);
                s.stack.set(k, t);
            }
        }
    }

    /** STORE_FAST. */
    final void storeVariable(int i, Val v) {
        if (v instanceof Local l && l.index() == i) {
            return;
        }
        detach(i);
        Kind kind = s.kind(v);
        load(v, kind);
        setVariable(i, kind);
    }

    /** Takes a value from the JVM's stack to a variable. */
    final void setVariable(int i, Kind kind) {
        switch (kind) {
            case LONG -> {
                longVariables.set(i);
                if (!a.dry()) {
                    a.lstore(longVar[i]);
                }
            }
            case DOUBLE -> {
                doubleVariables.set(i);
                if (!a.dry()) {
                    a.dstore(doubleVar[i]);
                }
            }
            default -> {
                if (!a.dry()) {
                    a.astore(objectVar[i]);
                }
            }
        }
        s.locals[i] = kind;
        s.dirty.set(i);
    }

    // ---- loading ----------------------------------------------------------------------------------------------------

    /** Pushes a value on the JVM's stack as that kind; it must be known to have it, or OBJECT is wanted. */
    final void load(Val v, Kind wanted) {
        switch (wanted) {
            case LONG -> loadLong(v);
            case DOUBLE -> loadDouble(v);
            default -> loadObject(v);
        }
    }

    final void loadObject(Val v) {
        if (a.dry()) {
            return;
        }
        if (v instanceof Const c) {
            constants.load(a, c.value(), O);
            return;
        }
        int i = v instanceof Local l ? l.index() : -1;
        switch (kind(v)) {
            case OBJECT -> a.aload(i >= 0 ? objectVar[i] : var((Temp) v));
            case LONG -> {
                a.lload(i >= 0 ? longVar[i] : var((Temp) v));
                a.callStatic(LONG, "valueOf", type(LONG, J));
            }
            case DOUBLE -> {
                a.dload(i >= 0 ? doubleVar[i] : var((Temp) v));
                a.callStatic(DOUBLE, "valueOf", type(DOUBLE, D));
            }
            case MAYBE_LONG -> {
                a.aload(objectVar[i]);
                a.lload(longVar[i]);
                a.call("box", type(O, O, J));
            }
            case MAYBE_DOUBLE -> {
                a.aload(objectVar[i]);
                a.dload(doubleVar[i]);
                a.call("box", type(O, O, D));
            }
        }
    }

    final void loadLong(Val v) {
        if (a.dry()) {
            return;
        }
        if (v instanceof Const c) {
            a.push((long) (Long) c.value());
            return;
        }
        int i = v instanceof Local l ? l.index() : -1;
        switch (kind(v)) {
            case LONG -> a.lload(i >= 0 ? longVar[i] : var((Temp) v));
            case MAYBE_LONG -> {
                a.aload(objectVar[i]);
                a.lload(longVar[i]);
                a.call("toLong", type(J, O, J));
            }
            default -> {
                loadObject(v);
                a.cast(LONG);
                a.callVirtual(LONG, "longValue", type(J));
            }
        }
    }

    /** As a double; a long is converted. */
    final void loadDouble(Val v) {
        if (a.dry()) {
            return;
        }
        if (v instanceof Const c) {
            a.push(((java.lang.Number) c.value()).doubleValue());
            return;
        }
        int i = v instanceof Local l ? l.index() : -1;
        switch (kind(v)) {
            case DOUBLE -> a.dload(i >= 0 ? doubleVar[i] : var((Temp) v));
            case LONG -> {
                loadLong(v);
                a.builder().l2d();
            }
            case MAYBE_DOUBLE -> {
                a.aload(objectVar[i]);
                a.dload(doubleVar[i]);
                a.call("toDouble", type(D, O, D));
            }
            default -> {
                loadObject(v);
                a.cast(DOUBLE);
                a.callVirtual(DOUBLE, "doubleValue", type(D));
            }
        }
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
        site();
        guardBox(v, LONG, "isLong");
    }

    final void guardDouble(Val v) {
        if (kind(v) == Kind.DOUBLE || v instanceof Const) {
            return;
        }
        site();
        guardBox(v, DOUBLE, "isDouble");
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

    /** What {@code Tier1.restore} reads. */
    private int describe(int at, int flags, List<Val> stack, State state) {
        int[] d = new int[2 + localCount + stack.size()];
        d[0] = at;
        d[1] = flags;
        for (int i = 0; i < localCount; i++) {
            d[2 + i] = where(new Local(i));
        }
        for (int i = 0; i < stack.size(); i++) {
            d[2 + localCount + i] = where(stack.get(i));
        }
        states.add(d);
        return states.size() - 1;
    }

    private int where(Val v) {
        switch (v) {
            case Const c -> {
                if (c.value() == null) {
                    return 6 << 24;
                }
                stateConstants.add(c.value());
                return 3 << 24 | stateConstants.size() - 1;
            }
            case Local l -> {
                int i = l.index();
                return switch (s.locals[i]) {
                    case OBJECT -> i;
                    case LONG -> 1 << 24 | rank(longVariables, i);
                    case DOUBLE -> 2 << 24 | rank(doubleVariables, i);
                    case MAYBE_LONG -> 4 << 24 | rank(longVariables, i) << 12 | i;
                    case MAYBE_DOUBLE -> 5 << 24 | rank(doubleVariables, i) << 12 | i;
                };
            }
            case Temp t -> {
                return switch (t.kind()) {
                    case LONG -> 1 << 24 | longVariables.cardinality() + t.number();
                    case DOUBLE -> 2 << 24 | doubleVariables.cardinality() + t.number();
                    default -> localCount + t.number();
                };
            }
        }
    }

    private static int rank(BitSet set, int i) {
        return set.get(0, i).cardinality();
    }

    /**
     * Before anything that may run Python code: the frame exists, knows the variables and the instruction; and the code
     * may be left.
     */
    final void frame() {
        site();
        if (s.framed != Framed.YES) {
            Label present = a.label();
            if (s.framed == Framed.MAYBE) {
                a.aload(FRAME_VAR);
                a.branch(Opcode.IFNONNULL, present);
            }
            a.aload(TS_VAR);
            a.aload(FUNCTION_VAR);
            a.aload(THIS);
            a.call("push", type(FRAME, TS, FUNCTION, CODE));
            a.astore(FRAME_VAR);
            a.bind(present);
            s.framed = Framed.YES;
        }
        spill();
        a.aload(FRAME_VAR);
        a.push(pc);
        a.putField(FRAME, "pc", I);
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
            loadObject(new Local(i));
            a.aastore();
        }
        a.pop();
        s.dirty.clear();
    }

    /** After Python code may have run: leaves compiled code if the frame was changed from outside. */
    final void checkDisturbed() {
        if (a.dry()) {
            return;
        }
        Label fine = a.label();
        a.aload(FRAME_VAR);
        a.getField(FRAME, "disturbed", Z);
        a.branch(Opcode.IFEQ, fine);
        siteAfter(pc + 1, 1);
        a.go(exit);
        a.bind(fine);
    }

    /** Unconditionally goes on in the loop at this instruction. */
    final void leaveHere() {
        site();
        a.go(exit);
    }

    // ---- calls of the runtime ---------------------------------------------------------------------------------------

    final void call(ClassDesc owner, String name, MethodTypeDesc type) {
        a.callStatic(owner, name, type);
    }

    // ---- edges ------------------------------------------------------------------------------------------------------

    /** Control goes on at a block: brings values where it expects them. */
    final void edge(int target) {
        Block b = u.blocks.get(target);
        if (a.dry()) {
            flow(b, s);
            return;
        }
        State to = b.entry;
        int n = s.stack.size();
        int moved = 0;
        for (int i = 0; i < n; i++) {
            if (to.stack.get(i) instanceof Temp t && !isAt(s.stack.get(i), t)) {
                load(s.stack.get(i), t.kind());
                moved |= 1;
            }
        }
        if (moved != 0) {
            for (int i = n - 1; i >= 0; i--) {
                if (to.stack.get(i) instanceof Temp t && !isAt(s.stack.get(i), t)) {
                    store(t);
                }
            }
        }
        for (int i = 0; i < localCount; i++) {
            convert(i, s.locals[i], to.locals[i]);
        }
        if (b != next) {
            a.go(b.label);
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
