package org.taipan.types;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NamedTable;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;

/**
 * The iterators over keys, values and items of a dictionary, in both directions.
 *
 * <p>The dictionary is read without a lock; once {@link #share shared}, an iterator hands out each item once. It never
 * fails otherwise than with the RuntimeErrors of CPython.
 */
@PyTypeDef(name = "dict_keyiterator")
public final class DictIterator extends NativeIterator {
    /** What an iterator hands out. */
    public enum Kind { KEYS, VALUES, ITEMS }

    private static final DictIteratorTable TABLE = new DictIteratorTable();
    private static final PyType[] FORWARD = {PyType.builtin(TABLE, PyType.OBJECT, 0),
        type("dict_valueiterator"), type("dict_itemiterator")};
    private static final PyType[] BACKWARD = {type("dict_reversekeyiterator"), type("dict_reversevalueiterator"),
        type("dict_reverseitemiterator")};
    public static final PyType TYPE = FORWARD[0];

    private final Kind kind;
    private final boolean backwards;
    private final int expected;
    /** Null once exhausted. */
    private DictTable table;
    private DictCursor cursor;
    private int left;
    private boolean broken;

    private boolean shared;

    private static PyType type(String name) {
        return PyType.builtin(new NamedTable(TABLE, name), PyType.OBJECT, 0);
    }

    public DictIterator(DictTable table, Kind kind, boolean backwards) {
        super((backwards ? BACKWARD : FORWARD)[kind.ordinal()]);
        this.kind = kind;
        this.backwards = backwards;
        this.table = table;
        this.cursor = new DictCursor(table, backwards);
        this.expected = table.size();
        this.left = expected;
    }

    /** The type of the iterators of a kind. */
    public static PyType typeOf(Kind kind, boolean backwards) {
        return (backwards ? BACKWARD : FORWARD)[kind.ordinal()];
    }

    @Override
    public void share() {
        shared = true;
    }

    @Override
    public boolean isPlain() {
        return true;
    }

    @Override
    public Object next(ThreadState ts) {
        return shared ? nextShared() : step();
    }

    private synchronized Object nextShared() {
        return step();
    }

    private Object step() {
        DictTable t = table;
        if (t == null) {
            return null;
        }
        if (broken || t.size() != expected) {
            broken = true;
            throw Errors.runtimeError("dictionary changed size during iteration");
        }
        DictCursor c = cursor;
        if (!c.advance()) {
            table = null;
            return null;
        }
        if (left <= 0 && !backwards) {
            table = null;
            throw Errors.runtimeError("dictionary keys changed during iteration");
        }
        left--;
        return switch (kind) {
            case KEYS -> c.key;
            case VALUES -> c.value;
            case ITEMS -> new PyTuple(c.key, c.value);
        };
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod(value = "__length_hint__()", doc = "How many items are left, as far as that is known.")
    long lengthHint() {
        DictTable t = table;
        return t == null || broken || t.size() != expected ? 0 : Math.max(left, 0);
    }

    @PyMethod(value = "__reduce__()", doc = "State for pickling: the items that are left.")
    Object reduce(ThreadState ts) {
        Object iter = PyFrame.builtin(ts, "iter");
        PyList rest = new PyList();
        DictTable t = table;
        if (t != null) {
            if (broken || t.size() != expected) {
                throw Errors.runtimeError("dictionary changed size during iteration");
            }
            DictCursor c = cursor.copy();
            while (c.advance()) {
                rest.append(switch (kind) {
                    case KEYS -> c.key;
                    case VALUES -> c.value;
                    case ITEMS -> new PyTuple(c.key, c.value);
                });
            }
        }
        return new PyTuple(iter, new PyTuple(rest));
    }
}
