package org.taipan.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Parser;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.frontend.WarningSink;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;

/** Code and errors must equal those that CPython 3.13.5 gave for the same sources (see dump_code.py). */
class CompilerTest {
    record Case(Parser.Mode mode, int flags, String source, String expected) {
        @Override
        public String toString() {
            return source.length() > 60 ? source.substring(0, 60) + "…" : source;
        }
    }

    @BeforeAll
    static void bindThread() {
        new ThreadState(new Interpreter(new Config()), Thread.currentThread()).bind();
    }

    static List<Case> cases() throws IOException {
        var cases = new ArrayList<Case>();
        for (String file : List.of("code.txt", "errors.txt")) {
            String[] parts;
            try (var in = CompilerTest.class.getResourceAsStream(file)) {
                parts = new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n=== ");
            }
            for (int i = 1; i < parts.length; i++) {
                String[] head = parts[i].substring(0, parts[i].indexOf('\n')).split(" ");
                String rest = parts[i].substring(parts[i].indexOf('\n') + 1);
                int split = rest.indexOf("\n---\n");
                cases.add(new Case(Parser.Mode.valueOf(head[0].toUpperCase(Locale.ROOT)),
                        head.length > 1 ? Integer.parseInt(head[1], 16) : 0, rest.substring(0, split) + "\n",
                        rest.substring(split + 4).stripTrailing()));
            }
        }
        return cases;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void compilesAsCPython(Case c) {
        byte[] source = c.source.getBytes(StandardCharsets.UTF_8);
        assertEquals(c.expected, CodeDump.compiled(source, "<case>", c.mode, c.flags, 0).stripTrailing());
    }

    private static Ast.Mod parse(String source) {
        return Parser.parse(source, Parser.Mode.EXEC, Parser.Options.DEFAULT, WarningSink.NONE);
    }

    @Test
    void tooDeepATreeIsARecursionError() {
        Ast.Mod mod = parse("x = " + "a + ".repeat(50_000) + "a");
        var error = assertThrows(SyntaxErrorException.class,
                () -> Compiler.compile(mod, "deep", CompilerFlags.NONE, 0, WarningSink.NONE));
        assertEquals(SyntaxErrorException.Kind.RecursionError, error.kind);
    }

    @Test
    void aWarningTurnedIntoAnErrorIsASyntaxErrorInItsPlace() {
        Ast.Mod mod = parse("x = 1\nassert (x, 'always')\n");
        var error = assertThrows(SyntaxErrorException.class,
                () -> Compiler.compile(mod, "strict", CompilerFlags.NONE, 0, (category, message, line) -> true));
        assertEquals("assertion is always true, perhaps remove parentheses?", error.getMessage());
        assertEquals(2, error.line);
    }

    @Test
    void longCodeTakesLinearTime() {
        Ast.Mod mod = parse("def f(x):\n" + "    if x: x = g(x)\n".repeat(20_000));
        long start = System.nanoTime();
        var code = Compiler.compile(mod, "long", CompilerFlags.NONE, 0, WarningSink.NONE);
        assertTrue(System.nanoTime() - start < 20_000_000_000L, "20,000 statements took more than 20 s");
        assertEquals(1, code.names.length);
    }
}
