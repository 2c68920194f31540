package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Temp;

/** Writes the ways from a frame into the middle of a body: after a {@code yield}, at a handler, at a loop. */
final class EntryWriter {
    private final Unit u;
    private final Translator t;
    private final CodeBuilder b;
    private final LoopNest nest;
    /** Where the rests of rounds that are entered begin. */
    private final Map<Block, Label> starts = new HashMap<>();

    EntryWriter(Unit u, Translator t, CodeBuilder b) {
        this.u = u;
        this.t = t;
        this.b = b;
        this.nest = new LoopNest(u);
        u.entries.stream().filter(e -> !nest.rest(e).isEmpty()).forEach(e -> starts.put(e, b.newLabel()));
    }

    /** The blocks that are reached otherwise than as rests of rounds. */
    List<Block> usual() {
        Set<Block> reached = new HashSet<>();
        ArrayDeque<Block> work = new ArrayDeque<>();
        for (Block e : u.entries) {
            List<Block> rest = nest.rest(e);
            if (e.entry != null && rest.isEmpty()) {
                work.add(e);
            }
            rest.forEach(x -> x.targets.stream().filter(y -> !rest.contains(y)).forEach(work::add));
        }
        if (u.direct >= 0) {
            work.add(u.blocks.get(0));
        }
        while (!work.isEmpty()) {
            Block from = work.remove();
            if (reached.add(from)) {
                work.addAll(from.targets);
            }
        }
        return u.blocks.values().stream().filter(reached::contains).toList();
    }

    /** Goes where the caller wants to enter. */
    void dispatch() {
        if (u.direct >= 0) {
            b.iload(Core.ENTRY).iflt(u.blocks.get(0).label);
        }
        loaders(Core.ENTRY);
    }

    /** Jumps to an entry, with the values that the frame has for it. */
    void loaders(int numberVar) {
        List<Label> labels = new ArrayList<>();
        List<Block> reached = new ArrayList<>();
        boolean handling = numberVar != Core.ENTRY;
        for (Block e : u.entries) {
            boolean used = e.entry != null && e.isHandler == handling;
            labels.add(used ? b.newLabel() : null);
            reached.add(used ? e : null);
        }
        b.iload(numberVar);
        t.a.tableSwitch(0, labels, t.toLoop);
        for (int i = 0; i < labels.size(); i++) {
            if (labels.get(i) != null) {
                b.labelBinding(labels.get(i));
                loader(reached.get(i));
            }
        }
    }

    /** The rests of rounds that are entered outside their loops. */
    void rests() {
        t.outside = true;
        for (Block e : u.entries) {
            List<Block> rest = nest.rest(e);
            Map<Block, Label> inside = new HashMap<>();
            for (Block x : rest) {
                inside.put(x, x.label);
                x.label = x == e ? starts.get(e) : b.newLabel();
            }
            for (int i = 0; i < rest.size(); i++) {
                t.next = i + 1 < rest.size() ? rest.get(i + 1) : null;
                b.labelBinding(rest.get(i).label);
                t.translate(rest.get(i));
            }
            inside.forEach((x, label) -> x.label = label);
        }
        t.outside = false;
    }

    /** The beginning of a loop sends on who wants to enter the code within it. */
    void sendOn(Block loop) {
        List<Block> entries = nest.entriesIn(loop);
        if (entries.isEmpty()) {
            return;
        }
        Label usual = b.newLabel();
        b.iload(t.wantedVar).ifeq(usual);
        for (Block e : entries) {
            Label other = b.newLabel();
            List<Block> around = nest.around(e);
            int inner = around.indexOf(loop) + 1;
            b.iload(t.wantedVar).loadConstant(e.entryNumber + 1).if_icmpne(other);
            if (inner < around.size()) {
                b.goto_(around.get(inner).label);
            } else {
                b.iconst_0().istore(t.wantedVar).goto_(starts.getOrDefault(e, e.label));
            }
            b.labelBinding(other);
        }
        b.labelBinding(usual);
    }

    private void loader(Block e) {
        b.aload(Core.FRAME_VAR).getfield(FRAME, "slots", OBJECTS).astore(t.arrayVar);
        for (int i = 0; i < t.localCount; i++) {
            value(i, e.entry.locals[i], t.objectVar[i], t.longVar[i], t.doubleVar[i]);
        }
        for (int i = 0; i < e.entry.stack.size(); i++) {
            if (e.entry.stack.get(i) instanceof Temp temp) {
                b.aload(t.arrayVar).loadConstant(t.localCount + i).aaload();
                if (temp.kind() != Kind.OBJECT) {
                    throw new Declined("a primitive on the stack at an entry");
                }
                t.store(temp);
            }
        }
        List<Block> around = nest.around(e);
        if (around.isEmpty()) {
            b.goto_(starts.getOrDefault(e, e.label));
        } else {
            b.loadConstant(e.entryNumber + 1).istore(t.wantedVar).goto_(around.getFirst().label);
        }
    }

    private void value(int i, Kind kind, int object, int primitive, int other) {
        ClassDesc box = kind == Kind.LONG ? LONG : DOUBLE;
        if (kind == Kind.LONG || kind == Kind.DOUBLE) {
            b.aload(t.arrayVar).loadConstant(i).aaload().instanceOf(box).ifeq(t.toLoop);
        }
        b.aload(t.arrayVar).loadConstant(i).aaload();
        switch (kind) {
            case LONG -> b.checkcast(LONG).invokevirtual(LONG, "longValue", type(J)).lstore(primitive);
            case DOUBLE -> b.checkcast(DOUBLE).invokevirtual(DOUBLE, "doubleValue", type(D)).dstore(other);
            default -> b.astore(object);
        }
    }
}
