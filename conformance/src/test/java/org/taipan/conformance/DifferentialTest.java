package org.taipan.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A slice of what {@code differential/run.py} compares: the compiler with CPython's, on files, programs and damaged files;
 * and how both end on bad input.
 */
final class DifferentialTest {
    private static final Path REFERENCE = Path.of("target/cpython/bin/python3.13").toAbsolutePath();

    @BeforeAll
    static void referenceRuns() {
        assertTrue(REFERENCE.toFile().setExecutable(true), "executable");
    }

    @Test
    void endsAsTheReference() throws IOException, InterruptedException {
        Taipan.Result result = Taipan.run(900, Path.of("differential/run_commands.py").toAbsolutePath().toString(),
                "--reference", REFERENCE.toString());
        assertEquals(0, result.status(), result::all);
    }

    @Test
    void compilesAsTheReference() throws IOException, InterruptedException {
        Taipan.Result result = Taipan.run(900, Path.of("differential/run.py").toAbsolutePath().toString(), "--reference",
                REFERENCE.toString(), "all", Taipan.HOME.resolve("lib/python3.13").toString());
        assertEquals(0, result.status(), result::all);
    }
}
