package org.taipan.compiler;

import java.util.List;
import org.taipan.frontend.Ast;
import org.taipan.types.Codecs;
import org.taipan.types.PyStr;

/** Docstrings: where they are, and the removal of their indentation. */
final class DocString {
    private DocString() {
    }

    /** The docstring of a body, or null: a string constant that is its first statement. */
    static Ast.Constant find(List<Ast.Stmt> body) {
        return !body.isEmpty() && body.getFirst() instanceof Ast.ExprStmt s && s.value() instanceof Ast.Constant c
                && Constants.isStr(c.value()) ? c : null;
    }

    /**
     * The docstring with tabs expanded and without the margin that all lines but the first have in common; unlike
     * {@code inspect.cleandoc}, blank lines stay. CPython's {@code _PyCompile_CleanDoc}, which works on UTF-8.
     *
     * @throws org.taipan.objects.PyException UnicodeEncodeError for surrogates
     */
    static Object clean(Object doc) {
        String text = expandTabs(PyStr.toJava(doc));
        if (!(doc instanceof String)) {
            Codecs.encodeUtf8(PyStr.expandtabs(doc, 8));
        }
        int end = text.length();
        int margin = margin(text);
        int start = skipSpaces(text, 0, end);
        if (start == 0 && margin == 0) {
            return text.equals(PyStr.toJava(doc)) ? doc : PyStr.of(text);
        }
        var out = new StringBuilder(end);
        int lineEnd = lineEnd(text, start);
        out.append(text, start, lineEnd);
        for (int p = lineEnd; p < end; p = lineEnd) {
            int from = skipSpaces(text, p, Math.min(end, p + margin));
            lineEnd = lineEnd(text, from);
            out.append(text, from, lineEnd);
        }
        return PyStr.of(out.toString());
    }

    /** The least indentation of the lines after the first that are not blank. */
    private static int margin(String text) {
        int end = text.length();
        int margin = Integer.MAX_VALUE;
        for (int p = lineEnd(text, 0); p < end; p = lineEnd(text, p)) {
            int from = skipSpaces(text, p, end);
            if (from < end && text.charAt(from) != '\n') {
                margin = Math.min(margin, from - p);
            }
        }
        return margin == Integer.MAX_VALUE ? 0 : margin;
    }

    private static int skipSpaces(String text, int from, int limit) {
        int p = from;
        while (p < limit && text.charAt(p) == ' ') {
            p++;
        }
        return p;
    }

    /** The index after the next line feed, or the end. */
    private static int lineEnd(String text, int from) {
        int i = text.indexOf('\n', from);
        return i < 0 ? text.length() : i + 1;
    }

    private static String expandTabs(String text) {
        if (text.indexOf('\t') < 0) {
            return text;
        }
        var out = new StringBuilder(text.length() + 32);
        int column = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\t') {
                int spaces = 8 - column % 8;
                out.repeat(' ', spaces);
                column += spaces;
            } else {
                out.append(c);
                column = c == '\n' || c == '\r' ? 0 : Character.isLowSurrogate(c) ? column : column + 1;
            }
        }
        return out.toString();
    }
}
