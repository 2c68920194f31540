package org.taipan.jit;

import static org.taipan.jit.Types.*;

import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.util.List;
import java.util.Set;
import org.taipan.interpreter.Op;
import org.taipan.jit.Val.Kind;
import org.taipan.objects.NativeIterator;
import org.taipan.types.ListStorage;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyBytes;
import org.taipan.types.PyBytesIterator;
import org.taipan.types.RangeIterator;
import org.taipan.types.TupleSources;

/** Items and iteration: by the classes of containers that the loop has seen. */
abstract class Containers extends AttributeWrites {
    static final ClassDesc LIST_ITERATOR = ClassDesc.of("org.taipan.types.ListIterator");
    /** Iterators whose {@code next} runs no Python code. */
    private static final Set<String> QUIET = Set.of("org.taipan.types.TupleIterator", "org.taipan.types.PyStrIterator");

    Containers(Unit u) {
        super(u);
    }

    // ---- items --------------------------------------------------------------------------------------------------------

    final void item() {
        Val key = pop();
        Val o = pop();
        int op = Unit.op(ins);
        boolean trust = u.speculates[pc];
        if (trust && (op == Op.SUBSCR_LIST || op == Op.SUBSCR_TUPLE) && mayBeLong(key)) {
            ClassDesc type = op == Op.SUBSCR_LIST ? LIST : TUPLE;
            guardLong(key);
            site();
            loadObject(o);
            a.call(op == Op.SUBSCR_LIST ? "isList" : "isTuple", type(Z, O));
            guard();
            loadObject(o);
            a.cast(type);
            loadLong(key);
            Kind kind = op == Op.SUBSCR_LIST ? storage(u.caches[pc]) : Kind.OBJECT;
            switch (kind) {
                case LONG -> a.callVirtual(type, "longItem", type(J, J));
                case DOUBLE -> a.callVirtual(type, "doubleItem", type(D, J));
                default -> a.callVirtual(type, u.caches[pc] == Object[].class ? "objectItem" : "getItem", type(O, J));
            }
            pushResult(kind);
            present(peek(0), null);
            return;
        }
        if (trust && op == Op.SUBSCR_GENERIC && u.caches[pc] instanceof Class<?> c && mayBeLong(key)) {
            guardLong(key);
            loadBytes(o, c);
            loadLong(key);
            a.callVirtual(c == PyBytes.class ? BYTES : BYTE_ARRAY, "byteAt", type(J, J));
            pushResult(Kind.LONG);
            return;
        }
        if (triesWithoutFrame() && op == Op.SUBSCR_DICT) {
            Label end = a.label();
            site();
            a.aload(TS_VAR);
            loadObject(o);
            loadObject(key);
            call(PLAIN, "item", type(O, TS, O, O));
            pushResult(Kind.OBJECT);
            Val.Temp result = (Val.Temp) pop();
            loadObject(result);
            a.branch(Opcode.IFNONNULL, end);
            otherwise(MIXED, () -> {
                itemInFrame("dictItem", o, key);
                pop();
            });
            a.bind(end);
            push(result);
            return;
        }
        String way = trust && op == Op.SUBSCR_DICT ? "dictItem" : null;
        if (way == null) {
            plainly(List.of(o, key), "isSliceable", () -> {
                a.aload(TS_VAR);
                loadObject(o);
                loadObject(key);
                call(ops("Item"), "get", type(O, TS, O, O));
            }, () -> itemInFrame(null, o, key));
        } else {
            itemInFrame(way, o, key);
        }
    }

    private void itemInFrame(String way, Val o, Val key) {
        frame();
        a.aload(TS_VAR);
        loadObject(o);
        loadObject(key);
        if (way != null) {
            a.call(way, type(O, TS, O, O));
        } else {
            call(ops("Item"), "get", type(O, TS, O, O));
        }
        pushResult(Kind.OBJECT);
        checkDisturbed();
    }

    /** The kind of a list's items, by the cache. */
    private static Kind storage(Object seen) {
        return seen == long[].class ? Kind.LONG : seen == double[].class ? Kind.DOUBLE : Kind.OBJECT;
    }

    /** Leaves compiled code if a number is the mark that there is none of that kind; else goes to {@code there}, or on. */
    final void present(Val v, Label there) {
        if (kind(v) == Kind.OBJECT) {
            return;
        }
        if (kind(v) == Kind.LONG) {
            loadLong(v);
            a.push(ListStorage.NO_LONG);
            a.op(Opcode.LCMP);
        } else {
            loadDouble(v);
            loadDouble(v);
            a.op(Opcode.DCMPL);
        }
        boolean equal = kind(v) == Kind.LONG;
        if (there == null) {
            a.branch(equal ? Opcode.IFEQ : Opcode.IFNE, exit);
        } else {
            a.branch(equal ? Opcode.IFNE : Opcode.IFEQ, there);
        }
    }

    /** Leaves compiled code unless the value is a bytes or bytearray as was seen, which goes on the JVM's stack. */
    private void loadBytes(Val o, Class<?> c) {
        site();
        loadObject(o);
        a.call(c == PyBytes.class ? "isBytes" : "isByteArray", type(Z, O));
        guard();
        loadObject(o);
        a.cast(c == PyBytes.class ? BYTES : BYTE_ARRAY);
    }

    final void storeItem() {
        Val key = pop();
        Val o = pop();
        Val v = pop();
        int op = Unit.op(ins);
        if (u.speculates[pc] && op == Op.STORE_SUBSCR_LIST && mayBeLong(key)) {
            guardLong(key);
            site();
            loadObject(o);
            a.call("isList", type(Z, O));
            guard();
            loadObject(o);
            a.cast(LIST);
            loadLong(key);
            if (isLong(v)) {
                loadLong(v);
                a.callVirtual(LIST, "setItem", type(Types.V, J, J));
            } else if (isDouble(v)) {
                loadDouble(v);
                a.callVirtual(LIST, "setItem", type(Types.V, J, D));
            } else {
                loadObject(v);
                a.callVirtual(LIST, "setItem", type(Types.V, J, O));
            }
            return;
        }
        if (u.speculates[pc] && op == Op.STORE_SUBSCR_GENERIC && u.caches[pc] == PyByteArray.class && mayBeLong(key)
                && mayBeLong(v)) {
            guardLong(key);
            guardLong(v);
            loadBytes(o, PyByteArray.class);
            loadLong(key);
            loadLong(v);
            a.callVirtual(BYTE_ARRAY, "setByte", type(Types.V, J, J));
            return;
        }
        if (triesWithoutFrame() && op == Op.STORE_SUBSCR_DICT) {
            Label end = a.label();
            site();
            a.aload(TS_VAR);
            loadObject(o);
            loadObject(key);
            loadObject(v);
            call(PLAIN, "store", type(Z, TS, O, O, O));
            a.branch(Opcode.IFNE, end);
            otherwise(MIXED, () -> storeInFrame("storeDictItem", o, key, v));
            a.bind(end);
            return;
        }
        storeInFrame(u.speculates[pc] && op == Op.STORE_SUBSCR_DICT ? "storeDictItem" : null, o, key, v);
    }

    private void storeInFrame(String way, Val o, Val key, Val v) {
        frame();
        a.aload(TS_VAR);
        loadObject(o);
        loadObject(key);
        loadObject(v);
        if (way != null) {
            a.call(way, type(Types.V, TS, O, O, O));
        } else {
            call(ops("Item"), "set", type(Types.V, TS, O, O, O));
        }
        checkDisturbed();
    }

    /** UNPACK_SEQUENCE. */
    final void unpack(int n) {
        Val v = pop();
        if (!triesWithoutFrame()) {
            unpackInFrame(v, n);
            return;
        }
        Label end = a.label();
        site();
        loadObject(v);
        a.push(n);
        a.call("itemsOfTuple", type(OBJECTS, O, I));
        a.astore(arrayVar);
        a.aload(arrayVar);
        a.branch(Opcode.IFNONNULL, end);
        otherwise(MIXED, () -> unpackInFrame(v, n));
        a.bind(end);
        spread(n);
    }

    private void unpackInFrame(Val v, int n) {
        frame();
        a.aload(TS_VAR);
        loadObject(v);
        a.push(n);
        a.call("items", type(OBJECTS, TS, O, I));
        a.astore(arrayVar);
        spread(n);
        checkDisturbed();
    }

    private void spread(int n) {
        for (int i = n - 1; i >= 0; i--) {
            a.aload(arrayVar);
            a.push(i);
            a.aaload();
            pushResult(Kind.OBJECT);
        }
    }

    /** {@code in}. */
    final void contains(boolean in) {
        Val container = pop();
        Val item = pop();
        Condition c = in ? NOT_ZERO : new Condition(Opcode.IFEQ, Opcode.IFNE);
        if (!triesWithoutFrame()) {
            containsInFrame(container, item);
            finishUndisturbed(c);
            return;
        }
        Label end = a.label();
        site();
        a.aload(TS_VAR);
        loadObject(container);
        loadObject(item);
        call(PLAIN, "contains", type(I, TS, O, O));
        a.istore(numberVar);
        a.iload(numberVar);
        a.branch(Opcode.IFGE, end);
        otherwise(MIXED, () -> {
            containsInFrame(container, item);
            a.istore(numberVar);
            leaveIfDisturbed(c);
        });
        a.bind(end);
        a.iload(numberVar);
        finish(c);
    }

    private void containsInFrame(Val container, Val item) {
        frame();
        a.aload(TS_VAR);
        loadObject(container);
        loadObject(item);
        call(ops("Item"), "contains", type(Z, TS, O, O));
    }

    /** Adds the value to the list on the JVM's stack. */
    final void append(Val v) {
        load(v, isLong(v) ? Kind.LONG : isDouble(v) ? Kind.DOUBLE : Kind.OBJECT);
        a.callVirtual(LIST, "append", type(Types.V, isLong(v) ? J : isDouble(v) ? D : O));
    }

    // ---- iteration ------------------------------------------------------------------------------------------------------

    final void forIter() {
        int end = ins >>> 8;
        Val it = peek(0);
        Object seen = u.speculates[pc] ? u.caches[pc] : null;
        if (seen instanceof TupleSources t) {
            seen = t.maker();
        }
        Label exhausted = a.label();
        boolean runsPython = false;
        if (it instanceof Val.Range r) {
            nextOfRange(r, exhausted);
            pushResult(Kind.LONG);
        } else if (seen == RangeIterator.class) {
            site();
            loadObject(it);
            a.call("isRange", type(Z, O));
            guard();
            loadObject(it);
            a.cast(RANGE_ITERATOR);
            a.callVirtual(RANGE_ITERATOR, "hasNext", type(Z));
            a.branch(Opcode.IFEQ, exhausted);
            loadObject(it);
            a.cast(RANGE_ITERATOR);
            a.callVirtual(RANGE_ITERATOR, "nextLong", type(J));
            pushResult(Kind.LONG);
        } else if (seen == PyBytesIterator.class) {
            site();
            loadObject(it);
            a.isInstance(BYTES_ITERATOR);
            guard();
            loadObject(it);
            a.cast(BYTES_ITERATOR);
            a.callVirtual(BYTES_ITERATOR, "nextByte", type(J));
            pushResult(Kind.LONG);
            loadLong(peek(0));
            a.push(0L);
            a.op(Opcode.LCMP);
            a.branch(Opcode.IFLT, exhausted);
        } else if (storage(seen) != Kind.OBJECT) {
            Kind kind = storage(seen);
            site();
            loadObject(it);
            a.isInstance(LIST_ITERATOR);
            guard();
            loadObject(it);
            a.cast(LIST_ITERATOR);
            a.callVirtual(LIST_ITERATOR, kind == Kind.LONG ? "nextLong" : "nextDouble", type(kind == Kind.LONG ? J : D));
            pushResult(kind);
            Label more = a.label();
            present(peek(0), more);
            loadObject(it);
            a.cast(LIST_ITERATOR);
            a.callVirtual(LIST_ITERATOR, "isExhausted", type(Z));
            a.branch(Opcode.IFNE, exhausted);
            a.go(exit);
            a.bind(more);
        } else if (seen == Object[].class || seen instanceof Class<?> c && QUIET.contains(c.getName())) {
            ClassDesc type = seen == Object[].class ? LIST_ITERATOR : ClassDesc.of(((Class<?>) seen).getName());
            site();
            loadObject(it);
            a.isInstance(type);
            guard();
            loadObject(it);
            a.cast(type);
            a.aload(TS_VAR);
            a.callVirtual(type, "next", type(O, TS));
            pushResult(Kind.OBJECT);
            loadObject(peek(0));
            a.branch(Opcode.IFNULL, exhausted);
        } else if (seen instanceof Class<?> c && NativeIterator.class.isAssignableFrom(c)) {
            site();
            loadObject(it);
            constants.load(a, c, ConstantDescs.CD_Class);
            a.aload(TS_VAR);
            a.call("isNative", type(Z, O, ConstantDescs.CD_Class, TS));
            guard();
            if (compact) {
                nativeNextInFrame(it, end, exhausted);
            } else {
                nativeNext(it, end, exhausted);
            }
            pushResult(Kind.OBJECT);
            loadObject(peek(0));
            a.branch(Opcode.IFNULL, exhausted);
        } else {
            frame();
            a.aload(TS_VAR);
            loadExecutable();
            a.push(pc);
            loadObject(it);
            call(interpreter("Iteration"), "next", type(O, TS, EXECUTABLE, I, O));
            pushResult(Kind.OBJECT);
            loadObject(peek(0));
            a.branch(Opcode.IFNULL, exhausted);
            checkDisturbed();
            runsPython = true;
        }
        Block after = next;
        next = null;
        edge(pc + 1);
        next = after;
        a.bind(exhausted);
        pop();
        pop();
        if (runsPython) {
            checkDisturbed(end);
        }
        edge(end);
    }

    /** The next item, or null, is left on the JVM's stack. */
    private void nativeNext(Val it, int end, Label exhausted) {
        Label slow = a.label();
        Label got = a.label();
        loadObject(it);
        a.cast(NATIVE_ITERATOR);
        a.callVirtual(NATIVE_ITERATOR, "isPlain", type(Z));
        a.branch(Opcode.IFEQ, slow);
        loadNext(it);
        a.go(got);
        a.bind(slow);
        otherwise(MIXED, () -> nativeNextInFrame(it, end, exhausted));
        a.bind(got);
    }

    private void nativeNextInFrame(Val it, int end, Label exhausted) {
        Label more = a.label();
        frame();
        loadNext(it);
        pushResult(Kind.OBJECT);
        loadObject(peek(0));
        a.branch(Opcode.IFNONNULL, more);
        Val item = pop();
        pop();
        checkDisturbed(end);
        push(it);
        push(item);
        a.go(exhausted);
        a.bind(more);
        checkDisturbed();
        loadObject(pop());
    }

    private void loadNext(Val it) {
        loadObject(it);
        a.cast(NATIVE_ITERATOR);
        a.aload(TS_VAR);
        a.callVirtual(NATIVE_ITERATOR, "next", type(O, TS));
    }
}
