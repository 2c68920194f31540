package org.taipan.types;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;

/** The fields of a code object that {@code types.CodeType(…)} or {@code code.replace(…)} makes. */
final class CodeBuilder {
    /** The parameters of {@code types.CodeType} in order. */
    static final String[] FIELDS = {"co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals",
        "co_stacksize", "co_flags", "co_code", "co_consts", "co_names", "co_varnames", "co_filename", "co_name",
        "co_qualname", "co_firstlineno", "co_linetable", "co_exceptiontable", "co_freevars", "co_cellvars"};

    private final String function;
    private final int[] numbers = new int[FIELDS.length];
    private final PyBytes[] bytes = new PyBytes[FIELDS.length];
    private PyTuple consts = PyTuple.EMPTY;
    private Object filename = "";
    private String name = "";
    private String qualname = "";
    private List<String> names = List.of();
    private List<String> varnames = List.of();
    private List<String> freevars = List.of();
    private List<String> cellvars = List.of();
    private final boolean copying;
    /** Whether a name is no string, which {@code replace} notices last. */
    private boolean hasNonString;

    /** A builder with the fields of {@code from}, or empty ones for null. */
    CodeBuilder(String function, PyCode from) {
        this.function = function;
        this.copying = from != null;
        if (from == null) {
            return;
        }
        int[] n = {from.argCount, from.posOnlyArgCount, from.kwOnlyArgCount, from.localCount, from.stackSize, from.flags};
        System.arraycopy(n, 0, numbers, 0, n.length);
        bytes[6] = new PyBytes(from.code);
        consts = from.getConsts();
        names = List.of(from.names);
        varnames = from.namesOfKind(PyCode.KIND_LOCAL);
        cellvars = from.namesOfKind(PyCode.KIND_CELL);
        freevars = from.namesOfKind(PyCode.KIND_FREE);
        filename = from.filename;
        name = from.name;
        qualname = from.qualname;
        numbers[13] = from.firstLineNo;
        bytes[14] = from.getLineTable();
        bytes[15] = from.getExceptionTable();
    }

    /** Sets a field; {@code argument} names it in error messages. */
    void set(ThreadState ts, String field, Object value, String argument) {
        switch (field) {
            case "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals", "co_stacksize", "co_flags",
                    "co_firstlineno" -> numbers[index(field)] = number(ts, field, value);
            case "co_code", "co_linetable", "co_exceptiontable" ->
                bytes[index(field)] = Args.cast(PyBytes.class, value, function, argument, "bytes");
            case "co_consts" -> consts = tuple(value, argument);
            case "co_names" -> names = strings(value, argument);
            case "co_varnames" -> varnames = strings(value, argument);
            case "co_freevars" -> freevars = strings(value, argument);
            case "co_cellvars" -> cellvars = strings(value, argument);
            case "co_filename" -> {
                Args.toString(value, function, argument);
                filename = value;
            }
            case "co_name" -> name = Args.toString(value, function, argument);
            case "co_qualname" -> qualname = Args.toString(value, function, argument);
            default -> throw Errors.typeError(function + "() got an unexpected keyword argument '" + field + "'");
        }
    }

    private static int index(String field) {
        return Arrays.asList(FIELDS).indexOf(field);
    }

    private int number(ThreadState ts, String field, Object value) {
        int n = Args.toInt(ts, value);
        if (n < 0) {
            if (copying) {
                throw Errors.valueError(field + " must be a positive integer");
            }
            switch (field) {
                case "co_argcount", "co_posonlyargcount", "co_kwonlyargcount", "co_nlocals" ->
                    throw Errors.valueError("code: " + field.substring(3) + " must not be negative");
                case "co_stacksize", "co_flags" -> throw badCall();
                default -> {
                }
            }
        }
        return n;
    }

    private static org.taipan.objects.PyException badCall() {
        return Errors.systemError("Objects/codeobject.c:455: bad argument to internal function");
    }

    private PyTuple tuple(Object value, String argument) {
        return Args.cast(PyTuple.class, value, function, argument, "tuple");
    }

    private List<String> strings(Object value, String argument) {
        List<String> list = new ArrayList<>();
        for (Object o : tuple(value, argument).items()) {
            if (PyStr.check(o)) {
                list.add(PyStr.toJava(o).intern());
            } else if (copying) {
                hasNonString = true;
                list.add("");
            } else {
                throw Errors.typeError("name tuples must contain only strings, not '"
                        + org.taipan.ops.Obj.typeName(o) + "'");
            }
        }
        return list;
    }

    PyCode build() {
        if (numbers[0] < numbers[1]) {
            throw badCall();
        }
        if (bytes[6].value().length % 2 != 0) {
            throw Errors.valueError("code: co_code is malformed");
        }
        int flags = numbers[5];
        int arguments = numbers[0] + numbers[2] + ((flags & PyCode.VARARGS) != 0 ? 1 : 0)
                + ((flags & PyCode.VARKEYWORDS) != 0 ? 1 : 0);
        if (varnames.size() < arguments) {
            throw Errors.valueError("code: co_varnames is too small");
        }
        if (varnames.size() != numbers[3]) {
            throw Errors.valueError("code: co_nlocals != len(co_varnames)");
        }
        if (hasNonString) {
            throw Errors.systemError("non-string found in code slot");
        }
        List<String> all = new ArrayList<>(varnames);
        List<Byte> kinds = new ArrayList<>();
        for (String v : varnames) {
            kinds.add((byte) (cellvars.contains(v) ? PyCode.KIND_LOCAL | PyCode.KIND_CELL : PyCode.KIND_LOCAL));
        }
        for (String c : cellvars) {
            if (!varnames.contains(c)) {
                all.add(c);
                kinds.add((byte) PyCode.KIND_CELL);
            }
        }
        for (String f : freevars) {
            all.add(f);
            kinds.add((byte) PyCode.KIND_FREE);
        }
        byte[] kindBytes = new byte[kinds.size()];
        for (int i = 0; i < kindBytes.length; i++) {
            kindBytes[i] = kinds.get(i);
        }
        return new PyCode(numbers[0], numbers[1], numbers[2], numbers[4], flags, bytes[6].value(), consts,
                names.toArray(new String[0]), all.toArray(new String[0]), kindBytes, filename, name.intern(),
                qualname.intern(), numbers[13], bytes[14], bytes[15]);
    }
}
