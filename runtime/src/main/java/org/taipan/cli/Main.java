package org.taipan.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.taipan.importing.Boot;
import org.taipan.modules.Hooks;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;

/** The {@code python3.13} command: {@code Modules/main.c}. */
public final class Main {
    /**
     * Stack of the main Python thread. Only touched pages cost memory; deep enough for recursion limits that programs
     * set, beyond that the overflow becomes a RecursionError.
     */
    private static final long STACK_SIZE = 512L << 20;

    private Main() {
    }

    public static void main(String[] args) throws InterruptedException {
        int[] status = {1};
        Thread main = new Thread(null, () -> status[0] = run(CommandLine.decode(args)), "MainThread", STACK_SIZE);
        main.start();
        HeapGrowth.limit();
        main.join();
        if (status[0] == Program.INTERRUPTED) {
            FinalSignal.interrupt();
        }
        org.taipan.os.Libc.exit(status[0]);
    }

    private static int run(String[] args) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (Options.ConfigError e) {
            System.err.println(e.getMessage());
            return 1;
        } catch (Options.UsageError e) {
            System.err.println(e.getMessage());
            System.err.println("usage: " + programName() + " [option] ... [-c cmd | -m mod | file | -] [arg] ...\n"
                    + "Try `python -h' for more information.");
            return 2;
        }
        locate(options);
        switch (options.target) {
            case VERSION -> {
                System.out.println(options.versions > 1 ? "Python " + Version.full() : "Python " + Version.NUMBER);
                System.out.flush();
                return 0;
            }
            case HELP -> {
                return help(options.help);
            }
            default -> {
            }
        }
        ThreadState ts = null;
        try {
            ts = Boot.start(options.config);
            return Program.run(ts, options);
        } catch (PyException e) {
            return broken(ts, e, options);
        } catch (StackOverflowError | OutOfMemoryError e) {
            System.err.println("Fatal Python error: " + (e instanceof OutOfMemoryError ? "out of memory" : "stack overflow"));
            return 1;
        } catch (RuntimeException | Error e) {
            System.err.println("Fatal Python error: internal error; -X dev-java shows it");
            if (options.config.showJava) {
                e.printStackTrace();
            }
            return 1;
        }
    }

    /** The interpreter did not come up. */
    private static int broken(ThreadState ts, PyException e, Options options) {
        ThreadState state = ts != null ? ts : ThreadState.current();
        if (state != null && state.interp.sys.getStr("stderr") != null) {
            Hooks.uncaught(state, e.value);
        } else {
            System.err.println("Fatal Python error: cannot start the interpreter");
            System.err.print(state == null ? e.getMessage() + "\n" : Hooks.plain(state, e.value));
        }
        if (options.config.showJava) {
            e.printStackTrace();
        }
        return 1;
    }

    /** Where the distribution is: the launcher says so in system properties. */
    private static void locate(Options options) {
        options.config.home = System.getProperty("taipan.home", "");
        options.config.executable = System.getProperty("taipan.executable", "");
        options.config.closedDescriptors = System.getProperty("taipan.closed", "");
        options.config.origArgv.addFirst(programName());
        long seed = options.config.hashSeed;
        System.setProperty("taipan.hashseed", seed < 0 ? "random" : Long.toString(seed));
    }

    static String programName() {
        return System.getProperty("taipan.program", System.getProperty("taipan.executable", "python3.13"));
    }

    private static int help(String what) {
        String[] files = switch (what) {
            case "env" -> new String[] {"env"};
            case "xoptions" -> new String[] {"xoptions"};
            case "all" -> new String[] {"usage", "env", "xoptions"};
            default -> new String[] {"usage"};
        };
        PrintStream out = new PrintStream(new java.io.FileOutputStream(java.io.FileDescriptor.out), true,
                StandardCharsets.UTF_8);
        for (int i = 0; i < files.length; i++) {
            try (InputStream in = Main.class.getResourceAsStream("help-" + files[i] + ".txt")) {
                if (i > 0) {
                    out.println();
                }
                out.print(new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("{program}", programName()));
            } catch (IOException e) {
                return 1;
            }
        }
        return out.checkError() ? 1 : 0;
    }
}
