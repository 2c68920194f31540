package org.taipan.modules;

import java.math.BigInteger;
import java.util.List;
import org.taipan.objects.Config;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyNamespace;
import org.taipan.types.PyStr;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** The data of {@code sys}: versions, flags, paths and limits. */
public final class SysNamespace {
    /** {@code sys.implementation.cache_tag}: the library's own bytecode files never mix with CPython's. */
    public static final String CACHE_TAG = "taipan-313";
    private static final long HEX_VERSION = 0x030d05f0L;
    private static final String TAIPAN_VERSION = "0.1.0";

    private static final PyType VERSION_INFO = StructSequence.type("sys", "version_info",
            "sys.version_info\n\nVersion information as a named tuple.", "major", "minor", "micro", "releaselevel",
            "serial");
    /** The items of {@code sys.flags}, and after them what is an attribute only. */
    private static final String[] FLAG_NAMES = {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode",
        "no_user_site", "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
        "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path", "int_max_str_digits", "gil"};
    private static final PyType FLAGS = StructSequence.type("sys", "flags",
            "sys.flags\n\nFlags provided through command line arguments or environment vars.", FLAG_NAMES.length - 1,
            fields(FLAG_NAMES));
    private static final PyType FLOAT_INFO = StructSequence.type("sys", "float_info",
            "sys.float_info\n\nA named tuple holding information about the float type.", "max", "max_exp",
            "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon", "radix", "rounds");
    private static final PyType INT_INFO = StructSequence.type("sys", "int_info",
            "sys.int_info\n\nA named tuple that holds information about Python's\n"
                    + "internal representation of integers.  The attributes are read only.",
            "bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold");
    private static final PyType HASH_INFO = StructSequence.type("sys", "hash_info",
            "hash_info\n\nA named tuple providing parameters used for computing hashes.", "width", "modulus", "inf",
            "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff");
    private static final PyType THREAD_INFO = StructSequence.type("sys", "thread_info",
            "sys.thread_info\n\nA named tuple holding information about the thread implementation.", "name", "lock",
            "version");
    private static final PyType ASYNCGEN_HOOKS = StructSequence.type("builtins", "asyncgen_hooks", null, "firstiter",
            "finalizer");
    private static final PyType UNRAISABLE = StructSequence.type("sys", "UnraisableHookArgs",
            "Type used to pass arguments to sys.unraisablehook.", "exc_type", "exc_value", "exc_traceback", "err_msg",
            "object");

    private SysNamespace() {
    }

    /** {@code sys.version}. */
    public static String version() {
        Runtime.Version java = Runtime.version();
        return "3.13.5 (taipan " + TAIPAN_VERSION + ", Jun 11 2025, 15:36:57) [" + System.getProperty("java.vm.name")
                + " " + java.feature() + "." + java.interim() + "." + java.update() + "]";
    }

    static Object asyncgenHooks(Object firstiter, Object finalizer) {
        return new PyStructSequence(ASYNCGEN_HOOKS, firstiter, finalizer);
    }

    static Object unraisableArgs(Object... fields) {
        return new PyStructSequence(UNRAISABLE, fields);
    }

    /** Makes the module with all that is known before the library is there. */
    public static PyModule create(ThreadState ts) {
        PyModule module = NativeModules.boot(ts, "sys");
        PyDict d = module.dict();
        ts.interp.sys = d;
        Config c = ts.interp.config;
        d.putStr("modules", ts.interp.modules);
        d.putStr("monitoring", NativeModules.part(ts, "sys.monitoring"));
        for (String hook : new String[] {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
            d.putStr("__" + hook + "__", d.getStr(hook));
        }
        versions(ts, d);
        limits(d);
        d.putStr("flags", flags(c));
        d.putStr("argv", strings(c.argv));
        d.putStr("orig_argv", strings(c.origArgv));
        d.putStr("warnoptions", strings(c.warnOptions));
        PyDict x = new PyDict();
        c.xoptions.forEach((k, v) -> x.putStr(k, v == null ? (Object) Boolean.TRUE : PyStr.of(v)));
        d.putStr("_xoptions", x);
        d.putStr("dont_write_bytecode", !c.writeBytecode);
        d.putStr("pycache_prefix", c.pycachePrefix == null ? PyNone.NONE : PyStr.of(c.pycachePrefix));
        paths(d, c);
        d.putStr("builtin_module_names", new PyTuple((Object[]) ModuleIndex.names()));
        d.putStr("stdlib_module_names", StdlibNames.all(ts));
        d.putStr("meta_path", new PyList());
        d.putStr("path_hooks", new PyList());
        d.putStr("path_importer_cache", new PyDict());
        return module;
    }

    private static void versions(ThreadState ts, PyDict d) {
        d.putStr("version", version());
        Object info = new PyStructSequence(VERSION_INFO, 3L, 13L, 5L, "final", 0L);
        d.putStr("version_info", info);
        d.putStr("hexversion", HEX_VERSION);
        d.putStr("api_version", 1013L);
        d.putStr("copyright", "Copyright (c) 2001-2024 Python Software Foundation.\nAll Rights Reserved.\n\n"
                + "Copyright (c) the Taipan authors.\nAll Rights Reserved.");
        d.putStr("_git", new PyTuple("taipan", "", ""));
        d.putStr("_framework", "");
        d.putStr("platform", "linux");
        d.putStr("platlibdir", "lib");
        d.putStr("byteorder", "little");
        d.putStr("abiflags", "");
        d.putStr("float_repr_style", "short");
        d.putStr("implementation", Call.vector(ts, PyNamespace.TYPE,
                new Object[] {"taipan", CACHE_TAG, info, HEX_VERSION, "x86_64-linux-gnu"},
                new String[] {"name", "cache_tag", "version", "hexversion", "_multiarch"}));
    }

    private static void limits(PyDict d) {
        d.putStr("maxsize", Long.MAX_VALUE);
        d.putStr("maxunicode", 0x10ffffL);
        d.putStr("float_info", new PyStructSequence(FLOAT_INFO, Double.MAX_VALUE, 1024L, 308L, Double.MIN_NORMAL,
                -1021L, -307L, 15L, 53L, Math.ulp(1.0), 2L, 1L));
        d.putStr("int_info", new PyStructSequence(INT_INFO, 30L, 4L, 4300L, 640L));
        d.putStr("hash_info", new PyStructSequence(HASH_INFO, 64L,
                BigInteger.ONE.shiftLeft(61).subtract(BigInteger.ONE).longValue(), 314159L, 0L, 1000003L, "siphash13",
                64L, 128L, 0L));
        d.putStr("thread_info", new PyStructSequence(THREAD_INFO, "pthread", "semaphore", PyNone.NONE));
    }

    private static Object flags(Config c) {
        return new PyStructSequence(FLAGS, (long) c.debug, (long) c.inspect, (long) c.interactive, (long) c.optimize,
                bit(!c.writeBytecode), bit(!c.userSite), bit(!c.importSite), bit(!c.useEnvironment), (long) c.verbose,
                (long) c.bytesWarning, (long) c.quiet, (long) c.hashRandomization, bit(c.isolated), c.devMode != 0,
                (long) c.utf8Mode, bit(c.warnDefaultEncoding), c.safePath, (long) c.intMaxStrDigits,
                c.gil == Config.GIL_DEFAULT ? PyNone.NONE : (Object) (long) c.gil);
    }

    private static StructSequence.Field[] fields(String... names) {
        StructSequence.Field[] fields = new StructSequence.Field[names.length];
        for (int i = 0; i < names.length; i++) {
            fields[i] = StructSequence.field(names[i], null);
        }
        return fields;
    }

    private static Long bit(boolean b) {
        return b ? 1L : 0L;
    }

    private static void paths(PyDict d, Config c) {
        Object home = PyStr.of(c.home);
        for (String name : new String[] {"prefix", "exec_prefix", "base_prefix", "base_exec_prefix"}) {
            d.putStr(name, home);
        }
        d.putStr("executable", PyStr.of(c.executable));
        d.putStr("_base_executable", PyStr.of(c.executable));
        d.putStr("_home", PyNone.NONE);
        String library = c.home + "/lib/python3.13";
        d.putStr("_stdlib_dir", PyStr.of(library));
        PyList path = new PyList();
        String extra = c.useEnvironment ? c.environment.get("PYTHONPATH") : null;
        if (extra != null && !extra.isEmpty()) {
            for (String p : extra.split(":", -1)) {
                path.append(PyStr.of(p));
            }
        }
        path.append(PyStr.of(c.home + "/lib/python313.zip"));
        path.append(PyStr.of(library));
        path.append(PyStr.of(library + "/lib-dynload"));
        d.putStr("path", path);
    }

    /** A list of Python strings. */
    public static PyList strings(List<String> items) {
        PyList list = new PyList();
        for (String s : items) {
            list.append(PyStr.of(s));
        }
        return list;
    }
}
