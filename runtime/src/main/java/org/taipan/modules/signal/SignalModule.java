package org.taipan.modules.signal;

import static org.taipan.types.StructSequence.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.FsText;
import org.taipan.modules.posix.OsErrors;
import org.taipan.modules.posix.TimeArg;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.FileStatus;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.threads.Waker;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PySet;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** {@code _signal}. */
@PyModuleDef(name = "_signal", doc = "This module provides mechanisms to use signal handlers in Python.",
        types = SignalModule.Siginfo.class)
public final class SignalModule {
    private static final String CONSTANTS = """
            NSIG=65 SIG_DFL=0 SIG_IGN=1 SIG_BLOCK=0 SIG_UNBLOCK=1 SIG_SETMASK=2 SIGHUP=1 SIGINT=2 SIGQUIT=3 SIGILL=4
            SIGTRAP=5 SIGIOT=6 SIGABRT=6 SIGFPE=8 SIGKILL=9 SIGBUS=7 SIGSEGV=11 SIGSYS=31 SIGPIPE=13 SIGALRM=14
            SIGTERM=15 SIGUSR1=10 SIGUSR2=12 SIGCLD=17 SIGCHLD=17 SIGPWR=30 SIGIO=29 SIGURG=23 SIGWINCH=28 SIGPOLL=29
            SIGSTOP=19 SIGTSTP=20 SIGCONT=18 SIGTTIN=21 SIGTTOU=22 SIGVTALRM=26 SIGPROF=27 SIGXCPU=24 SIGXFSZ=25
            SIGRTMIN=34 SIGRTMAX=64 SIGSTKFLT=16 ITIMER_REAL=0 ITIMER_VIRTUAL=1 ITIMER_PROF=2""";
    private static final int O_NONBLOCK = 04000;

    private static final Libc.Function KILL = Libc.function("kill");
    private static final Libc.Function ALARM = Libc.function("alarm");
    private static final Libc.Function SETITIMER = Libc.function("setitimer");
    private static final Libc.Function GETITIMER = Libc.function("getitimer");
    private static final Libc.Function STRSIGNAL = Libc.function("strsignal");
    private static final Libc.Function FCNTL = Libc.function("fcntl");
    private static final Libc.Function SYSCALL = Libc.function("syscall");

    /** {@code signal.struct_siginfo}. */
    static final class Siginfo {
        static final PyType TYPE = StructSequence.type("signal", "struct_siginfo",
                "struct_siginfo: Result from sigwaitinfo or sigtimedwait.\n\nThis object may be accessed either as a "
                        + "tuple of\n(si_signo, si_code, si_errno, si_pid, si_uid, si_status, si_band),\nor via the "
                        + "attributes si_signo, si_code, and so on.",
                7, field("si_signo", "signal number"), field("si_code", "signal code"),
                field("si_errno", "errno associated with this signal"), field("si_pid", "sending process ID"),
                field("si_uid", "real user ID of sending process"), field("si_status", "exit value or signal"),
                field("si_band", "band event for SIGPOLL"));

        private Siginfo() {
        }
    }

    private final Signals signals;
    private final PyType itimerError;

    SignalModule(ThreadState ts, PyModule module) {
        signals = Signals.of(ts.interp);
        for (String pair : org.taipan.os.Words.of(CONSTANTS)) {
            int eq = pair.indexOf('=');
            module.add(pair.substring(0, eq), Long.valueOf(pair.substring(eq + 1)));
        }
        PyDict namespace = new PyDict();
        namespace.putStr("__module__", "signal");
        itimerError = (PyType) Call.call(ts, PyType.TYPE, "itimer_error", new PyTuple(Exc.OSError), namespace);
        module.add("ItimerError", itimerError);
    }

    /** {@code signal.signal(SIGINT, default_int_handler)} and what else starting an interpreter does about signals. */
    public static void install(ThreadState ts, PyModule module) {
        Signals signals = Signals.of(ts.interp);
        signals.install();
        signals.setHandler(2, module.getOwn("default_int_handler"));
    }

    private static void requireMain(ThreadState ts, String what) {
        if (ts != ts.interp.mainThread) {
            throw Errors.valueError(what + " only works in main thread of the main interpreter");
        }
    }

    private static void runHandlers(ThreadState ts) {
        if (ts.interrupts.pending) {
            ts.interrupts.run(ts);
        }
    }

    private static int signalNumber(int n) {
        if (n < 1 || n >= Signals.COUNT) {
            throw Errors.valueError("signal number out of range");
        }
        return n;
    }

    @PyMethod(value = "signal(signalnum, handler, /)", doc = "Set the action for the given signal.\n\nThe action can "
            + "be SIG_DFL, SIG_IGN, or a callable Python object.\nThe previous action is returned.  See getsignal() "
            + "for possible return values.\n\n*** IMPORTANT NOTICE ***\nA signal handler function is called with two "
            + "arguments:\nthe first is the signal number, the second is the interrupted stack frame.")
    Object signal(ThreadState ts, int number, Object handler) {
        requireMain(ts, "signal");
        signalNumber(number);
        Object action = handler;
        if (!Call.isCallable(handler)) {
            boolean known = PyLong.check(handler) || handler instanceof PyObject && PyLong.TYPE.isInstance(handler);
            Long n = known ? (Long) (long) Args.toLong(ts, handler) : null;
            if (n == null || n != 0 && n != 1) {
                throw Errors.typeError("signal handler must be signal.SIG_IGN, signal.SIG_DFL, or a callable object");
            }
            action = n == 0 ? Signals.DEFAULT : Signals.IGNORE;
        }
        runHandlers(ts);
        Object old = signals.setHandler(number, action);
        if (old == null) {
            throw OsErrors.of(Errno.EINVAL);
        }
        return old;
    }

    @PyMethod(value = "getsignal(signalnum, /)", doc = "Return the current action for the given signal.\n\nThe return "
            + "value can be:\n  SIG_IGN -- if the signal is being ignored\n  SIG_DFL -- if the default action for the "
            + "signal is in effect\n  None    -- if an unknown handler is in effect\n  anything else -- the callable "
            + "Python object used as a handler")
    Object getsignal(int number) {
        return signals.handler(signalNumber(number));
    }

    @PyMethod(value = "default_int_handler(signalnum, frame, /)", doc = "The default handler for SIGINT installed by "
            + "Python.\n\nIt raises KeyboardInterrupt.")
    static Object defaultIntHandler(int number, Object frame) {
        throw Errors.of(Exc.KeyboardInterrupt, Args.NONE);
    }

    @PyMethod(value = "raise_signal(signalnum, /)", doc = "Send a signal to the executing process.")
    void raiseSignal(ThreadState ts, int number) {
        if (number < 0 || number >= Signals.COUNT) {
            throw OsErrors.of(Errno.EINVAL);
        }
        send(ts, number);
        runHandlers(ts);
    }

    /** Sends to this process: what Python handles needs no way through the kernel. */
    private void send(ThreadState ts, int number) {
        if (number == 0) {
            return;
        }
        if (signals.handler(number) instanceof PyObject || signals.mask(Thread.currentThread()) != 0) {
            signals.arrive(number);
        } else {
            OsErrors.check(Libc.call(KILL, FileCalls.processId(), number));
        }
    }

    @PyMethod(value = "pthread_kill(thread_id, signalnum, /)", doc = "Send a signal to a thread.")
    void pthreadKill(ThreadState ts, long ident, int number) {
        boolean alive = ts.interp.threads.stream().anyMatch(t -> t.ident() == ident);
        if (!alive) {
            throw OsErrors.of(Errno.ESRCH);
        }
        if (number < 0 || number >= Signals.COUNT) {
            throw OsErrors.of(Errno.EINVAL);
        }
        send(ts, number);
        runHandlers(ts);
    }

    @PyMethod(value = "pidfd_send_signal(pidfd, signalnum, siginfo=None, flags=0, /)", doc = "Send a signal to a "
            + "process referred to by a pid file descriptor.")
    static void pidfdSendSignal(int fd, int number, Object info, int flags) {
        if (info != PyNone.NONE) {
            throw Errors.typeError("siginfo must be None");
        }
        OsErrors.check(Libc.call(SYSCALL, 424, fd, number, 0, flags));
    }

    @PyMethod(value = "set_wakeup_fd(fd, /, *, warn_on_full_buffer=True)", doc = "Sets the fd to be written to (with "
            + "the signal number) when a signal comes in.\n\nA library can use this to wakeup select or poll.\nThe "
            + "previous fd or -1 is returned.\n\nThe fd must be non-blocking.")
    long setWakeupFd(ThreadState ts, int fd, boolean warn) {
        requireMain(ts, "set_wakeup_fd");
        if (fd != -1) {
            int[] error = new int[1];
            FileStatus s = FileCalls.status(fd, error);
            if (s == null) {
                throw OsErrors.of(error[0]);
            }
            if ((OsErrors.check(Libc.call(FCNTL, fd, 3)) & O_NONBLOCK) == 0) {
                throw Errors.valueError("the fd " + fd + " must be in non-blocking mode");
            }
        }
        long old = signals.wakeupFd;
        signals.wakeupFd = fd;
        signals.warnOnFullBuffer = warn;
        return old;
    }

    @PyMethod(value = "siginterrupt(signalnum, flag, /)", doc = "Change system call restart behaviour.\n\nIf flag is "
            + "False, system calls will be restarted when interrupted by\nsignal sig, else system calls will be "
            + "interrupted.")
    static void siginterrupt(int number, int flag) {
        signalNumber(number);
    }

    @PyMethod(value = "strsignal(signalnum, /)", doc = "Return the system description of the given signal.\n\nReturns "
            + "the description of signal *signalnum*, such as \"Interrupt\"\nfor :const:`SIGINT`. Returns "
            + ":const:`None` if *signalnum* has no\ndescription. Raises :exc:`ValueError` if *signalnum* is invalid.")
    static Object strsignal(int number) {
        signalNumber(number);
        long text = Libc.callRaw(STRSIGNAL, number);
        Object s = text == 0 ? PyNone.NONE : FsText.decode(Libc.string(text));
        return s instanceof String t && t.startsWith("Unknown signal") ? PyNone.NONE : s;
    }

    @PyMethod(value = "valid_signals()", doc = "Return a set of valid signal numbers on this platform.\n\nThe signal "
            + "numbers returned by this function can be safely passed to\nfunctions like `pthread_kill`.")
    static Object validSignals(ThreadState ts) {
        return set(ts, ~0L & ~(3L << 31));
    }

    // ---- timers -----------------------------------------------------------------------------------------------------

    @PyMethod(value = "alarm(seconds, /)", doc = "Arrange for SIGALRM to arrive after the given number of seconds.")
    static long alarm(int seconds) {
        return Libc.callRaw(ALARM, seconds) & 0xffffffffL;
    }

    private PyException itimerError(int errno) {
        return new PyException((PyBaseException) Call.call(ThreadState.current(), itimerError, (long) -errno,
                Errno.message(-errno)));
    }

    private static void time(MemorySegment s, long offset, long nanos) {
        s.set(ValueLayout.JAVA_LONG, offset, nanos / TimeArg.SECOND);
        s.set(ValueLayout.JAVA_LONG, offset + 8, nanos % TimeArg.SECOND / 1000);
    }

    private static Object times(MemorySegment s) {
        return new PyTuple(s.get(ValueLayout.JAVA_LONG, 16) + s.get(ValueLayout.JAVA_LONG, 24) * 1e-6,
                s.get(ValueLayout.JAVA_LONG, 0) + s.get(ValueLayout.JAVA_LONG, 8) * 1e-6);
    }

    @PyMethod(value = "setitimer(which, seconds, interval=0.0, /)", doc = "Sets given itimer (one of ITIMER_REAL, "
            + "ITIMER_VIRTUAL or ITIMER_PROF).\n\nThe timer will fire after value seconds and after that every "
            + "interval seconds.\nThe itimer can be cleared by setting seconds to zero.\n\nReturns old values as a "
            + "tuple: (delay, interval).")
    Object setitimer(ThreadState ts, int which, Object seconds, Object interval) {
        long first = TimeArg.timeout(ts, seconds);
        long again = TimeArg.timeout(ts, interval);
        try (Memory m = Memory.open()) {
            MemorySegment fresh = m.zeros(32);
            MemorySegment old = m.zeros(32);
            time(fresh, 0, again);
            time(fresh, 16, first);
            int r = Libc.call(SETITIMER, which, fresh.address(), old.address());
            if (r < 0) {
                throw itimerError(r);
            }
            return times(old);
        }
    }

    @PyMethod(value = "getitimer(which, /)", doc = "Returns current value of given itimer.")
    Object getitimer(int which) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(32);
            int r = Libc.call(GETITIMER, which, s.address());
            if (r < 0) {
                throw itimerError(r);
            }
            return times(s);
        }
    }

    // ---- waiting and masks ------------------------------------------------------------------------------------------

    @PyMethod(value = "pause()", doc = "Wait until a signal arrives.")
    static void pause(ThreadState ts) {
        Waker waker = Waker.ofCurrentThread();
        while (!ts.interrupts.pending) {
            ts.releaseGil();
            if (waker != null) {
                waker.enterPark();
            }
            if (!ts.interrupts.pending) {
                java.util.concurrent.locks.LockSupport.park();
            }
            if (waker != null) {
                waker.leave();
            }
            ts.takeGil();
        }
        ts.interrupts.run(ts);
    }

    private static long bits(ThreadState ts, Object signals) {
        long set = 0;
        for (Object o : Iter.toArray(ts, signals)) {
            Object n = Number.index(ts, o);
            if (!(n instanceof Long i) || i < 1 || i >= Signals.COUNT) {
                throw Errors.valueError("signal number " + org.taipan.ops.Obj.strJava(ts, n)
                        + " out of range [1; 64]");
            }
            set |= 1L << i - 1;
        }
        return set;
    }

    private static PySet set(ThreadState ts, long bits) {
        Object[] items = new Object[Long.bitCount(bits)];
        int k = 0;
        for (int n = 1; n < Signals.COUNT; n++) {
            if ((bits & 1L << n - 1) != 0) {
                items[k++] = (long) n;
            }
        }
        return new PySet(ts, new PyTuple(items));
    }

    @PyMethod(value = "pthread_sigmask(how, mask, /)", doc = "Fetch and/or change the signal mask of the calling "
            + "thread.")
    Object pthreadSigmask(ThreadState ts, int how, Object mask) {
        long given = bits(ts, mask) & ~(1L << 8 | 1L << 18);
        long old = signals.mask(Thread.currentThread());
        if (how < 0 || how > 2) {
            throw OsErrors.of(Errno.EINVAL);
        }
        signals.setMask(how == 0 ? old | given : how == 1 ? old & ~given : given);
        runHandlers(ts);
        return set(ts, old);
    }

    @PyMethod(value = "sigpending()", doc = "Examine pending signals.\n\nReturns a set of signal numbers that are "
            + "pending for delivery to\nthe calling thread.")
    Object sigpending(ThreadState ts) {
        return set(ts, signals.pending());
    }

    /** Waits; 0 when the time is up. */
    private int await(ThreadState ts, long set, long nanos) {
        long deadline = System.nanoTime() + nanos;
        while (true) {
            int n = signals.await(ts, set, nanos < 0 ? -1 : Math.max(deadline - System.nanoTime(), 0));
            if (n != 0) {
                return n;
            }
            if (ts.interrupts.pending) {
                ts.interrupts.run(ts);
            } else if (nanos >= 0) {
                return 0;
            }
        }
    }

    @PyMethod(value = "sigwait(sigset, /)", doc = "Wait for a signal.\n\nSuspend execution of the calling thread "
            + "until the delivery of one of the\nsignals specified in the signal set sigset.  The function accepts "
            + "the signal\nand returns the signal number.")
    long sigwait(ThreadState ts, Object set) {
        return await(ts, bits(ts, set), -1);
    }

    private static Object info(int signal) {
        return new PyStructSequence(Siginfo.TYPE, (long) signal, 0L, 0L, (long) FileCalls.processId(),
                org.taipan.os.FileCalls.processOwner("Uid:", 0), 0L, 0L);
    }

    @PyMethod(value = "sigwaitinfo(sigset, /)", doc = "Wait synchronously until one of the signals in *sigset* is "
            + "delivered.\n\nReturns a struct_siginfo containing information about the signal.")
    Object sigwaitinfo(ThreadState ts, Object set) {
        return info(await(ts, bits(ts, set), -1));
    }

    @PyMethod(value = "sigtimedwait(sigset, timeout, /)", doc = "Like sigwaitinfo(), but with a timeout.\n\nThe "
            + "timeout is specified in seconds, with floating-point numbers allowed.")
    Object sigtimedwait(ThreadState ts, Object set, Object timeout) {
        long nanos = TimeArg.timeout(ts, timeout);
        if (nanos < 0) {
            throw Errors.valueError("timeout must be non-negative");
        }
        int n = await(ts, bits(ts, set), nanos);
        return n == 0 ? PyNone.NONE : info(n);
    }
}
