package org.taipan.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The behaviour tests: Python programs that assert, and that CPython passes too; alone, on eight threads at once, and on
 * eight threads under a global interpreter lock; and again with the compiler off, and with it at work from the first calls
 * on. A program about what the process has only one of says so in a line that
 * starts with {@link #ALONE} and gives the reason.
 */
final class BehaviourTest {
    private static final String ALONE = "# Not on threads: ";
    private static final Path FOLDER = Path.of("behaviour").toAbsolutePath();
    /** Runs a program on eight threads, each in a module namespace of its own. */
    private static final String ON_EIGHT_THREADS = """
            import sys, threading
            path = sys.argv[1]
            with open(path, encoding="utf-8") as f:
                code = compile(f.read(), path, "exec")
            failed = []
            def work():
                try:
                    exec(code, {"__name__": "__main__", "__file__": path})
                except BaseException as e:
                    failed.append(e)
                    raise
            threads = [threading.Thread(target=work) for _ in range(8)]
            for t in threads: t.start()
            for t in threads: t.join()
            sys.exit(bool(failed))
            """;

    @TestFactory
    Stream<DynamicTest> programs() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(FOLDER)) {
            files = all.filter(p -> p.toString().endsWith(".py")).sorted().toList();
        }
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files) {
            String name = file.getFileName().toString();
            tests.add(DynamicTest.dynamicTest(name + " alone", () -> succeeds(file.toString())));
            tests.add(DynamicTest.dynamicTest(name + " interpreted", () -> succeeds("-X", "jit=0", file.toString())));
            tests.add(DynamicTest.dynamicTest(name + " thrown out of compiled code",
                    () -> succeeds("-X", "jit=deopt=0.1,strict", file.toString())));
            if (Files.readAllLines(file).stream().noneMatch(line -> line.startsWith(ALONE))) {
                tests.add(DynamicTest.dynamicTest(name + " on eight threads",
                        () -> succeeds("-c", ON_EIGHT_THREADS, file.toString())));
                tests.add(DynamicTest.dynamicTest(name + " on eight threads that share a lock",
                        () -> succeeds("-X", "gil=1", "-c", ON_EIGHT_THREADS, file.toString())));
                tests.add(DynamicTest.dynamicTest(name + " compiled on eight threads",
                        () -> succeeds("-X", "jit=now,strict", "-c", ON_EIGHT_THREADS, file.toString())));
            } else {
                tests.add(DynamicTest.dynamicTest(name + " compiled", () -> succeeds("-X", "jit=now,strict", file.toString())));
            }
        }
        return tests.stream();
    }

    private static void succeeds(String... args) throws IOException, InterruptedException {
        Taipan.Result result = Taipan.run(300, args);
        assertEquals(0, result.status(), result::all);
    }
}
