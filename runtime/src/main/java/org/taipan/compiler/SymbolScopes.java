package org.taipan.compiler;

import static org.taipan.compiler.Symbols.*;

import java.util.ArrayList;
import java.util.List;
import org.taipan.compiler.SymbolTableEntry.BlockType;
import org.taipan.compiler.SymbolTableEntry.Comprehension;
import org.taipan.compiler.SymbolTableEntry.Directive;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** The stack of open blocks while a symbol table is built, and what binding a name in them means. */
abstract class SymbolScopes {
    final SymbolTable table;
    /** The innermost open block. */
    SymbolTableEntry current;
    /** The class whose body is being visited, for name mangling, or null. */
    String className;
    private final ArrayList<SymbolTableEntry> stack = new ArrayList<>();

    SymbolScopes(SymbolTable table) {
        this.table = table;
    }

    /** Opens a block, which {@code node} will lead to. */
    final void enter(String name, BlockType type, Object node, Span span) {
        var entry = new SymbolTableEntry(name, type, span);
        if (node != null) {
            table.put(node, entry);
        }
        SymbolTableEntry outer = current;
        stack.add(entry);
        current = entry;
        if (outer == null) {
            return;
        }
        entry.nested = outer.nested || outer.isFunctionLike();
        // No assignment expressions in the iterable of a comprehension, however deep.
        entry.comprehensionIterables = outer.comprehensionIterables;
        if (type != BlockType.CLASS) {
            entry.mangledNames = outer.mangledNames;
        }
        // Annotation blocks only serve to reject what must not be in annotations.
        if (type != BlockType.ANNOTATION) {
            outer.children.add(entry);
        }
    }

    final void exit() {
        stack.removeLast();
        current = stack.isEmpty() ? null : stack.getLast();
    }

    final void enterTypeParams(String name, List<Ast.TypeParam> params, Span span) {
        boolean inClass = current.type == BlockType.CLASS;
        enter(name, BlockType.TYPE_PARAMETERS, params, span);
        if (inClass) {
            current.canSeeClassScope = true;
            define("__classdict__", USE, span);
        }
    }

    /** Opens the scope of a bound or default of a type parameter; false if there is none. */
    final boolean typeVariable(Ast.Expr e, String name, Ast.TypeParam param) {
        if (name.equals("__classdict__")) {
            throw CompileErrors.symbolError(param.span(), "reserved name '" + name
                    + "' cannot be used for type parameter");
        }
        if (e == null) {
            return false;
        }
        boolean inClass = current.canSeeClassScope;
        enter(name, BlockType.TYPE_VARIABLE, null, e.span());
        current.canSeeClassScope = inClass;
        if (inClass) {
            define("__classdict__", USE, e.span());
        }
        return true;
    }

    /** What a block knows of a name. */
    final int lookup(SymbolTableEntry entry, String name) {
        return entry.symbol(entry.mangle(className, name));
    }

    /** Notes that the innermost block uses a name in the way {@code flag} says. */
    final void define(String name, int flag, Span span) {
        if ((flag & DEF_TYPE_PARAM) != 0 && current.mangledNames != null) {
            current.mangledNames.add(name);
        }
        define(current, name, flag, span);
    }

    private void define(SymbolTableEntry entry, String name, int flag, Span span) {
        String mangled = current.mangle(className, name);
        Integer known = entry.symbols.get(mangled);
        int symbol = flag;
        if (known != null) {
            if ((flag & known & DEF_PARAM) != 0) {
                throw CompileErrors.symbolError(span, "duplicate argument '" + name + "' in function definition");
            }
            if ((flag & known & DEF_TYPE_PARAM) != 0) {
                throw CompileErrors.symbolError(span, "duplicate type parameter '" + name + "'");
            }
            symbol |= known;
        }
        if (entry.inComprehensionTarget) {
            if ((symbol & (DEF_GLOBAL | DEF_NONLOCAL)) != 0) {
                throw CompileErrors.symbolError(span, "comprehension inner loop cannot rebind assignment expression"
                        + " target '" + name + "'");
            }
            symbol |= DEF_COMP_ITER;
        }
        entry.symbols.put(mangled, symbol);
        if ((flag & DEF_PARAM) != 0) {
            entry.parameters.add(mangled);
        } else if ((flag & DEF_GLOBAL) != 0) {
            table.top.symbols.merge(mangled, flag, (a, b) -> a | b);
        }
    }

    private void recordDirective(String name, Span span) {
        if (current.directives.isEmpty()) {
            current.directives = new ArrayList<>();
        }
        current.directives.add(new Directive(current.mangle(className, name), span));
    }

    /** A {@code global} or {@code nonlocal} statement. */
    final void declare(List<String> names, Span span, int flag, String keyword) {
        for (String name : names) {
            int known = lookup(current, name);
            if ((known & (DEF_PARAM | DEF_LOCAL | USE | DEF_ANNOT)) != 0) {
                String message = (known & DEF_PARAM) != 0 ? "name '" + name + "' is parameter and " + keyword
                        : (known & USE) != 0 ? "name '" + name + "' is used prior to " + keyword + " declaration"
                        : (known & DEF_ANNOT) != 0 ? "annotated name '" + name + "' can't be " + keyword
                        : "name '" + name + "' is assigned to before " + keyword + " declaration";
                throw CompileErrors.symbolError(span, message);
            }
            define(name, flag, span);
            recordDirective(name, span);
        }
    }

    /** The target of an assignment expression in a comprehension is bound in the block around all comprehensions. */
    final void bindOutsideComprehension(Ast.Name target) {
        String name = target.id();
        Span span = target.span();
        for (int i = stack.size() - 1; i >= 0; i--) {
            SymbolTableEntry entry = stack.get(i);
            if (entry.comprehension != Comprehension.NONE) {
                int known = lookup(entry, name);
                if ((known & DEF_COMP_ITER) != 0 && (known & DEF_LOCAL) != 0) {
                    throw CompileErrors.symbolError(span, "assignment expression cannot rebind comprehension iteration"
                            + " variable '" + name + "'");
                }
                continue;
            }
            switch (entry.type) {
                case FUNCTION -> {
                    boolean global = (lookup(entry, name) & DEF_GLOBAL) != 0;
                    define(name, global ? DEF_GLOBAL : DEF_NONLOCAL, span);
                    recordDirective(name, span);
                    define(entry, name, DEF_LOCAL, span);
                    return;
                }
                case MODULE -> {
                    define(name, DEF_GLOBAL, span);
                    recordDirective(name, span);
                    define(entry, name, DEF_GLOBAL, span);
                    return;
                }
                case CLASS -> throw misplacedBinding(span, "cannot be used in a class body");
                case TYPE_PARAMETERS -> throw misplacedBinding(span,
                        "cannot be used within the definition of a generic");
                case TYPE_ALIAS -> throw misplacedBinding(span, "cannot be used in a type alias");
                case TYPE_VARIABLE -> throw misplacedBinding(span, "cannot be used in a TypeVar bound");
                case ANNOTATION -> {
                    // Cannot be the innermost; look further out.
                }
            }
        }
    }

    private static RuntimeException misplacedBinding(Span span, String why) {
        return CompileErrors.symbolError(span, "assignment expression within a comprehension " + why);
    }

    /** Rejects {@code what} in annotations and in the scopes of type parameters. */
    final void refuseInAnnotation(String what, Span span) {
        String where = switch (current.type) {
            case ANNOTATION -> "an annotation";
            case TYPE_VARIABLE -> current.scopeInfo;
            case TYPE_ALIAS -> "a type alias";
            case TYPE_PARAMETERS -> "the definition of a generic";
            default -> null;
        };
        if (where != null) {
            throw CompileErrors.symbolError(span, what + " cannot be used within " + where);
        }
    }
}
