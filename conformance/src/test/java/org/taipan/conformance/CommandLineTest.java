package org.taipan.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line, as a user meets it: what runs, what it prints, how it ends. */
final class CommandLineTest {
    @TempDir
    Path folder;

    private Taipan.Result run(String... args) throws IOException, InterruptedException {
        return Taipan.run(120, Map.of(), "", folder, args);
    }

    private void expect(String out, String... args) throws IOException, InterruptedException {
        Taipan.Result result = run(args);
        assertEquals(out, result.out(), result::all);
        assertEquals(0, result.status(), result::all);
    }

    @Test
    void runsCommandsModulesAndFiles() throws Exception {
        expect("3\n", "-c", "print(1 + 2)");
        expect("['-c', 'a', '-b']\n", "-c", "import sys; print(sys.argv)", "a", "-b");
        Files.writeString(folder.resolve("prog.py"), "import sys\nprint(__name__, sys.argv[1:], sys.path[0])\n");
        String path = folder.toRealPath().toString();
        expect("__main__ ['x'] " + path + "\n", "prog.py", "x");
        expect("__main__ [] " + path + "\n", "-m", "prog");
        expect("__main__ [] " + Taipan.HOME + "/lib/python313.zip\n", "-P", "prog.py");
    }

    @Test
    void runsFoldersAndArchives() throws Exception {
        Path app = Files.createDirectory(folder.resolve("app"));
        Files.writeString(app.resolve("__main__.py"), "import other; print(other.x)\n");
        Files.writeString(app.resolve("other.py"), "x = 5\n");
        expect("5\n", "app");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(folder.resolve("app.zip")))) {
            for (String name : new String[] {"__main__.py", "other.py"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(Files.readAllBytes(app.resolve(name)));
            }
        }
        expect("5\n", "app.zip");
    }

    @Test
    void readsStandardInput() throws Exception {
        Taipan.Result result = Taipan.run(120, Map.of(), "print('in', __name__)\n", folder, "-");
        assertEquals("in __main__\n", result.out(), result::all);
        result = Taipan.run(120, Map.of(), "x = 4\nx + 1\n", folder, "-i", "-q");
        assertTrue(result.out().contains("5\n"), result::all);
    }

    @Test
    void printsVersionsAndHelp() throws Exception {
        expect("Python 3.13.5\n", "-V");
        assertTrue(run("-VV").out().startsWith("Python 3.13.5 (taipan"));
        for (String option : new String[] {"-h", "--help-env", "--help-xoptions", "--help-all"}) {
            assertEquals(0, run(option).status());
        }
    }

    @Test
    void endsWithTheRightStatus() throws Exception {
        assertEquals(3, run("-c", "import sys; sys.exit(3)").status());
        Taipan.Result text = run("-c", "raise SystemExit('bye')");
        assertEquals("bye\n", text.err());
        assertEquals(1, text.status());
        Taipan.Result uncaught = run("-c", "1/0");
        assertEquals(1, uncaught.status());
        assertTrue(uncaught.err().startsWith("Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>"),
                uncaught::all);
        assertTrue(uncaught.err().endsWith("ZeroDivisionError: division by zero\n"), uncaught::all);
        assertEquals(2, run("missing.py").status());
        assertEquals(2, run("-j").status());
    }

    @Test
    void obeysFlags() throws Exception {
        expect("1 True False\n", "-O", "-c", "import sys; print(sys.flags.optimize, not __debug__, sys.flags.isolated != 0)");
        expect("None\n", "-OO", "-c", "def f():\n  'doc'\nprint(f.__doc__)");
        expect("1 1 1\n", "-I", "-c",
                "import sys; f = sys.flags; print(f.isolated, f.ignore_environment, f.no_user_site)");
        Taipan.Result warned = run("-W", "error", "-c", "import warnings; warnings.warn('w')");
        assertTrue(warned.err().endsWith("UserWarning: w\n") && warned.status() == 1, warned::all);
        expect("{'a': True, 'b': 'c'}\n", "-X", "a", "-X", "b=c", "-c", "import sys; print(sys._xoptions)");
    }

    @Test
    void badInputEndsAsInCPython() throws Exception {
        Taipan.Result syntax = run("-c", "x = = 1");
        assertEquals("""
                  File "<string>", line 1
                    x = = 1
                        ^
                SyntaxError: invalid syntax
                """, syntax.err(), syntax::all);
        Files.write(folder.resolve("latin.py"), new byte[] {'x', ' ', '=', ' ', '"', (byte) 0xe4, '"', '\n'});
        assertTrue(run("latin.py").err().startsWith("SyntaxError: Non-UTF-8 code starting with '\\xe4' in file "));
        Files.write(folder.resolve("nul.py"), new byte[] {'x', 0, '\n'});
        assertTrue(run("nul.py").err().endsWith("SyntaxError: source code cannot contain null bytes\n"));
        Files.createDirectory(folder.resolve("empty"));
        assertTrue(run("empty").err().endsWith("/empty'\n"), run("empty")::all);
        Files.write(folder.resolve("short.pyc"), new byte[] {(byte) 0xf3, 0x0d, 0x0d, 0x0a, 0, 0});
        assertFalse(run("short.pyc").err().contains("java"));
        Taipan.Result missing = run("-c", "import nothing_of_this_name");
        assertTrue(missing.err().endsWith("ModuleNotFoundError: No module named 'nothing_of_this_name'\n"), missing::all);
        Taipan.Result deep = run("-c", "def f(n): return f(n + 1)\nf(0)");
        assertTrue(deep.err().endsWith("RecursionError: maximum recursion depth exceeded\n"), deep::all);
        Taipan.Result nested = run("-c", "import ast\ntry: compile('(' * 100000 + ')' * 100000, 'x', 'eval')\n"
                + "except SyntaxError as e: print(e.msg)");
        assertEquals("too many nested parentheses\n", nested.out(), nested::all);
    }

    /** Runs a shell command line in which {@code $PY} is the launcher. */
    private Taipan.Result shell(String command) throws IOException, InterruptedException {
        return Taipan.command(120, Map.of("PY", Taipan.LAUNCHER.toString()), "", folder, List.of("sh", "-c", command));
    }

    @Test
    void closedStandardStreamsAreNone() throws Exception {
        String show = "$PY -c 'import sys; open(\"out\", \"w\").write(repr([s is None for s in "
                + "(sys.stdin, sys.stdout, sys.stderr, sys.__stdout__)]))' ";
        assertEquals("[True, False, False, False]", shell(show + "<&-; cat out").out());
        assertEquals("[False, True, False, True]", shell("(" + show + ">&-); cat out").out());
        assertEquals("[True, True, True, True]", shell("(" + show + "<&- >&- 2>&-); cat out").out());
        assertEquals(0, shell("$PY -c 'print(1)' >&-").status());
        assertEquals(0, shell("$PY <&-").status());
        assertEquals(1, shell("$PY -c 1/0 2>&-").status());
        assertTrue(shell("$PY -c 'input()' <&-").err().endsWith("RuntimeError: lost sys.stdin\n"));
    }

    @Test
    void failedOutputIsTold() throws Exception {
        Taipan.Result full = shell("$PY -c 'print(1)' > /dev/full");
        assertEquals(120, full.status(), full::all);
        assertEquals("Exception ignored on flushing sys.stdout:\nOSError: [Errno 28] No space left on device\n", full.err());
        assertEquals(120, shell("$PY -c 'import sys; sys.stderr.write(\"x\")' 2> /dev/full").status());
    }

    @Test
    void interruptedProcessesDieOfTheSignal() throws Exception {
        String parent = "import subprocess, sys\n"
                + "r = subprocess.run([sys.executable, '-c', sys.argv[1]], capture_output=True, text=True)\n"
                + "print(r.returncode, r.stderr.splitlines()[-1:])";
        expect("-2 ['KeyboardInterrupt']\n", "-c", parent, "raise KeyboardInterrupt");
        expect("-2 ['KeyboardInterrupt']\n", "-c", parent, "import os, time; os.kill(os.getpid(), 2); time.sleep(9)");
        expect("1 ['K']\n", "-c", parent, "class K(KeyboardInterrupt): pass\nraise K");
        assertEquals("130\n", shell("$PY -c 'raise KeyboardInterrupt' 2>/dev/null; echo $?").out());
    }

    @Test
    void standardInputIsAScript() throws Exception {
        assertEquals("<stdin>\n", shell("echo 'print(__file__)' | $PY").out());
        assertTrue(shell("printf 'x = \"\\344\"\\n' | $PY").err().startsWith(
                "SyntaxError: Non-UTF-8 code starting with '\\xe4' in file <stdin> on line 1"));
        assertTrue(shell("printf 'x\\0\\n' | $PY").err().endsWith("SyntaxError: source code cannot contain null bytes\n"));
        assertTrue(shell("$PY -c \"$(printf '\\344')\"").err().startsWith(
                "Unable to decode the command from the command line:\nUnicodeEncodeError: "));
        assertEquals("['-c', 'a\\udcff']\n",
                shell("$PY -c 'import sys; print(ascii(sys.argv))' \"$(printf 'a\\377')\"").out());
    }

    @Test
    void exceptionsIgnoredAreShownWithoutColumns() throws Exception {
        Files.writeString(folder.resolve("exit.py"), "import atexit\n@atexit.register\ndef f():\n    1 / 0\n");
        Taipan.Result result = run("exit.py");
        assertTrue(result.err().startsWith("Exception ignored in atexit callback <function f at 0x"), result::all);
        assertTrue(result.err().endsWith("line 4, in f\n    1 / 0\nZeroDivisionError: division by zero\n"), result::all);
    }

    @Test
    void settingsThatCannotBeAreFatal() throws Exception {
        Taipan.Result gil = run("-X", "gil=2", "-c", "1");
        assertEquals(1, gil.status());
        assertEquals("Fatal Python error: config_read_gil: PYTHON_GIL / -X gil must be \"0\" or \"1\"\n"
                + "Python runtime state: preinitialized\n\n", gil.err());
        assertEquals("Invalid -W option ignored: invalid action: 'nosuch'\n", run("-W", "nosuch", "-c", "1").err());
    }

    @Test
    void usesTheAotCache() throws Exception {
        Taipan.Result result = Taipan.run(120,
                Map.of("TAIPAN_JAVA_OPTIONS", "-XX:AOTMode=on -Xlog:aot=info:stderr"), "", folder, "-c", "pass");
        assertEquals(0, result.status(), result::all);
    }

    /** What is made at start-up, such as the methods of a record or a pattern switch, costs a start milliseconds. */
    @Test
    void everyClassOfAStartComesFromTheAotCache() throws Exception {
        Taipan.Result result = Taipan.run(120,
                Map.of("TAIPAN_JAVA_OPTIONS", "-Xlog:class+load=info:stderr:none"), "", folder, "-c", "pass");
        assertEquals(0, result.status(), result::all);
        List<String> others = result.err().lines().filter(line -> !line.contains("shared objects file")).toList();
        assertTrue(result.err().lines().count() > 1000, result::all);
        assertEquals(List.of(), others);
    }
}
