package org.taipan.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.taipan.objects.Config;

/**
 * The command line of {@code python3.13}: {@code preconfig.c} and {@code config_parse_cmdline}. Fills a {@link Config} and
 * says what to run.
 */
final class Options {
    private static final String WITH_ARGUMENT = "cmWX";
    private static final String FLAGS = "bBdEhiIOPqRsStuvVx?";

    /** What is to be run. */
    enum Target { COMMAND, MODULE, FILE, STDIN, VERSION, HELP }

    /** A mistake on the command line; the message goes to stderr and the exit status is 2. */
    static class UsageError extends Exception {
        private static final long serialVersionUID = 1L;

        UsageError(String message) {
            super(message, null, false, false);
        }
    }

    /** A setting that the interpreter cannot start with: a fatal error in {@code where}; the exit status is 1. */
    static final class ConfigError extends UsageError {
        private static final long serialVersionUID = 1L;

        ConfigError(String where, String message) {
            super("Fatal Python error: " + where + ": " + message + "\nPython runtime state: preinitialized\n");
        }
    }

    final Config config = new Config();
    Target target = Target.STDIN;
    /** The command, module or file. */
    String subject;
    /** Which help: "", "env", "xoptions" or "all"; for versions how often {@code -V} was given. */
    String help = "";
    int versions;

    private boolean randomHashes;
    private final List<String> commandLineWarnings = new ArrayList<>();

    static Options parse(String[] args) throws UsageError {
        Options o = new Options();
        int rest = o.scan(args);
        List<String> argv = new ArrayList<>();
        switch (o.target) {
            case COMMAND -> argv.add("-c");
            case MODULE -> argv.add("-m");
            default -> {
                if (rest < args.length) {
                    String file = args[rest++];
                    argv.add(file);
                    if (!file.equals("-")) {
                        o.target = o.target == Target.STDIN ? Target.FILE : o.target;
                        o.subject = file;
                    }
                } else {
                    argv.add("");
                }
            }
        }
        argv.addAll(Arrays.asList(args).subList(rest, args.length));
        o.config.argv = argv;
        o.config.origArgv = new ArrayList<>(Arrays.asList(args));
        o.environment();
        return o;
    }

    /** Reads the options; returns where they end. */
    private int scan(String[] args) throws UsageError {
        int i = 0;
        while (i < args.length) {
            String arg = args[i];
            if (arg.equals("--")) {
                return i + 1;
            }
            if (arg.length() < 2 || arg.charAt(0) != '-') {
                return i;
            }
            i++;
            if (arg.startsWith("--")) {
                i = longOption(args, arg, i);
                continue;
            }
            for (int j = 1; j < arg.length(); j++) {
                char c = arg.charAt(j);
                if (WITH_ARGUMENT.indexOf(c) >= 0) {
                    String value = arg.substring(j + 1);
                    if (value.isEmpty()) {
                        if (i >= args.length) {
                            throw new UsageError("Argument expected for the -" + c + " option");
                        }
                        value = args[i++];
                    }
                    if (withArgument(c, value)) {
                        return i;
                    }
                    break;
                }
                if (FLAGS.indexOf(c) < 0) {
                    throw new UsageError("Unknown option: -" + c);
                }
                flag(c);
            }
        }
        return i;
    }

    private int longOption(String[] args, String arg, int i) throws UsageError {
        switch (arg) {
            case "--help" -> help("");
            case "--help-all" -> help("all");
            case "--help-env" -> help("env");
            case "--help-xoptions" -> help("xoptions");
            case "--version" -> flag('V');
            case "--check-hash-based-pycs" -> {
                if (i >= args.length) {
                    throw new UsageError("Argument expected for the --check-hash-based-pycs option");
                }
                String value = args[i++];
                if (!value.equals("always") && !value.equals("never") && !value.equals("default")) {
                    throw new UsageError("--check-hash-based-pycs must be one of 'default', 'always', or 'never'");
                }
                config.checkHashPycs = value;
            }
            default -> throw new UsageError("unknown option " + arg);
        }
        return i;
    }

    private void help(String what) {
        target = Target.HELP;
        help = what;
    }

    /** Returns whether the option ends the options. */
    private boolean withArgument(char c, String value) {
        switch (c) {
            case 'c' -> {
                target = target == Target.HELP || target == Target.VERSION ? target : Target.COMMAND;
                subject = value + "\n";
                return true;
            }
            case 'm' -> {
                target = target == Target.HELP || target == Target.VERSION ? target : Target.MODULE;
                subject = value;
                return true;
            }
            case 'W' -> commandLineWarnings.add(value);
            default -> {
                int eq = value.indexOf('=');
                config.xoptions.put(eq < 0 ? value : value.substring(0, eq), eq < 0 ? null : value.substring(eq + 1));
            }
        }
        return false;
    }

    private void flag(char c) {
        switch (c) {
            case 'b' -> config.bytesWarning++;
            case 'B' -> config.writeBytecode = false;
            case 'd' -> config.debug++;
            case 'E' -> config.useEnvironment = false;
            case 'h', '?' -> help("");
            case 'i' -> {
                config.inspect++;
                config.interactive++;
            }
            case 'I' -> {
                config.isolated = true;
                config.useEnvironment = false;
                config.userSite = false;
                config.safePath = true;
            }
            case 'O' -> config.optimize++;
            case 'P' -> config.safePath = true;
            case 'q' -> config.quiet++;
            case 'R' -> randomHashes = true;
            case 's' -> config.userSite = false;
            case 'S' -> config.importSite = false;
            case 'u' -> config.bufferedStdio = false;
            case 'v' -> config.verbose++;
            case 'V' -> {
                target = target == Target.HELP ? target : Target.VERSION;
                versions++;
            }
            case 'x' -> config.skipFirstLine = true;
            default -> {
            }
        }
    }

    // ---- the environment and -X ----------------------------------------------------------------------------------------

    private void environment() throws UsageError {
        Map<String, String> env = config.useEnvironment ? config.environment : Map.of();
        config.debug = Math.max(config.debug, level(env.get("PYTHONDEBUG")));
        config.verbose = Math.max(config.verbose, level(env.get("PYTHONVERBOSE")));
        config.optimize = Math.max(config.optimize, level(env.get("PYTHONOPTIMIZE")));
        config.inspect = Math.max(config.inspect, level(env.get("PYTHONINSPECT")));
        if (isSet(env, "PYTHONDONTWRITEBYTECODE")) {
            config.writeBytecode = false;
        }
        if (isSet(env, "PYTHONNOUSERSITE")) {
            config.userSite = false;
        }
        if (isSet(env, "PYTHONUNBUFFERED")) {
            config.bufferedStdio = false;
        }
        if (isSet(env, "PYTHONSAFEPATH")) {
            config.safePath = true;
        }
        if (isSet(env, "PYTHONNODEBUGRANGES") || config.xoptions.containsKey("no_debug_ranges")) {
            config.debugRanges = false;
        }
        if (isSet(env, "PYTHONDEVMODE") || config.xoptions.containsKey("dev")) {
            config.devMode = 1;
        }
        config.pycachePrefix = config.xoptions.containsKey("pycache_prefix")
                ? orElse(config.xoptions.get("pycache_prefix"), null) : orElse(null, env.get("PYTHONPYCACHEPREFIX"));
        utf8Mode(env);
        stdio(env);
        intDigits(env);
        hashSeed(env);
        gil(env);
        cpuCount(env);
        config.warnDefaultEncoding =
                config.xoptions.containsKey("warn_default_encoding") || isSet(env, "PYTHONWARNDEFAULTENCODING");
        config.showJava = config.xoptions.containsKey("dev-java");
        warnings(env);
    }

    private static String orElse(String first, String second) {
        String s = first != null ? first : second;
        return s == null || s.isEmpty() ? null : s;
    }

    private static boolean isSet(Map<String, String> env, String name) {
        String v = env.get(name);
        return v != null && !v.isEmpty();
    }

    /** The level an environment variable asks for: its number, or 1 if it is set to something else. */
    private static int level(String value) {
        if (value == null || value.isEmpty()) {
            return 0;
        }
        try {
            int n = Integer.parseInt(value.strip());
            return n < 0 ? 1 : n;
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    private void utf8Mode(Map<String, String> env) throws UsageError {
        String x = config.xoptions.get("utf8");
        if (config.xoptions.containsKey("utf8")) {
            if (x != null && !x.equals("0") && !x.equals("1")) {
                throw new ConfigError("preconfig_init_utf8_mode", "invalid -X utf8 option value");
            }
            config.utf8Mode = x == null || x.equals("1") ? 1 : 0;
        } else if (isSet(env, "PYTHONUTF8")) {
            String v = env.get("PYTHONUTF8");
            if (!v.equals("0") && !v.equals("1")) {
                throw new ConfigError("preconfig_init_utf8_mode",
                        "invalid PYTHONUTF8 environment variable value");
            }
            config.utf8Mode = v.equals("1") ? 1 : 0;
        }
    }

    private void stdio(Map<String, String> env) {
        String v = env.get("PYTHONIOENCODING");
        if (v == null || v.isEmpty()) {
            return;
        }
        int colon = v.indexOf(':');
        String encoding = colon < 0 ? v : v.substring(0, colon);
        config.stdioEncoding = encoding.isEmpty() ? null : encoding;
        config.stdioErrors = colon < 0 ? "strict" : colon + 1 < v.length() ? v.substring(colon + 1) : null;
    }

    private void intDigits(Map<String, String> env) throws UsageError {
        boolean given = config.xoptions.containsKey("int_max_str_digits");
        String v = given ? config.xoptions.get("int_max_str_digits") : env.get("PYTHONINTMAXSTRDIGITS");
        if (!given && (v == null || v.isEmpty())) {
            return;
        }
        int digits;
        try {
            digits = Integer.parseInt(v == null ? "" : v);
        } catch (NumberFormatException e) {
            digits = -1;
        }
        if (digits < 0 || digits != 0 && digits < 640) {
            throw new ConfigError("config_init_int_max_str_digits", (given ? "-X int_max_str_digits" : "PYTHONINTMAXSTRDIGITS")
                    + ": invalid limit; must be >= 640 or 0 for unlimited.");
        }
        config.intMaxStrDigits = digits;
    }

    private void hashSeed(Map<String, String> env) throws UsageError {
        String v = env.get("PYTHONHASHSEED");
        if (randomHashes || v == null || v.isEmpty() || v.equals("random")) {
            return;
        }
        try {
            long seed = Long.parseLong(v);
            if (seed < 0 || seed > 4294967295L) {
                throw new NumberFormatException();
            }
            config.hashRandomization = seed == 0 ? 0 : 1;
            config.hashSeed = seed;
        } catch (NumberFormatException e) {
            throw new ConfigError("config_init_hash_seed",
                    "PYTHONHASHSEED must be \"random\" or an integer in range [0; 4294967295]");
        }
    }

    private void gil(Map<String, String> env) throws UsageError {
        String x = config.xoptions.containsKey("gil") ? orElse(config.xoptions.get("gil"), "")
                : env.get("PYTHON_GIL");
        if (config.xoptions.containsKey("gil") || x != null && !x.isEmpty()) {
            if (!"0".equals(x) && !"1".equals(x)) {
                throw new ConfigError("config_read_gil", "PYTHON_GIL / -X gil must be \"0\" or \"1\"");
            }
            config.gil = x.equals("1") ? 1 : 0;
        }
    }

    private void cpuCount(Map<String, String> env) throws UsageError {
        boolean given = config.xoptions.containsKey("cpu_count");
        String v = given ? orElse(config.xoptions.get("cpu_count"), null) : orElse(null, env.get("PYTHON_CPU_COUNT"));
        if (!given && v == null || "default".equals(v)) {
            return;
        }
        try {
            config.cpuCount = Integer.parseInt(v == null ? "" : v);
        } catch (NumberFormatException e) {
            config.cpuCount = 0;
        }
        if (config.cpuCount < 1) {
            throw new ConfigError("config_init_cpu_count",
                    "-X cpu_count=n option: n is missing or an invalid number, n must be greater than 0");
        }
    }

    private void warnings(Map<String, String> env) {
        List<String> all = new ArrayList<>();
        if (config.devMode != 0) {
            all.add("default");
        }
        String v = env.get("PYTHONWARNINGS");
        if (v != null && !v.isEmpty()) {
            all.addAll(Arrays.asList(v.split(",")));
        }
        all.addAll(commandLineWarnings);
        if (config.bytesWarning > 1) {
            all.add("error::BytesWarning");
        } else if (config.bytesWarning == 1) {
            all.add("default::BytesWarning");
        }
        config.warnOptions = all;
    }
}
