package org.taipan.modules.pickle;

import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;
import org.taipan.types.AnySet;
import org.taipan.types.Buffer;
import org.taipan.types.Codecs;
import org.taipan.types.DictCursor;
import org.taipan.types.InternedStrings;
import org.taipan.types.PyByteArray;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyMemoryView;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** One {@code load}: runs the program that a pickle is. */
final class ObjectLoader {
    private final ThreadState ts;
    private final PyUnpickler unpickler;
    private final PickleInput in;
    private final Object persistentLoad;
    private final UnpickleStack stack = new UnpickleStack();
    private final ScalarLoader scalars;

    ObjectLoader(ThreadState ts, PyUnpickler unpickler, PickleInput in, Object persistentLoad) {
        this.ts = ts;
        this.unpickler = unpickler;
        this.in = in;
        this.persistentLoad = persistentLoad;
        this.scalars = new ScalarLoader(ts, unpickler, in);
    }

    Object load() {
        for (int op = in.opcode(ts); op != Op.STOP; op = in.opcode(ts)) {
            if (!loadFrequent(op) && !loadContainer(op)) {
                loadOther(op);
            }
        }
        in.skipConsumed(ts);
        return stack.pop();
    }

    private boolean loadFrequent(int op) {
        switch (op) {
            case Op.MEMOIZE -> {
                UnpickleMemo memo = unpickler.memo;
                memo.put(memo.count(), stack.top());
            }
            case Op.BINGET -> get(scalars.unsigned(1));
            case Op.LONG_BINGET -> get(scalars.unsigned(4));
            case Op.BINPUT -> put(scalars.unsigned(1));
            case Op.LONG_BINPUT -> put(scalars.unsigned(4));
            case Op.NONE -> stack.push(PyNone.NONE);
            case Op.NEWTRUE -> stack.push(Boolean.TRUE);
            case Op.NEWFALSE -> stack.push(Boolean.FALSE);
            case Op.BININT1 -> stack.push(scalars.unsigned(1));
            case Op.BININT2 -> stack.push(scalars.unsigned(2));
            case Op.BININT -> stack.push((long) (int) scalars.unsigned(4));
            case Op.BINFLOAT -> stack.push(scalars.binaryFloat());
            case Op.SHORT_BINUNICODE -> stack.push(scalars.unicode(1));
            case Op.BINUNICODE -> stack.push(scalars.unicode(4));
            case Op.BINUNICODE8 -> stack.push(scalars.unicode(8));
            case Op.SHORT_BINBYTES -> stack.push(scalars.bytes(1));
            case Op.BINBYTES -> stack.push(scalars.bytes(4));
            case Op.BINBYTES8 -> stack.push(scalars.bytes(8));
            case Op.BYTEARRAY8 -> stack.push(new PyByteArray(scalars.counted(8, "BYTEARRAY8")));
            case Op.LONG1 -> stack.push(scalars.countedInt(1));
            case Op.LONG4 -> stack.push(scalars.countedInt(4));
            case Op.INT -> stack.push(scalars.decimalInt());
            case Op.LONG -> stack.push(scalars.decimalLong());
            case Op.FLOAT -> stack.push(scalars.decimalFloat());
            case Op.STRING -> stack.push(scalars.quotedString());
            case Op.SHORT_BINSTRING -> stack.push(scalars.binaryString(1));
            case Op.BINSTRING -> stack.push(scalars.binaryString(4));
            case Op.UNICODE -> stack.push(scalars.escapedUnicode());
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean loadContainer(int op) {
        switch (op) {
            case Op.MARK -> stack.pushMark();
            case Op.EMPTY_TUPLE -> stack.push(new PyTuple());
            case Op.TUPLE1 -> tuple(stack.size() - 1);
            case Op.TUPLE2 -> tuple(stack.size() - 2);
            case Op.TUPLE3 -> tuple(stack.size() - 3);
            case Op.TUPLE -> tuple(stack.mark());
            case Op.EMPTY_LIST -> stack.push(new PyList());
            case Op.LIST -> {
                Object[] items = stack.popFrom(stack.mark());
                stack.push(new PyList(items));
            }
            case Op.APPEND -> append(stack.size() - 1);
            case Op.APPENDS -> append(stack.mark());
            case Op.EMPTY_DICT -> stack.push(new PyDict());
            case Op.DICT -> dict();
            case Op.SETITEM -> setItems(stack.size() - 2);
            case Op.SETITEMS -> setItems(stack.mark());
            case Op.EMPTY_SET -> stack.push(new PySet());
            case Op.ADDITEMS -> addItems(stack.mark());
            case Op.FROZENSET -> {
                Object[] items = stack.popFrom(stack.mark());
                stack.push(new PyFrozenSet(ts, items));
            }
            case Op.POP -> stack.drop();
            case Op.POP_MARK -> stack.popFrom(stack.mark());
            case Op.DUP -> stack.push(stack.top());
            case Op.PROTO -> protocol((int) scalars.unsigned(1));
            case Op.FRAME -> frame();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void loadOther(int op) {
        switch (op) {
            case Op.REDUCE -> reduce();
            case Op.BUILD -> build();
            case Op.NEWOBJ -> newObject(null, "NEWOBJ");
            case Op.NEWOBJ_EX -> newObject(stack.pop(), "NEWOBJ_EX");
            case Op.STACK_GLOBAL -> stackGlobal();
            case Op.GLOBAL -> global();
            case Op.OBJ -> object();
            case Op.INST -> instance();
            case Op.GET -> get(memoIndex(in.line(ts)));
            case Op.PUT -> {
                String line = in.line(ts);
                stack.top();
                long i = memoIndex(line);
                if (i < 0) {
                    throw Errors.valueError("negative PUT argument");
                }
                put(i);
            }
            case Op.PERSID -> persistentText();
            case Op.BINPERSID -> stack.push(persistent(stack.pop()));
            case Op.EXT1 -> extension(scalars.unsigned(1));
            case Op.EXT2 -> extension(scalars.unsigned(2));
            case Op.EXT4 -> extension((int) scalars.unsigned(4));
            case Op.NEXT_BUFFER -> nextBuffer();
            case Op.READONLY_BUFFER -> readOnlyBuffer();
            default -> throw PickleState.unpicklingError("invalid load key, '"
                    + (op >= 0x20 && op <= 0x7e && op != '\'' && op != '\\' ? String.valueOf((char) op)
                    : String.format("\\x%02x", op)) + "'.");
        }
    }

    private void protocol(int n) {
        if (n > Op.HIGHEST_PROTOCOL) {
            throw Errors.valueError("unsupported pickle protocol: " + n);
        }
        unpickler.protocol = n;
    }

    private void frame() {
        long n = scalars.size(8, "FRAME length exceeds system's maximum of ");
        in.read(ts, n);
        in.unread(n);
    }

    // ---- the memo ---------------------------------------------------------------------------------------------------

    private void get(long i) {
        Object o = unpickler.memo.get(i);
        if (o == null) {
            throw PickleState.unpicklingError("Memo value not found at index " + i);
        }
        stack.push(o);
    }

    private void put(long i) {
        unpickler.memo.put(i, stack.top());
    }

    private long memoIndex(String line) {
        if (line.isEmpty()) {
            throw PickleInput.truncated();
        }
        return Args.toLong(ts, Call.call(ts, PyLong.TYPE, line + "\n", 10L));
    }

    // ---- containers -------------------------------------------------------------------------------------------------

    private void tuple(int start) {
        if (start < 0) {
            throw stack.underflow();
        }
        stack.push(new PyTuple(stack.popFrom(start)));
    }

    private void append(int start) {
        stack.checkOwner(start);
        if (stack.size() == start) {
            return;
        }
        Object list = stack.get(start - 1);
        Object[] items = stack.popFrom(start);
        if (list instanceof PyList l && l.type() == PyList.TYPE) {
            if (items.length == 1) {
                l.append(items[0]);
            } else {
                l.extend(ts, new PyTuple(items));
            }
            return;
        }
        Object extend = Attr.lookup(ts, list, "extend");
        if (extend != null) {
            Call.call(ts, extend, new PyList(items));
            return;
        }
        Object append = Attr.get(ts, list, "append");
        for (Object item : items) {
            Call.call(ts, append, item);
        }
    }

    private void dict() {
        int start = stack.mark();
        if ((stack.size() - start) % 2 != 0) {
            throw PickleState.unpicklingError("odd number of items for DICT");
        }
        Object[] items = stack.popFrom(start);
        PyDict d = new PyDict();
        for (int i = 0; i < items.length; i += 2) {
            d.put(ts, items[i], items[i + 1]);
        }
        stack.push(d);
    }

    private void setItems(int start) {
        stack.checkOwner(start);
        int n = stack.size() - start;
        if (n == 0) {
            return;
        }
        if (n % 2 != 0) {
            throw PickleState.unpicklingError("odd number of items for SETITEMS");
        }
        Object dict = stack.get(start - 1);
        Object[] items = stack.popFrom(start);
        PyDict exact = dict instanceof PyDict d && d.type() == PyDict.TYPE ? d : null;
        for (int i = 0; i < n; i += 2) {
            if (exact != null) {
                exact.put(ts, items[i], items[i + 1]);
            } else {
                Item.set(ts, dict, items[i], items[i + 1]);
            }
        }
    }

    private void addItems(int start) {
        stack.checkOwner(start);
        if (stack.size() == start) {
            return;
        }
        Object set = stack.get(start - 1);
        Object[] items = stack.popFrom(start);
        if (set instanceof PySet s) {
            for (Object item : items) {
                ((AnySet) s).add(ts, item);
            }
            return;
        }
        Object add = Attr.get(ts, set, "add");
        for (Object item : items) {
            Call.call(ts, add, item);
        }
    }

    // ---- objects ----------------------------------------------------------------------------------------------------

    private void reduce() {
        Object args = stack.pop();
        Object callable = stack.pop();
        if (!(args instanceof PyTuple t)) {
            throw Errors.typeError("argument list must be a tuple");
        }
        stack.push(Call.vector(ts, callable, t.toArray(), null));
    }

    private void newObject(Object kwargs, String op) {
        Object args = stack.pop();
        Object cls = stack.pop();
        if (!(cls instanceof PyType type)) {
            throw PickleState.unpicklingError(op + " class argument must be a type, not " + Obj.typeName(cls));
        }
        if (!(args instanceof PyTuple t)) {
            throw PickleState.unpicklingError(op + " args argument must be a tuple, not " + Obj.typeName(args));
        }
        if (kwargs != null && !(kwargs instanceof PyDict)) {
            throw PickleState.unpicklingError(op + " kwargs argument must be a dict, not " + Obj.typeName(kwargs));
        }
        Object make = Attr.get(ts, type, "__new__");
        Object[] all = new Object[t.size() + 1];
        all[0] = type;
        System.arraycopy(t.items(), 0, all, 1, t.size());
        stack.push(kwargs == null ? Call.vector(ts, make, all, null) : Call.withDict(ts, make, all, (PyDict) kwargs));
    }

    private void object() {
        int start = stack.mark();
        if (stack.size() - start < 1) {
            throw stack.underflow();
        }
        Object[] args = stack.popFrom(start + 1);
        stack.push(instantiate(stack.pop(), args));
    }

    private void instance() {
        int start = stack.mark();
        Object module = name(true);
        Object cls = unpickler.find(ts, module, name(true));
        stack.push(instantiate(cls, stack.popFrom(start)));
    }

    private Object instantiate(Object cls, Object[] args) {
        if (args.length == 0 && cls instanceof PyType && Attr.lookup(ts, cls, "__getinitargs__") == null) {
            return Call.methodNamed(ts, cls, "__new__", cls);
        }
        return Call.vector(ts, cls, args, null);
    }

    private Object name(boolean ascii) {
        byte[] line = in.lineBytes(ts);
        if (line.length == 0) {
            throw PickleInput.truncated();
        }
        return Codecs.decode(ts, line, ascii ? "ascii" : "utf-8", "strict");
    }

    private void global() {
        Object module = name(false);
        stack.push(unpickler.find(ts, module, name(false)));
    }

    private void stackGlobal() {
        Object name = stack.pop();
        Object module = stack.pop();
        if (!PyStr.checkExact(name) || !PyStr.checkExact(module)) {
            throw PickleState.unpicklingError("STACK_GLOBAL requires str");
        }
        stack.push(unpickler.find(ts, module, name));
    }

    private void extension(long code) {
        if (code <= 0) {
            throw PickleState.unpicklingError("EXT specifies code <= 0");
        }
        PickleState state = PickleState.of(ts);
        Object o = state.extensionCache.get(ts, code);
        if (o == null) {
            Object pair = state.invertedRegistry.get(ts, code);
            if (pair == null) {
                throw Errors.valueError("unregistered extension code " + code);
            }
            if (!(pair instanceof PyTuple t) || t.size() != 2 || !PyStr.check(t.get(0)) || !PyStr.check(t.get(1))) {
                throw Errors.valueError("_inverted_registry[" + code + "] isn't a 2-tuple of strings");
            }
            o = unpickler.find(ts, t.get(0), t.get(1));
            state.extensionCache.put(ts, code, o);
        }
        stack.push(o);
    }

    private Object persistent(Object id) {
        return persistentLoad == null ? PyUnpickler.persistentLoad(unpickler, id) : Call.call(ts, persistentLoad, id);
    }

    private void persistentText() {
        String id = in.line(ts);
        if (!PyStr.isAscii(id)) {
            throw PickleState.unpicklingError("persistent IDs in protocol 0 must be ASCII strings");
        }
        stack.push(persistent(id));
    }

    private void nextBuffer() {
        if (unpickler.buffers == null) {
            throw PickleState.unpicklingError(
                    "pickle stream refers to out-of-band data but no *buffers* argument was given");
        }
        Object buffer = Iter.next(ts, unpickler.buffers);
        if (buffer == null) {
            throw PickleState.unpicklingError("not enough out-of-band buffers");
        }
        stack.push(buffer);
    }

    private void readOnlyBuffer() {
        Object o = stack.top();
        PyMemoryView view = PyMemoryView.of(ts, o, Buffer.FULL_RO);
        if (!Obj.isTrue(ts, Attr.get(ts, view, "readonly"))) {
            stack.replaceTop(Call.methodNamed(ts, view, "toreadonly"));
        }
    }

    // ---- BUILD ------------------------------------------------------------------------------------------------------

    private void build() {
        Object state = stack.pop();
        Object o = stack.top();
        Object setState = Attr.lookup(ts, o, "__setstate__");
        if (setState != null) {
            Call.call(ts, setState, state);
            return;
        }
        Object attributes = state;
        Object slots = null;
        if (state instanceof PyTuple pair && pair.size() == 2) {
            attributes = pair.get(0);
            slots = pair.get(1);
        }
        if (attributes != PyNone.NONE) {
            if (!(attributes instanceof PyDict d)) {
                throw PickleState.unpicklingError("state is not a dictionary");
            }
            Object dict = Attr.get(ts, o, "__dict__");
            InternedStrings interned = InternedStrings.of(ts);
            DictCursor cursor = new DictCursor(d, false);
            while (cursor.advance()) {
                Object value = cursor.value;
                Item.set(ts, dict, cursor.key instanceof String s ? interned.intern(s) : cursor.key, value);
            }
        }
        if (slots != null) {
            if (!(slots instanceof PyDict d)) {
                throw PickleState.unpicklingError("slot state is not a dictionary");
            }
            DictCursor cursor = new DictCursor(d, false);
            while (cursor.advance()) {
                Object value = cursor.value;
                if (!PyStr.check(cursor.key)) {
                    throw Errors.typeError("attribute name must be string, not '" + Obj.typeName(cursor.key) + "'");
                }
                Attr.set(ts, o, PyStr.toJava(cursor.key), value);
            }
        }
    }
}
