package org.taipan.compiler;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.taipan.frontend.Parser;
import org.taipan.objects.Config;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;

/**
 * Compiles a library and compares every field of every code object with CPython's.
 *
 * <p>Usage: {@code CodeComparison LIB EXPECTED OPTIMIZE [SUBSTRING]}, where EXPECTED is what {@code dump_code.py
 * library LIB EXPECTED OPTIMIZE} wrote. Prints the first difference of each file that differs and the number of equal
 * files; the exit status is 1 if any differ.
 */
public final class CodeComparison {
    private CodeComparison() {
    }

    public static void main(String[] args) throws Exception {
        var failed = new boolean[1];
        var thread = new Thread(null, () -> failed[0] = !run(args), "compare", 64L << 20);
        thread.start();
        thread.join();
        System.exit(failed[0] ? 1 : 0);
    }

    private static boolean run(String[] args) {
        new ThreadState(new Interpreter(new Config()), Thread.currentThread()).bind();
        Path lib = Path.of(args[0]);
        int equal = 0;
        int total = 0;
        Path root = Path.of(args[1]);
        try (var files = Files.walk(root)) {
            for (Path expected : (Iterable<Path>) files.filter(Files::isRegularFile).sorted()::iterator) {
                String name = root.relativize(expected).toString();
                if (args.length > 3 && !name.contains(args[3])) {
                    continue;
                }
                total++;
                byte[] source = Files.readAllBytes(lib.resolve(name));
                String have = CodeDump.compiled(source, name, Parser.Mode.EXEC, 0, Integer.parseInt(args[2]));
                String want = Files.readString(expected);
                if (have.equals(want)) {
                    equal++;
                } else {
                    report(name, want.lines().toList(), have.lines().toList());
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        System.out.println(equal + " of " + total + " files equal");
        return equal == total;
    }

    private static void report(String name, List<String> want, List<String> have) {
        int i = 0;
        while (i < want.size() && i < have.size() && want.get(i).equals(have.get(i))) {
            i++;
        }
        System.out.println(name + ", line " + (i + 1));
        System.out.println("  expected " + (i < want.size() ? want.get(i) : "nothing"));
        System.out.println("  have     " + (i < have.size() ? have.get(i) : "nothing"));
    }
}
