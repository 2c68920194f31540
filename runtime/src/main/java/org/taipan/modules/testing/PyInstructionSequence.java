package org.taipan.modules.testing;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.bytecode.Opcode;
import org.taipan.compiler.InstructionSequence;
import org.taipan.frontend.Span;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/** {@code InstructionSequence}: instructions between two stages of the compiler. Its methods lock it. */
@PyTypeDef(name = "InstructionSequence", doc = "Create a new InstructionSequence object.")
final class PyInstructionSequence extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyInstructionSequenceTable(), PyType.OBJECT, 0);

    private static final int MAX_OPARG = 1 << 30;

    private final InstructionSequence code;
    private final PyList nested;

    PyInstructionSequence(InstructionSequence code, PyList nested) {
        super(TYPE);
        this.code = code;
        this.nested = nested;
    }

    @PyMethod("__new__()")
    static Object __new__(PyType cls) {
        return new PyInstructionSequence(new InstructionSequence(), new PyList());
    }

    /** The instructions behind an argument that must be a sequence of them. */
    static PyInstructionSequence of(Object o) {
        if (!(o instanceof PyInstructionSequence sequence)) {
            throw Errors.typeError("expected an instruction sequence");
        }
        return sequence;
    }

    InstructionSequence code() {
        return code;
    }

    @PyMethod(value = "use_label(label)", doc = "Place label at current location.")
    synchronized void useLabel(int label) {
        if (label < 0 || label > MAX_OPARG >> 4) {
            throw Errors.valueError("invalid label");
        }
        code.useLabel(label);
    }

    @PyMethod(value = "addop(opcode, oparg, lineno, col_offset, end_lineno, end_col_offset)",
            doc = "Append an instruction.")
    synchronized void addop(int opcode, int oparg, int lineno, int colOffset, int endLineno, int endColOffset) {
        if (!Opcode.isValid(opcode)) {
            throw Errors.valueError("invalid opcode");
        }
        if (oparg < 0 || oparg >= MAX_OPARG) {
            throw Errors.valueError("invalid oparg");
        }
        // CPython takes the second number for the last line and the third for the column, whatever they are called.
        code.add(opcode, oparg, new Span(lineno, endLineno, colOffset, endColOffset));
    }

    @PyMethod(value = "new_label()", doc = "Return a new label.")
    synchronized int newLabel() {
        return code.newLabel();
    }

    @PyMethod(value = "add_nested(nested)", doc = "Add a nested sequence.")
    void addNested(Object sequence) {
        if (!(sequence instanceof PyInstructionSequence)) {
            throw Errors.typeError("expected an instruction sequence, not " + Obj.typeName(sequence));
        }
        nested.append(sequence);
    }

    @PyMethod(value = "get_nested()", doc = "Add a nested sequence.")
    Object getNested() {
        return nested;
    }

    @PyMethod(value = "get_instructions()", doc = "Return the instructions as a list of tuples or labels.")
    synchronized Object getInstructions() {
        code.resolveLabels();
        var list = new PyList();
        for (int i = 0; i < code.size(); i++) {
            int opcode = code.opcode(i);
            Span loc = code.location(i);
            list.append(new PyTuple((long) opcode, Opcode.hasArg(opcode) ? (Object) (long) code.oparg(i) : PyNone.NONE,
                    (long) loc.line(), (long) loc.endLine(), (long) loc.col(), (long) loc.endCol()));
        }
        return list;
    }
}
