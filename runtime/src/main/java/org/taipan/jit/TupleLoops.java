package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import org.taipan.interpreter.Op;
import org.taipan.jit.Val.Kind;
import org.taipan.types.TupleSources;
import org.taipan.types.TupleSources.Source;

/**
 * Loops over {@code zip(…)} and {@code enumerate(…)} that take the tuples apart at once: these are not made, and numbers out
 * of lists that store them are not boxed.
 */
abstract class TupleLoops extends Containers {
    private static final ClassDesc ZIP = ClassDesc.of("org.taipan.types.PyZip"),
            ENUMERATE = ClassDesc.of("org.taipan.types.PyEnumerate"),
            TUPLE_ITERATOR = ClassDesc.of("org.taipan.types.TupleIterator");

    TupleLoops(Unit u) {
        super(u);
    }

    /** FOR_ITER together with UNPACK_SEQUENCE. False if it is another loop. */
    final boolean tupleLoop() {
        List<Source> sources = u.unpacked(pc);
        if (sources == null) {
            return false;
        }
        Val it = peek(0);
        boolean counts = sources.getFirst() == Source.COUNT;
        List<Val.Temp> parts = parts(it, sources, counts);
        List<Val> items = new ArrayList<>();
        Label exhausted = a.label();
        for (int i = 0; i < parts.size(); i++) {
            items.add(next(it, parts.get(i), sources.get(counts ? 1 : i), i, exhausted));
        }
        if (counts) {
            loadObject(it);
            a.cast(ENUMERATE);
            a.callVirtual(ENUMERATE, "nextCount", type(J));
            pushResult(Kind.LONG);
            items.addFirst(peek(0));
        }
        for (int i = 0; i < items.size() + parts.size(); i++) {
            pop();
        }
        items.reversed().forEach(this::push);
        Block after = next;
        next = null;
        edge(pc + 2);
        next = after;
        a.bind(exhausted);
        for (int i = 0; i <= items.size(); i++) {
            pop();
        }
        edge(ins >>> 8);
        return true;
    }

    /** The iterators that the builtin asks, on the value stack for now. The code is left if they are not as was seen. */
    private List<Val.Temp> parts(Val it, List<Source> sources, boolean counts) {
        List<Val.Temp> parts = new ArrayList<>();
        site();
        a.aload(TS_VAR);
        loadObject(it);
        if (counts) {
            a.call("counted", type(O, TS, O));
            part(parts, sources.get(1));
            return parts;
        }
        a.push(sources.size());
        a.call("zipped", type(OBJECTS, TS, O, I));
        a.dup();
        a.astore(arrayVar);
        a.branch(Opcode.IFNULL, exit);
        for (int i = 0; i < sources.size(); i++) {
            a.aload(arrayVar);
            a.push(i);
            a.aaload();
            part(parts, sources.get(i));
        }
        return parts;
    }

    private void part(List<Val.Temp> parts, Source source) {
        pushResult(Kind.OBJECT);
        parts.add((Val.Temp) peek(0));
        loadObject(peek(0));
        a.call(switch (source) {
            case SEQUENCE -> "isOwnSequence";
            case TUPLE -> "isOwnTuple";
            case RANGE -> "isRange";
            default -> "isOwnList";
        }, type(Z, O));
        guard();
    }

    /** The item of a source, on the value stack. */
    private Val next(Val it, Val.Temp part, Source source, int number, Label exhausted) {
        Kind kind = switch (source) {
            case LONGS, RANGE, COUNT -> Kind.LONG;
            case DOUBLES -> Kind.DOUBLE;
            default -> Kind.OBJECT;
        };
        if (source == Source.SEQUENCE) {
            a.aload(TS_VAR);
        }
        loadObject(part);
        switch (source) {
            case RANGE -> {
                a.cast(RANGE_ITERATOR);
                a.callVirtual(RANGE_ITERATOR, "hasNext", type(Z));
                a.branch(Opcode.IFEQ, exhausted);
                loadObject(part);
                a.cast(RANGE_ITERATOR);
                a.callVirtual(RANGE_ITERATOR, "nextLong", type(J));
                pushResult(kind);
            }
            case LONGS, DOUBLES -> {
                a.cast(LIST_ITERATOR);
                a.callVirtual(LIST_ITERATOR, kind == Kind.LONG ? "nextLong" : "nextDouble",
                        type(kind == Kind.LONG ? J : D));
                pushResult(kind);
                Label present = a.label();
                present(peek(0), present);
                loadObject(part);
                a.cast(LIST_ITERATOR);
                a.callVirtual(LIST_ITERATOR, "isExhausted", type(Z));
                a.branch(Opcode.IFNE, exhausted);
                if (number > 0) {
                    loadObject(it);
                    a.cast(ZIP);
                    a.push(number);
                    a.callVirtual(ZIP, "back", type(V, I));
                }
                a.go(exit);
                a.bind(present);
            }
            case SEQUENCE -> {
                call(ops("Iter"), "next", type(O, TS, O));
                pushResult(kind);
                loadObject(peek(0));
                a.branch(Opcode.IFNULL, exhausted);
            }
            default -> {
                ClassDesc type = source == Source.TUPLE ? TUPLE_ITERATOR : LIST_ITERATOR;
                a.cast(type);
                a.aload(TS_VAR);
                a.callVirtual(type, "next", type(O, TS));
                pushResult(kind);
                loadObject(peek(0));
                a.branch(Opcode.IFNULL, exhausted);
            }
        }
        return peek(0);
    }
}
