package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.taipan.interpreter.AttrCache;
import org.taipan.interpreter.Op;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.Shape;

/** Storing attributes: by the inline caches of the loop. */
abstract class AttributeWrites extends Accesses {
    private static final ClassDesc STORES = interpreter("AttributeStores");

    AttributeWrites(Unit u) {
        super(u);
    }

    final void storeAttribute() {
        Val o = pop();
        Val v = pop();
        storeAttribute(o, v);
        if (!(cache() instanceof AttrCache c && keepsShape(c))) {
            s.facts.clear();
        }
    }

    /** Whether storing by a cache leaves the object with the shape it has. */
    private static boolean keepsShape(AttrCache c) {
        return switch (c.kind) {
            case LONG, DOUBLE, SLOT, MEMBER -> true;
            default -> false;
        };
    }

    private void storeAttribute(Val o, Val v) {
        AttrCache c = cache();
        if (c != null && !(c.kind == AttrCache.Kind.ADD && !((Shape) c.value).isCurrent())) {
            switch (c.kind) {
                case LONG, DOUBLE -> {
                    boolean isLong = c.kind == AttrCache.Kind.LONG;
                    if (mayBe(v, isLong)) {
                        guard(o, c);
                        guardPrimitive(o, c);
                        guardKind(v, isLong);
                        loadObject(o);
                        constants.load(a, c.shape, SHAPE);
                        a.push(c.slot);
                        loadName();
                        load(v, isLong ? Kind.LONG : Kind.DOUBLE);
                        a.callStatic(UNBOXED, isLong ? "storeLong" : "storeDouble", type(V, O, SHAPE, I, STRING, isLong ? J : D));
                        return;
                    }
                }
                case SLOT -> {
                    guard(o, c);
                    loadObject(o);
                    constants.load(a, c.shape, SHAPE);
                    a.push(c.slot);
                    loadName();
                    loadObject(v);
                    a.callStatic(STORES, "storeSlot", type(V, O, SHAPE, I, STRING, O));
                    return;
                }
                case MEMBER -> {
                    guard(o, c);
                    setMember(o, v, c);
                    return;
                }
                case ADD -> {
                    Shape to = (Shape) c.value;
                    Shape.Storage storage = to.storage(to.lastSlot());
                    boolean isLong = storage == Shape.Storage.LONG;
                    if (!storage.isPrimitive() || mayBe(v, isLong)) {
                        guard(o, c);
                        if (storage.isPrimitive()) {
                            constants.load(a, to, SHAPE);
                            a.callVirtual(SHAPE, "isCurrent", type(Z));
                            guard();
                            guardKind(v, isLong);
                        }
                        loadObject(o);
                        constants.load(a, c.shape, SHAPE);
                        constants.load(a, to, SHAPE);
                        a.push(storage.isPrimitive() ? to.place(to.lastSlot()) : to.lastSlot());
                        loadName();
                        if (storage.isPrimitive()) {
                            load(v, isLong ? Kind.LONG : Kind.DOUBLE);
                            a.callStatic(UNBOXED, isLong ? "addLong" : "addDouble", type(V, O, SHAPE, SHAPE, I, STRING, isLong ? J : D));
                        } else {
                            loadObject(v);
                            a.callStatic(STORES, "addSlot", type(V, O, SHAPE, SHAPE, I, STRING, O));
                        }
                        return;
                    }
                }
                default -> {
                }
            }
        }
        AttrCache several = Unit.op(ins) != Op.STORE_ATTR_GENERIC && u.caches[pc] instanceof AttrCache first ? first : null;
        if (several != null || Unit.op(ins) == Op.STORE_ATTR_GENERIC && u.speculates[pc]) {
            Label end = a.label();
            site();
            boolean writes = several != null && !isFull(several);
            for (List<AttrCache> group : byAction(several)) {
                List<AttrCache> current = group.stream().filter(AttrCache::isCurrent).toList();
                if (!current.isEmpty() && writes(current.getFirst())) {
                    writes &= storeInShapes(o, v, current, end);
                } else {
                    current.forEach(x -> storeInShape(o, v, x, end));
                    writes = false;
                }
            }
            if (isFull(several)) {
                loadObject(o);
                loadName();
                loadObject(v);
                call(interpreter("AttributeStores"), "plain", type(Z, O, STRING, O));
                a.branch(Opcode.IFNE, end);
            }
            otherwise(unlessLonger(several), () -> storeInFrame(o, v));
            a.bind(end);
            asksChains |= writes;
            if (writes && knownQuiet) {
                passed(o, several);
            }
        } else {
            storeInFrame(o, v);
        }
    }

    private void storeInFrame(Val o, Val v) {
        frame();
        a.aload(TS_VAR);
        if (Unit.op(ins) == Op.STORE_ATTR_GENERIC) {
            loadObject(o);
            loadName();
            loadObject(v);
            a.call("storeGeneric", type(V, TS, O, STRING, O));
        } else {
            a.aload(THIS);
            a.push(pc);
            loadObject(o);
            loadName();
            loadObject(v);
            a.call("storeAttribute", type(V, TS, CODE, I, O, STRING, O));
        }
        checkDisturbed();
    }

    /** Whether a cache is for an attribute that there is, in the instance. */
    private static boolean writes(AttrCache c) {
        return c.shape != null && c.kind != AttrCache.Kind.ADD && c.kind != AttrCache.Kind.DICT;
    }

    /** As {@link #storeInShape}, for caches that differ in their guards only. */
    private boolean storeInShapes(Val o, Val v, List<AttrCache> caches, Label end) {
        AttrCache c = caches.getFirst();
        boolean isLong = c.kind == AttrCache.Kind.LONG;
        boolean isPrimitive = isLong || c.kind == AttrCache.Kind.DOUBLE;
        if (isPrimitive && !mayBe(v, isLong)) {
            return false;
        }
        Label other = a.label();
        unlessOneOf(o, caches, other);
        if (isPrimitive) {
            unlessFits(v, isLong, other);
            loadObject(o);
            a.push(c.slot);
            a.callStatic(UNBOXED, "hasPrimitive", type(Z, O, I));
            a.branch(Opcode.IFEQ, other);
        }
        loadObject(o);
        a.push(c.slot);
        loadName();
        load(v, isLong ? Kind.LONG : isPrimitive ? Kind.DOUBLE : Kind.OBJECT);
        a.callStatic(isPrimitive ? UNBOXED : STORES, isLong ? "storeLong" : isPrimitive ? "storeDouble" : "storeSlot",
                type(V, O, I, STRING, isLong ? J : isPrimitive ? D : O));
        a.go(end);
        a.bind(other);
        return true;
    }

    /** The same for a slot of {@code __slots__}, whose guard is the type. */
    private void storeMember(Val o, Val v, AttrCache c, Label end) {
        Label other = a.label();
        loadObject(o);
        constants.load(a, c.type, TYPE);
        constants.load(a, c.version, VERSION);
        a.call("has", type(Z, O, TYPE, VERSION));
        a.branch(Opcode.IFEQ, other);
        setMember(o, v, c);
        a.go(end);
        a.bind(other);
    }

    private void setMember(Val o, Val v, AttrCache c) {
        loadObject(o);
        a.cast(PY_OBJECT);
        a.push(c.slot);
        loadObject(v);
        a.callVirtual(PY_OBJECT, "setSlot", type(V, I, O));
    }

    /** Goes to a label if the value is no number of that kind. */
    private void unlessFits(Val v, boolean isLong, Label other) {
        if (s.kind(v) == Kind.OBJECT) {
            loadObject(v);
            a.isInstance(isLong ? LONG : DOUBLE);
            a.branch(Opcode.IFEQ, other);
        }
    }

    /** One of several shapes: stores and jumps, if the object has the shape and the value is of the kind; else goes on. */
    private void storeInShape(Val o, Val v, AttrCache c, Label end) {
        if (c.kind == AttrCache.Kind.MEMBER) {
            storeMember(o, v, c, end);
            return;
        }
        Shape to = c.kind == AttrCache.Kind.ADD ? (Shape) c.value : c.shape;
        if (to == null) {
            return;
        }
        boolean adds = to != c.shape;
        Shape.Storage storage = adds ? to.storage(to.lastSlot()) : c.kind == AttrCache.Kind.LONG ? Shape.Storage.LONG
                : c.kind == AttrCache.Kind.DOUBLE ? Shape.Storage.DOUBLE : Shape.Storage.OBJECT;
        boolean isLong = storage == Shape.Storage.LONG;
        if (!adds && c.kind == AttrCache.Kind.DICT || storage.isPrimitive() && !mayBe(v, isLong)) {
            return;
        }
        Label other = a.label();
        loadObject(o);
        constants.load(a, c.shape, SHAPE);
        constants.load(a, c.version, VERSION);
        a.call("has", type(Z, O, SHAPE, VERSION));
        a.branch(Opcode.IFEQ, other);
        if (storage.isPrimitive()) {
            unlessFits(v, isLong, other);
            if (adds) {
                constants.load(a, to, SHAPE);
                a.callVirtual(SHAPE, "isCurrent", type(Z));
            } else {
                loadObject(o);
                a.push(c.slot);
                a.callStatic(UNBOXED, "hasPrimitive", type(Z, O, I));
            }
            a.branch(Opcode.IFEQ, other);
        }
        loadObject(o);
        constants.load(a, c.shape, SHAPE);
        if (adds) {
            constants.load(a, to, SHAPE);
            a.push(storage.isPrimitive() ? to.place(to.lastSlot()) : to.lastSlot());
        } else {
            a.push(c.slot);
        }
        loadName();
        ClassDesc kept = isLong ? J : storage.isPrimitive() ? D : O;
        var type = adds ? type(V, O, SHAPE, SHAPE, I, STRING, kept) : type(V, O, SHAPE, I, STRING, kept);
        if (storage.isPrimitive()) {
            load(v, isLong ? Kind.LONG : Kind.DOUBLE);
            a.callStatic(UNBOXED, (adds ? "add" : "store") + (isLong ? "Long" : "Double"), type);
        } else {
            loadObject(v);
            a.callStatic(STORES, adds ? "addSlot" : "storeSlot", type);
        }
        a.go(end);
        a.bind(other);
    }
}
