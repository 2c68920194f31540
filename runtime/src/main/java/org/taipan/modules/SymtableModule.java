package org.taipan.modules;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.compiler.SymbolTableEntry.BlockType;
import org.taipan.compiler.Symbols;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyStr;

/** The {@code _symtable} module: the compiler's symbol tables. */
@PyModuleDef(name = "_symtable", types = {PySymtableEntry.class})
final class SymtableModule {
    @PyConstant
    static final int USE = Symbols.USE;
    @PyConstant
    static final int DEF_GLOBAL = Symbols.DEF_GLOBAL;
    @PyConstant
    static final int DEF_NONLOCAL = Symbols.DEF_NONLOCAL;
    @PyConstant
    static final int DEF_LOCAL = Symbols.DEF_LOCAL;
    @PyConstant
    static final int DEF_PARAM = Symbols.DEF_PARAM;
    @PyConstant
    static final int DEF_FREE = Symbols.DEF_FREE;
    @PyConstant
    static final int DEF_FREE_CLASS = Symbols.DEF_FREE_CLASS;
    @PyConstant
    static final int DEF_IMPORT = Symbols.DEF_IMPORT;
    @PyConstant
    static final int DEF_BOUND = Symbols.DEF_BOUND;
    @PyConstant
    static final int DEF_ANNOT = Symbols.DEF_ANNOT;
    @PyConstant
    static final int TYPE_FUNCTION = BlockType.FUNCTION.ordinal();
    @PyConstant
    static final int TYPE_CLASS = BlockType.CLASS.ordinal();
    @PyConstant
    static final int TYPE_MODULE = BlockType.MODULE.ordinal();
    @PyConstant
    static final int TYPE_ANNOTATION = BlockType.ANNOTATION.ordinal();
    @PyConstant
    static final int TYPE_TYPE_ALIAS = BlockType.TYPE_ALIAS.ordinal();
    @PyConstant
    static final int TYPE_TYPE_PARAMETERS = BlockType.TYPE_PARAMETERS.ordinal();
    @PyConstant
    static final int TYPE_TYPE_VARIABLE = BlockType.TYPE_VARIABLE.ordinal();
    @PyConstant
    static final int LOCAL = Symbols.LOCAL;
    @PyConstant
    static final int GLOBAL_EXPLICIT = Symbols.GLOBAL_EXPLICIT;
    @PyConstant
    static final int GLOBAL_IMPLICIT = Symbols.GLOBAL_IMPLICIT;
    @PyConstant
    static final int FREE = Symbols.FREE;
    @PyConstant
    static final int CELL = Symbols.CELL;
    @PyConstant
    static final int SCOPE_OFF = Symbols.SCOPE_OFFSET;
    @PyConstant
    static final int SCOPE_MASK = Symbols.SCOPE_MASK;

    private SymtableModule() {
    }

    @PyMethod(value = "symtable(source, filename, startstr, /)",
            doc = "Return symbol and scope dictionaries used internally by compiler.")
    static Object symtable(ThreadState ts, Object source, Object filename, String startstr) {
        Object file = FsPaths.fsDecode(ts, filename);
        if (!PyStr.check(source) && SourceCompiler.bytesOf(ts, source) == null) {
            throw Errors.typeError("symtable() arg 1 must be a string or bytes object");
        }
        if (!startstr.equals("exec") && !startstr.equals("eval") && !startstr.equals("single")) {
            throw Errors.valueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'");
        }
        return PySymtableEntry.of(ts, SourceCompiler.symbolTable(ts, source, file, startstr).top());
    }
}
