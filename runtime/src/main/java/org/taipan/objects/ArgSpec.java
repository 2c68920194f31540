package org.taipan.objects;

import java.util.ArrayList;
import java.util.List;

/**
 * The parameters of a builtin, parsed from its text signature, in the form that {@code org.taipan.ops.Args} binds to.
 *
 * <p>The parameters keep their declared order: positional-only ones, those that are positional or keyword,
 * {@code *args}, keyword-only ones, {@code **kwargs}. The receiver of a method is not among them.
 */
public final class ArgSpec {
    /** The calling conventions of CPython, which differ in the messages for wrong arguments. */
    public enum Style {
        /** {@code METH_NOARGS}. */
        NO_ARGS,
        /** {@code METH_O}. */
        SINGLE,
        /** Positional-only parameters, {@code *args} among them: {@code METH_FASTCALL}. */
        POSITIONAL,
        /** Parameters with names: {@code METH_FASTCALL | METH_KEYWORDS}. */
        KEYWORDS,
        /** A slot wrapper. */
        SLOT
    }

    public final String owner;
    public final String name;
    public final BuiltinTable.Kind kind;
    public final Style style;
    /** The names of all parameters. */
    public final String[] names;
    /** How many leading parameters are positional-only, and how many are positional at all. */
    public final int positionalOnly, positional;
    /** How many positional arguments are required. */
    public final int required;
    /** The indices of {@code *args} and {@code **kwargs}; -1 without. */
    public final int varargs, varkw;
    /** 1 if {@code args[0]} is a receiver, else 0. */
    public final int receivers;
    private final boolean[] optional;

    private ArgSpec(String owner, String name, BuiltinTable.Kind kind, String signature) {
        this.owner = owner;
        this.name = name;
        this.kind = kind;
        List<String> params = new ArrayList<>();
        List<Boolean> defaults = new ArrayList<>();
        int slash = 0;
        int star = -1;
        int var = -1;
        int kw = -1;
        for (String item : split(signature)) {
            if (item.startsWith("$")) {
                continue;
            }
            if (item.equals("/")) {
                slash = params.size();
            } else if (item.equals("*")) {
                star = params.size();
            } else if (item.startsWith("**")) {
                kw = params.size();
                params.add(item.substring(2));
                defaults.add(true);
            } else if (item.startsWith("*")) {
                var = star = params.size();
                params.add(item.substring(1));
                defaults.add(true);
            } else {
                int eq = item.indexOf('=');
                params.add(eq < 0 ? item : item.substring(0, eq));
                defaults.add(eq >= 0);
            }
        }
        names = new String[params.size()];
        optional = new boolean[names.length];
        for (int i = 0; i < names.length; i++) {
            names[i] = params.get(i).intern();
            optional[i] = defaults.get(i);
        }
        positionalOnly = slash;
        positional = star >= 0 ? star : kw >= 0 ? kw : names.length;
        varargs = var;
        varkw = kw;
        int n = 0;
        while (n < positional && !optional[n]) {
            n++;
        }
        required = n;
        receivers = kind == BuiltinTable.Kind.FUNCTION || kind == BuiltinTable.Kind.STATIC_METHOD ? 0 : 1;
        style = style();
    }

    private Style style() {
        boolean construction = kind == BuiltinTable.Kind.NEW || name.equals("__init__") || name.equals("__call__");
        if (kind == BuiltinTable.Kind.SLOT && !construction) {
            return Style.SLOT;
        }
        boolean positionalOnlyAll = positionalOnly == positional && varkw < 0
                && names.length == positional + (varargs < 0 ? 0 : 1);
        if (!positionalOnlyAll) {
            return Style.KEYWORDS;
        }
        if (construction || varargs >= 0) {
            return Style.POSITIONAL;
        }
        return names.length == 0 ? Style.NO_ARGS : names.length == 1 && required == 1 ? Style.SINGLE : Style.POSITIONAL;
    }

    /** Parses a signature that the annotation processor has checked. */
    public static ArgSpec parse(String owner, String name, BuiltinTable.Kind kind, String signature) {
        return new ArgSpec(owner, name, kind, signature);
    }

    /** The items between the parentheses; commas in quotes do not separate. */
    private static List<String> split(String signature) {
        List<String> items = new ArrayList<>();
        int start = 1;
        char quote = 0;
        for (int i = 1; i < signature.length(); i++) {
            char c = signature.charAt(i);
            if (quote != 0) {
                if (c == '\\') {
                    i++;
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ',' || i == signature.length() - 1) {
                String item = signature.substring(start, i).strip();
                if (!item.isEmpty()) {
                    items.add(item);
                }
                start = i + 1;
            }
        }
        return items;
    }

    /** Whether parameter {@code i} may be left out. */
    public boolean isOptional(int i) {
        return optional[i];
    }

    /** Whether parameter {@code i} is keyword-only. */
    public boolean isKeywordOnly(int i) {
        return i >= positional && i != varargs && i != varkw;
    }

    /** How many named parameters there are: all but {@code *args} and {@code **kwargs}. */
    public int namedCount() {
        return names.length - (varargs < 0 ? 0 : 1) - (varkw < 0 ? 0 : 1);
    }

    /** The name in messages about arguments: of a constructor the type's. */
    public String fname() {
        return kind == BuiltinTable.Kind.NEW || name.equals("__init__") ? owner : name;
    }

    /** The function as {@code _PyObject_FunctionStr} shows it: {@code list.append()}, {@code math.sin()}. */
    public String qualifiedName() {
        return switch (kind) {
            case FUNCTION -> owner.equals("builtins") ? name + "()" : owner + "." + name + "()";
            case NEW -> owner + "()";
            default -> name.equals("__init__") ? owner + "()" : owner + "." + name + "()";
        };
    }
}
