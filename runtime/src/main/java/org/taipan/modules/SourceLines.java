package org.taipan.modules;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Reads a line of a source file for display. */
final class SourceLines {
    private SourceLines() {
    }

    /** Line {@code number}, counted from 1, or null if the file or the line does not exist or is not text. */
    static String line(String filename, long number) {
        if (number < 1) {
            return null;
        }
        try (Stream<String> lines = Files.lines(Path.of(filename), StandardCharsets.ISO_8859_1)) {
            return lines.skip(number - 1).findFirst()
                    .map(l -> new String(l.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8)).orElse(null);
        } catch (IOException | InvalidPathException | java.io.UncheckedIOException e) {
            return null;
        }
    }
}
