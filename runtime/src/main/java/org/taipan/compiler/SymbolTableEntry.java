package org.taipan.compiler;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.taipan.frontend.Span;

/** The names of one block: module, class, function, comprehension, or one of the scopes of type parameters. */
public final class SymbolTableEntry {
    /** Kinds of blocks, in the order of their numbers in the {@code _symtable} module. */
    public enum BlockType {
        FUNCTION, CLASS, MODULE, ANNOTATION, TYPE_ALIAS, TYPE_PARAMETERS, TYPE_VARIABLE
    }

    /** Kinds of comprehensions. */
    enum Comprehension {
        NONE(""), LIST("list comprehension"), DICT("dict comprehension"), SET("set comprehension"),
        GENERATOR("generator expression");

        final String description;

        Comprehension(String description) {
            this.description = description;
        }
    }

    /** A name in a {@code global} or {@code nonlocal} statement and where that stands. */
    record Directive(String name, Span span) {
    }

    final String name;
    final BlockType type;
    final Span span;
    /** Names, mangled, in order of appearance, and their {@link Symbols}. */
    final LinkedHashMap<String, Integer> symbols = new LinkedHashMap<>();
    /** The parameters, mangled. */
    final ArrayList<String> parameters = new ArrayList<>();
    final ArrayList<SymbolTableEntry> children = new ArrayList<>();
    List<Directive> directives = List.of();
    /** If not null, the only names that mangling applies to. */
    Set<String> mangledNames;
    /** What the block is part of, for error messages, or null. */
    String scopeInfo;
    boolean nested;
    boolean free;
    boolean childFree;
    boolean generator;
    boolean coroutine;
    Comprehension comprehension = Comprehension.NONE;
    boolean varargs;
    boolean varkeywords;
    boolean returnsValue;
    boolean needsClassClosure;
    boolean needsClassDict;
    boolean comprehensionInlined;
    boolean canSeeClassScope;
    /** Whether the target of a comprehension is being visited. */
    boolean inComprehensionTarget;
    /** How many iterables of comprehensions are being visited. */
    int comprehensionIterables;

    SymbolTableEntry(String name, BlockType type, Span span) {
        this.name = name;
        this.type = type;
        this.span = span;
    }

    public String name() {
        return name;
    }

    public BlockType type() {
        return type;
    }

    public int line() {
        return span.line();
    }

    public boolean nested() {
        return nested;
    }

    public List<SymbolTableEntry> children() {
        return children;
    }

    public List<String> parameters() {
        return parameters;
    }

    /** The names, mangled, and their {@link Symbols}; in order of appearance. */
    public Map<String, Integer> symbols() {
        return symbols;
    }

    /** What is known of a name, 0 if nothing. */
    public int symbol(String mangled) {
        return symbols.getOrDefault(mangled, 0);
    }

    /** The scope of a name, 0 if it is unknown here. */
    public int scope(String mangled) {
        return Symbols.scope(symbol(mangled));
    }

    /** Whether names are resolved as in a function. */
    boolean isFunctionLike() {
        return switch (type) {
            case FUNCTION, TYPE_ALIAS, TYPE_PARAMETERS, TYPE_VARIABLE -> true;
            default -> false;
        };
    }

    /** Mangles a name of this block within class {@code className}: CPython's {@code _Py_MaybeMangle}. */
    String mangle(String className, String plain) {
        return mangledNames != null && !mangledNames.contains(plain) ? plain : Names.mangle(className, plain);
    }
}
