package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.LinkedHashMap;
import org.taipan.bytecode.ByteSink;
import org.taipan.bytecode.ExceptionTable;
import org.taipan.bytecode.LineTable;
import org.taipan.bytecode.Opcode;
import org.taipan.frontend.Span;
import org.taipan.types.PyCode;

/** Turns an optimised flow graph into a code object: bytecode, line table and exception table. CPython's assemble.c. */
final class Assembler {
    private final Instr[] instrs;
    /** For each jump the index of its target. */
    private final int[] targets;
    /** The first code unit of each instruction. */
    private final int[] offsets;

    private Assembler(ControlFlowGraph graph) {
        int count = 0;
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            b.index = count;
            count += b.used;
        }
        instrs = new Instr[count];
        targets = new int[count];
        offsets = new int[count];
        for (BasicBlock b = graph.entry; b != null; b = b.next) {
            System.arraycopy(b.instrs, 0, instrs, b.index, b.used);
        }
    }

    static PyCode assemble(CompilationUnit unit, int flags, Object filename) {
        ControlFlowGraph graph = unit.code.toFlowGraph();
        graph.optimize(unit.consts, unit.varnames.size(), unit.ste.parameters.size());
        return assemble(graph, unit, flags, filename);
    }

    /** A graph that is optimised already, or that shall not be; its jumps and handlers are linked. */
    static PyCode assemble(ControlFlowGraph graph, CompilationUnit unit, int flags, Object filename) {
        int stackSize = StackDepth.compute(graph);
        var locals = new LocalsPlus(unit);
        locals.prepare(graph, flags);
        graph.lower();
        var assembler = new Assembler(graph);
        assembler.resolveJumps();
        String[] localNames = new String[locals.size()];
        byte[] localKinds = new byte[localNames.length];
        locals.describe(localNames, localKinds);
        for (int i = 0; i < localNames.length; i++) {
            localNames[i] = localNames[i].intern();
        }
        return new PyCode(unit.posOnlyArgCount + unit.argCount, unit.posOnlyArgCount, unit.kwOnlyArgCount, stackSize,
                flags, assembler.bytecode(), unit.consts.toTuple(), names(unit.names), localNames, localKinds, filename,
                unit.name, unit.qualname, unit.firstLine,
                unit.consts.share(assembler.lineTable(unit.firstLine)),
                unit.consts.share(assembler.exceptionTable()));
    }

    private static String[] names(LinkedHashMap<String, Integer> table) {
        String[] names = new String[table.size()];
        int i = 0;
        for (String name : table.keySet()) {
            names[i++] = name.intern();
        }
        return names;
    }

    /** Computes jump distances; long ones need prefixes, which move what follows, until nothing moves any more. */
    private void resolveJumps() {
        for (int i = 0; i < instrs.length; i++) {
            Instr instr = instrs[i];
            if (instr.isJump()) {
                targets[i] = instr.target.index;
                boolean forward = targets[i] > i;
                if (instr.opcode == JUMP) {
                    instr.opcode = forward ? JUMP_FORWARD : JUMP_BACKWARD;
                } else if (instr.opcode == JUMP_NO_INTERRUPT) {
                    instr.opcode = forward ? JUMP_FORWARD : JUMP_BACKWARD_NO_INTERRUPT;
                }
                instr.oparg = targets[i];
            }
        }
        boolean moved;
        do {
            moved = false;
            int offset = 0;
            for (int i = 0; i < instrs.length; i++) {
                offsets[i] = offset;
                offset += instrs[i].size();
            }
            offset = 0;
            for (int i = 0; i < instrs.length; i++) {
                Instr instr = instrs[i];
                int size = instr.size();
                offset += size;
                if (instr.isJump()) {
                    instr.oparg = Math.abs(offsets[targets[i]] - offset);
                    moved |= instr.size() != size;
                }
            }
        } while (moved);
    }

    private byte[] bytecode() {
        var out = new ByteSink(4 * instrs.length);
        for (Instr instr : instrs) {
            for (int prefix = instr.prefixes(); prefix > 0; prefix--) {
                out.put(EXTENDED_ARG);
                out.put(instr.oparg >> 8 * prefix);
            }
            out.put(instr.opcode);
            out.put(instr.oparg);
            for (int caches = Opcode.caches(instr.opcode); caches > 0; caches--) {
                out.putShort(0);
            }
        }
        return out.toByteArray();
    }

    private byte[] lineTable(int firstLine) {
        var table = new LineTable.Writer(firstLine);
        Span loc = Instr.NO_LOCATION;
        int size = 0;
        for (Instr instr : instrs) {
            if (!isSame(loc, instr.loc)) {
                table.add(size, loc.line(), loc.endLine(), loc.col(), loc.endCol());
                loc = instr.loc;
                size = 0;
            }
            size += instr.size();
        }
        table.add(size, loc.line(), loc.endLine(), loc.col(), loc.endCol());
        return table.toByteArray();
    }

    private static boolean isSame(Span a, Span b) {
        return a == b || a.line() == b.line() && a.endLine() == b.endLine() && a.col() == b.col()
                && a.endCol() == b.endCol();
    }

    private byte[] exceptionTable() {
        var table = new ExceptionTable.Writer();
        BasicBlock handler = null;
        int start = 0;
        int offset = 0;
        for (Instr instr : instrs) {
            BasicBlock except = instr.except;
            if (index(except) != index(handler)) {
                addEntry(table, start, offset, handler);
                start = offset;
                handler = except;
            }
            offset += instr.size();
        }
        addEntry(table, start, offset, handler);
        return table.toByteArray();
    }

    private static int index(BasicBlock block) {
        return block == null ? -1 : block.index;
    }

    private void addEntry(ExceptionTable.Writer table, int start, int end, BasicBlock handler) {
        if (handler != null) {
            int depth = handler.startDepth - 1 - (handler.preserveLasti ? 1 : 0);
            table.add(start, end, offsets[handler.index], depth, handler.preserveLasti);
        }
    }
}
