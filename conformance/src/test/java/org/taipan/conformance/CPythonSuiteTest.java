package org.taipan.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CPython's own test modules, unmodified, one process each. {@code expectations/passing.txt} lists the modules that must
 * pass; {@code expectations/ignored.txt} the single cases left out, each under a comment with its reason.
 */
final class CPythonSuiteTest {
    private static final Path PASSING = Path.of("expectations/passing.txt");
    private static final Path IGNORED = Path.of("expectations/ignored.txt").toAbsolutePath();

    @TestFactory
    Stream<DynamicTest> modulesPass() throws IOException {
        return Files.readAllLines(PASSING).stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(module -> DynamicTest.dynamicTest(module, () -> passes(module)));
    }

    private static void passes(String module) throws IOException, InterruptedException {
        Taipan.Result result = Taipan.run(900, Map.of(), "", Path.of("").toAbsolutePath(), "-m", "test",
                "--ignorefile", IGNORED.toString(), module);
        assertTrue(result.status() == 0 && result.out().contains("Result: SUCCESS"), result::all);
    }
}
