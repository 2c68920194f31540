package org.taipan.compiler;

/** What the symbol table knows about a name in a block: bits of how it is used, and its scope above them. */
public final class Symbols {
    /** In a {@code global} statement. */
    public static final int DEF_GLOBAL = 1;
    /** Assigned to. */
    public static final int DEF_LOCAL = 1 << 1;
    public static final int DEF_PARAM = 1 << 2;
    /** In a {@code nonlocal} statement. */
    public static final int DEF_NONLOCAL = 1 << 3;
    public static final int USE = 1 << 4;
    /** Used, and bound in no block around. Never set; the {@code _symtable} module knows the name. */
    public static final int DEF_FREE = 1 << 5;
    /** Free, and bound as well, in a class: a method's free variable passes through. */
    public static final int DEF_FREE_CLASS = 1 << 6;
    public static final int DEF_IMPORT = 1 << 7;
    public static final int DEF_ANNOT = 1 << 8;
    public static final int DEF_COMP_ITER = 1 << 9;
    public static final int DEF_TYPE_PARAM = 1 << 10;
    /** A cell of an inlined comprehension. */
    public static final int DEF_COMP_CELL = 1 << 11;
    public static final int DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT;

    public static final int SCOPE_OFFSET = 12;
    public static final int SCOPE_MASK = 15;

    public static final int LOCAL = 1;
    public static final int GLOBAL_EXPLICIT = 2;
    public static final int GLOBAL_IMPLICIT = 3;
    public static final int FREE = 4;
    public static final int CELL = 5;

    private Symbols() {
    }

    /** The scope part of a symbol, 0 if there is none. */
    public static int scope(int symbol) {
        return symbol >> SCOPE_OFFSET & SCOPE_MASK;
    }
}
