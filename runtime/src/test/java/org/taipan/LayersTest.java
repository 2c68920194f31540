package org.taipan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds the directions in which packages may depend on each other; docs/architecture.md explains them. */
final class LayersTest {
    private static final String ROOT = "org/taipan/";
    /** A list compares its items, an operation knows a list: one layer. */
    private static final Set<String> SEMANTICS = Set.of("objects", "types", "ops");

    private static final Map<String, Set<String>> MAY_USE = Map.of(
            "os", Set.of(), "threads", Set.of("os"), "bytecode", Set.of(),
            "frontend", Set.of("objects", "types", "ops", "bytecode"),
            "compiler", Set.of("frontend", "objects", "types", "ops", "bytecode"),
            "interpreter", Set.of("objects", "types", "ops", "bytecode", "threads"),
            "jit", Set.of("interpreter", "objects", "types", "ops", "bytecode", "threads"),
            "modules", Set.of("jit", "interpreter", "compiler", "frontend", "objects", "types", "ops", "bytecode",
                    "threads", "os"),
            "importing", Set.of("modules", "jit", "interpreter", "compiler", "frontend", "objects", "types", "ops",
                    "bytecode", "threads", "os"),
            "cli", Set.of("importing", "modules", "jit", "interpreter", "compiler", "frontend", "objects", "types",
                    "ops", "bytecode", "threads", "os"));
    private static final Set<String> SEMANTICS_MAY_USE = Set.of("objects", "types", "ops", "bytecode", "threads", "os");

    @Test
    void packagesDependDownwardsOnly() throws IOException {
        Path classes = Path.of("target/classes");
        TreeSet<String> wrong = new TreeSet<>();
        List<Path> files;
        try (Stream<Path> all = Files.walk(classes.resolve(ROOT))) {
            files = all.filter(p -> p.toString().endsWith(".class")).toList();
        }
        for (Path file : files) {
            String from = layer(classes.relativize(file).toString());
            Set<String> allowed = SEMANTICS.contains(from) ? SEMANTICS_MAY_USE : MAY_USE.get(from);
            for (PoolEntry entry : ClassFile.of().parse(file).constantPool()) {
                if (entry instanceof ClassEntry c && c.asInternalName().startsWith(ROOT)) {
                    String to = layer(c.asInternalName());
                    if (!to.equals(from) && (allowed == null || !allowed.contains(to))) {
                        wrong.add(classes.relativize(file) + " -> " + c.asInternalName());
                    }
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    private static String layer(String name) {
        String rest = name.substring(name.indexOf(ROOT) + ROOT.length());
        return rest.substring(0, Math.max(rest.indexOf('/'), 0));
    }
}
