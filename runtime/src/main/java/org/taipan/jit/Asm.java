package org.taipan.jit;

import static java.lang.constant.ConstantDescs.CD_Object;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/**
 * The JVM instructions of one method, and its local variables. While {@link #dry} nothing is written: the translator then
 * runs only to find out what holds where blocks meet.
 */
final class Asm {
    static final ClassDesc INTERPRETER = ClassDesc.of("org.taipan.interpreter.Tier1");

    private CodeBuilder code;
    private int nextLocal;

    /** Starts writing; {@code firstLocal} is the first JVM local variable that is free. */
    void begin(CodeBuilder builder, int firstLocal) {
        code = builder;
        nextLocal = firstLocal;
    }

    boolean dry() {
        return code == null;
    }

    CodeBuilder builder() {
        return code;
    }

    /** A new JVM local variable of {@code size} slots. */
    int newLocal(int size) {
        int n = nextLocal;
        nextLocal += size;
        return n;
    }

    Label label() {
        return code == null ? null : code.newLabel();
    }

    void bind(Label l) {
        if (code != null) {
            code.labelBinding(l);
        }
    }

    void go(Label l) {
        if (code != null) {
            code.goto_(l);
        }
    }

    void branch(Opcode op, Label l) {
        if (code != null) {
            code.branch(op, l);
        }
    }

    void op(Opcode op) {
        if (code != null) {
            code.with(java.lang.classfile.instruction.OperatorInstruction.of(op));
        }
    }

    void aload(int i) {
        if (code != null) {
            code.aload(i);
        }
    }

    void astore(int i) {
        if (code != null) {
            code.astore(i);
        }
    }

    void lload(int i) {
        if (code != null) {
            code.lload(i);
        }
    }

    void lstore(int i) {
        if (code != null) {
            code.lstore(i);
        }
    }

    void dload(int i) {
        if (code != null) {
            code.dload(i);
        }
    }

    void dstore(int i) {
        if (code != null) {
            code.dstore(i);
        }
    }

    void iload(int i) {
        if (code != null) {
            code.iload(i);
        }
    }

    void istore(int i) {
        if (code != null) {
            code.istore(i);
        }
    }

    void push(int v) {
        if (code != null) {
            code.loadConstant(v);
        }
    }

    void push(long v) {
        if (code != null) {
            code.loadConstant(v);
        }
    }

    void push(double v) {
        if (code != null) {
            code.loadConstant(v);
        }
    }

    void nothing() {
        if (code != null) {
            code.aconst_null();
        }
    }

    void pop() {
        if (code != null) {
            code.pop();
        }
    }

    void dup() {
        if (code != null) {
            code.dup();
        }
    }

    void dup2() {
        if (code != null) {
            code.dup2();
        }
    }

    void aastore() {
        if (code != null) {
            code.aastore();
        }
    }

    void aaload() {
        if (code != null) {
            code.aaload();
        }
    }

    void areturn() {
        if (code != null) {
            code.areturn();
        }
    }

    void cast(ClassDesc type) {
        if (code != null) {
            code.checkcast(type);
        }
    }

    void isInstance(ClassDesc type) {
        if (code != null) {
            code.instanceOf(type);
        }
    }

    void newArray(int n) {
        if (code != null) {
            code.loadConstant(n);
            code.anewarray(CD_Object);
        }
    }

    void getField(ClassDesc owner, String name, ClassDesc type) {
        if (code != null) {
            code.getfield(owner, name, type);
        }
    }

    void putField(ClassDesc owner, String name, ClassDesc type) {
        if (code != null) {
            code.putfield(owner, name, type);
        }
    }

    void getStatic(ClassDesc owner, String name, ClassDesc type) {
        if (code != null) {
            code.getstatic(owner, name, type);
        }
    }

    /** Calls a static method of the interpreter's entry points for compiled code. */
    void call(String name, MethodTypeDesc type) {
        if (code != null) {
            code.invokestatic(INTERPRETER, name, type);
        }
    }

    void callStatic(ClassDesc owner, String name, MethodTypeDesc type) {
        if (code != null) {
            code.invokestatic(owner, name, type);
        }
    }

    void callVirtual(ClassDesc owner, String name, MethodTypeDesc type) {
        if (code != null) {
            code.invokevirtual(owner, name, type);
        }
    }

    void tableSwitch(int low, List<Label> targets, Label otherwise) {
        if (code != null) {
            List<SwitchCase> cases = new ArrayList<>();
            for (int i = 0; i < targets.size(); i++) {
                if (targets.get(i) != null) {
                    cases.add(SwitchCase.of(low + i, targets.get(i)));
                }
            }
            if (cases.isEmpty()) {
                code.pop();
                code.goto_(otherwise);
            } else {
                code.tableswitch(low, low + targets.size() - 1, otherwise, cases);
            }
        }
    }
}
