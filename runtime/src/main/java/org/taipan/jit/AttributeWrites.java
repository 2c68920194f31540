package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
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
                    loadObject(o);
                    a.cast(PY_OBJECT);
                    a.push(c.slot);
                    loadObject(v);
                    a.callVirtual(PY_OBJECT, "setSlot", type(V, I, O));
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
            for (AttrCache i = several; i != null; i = i.next) {
                if (i.isCurrent()) {
                    storeInShape(o, v, i, end);
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

    /** One of several shapes: stores and jumps, if the object has the shape and the value is of the kind; else goes on. */
    private void storeInShape(Val o, Val v, AttrCache c, Label end) {
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
        a.call("hasShape", type(Z, O, SHAPE));
        a.branch(Opcode.IFEQ, other);
        constants.load(a, c.version, VERSION);
        a.callVirtual(VERSION, "isValid", type(Z));
        a.branch(Opcode.IFEQ, other);
        if (storage.isPrimitive()) {
            if (s.kind(v) == Kind.OBJECT) {
                loadObject(v);
                a.isInstance(isLong ? LONG : DOUBLE);
                a.branch(Opcode.IFEQ, other);
            }
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
