package org.taipan.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.taipan.bytecode.Opcode;
import org.taipan.frontend.Ast;
import org.taipan.frontend.WarningSink;
import org.taipan.ops.Errors;
import org.taipan.types.PyCode;

/**
 * The stages of the compiler one by one, for tests that look between them: CPython's {@code _PyCompile_CodeGen},
 * {@code _PyCompile_OptimizeCfg} and {@code _PyCompile_Assemble}.
 */
public final class CompilerStages {
    private CompilerStages() {
    }

    /** The instructions of one unit before optimisation, and what goes with them into the code object. */
    public record Generated(InstructionSequence code, List<Generated> nested, Metadata metadata) {
        Generated(CompilationUnit unit) {
            this(unit.code.resolvedCopy(), unit.nested, new Metadata(unit.name, unit.qualname, unit.consts.toArray(),
                    unit.names, unit.varnames, unit.cellvars, unit.freevars, Map.of(), unit.argCount,
                    unit.posOnlyArgCount, unit.kwOnlyArgCount, unit.firstLine));
        }
    }

    /** What a code object has besides its instructions; names are numbered, free variables on from the cells. */
    public record Metadata(String name, String qualname, Object[] consts, Map<String, Integer> names,
            Map<String, Integer> varnames, Map<String, Integer> cellvars, Map<String, Integer> freevars,
            Map<String, Boolean> fastHidden, int argCount, int posOnlyArgCount, int kwOnlyArgCount, int firstLine) {
    }

    /** A docstring without its indentation, as {@code __doc__} has it: {@code _PyCompile_CleanDoc}. */
    public static Object cleanDoc(Object doc) {
        return DocString.clean(doc);
    }

    /** Generates code for a module and all that is in it. */
    public static Generated generate(Ast.Mod mod, Object filename, int optimize, WarningSink warnings) {
        try {
            Future future = Future.of(mod);
            Ast.Mod optimized = AstOptimizer.optimize(mod, optimize, future.features());
            SymbolTable symbols = SymbolTable.build(optimized, future);
            var generator = new CodeGenerator(symbols, future, future.features(), optimize, filename, warnings);
            generator.keepNested = true;
            generator.generate(optimized);
            generator.addReturn(!(mod instanceof Ast.Expression));
            return new Generated(generator.unit);
        } catch (StackOverflowError e) {
            throw CompileErrors.tooDeep();
        }
    }

    /**
     * Runs the optimisations of the flow graph.
     *
     * @param consts the constants, which this changes: unused ones go, folded ones come
     * @return the instructions in their final order
     */
    public static InstructionSequence optimize(InstructionSequence code, List<Object> consts, int localCount) {
        var table = new ConstantTable(new ConstantCache(), consts.toArray());
        ControlFlowGraph graph = code.resolvedCopy().toFlowGraph();
        checkConstants(code, table);
        graph.optimize(table, localCount, 0);
        consts.clear();
        consts.addAll(List.of(table.toArray()));
        return InstructionSequence.of(graph);
    }

    /** Makes a code object of optimised instructions. */
    public static PyCode assemble(InstructionSequence code, Metadata metadata, Object filename) {
        var consts = new ConstantTable(new ConstantCache(), metadata.consts);
        checkConstants(code, consts);
        var unit = new CompilationUnit(metadata.name, metadata.firstLine, consts,
                numbered(metadata.cellvars, 0, "cellvars"),
                numbered(metadata.freevars, metadata.cellvars.size(), "freevars"));
        unit.qualname = metadata.qualname;
        unit.names.putAll(numbered(metadata.names, 0, "names"));
        unit.varnames.putAll(numbered(metadata.varnames, 0, "varnames"));
        unit.fastHidden.putAll(metadata.fastHidden);
        unit.argCount = metadata.argCount;
        unit.posOnlyArgCount = metadata.posOnlyArgCount;
        unit.kwOnlyArgCount = metadata.kwOnlyArgCount;
        ControlFlowGraph graph = code.resolvedCopy().toFlowGraph();
        graph.linkTargets();
        ExceptionTargets.assign(graph);
        return Assembler.assemble(graph, unit, 0, filename);
    }

    private static void checkConstants(InstructionSequence code, ConstantTable consts) {
        for (int i = 0; i < code.size(); i++) {
            if (Opcode.hasConst(code.opcode(i)) && code.oparg(i) >= consts.size()) {
                throw Errors.valueError("there is no constant " + code.oparg(i));
            }
        }
    }

    /** The names in the order of their numbers, which must follow each other. */
    private static LinkedHashMap<String, Integer> numbered(Map<String, Integer> names, int first, String what) {
        var entries = new ArrayList<>(names.entrySet());
        entries.sort(Map.Entry.comparingByValue());
        var result = new LinkedHashMap<String, Integer>();
        for (Map.Entry<String, Integer> entry : entries) {
            if (entry.getValue() != first + result.size()) {
                throw Errors.valueError("the numbers in " + what + " have gaps");
            }
            result.put(entry.getKey(), entry.getValue());
        }
        return result;
    }
}
