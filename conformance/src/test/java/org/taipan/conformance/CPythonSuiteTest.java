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
 * pass; {@code expectations/ignored.txt} the single cases left out, each under a comment with its reason. A module marked
 * {@code cpython} runs with the cases that are kept for CPython, too, and with those that take long.
 */
final class CPythonSuiteTest {
    private static final Path PASSING = Path.of("expectations/passing.txt");
    private static final String IGNORED = Path.of("expectations/ignored.txt").toAbsolutePath().toString();
    private static final String AS_CPYTHON = Path.of("suite/as_cpython.py").toAbsolutePath().toString();

    @TestFactory
    Stream<DynamicTest> modulesPass() throws IOException {
        return Files.readAllLines(PASSING).stream().map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .map(line -> line.split(" +"))
                .map(line -> DynamicTest.dynamicTest(line[0], () -> passes(line[0], line.length > 1)));
    }

    private static void passes(String module, boolean asCPython) throws IOException, InterruptedException {
        String[] arguments = asCPython ? new String[] {AS_CPYTHON, "-u", "cpu", "--ignorefile", IGNORED, module}
                : new String[] {"-m", "test", "--ignorefile", IGNORED, module};
        Taipan.Result result = Taipan.run(900, Map.of(), "", Path.of("").toAbsolutePath(), arguments);
        assertTrue(result.status() == 0 && result.out().contains("Result: SUCCESS"), result::all);
    }
}
