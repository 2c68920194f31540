package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.ArrayList;
import org.taipan.bytecode.CodeFlags;
import org.taipan.bytecode.Oparg;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.compiler.SymbolTableEntry.BlockType;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.frontend.WarningSink;
import org.taipan.ops.Errors;
import org.taipan.types.PyCode;

/**
 * Writes instructions for a syntax tree: CPython's compile.c. The kinds of statements and expressions have classes of
 * their own; here is what holds them together, the units and how they nest.
 */
final class CodeGenerator {
    final SymbolTable symbols;
    final Future future;
    final int optimize;
    private final int flags;
    private final Object filename;
    private final WarningSink warnings;
    private final ConstantCache constants = new ConstantCache();
    /** The units around the present one, outermost first. */
    private final ArrayList<CompilationUnit> outer = new ArrayList<>();
    CompilationUnit unit;
    boolean interactive;
    /** Whether units note the instructions of the units inside them, as {@link CompilerStages} wants it. */
    boolean keepNested;

    final Variables variables = new Variables(this);
    final FrameBlocks blocks = new FrameBlocks(this);
    final Statements statements = new Statements(this);
    final Assignments assignments = new Assignments(this);
    final Loops loops = new Loops(this);
    final Tries tries = new Tries(this);
    final Withs withs = new Withs(this);
    final Functions functions = new Functions(this);
    final Classes classes = new Classes(this);
    final TypeParameters typeParameters = new TypeParameters(this);
    final Matches matches = new Matches(this);
    final Expressions expressions = new Expressions(this);
    final Conditions conditions = new Conditions(this);
    final Displays displays = new Displays(this);
    final Calls calls = new Calls(this);
    final Comprehensions comprehensions = new Comprehensions(this);
    final LiteralChecks checks = new LiteralChecks(this);

    CodeGenerator(SymbolTable symbols, Future future, int flags, int optimize, Object filename, WarningSink warnings) {
        this.symbols = symbols;
        this.future = future;
        this.flags = flags;
        this.optimize = optimize;
        this.filename = filename;
        this.warnings = warnings;
    }

    PyCode module(Ast.Mod mod) {
        generate(mod);
        return leave(!(mod instanceof Ast.Expression));
    }

    /** Writes the instructions of a module but for the return at its end. */
    void generate(Ast.Mod mod) {
        enter("<module>", Scope.MODULE, symbols.top(), 1);
        Span loc = new Span(1, 0, 1, 0);
        if (mod instanceof Ast.Module m) {
            statements.body(loc, m.body());
        } else if (mod instanceof Ast.Interactive m) {
            interactive = true;
            statements.setupAnnotations(loc, m.body());
            m.body().forEach(statements::visit);
        } else if (mod instanceof Ast.Expression m) {
            expressions.visit(m.body());
        } else if (mod instanceof Ast.FunctionType) {
            throw Errors.systemError("module kind 4 should not be possible");
        }
    }

    /** Whether annotations become strings. */
    boolean futureAnnotations() {
        return (future.features() & CodeFlags.FUTURE_ANNOTATIONS) != 0;
    }

    boolean isTopLevelAwait() {
        return (flags & CodeFlags.ALLOW_TOP_LEVEL_AWAIT) != 0 && unit.ste.type == BlockType.MODULE;
    }

    SyntaxErrorException error(Span loc, String message) {
        return CompileErrors.syntaxError(loc, message);
    }

    void warn(Span loc, String message) {
        if (warnings.warn("SyntaxWarning", message, loc.line())) {
            throw error(loc, message);
        }
    }

    /** How deep the present unit is nested; the module is 1. */
    int nesting() {
        return outer.size() + 1;
    }

    /** Starts a unit inside the present one. */
    void enter(String name, Scope scope, SymbolTableEntry ste, int firstLine) {
        var next = new CompilationUnit(scope, ste, name, firstLine, constants);
        if (unit != null) {
            outer.add(unit);
            next.className = unit.className;
        }
        unit = next;
        next.qualname = scope == Scope.MODULE ? name : qualname();
        int line = scope == Scope.MODULE ? 0 : firstLine;
        next.code.add(RESUME, Oparg.RESUME_AT_FUNC_START, new Span(line, 0, firstLine, 0));
    }

    private String qualname() {
        if (outer.size() <= 1) {
            return unit.name;
        }
        CompilationUnit parent = outer.getLast();
        if (parent.scope == Scope.TYPE_PARAMETERS) {
            if (outer.size() == 2) {
                return unit.name;
            }
            parent = outer.get(outer.size() - 2);
        }
        if (unit.scope == Scope.FUNCTION || unit.scope == Scope.ASYNC_FUNCTION || unit.scope == Scope.CLASS) {
            String mangled = Names.mangle(parent.className, unit.name);
            if (parent.ste.scope(mangled) == Symbols.GLOBAL_EXPLICIT) {
                return unit.name;
            }
        }
        return switch (parent.scope) {
            case FUNCTION, ASYNC_FUNCTION, LAMBDA -> parent.qualname + ".<locals>." + unit.name;
            default -> parent.qualname + "." + unit.name;
        };
    }

    /** Ends the present unit and goes back to the one around it. */
    PyCode leave(boolean returnNone) {
        addReturn(returnNone);
        if (keepNested && !outer.isEmpty()) {
            outer.getLast().nested.add(new CompilerStages.Generated(unit));
        }
        PyCode code = Assembler.assemble(unit, codeFlags(), filename);
        unit = outer.isEmpty() ? null : outer.removeLast();
        return code;
    }

    void addReturn(boolean returnNone) {
        if (returnNone) {
            unit.code.add(LOAD_CONST, unit.consts.add(Constants.NONE), Instr.NO_LOCATION);
        }
        unit.code.add(RETURN_VALUE, 0, Instr.NO_LOCATION);
    }

    private int codeFlags() {
        SymbolTableEntry ste = unit.ste;
        int result = flags & CodeFlags.FUTURE_MASK;
        if (ste.isFunctionLike()) {
            result |= PyCode.NEWLOCALS | PyCode.OPTIMIZED;
            if (ste.nested) {
                result |= PyCode.NESTED;
            }
            if (ste.generator) {
                result |= ste.coroutine ? PyCode.ASYNC_GENERATOR : PyCode.GENERATOR;
            } else if (ste.coroutine) {
                result |= PyCode.COROUTINE;
            }
            if (ste.varargs) {
                result |= PyCode.VARARGS;
            }
            if (ste.varkeywords) {
                result |= PyCode.VARKEYWORDS;
            }
        }
        if (isTopLevelAwait() && ste.coroutine && !ste.generator) {
            result |= PyCode.COROUTINE;
        }
        return result;
    }

    /** Notes that a method assigns {@code self.name}: for {@code __static_attributes__} of the class around it. */
    void addStaticAttribute(String name) {
        for (int i = outer.size() - 1; i >= 0; i--) {
            if (outer.get(i).scope == Scope.CLASS) {
                outer.get(i).staticAttributes.add(name);
                return;
            }
        }
    }
}
