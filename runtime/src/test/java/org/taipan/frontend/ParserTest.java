package org.taipan.frontend;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.taipan.frontend.Parser.Mode;
import org.taipan.frontend.Parser.Options;
import org.taipan.frontend.SyntaxErrorException.Kind;
import org.taipan.types.PyStr;

/** Trees, positions, errors and warnings; the expected values are CPython 3.13's. */
final class ParserTest {
    private static Ast.Mod parse(String source) {
        return Parser.parse(source, Mode.EXEC, Options.DEFAULT, WarningSink.NONE);
    }

    private static Ast.Expr expr(String source) {
        return ((Ast.Expression) Parser.parse(source, Mode.EVAL, Options.DEFAULT, WarningSink.NONE)).body();
    }

    private static Object constant(String source) {
        return ((Ast.Constant) expr(source)).value();
    }

    private static SyntaxErrorException error(String source, Mode mode, Options options) {
        return assertThrows(SyntaxErrorException.class,
            () -> Parser.parse(source, mode, options, WarningSink.NONE));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "f(a b)|invalid syntax. Perhaps you forgot a comma?|1|3|1|6",
        "x = (1,|'(' was never closed|1|5|1|0",
        "f(x for x in y, 1)|Generator expression must be parenthesized|1|3|1|15",
        "{1: 2, 3}|':' expected after dictionary key|1|8|1|0",
        "é = 1 +|invalid syntax|1|8|1|9",
        "if x = 3: pass|invalid syntax. Maybe you meant '==' or ':=' instead of '='?|1|4|1|9",
        "print 1|Missing parentheses in call to 'print'. Did you mean print(...)?|1|1|1|8",
        "def f(a=1, b): pass|parameter without a default follows parameter with a default|1|12|1|13",
        "f'{a $ b}'|f-string: expecting '=', or '!', or ':', or '}'|1|6|1|7",
        "0777|leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal integers|1|1|1|2",
        "'\\N{x}'|(unicode error) 'unicodeescape' codec can't decode bytes in position 0-4: unknown Unicode character "
            + "name|1|1|1|8",
    })
    void errorsAreFoundWhereCPythonFindsThem(String source, String message, int line, int col, int endLine,
            int endCol) {
        SyntaxErrorException e = error(source, Mode.EXEC, Options.DEFAULT);
        assertEquals(message, e.getMessage());
        assertEquals(List.of(line, col, endLine, endCol), List.of(e.line, e.offset, e.endLine, e.endOffset));
    }

    @Test
    void indentation() {
        SyntaxErrorException e = error("if x:\npass\n", Mode.EXEC, Options.DEFAULT);
        assertEquals(Kind.IndentationError, e.kind);
        assertEquals("expected an indented block after 'if' statement on line 1", e.getMessage());
        assertEquals(Kind.TabError, error("if x:\n        a\n\tb\n", Mode.EXEC, Options.DEFAULT).kind);
        StringBuilder deep = new StringBuilder();
        for (int i = 0; i < 101; i++) {
            deep.append(" ".repeat(i)).append("if x:\n");
        }
        assertEquals("too many levels of indentation", error(deep.toString(), Mode.EXEC, Options.DEFAULT).getMessage());
    }

    @Test
    void columnsAreUtf8Bytes() {
        Ast.BinOp e = assertInstanceOf(Ast.BinOp.class, expr("'é😀' + ñ"));
        assertEquals(new Span(1, 0, 1, 13), e.span());
        assertEquals(new Span(1, 11, 1, 13), e.right().span());
        assertEquals("ñ", ((Ast.Name) e.right()).id());
    }

    @Test
    void literals() {
        assertEquals(10L, constant("0xA"));
        assertEquals(new BigInteger("18446744073709551616"), constant("18_446744073709551616"));
        assertEquals(1e-300, constant("1e-300"));
        assertEquals("a\nb", constant("'a' '\\nb'"));
        assertEquals(2, PyStr.codePoints(constant("'\\ud83d' '\\ude00'")).length);
        assertEquals(1, PyStr.codePoints(constant("'\\U0001F600'")).length);
    }

    @Test
    void debugExpressionsKeepTheirText() {
        Ast.JoinedStr s = assertInstanceOf(Ast.JoinedStr.class, expr("f'a{x = !s:>{w}}'"));
        assertEquals("ax = ", ((Ast.Constant) s.values().get(0)).value());
        assertEquals('s', ((Ast.FormattedValue) s.values().get(1)).conversion());
    }

    @Test
    void nestingEndsInPythonErrors() {
        assertEquals("too many nested parentheses",
            error("(".repeat(300), Mode.EXEC, Options.DEFAULT).getMessage());
        assertEquals(Kind.MemoryError, error("-".repeat(100_000) + "1", Mode.EXEC, Options.DEFAULT).kind);
        assertInstanceOf(Ast.UnaryOp.class, expr("-".repeat(1000) + "1"));
        assertInstanceOf(Ast.BinOp.class, expr("1" + "+1".repeat(100_000)));
    }

    @Test
    void backtrackingStaysLinear() {
        StringBuilder with = new StringBuilder();
        for (int i = 0; i < 60; i++) {
            with.append(" ".repeat(i)).append("with (a, b):\n");
        }
        with.append(" ".repeat(60)).append("1 1\n");
        for (String s : List.of(with.toString(), "{1:".repeat(100) + "$" + "}".repeat(100),
            "f(x for x in ".repeat(100) + "1 1" + ")".repeat(100))) {
            assertTimeoutPreemptively(Duration.ofSeconds(20), () -> error(s, Mode.EXEC, Options.DEFAULT));
        }
    }

    @Test
    void unfinishedInputIsIncomplete() {
        Options incomplete = Options.DEFAULT.withAllowIncompleteInput(true).withDontImplyDedent(true);
        assertEquals(Kind.IncompleteInputError, error("if x:\n  y", Mode.SINGLE, incomplete).kind);
        assertEquals(Kind.IncompleteInputError, error("'''a", Mode.SINGLE, incomplete).kind);
        assertEquals(Kind.SyntaxError, error("a b\nc\n", Mode.SINGLE, incomplete).kind);
    }

    @Test
    void warningsComeOnceAndMayBecomeErrors() {
        List<String> seen = new ArrayList<>();
        Parser.parse("x = '\\d'\ny = 1if x else 2\n", Mode.EXEC, Options.DEFAULT, (category, message, line) -> {
            seen.add(line + " " + category + ": " + message);
            return false;
        });
        assertEquals(List.of("1 SyntaxWarning: invalid escape sequence '\\d'",
            "2 SyntaxWarning: invalid decimal literal"), seen);
        SyntaxErrorException e = assertThrows(SyntaxErrorException.class,
            () -> Parser.parse("'\\d'", Mode.EXEC, Options.DEFAULT, (category, message, line) -> true));
        assertEquals("invalid escape sequence '\\d'", e.getMessage());
    }

    @Test
    void encodings() {
        byte[] latin = "# coding: latin-1\nx = '\u00e9'\n".getBytes(StandardCharsets.ISO_8859_1);
        Ast.Module m = (Ast.Module) Parser.parse(latin, Mode.EXEC, Options.DEFAULT, WarningSink.NONE);
        assertEquals("\u00e9", ((Ast.Constant) ((Ast.Assign) m.body().getFirst()).value()).value());
        byte[] unknown = "# coding: nope\n".getBytes(StandardCharsets.UTF_8);
        SyntaxErrorException e = assertThrows(SyntaxErrorException.class,
            () -> Parser.parse(unknown, Mode.EXEC, Options.DEFAULT, WarningSink.NONE));
        assertEquals("unknown encoding: nope", e.getMessage());
    }

    @Test
    void targetsAndContexts() {
        Ast.Module m = (Ast.Module) parse("(a, *b.c), d[0] = x\n");
        Ast.Tuple t = (Ast.Tuple) ((Ast.Assign) m.body().getFirst()).targets().getFirst();
        Ast.Starred s = (Ast.Starred) ((Ast.Tuple) t.elts().getFirst()).elts().get(1);
        assertSame(Ast.Context.Store, ((Ast.Attribute) s.value()).ctx());
        assertSame(Ast.Context.Load, ((Ast.Name) ((Ast.Attribute) s.value()).value()).ctx());
        assertTrue(error("f() = 1", Mode.EXEC, Options.DEFAULT).getMessage()
            .startsWith("cannot assign to function call here."));
    }
}
