package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.taipan.interpreter.Executable;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;
import org.taipan.jit.Val.Temp;

/**
 * Where each value is while code is translated, and how it gets on the JVM's stack. Python variable {@code i} has a JVM
 * variable for objects, and one for each primitive kind it ever has; the value stack has JVM variables too, since the
 * JVM's own stack is lost when an exception is caught.
 */
abstract class Variables {
    static final int THIS = 0, TS_VAR = 1, FUNCTION_VAR = 2, FRAME_VAR = 3, ENTRY = 4, FIRST_ARGUMENT = 5;

    /** The JVM variables, after those of the kinds, for where ranges end. */
    static final int ENDS = 3;

    /** How many variables of a kind a state can tell apart. */
    private static final int MOST_VARIABLES = 0xFFF;

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
    List<Val> startStack = List.of();

    /** What the dry passes find out: which JVM variables are needed. */
    final BitSet longVariables = new BitSet();
    final BitSet doubleVariables = new BitSet();
    /** Variables that strings are appended to, which may hold a {@code TextBuffer} in place of their value. */
    final BitSet texts = new BitSet();
    final int[] tempCounts = new int[4];
    int[] objectVar;
    int[] longVar;
    int[] doubleVar;
    private final int[][] tempVar = new int[4][];
    int stateVar;
    int arrayVar;
    int thrownVar;
    int numberVar;
    int lateVar;
    /** In how many rounds of loops interrupts are looked for. */
    int roundsVar;
    static final int ROUNDS = 32;
    /** Which entry the beginnings of loops are to send on, by its number plus 1; or 0. */
    int wantedVar;
    /** How deep calls are nested, without this one. */
    int depthVar;
    private int longCount;
    private int doubleCount;

    Variables(Unit u) {
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
        int argument = FIRST_ARGUMENT;
        for (int i = 0; i < localCount; i++) {
            Kind kind = parameter(i);
            objectVar[i] = kind == Kind.OBJECT ? argument : a.newLocal(1);
            longVar[i] = kind == Kind.LONG ? argument : longVariables.get(i) ? a.newLocal(2) : -1;
            doubleVar[i] = kind == Kind.DOUBLE ? argument : doubleVariables.get(i) ? a.newLocal(2) : -1;
            argument += kind == null ? 0 : kind == Kind.OBJECT ? 1 : 2;
        }
        for (int k = 0; k < 4; k++) {
            tempVar[k] = new int[tempCounts[k]];
            for (int i = 0; i < tempCounts[k]; i++) {
                tempVar[k][i] = a.newLocal(k == 0 ? 1 : 2);
            }
        }
        stateVar = a.newLocal(1);
        arrayVar = a.newLocal(1);
        thrownVar = a.newLocal(1);
        numberVar = a.newLocal(1);
        depthVar = a.newLocal(1);
        lateVar = a.newLocal(1);
        roundsVar = a.newLocal(1);
        wantedVar = a.newLocal(1);
        longCount = longCount();
        doubleCount = doubleCount();
        if (Math.max(localCount + tempCounts[0], Math.max(longCount, doubleCount)) > MOST_VARIABLES) {
            throw new Declined("too many variables");
        }
        var b = a.builder();
        for (int i = 0; i < localCount; i++) {
            if (parameter(i) != Kind.OBJECT) {
                b.aconst_null().astore(objectVar[i]);
            }
            if (longVar[i] >= 0 && parameter(i) != Kind.LONG) {
                b.lconst_0().lstore(longVar[i]);
            }
            if (doubleVar[i] >= 0 && parameter(i) != Kind.DOUBLE) {
                b.dconst_0().dstore(doubleVar[i]);
            }
        }
        for (int v : tempVar[0]) {
            b.aconst_null().astore(v);
        }
        longTemps().forEach(v -> b.lconst_0().lstore(v));
        for (int v : tempVar[2]) {
            b.dconst_0().dstore(v);
        }
        b.iconst_0().istore(stateVar);
        if (u.blocks.values().stream().anyMatch(x -> x.isLoop)) {
            b.loadConstant(ROUNDS).istore(roundsVar);
            b.iconst_0().istore(wantedVar);
        }
    }

    /** The form in which a variable is an argument of the call, or null if it is none. */
    private Kind parameter(int i) {
        return i < u.direct ? u.signature.parameters().get(i) : null;
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
        pushPrimitives(longCount, longs(), true);
        pushPrimitives(doubleCount, doubles(), false);
    }

    final int objectCount() {
        return localCount + tempCounts[0];
    }

    final int longCount() {
        return longVariables.cardinality() + tempCounts[1] + tempCounts[ENDS];
    }

    final int doubleCount() {
        return doubleVariables.cardinality() + tempCounts[2];
    }

    /** The JVM variables that hold objects, in the order in which states number them. */
    final IntStream objects() {
        return IntStream.concat(IntStream.of(objectVar), IntStream.of(tempVar[0]));
    }

    final IntStream longs() {
        return IntStream.concat(longVariables.stream().map(i -> longVar[i]), longTemps());
    }

    private IntStream longTemps() {
        return IntStream.concat(IntStream.of(tempVar[Kind.LONG.ordinal()]), IntStream.of(tempVar[ENDS]));
    }

    final IntStream doubles() {
        return IntStream.concat(doubleVariables.stream().map(i -> doubleVar[i]), IntStream.of(tempVar[2]));
    }

    private void pushPrimitives(int count, IntStream vars, boolean longs) {
        var b = a.builder();
        if (count == 0) {
            b.aconst_null();
            return;
        }
        b.loadConstant(count);
        b.newarray(longs ? java.lang.classfile.TypeKind.LONG : java.lang.classfile.TypeKind.DOUBLE);
        int k = 0;
        for (int v : vars.toArray()) {
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
            if (v instanceof Temp t && t.kind() == kind && t.number() == n
                    || v instanceof Val.Range r && kind == Kind.LONG && r.number() == n) {
                return true;
            }
        }
        return false;
    }

    private int var(Temp t) {
        return tempVar[t.kind().ordinal()][t.number()];
    }

    // ---- ranges that loops run over -------------------------------------------------------------------------------------

    /** From the JVM's stack: at which integer the range begins, and above that where it ends. */
    final void pushRange(long step) {
        Val.Range r = new Val.Range(temp(Kind.LONG).number(), step);
        tempCounts[ENDS] = Math.max(tempCounts[ENDS], r.number() + 1);
        storeRange(r);
        push(r);
    }

    final void storeRange(Val.Range r) {
        a.lstore(a.dry() ? 0 : tempVar[ENDS][r.number()]);
        a.lstore(a.dry() ? 0 : nextOf(r));
    }

    final void loadRange(Val.Range r) {
        a.lload(a.dry() ? 0 : nextOf(r));
        a.lload(a.dry() ? 0 : tempVar[ENDS][r.number()]);
    }

    /** The next integer of a range, on the JVM's stack; goes there if none is left. */
    final void nextOfRange(Val.Range r, Label exhausted) {
        if (a.dry()) {
            return;
        }
        loadRange(r);
        a.op(Opcode.LCMP);
        a.branch(r.step() > 0 ? Opcode.IFGE : Opcode.IFLE, exhausted);
        a.lload(nextOf(r));
        a.lload(nextOf(r));
        a.push(r.step());
        a.op(Opcode.LADD);
        a.lstore(nextOf(r));
    }

    private int nextOf(Val.Range r) {
        return tempVar[Kind.LONG.ordinal()][r.number()];
    }

    /** Takes a value from the JVM's stack to the Python stack. */
    final void pushResult(Kind kind) {
        Temp t = temp(kind);
        store(t);
        push(t);
    }

    final void store(Temp t) {
        if (t.kind() == Kind.OBJECT) {
            s.held.set(t.number());
            s.bools.clear(t.number());
        }
        if (a.dry()) {
            return;
        }
        switch (t.kind()) {
            case LONG -> a.lstore(var(t));
            case DOUBLE -> a.dstore(var(t));
            default -> a.astore(var(t));
        }
    }

    /** Drops the objects that the stack had and has no more, or whoever watches for their end would wait for this code's. */
    final void forget() {
        for (int n = s.held.nextSetBit(0); n >= 0; n = s.held.nextSetBit(n + 1)) {
            if (!used(s.stack, Kind.OBJECT, n) && !used(startStack, Kind.OBJECT, n)) {
                s.held.clear(n);
                if (!a.dry()) {
                    a.nothing();
                    a.astore(tempVar[Kind.OBJECT.ordinal()][n]);
                }
            }
        }
    }

    /** Drops the objects that the stack has had, but for those of another stack. */
    final void drop(List<Val> kept) {
        for (int n = s.held.nextSetBit(0); n >= 0; n = s.held.nextSetBit(n + 1)) {
            if (!used(kept, Kind.OBJECT, n)) {
                a.nothing();
                a.astore(a.dry() ? 0 : tempVar[Kind.OBJECT.ordinal()][n]);
            }
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
        if (kind != Kind.OBJECT && s.locals[i] == Kind.OBJECT && !a.dry()) {
            a.nothing();
            a.astore(objectVar[i]);
        }
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
        s.facts.forget(i);
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
        if (v instanceof Val.Range r) {
            loadRange(r);
            a.push(r.step());
            a.callStatic(RANGE_ITERATOR, "from", type(O, J, J, J));
            return;
        }
        int i = v instanceof Local l ? l.index() : -1;
        switch (kind(v)) {
            case OBJECT -> {
                a.aload(i >= 0 ? objectVar[i] : var((Temp) v));
                if (i >= 0 && texts.get(i)) {
                    a.callStatic(TEXT_BUFFER, "read", type(O, O));
                }
            }
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
                if (texts.get(i)) {
                    a.callStatic(TEXT_BUFFER, "read", type(O, O));
                }
            }
            case MAYBE_DOUBLE -> {
                a.aload(objectVar[i]);
                a.dload(doubleVar[i]);
                a.call("box", type(O, O, D));
                if (texts.get(i)) {
                    a.callStatic(TEXT_BUFFER, "read", type(O, O));
                }
            }
        }
    }

    /** Pushes what a variable of kind OBJECT holds, a {@code TextBuffer} as it is. */
    final void loadHeld(int i) {
        a.aload(a.dry() ? 0 : objectVar[i]);
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
}
