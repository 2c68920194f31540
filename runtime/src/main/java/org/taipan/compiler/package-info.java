/**
 * From syntax trees to code objects that equal CPython 3.13's.
 *
 * <p>{@link org.taipan.compiler.Compiler} runs the stages: {@code Future} reads the {@code __future__} imports, {@code
 * AstOptimizer} folds constants, {@code SymbolTable} finds the scope of every name, {@code CodeGenerator} and the
 * {@code Emitter}s for the kinds of statements and expressions write instructions, {@code ControlFlowGraph} optimises
 * them, {@code Assembler} encodes them. The order of passes, and of visits within them, is CPython's wherever it shows
 * in the result.
 *
 * <p>Nodes are told apart with {@code instanceof} on the paths that every compilation takes: a pattern switch is
 * linked when it first runs, for about 2 ms each, which no AOT cache saves.
 */
package org.taipan.compiler;
