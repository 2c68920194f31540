package org.taipan.types;

import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Hash;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** What {@code set} and {@code frozenset} have in common: {@code PyAnySet}. Results are of the exact base type. */
public abstract class AnySet extends SetTable {
    /** The hash of a frozenset once known; 0 before. */
    private long hash;

    protected AnySet(PyType type) {
        super(type);
    }

    /** An empty set or frozenset, as this is. */
    abstract AnySet fresh();

    // ---- elements ---------------------------------------------------------------------------------------------------

    /** Adds an element; false if it was there. A frozenset's maker only may add to it. */
    public final boolean add(ThreadState ts, Object o) {
        return add(ts, o, Obj.hash(ts, o));
    }

    /** {@code o in self}; a set is looked up as the frozenset equal to it. */
    public final boolean contains(ThreadState ts, Object o) {
        Object key = o;
        long h;
        try {
            h = Obj.hash(ts, o);
        } catch (PyException e) {
            key = frozen(o, e);
            h = Obj.hash(ts, key);
        }
        return contains(ts, key, h);
    }

    /** Removes an element; false if it was absent. */
    public final boolean remove(ThreadState ts, Object o) {
        Object key = o;
        long h;
        try {
            h = Obj.hash(ts, o);
        } catch (PyException e) {
            key = frozen(o, e);
            h = Obj.hash(ts, key);
        }
        return remove(ts, key, h);
    }

    /** The frozenset equal to a set that turned out to be unhashable. */
    private static Object frozen(Object o, PyException e) {
        if (!(o instanceof PySet s) || !e.matches(Exc.TypeError)) {
            throw e;
        }
        PyFrozenSet f = new PyFrozenSet(PyFrozenSet.TYPE);
        f.copyFrom(s);
        return f;
    }

    // ---- adding others ----------------------------------------------------------------------------------------------

    final void updateFrom(ThreadState ts, Object other) {
        if (other instanceof AnySet s) {
            if (s != this) {
                Snapshot shot = s.snapshot();
                addAll(ts, shot.keys, shot.hashes);
            }
        } else if (PyObject.typeOf(other) == PyDict.TYPE) {
            DictTable.Snapshot shot = ((PyDict) other).snapshot();
            addAll(ts, shot.keys, shot.hashes);
        } else {
            Object it = Iter.iter(ts, other);
            for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
                add(ts, v);
            }
        }
    }

    private void addAll(ThreadState ts, Object[] keys, long[] hashes) {
        if (keys.length > 0) {
            reserve(keys.length);
            for (int i = 0; i < keys.length; i++) {
                add(ts, keys[i], hashes[i]);
            }
        }
    }

    final AnySet copyBase() {
        AnySet result = fresh();
        result.copyFrom(this);
        return result;
    }

    final Object union(ThreadState ts, Object[] others) {
        AnySet result = copyBase();
        for (Object other : others) {
            if (other != this) {
                result.updateFrom(ts, other);
            }
        }
        return result;
    }

    // ---- intersection -----------------------------------------------------------------------------------------------

    final AnySet intersection(ThreadState ts, Object other) {
        if (other == this) {
            return copyBase();
        }
        AnySet result = fresh();
        if (other instanceof AnySet s) {
            boolean swap = s.size() > size();
            SetTable container = swap ? s : this;
            Snapshot shot = (swap ? this : s).snapshot();
            for (int i = 0; i < shot.keys.length; i++) {
                if (container.contains(ts, shot.keys[i], shot.hashes[i])) {
                    result.add(ts, shot.keys[i], shot.hashes[i]);
                }
            }
            return result;
        }
        Object it = Iter.iter(ts, other);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            long h = Obj.hash(ts, v);
            if (contains(ts, v, h)) {
                result.add(ts, v, h);
                if (result.size() >= size()) {
                    break;
                }
            }
        }
        return result;
    }

    final AnySet intersection(ThreadState ts, Object[] others) {
        if (others.length == 0) {
            return copyBase();
        }
        AnySet result = this;
        for (Object other : others) {
            result = result.intersection(ts, other);
        }
        return result;
    }

    final boolean isDisjoint(ThreadState ts, Object other) {
        if (other == this) {
            return size() == 0;
        }
        if (other instanceof AnySet s) {
            boolean swap = s.size() > size();
            SetTable container = swap ? s : this;
            Snapshot shot = (swap ? this : s).snapshot();
            for (int i = 0; i < shot.keys.length; i++) {
                if (container.contains(ts, shot.keys[i], shot.hashes[i])) {
                    return false;
                }
            }
            return true;
        }
        Object it = Iter.iter(ts, other);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (contains(ts, v)) {
                return false;
            }
        }
        return true;
    }

    // ---- difference -------------------------------------------------------------------------------------------------

    final void differenceWith(ThreadState ts, Object other) {
        if (other == this) {
            removeAll();
            return;
        }
        if (other instanceof AnySet s) {
            Snapshot shot = (s.size() >> 3 > size() ? intersection(ts, s) : s).snapshot();
            for (int i = 0; i < shot.keys.length; i++) {
                remove(ts, shot.keys[i], shot.hashes[i]);
            }
        } else {
            Object it = Iter.iter(ts, other);
            for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
                remove(ts, v);
            }
        }
        compact();
    }

    final AnySet difference(ThreadState ts, Object other) {
        boolean dict = PyObject.typeOf(other) == PyDict.TYPE;
        long n = other instanceof AnySet s ? s.size() : dict ? ((PyDict) other).size() : 0;
        if (!dict && !(other instanceof AnySet) || size() >> 2 > n) {
            AnySet result = copyBase();
            result.differenceWith(ts, other == this ? result : other);
            return result;
        }
        AnySet result = fresh();
        Snapshot shot = snapshot();
        for (int i = 0; i < shot.keys.length; i++) {
            boolean found = dict ? ((PyDict) other).get(ts, shot.keys[i], shot.hashes[i]) != null
                    : ((AnySet) other).contains(ts, shot.keys[i], shot.hashes[i]);
            if (!found) {
                result.add(ts, shot.keys[i], shot.hashes[i]);
            }
        }
        return result;
    }

    final AnySet difference(ThreadState ts, Object[] others) {
        if (others.length == 0) {
            return copyBase();
        }
        AnySet result = difference(ts, others[0]);
        for (int i = 1; i < others.length; i++) {
            result.differenceWith(ts, others[i]);
        }
        return result;
    }

    final void symmetricDifferenceWith(ThreadState ts, Object other) {
        if (other == this) {
            removeAll();
            return;
        }
        Object[] keys;
        long[] hashes;
        if (PyObject.typeOf(other) == PyDict.TYPE) {
            DictTable.Snapshot shot = ((PyDict) other).snapshot();
            keys = shot.keys;
            hashes = shot.hashes;
        } else {
            SetTable set;
            if (other instanceof AnySet s) {
                set = s;
            } else {
                PySet made = new PySet();
                made.updateFrom(ts, other);
                set = made;
            }
            Snapshot shot = set.snapshot();
            keys = shot.keys;
            hashes = shot.hashes;
        }
        for (int i = 0; i < keys.length; i++) {
            if (!remove(ts, keys[i], hashes[i])) {
                add(ts, keys[i], hashes[i]);
            }
        }
    }

    final AnySet symmetricDifference(ThreadState ts, Object other) {
        AnySet result = fresh();
        result.updateFrom(ts, other);
        result.symmetricDifferenceWith(ts, this);
        return result;
    }

    // ---- comparison -------------------------------------------------------------------------------------------------

    final boolean isSubset(ThreadState ts, Object other) {
        if (!(other instanceof AnySet s)) {
            return intersection(ts, other).size() == size();
        }
        if (size() > s.size()) {
            return false;
        }
        Snapshot shot = snapshot();
        for (int i = 0; i < shot.keys.length; i++) {
            if (!s.contains(ts, shot.keys[i], shot.hashes[i])) {
                return false;
            }
        }
        return true;
    }

    final boolean isSuperset(ThreadState ts, Object other) {
        if (other instanceof AnySet s) {
            return s.isSubset(ts, this);
        }
        Object it = Iter.iter(ts, other);
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (!contains(ts, v)) {
                return false;
            }
        }
        return true;
    }

    final Object compare(ThreadState ts, Object other, int op) {
        if (!(other instanceof AnySet s)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        return switch (op) {
            case Slot.EQ -> equal(ts, s);
            case Slot.NE -> !equal(ts, s);
            case Slot.LT -> size() < s.size() && isSubset(ts, s);
            case Slot.LE -> isSubset(ts, s);
            case Slot.GT -> s.size() < size() && s.isSubset(ts, this);
            default -> s.isSubset(ts, this);
        };
    }

    private boolean equal(ThreadState ts, AnySet s) {
        return size() == s.size() && !(hash != 0 && s.hash != 0 && hash != s.hash) && isSubset(ts, s);
    }

    /** The hash of a frozenset. */
    final long frozenHash() {
        long h = hash;
        if (h == 0) {
            h = Hash.frozenSet(snapshot().hashes);
            hash = h;
        }
        return h;
    }

    // ---- the rest ---------------------------------------------------------------------------------------------------

    final Object repr(ThreadState ts) {
        String name = type().name();
        if (!ts.reprEnter(this)) {
            return PyStr.of(name + "(...)");
        }
        try {
            Object[] keys = toArray();
            if (keys.length == 0) {
                return PyStr.of(name + "()");
            }
            boolean exact = type() == PySet.TYPE;
            StringBuilder b = new StringBuilder(exact ? "{" : name + "({");
            for (int i = 0; i < keys.length; i++) {
                b.append(i > 0 ? ", " : "").append(Obj.reprJava(ts, keys[i]));
            }
            return PyStr.of(b.append(exact ? "}" : "})").toString());
        } finally {
            ts.reprLeave(this);
        }
    }

    final Object reduceSet(ThreadState ts) {
        return new PyTuple(type(), new PyTuple(new PyList(toArray())),
                Call.methodNamed(ts, this, "__getstate__"));
    }
}
