package org.taipan.modules.posix;

import static org.taipan.types.StructSequence.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.signal.Signals;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyNone;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** The functions of {@code posix} on processes: ids, groups, signals, waiting. */
@PyModuleDef(name = "posix", isPart = true, types = PosixProcesses.WaitidResult.class)
final class PosixProcesses {
    private static final int WNOHANG = 1;

    private static final Libc.Function GETPPID = Libc.function("getppid");
    private static final Libc.Function GETPGRP = Libc.function("getpgrp");
    private static final Libc.Function GETPGID = Libc.function("getpgid");
    private static final Libc.Function SETPGID = Libc.function("setpgid");
    private static final Libc.Function GETSID = Libc.function("getsid");
    private static final Libc.Function SETSID = Libc.function("setsid");
    private static final Libc.Function KILL = Libc.function("kill");
    private static final Libc.Function KILLPG = Libc.function("killpg");
    private static final Libc.Function WAIT4 = Libc.function("wait4");
    private static final Libc.Function WAITID = Libc.function("waitid");
    private static final Libc.Function NICE = Libc.function("nice");
    private static final Libc.Function GETPRIORITY = Libc.function("getpriority");
    private static final Libc.Function SETPRIORITY = Libc.function("setpriority");
    private static final Libc.Function UMASK = Libc.function("umask");
    private static final Libc.Function ABORT = Libc.function("abort");
    private static final Libc.Function PIDFD_OPEN = Libc.function("pidfd_open");
    private static final Libc.Function SYSCALL = Libc.function("syscall");
    private static final Libc.Function UNSHARE = Libc.function("unshare");
    private static final Libc.Function SETNS = Libc.function("setns");

    private PosixProcesses() {
    }

    /** {@code posix.waitid_result}. */
    static final class WaitidResult {
        static final PyType TYPE = StructSequence.type("posix", "waitid_result",
                "waitid_result: Result from waitid.\n\nThis object may be accessed either as a tuple of\n  (si_pid, "
                        + "si_uid, si_signo, si_status, si_code),\nor via the attributes si_pid, si_uid, and so "
                        + "on.\n\nSee os.waitid for more information.",
                5, field("si_pid", null), field("si_uid", null), field("si_signo", null), field("si_status", null),
                field("si_code", null));

        private WaitidResult() {
        }
    }

    @PyMethod(value = "getpid()", doc = "Return the current process id.")
    static long getpid() {
        return FileCalls.processId();
    }

    @PyMethod(value = "getppid()", doc = "Return the parent's process id.\n\nIf the parent process has already "
            + "exited, Windows machines will still\nreturn its id; others systems will return the id of the 'init' "
            + "process (1).")
    static long getppid() {
        return Libc.call(GETPPID);
    }

    @PyMethod(value = "getpgrp()", doc = "Return the current process group id.")
    static long getpgrp() {
        return Libc.call(GETPGRP);
    }

    @PyMethod(value = "getpgid(pid)", doc = "Call the system call getpgid(), and return the result.")
    static long getpgid(int pid) {
        return OsErrors.check(Libc.call(GETPGID, pid));
    }

    @PyMethod(value = "setpgid(pid, pgrp, /)", doc = "Call the system call setpgid(pid, pgrp).")
    static void setpgid(int pid, int pgrp) {
        OsErrors.check(Libc.call(SETPGID, pid, pgrp));
    }

    @PyMethod(value = "setpgrp()", doc = "Make the current process the leader of its process group.")
    static void setpgrp() {
        OsErrors.check(Libc.call(SETPGID, 0, 0));
    }

    @PyMethod(value = "getsid(pid, /)", doc = "Call the system call getsid(pid) and return the result.")
    static long getsid(int pid) {
        return OsErrors.check(Libc.call(GETSID, pid));
    }

    @PyMethod(value = "setsid()", doc = "Call the system call setsid().")
    static void setsid() {
        OsErrors.check(Libc.call(SETSID));
    }

    @PyMethod(value = "kill(pid, signal, /)", doc = "Kill a process with a signal.")
    static void kill(ThreadState ts, int pid, int signal) {
        int r = pid == FileCalls.processId()
                ? Signals.of(ts.interp).sendToSelf(signal, () -> Libc.call(KILL, pid, signal))
                : Libc.call(KILL, pid, signal);
        OsErrors.check(r);
        runHandlers(ts);
    }

    @PyMethod(value = "killpg(pgid, signal, /)", doc = "Kill a process group with a signal.")
    static void killpg(ThreadState ts, int pgid, int signal) {
        OsErrors.check(Libc.call(KILLPG, pgid, signal));
        runHandlers(ts);
    }

    private static void runHandlers(ThreadState ts) {
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
    }

    // ---- waiting ----------------------------------------------------------------------------------------------------

    /** {@code wait4}: the process id; the status and the resource usage are in the segments. */
    private static long wait(ThreadState ts, int pid, MemorySegment status, int options, MemorySegment usage) {
        NativeWait call = new NativeWait(pid, status.address(), options, usage == null ? 0 : usage.address());
        return OsErrors.check((options & WNOHANG) != 0 ? call.run() : Blocking.call(ts, call));
    }

    private record NativeWait(int pid, long status, int options, long usage) implements Blocking.NativeCall {
        @Override
        public long run() {
            return Libc.call(WAIT4, pid, status, options, usage);
        }
    }

    @PyMethod(value = "waitpid(pid, options, /)", doc = "Wait for completion of a given child process.\n\nReturns a "
            + "tuple of information regarding the child process:\n    (pid, status)\n\nThe options argument is "
            + "ignored on Windows.")
    static Object waitpid(ThreadState ts, int pid, int options) {
        try (Memory m = Memory.open()) {
            MemorySegment status = m.zeros(8);
            long r = wait(ts, pid, status, options, null);
            return new PyTuple(r, (long) status.get(ValueLayout.JAVA_INT, 0));
        }
    }

    @PyMethod(value = "wait()", doc = "Wait for completion of a child process.\n\nReturns a tuple of information "
            + "about the child process:\n    (pid, status)")
    static Object wait(ThreadState ts) {
        return waitpid(ts, -1, 0);
    }

    @PyMethod(value = "wait3(options)", doc = "Wait for completion of a child process.\n\nReturns a tuple of "
            + "information about the child process:\n  (pid, status, rusage)")
    static Object wait3(ThreadState ts, int options) {
        return wait4(ts, -1, options);
    }

    @PyMethod(value = "wait4(pid, options)", doc = "Wait for completion of a specific child process.\n\nReturns a "
            + "tuple of information about the child process:\n  (pid, status, rusage)")
    static Object wait4(ThreadState ts, int pid, int options) {
        try (Memory m = Memory.open()) {
            MemorySegment status = m.zeros(8);
            MemorySegment usage = m.zeros(144);
            long r = wait(ts, pid, status, options, usage);
            return new PyTuple(r, (long) status.get(ValueLayout.JAVA_INT, 0), ResourceUsage.of(usage));
        }
    }

    @PyMethod(value = "waitid(idtype, id, options, /)", doc = "Returns the result of waiting for a process or "
            + "processes.\n\n  idtype\n    Must be one of be P_PID, P_PGID or P_ALL.\n  id\n    The id to wait on.\n  "
            + "options\n    Constructed from the ORing of one or more of WEXITED, WSTOPPED\n    or WCONTINUED and "
            + "additionally may be ORed with WNOHANG or WNOWAIT.\n\nReturns either waitid_result or None if WNOHANG "
            + "is specified and there are\nno children in a waitable state.")
    static Object waitid(ThreadState ts, int type, int id, int options) {
        try (Memory m = Memory.open()) {
            MemorySegment info = m.zeros(128);
            OsErrors.check(Blocking.call(ts, () -> Libc.call(WAITID, type, id, info.address(), options)));
            long pid = info.get(ValueLayout.JAVA_INT, 12);
            if (pid == 0) {
                return PyNone.NONE;
            }
            return new PyStructSequence(WaitidResult.TYPE, pid, info.get(ValueLayout.JAVA_INT, 16) & 0xffffffffL,
                    (long) info.get(ValueLayout.JAVA_INT, 0), (long) info.get(ValueLayout.JAVA_INT, 24),
                    (long) info.get(ValueLayout.JAVA_INT, 8));
        }
    }

    @PyMethod(value = "WCOREDUMP(status, /)", doc = "Return True if the process returning status was dumped to a core "
            + "file.")
    static boolean coreDumped(int status) {
        return (status & 0x80) != 0;
    }

    @PyMethod(value = "WIFCONTINUED(status)", doc = "Return True if a particular process was continued from a job "
            + "control stop.\n\nReturn True if the process returning status was continued from a\njob control stop.")
    static boolean continued(int status) {
        return status == 0xffff;
    }

    @PyMethod(value = "WIFSTOPPED(status)", doc = "Return True if the process returning status was stopped.")
    static boolean stopped(int status) {
        return (status & 0xff) == 0x7f;
    }

    @PyMethod(value = "WIFSIGNALED(status)", doc = "Return True if the process returning status was terminated by a "
            + "signal.")
    static boolean signaled(int status) {
        return (byte) ((status & 0x7f) + 1) >> 1 > 0;
    }

    @PyMethod(value = "WIFEXITED(status)", doc = "Return True if the process returning status exited via the exit() "
            + "system call.")
    static boolean exited(int status) {
        return (status & 0x7f) == 0;
    }

    @PyMethod(value = "WEXITSTATUS(status)", doc = "Return the process return code from status.")
    static long exitStatus(int status) {
        return status >> 8 & 0xff;
    }

    @PyMethod(value = "WTERMSIG(status)", doc = "Return the signal that terminated the process that provided the "
            + "status value.")
    static long terminatingSignal(int status) {
        return status & 0x7f;
    }

    @PyMethod(value = "WSTOPSIG(status)", doc = "Return the signal that stopped the process that provided the status "
            + "value.")
    static long stoppingSignal(int status) {
        return status >> 8 & 0xff;
    }

    @PyMethod(value = "waitstatus_to_exitcode(status)", doc = "Convert a wait status to an exit code.")
    static long exitCode(int status) {
        if (exited(status)) {
            return exitStatus(status);
        }
        if (signaled(status)) {
            return -terminatingSignal(status);
        }
        if (stopped(status)) {
            throw Errors.valueError("process stopped by delivery of signal " + stoppingSignal(status));
        }
        throw Errors.valueError("invalid wait status: " + status);
    }

    // ---- the process itself -----------------------------------------------------------------------------------------

    @PyMethod(value = "_exit(status)", doc = "Exit to the system with specified status, without normal exit "
            + "processing.")
    static void exit(int status) {
        Libc.exit(status);
    }

    @PyMethod(value = "abort()", doc = "Abort the interpreter immediately.\n\nThis function 'dumps core' or otherwise "
            + "fails in the hardest way possible\non the hosting operating system.  This function never returns.")
    static void abort() {
        Libc.callRaw(ABORT, 0);
    }

    @PyMethod(value = "nice(increment, /)", doc = "Add increment to the priority of process and return the new "
            + "priority.")
    static long nice(int increment) {
        long before = Libc.callRaw(GETPRIORITY, 0, 0) << 32 >> 32;
        int r = Libc.call(NICE, increment);
        if (r < 0 && before + increment >= 0) {
            throw OsErrors.of(r);
        }
        return Libc.callRaw(GETPRIORITY, 0, 0) << 32 >> 32;
    }

    @PyMethod(value = "getpriority(which, who)", doc = "Return program scheduling priority.")
    static long getpriority(int which, int who) {
        int r = Libc.call(GETPRIORITY, which, who);
        if (r == -org.taipan.os.Errno.EINVAL || r == -org.taipan.os.Errno.ESRCH) {
            throw OsErrors.of(r);
        }
        return r;
    }

    @PyMethod(value = "setpriority(which, who, priority)", doc = "Set program scheduling priority.")
    static void setpriority(int which, int who, int priority) {
        OsErrors.check(Libc.call(SETPRIORITY, which, who, priority));
    }

    @PyMethod(value = "umask(mask, /)", doc = "Set the current numeric umask and return the previous umask.")
    static long umask(int mask) {
        return OsErrors.check(Libc.call(UMASK, mask));
    }

    @PyMethod(value = "pidfd_open(pid, flags=0)", doc = "Return a file descriptor referring to the process "
            + "*pid*.\n\nThe descriptor can be used to perform process management without races and\nsignals.")
    static long pidfdOpen(int pid, int flags) {
        return OsErrors.check(PIDFD_OPEN.exists() ? Libc.call(PIDFD_OPEN, pid, flags)
                : Libc.call(SYSCALL, 434, pid, flags));
    }

    @PyMethod(value = "unshare(flags)", doc = "Disassociate parts of a process (or thread) execution context.\n\n  "
            + "flags\n    Namespaces to be unshared.")
    static void unshare(int flags) {
        OsErrors.check(Libc.call(UNSHARE, flags));
    }

    @PyMethod(value = "setns(fd, nstype=0)", doc = "Move the calling thread into different namespaces.")
    static void setns(ThreadState ts, Object fd, int type) {
        OsErrors.check(Libc.call(SETNS, PathArg.fileDescriptor(ts, fd), type));
    }
}
