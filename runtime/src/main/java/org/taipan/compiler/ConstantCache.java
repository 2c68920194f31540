package org.taipan.compiler;

import java.util.HashMap;
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
        Object merged = value instanceof PyTuple t ? mergeItems(t)
                : value instanceof String s && Names.isNameLike(s) ? s.intern() : value;
        values.put(key, merged);
        return merged;
    }

    private PyTuple mergeItems(PyTuple tuple) {
        Object[] items = null;
        for (int i = 0; i < tuple.size(); i++) {
            Object item = tuple.get(i);
            Object merged = merge(ConstantKey.of(item), item);
            if (merged != item) {
                items = items == null ? tuple.toArray() : items;
                items[i] = merged;
            }
        }
        return items == null ? tuple : new PyTuple(items);
    }
}
