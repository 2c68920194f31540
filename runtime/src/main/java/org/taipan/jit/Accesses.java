package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taipan.interpreter.AttrCache;
import org.taipan.interpreter.Function;
import org.taipan.interpreter.Names;
import org.taipan.interpreter.Op;
import org.taipan.jit.Val.Const;
import org.taipan.jit.Val.Kind;
import org.taipan.jit.Val.Local;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;
import org.taipan.types.PyProperty;

/** Globals and attributes: by the inline caches of the loop. */
abstract class Accesses extends Operators {
    /** Whether the last guard has asked for room for primitives, too. */
    private boolean roomAsked;

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

    final AttrCache cache() {
        return u.speculates[pc] && u.caches[pc] instanceof AttrCache c && c.next == null ? c : null;
    }

    /** Leaves compiled code unless the cache holds for the object. */
    final void guard(Val o, AttrCache c) {
        roomAsked = false;
        site();
        if (c.owner != null) {
            loadObject(o);
            constants.load(a, c.owner, O);
            a.branch(Opcode.IF_ACMPNE, exit);
        } else if (c.shape == null) {
            if (!(o instanceof Local l) || s.facts.type(l.index(), c.type)) {
                boolean isNew = s.facts.valid(c.version);
                loadObject(o);
                constants.load(a, c.type, TYPE);
                if (isNew) {
                    constants.load(a, c.version, VERSION);
                    a.call("has", type(Z, O, TYPE, VERSION));
                } else {
                    a.call("hasType", type(Z, O, TYPE));
                }
                guard();
            }
        } else if (!(o instanceof Local l && s.facts.has(l.index(), c.shape))) {
            int room = c.kind == AttrCache.Kind.LONG || c.kind == AttrCache.Kind.DOUBLE ? c.shape.primitives() : 0;
            loadObject(o);
            constants.load(a, c.shape, SHAPE);
            constants.load(a, c.version, VERSION);
            if (room > 0) {
                a.push(room);
            }
            a.call("has", room > 0 ? type(Z, O, SHAPE, VERSION, I) : type(Z, O, SHAPE, VERSION));
            guard();
            if (o instanceof Local l) {
                s.facts.shape(l.index(), c.shape, room > 0);
            }
            s.facts.valid(c.version);
            roomAsked = room > 0;
        }
        valid(c.version);
        if (c.ownVersion != null) {
            valid(c.ownVersion);
        }
    }

    private void valid(Object version) {
        if (s.facts.valid(version)) {
            constants.load(a, version, VERSION);
            a.callVirtual(VERSION, "isValid", type(Z));
            guard();
        }
    }

    final void attribute() {
        Val o = pop();
        AttrCache c = cache();
        if (c != null && read(o, c)) {
            return;
        }
        AttrCache several = Unit.op(ins) != Op.LOAD_ATTR_GENERIC && u.caches[pc] instanceof AttrCache first ? first : null;
        if (several != null ? isQuiet(several, o) : Unit.op(ins) == Op.LOAD_ATTR_GENERIC && u.speculates[pc]) {
            oneOf(o, several);
            return;
        }
        frame();
        Label found = a.label();
        if (Unit.op(ins) == Op.LOAD_ATTR_GENERIC) {
            attributeByShape(o);
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

    /** Whether an attribute is {@code __class__}, as object has it. */
    private static boolean isClass(AttrCache c) {
        return c.owner == null && c.value == PyType.OBJECT.lookup("__class__");
    }

    /** Whether all that was seen was an attribute of an instance or of its type, or a property with a quiet getter. */
    private boolean isQuiet(AttrCache c, Val o) {
        boolean quiet = switch (c.kind) {
            case SLOT, LONG, DOUBLE, MEMBER -> true;
            case METHOD -> c.owner == null;
            case VALUE -> c.owner == null;
            case DESCRIPTOR -> isClass(c) || getter(c) instanceof Function fn && fn.executable().exactArgs == 1
                    && quiet(fn.executable(), List.of(o)) != null;
            default -> false;
        };
        return quiet && (c.next == null || isQuiet(c.next, o));
    }

    /**
     * What quiet code is left with where none of a chain of caches holds: the chain may become longer, and the code is
     * compiled anew for that. Such code is not quiet once the chain cannot.
     */
    final int unlessLonger(AttrCache chain) {
        boolean grows = chain != null && chain.next != null && !isFull(chain);
        if (!grows && !u.speculates[pc]) {
            needsFrame();
        }
        return grows ? ANEW : MIXED;
    }

    static boolean isFull(AttrCache chain) {
        return chain == null || AttrCache.length(chain) == AttrCache.MAX;
    }

    /** What is done with an object for which a cache holds: the same for caches that differ in their guards only. */
    record Action(AttrCache.Kind kind, int slot, Object value) {
        static Action of(AttrCache c) {
            return new Action(c.kind, c.slot, c.value);
        }
    }

    /** The caches of a chain that lead to the same action. */
    static Collection<List<AttrCache>> byAction(AttrCache chain) {
        Map<Action, List<AttrCache>> groups = new LinkedHashMap<>();
        for (AttrCache c = chain; c != null; c = c.next) {
            groups.computeIfAbsent(Action.of(c), k -> new ArrayList<>()).add(c);
        }
        return groups.values();
    }

    /** An attribute by several caches, or by what is noted for the object's shape if there are too many. */
    private void oneOf(Val o, AttrCache several) {
        Kind kind = numbers(several);
        Label end = a.label();
        siteCalling(List.copyOf(s.stack), 0);
        for (List<AttrCache> group : byAction(several)) {
            Label other = a.label();
            unlessOneOf(o, group, other);
            action(o, group.getFirst(), kind, end, other);
            a.bind(other);
        }
        if (kind != Kind.OBJECT) {
            siteBefore(ANEW);
            a.go(exit);
            a.bind(end);
            passed(o, several);
            pushResult(kind);
            return;
        }
        if (isFull(several)) {
            loadObject(o);
            loadName();
            call(interpreter("Attributes"), "plain", type(O, O, STRING));
            unlessNull(end);
        }
        otherwise(unlessLonger(several), () -> {
            frame();
            if (several != null) {
                attributeByCache(o);
            } else {
                attributeByShape(o);
            }
            pushResult(Kind.OBJECT);
            checkDisturbed();
            loadObject(peek(0));
        });
        a.bind(end);
        if (knownQuiet && !isFull(several)) {
            passed(o, several);
        }
        asksChains = true;
        pushResult(Kind.OBJECT);
    }

    /** One cache of a chain has held for the object. */
    final void passed(Val o, AttrCache chain) {
        if (o instanceof Local l) {
            Set<Facts.Guard> guards = new HashSet<>();
            for (AttrCache c = chain; c != null; c = c.next) {
                guards.add(guard(c));
            }
            s.facts.among(l.index(), guards);
        }
    }

    private static Facts.Guard guard(AttrCache c) {
        return new Facts.Guard(c.shape != null ? c.shape : c.type, c.version);
    }

    private void slot(Val o, int slot) {
        loadObject(o);
        a.push(slot);
        a.call("slot", type(O, O, I));
    }

    /** The kind of numbers that an attribute has been for all shapes, and may be for more; else OBJECT. */
    private Kind numbers(AttrCache several) {
        if (several == null || several.next == null || isFull(several) || !u.speculates[pc]) {
            return Kind.OBJECT;
        }
        for (AttrCache c = several.next; c != null; c = c.next) {
            if (c.kind != several.kind) {
                return Kind.OBJECT;
            }
        }
        return several.kind == AttrCache.Kind.LONG ? Kind.LONG : several.kind == AttrCache.Kind.DOUBLE ? Kind.DOUBLE : Kind.OBJECT;
    }

    /** Leaves the attribute on the JVM's stack and goes on at {@code end}, or at {@code other} if it is not there after all. */
    private void action(Val o, AttrCache c, Kind kind, Label end, Label other) {
        switch (c.kind) {
            case VALUE -> {
                constants.load(a, c.value, O);
                a.go(end);
            }
            case METHOD -> {
                a.aload(TS_VAR);
                constants.load(a, c.value, O);
                loadObject(o);
                call(ops("Call"), "bind", type(O, TS, O, O));
                a.go(end);
            }
            case DESCRIPTOR -> {
                if (isClass(c)) {
                    loadObject(o);
                    a.callStatic(PY_OBJECT, "typeOf", type(TYPE, O));
                    a.go(end);
                    return;
                }
                Function getter = (Function) getter(c);
                unlessGetter(c, getter, other);
                nestedCall(getter.executable());
                if (!a.dry()) {
                    callQuietly(new Const(getter), getter.executable(), List.of(o), other);
                    boxed(getter.executable());
                    a.go(end);
                }
            }
            case LONG, DOUBLE -> {
                boolean isLong = c.kind == AttrCache.Kind.LONG;
                if (kind == Kind.OBJECT) {
                    loadObject(o);
                    a.push(c.slot);
                    a.callStatic(UNBOXED, isLong ? "boxedLong" : "boxedDouble", type(O, O, I));
                    unlessNull(end);
                    return;
                }
                loadObject(o);
                a.push(c.slot);
                a.callStatic(UNBOXED, "hasPrimitive", type(Z, O, I));
                a.branch(Opcode.IFEQ, other);
                loadObject(o);
                a.push(c.slot);
                a.callStatic(UNBOXED, isLong ? "getLong" : "getDouble", type(isLong ? J : D, O, I));
                a.go(end);
            }
            default -> {
                slot(o, c.slot);
                unlessNull(end);
            }
        }
    }

    private void attributeByShape(Val o) {
        a.aload(TS_VAR);
        loadObject(o);
        loadName();
        a.call("loadGeneric", type(O, TS, O, STRING));
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
        unlessOneOf(o, List.of(c), other);
        action(o, c, Kind.OBJECT, found, other);
        a.bind(other);
    }

    /** Goes to a label with what is on the JVM's stack, unless that is null. */
    private void unlessNull(Label label) {
        a.dup();
        a.branch(Opcode.IFNONNULL, label);
        a.pop();
    }

    /** Reads by a cache, if its kind is simple. */
    private boolean read(Val o, AttrCache c) {
        switch (c.kind) {
            case SLOT, MEMBER -> {
                guard(o, c);
                slot(o, c.slot);
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

    /** After {@link #guard}: leaves compiled code unless the object has room for the primitives of its shape. */
    final void guardPrimitive(Val o, AttrCache c) {
        if (roomAsked || c.shape != null && o instanceof Local l && s.facts.hasRoom(l.index(), c.shape)) {
            return;
        }
        loadObject(o);
        a.push(c.shape != null ? c.shape.primitives() - 1 : c.slot);
        a.callStatic(UNBOXED, "hasPrimitive", type(Z, O, I));
        guard();
        if (c.shape != null && o instanceof Local l) {
            s.facts.shape(l.index(), c.shape, true);
        }
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
        unlessOneOf(o, List.of(c), other);
        unlessGetter(c, getter, other);
        direct(new Const(getter), getter.executable(), List.of(o), other, found);
        a.bind(other);
    }

    /** Goes to a label unless one of some caches holds for the object. */
    final void unlessOneOf(Val o, List<AttrCache> all, Label other) {
        Set<Facts.Guard> among = o instanceof Local l ? s.facts.among(l.index()) : null;
        List<AttrCache> possible = among == null ? all : all.stream().filter(c -> among.contains(guard(c))).toList();
        if (among != null && !possible.isEmpty() && possible.stream().map(Accesses::guard).distinct().count() == among.size()) {
            return;
        }
        List<AttrCache> caches = possible.isEmpty() ? all : possible;
        Label holds = a.label();
        for (int i = 0; i < caches.size(); i++) {
            AttrCache c = caches.get(i);
            loadObject(o);
            if (c.shape != null) {
                constants.load(a, c.shape, SHAPE);
            } else {
                constants.load(a, c.type, TYPE);
            }
            constants.load(a, c.version, VERSION);
            a.call("has", type(Z, O, c.shape != null ? SHAPE : TYPE, VERSION));
            if (i < caches.size() - 1) {
                a.branch(Opcode.IFNE, holds);
            } else {
                a.branch(Opcode.IFEQ, other);
            }
        }
        a.bind(holds);
    }

    /** Goes to a label unless a property still has that getter. */
    private void unlessGetter(AttrCache c, Function getter, Label other) {
        constants.load(a, c.value, PROPERTY);
        a.callVirtual(PROPERTY, "getter", type(O));
        constants.load(a, getter, O);
        a.branch(Opcode.IF_ACMPNE, other);
    }

    private static boolean isMethod(AttrCache c) {
        return c.kind == AttrCache.Kind.METHOD && (c.next == null || isMethod(c.next));
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
        boolean several = u.caches[pc] instanceof AttrCache chain && isMethod(chain) && (chain.next != null || u.speculates[pc]);
        if (several) {
            siteBefore(u.speculates[pc] ? 0 : ANEW);
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
}
