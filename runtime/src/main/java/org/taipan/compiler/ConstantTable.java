package org.taipan.compiler;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import org.taipan.bytecode.Opcode;
import org.taipan.types.PyBytes;
import org.taipan.types.PyTuple;

/** The constants of one code unit in the order of {@code co_consts}, each once. */
final class ConstantTable {
    private final ConstantCache cache;
    private final ArrayList<Object> values = new ArrayList<>();
    private final HashMap<Object, Integer> indices = new HashMap<>();

    ConstantTable(ConstantCache cache) {
        this.cache = cache;
    }

    /** A table that starts with constants that have their indices already. */
    ConstantTable(ConstantCache cache, Object[] given) {
        this(cache);
        for (Object value : given) {
            indices.putIfAbsent(ConstantKey.of(value), values.size());
            values.add(value);
        }
    }

    /** The index of a constant, which is added if it is new. */
    int add(Object value) {
        Object key = ConstantKey.of(value);
        Integer index = indices.get(key);
        if (index == null) {
            index = values.size();
            indices.put(key, index);
            values.add(cache.merge(key, value));
        }
        return index;
    }

    int size() {
        return values.size();
    }

    Object get(int index) {
        return values.get(index);
    }

    Object[] toArray() {
        return values.toArray();
    }

    /** {@code co_consts}, one tuple for all units of the compilation with the same constants. */
    PyTuple toTuple() {
        return cache.tuple(values.toArray());
    }

    /** A table of a code object, one object for all units of the compilation with the same table. */
    PyBytes share(byte[] table) {
        return cache.bytes(table);
    }

    /** Drops the constants that no instruction uses, but for the first, which may be the docstring. Ends additions. */
    void removeUnused(BasicBlock entry) {
        int count = values.size();
        if (count == 0) {
            return;
        }
        int[] newIndex = new int[count];
        Arrays.fill(newIndex, -1);
        newIndex[0] = 0;
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                if (Opcode.hasConst(b.instrs[i].opcode)) {
                    newIndex[b.instrs[i].oparg] = 0;
                }
            }
        }
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (newIndex[i] == 0) {
                newIndex[i] = kept;
                values.set(kept++, values.get(i));
            }
        }
        if (kept == count) {
            return;
        }
        values.subList(kept, count).clear();
        for (BasicBlock b = entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                if (Opcode.hasConst(b.instrs[i].opcode)) {
                    b.instrs[i].oparg = newIndex[b.instrs[i].oparg];
                }
            }
        }
    }
}
