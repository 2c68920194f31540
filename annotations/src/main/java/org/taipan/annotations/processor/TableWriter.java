package org.taipan.annotations.processor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.taipan.annotations.processor.Entry.Binding;
import org.taipan.annotations.processor.Entry.Kind;
import org.taipan.annotations.processor.Entry.Receiver;
import org.taipan.annotations.processor.Signature.Param;
import org.taipan.annotations.processor.Signature.ParamKind;

/**
 * Writes the source of one table.
 *
 * <p>Each callable entry gets an adapter method that checks the receiver, converts the arguments (null stands for an
 * absent one) and calls the Java method; the inherited call methods only dispatch to it, so that they stay small enough for
 * HotSpot, which does not compile methods above 8,000 bytes. Tier 1 calls the adapters themselves, by their numbers.
 */
final class TableWriter {
    /** So many cases of {@code call} fit into one method that HotSpot compiles. */
    private static final int CASES = 160;

    private static final Map<String, String> IMPORTS = new LinkedHashMap<>();

    static {
        IMPORTS.put("BuiltinTable", "org.taipan.objects.BuiltinTable");
        IMPORTS.put("ModuleTable", "org.taipan.objects.ModuleTable");
        IMPORTS.put("PyModule ", "org.taipan.objects.PyModule");
        IMPORTS.put("PyType ", "org.taipan.objects.PyType");
        IMPORTS.put("ThreadState", "org.taipan.objects.ThreadState");
        IMPORTS.put("Args.", "org.taipan.ops.Args");
        IMPORTS.put("Obj.", "org.taipan.ops.Obj");
        IMPORTS.put("PyBytes", "org.taipan.types.PyBytes");
        IMPORTS.put("PyDict(", "org.taipan.types.PyDict");
        IMPORTS.put("PyNone.", "org.taipan.types.PyNone");
        IMPORTS.put("PyStr.", "org.taipan.types.PyStr");
        IMPORTS.put("PyTuple(", "org.taipan.types.PyTuple");
    }

    private final Owner owner;
    private final List<Entry> entries;
    private final StringBuilder out = new StringBuilder();

    TableWriter(Owner owner) {
        this.owner = owner;
        this.entries = owner.entries;
    }

    String write() {
        String base = owner.isModule ? "ModuleTable" : "BuiltinTable";
        line("/** The builtins of {@link " + owner.javaName() + "}; generated from its declarations. */");
        line("public final class " + owner.tableName() + " extends " + base + " {");
        if (owner.isModule) {
            execute();
        }
        constant("String ownerName()", Defaults.javaString(owner.name));
        constant("String ownerModule()", owner.isModule ? "null" : Defaults.javaString(owner.module));
        constant("String ownerDoc()", text(owner.doc));
        constant("int size()", Integer.toString(entries.size()));
        lookup("String name", e -> Defaults.javaString(e.name));
        lookup("Kind kind", e -> "Kind." + (e.isMember ? "MEMBER" : e.kind));
        lookup("String signature", e -> Defaults.javaString(e.signature.text(e.receiverText())));
        lookup("String doc", e -> text(e.doc));
        generalCall();
        for (int n = 0; n <= 3; n++) {
            fastCall(n);
        }
        getterAndSetter();
        for (int i = 0; i < entries.size(); i++) {
            Entry e = entries.get(i);
            if (e.kind == Kind.GETSET) {
                attribute(i, e);
            } else {
                adapter(i, e);
            }
        }
        line("}");
        return header() + out;
    }

    private String header() {
        StringBuilder b = new StringBuilder("package " + owner.packageName() + ";\n\n");
        IMPORTS.forEach((use, name) -> {
            if (out.indexOf(use) >= 0) {
                b.append("import ").append(name).append(";\n");
            }
        });
        return b.append('\n').toString();
    }

    private void line(String s) {
        out.append(s).append('\n');
    }

    private void method(String head) {
        line("");
        line("    @Override");
        line("    public " + head + " {");
    }

    private void end() {
        line("    }");
    }

    private void constant(String head, String value) {
        method(head);
        line("        return " + value + ";");
        end();
    }

    private void lookup(String head, Function<Entry, String> value) {
        method(head + "(int index)");
        Map<String, List<String>> cases = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            cases.computeIfAbsent(value.apply(entries.get(i)), k -> new ArrayList<>()).add(Integer.toString(i));
        }
        if (cases.isEmpty()) {
            line("        throw new IndexOutOfBoundsException(index);");
        } else {
            line("        return switch (index) {");
            cases.forEach((v, indices) -> line("            case " + String.join(", ", indices) + " -> " + v + ";"));
            line("            default -> throw new IndexOutOfBoundsException(index);");
            line("        };");
        }
        end();
    }

    private static String text(String doc) {
        return doc.isEmpty() ? "null" : Defaults.javaString(doc);
    }

    private void execute() {
        if (owner.construction != null) {
            line("    private " + owner.javaName() + " state;");
        }
        method("void execute(ThreadState ts, PyModule module)");
        if (owner.construction != null) {
            line("        state = " + owner.construction + ";");
            if (!owner.isPart) {
                line("        module.state = state;");
            }
        }
        for (String part : owner.parts) {
            line("        new " + part + "().execute(ts, module);");
        }
        for (Owner.Constant c : owner.constants) {
            line("        module.add(" + Defaults.javaString(c.name()) + ", " + c.expression() + ");");
        }
        for (String type : owner.types) {
            line("        module.addType(" + type + ".TYPE);");
        }
        line("        for (int i = 0; i < " + entries.size() + "; i++) {");
        line("            module.addFunction(this, i);");
        line("        }");
        end();
    }

    // ---- calls ------------------------------------------------------------------------------------------------------

    private void generalCall() {
        method("Object call(int index, ThreadState ts, Object[] args, String[] kwnames)");
        if (entries.stream().allMatch(e -> e.kind == Kind.GETSET)) {
            line("        throw new IndexOutOfBoundsException(index);");
            end();
            return;
        }
        line("        Object[] v = Args.bind(spec(index), ts, args, kwnames);");
        if (entries.size() <= CASES) {
            generalCases(0, entries.size());
            end();
            return;
        }
        line("        return switch (index / " + CASES + ") {");
        int blocks = (entries.size() + CASES - 1) / CASES;
        for (int b = 0; b < blocks; b++) {
            line("            " + (b < blocks - 1 ? "case " + b : "default") + " -> call" + b + "x(index, ts, v);");
        }
        line("        };");
        end();
        for (int b = 0; b < blocks; b++) {
            line("");
            line("    private Object call" + b + "x(int index, ThreadState ts, Object[] v) {");
            generalCases(b * CASES, Math.min(entries.size(), (b + 1) * CASES));
            end();
        }
    }

    private void generalCases(int from, int to) {
        line("        switch (index) {");
        for (int i = from; i < to; i++) {
            Entry e = entries.get(i);
            if (e.kind != Kind.GETSET) {
                StringBuilder args = new StringBuilder("ts");
                for (int k = 0; k < arity(e); k++) {
                    args.append(", v[").append(k).append(']');
                }
                line("            case " + i + ": return m" + i + "(" + args + ");");
            }
        }
        line("            default: throw new IndexOutOfBoundsException(index);");
        line("        }");
    }

    private static int arity(Entry e) {
        return e.receivers() + e.signature.params().size();
    }

    private void fastCall(int n) {
        String names = "abc".substring(0, n).replaceAll("(.)", ", $1");
        String declared = "abc".substring(0, n).replaceAll("(.)", ", Object $1");
        if (entries.stream().noneMatch(e -> e.takesExactly(n))) {
            return;
        }
        method("Object call" + n + "(int index, ThreadState ts" + declared + ")");
        line("        switch (index) {");
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).takesExactly(n)) {
                line("            case " + i + ": return m" + i + "(ts" + fastArguments(entries.get(i), n) + ");");
            }
        }
        line("            default: return super.call" + n + "(index, ts" + names + ");");
        line("        }");
        end();
    }

    private static String fastArguments(Entry e, int n) {
        StringBuilder b = new StringBuilder();
        int given = 0;
        if (e.receivers() == 1) {
            b.append(", a");
            given = 1;
        }
        for (Param p : e.signature.params()) {
            if (p.kind() == ParamKind.VAR_POSITIONAL) {
                String rest = String.join(", ", "abc".substring(given, n).split(""));
                b.append(given == n ? ", Args.NONE" : ", new Object[] {" + rest + "}");
                given = n;
            } else if (p.isPositional() && given < n) {
                b.append(", ").append("abc".charAt(given++));
            } else {
                b.append(", null");
            }
        }
        return b.toString();
    }

    // ---- adapters ---------------------------------------------------------------------------------------------------

    private void adapter(int index, Entry e) {
        line("");
        line("    /** {@code " + e.name + e.signature.text(e.receiverText()).replace("\\", "\\\\") + "} */");
        StringBuilder head = new StringBuilder("    public Object m" + index + "(ThreadState ts");
        for (int k = 0; k < arity(e); k++) {
            head.append(", Object a").append(k);
        }
        line(head + ") {");
        receiver(index, e.callee);
        List<String> args = new ArrayList<>();
        if (e.comparison >= 0) {
            args.add("a1");
            args.add(Integer.toString(e.comparison));
        } else {
            for (int k = 0; k < e.signature.params().size(); k++) {
                args.add(argument(e, k));
            }
        }
        result(e.callee, invocation(e.callee, args));
        end();
    }

    private void receiver(int index, Binding b) {
        String test = switch (b.receiver()) {
            case NONE -> null;
            case INSTANCE -> "a0 instanceof " + owner.javaName() + " self";
            case TYPED -> "a0 instanceof " + b.receiverType().name() + " self";
            case TYPE -> "a0 instanceof PyType self";
            case OBJECT -> owner.javaName() + (owner.hasCheck ? ".check(a0)" : ".TYPE.isInstance(a0)");
        };
        if (test != null && !(b.receiver() == Receiver.OBJECT && isObjectType())) {
            line("        if (!(" + test + ")) {");
            line("            throw Args.wrongReceiver(this, " + index + ", a0);");
            line("        }");
        }
    }

    /** Whether the type is {@code object}, of which everything is an instance. */
    private boolean isObjectType() {
        return owner.name.equals("object") && owner.module.equals("builtins");
    }

    private String invocation(Binding b, List<String> arguments) {
        List<String> all = new ArrayList<>();
        if (b.passesThread()) {
            all.add("ts");
        }
        switch (b.receiver()) {
            case TYPED, TYPE -> all.add("self");
            case OBJECT -> all.add("a0");
            default -> {
            }
        }
        all.addAll(arguments);
        String target = b.isStatic() ? owner.javaName() : owner.isModule ? "state" : "self";
        return target + "." + b.javaName() + "(" + String.join(", ", all) + ")";
    }

    private void result(Binding b, String call) {
        switch (b.result().kind()) {
            case VOID -> {
                line("        " + call + ";");
                line("        return PyNone.NONE;");
            }
            case BOOLEAN -> line("        return Boolean.valueOf(" + call + ");");
            case LONG, INT -> line("        return Long.valueOf(" + call + ");");
            case DOUBLE -> line("        return Double.valueOf(" + call + ");");
            case STRING -> line("        return Args.fromString(" + call + ");");
            default -> line("        return " + call + ";");
        }
    }

    private String argument(Entry e, int k) {
        Param p = e.signature.params().get(k);
        JavaType type = e.callee.params().get(k);
        String v = "a" + (k + e.receivers());
        if (p.kind() == ParamKind.VAR_POSITIONAL) {
            return type.kind() == JavaType.Kind.ARRAY ? "(Object[]) " + v : "new PyTuple((Object[]) " + v + ")";
        }
        if (p.kind() == ParamKind.VAR_KEYWORD) {
            // A method that declares an Object does without a dictionary, if there is nothing to put into it.
            return type.kind() == JavaType.Kind.OBJECT ? v : v + " == null ? new PyDict() : (" + type.name() + ") " + v;
        }
        String converted = converted(e, p, k, type, v);
        if (p.isRequired()) {
            return converted;
        }
        String absent = Defaults.expression(p.defaultText(), type);
        return absent.equals("null") && type.kind() == JavaType.Kind.OBJECT ? v
                : v + " == null ? " + absent + " : " + converted;
    }

    private String converted(Entry e, Param p, int k, JavaType type, String v) {
        boolean orNone = "None".equals(p.defaultText());
        return switch (type.kind()) {
            case LONG -> "Args.toLong(ts, " + v + ")";
            case INT -> "Args.toInt(ts, " + v + ")";
            case DOUBLE -> "Args.toDouble(ts, " + v + ")";
            case BOOLEAN -> "Obj.isTrue(ts, " + v + ")";
            case STRING -> (orNone ? "Args.toStringOrNone(" : "Args.toString(") + v + where(e, p, k) + ")";
            case CLASS -> (orNone ? "Args.castOrNone(" : "Args.cast(") + type.name() + ".class, " + v + where(e, p, k)
                    + ", " + Defaults.javaString(type.python()) + ")";
            default -> v;
        };
    }

    /** What a TypeError says about the place of an argument: the function's name and the argument's. */
    private String where(Entry e, Param p, int k) {
        String argument = e.signature.isSingleObject() ? "argument"
                : p.kind() == ParamKind.POSITIONAL_ONLY ? "argument " + (k + 1) : "argument '" + p.name() + "'";
        boolean construction = e.kind == Kind.NEW || e.name.equals("__init__");
        return ", " + Defaults.javaString(construction ? owner.name : e.name) + ", " + Defaults.javaString(argument);
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    private void getterAndSetter() {
        method("Object get(int index, ThreadState ts, Object self)");
        attributeCases(e -> e.callee != null, "g", "self");
        end();
        method("boolean set(int index, ThreadState ts, Object self, Object value)");
        attributeCases(e -> e.kind == Kind.GETSET, "s", "self, value");
        end();
    }

    private void attributeCases(Predicate<Entry> which, String prefix, String args) {
        line("        switch (index) {");
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).kind == Kind.GETSET && which.test(entries.get(i))) {
                line("            case " + i + ": return " + prefix + i + "(ts, " + args + ");");
            }
        }
        line("            default: throw new IndexOutOfBoundsException(index);");
        line("        }");
    }

    private void attribute(int index, Entry e) {
        if (e.callee != null) {
            line("");
            line("    private Object g" + index + "(ThreadState ts, Object a0) {");
            receiver(index, e.callee);
            result(e.callee, invocation(e.callee, List.of()));
            end();
        }
        line("");
        line("    private boolean s" + index + "(ThreadState ts, Object a0, Object value) {");
        store(index, "value == null", e.deleter, List.of());
        if (e.setter != null) {
            JavaType type = e.setter.params().getFirst();
            String value = switch (type.kind()) {
                case LONG -> "Args.toLong(ts, value)";
                case INT -> "Args.toInt(ts, value)";
                case DOUBLE -> "Args.toDouble(ts, value)";
                case BOOLEAN -> "Obj.isTrue(ts, value)";
                default -> "value";
            };
            store(index, "value != null", e.setter, List.of(value));
        }
        line("        return false;");
        end();
    }

    private void store(int index, String condition, Binding b, List<String> args) {
        if (b != null) {
            line("        if (" + condition + ") {");
            receiver(index, b);
            line("        " + "    " + invocation(b, args) + ";");
            line("            return true;");
            line("        }");
        }
    }
}
