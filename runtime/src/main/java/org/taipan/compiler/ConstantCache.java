package org.taipan.compiler;

import java.util.HashMap;
import org.taipan.types.PyBytes;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyTuple;

/**
 * The constants of a whole compilation, so that equal ones are one object. Strings that could be names are interned, as
 * CPython interns them: {@code is} must not tell two of them apart, wherever they come from.
 */
final class ConstantCache {
    private final HashMap<Object, Object> values = new HashMap<>();

    /** The constant to use for {@code value}, whose key is {@code key}; the items of tuples are shared too. */
    Object merge(Object key, Object value) {
        Object known = values.get(key);
        if (known != null) {
            return known;
        }
        Object merged = value;
        if (value instanceof String s) {
            merged = Names.isNameLike(s) ? s.intern() : s;
        } else if (value instanceof PyTuple t) {
            Object[] items = t.toArray();
            merged = mergeItems(items) ? new PyTuple(items) : t;
        } else if (value instanceof PyFrozenSet s) {
            Object[] items = s.toArray();
            merged = mergeItems(items) ? Constants.frozenSet(items) : s;
        }
        values.put(key, merged);
        return merged;
    }

    /** Puts the shared constants into {@code items}; false if they were there already. */
    private boolean mergeItems(Object[] items) {
        boolean changed = false;
        for (int i = 0; i < items.length; i++) {
            Object merged = merge(ConstantKey.of(items[i]), items[i]);
            changed |= merged != items[i];
            items[i] = merged;
        }
        return changed;
    }

    /** The tuple of {@code items}, which are merged already; takes them over. */
    PyTuple tuple(Object[] items) {
        return items.length == 0 ? PyTuple.EMPTY : shared(new PyTuple(items));
    }

    PyBytes bytes(byte[] bytes) {
        return bytes.length == 0 ? PyBytes.EMPTY : shared(new PyBytes(bytes));
    }

    @SuppressWarnings("unchecked")
    private <T> T shared(T value) {
        Object known = values.putIfAbsent(ConstantKey.of(value), value);
        return known == null ? value : (T) known;
    }
}
