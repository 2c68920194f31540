package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.Map;
import org.taipan.frontend.Span;
import org.taipan.types.PyCode;

/**
 * Where locals, cells and free variables lie in a frame: locals first, then cells, then free variables; a parameter or
 * local that is a cell too keeps its first place and has none among the cells.
 */
final class LocalsPlus {
    private static final int GENERATOR_LIKE = PyCode.GENERATOR | PyCode.COROUTINE | PyCode.ASYNC_GENERATOR;

    private final CompilationUnit unit;
    /** The place of each cell and free variable, by the number it has in the unit's tables. */
    private final int[] places;
    private int dropped;

    LocalsPlus(CompilationUnit unit) {
        this.unit = unit;
        int locals = unit.varnames.size();
        places = new int[unit.cellvars.size() + unit.freevars.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = locals + i;
        }
        for (Map.Entry<String, Integer> cell : unit.cellvars.entrySet()) {
            Integer local = unit.varnames.get(cell.getKey());
            if (local != null) {
                places[cell.getValue()] = local;
            }
        }
    }

    /** Adds the instructions that set a frame up, and gives the instructions that use cells their final arguments. */
    void prepare(ControlFlowGraph graph, int flags) {
        insertPrefix(graph.entry, flags);
        int locals = unit.varnames.size();
        for (int i = 0; i < places.length; i++) {
            if (places[i] == i + locals) {
                places[i] -= dropped;
            } else {
                dropped++;
            }
        }
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            for (int i = 0; i < b.used; i++) {
                Instr instr = b.instrs[i];
                switch (instr.opcode) {
                    case MAKE_CELL, LOAD_CLOSURE, LOAD_DEREF, STORE_DEREF, DELETE_DEREF, LOAD_FROM_DICT_OR_DEREF ->
                            instr.oparg = places[instr.oparg];
                    default -> {
                    }
                }
            }
        }
    }

    private void insertPrefix(BasicBlock entry, int flags) {
        if ((flags & GENERATOR_LIKE) != 0) {
            var loc = new Span(unit.firstLine, -1, unit.firstLine, -1);
            entry.insert(0, new Instr(RETURN_GENERATOR, 0, loc));
            entry.insert(1, new Instr(POP_TOP, 0, loc));
        }
        int cells = unit.cellvars.size();
        if (cells > 0) {
            int[] cellAt = new int[cells + unit.varnames.size()];
            for (int i = 0; i < cells; i++) {
                cellAt[places[i]] = i + 1;
            }
            int inserted = 0;
            for (int i = 0; inserted < cells; i++) {
                if (cellAt[i] != 0) {
                    entry.insert(inserted++, new Instr(MAKE_CELL, cellAt[i] - 1, Instr.NO_LOCATION));
                }
            }
        }
        if (!unit.freevars.isEmpty()) {
            entry.insert(0, new Instr(COPY_FREE_VARS, unit.freevars.size(), Instr.NO_LOCATION));
        }
    }

    /** The number of places; known after {@link #prepare}. */
    int size() {
        return unit.varnames.size() + places.length - dropped;
    }

    /** Fills in the name and the kind of every place. */
    void describe(String[] names, byte[] kinds) {
        for (Map.Entry<String, Integer> local : unit.varnames.entrySet()) {
            String name = local.getKey();
            int kind = PyCode.KIND_LOCAL | (unit.fastHidden.containsKey(name) ? PyCode.KIND_HIDDEN : 0)
                    | (unit.cellvars.containsKey(name) ? PyCode.KIND_CELL : 0);
            names[local.getValue()] = name;
            kinds[local.getValue()] = (byte) kind;
        }
        for (Map.Entry<String, Integer> cell : unit.cellvars.entrySet()) {
            if (!unit.varnames.containsKey(cell.getKey())) {
                names[places[cell.getValue()]] = cell.getKey();
                kinds[places[cell.getValue()]] = (byte) PyCode.KIND_CELL;
            }
        }
        for (Map.Entry<String, Integer> free : unit.freevars.entrySet()) {
            names[places[free.getValue()]] = free.getKey();
            kinds[places[free.getValue()]] = (byte) PyCode.KIND_FREE;
        }
    }
}
