package org.taipan.compiler;

import java.util.List;
import org.taipan.bytecode.CodeFlags;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Span;
import org.taipan.types.Codecs;
import org.taipan.types.PyStr;

/**
 * The {@code from __future__ import} statements at the top of a module.
 *
 * @param features their bits of {@code co_flags}
 * @param location the last of them; line -1 if there is none
 */
record Future(int features, Span location) {
    static final Future NONE = new Future(0, Instr.NO_LOCATION);

    /** Reads them. @throws org.taipan.frontend.SyntaxErrorException for a feature that does not exist */
    static Future of(Ast.Mod mod) {
        List<Ast.Stmt> body = mod instanceof Ast.Module m ? m.body() : mod instanceof Ast.Interactive i ? i.body()
                : List.of();
        int features = 0;
        Span location = Instr.NO_LOCATION;
        for (int i = DocString.find(body) == null ? 0 : 1; i < body.size(); i++) {
            if (!(body.get(i) instanceof Ast.ImportFrom from) || from.level() != 0
                    || !"__future__".equals(from.module())) {
                break;
            }
            for (Ast.Alias alias : from.names()) {
                features |= feature(alias);
            }
            location = from.span();
        }
        return features == 0 && location.line() < 0 ? NONE : new Future(features, location);
    }

    private static int feature(Ast.Alias alias) {
        return switch (alias.name()) {
            case "nested_scopes", "generators", "division", "absolute_import", "with_statement", "print_function",
                    "unicode_literals", "generator_stop" -> 0;
            case "barry_as_FLUFL" -> CodeFlags.FUTURE_BARRY_AS_BDFL;
            case "annotations" -> CodeFlags.FUTURE_ANNOTATIONS;
            case "braces" -> throw CompileErrors.symbolError(alias.span(), "not a chance");
            default -> {
                Codecs.encodeUtf8(PyStr.of(alias.name())); // as CPython reads it: surrogates are a UnicodeEncodeError
                throw CompileErrors.symbolError(alias.span(), "future feature "
                        + Constants.clip(alias.name(), 100) + " is not defined");
            }
        };
    }
}
