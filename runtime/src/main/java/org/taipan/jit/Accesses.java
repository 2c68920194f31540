package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.List;
import org.taipan.interpreter.AttrCache;
import org.taipan.interpreter.Function;
import org.taipan.interpreter.Names;
import org.taipan.interpreter.Op;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.Shape;
import org.taipan.types.PyProperty;

/** Globals and attributes: by the inline caches of the loop. */
abstract class Accesses extends Operators {
    Accesses(Unit u) {
        super(u);
    }

    final String name() {
        return x.names[ins >>> 8];
    }

    final void loadName() {
        constants.load(a, name(), STRING);
    }

    final void loadExecutable() {
        a.aload(THIS);
        a.getField(CODE, "executable", EXECUTABLE);
    }

    // ---- globals ------------------------------------------------------------------------------------------------------

    final void global() {
        Object c = u.speculates[pc] ? u.caches[pc] : null;
        int op = Unit.op(ins);
        boolean generic = false;
        if ((op == Op.LOAD_GLOBAL_CACHED || op == Op.LOAD_GLOBAL_NULL_CACHED) && c instanceof Names.GlobalCache g) {
            site();
            a.aload(FUNCTION_VAR);
            constants.load(a, g.layout(), O);
            a.push(g.entry());
            a.call("global", type(O, FUNCTION, O, I));
            present();
        } else if ((op == Op.LOAD_BUILTIN_CACHED || op == Op.LOAD_BUILTIN_NULL_CACHED)
                && c instanceof Names.BuiltinCache b) {
            site();
            a.aload(FUNCTION_VAR);
            constants.load(a, b.globals(), DICT);
            a.push(b.globalsVersion());
            constants.load(a, b.layout(), O);
            a.push(b.entry());
            a.call("builtin", type(O, FUNCTION, DICT, I, O, I));
            present();
        } else {
            frame();
            a.aload(TS_VAR);
            a.aload(FRAME_VAR);
            loadName();
            call(interpreter("Names"), "loadGlobal", type(O, TS, FRAME, STRING));
            pushResult(Kind.OBJECT);
            generic = true;
        }
        switch (op) {
            case Op.LOAD_GLOBAL_NULL, Op.LOAD_GLOBAL_NULL_CACHED, Op.LOAD_BUILTIN_NULL_CACHED,
                Op.LOAD_GLOBAL_NULL_GENERIC -> push(new Const(null));
            default -> {
            }
        }
        if (generic) {
            checkDisturbed();
        }
    }

    /** Pushes what is on the JVM's stack; null there means that a guess was wrong. */
    private void present() {
        pushResult(Kind.OBJECT);
        loadObject(peek(0));
        a.branch(Opcode.IFNULL, exit);
    }

    // ---- attributes ---------------------------------------------------------------------------------------------------

    private AttrCache cache() {
        return u.speculates[pc] && u.caches[pc] instanceof AttrCache c && c.next == null ? c : null;
    }

    /** Leaves compiled code unless the cache holds for the object. */
    private void guard(Val o, AttrCache c) {
        site();
        if (c.owner != null) {
            loadObject(o);
            constants.load(a, c.owner, O);
            a.branch(Opcode.IF_ACMPNE, exit);
        } else {
            loadObject(o);
            if (c.shape != null) {
                constants.load(a, c.shape, SHAPE);
                a.call("hasShape", type(Z, O, SHAPE));
            } else {
                constants.load(a, c.type, TYPE);
                a.call("hasType", type(Z, O, TYPE));
            }
            guard();
        }
        valid(c.version);
        if (c.ownVersion != null) {
            valid(c.ownVersion);
        }
    }

    private void valid(Object version) {
        constants.load(a, version, VERSION);
        a.callVirtual(VERSION, "isValid", type(Z));
        guard();
    }

    final void attribute() {
        Val o = pop();
        AttrCache c = cache();
        if (c != null && read(o, c)) {
            return;
        }
        if (u.speculates[pc] && u.caches[pc] instanceof AttrCache several && inSlots(several)) {
            Label end = a.label();
            site();
            for (AttrCache i = several; i != null; i = i.next) {
                slotOfShape(o, i, end);
            }
            otherwise(0, () -> {
                frame();
                attributeByCache(o);
                pushResult(Kind.OBJECT);
                checkDisturbed();
                loadObject(peek(0));
            });
            a.bind(end);
            pushResult(Kind.OBJECT);
            return;
        }
        frame();
        Label found = a.label();
        if (Unit.op(ins) == Op.LOAD_ATTR_GENERIC) {
            a.aload(TS_VAR);
            loadObject(o);
            loadName();
            a.call("loadGeneric", type(O, TS, O, STRING));
        } else {
            for (AttrCache i = u.caches[pc] instanceof AttrCache first ? first : null; i != null; i = i.next) {
                switch (i.kind) {
                    case SLOT, LONG, DOUBLE -> slotOfShape(o, i, found);
                    case DESCRIPTOR -> {
                        if (getter(i) instanceof Function fn) {
                            propertyOfType(o, i, fn, found);
                        }
                    }
                    default -> {
                    }
                }
            }
            attributeByCache(o);
        }
        a.bind(found);
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    /** Whether all that was seen was an attribute of an instance. */
    private static boolean inSlots(AttrCache c) {
        return (c.kind == AttrCache.Kind.SLOT || c.kind == AttrCache.Kind.LONG || c.kind == AttrCache.Kind.DOUBLE)
                && (c.next == null || inSlots(c.next));
    }

    private void attributeByCache(Val o) {
        a.aload(TS_VAR);
        a.aload(THIS);
        a.push(pc);
        loadObject(o);
        loadName();
        a.call("loadAttribute", type(O, TS, CODE, I, O, STRING));
    }

    /** One of several shapes: jumps with the value on the JVM's stack, if the object has the shape; else goes on. */
    private void slotOfShape(Val o, AttrCache c, Label found) {
        Label other = a.label();
        loadObject(o);
        constants.load(a, c.shape, SHAPE);
        a.call("hasShape", type(Z, O, SHAPE));
        a.branch(Opcode.IFEQ, other);
        constants.load(a, c.version, VERSION);
        a.callVirtual(VERSION, "isValid", type(Z));
        a.branch(Opcode.IFEQ, other);
        loadObject(o);
        if (c.kind == AttrCache.Kind.SLOT) {
            a.cast(PY_OBJECT);
            a.push(c.slot);
            a.callVirtual(PY_OBJECT, "getSlot", type(O, I));
        } else {
            a.push(c.slot);
            a.callStatic(UNBOXED, c.kind == AttrCache.Kind.LONG ? "boxedLong" : "boxedDouble", type(O, O, I));
        }
        a.dup();
        a.branch(Opcode.IFNONNULL, found);
        a.pop();
        a.bind(other);
    }

    /** Reads by a cache, if its kind is simple. */
    private boolean read(Val o, AttrCache c) {
        switch (c.kind) {
            case SLOT, MEMBER -> {
                guard(o, c);
                loadObject(o);
                a.cast(PY_OBJECT);
                a.push(c.slot);
                a.callVirtual(PY_OBJECT, "getSlot", type(O, I));
                present();
            }
            case LONG, DOUBLE -> {
                boolean isLong = c.kind == AttrCache.Kind.LONG;
                guard(o, c);
                guardPrimitive(o, c);
                loadObject(o);
                a.push(c.slot);
                a.callStatic(UNBOXED, isLong ? "getLong" : "getDouble", type(isLong ? J : D, O, I));
                pushResult(isLong ? Kind.LONG : Kind.DOUBLE);
            }
            case VALUE -> {
                guard(o, c);
                push(new Const(c.value));
            }
            case MODULE -> {
                site();
                loadObject(o);
                constants.load(a, c, interpreter("AttrCache"));
                a.call("moduleValue", type(O, O, interpreter("AttrCache")));
                present();
            }
            case DESCRIPTOR -> {
                return getter(c) instanceof Function fn && property(o, c, fn);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private void guardPrimitive(Val o, AttrCache c) {
        loadObject(o);
        a.push(c.slot);
        a.callStatic(UNBOXED, "hasPrimitive", type(Z, O, I));
        guard();
    }

    /** The function that a property of a class calls, or null if the attribute is something else. */
    private static Object getter(AttrCache c) {
        return c.owner == null && c.kind == AttrCache.Kind.DESCRIPTOR && c.value instanceof PyProperty p
                && p.type() == PyProperty.TYPE ? p.getter() : null;
    }

    /** Calls the getter of a property. */
    private boolean property(Val o, AttrCache c, Function getter) {
        if (!fits(getter.executable(), 1)) {
            return false;
        }
        guard(o, c);
        constants.load(a, c.value, PROPERTY);
        a.callVirtual(PROPERTY, "getter", type(O));
        constants.load(a, getter, O);
        a.branch(Opcode.IF_ACMPNE, exit);
        return callKnown(new Const(getter), getter.executable(), List.of(o));
    }

    /** The same for one of several classes: jumps with the value on the JVM's stack, if the object has it; else goes on. */
    private void propertyOfType(Val o, AttrCache c, Function getter, Label found) {
        Label other = a.label();
        loadObject(o);
        if (c.shape != null) {
            constants.load(a, c.shape, SHAPE);
            a.call("hasShape", type(Z, O, SHAPE));
        } else {
            constants.load(a, c.type, TYPE);
            a.call("hasType", type(Z, O, TYPE));
        }
        a.branch(Opcode.IFEQ, other);
        constants.load(a, c.version, VERSION);
        a.callVirtual(VERSION, "isValid", type(Z));
        a.branch(Opcode.IFEQ, other);
        constants.load(a, c.value, PROPERTY);
        a.callVirtual(PROPERTY, "getter", type(O));
        constants.load(a, getter, O);
        a.branch(Opcode.IF_ACMPNE, other);
        direct(new Const(getter), getter.executable(), List.of(o), other, found);
        a.bind(other);
    }

    /** LOAD_ATTR before a call. */
    final void method() {
        Val o = pop();
        AttrCache c = cache();
        if (c != null && c.kind == AttrCache.Kind.METHOD) {
            guard(o, c);
            push(new Const(c.value));
            push(o);
            return;
        }
        if (c != null && read(o, c)) {
            push(new Const(null));
            return;
        }
        boolean several = u.speculates[pc] && u.caches[pc] instanceof AttrCache;
        if (several) {
            site();
            constants.load(a, u.caches[pc], interpreter("AttrCache"));
        } else {
            frame();
            a.nothing();
        }
        loadObject(o);
        loadName();
        a.call("method", type(O, interpreter("AttrCache"), O, STRING));
        if (several) {
            present();
            push(o);
            return;
        }
        pushResult(Kind.OBJECT);
        Val m = pop();
        a.aload(TS_VAR);
        loadObject(o);
        loadName();
        loadObject(m);
        a.call("attribute", type(O, TS, O, STRING, O));
        push(m);
        Val.Temp callable = temp(Kind.OBJECT);
        store(callable);
        pop();
        if (!a.dry()) {
            Label absent = a.label();
            Label end = a.label();
            loadObject(m);
            a.branch(Opcode.IFNULL, absent);
            loadObject(o);
            a.go(end);
            a.bind(absent);
            a.nothing();
            a.bind(end);
        }
        push(callable);
        Val.Temp self = temp(Kind.OBJECT);
        store(self);
        push(new Val.Temp(Kind.OBJECT, self.number(), true));
        checkDisturbed();
    }

    private boolean mayBe(Val v, boolean isLong) {
        return isLong ? mayBeLong(v) : mayBeDouble(v);
    }

    private void guardKind(Val v, boolean isLong) {
        if (isLong) {
            guardLong(v);
        } else {
            guardDouble(v);
        }
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
                    a.call("storeSlot", type(V, O, SHAPE, I, STRING, O));
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
                            a.call("addSlot", type(V, O, SHAPE, SHAPE, I, STRING, O));
                        }
                        return;
                    }
                }
                default -> {
                }
            }
        }
        if (u.speculates[pc] && u.caches[pc] instanceof AttrCache several && Unit.op(ins) != Op.STORE_ATTR_GENERIC) {
            Label end = a.label();
            site();
            for (AttrCache i = several; i != null; i = i.next) {
                if (i.isCurrent()) {
                    storeInShape(o, v, i, end);
                }
            }
            otherwise(0, () -> storeInFrame(o, v));
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
            a.call(adds ? "addSlot" : "storeSlot", type);
        }
        a.go(end);
        a.bind(other);
    }
}
