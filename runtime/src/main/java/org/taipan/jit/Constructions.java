package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.taipan.interpreter.Calls.ClassCall;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.Function;
import org.taipan.interpreter.PendingCall;
import org.taipan.jit.State.Framed;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.PyInstance;
import org.taipan.objects.Shape;
import org.taipan.types.PyNone;

/** Instantiations of classes that are written in Python. */
abstract class Constructions extends BuiltinCalls {
    private static final ClassDesc INSTANCES = interpreter("Instances");

    /** What is known while the caller is looked at: classes may change at any time. */
    private final Map<ClassCall, Optional<Construction>> constructions = new HashMap<>();

    Constructions(Unit u) {
        super(u);
    }

    /** Instantiates a class: a new object, then its {@code __init__}; false if the arguments do not fit that. */
    final boolean construct(Val callable, ClassCall c, List<Val> args, String... keywords) {
        Function init = c.init();
        Executable e = init == null ? null : init.executable();
        if (e == null ? !args.isEmpty() : !fits(e, args.size() + 1, keywords)) {
            return false;
        }
        site();
        loadObject(callable);
        constants.load(a, c, CLASS_CALL);
        a.callStatic(INSTANCES, "isClass", type(Z, O, CLASS_CALL));
        guard();
        int depth = s.stack.size();
        Val function = new Const(init);
        if (e != null) {
            runs(function, e);
            Construction known = constructions.computeIfAbsent(c, k -> Optional.ofNullable(Construction.of(k))).orElse(null);
            if (known != null && construct(known, c, function, e, args, keywords)) {
                return true;
            }
        }
        // The place for the object is taken before the defaults take theirs; it is filled once nothing can fail any
        // more.
        a.nothing();
        pushResult(Kind.OBJECT);
        Val.Temp made = (Val.Temp) peek(0);
        List<Val> values = new ArrayList<>(args);
        values.addFirst(made);
        if (e != null) {
            values = bind(function, e, values, keywords);
        }
        boolean quiet = e == null || u.speculates[pc] && quiet(e, values) != null;
        if (!quiet) {
            frame();
            poll();
        }
        constants.load(a, c.type(), TYPE);
        a.push(c.type().room.slots());
        a.push(c.type().room.primitives());
        a.callStatic(INSTANCES, "make", type(O, TYPE, I, I));
        store(made);
        List<Val> waiting = List.copyOf(s.stack.subList(0, depth + 1));
        if (e != null && quiet) {
            quietly(function, e, values, waiting, PendingCall.INIT, Kind.OBJECT);
        } else if (e != null) {
            enter(function, e, values);
        }
        if (e != null) {
            a.callStatic(INSTANCES, "initialised", type(Types.V, O));
        }
        s.stack.subList(depth + 1, s.stack.size()).clear();
        if (!quiet) {
            checkDisturbed();
        }
        return true;
    }

    /**
     * The same where what {@code __init__} does is known: the object is made with its attributes, and nothing is called. So
     * the JVM's compiler can do without the object, where it does not get out of what is compiled with this.
     */
    private boolean construct(Construction known, ClassCall c, Val function, Executable e, List<Val> args, String... keywords) {
        Shape shape = known.shape();
        int depth = s.stack.size();
        List<Val> values = new ArrayList<>(args);
        values.addFirst(new Const(PyNone.NONE));
        values = bind(function, e, values, keywords);
        for (Construction.Store store : known.stores()) {
            Shape.Storage storage = shape.storage(store.slot());
            Val v = value(store, values);
            if (storage.isPrimitive() && (v == null || !mayBe(v, storage == Shape.Storage.LONG))) {
                s.stack.subList(depth, s.stack.size()).clear();
                return false;
            }
        }
        // Should the class keep its attributes in another way, this is compiled anew, as when a callee has new code.
        siteBefore(ANEW);
        constants.load(a, shape, SHAPE);
        a.callVirtual(SHAPE, "isFresh", type(Z));
        guard();
        for (Construction.Store store : known.stores()) {
            Shape.Storage storage = shape.storage(store.slot());
            if (storage.isPrimitive()) {
                guardKindHere(value(store, values), storage == Shape.Storage.LONG);
            }
        }
        nested = Math.max(nested, 1);
        if (!isQuiet()) {
            // It counts as a call, and may be watched.
            siteBefore(2);
            a.aload(TS_VAR);
            a.nothing();
            a.push(s.framed == Framed.YES ? 0 : 1);
            a.call("mayStart", type(Z, TS, FRAME, I));
            guard();
        }
        if (!a.dry()) {
            constants.load(a, shape, SHAPE);
            slots(known, values);
            primitives(known, values);
            a.callStatic(INSTANCES, "make", type(O, SHAPE, OBJECTS, LONGS));
        }
        s.stack.subList(depth, s.stack.size()).clear();
        pushResult(Kind.OBJECT);
        return true;
    }

    /** What is stored; null for an empty container. */
    private static Val value(Construction.Store store, List<Val> values) {
        return switch (store.value()) {
            case Construction.Parameter p -> values.get(p.index());
            case Construction.Constant k -> new Const(k.value());
            case Construction.Empty m -> null;
        };
    }

    private void slots(Construction known, List<Val> values) {
        if (!known.hasSlots()) {
            a.nothing();
            return;
        }
        a.newArray(PyInstance.slotRoom(known.shape()) + 1);
        for (Construction.Store store : known.stores()) {
            if (known.shape().storage(store.slot()).isPrimitive()) {
                continue;
            }
            a.dup();
            a.push(store.slot());
            if (store.value() instanceof Construction.Empty m) {
                a.callStatic(INSTANCES, m.maker(), type(O));
            } else {
                loadObject(value(store, values));
            }
            a.aastore();
        }
    }

    private void primitives(Construction known, List<Val> values) {
        int room = PyInstance.primitiveRoom(known.shape());
        if (room == 0) {
            a.nothing();
            return;
        }
        a.push(room);
        a.builder().newarray(TypeKind.LONG);
        for (Construction.Store store : known.stores()) {
            Shape.Storage storage = known.shape().storage(store.slot());
            if (!storage.isPrimitive()) {
                continue;
            }
            a.dup();
            a.push(known.shape().place(store.slot()));
            load(value(store, values), storage == Shape.Storage.LONG ? Kind.LONG : Kind.DOUBLE);
            if (storage == Shape.Storage.DOUBLE) {
                a.callStatic(DOUBLE, "doubleToRawLongBits", type(J, D));
            }
            a.builder().lastore();
        }
    }
}
