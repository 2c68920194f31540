package org.taipan.jit;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static org.taipan.jit.Types.*;

import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.classfile.attribute.CodeAttribute;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.taipan.interpreter.CompiledCode;
import org.taipan.interpreter.PendingCall;
import org.taipan.jit.Val.Kind;

/** Writes the class of a unit: a method with the code, and the ways into it. */
final class ClassWriter {
    private static final ClassFile CLASS_FILE = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
            ClassHierarchyResolver.ofClassLoading(ClassWriter.class.getClassLoader())),
            ClassFile.ShortJumpsOption.FAIL_ON_SHORT_JUMPS);
    /** HotSpot compiles no method that is larger. */
    private static final int LARGEST = 8000;
    /** A method that is larger is worth making smaller, for the JVM's compiler takes long. */
    private static final int LARGE = 3000;

    private final Unit u;
    private final Translator t;
    private final ClassDesc self;
    private final MethodTypeDesc bodyType;
    /** The interface for callers that know the signature, or null. */
    private ClassDesc entry;
    private int size;

    ClassWriter(Unit u, Translator t) {
        this.u = u;
        this.t = t;
        StringBuilder name = new StringBuilder("org.taipan.interpreter.py$");
        String python = u.x.code.qualname.toString();
        for (int i = 0; i < Math.min(python.length(), 40); i++) {
            name.append(Character.isJavaIdentifierPart(python.charAt(i)) ? python.charAt(i) : '_');
        }
        self = ClassDesc.of(name.append("$").append(u.header).toString());
        t.constants.owner(self);
        bodyType = u.signature.method(TS, FUNCTION, FRAME, I);
        t.self = self;
        t.bodyType = bodyType;
    }

    /** @throws Declined if the method would be too large for a class file */
    byte[] write() throws ReflectiveOperationException {
        byte[] bytes;
        entry = u.signature.isTyped() || t.isQuiet() ? u.signature.entry() : null;
        try {
            bytes = CLASS_FILE.build(self, this::content);
        } catch (IllegalArgumentException e) {
            // A jump or a method beyond what a class file holds; the library has no type of its own for either.
            String why = String.valueOf(e.getMessage());
            if (why.contains("overflow") || why.contains("ode length")) {
                throw new Declined("too large: " + why);
            }
            throw e;
        }
        for (var m : ClassFile.of().parse(bytes).methods()) {
            if (m.methodName().equalsString("body")) {
                size = ((CodeAttribute) m.code().orElseThrow()).codeLength();
            }
        }
        return bytes;
    }

    int size() {
        return size;
    }

    boolean isLarge() {
        return size >= LARGE;
    }

    /** Whether HotSpot would not compile the method. */
    boolean isTooLarge() {
        return size >= LARGEST;
    }

    private void content(ClassBuilder c) {
        c.withFlags(ACC_FINAL | ACC_SUPER);
        c.withSuperclass(CODE);
        if (entry != null) {
            c.withInterfaceSymbols(entry);
        }
        c.withMethodBody(ConstantDescs.INIT_NAME, type(Types.V, EXECUTABLE), ACC_PUBLIC, b -> b.aload(0).aload(1)
                .invokespecial(CODE, ConstantDescs.INIT_NAME, type(Types.V, EXECUTABLE)).return_());
        c.withMethodBody("body", bodyType, ACC_PRIVATE | ACC_FINAL, this::body);
        if (leavesElsewhere()) {
            left(c);
        }
        enter(c);
        if (u.direct >= 0) {
            direct(c);
        }
        fields(c);
    }

    private void enter(ClassBuilder c) {
        c.withMethodBody("enter", type(O, TS, FRAME, I), ACC_PUBLIC | ACC_FINAL, b -> {
            if (isEnteredAtStart()) {
                argumentsFromFrame(b);
                return;
            }
            b.aload(0).aload(1).aload(2).getfield(FRAME, "function", FUNCTION).aload(2).iload(3);
            for (int i = 0; i < u.direct; i++) {
                switch (u.signature.parameters().get(i)) {
                    case LONG -> b.lconst_0();
                    case DOUBLE -> b.dconst_0();
                    default -> b.aconst_null();
                }
            }
            b.invokevirtual(self, "body", bodyType);
            returnBoxed(b);
        });
    }

    /** Whether the body is entered nowhere but at its start, and so need not know how to get its variables from a frame. */
    private boolean isEnteredAtStart() {
        return u.direct >= 0 && u.entries.stream().allMatch(e -> e.entry == null || e.start == 0 && !e.isHandler);
    }

    /** Enters at the start with a frame that has the arguments. */
    private void argumentsFromFrame(CodeBuilder b) {
        Label other = b.newLabel();
        int slots = 4;
        b.aload(2).getfield(FRAME, "slots", OBJECTS).astore(slots);
        for (int i = 0; i < u.direct; i++) {
            Kind k = u.signature.parameters().get(i);
            if (k != Kind.OBJECT) {
                b.aload(slots).loadConstant(i).aaload().instanceOf(k == Kind.LONG ? LONG : DOUBLE).ifeq(other);
            }
        }
        b.aload(0).aload(1).aload(2).getfield(FRAME, "function", FUNCTION).aload(2).iload(3);
        for (int i = 0; i < u.direct; i++) {
            argument(b, i, j -> b.aload(slots).loadConstant(j).aaload());
        }
        b.invokevirtual(self, "body", bodyType);
        returnBoxed(b);
        b.labelBinding(other);
        b.aload(1).aload(2).iload(3).invokestatic(Asm.INTERPRETER, "goOnHandling", type(O, TS, FRAME, I)).areturn();
    }

    /** Returns what the body has returned, as an object. */
    private void returnBoxed(CodeBuilder b) {
        if (u.signature.result() != Kind.OBJECT) {
            b.aload(1).invokestatic(UNBOXED, "boxed", type(O, Signature.type(u.signature.result()), TS));
        }
        b.areturn();
    }

    /** Returns an object from the body. */
    private void returnUnboxed(CodeBuilder b) {
        switch (u.signature.result()) {
            case LONG -> b.aload(Core.TS_VAR).invokestatic(UNBOXED, "longResult", type(J, O, TS)).lreturn();
            case DOUBLE -> b.aload(Core.TS_VAR).invokestatic(UNBOXED, "doubleResult", type(D, O, TS)).dreturn();
            default -> b.areturn();
        }
    }

    /** An entry of callers that know the signature. */
    private void typed(ClassBuilder c, String name, int entry) {
        c.withMethodBody(name, u.signature.method(TS, FUNCTION), ACC_PUBLIC | ACC_FINAL, b -> {
            b.aload(0).aload(1).aload(2).aconst_null().loadConstant(entry);
            int slot = 3;
            for (Kind k : u.signature.parameters()) {
                b.loadLocal(TypeKind.from(Signature.type(k)), slot);
                slot += k == Kind.OBJECT ? 1 : 2;
            }
            b.invokevirtual(self, "body", bodyType).return_(TypeKind.from(Signature.type(u.signature.result())));
        });
    }

    /**
     * Pushes an argument of a call as the body takes it, or calls without: {@code load} pushes an argument as it is.
     */
    private void argument(CodeBuilder b, int i, java.util.function.IntConsumer load) {
        Kind k = u.signature.parameters().get(i);
        load.accept(i);
        if (k != Kind.OBJECT) {
            ClassDesc box = k == Kind.LONG ? LONG : DOUBLE;
            b.checkcast(box).invokevirtual(box, k == Kind.LONG ? "longValue" : "doubleValue", type(Signature.type(k)));
        }
    }

    /** The entry of quiet callers that were compiled earlier. */
    private void late(ClassBuilder c) {
        ClassDesc[] types = new ClassDesc[2 + u.direct];
        Arrays.fill(types, O);
        types[0] = TS;
        types[1] = FUNCTION;
        c.withMethodBody("quietly" + u.direct, type(O, types), ACC_PUBLIC | ACC_FINAL, b -> {
            for (int i = 0; i < u.direct; i++) {
                Kind k = u.signature.parameters().get(i);
                if (k != Kind.OBJECT) {
                    Label fits = b.newLabel();
                    b.aload(3 + i).instanceOf(k == Kind.LONG ? LONG : DOUBLE).ifne(fits).aconst_null().areturn();
                    b.labelBinding(fits);
                }
            }
            b.aload(0).aload(1).aload(2).aconst_null().loadConstant(PendingCall.QUIETLY);
            for (int i = 0; i < u.direct; i++) {
                argument(b, i, j -> b.aload(3 + j));
            }
            b.invokevirtual(self, "body", bodyType);
            returnBoxed(b);
        });
    }

    private void arguments(CodeBuilder b, java.util.function.IntConsumer load) {
        for (int i = 0; i < u.direct; i++) {
            Kind k = u.signature.parameters().get(i);
            if (k == Kind.OBJECT) {
                continue;
            }
            Label fits = b.newLabel();
            load.accept(i);
            b.instanceOf(k == Kind.LONG ? LONG : DOUBLE).ifne(fits);
            b.aload(0).aload(1).aload(2).loadConstant(i).loadConstant(u.direct).anewarray(O);
            for (int j = 0; j < u.direct; j++) {
                b.dup().loadConstant(j);
                load.accept(j);
                b.aastore();
            }
            b.invokevirtual(CODE, "unfit", type(O, TS, FUNCTION, I, OBJECTS)).areturn();
            b.labelBinding(fits);
        }
        b.aload(0).aload(1).aload(2).aconst_null().iconst_m1();
        for (int i = 0; i < u.direct; i++) {
            argument(b, i, load);
        }
        b.invokevirtual(self, "body", bodyType);
        returnBoxed(b);
    }

    private void direct(ClassBuilder c) {
        if (u.direct <= Unit.MOST_SEPARATE) {
            ClassDesc[] types = new ClassDesc[2 + u.direct];
            Arrays.fill(types, O);
            types[0] = TS;
            types[1] = FUNCTION;
            c.withMethodBody("call" + u.direct, type(O, types), ACC_PUBLIC | ACC_FINAL,
                    b -> arguments(b, i -> b.aload(3 + i)));
        }
        if (u.signature.isTyped()) {
            typed(c, "call", -1);
        }
        if (t.isQuiet()) {
            typed(c, "quietly", PendingCall.QUIETLY);
            if (u.direct <= Unit.MOST_SEPARATE) {
                late(c);
            }
        }
        if (u.direct <= Unit.MOST_SEPARATE && u.x.exactArgs >= 0) {
            return;
        }
        c.withMethodBody("callAll", type(O, TS, FUNCTION, OBJECTS), ACC_PUBLIC | ACC_FINAL,
                b -> arguments(b, i -> b.aload(3).loadConstant(i).aaload()));
    }

    /** The constants, taken from the class data. */
    private void fields(ClassBuilder c) {
        for (Constants.Field f : t.constants.fields) {
            c.withField(f.name(), f.type(), ACC_STATIC | ACC_FINAL);
        }
        c.withMethodBody(ConstantDescs.CLASS_INIT_NAME, type(Types.V), ACC_STATIC, b -> {
            ClassDesc handles = ConstantDescs.CD_MethodHandles;
            b.invokestatic(handles, "lookup", type(ConstantDescs.CD_MethodHandles_Lookup))
                    .ldc(ConstantDescs.DEFAULT_NAME).loadConstant(OBJECTS)
                    .invokestatic(handles, "classData", type(O, ConstantDescs.CD_MethodHandles_Lookup, STRING,
                            ConstantDescs.CD_Class))
                    .checkcast(OBJECTS).astore(0);
            int i = 0;
            for (Constants.Field f : t.constants.fields) {
                b.aload(0).loadConstant(i++).aaload();
                if (!f.type().equals(O)) {
                    b.checkcast(f.type());
                }
                b.putstatic(self, f.name(), f.type());
            }
            b.return_();
        });
    }

    private void body(CodeBuilder b) {
        Asm a = t.a;
        int arguments = 0;
        for (Kind k : u.signature.parameters()) {
            arguments += k == Kind.OBJECT ? 1 : 2;
        }
        a.begin(b, Core.FIRST_ARGUMENT + arguments);
        EntryWriter entries = new EntryWriter(u, t, b);
        t.allocate();
        t.exit = b.newLabel();
        t.toLoop = b.newLabel();
        t.out = b.newLabel();
        Label thrown = b.newLabel();
        Label overflow = b.newLabel();
        Label start = b.newLabel();
        Label end = b.newLabel();
        for (Block x : u.blocks.values()) {
            x.label = b.newLabel();
            x.round = b.newLabel();
        }
        List<Block> blocks = entries.usual();

        if (t.countsDepth) {
            b.aload(Core.TS_VAR).aload(Core.FRAME_VAR).invokestatic(Asm.INTERPRETER, "depth", type(I, TS, FRAME)).istore(t.depthVar);
        }
        if (!isEnteredAtStart()) {
            entries.dispatch();
        }

        b.labelBinding(start);
        for (int i = 0; i < blocks.size(); i++) {
            Block block = blocks.get(i);
            t.next = i + 1 < blocks.size() ? blocks.get(i + 1) : null;
            b.labelBinding(block.label);
            if (block.isLoop) {
                // An instruction between them, for HotSpot to see two loops.
                b.nop();
            }
            b.labelBinding(block.round);
            entries.sendOn(block);
            t.translate(block);
        }
        entries.rests();
        b.labelBinding(end);

        Label left = b.newLabel();
        t.popExits.forEach((kind, label) -> {
            if (kind != Kind.OBJECT) {
                b.labelBinding(label).pop2().goto_(t.exit);
            }
        });
        if (t.popExits.get(Kind.OBJECT) instanceof Label label) {
            b.labelBinding(label).pop().goto_(t.exit);
        }
        // Not the same: C1 compiles no method that comes to a handler in other ways, too.
        b.labelBinding(overflow).pop();
        b.labelBinding(t.exit);
        b.aconst_null();
        b.goto_(left);
        b.labelBinding(thrown);
        b.checkcast(O);
        b.labelBinding(left);
        b.astore(t.thrownVar);
        if (leavesElsewhere()) {
            leave(b);
        } else {
            restore(b);
            leaveHere(b, entries);
        }

        if (isEnteredAtStart() && leavesElsewhere()) {
            catches(b, start, end, overflow, thrown);
            return;
        }
        b.labelBinding(t.toLoop);
        b.aload(Core.TS_VAR).aload(Core.FRAME_VAR).iload(Core.ENTRY);
        a.call("goOnHandling", type(O, TS, FRAME, I));
        returnUnboxed(b);
        catches(b, start, end, overflow, thrown);
    }

    private void catches(CodeBuilder b, Label start, Label end, Label overflow, Label thrown) {
        for (Label[] range : t.overflows) {
            b.exceptionCatch(range[0], range[1], overflow, ClassDesc.of("java.lang.ArithmeticException"));
        }
        b.exceptionCatchAll(start, end, thrown);
    }

    /** Ends the body with the frame up to date: goes on in the loop, or at a handler, or throws. */
    private void leaveHere(CodeBuilder b, EntryWriter entries) {
        Asm a = t.a;
        Label guess = b.newLabel();
        Label handled = b.newLabel();
        b.aload(t.thrownVar).ifnull(guess);
        b.aload(Core.TS_VAR).aload(Core.FRAME_VAR).aload(Core.THIS).iload(t.stateVar).aload(t.thrownVar);
        a.call("caught", type(I, TS, FRAME, CODE, I, O));
        b.istore(t.numberVar);
        b.iload(t.numberVar).loadConstant(CompiledCode.LEFT).if_icmpne(handled);
        b.labelBinding(t.out);
        b.aload(t.thrownVar).checkcast(ConstantDescs.CD_Throwable).athrow();
        b.labelBinding(handled);
        if (u.entries.stream().anyMatch(e -> e.isHandler && e.entry != null)) {
            entries.loaders(t.numberVar);
        } else {
            b.goto_(t.toLoop);
        }
        b.labelBinding(guess);
        b.aload(Core.TS_VAR).aload(Core.FRAME_VAR).aload(Core.THIS).iload(t.stateVar).iload(Core.ENTRY);
        a.call("goOn", type(O, TS, FRAME, CODE, I, I));
        returnUnboxed(b);
    }

    // ---- leaving, where no handler is entered --------------------------------------------------------------------------

    /**
     * Whether what is done where the code is left is a method of its own. HotSpot takes in callees only up to a size,
     * and this is a large part of small ones.
     */
    private boolean leavesElsewhere() {
        return u.entries.stream().noneMatch(e -> e.isHandler && e.entry != null)
                && LEFT_FIRST + t.objectCount() + 2 * (t.longCount() + t.doubleCount()) < 250;
    }

    private static final int LEFT_FRAME = 3, LEFT_ENTRY = 4, LEFT_STATE = 5, LEFT_THROWN = 6, LEFT_FIRST = 7;

    private MethodTypeDesc leftType() {
        List<ClassDesc> types = new ArrayList<>(List.of(TS, FUNCTION, FRAME, I, I, O));
        types.addAll(Collections.nCopies(t.objectCount(), O));
        types.addAll(Collections.nCopies(t.longCount(), J));
        types.addAll(Collections.nCopies(t.doubleCount(), D));
        return MethodTypeDesc.of(Signature.type(u.signature.result()), types);
    }

    private void leave(CodeBuilder b) {
        if (t.countsDepth) {
            b.aload(Core.TS_VAR).iload(t.depthVar).putfield(TS, "depth", I);
        }
        b.aload(Core.THIS).aload(Core.TS_VAR).aload(Core.FUNCTION_VAR).aload(Core.FRAME_VAR).iload(Core.ENTRY).iload(t.stateVar)
                .aload(t.thrownVar);
        t.objects().forEach(b::aload);
        t.longs().forEach(b::lload);
        t.doubles().forEach(b::dload);
        b.invokevirtual(self, "left", leftType()).return_(TypeKind.from(Signature.type(u.signature.result())));
        if (t.raises) {
            b.labelBinding(t.out);
            b.aload(t.thrownVar).checkcast(ConstantDescs.CD_Throwable).athrow();
        }
    }

    private void left(ClassBuilder c) {
        c.withMethodBody("left", leftType(), ACC_PRIVATE | ACC_FINAL, b -> {
            outcome(b, LEFT_THROWN, LEFT_STATE);
            b.aload(Core.TS_VAR).aload(Core.FUNCTION_VAR).aload(LEFT_FRAME).aload(Core.THIS).iload(LEFT_STATE);
            int slot = array(b, TypeKind.REFERENCE, LEFT_FIRST, t.objectCount());
            slot = array(b, TypeKind.LONG, slot, t.longCount());
            array(b, TypeKind.DOUBLE, slot, t.doubleCount());
            b.invokestatic(Asm.INTERPRETER, "restore", type(FRAME, TS, FUNCTION, FRAME, CODE, I, OBJECTS, LONGS, DOUBLES));
            b.astore(LEFT_FRAME);
            Label guess = b.newLabel();
            Label handled = b.newLabel();
            b.aload(LEFT_THROWN).ifnull(guess);
            b.aload(Core.TS_VAR).aload(LEFT_FRAME).aload(Core.THIS).iload(LEFT_STATE).aload(LEFT_THROWN);
            b.invokestatic(Asm.INTERPRETER, "caught", type(I, TS, FRAME, CODE, I, O));
            b.loadConstant(CompiledCode.LEFT).if_icmpne(handled);
            b.aload(LEFT_THROWN).checkcast(ConstantDescs.CD_Throwable).athrow();
            b.labelBinding(handled);
            b.aload(Core.TS_VAR).aload(LEFT_FRAME).iload(LEFT_ENTRY);
            b.invokestatic(Asm.INTERPRETER, "goOnHandling", type(O, TS, FRAME, I));
            returnUnboxed(b);
            b.labelBinding(guess);
            b.aload(Core.TS_VAR).aload(LEFT_FRAME).aload(Core.THIS).iload(LEFT_STATE).iload(LEFT_ENTRY);
            b.invokestatic(Asm.INTERPRETER, "goOn", type(O, TS, FRAME, CODE, I, I));
            returnUnboxed(b);
        });
    }

    /** A number that stands for the outcomes of a call becomes that of the one that it was. */
    private void outcome(CodeBuilder b, int thrownVar, int stateVar) {
        if (t.callsQuietly()) {
            Label thrown = b.newLabel();
            b.aload(thrownVar).ifnonnull(thrown);
            b.aload(Core.TS_VAR).aload(Core.THIS).iload(stateVar)
                    .invokestatic(ClassDesc.of("org.taipan.interpreter.PendingCall"), "outcome", type(I, TS, CODE, I))
                    .istore(stateVar);
            b.labelBinding(thrown);
        }
    }

    /** Pushes an array of parameters; tells the slot of the next one. */
    private static int array(CodeBuilder b, TypeKind kind, int first, int count) {
        boolean isObject = kind == TypeKind.REFERENCE;
        if (count == 0 && !isObject) {
            b.aconst_null();
            return first;
        }
        b.loadConstant(count);
        if (isObject) {
            b.anewarray(O);
        } else {
            b.newarray(kind);
        }
        for (int i = 0; i < count; i++) {
            b.dup().loadConstant(i).loadLocal(kind, first + i * kind.slotSize()).arrayStore(kind);
        }
        return first + count * kind.slotSize();
    }

    private void restore(CodeBuilder b) {
        if (t.countsDepth) {
            b.aload(Core.TS_VAR).iload(t.depthVar).putfield(TS, "depth", I);
        }
        outcome(b, t.thrownVar, t.stateVar);
        b.aload(Core.TS_VAR).aload(Core.FUNCTION_VAR).aload(Core.FRAME_VAR).aload(Core.THIS).iload(t.stateVar);
        t.pushVariables();
        t.a.call("restore", type(FRAME, TS, FUNCTION, FRAME, CODE, I, OBJECTS, LONGS, DOUBLES));
        b.astore(Core.FRAME_VAR);
    }
}
