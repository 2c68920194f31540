package org.taipan.compiler;

import static org.taipan.bytecode.Opcode.*;

import java.util.List;
import org.taipan.bytecode.Oparg;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;

/** What the parts of the code generator have in common: writing instructions to the unit in the making. */
abstract class Emitter {
    static final Span NO_LOCATION = Instr.NO_LOCATION;
    static final int NO_LABEL = InstructionSequence.NO_LABEL;
    /** Displays and calls with more operands are built piece by piece to keep the stack small. */
    static final int STACK_USE_GUIDELINE = 30;

    final CodeGenerator g;

    Emitter(CodeGenerator g) {
        this.g = g;
    }

    final CompilationUnit unit() {
        return g.unit;
    }

    final void op(Span loc, int opcode) {
        g.unit.code.add(opcode, 0, loc);
    }

    final void op(Span loc, int opcode, int oparg) {
        g.unit.code.add(opcode, oparg, loc);
    }

    final void jump(Span loc, int opcode, int label) {
        g.unit.code.add(opcode, label, loc);
    }

    final int newLabel() {
        return g.unit.code.newLabel();
    }

    final void use(int label) {
        g.unit.code.useLabel(label);
    }

    final void loadConst(Span loc, Object value) {
        op(loc, LOAD_CONST, g.unit.consts.add(value));
    }

    final void loadNone(Span loc) {
        loadConst(loc, Constants.NONE);
    }

    /** An instruction whose argument is a name in {@code co_names}, mangled. */
    final void nameOp(Span loc, int opcode, String name) {
        int index = CompilationUnit.index(g.unit.names, g.unit.mangle(name));
        switch (opcode) {
            case LOAD_ATTR -> op(loc, LOAD_ATTR, index << 1);
            case LOAD_METHOD -> op(loc, LOAD_ATTR, index << 1 | 1);
            case LOAD_SUPER_ATTR -> op(loc, LOAD_SUPER_ATTR, index << 2 | 2);
            case LOAD_SUPER_METHOD -> op(loc, LOAD_SUPER_ATTR, index << 2 | 3);
            case LOAD_ZERO_SUPER_ATTR -> op(loc, LOAD_SUPER_ATTR, index << 2);
            case LOAD_ZERO_SUPER_METHOD -> op(loc, LOAD_SUPER_ATTR, index << 2 | 1);
            default -> op(loc, opcode, index);
        }
    }

    final void load(Span loc, String name) {
        g.variables.access(loc, name, Ast.Context.Load);
    }

    final void store(Span loc, String name) {
        g.variables.access(loc, name, Ast.Context.Store);
    }

    final void delete(Span loc, String name) {
        g.variables.access(loc, name, Ast.Context.Del);
    }

    void visit(Ast.Expr e) {
        g.expressions.visit(e);
    }

    final void visitAll(List<Ast.Expr> exprs) {
        for (Ast.Expr e : exprs) {
            g.expressions.visit(e);
        }
    }

    final void statements(List<Ast.Stmt> body) {
        for (Ast.Stmt s : body) {
            g.statements.visit(s);
        }
    }

    final void binaryOp(Span loc, Ast.Operator op, boolean inPlace) {
        int oparg = switch (op) {
            case Add -> Oparg.NB_ADD;
            case Sub -> Oparg.NB_SUBTRACT;
            case Mult -> Oparg.NB_MULTIPLY;
            case MatMult -> Oparg.NB_MATRIX_MULTIPLY;
            case Div -> Oparg.NB_TRUE_DIVIDE;
            case Mod -> Oparg.NB_REMAINDER;
            case Pow -> Oparg.NB_POWER;
            case LShift -> Oparg.NB_LSHIFT;
            case RShift -> Oparg.NB_RSHIFT;
            case BitOr -> Oparg.NB_OR;
            case BitXor -> Oparg.NB_XOR;
            case BitAnd -> Oparg.NB_AND;
            case FloorDiv -> Oparg.NB_FLOOR_DIVIDE;
        };
        op(loc, BINARY_OP, inPlace ? oparg + Oparg.NB_INPLACE : oparg);
    }

    /** Waits for the awaitable iterator on top of the stack, or yields from the iterator there. */
    final void yieldFrom(Span loc, boolean await) {
        int send = newLabel();
        int fail = newLabel();
        int exit = newLabel();
        use(send);
        jump(loc, SEND, exit);
        // What close() and throw() raise at the yield is handled by CLEANUP_THROW.
        jump(loc, SETUP_FINALLY, fail);
        op(loc, YIELD_VALUE, 1);
        op(NO_LOCATION, POP_BLOCK);
        op(loc, RESUME, await ? Oparg.RESUME_AFTER_AWAIT : Oparg.RESUME_AFTER_YIELD_FROM);
        jump(loc, JUMP_NO_INTERRUPT, send);
        use(fail);
        op(loc, CLEANUP_THROW);
        use(exit);
        op(loc, END_SEND);
    }

    /** {@code await} of the object on top of the stack; {@code oparg} tells what made it, for the error message. */
    final void awaitTop(Span loc, int oparg) {
        op(loc, GET_AWAITABLE, oparg);
        loadNone(loc);
        yieldFrom(loc, true);
    }

    final void yieldTop(Span loc) {
        SymbolTableEntry ste = g.unit.ste;
        if (ste.generator && ste.coroutine) {
            op(loc, CALL_INTRINSIC_1, Oparg.INTRINSIC_ASYNC_GEN_WRAP);
        }
        op(loc, YIELD_VALUE, 0);
        op(loc, RESUME, Oparg.RESUME_AFTER_YIELD);
    }

    /**
     * Ends an {@code except} or {@code finally} clause that raised: restores the outer exception, raises the new one.
     */
    final void popExceptAndReraise(Span loc) {
        op(loc, COPY, 3);
        op(loc, POP_EXCEPT);
        op(loc, RERAISE, 1);
    }
}
