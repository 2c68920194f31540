package org.taipan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Files stay small: 600 lines, but for the few that large-files.txt lists with a reason. */
final class FileSizeTest {
    private static final int NORM = 600;
    private static final int MOST = 1500;
    private static final int EXCEPTIONS = 12;

    @Test
    void filesStaySmall() throws IOException {
        Map<String, String> reasons = new TreeMap<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/large-files.txt"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int space = line.indexOf(' ');
                assertTrue(space > 0 && line.length() > space + 10, "no reason given: " + line);
                reasons.put(line.substring(0, space), line.substring(space + 1));
            }
        }
        assertTrue(reasons.size() < EXCEPTIONS, "too many exceptions");
        Set<String> large = new TreeSet<>();
        for (Path file : sources(Path.of(".."))) {
            int lines = Files.readAllLines(file).size();
            String name = file.getFileName().toString();
            if (lines > NORM) {
                large.add(name);
                boolean unlimited = name.equals("Loop.java") || name.equals("PyStr.java");
                assertTrue(unlimited || lines <= MOST, name + " has " + lines + " lines");
            }
        }
        assertEquals(reasons.keySet(), large, "files over " + NORM + " lines, and the list of them");
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(p -> p.toString().endsWith(".java")).filter(p -> !p.toString().contains("/target/"))
                    .filter(p -> !p.toString().contains("/.out/")).toList();
        }
    }
}
