package org.taipan.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.taipan.importing.Boot;
import org.taipan.modules.Hooks;
import org.taipan.modules.ImportName;
import org.taipan.modules.MainScript;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** Runs what the command line asks for and turns the outcome into an exit status: {@code pymain_run_python}. */
final class Program {
    /** The exit status of a process that a signal to interrupt it ended; no program can ask for it. */
    static final int INTERRUPTED = 128 + 2 + 256;

    private final ThreadState ts;
    private final Options options;

    private Program(ThreadState ts, Options options) {
        this.ts = ts;
        this.options = options;
    }

    static int run(ThreadState ts, Options options) {
        return new Program(ts, options).run();
    }

    private int run() {
        int status = guarded(this::target);
        if (options.config.inspect > 0 || isSet("PYTHONINSPECT")) {
            boolean wasRepl = options.target == Options.Target.STDIN && isInteractive();
            if (!wasRepl && isInteractive()) {
                status = guarded(() -> Repl.run(ts));
            }
        }
        if (!Boot.finish(ts)) {
            status = 120;
        }
        return status;
    }

    private boolean isSet(String name) {
        String v = options.config.useEnvironment ? System.getenv(name) : null;
        return v != null && !v.isEmpty();
    }

    /** What part of running may throw a PyException; returns an exit status. */
    private interface Step {
        int run();
    }

    private int guarded(Step step) {
        try {
            return step.run();
        } catch (PyException e) {
            return report(e);
        }
    }

    private int report(PyException e) {
        if (e.matches(Exc.SystemExit)) {
            return exitStatus(e.value);
        }
        try {
            Hooks.uncaught(ts, e.value);
        } catch (PyException exit) {
            if (exit.matches(Exc.SystemExit)) {
                return exitStatus(exit.value);
            }
            return 1;
        }
        return e.value.type() == Exc.KeyboardInterrupt ? INTERRUPTED : 1;
    }

    /** {@code _Py_HandleSystemExit}. */
    private int exitStatus(PyBaseException exit) {
        Object code = Attr.get(ts, exit, "code");
        if (code == PyNone.NONE) {
            return 0;
        }
        if (PyLong.check(code)) {
            java.math.BigInteger status = PyLong.big(code);
            return (status.bitLength() < Long.SIZE ? status.intValue() : -1) & 0xff;
        }
        Object err = ts.interp.sys.getStr("stderr");
        if (err != null && err != PyNone.NONE) {
            try {
                Object out = ts.interp.sys.getStr("stdout");
                if (out != null && out != PyNone.NONE) {
                    Call.methodNamed(ts, out, "flush");
                }
                Call.methodNamed(ts, err, "write", Obj.str(ts, code));
                Call.methodNamed(ts, err, "write", "\n");
            } catch (PyException e) {
                return 1;
            }
        }
        return 1;
    }

    private boolean isInteractive() {
        if (options.config.interactive > 0) {
            return true;
        }
        Object in = ts.interp.sys.getStr("stdin");
        return in != null && in != PyNone.NONE && Obj.isTrue(ts, Call.methodNamed(ts, in, "isatty"));
    }

    private int target() {
        return switch (options.target) {
            case COMMAND -> command();
            case MODULE -> module();
            case FILE -> file();
            default -> standardInput();
        };
    }

    private int command() {
        try {
            Call.methodNamed(ts, PyStr.of(options.subject), "encode");
        } catch (PyException e) {
            System.err.println("Unable to decode the command from the command line:");
            System.err.print(Hooks.plain(ts, e.value));
            return 1;
        }
        Boot.prependPath(ts, "");
        MainScript.runText(ts, PyStr.of(options.subject), "<string>");
        return 0;
    }

    private int module() {
        Boot.prependPath(ts, Path.of("").toAbsolutePath().toString());
        Boot.runModule(ts, options.subject, true);
        return 0;
    }

    private int file() {
        String name;
        try {
            name = Path.of(options.subject).toAbsolutePath().toString();
        } catch (InvalidPathException e) {
            return unnamableFile();
        }
        if (hasImporter(name)) {
            Boot.prependProgram(ts, name);
            Boot.runModule(ts, "__main__", false);
            return 0;
        }
        Path file = Path.of(name);
        int errno = !Files.exists(file) ? 2 : !Files.isReadable(file) ? 13 : 0;
        if (errno != 0) {
            String text = errno == 2 ? "No such file or directory" : "Permission denied";
            System.err.println(Main.programName() + ": can't open file "
                    + Obj.reprJava(ts, PyStr.of(file.toAbsolutePath().toString())) + ": [Errno " + errno + "] " + text);
            return 2;
        }
        if (Files.isDirectory(file)) {
            System.err.println(Main.programName() + ": " + Obj.reprJava(ts, PyStr.of(file.toAbsolutePath().toString()))
                    + " is a directory, cannot continue");
            return 1;
        }
        Boot.prependPath(ts, folder(file));
        MainScript.runFile(ts, file, options.config.skipFirstLine);
        return 0;
    }

    /** A file whose name is not text in the locale's encoding: what Java cannot express, Python's own modules can. */
    private int unnamableFile() {
        Object paths = ImportName.importModule(ts, "posixpath");
        Object name = Call.methodNamed(ts, paths, "abspath", PyStr.of(options.subject));
        Object folder = Call.methodNamed(ts, paths, "dirname", Call.methodNamed(ts, paths, "realpath", name));
        if (!Obj.isTrue(ts, Call.methodNamed(ts, paths, "isfile", name))) {
            System.err.println(Main.programName() + ": can't open file " + Obj.reprJava(ts, name)
                    + ": [Errno 2] No such file or directory");
            return 2;
        }
        Boot.prependPath(ts, PyStr.toJava(folder));
        MainScript.runUnnamableFile(ts, name, options.config.skipFirstLine);
        return 0;
    }

    /** The folder that goes on {@code sys.path}: the script's own, links followed. */
    private static String folder(Path file) {
        try {
            Path target = file;
            while (Files.isSymbolicLink(target)) {
                target = target.resolveSibling(Files.readSymbolicLink(target));
            }
            Path parent = target.toAbsolutePath().getParent();
            return parent == null ? "" : parent.normalize().toString();
        } catch (java.io.IOException e) {
            return "";
        }
    }

    /** Whether a path hook takes the file: a directory or a zip archive with a {@code __main__}. */
    private boolean hasImporter(String name) {
        Path file = Path.of(name);
        if (!Files.isDirectory(file) && !isArchive(file)) {
            return false;
        }
        Object pkgutil = ImportName.importModule(ts, "pkgutil");
        return Call.methodNamed(ts, pkgutil, "get_importer", PyStr.of(name)) != PyNone.NONE;
    }

    private static boolean isArchive(Path file) {
        try (java.util.zip.ZipFile zip = new java.util.zip.ZipFile(file.toFile())) {
            return zip.size() >= 0;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    private int standardInput() {
        if (isInteractive()) {
            Boot.prependPath(ts, "");
            return Repl.run(ts);
        }
        Boot.prependPath(ts, "");
        Object in = ts.interp.sys.getStr("stdin");
        if (in == null || in == PyNone.NONE) {
            return 0;
        }
        Object bytes = Call.methodNamed(ts, Attr.get(ts, in, "buffer"), "read");
        MainScript.runStandardInput(ts, bytes);
        return 0;
    }
}
