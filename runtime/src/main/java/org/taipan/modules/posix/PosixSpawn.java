package org.taipan.modules.posix;

import static org.taipan.types.StructSequence.field;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.os.Spawn;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** The functions of {@code posix} that start programs, and those on scheduling. */
@PyModuleDef(name = "posix", isPart = true, types = PosixSpawn.SchedParam.class)
final class PosixSpawn {
    private static final Libc.Function EXECVE = Libc.function("execve");
    private static final Libc.Function SYSTEM = Libc.function("system");
    private static final Libc.Function SIGPROCMASK = Libc.function("pthread_sigmask");
    private static final Libc.Function ENVIRON = Libc.function("environ");
    private static final Libc.Function SCHED_YIELD = Libc.function("sched_yield");
    private static final Libc.Function PRIORITY_MAX = Libc.function("sched_get_priority_max");
    private static final Libc.Function PRIORITY_MIN = Libc.function("sched_get_priority_min");
    private static final Libc.Function GETSCHEDULER = Libc.function("sched_getscheduler");
    private static final Libc.Function SETSCHEDULER = Libc.function("sched_setscheduler");
    private static final Libc.Function GETPARAM = Libc.function("sched_getparam");
    private static final Libc.Function SETPARAM = Libc.function("sched_setparam");
    private static final Libc.Function RR_GET_INTERVAL = Libc.function("sched_rr_get_interval");
    private static final Libc.Function GETAFFINITY = Libc.function("sched_getaffinity");
    private static final Libc.Function SETAFFINITY = Libc.function("sched_setaffinity");
    private static final int CPU_SET = 128;

    private PosixSpawn() {
    }

    /** {@code posix.sched_param}. */
    static final class SchedParam {
        static final PyType TYPE = StructSequence.type("posix", "sched_param",
                "Currently has only one field: sched_priority\n\n  sched_priority\n    A scheduling parameter.", 1,
                field("sched_priority", "the scheduling priority"));

        private SchedParam() {
        }
    }

    // ---- programs ---------------------------------------------------------------------------------------------------

    private static byte[][] arguments(ThreadState ts, Object argv, String function) {
        if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
            throw Errors.typeError(function + ": argv must be a tuple or list");
        }
        Object[] items = Iter.toArray(ts, argv);
        if (items.length < 1) {
            throw Errors.valueError(function + ": argv must not be empty");
        }
        byte[][] strings = SubprocessModule.strings(ts, argv, true);
        if (strings[0].length == 0) {
            throw Errors.valueError(function + ": argv first element cannot be empty");
        }
        return strings;
    }

    private static byte[][] environment(ThreadState ts, Object env, String message) {
        if (PyObject.typeOf(env).slot(org.taipan.objects.Slot.GETITEM) == null || Attr.lookup(ts, env,
                "keys") == null) {
            throw Errors.typeError(message);
        }
        Object[] keys = Iter.toArray(ts, Call.methodNamed(ts, env, "keys"));
        Object[] values = Iter.toArray(ts, Call.methodNamed(ts, env, "values"));
        byte[][] strings = new byte[keys.length][];
        for (int i = 0; i < keys.length; i++) {
            byte[] name = FsText.path(ts, keys[i]);
            byte[] value = FsText.path(ts, i < values.length ? values[i] : PyBytes.EMPTY);
            for (int k = 0; k < name.length; k++) {
                if (name[k] == '=' && k > 0 || name.length == 0) {
                    throw Errors.valueError("illegal environment variable name");
                }
            }
            ByteArrayOutputStream pair = new ByteArrayOutputStream();
            pair.writeBytes(name);
            pair.write('=');
            pair.writeBytes(value);
            strings[i] = pair.toByteArray();
        }
        return strings;
    }

    @PyMethod(value = "execv(path, argv, /)", doc = "Execute an executable path with arguments, replacing current "
            + "process.\n\n  path\n    Path of executable file.\n  argv\n    Tuple or list of strings.")
    static void execv(ThreadState ts, Object path, Object argv) {
        PathArg p = PathArg.of(ts, path, "execv", "path");
        if (!(argv instanceof PyList) && !(argv instanceof PyTuple)) {
            throw Errors.typeError("execv() arg 2 must be a tuple or list");
        }
        if (Iter.toArray(ts, argv).length < 1) {
            throw Errors.valueError("execv() arg 2 must not be empty");
        }
        byte[][] arguments = SubprocessModule.strings(ts, argv, true);
        if (arguments[0].length == 0) {
            throw Errors.valueError("execv() arg 2 first element cannot be empty");
        }
        throw OsErrors.of(execute(p, arguments, null));
    }

    @PyMethod(value = "execve(path, argv, env)", doc = "Execute an executable path with arguments, replacing current "
            + "process.\n\n  path\n    Path of executable file.\n  argv\n    Tuple or list of strings.\n  env\n    "
            + "Dictionary of strings mapping to strings.")
    static void execve(ThreadState ts, Object path, Object argv, Object env) {
        PathArg p = PathArg.orFd(ts, path, "execve");
        byte[][] arguments = arguments(ts, argv, "execve");
        byte[][] environment = environment(ts, env, "execve: environment must be a mapping object");
        PathArg target = p.name() != null ? p
                : new PathArg(null, ("/proc/self/fd/" + p.fd()).getBytes(), -1, true);
        throw OsErrors.of(execute(target, arguments, environment), p.name() == null ? path : p.object());
    }

    /** Replaces the process; comes back only with an error. The JVM's signal mask is not passed on. */
    private static int execute(PathArg path, byte[][] arguments, byte[][] environment) {
        try (Memory m = Memory.open()) {
            MemorySegment old = m.zeros(128);
            Libc.callRaw(SIGPROCMASK, 2, m.zeros(128).address(), old.address());
            long env = environment != null ? m.strings(environment)
                    : Libc.at(ENVIRON.pointer(), 8).get(ValueLayout.JAVA_LONG, 0);
            int r = Libc.call(EXECVE, m.string(path.name()), m.strings(arguments), env);
            Libc.callRaw(SIGPROCMASK, 2, old.address(), 0);
            return r;
        }
    }

    @PyMethod(value = "system(command)", doc = "Execute the command in a subshell.")
    static long system(ThreadState ts, Object command) {
        byte[] text = PathArg.of(ts, command, "system", "command").name();
        try (Memory m = Memory.open()) {
            return Libc.callRaw(SYSTEM, m.string(text)) << 32 >> 32;
        }
    }

    @PyMethod(value = "posix_spawn(path, argv, env, /, *, file_actions=(), setpgroup=NULL, resetids=False, "
            + "setsid=False, setsigmask=(), setsigdef=(), "
            + "scheduler=NULL)", doc = "Execute the program specified by path in a new "
            + "process.")
    static long posixSpawn(ThreadState ts, Object path, Object argv, Object env, Object actions, Object group,
            boolean resetIds, boolean session, Object mask, Object defaults, Object scheduler) {
        return spawn(ts, "posix_spawn", path, argv, env, actions, group, resetIds, session, mask, defaults, scheduler,
                false);
    }

    @PyMethod(value = "posix_spawnp(path, argv, env, /, *, file_actions=(), setpgroup=NULL, resetids=False, "
            + "setsid=False, setsigmask=(), setsigdef=(), "
            + "scheduler=NULL)", doc = "Execute the program specified by path in a new "
            + "process.")
    static long posixSpawnp(ThreadState ts, Object path, Object argv, Object env, Object actions, Object group,
            boolean resetIds, boolean session, Object mask, Object defaults, Object scheduler) {
        return spawn(ts, "posix_spawnp", path, argv, env, actions, group, resetIds, session, mask, defaults, scheduler,
                true);
    }

    private static long spawn(ThreadState ts, String function, Object path, Object argv, Object env, Object actions,
            Object group, boolean resetIds, boolean session, Object mask, Object defaults, Object scheduler,
            boolean search) {
        PathArg p = PathArg.of(ts, path, function, "path");
        byte[][] arguments = arguments(ts, argv, function);
        byte[][] environment = env == PyNone.NONE ? null
                : environment(ts, env, function + ": environment must be a mapping object or None");
        try (Spawn s = new Spawn()) {
            if (actions != null && actions != PyNone.NONE) {
                fileActions(ts, s, actions);
            }
            if (group != null) {
                s.processGroup(Args.toInt(ts, group));
            }
            if (resetIds) {
                s.resetIds();
            }
            if (session) {
                s.newSession();
            }
            s.signalMask(signals(ts, mask));
            long reset = signals(ts, defaults);
            if (reset != 0) {
                s.defaultSignals(reset);
            }
            if (scheduler != null) {
                if (!(scheduler instanceof PyTuple t) || t.size() != 2) {
                    throw Errors.typeError("A scheduler tuple must have two elements");
                }
                s.scheduler(t.get(0) == PyNone.NONE ? -1 : Args.toInt(ts, t.get(0)), priority(ts, t.get(1)));
            }
            int pid = s.start(p.name(), arguments, environment, search);
            if (pid < 0) {
                throw p.error(pid);
            }
            return pid;
        }
    }

    private static long signals(ThreadState ts, Object set) {
        long bits = 0;
        for (Object o : Iter.toArray(ts, set)) {
            long n = Args.toLong(ts, o);
            if (n < 1 || n > 64) {
                throw Errors.valueError("signal number " + n + " out of range [1; 64]");
            }
            bits |= 1L << n - 1;
        }
        return bits;
    }

    private static void fileActions(ThreadState ts, Spawn s, Object actions) {
        for (Object action : Iter.toArray(ts, actions)) {
            if (!(action instanceof PyTuple t) || t.size() == 0) {
                throw Errors.typeError("Each file_actions element must be a non-empty tuple");
            }
            switch (Args.toInt(ts, t.get(0))) {
                case 0 -> {
                    size(t, 5, "open");
                    s.open(Args.toInt(ts, t.get(1)), FsText.path(ts, t.get(2)), Args.toInt(ts, t.get(3)),
                            Args.toInt(ts, t.get(4)));
                }
                case 1 -> {
                    size(t, 2, "close");
                    s.close(Args.toInt(ts, t.get(1)));
                }
                case 2 -> {
                    size(t, 3, "dup2");
                    s.dup2(Args.toInt(ts, t.get(1)), Args.toInt(ts, t.get(2)));
                }
                case 3 -> {
                    size(t, 2, "closefrom");
                    s.closeFrom(Args.toInt(ts, t.get(1)));
                }
                default -> throw Errors.typeError("Unknown file_actions identifier");
            }
        }
    }

    private static void size(PyTuple action, int size, String what) {
        if (action.size() != size) {
            throw Errors.typeError("A " + what + " file_action tuple must have " + size + " elements");
        }
    }

    // ---- scheduling -------------------------------------------------------------------------------------------------

    private static int priority(ThreadState ts, Object param) {
        if (!SchedParam.TYPE.isInstance(param)) {
            throw Errors.typeError("must have a sched_param object");
        }
        return Args.toInt(ts, ((PyTuple) param).get(0));
    }

    @PyMethod(value = "sched_yield()", doc = "Voluntarily relinquish the CPU.")
    static void schedYield() {
        Libc.call(SCHED_YIELD);
    }

    @PyMethod(value = "sched_get_priority_max(policy)", doc = "Get the maximum scheduling priority for policy.")
    static long priorityMax(int policy) {
        return OsErrors.check(Libc.call(PRIORITY_MAX, policy));
    }

    @PyMethod(value = "sched_get_priority_min(policy)", doc = "Get the minimum scheduling priority for policy.")
    static long priorityMin(int policy) {
        return OsErrors.check(Libc.call(PRIORITY_MIN, policy));
    }

    @PyMethod(value = "sched_getscheduler(pid, /)", doc = "Get the scheduling policy for the process identified by "
            + "pid.\n\nPassing 0 for pid returns the scheduling policy for the calling process.")
    static long getScheduler(int pid) {
        return OsErrors.check(Libc.call(GETSCHEDULER, pid));
    }

    @PyMethod(value = "sched_setscheduler(pid, policy, param, /)", doc = "Set the scheduling policy for the process "
            + "identified by pid.\n\nIf pid is 0, the calling process is changed.\nparam is an instance of "
            + "sched_param.")
    static void setScheduler(ThreadState ts, int pid, int policy, Object param) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(8);
            s.set(ValueLayout.JAVA_INT, 0, priority(ts, param));
            OsErrors.check(Libc.call(SETSCHEDULER, pid, policy, s.address()));
        }
    }

    @PyMethod(value = "sched_getparam(pid, /)", doc = "Returns scheduling parameters for the process identified by "
            + "pid.\n\nIf pid is 0, returns parameters for the calling process.\nReturn value is an instance of "
            + "sched_param.")
    static Object getParam(int pid) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(8);
            OsErrors.check(Libc.call(GETPARAM, pid, s.address()));
            return new PyStructSequence(SchedParam.TYPE, (long) s.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @PyMethod(value = "sched_setparam(pid, param, /)", doc = "Set scheduling parameters for the process identified by "
            + "pid.\n\nIf pid is 0, sets parameters for the calling process.\nparam should be an instance of "
            + "sched_param.")
    static void setParam(ThreadState ts, int pid, Object param) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(8);
            s.set(ValueLayout.JAVA_INT, 0, priority(ts, param));
            OsErrors.check(Libc.call(SETPARAM, pid, s.address()));
        }
    }

    @PyMethod(value = "sched_rr_get_interval(pid, /)", doc = "Return the round-robin quantum for the process "
            + "identified by pid, in seconds.\n\nValue returned is a float.")
    static double rrInterval(int pid) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(16);
            OsErrors.check(Libc.call(RR_GET_INTERVAL, pid, s.address()));
            return s.get(ValueLayout.JAVA_LONG, 0) + s.get(ValueLayout.JAVA_LONG, 8) * 1e-9;
        }
    }

    @PyMethod(value = "sched_getaffinity(pid, /)", doc = "Return the affinity of the process identified by pid (or "
            + "the current process if zero).\n\nThe affinity is returned as a set of CPU identifiers.")
    static Object getAffinity(ThreadState ts, int pid) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(CPU_SET);
            OsErrors.check(Math.min(Libc.call(GETAFFINITY, pid, CPU_SET, s.address()), 0));
            PyList cpus = new PyList();
            for (int i = 0; i < CPU_SET * 8; i++) {
                if ((s.get(ValueLayout.JAVA_BYTE, i / 8) & 1 << i % 8) != 0) {
                    cpus.append((long) i);
                }
            }
            return new PySet(ts, cpus);
        }
    }

    @PyMethod(value = "sched_setaffinity(pid, mask, /)", doc = "Set the CPU affinity of the process identified by pid "
            + "to mask.\n\n  pid\n    The identifier of the process (0 for the current process).\n  mask\n    An "
            + "iterable of integers identifying CPUs.")
    static void setAffinity(ThreadState ts, int pid, Object mask) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(CPU_SET);
            Object it = Iter.iter(ts, mask);
            for (Object o = Iter.next(ts, it); o != null; o = Iter.next(ts, it)) {
                if (!Number.hasIndex(o)) {
                    throw Errors.typeError("expected an iterator of ints, but iterator yielded " + Obj.typeName(o));
                }
                long cpu = Args.toLong(ts, o);
                if (cpu < 0) {
                    throw Errors.valueError("negative CPU number");
                }
                if (cpu > Integer.MAX_VALUE - 1) {
                    throw Errors.overflowError("CPU number too large");
                }
                if (cpu < CPU_SET * 8) {
                    s.set(ValueLayout.JAVA_BYTE, cpu / 8,
                            (byte) (s.get(ValueLayout.JAVA_BYTE, cpu / 8) | 1 << cpu % 8));
                }
            }
            OsErrors.check(Libc.call(SETAFFINITY, pid, CPU_SET, s.address()));
        }
    }
}
