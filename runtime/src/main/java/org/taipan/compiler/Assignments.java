package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.compiler.CompilationUnit.Scope;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.objects.PyException;
import org.taipan.ops.Errors;
import org.taipan.types.PyStr;

/** Assignment: plain, augmented, annotated, and to lists of targets. */
final class Assignments extends Emitter {
    Assignments(CodeGenerator g) {
        super(g);
    }

    void assign(Ast.Assign s) {
        visit(s.value());
        for (int i = 0; i < s.targets().size(); i++) {
            if (i < s.targets().size() - 1) {
                op(s.span(), COPY, 1);
            }
            visit(s.targets().get(i));
        }
    }

    /** Distributes the items of the iterable on top of the stack. */
    void unpack(Span loc, List<Ast.Expr> targets) {
        boolean starred = false;
        int count = targets.size();
        for (int i = 0; i < count; i++) {
            if (targets.get(i) instanceof Ast.Starred) {
                if (starred) {
                    throw g.error(loc, "multiple starred expressions in assignment");
                }
                if (i >= 1 << 8 || count - i - 1 >= Integer.MAX_VALUE >> 8) {
                    throw g.error(loc, "too many expressions in star-unpacking assignment");
                }
                op(loc, UNPACK_EX, i + (count - i - 1 << 8));
                starred = true;
            }
        }
        if (!starred) {
            op(loc, UNPACK_SEQUENCE, count);
        }
        for (Ast.Expr target : targets) {
            visit(target instanceof Ast.Starred s ? s.value() : target);
        }
    }

    void augmented(Ast.AugAssign s) {
        Span loc = s.target().span();
        if (s.target() instanceof Ast.Attribute t) {
            visit(t.value());
            op(loc, COPY, 1);
            Span attrLoc = Expressions.attributeLocation(loc, t);
            nameOp(attrLoc, LOAD_ATTR, t.attr());
            operate(s);
            op(attrLoc, SWAP, 2);
            nameOp(attrLoc, STORE_ATTR, t.attr());
        } else if (s.target() instanceof Ast.Subscript t && Expressions.isTwoElementSlice(t.slice())) {
            visit(t.value());
            g.expressions.sliceBounds((Ast.Slice) t.slice());
            op(loc, COPY, 3);
            op(loc, COPY, 3);
            op(loc, COPY, 3);
            op(loc, BINARY_SLICE);
            operate(s);
            op(loc, SWAP, 4);
            op(loc, SWAP, 3);
            op(loc, SWAP, 2);
            op(loc, STORE_SLICE);
        } else if (s.target() instanceof Ast.Subscript t) {
            visit(t.value());
            visit(t.slice());
            op(loc, COPY, 2);
            op(loc, COPY, 2);
            op(loc, BINARY_SUBSCR);
            operate(s);
            op(loc, SWAP, 3);
            op(loc, SWAP, 2);
            op(loc, STORE_SUBSCR);
        } else if (s.target() instanceof Ast.Name t) {
            load(loc, t.id());
            operate(s);
            store(loc, t.id());
        } else {
            throw badTarget(s.target(), "augmented");
        }
    }

    /** Only trees built by Python code have others; the number is the grammar's. */
    private static PyException badTarget(Ast.Expr target, String assignment) {
        int number = target instanceof Ast.Starred ? 23 : target instanceof Ast.List ? 25 : 26;
        return Errors.systemError("invalid node type (" + number + ") for " + assignment + " assignment");
    }

    private void operate(Ast.AugAssign s) {
        visit(s.value());
        binaryOp(s.span(), s.op(), true);
    }

    void annotated(Ast.AnnAssign s) {
        Span loc = s.span();
        boolean recorded = unit().scope == Scope.MODULE || unit().scope == Scope.CLASS;
        if (s.value() != null) {
            visit(s.value());
            visit(s.target());
        }
        if (s.target() instanceof Ast.Name t) {
            g.variables.checkName(loc, t.id(), Ast.Context.Store);
            if (s.simple() != 0 && recorded) {
                g.functions.annotation(s.annotation());
                nameOp(loc, LOAD_NAME, "__annotations__");
                loadConst(loc, PyStr.of(unit().mangle(t.id())));
                op(loc, STORE_SUBSCR);
            }
        } else if (s.target() instanceof Ast.Attribute t) {
            g.variables.checkName(loc, t.attr(), Ast.Context.Store);
            if (s.value() == null) {
                evaluate(t.value());
            }
        } else if (s.target() instanceof Ast.Subscript t) {
            if (s.value() == null) {
                evaluate(t.value());
                evaluateSlice(t.slice());
            }
        } else {
            throw badTarget(s.target(), "annotated");
        }
        if (s.simple() == 0 && recorded && !g.futureAnnotations()) {
            evaluate(s.annotation());
        }
    }

    /** Computes an expression whose value is not wanted. */
    private void evaluate(Ast.Expr e) {
        visit(e);
        op(e.span(), POP_TOP);
    }

    private void evaluateSlice(Ast.Expr e) {
        switch (e) {
            case Ast.Slice s -> {
                evaluateOptional(s.lower());
                evaluateOptional(s.upper());
                evaluateOptional(s.step());
            }
            case Ast.Tuple t -> t.elts().forEach(this::evaluateSlice);
            default -> evaluate(e);
        }
    }

    private void evaluateOptional(Ast.Expr e) {
        if (e != null) {
            evaluate(e);
        }
    }
}
