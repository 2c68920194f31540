package org.taipan.annotations.processor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A parsed declaration in Argument Clinic notation: {@code index(value, start=0, stop=sys.maxsize, /)}. */
record Signature(String name, List<Param> params) {
    /** How a parameter takes its argument; the names are those of {@code inspect.Parameter}. */
    enum ParamKind { POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD }

    /** A parameter; {@code defaultText} is null if it is required. */
    record Param(String name, ParamKind kind, String defaultText) {
        boolean isVariable() {
            return kind == ParamKind.VAR_POSITIONAL || kind == ParamKind.VAR_KEYWORD;
        }

        boolean isPositional() {
            return kind == ParamKind.POSITIONAL_ONLY || kind == ParamKind.POSITIONAL_OR_KEYWORD;
        }

        boolean isRequired() {
            return defaultText == null && !isVariable();
        }
    }

    /** What is wrong with a declaration, in words for the compiler's message. */
    static final class Malformed extends Exception {
        private static final long serialVersionUID = 1L;

        Malformed(String message) {
            super(message, null, false, false);
        }
    }

    static Signature parse(String text) throws Malformed {
        int open = text.indexOf('(');
        if (open <= 0 || !text.endsWith(")")) {
            throw new Malformed("signature must have the form 'name(parameters)': " + text);
        }
        String name = text.substring(0, open).strip();
        requireIdentifier(name);
        List<Param> params = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        ParamKind kind = ParamKind.POSITIONAL_OR_KEYWORD;
        boolean bareStar = false;
        boolean optionalSeen = false;
        for (String item : split(text.substring(open + 1, text.length() - 1))) {
            if (!params.isEmpty() && params.getLast().kind() == ParamKind.VAR_KEYWORD) {
                throw new Malformed("nothing may follow " + params.getLast().name());
            }
            if (item.equals("/")) {
                if (kind == ParamKind.KEYWORD_ONLY || params.isEmpty()
                        || params.getFirst().kind() == ParamKind.POSITIONAL_ONLY) {
                    throw new Malformed("misplaced '/'");
                }
                params.replaceAll(p -> new Param(p.name(), ParamKind.POSITIONAL_ONLY, p.defaultText()));
                continue;
            }
            if (item.equals("*")) {
                if (kind == ParamKind.KEYWORD_ONLY) {
                    throw new Malformed("misplaced '*'");
                }
                kind = ParamKind.KEYWORD_ONLY;
                bareStar = true;
                continue;
            }
            Param p;
            if (item.startsWith("**")) {
                p = new Param(item.substring(2), ParamKind.VAR_KEYWORD, null);
            } else if (item.startsWith("*")) {
                if (kind == ParamKind.KEYWORD_ONLY) {
                    throw new Malformed("misplaced '" + item + "'");
                }
                kind = ParamKind.KEYWORD_ONLY;
                p = new Param(item.substring(1), ParamKind.VAR_POSITIONAL, null);
            } else {
                int eq = item.indexOf('=');
                p = eq < 0 ? new Param(item, kind, null)
                        : new Param(item.substring(0, eq).strip(), kind, item.substring(eq + 1).strip());
                if (p.isPositional()) {
                    if (optionalSeen && p.isRequired()) {
                        throw new Malformed("required parameter '" + p.name() + "' follows an optional one");
                    }
                    optionalSeen |= !p.isRequired();
                }
            }
            requireIdentifier(p.name());
            if (!seen.add(p.name())) {
                throw new Malformed("duplicate parameter '" + p.name() + "'");
            }
            params.add(p);
        }
        if (bareStar && (params.isEmpty() || params.getLast().kind() != ParamKind.KEYWORD_ONLY)) {
            throw new Malformed("'*' needs a keyword-only parameter after it");
        }
        return new Signature(name, List.copyOf(params));
    }

    /** The items between the commas, commas in quotes and brackets aside. */
    private static List<String> split(String text) throws Malformed {
        List<String> items = new ArrayList<>();
        StringBuilder item = new StringBuilder();
        char quote = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote != 0) {
                if (c == '\\' && i + 1 < text.length()) {
                    item.append(c);
                    c = text.charAt(++i);
                } else if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == ',') {
                items.add(item.toString().strip());
                item.setLength(0);
                continue;
            }
            item.append(c);
        }
        if (quote != 0) {
            throw new Malformed("unterminated string in signature: " + text);
        }
        if (!item.toString().isBlank()) {
            items.add(item.toString().strip());
        }
        if (items.contains("")) {
            throw new Malformed("empty parameter in signature: " + text);
        }
        return items;
    }

    private static void requireIdentifier(String s) throws Malformed {
        boolean ok = !s.isEmpty() && Character.isJavaIdentifierStart(s.charAt(0));
        for (int i = 1; ok && i < s.length(); i++) {
            ok = Character.isJavaIdentifierPart(s.charAt(i));
        }
        if (!ok) {
            throw new Malformed("'" + s + "' is not a name");
        }
    }

    /** How many positional arguments are required. */
    int minPositional() {
        return (int) params.stream().filter(p -> p.isPositional() && p.isRequired()).count();
    }

    /** How many positional arguments fit; {@code Integer.MAX_VALUE} with {@code *args}. */
    int maxPositional() {
        boolean variable = params.stream().anyMatch(p -> p.kind() == ParamKind.VAR_POSITIONAL);
        return variable ? Integer.MAX_VALUE : (int) params.stream().filter(Param::isPositional).count();
    }

    boolean requiresKeyword() {
        return params.stream().anyMatch(p -> p.kind() == ParamKind.KEYWORD_ONLY && p.isRequired());
    }

    /** Whether this is the shape of {@code METH_O}: exactly one required positional-only parameter. */
    boolean isSingleObject() {
        return params.size() == 1 && params.getFirst().kind() == ParamKind.POSITIONAL_ONLY
                && params.getFirst().isRequired();
    }

    /** The text signature as Argument Clinic writes it; {@code receiver} is {@code $self} or the like, or null. */
    String text(String receiver) {
        List<String> items = new ArrayList<>();
        ParamKind last = null;
        if (receiver != null) {
            items.add(receiver);
            last = ParamKind.POSITIONAL_ONLY;
        }
        boolean starred = false;
        for (Param p : params) {
            if (last == ParamKind.POSITIONAL_ONLY && p.kind() != ParamKind.POSITIONAL_ONLY) {
                items.add("/");
            }
            if (p.kind() == ParamKind.KEYWORD_ONLY && !starred) {
                items.add("*");
                starred = true;
            }
            starred |= p.kind() == ParamKind.VAR_POSITIONAL;
            last = p.kind();
            items.add(switch (p.kind()) {
                case VAR_POSITIONAL -> "*" + p.name();
                case VAR_KEYWORD -> "**" + p.name();
                default -> p.isRequired() ? p.name() : p.name() + "=" + shown(p.defaultText());
            });
        }
        if (last == ParamKind.POSITIONAL_ONLY) {
            items.add("/");
        }
        return "(" + String.join(", ", items) + ")";
    }

    private static String shown(String defaultText) {
        return switch (defaultText) {
            case "NULL" -> "<unrepresentable>";
            case "maxsize" -> "sys.maxsize";
            default -> defaultText;
        };
    }
}
