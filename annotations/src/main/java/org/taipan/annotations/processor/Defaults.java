package org.taipan.annotations.processor;

import java.math.BigInteger;

/** Turns the default values of signatures into Java constants. */
final class Defaults {
    private Defaults() {
    }

    /** Whether Java sees null when the argument is absent. */
    static boolean isAbsent(String text) {
        return text.equals("NULL") || text.equals("<unrepresentable>");
    }

    /** The Java expression for a default as a parameter of that type; null if the type cannot take it. */
    static String expression(String text, JavaType type) {
        if (isAbsent(text)) {
            return type.isPrimitive() ? null : "null";
        }
        return switch (type.kind()) {
            case OBJECT -> object(text);
            case LONG -> integer(text, Long.MIN_VALUE, Long.MAX_VALUE, "L");
            case INT -> integer(text, Integer.MIN_VALUE, Integer.MAX_VALUE, "");
            case DOUBLE -> floating(text);
            case BOOLEAN -> bool(text);
            case STRING -> text.equals("None") ? "null" : quoted(text) ? literal(text) : null;
            case CLASS -> text.equals("None") ? "null" : null;
            default -> null;
        };
    }

    private static String object(String text) {
        String s = switch (text) {
            case "None" -> "PyNone.NONE";
            case "True" -> "Boolean.TRUE";
            case "False" -> "Boolean.FALSE";
            case "()" -> "org.taipan.types.PyTuple.EMPTY";
            default -> null;
        };
        if (s == null && quoted(text)) {
            s = "PyStr.of(" + literal(text) + ")";
        }
        if (s == null && text.startsWith("b") && quoted(text.substring(1))) {
            s = text.length() == 3 ? "PyBytes.EMPTY" : "new PyBytes(new byte[] {" + bytes(text.substring(1)) + "})";
        }
        if (s == null) {
            String n = integer(text, Long.MIN_VALUE, Long.MAX_VALUE, "L");
            s = n == null ? null : "Long.valueOf(" + n + ")";
        }
        if (s == null) {
            String d = floating(text);
            s = d == null ? null : "Double.valueOf(" + d + ")";
        }
        return s;
    }

    private static String integer(String text, long min, long max, String suffix) {
        if (text.equals("maxsize") || text.equals("sys.maxsize")) {
            return max == Long.MAX_VALUE ? "Long.MAX_VALUE" : null;
        }
        String digits = text.startsWith("-") ? text.substring(1) : text;
        boolean hex = digits.startsWith("0x");
        BigInteger value;
        try {
            value = hex ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        } catch (NumberFormatException e) {
            return null;
        }
        value = text.startsWith("-") ? value.negate() : value;
        if (value.compareTo(BigInteger.valueOf(min)) < 0 || value.compareTo(BigInteger.valueOf(max)) > 0) {
            return null;
        }
        return value + suffix;
    }

    private static String floating(String text) {
        try {
            double d = Double.parseDouble(text);
            boolean number = text.chars().allMatch(c -> "0123456789.eE+-".indexOf(c) >= 0);
            return number && !Double.isInfinite(d) ? Double.toString(d) : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static String bool(String text) {
        return switch (text) {
            case "True", "1" -> "true";
            case "False", "0" -> "false";
            default -> null;
        };
    }

    private static boolean quoted(String text) {
        int n = text.length();
        return n >= 2 && (text.charAt(0) == '\'' || text.charAt(0) == '"') && text.charAt(n - 1) == text.charAt(0);
    }

    private static String bytes(String text) {
        String body = unquote(text);
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            b.append(i == 0 ? "" : ", ").append((byte) body.charAt(i));
        }
        return b.toString();
    }

    private static String literal(String text) {
        return javaString(unquote(text));
    }

    /** The characters of a Python string literal; the simple escapes only. */
    private static String unquote(String text) {
        StringBuilder b = new StringBuilder();
        for (int i = 1; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            if (c == '\\' && i + 1 < text.length() - 1) {
                c = text.charAt(++i);
                switch (c) {
                    case 'n' -> c = '\n';
                    case 't' -> c = '\t';
                    case 'r' -> c = '\r';
                    case '0' -> c = 0;
                    case 'x' -> {
                        c = (char) Integer.parseInt(text.substring(i + 1, i + 3), 16);
                        i += 2;
                    }
                    default -> {
                    }
                }
            }
            b.append(c);
        }
        return b.toString();
    }

    /** A Java string literal. */
    static String javaString(String s) {
        StringBuilder b = new StringBuilder("\"");
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            switch (c) {
                case '"' -> b.append("\\\"");
                case '\\' -> b.append("\\\\");
                case '\n' -> b.append("\\n");
                case '\r' -> b.append("\\r");
                case '\t' -> b.append("\\t");
                default -> {
                    if (c < 0x20 || c > 0x7e) {
                        b.append(String.format("\\u%04x", (int) c));
                    } else {
                        b.append(c);
                    }
                }
            }
        }
        return b.append('"').toString();
    }
}
