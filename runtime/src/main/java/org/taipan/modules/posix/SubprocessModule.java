package org.taipan.modules.posix;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.os.Credentials;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Spawn;
import org.taipan.types.PyBytes;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyTuple;

/**
 * {@code _posixsubprocess}: one function, which starts a process without forking. What the child of a fork would report
 * through the error pipe is written to it here.
 */
@PyModuleDef(name = "_posixsubprocess", doc = "A POSIX helper for the subprocess module.")
final class SubprocessModule {
    private static final int AT_FDCWD = -100;
    private static final int O_PATH_DIRECTORY_CLOEXEC = 010000000 | 0200000 | 02000000;
    private static final int F_DUPFD_CLOEXEC = 1030;
    private static final long SIGPIPE_SIGXFSZ = 1L << 12 | 1L << 24;
    private static final Libc.Function FCNTL = Libc.function("fcntl");

    private SubprocessModule() {
    }

    @PyMethod(value = "fork_exec(args, executable_list, close_fds, pass_fds, cwd, env, p2cread, p2cwrite, c2pread, "
            + "c2pwrite, errread, errwrite, errpipe_read, errpipe_write, restore_signals, call_setsid, pgid_to_set, "
            + "gid, extra_groups, uid, child_umask, preexec_fn, allow_vfork, "
            + "/)", doc = "Spawn a fresh new child process.")
    static long forkExec(ThreadState ts, Object args, Object executables, boolean closeFds, PyTuple keep, Object cwd,
            Object env, int in, int inOther, int out, int outWrite, int err, int errWrite, int pipeRead, int pipeWrite,
            boolean restoreSignals, boolean session, int group, Object gid, Object groups, Object uid, int umask,
            Object preexec, boolean vfork) {
        if (preexec != PyNone.NONE) {
            throw Errors.notImplementedError("preexec_fn is not supported: the Java virtual machine cannot fork");
        }
        if (closeFds && pipeWrite < 3) {
            throw Errors.valueError("errpipe_write must be >= 3");
        }
        int[] kept = descriptors(keep);
        byte[][] paths = strings(ts, executables, false);
        byte[][] arguments = strings(ts, args, true);
        byte[][] environment = env == PyNone.NONE ? null : strings(ts, env, false);
        byte[] directory = cwd == PyNone.NONE ? null : PathArg.of(ts, cwd, "fork_exec", "cwd").name();
        Credentials credentials = credentials(ts, gid, groups, uid, umask);
        if (directory != null) {
            int fd = FileCalls.open(AT_FDCWD, directory, O_PATH_DIRECTORY_CLOEXEC, 0);
            if (fd < 0) {
                return failed(pipeWrite, -fd, "noexec:chdir");
            }
            FileCalls.close(fd);
        }
        int low = outWrite == 0 ? raised(outWrite) : outWrite;
        int lowErr = errWrite == 0 || errWrite == 1 ? raised(errWrite) : errWrite;
        int result = credentials == null
                ? start(paths, arguments, environment, directory, in, low, lowErr, closeFds, kept, pipeWrite,
                restoreSignals, session, group)
                : credentials.with(() -> start(paths, arguments, environment, directory, in, low, lowErr, closeFds,
                kept, pipeWrite, restoreSignals, session, group));
        if (low != outWrite) {
            FileCalls.close(low);
        }
        if (lowErr != errWrite) {
            FileCalls.close(lowErr);
        }
        if (result < 0) {
            return failed(pipeWrite, -result, credentials != null && credentials.failed() ? "noexec" : "");
        }
        return result;
    }

    /** A duplicate above the standard descriptors. */
    private static int raised(int fd) {
        return (int) OsErrors.check(Libc.call(FCNTL, fd, F_DUPFD_CLOEXEC, 3));
    }

    /** Tells the reader of the error pipe, and returns the id of a process that is surely no child. */
    private static long failed(int pipe, int errno, String what) {
        byte[] message = ("OSError:" + Integer.toHexString(errno).toUpperCase() + ":" + what)
                .getBytes(StandardCharsets.US_ASCII);
        FileCalls.write(pipe, message, 0, message.length);
        return FileCalls.processId();
    }

    private static int start(byte[][] paths, byte[][] arguments, byte[][] environment, byte[] directory, int in,
            int out,
            int err, boolean closeFds, int[] kept, int pipe, boolean restoreSignals, boolean session, int group) {
        int error = Errno.ENOENT;
        for (byte[] path : paths) {
            try (Spawn s = new Spawn()) {
                int[] standard = {in, out, err};
                for (int i = 0; i < 3; i++) {
                    if (standard[i] >= 0) {
                        s.dup2(standard[i], i);
                    }
                }
                for (int fd : kept) {
                    if (fd != pipe) {
                        s.dup2(fd, fd);
                    }
                }
                if (closeFds) {
                    closeOthers(s, kept, pipe);
                }
                if (directory != null) {
                    s.changeDirectory(directory);
                }
                if (restoreSignals) {
                    s.defaultSignals(SIGPIPE_SIGXFSZ);
                }
                if (session) {
                    s.newSession();
                }
                if (group >= 0) {
                    s.processGroup(group);
                }
                int pid = s.start(path, arguments, environment, false);
                if (pid > 0) {
                    return pid;
                }
                if (-pid != Errno.ENOENT && -pid != Errno.ENOTDIR && error == Errno.ENOENT) {
                    error = -pid;
                } else if (error == Errno.ENOENT) {
                    error = -pid;
                }
            }
        }
        return -error;
    }

    /** Closes all but the standard descriptors and those to be kept. */
    private static void closeOthers(Spawn s, int[] kept, int pipe) {
        int next = 3;
        for (int fd : kept) {
            for (; next < fd; next++) {
                s.close(next);
            }
            if (fd == pipe) {
                s.close(fd);
            }
            next = Math.max(next, fd + 1);
        }
        s.closeFrom(next);
    }

    private static int[] descriptors(PyTuple keep) {
        int[] fds = new int[keep.size()];
        long last = -1;
        for (int i = 0; i < fds.length; i++) {
            if (!(keep.get(i) instanceof Long fd) || fd < 0 || fd <= last || fd > Integer.MAX_VALUE) {
                throw Errors.valueError("bad value(s) in fds_to_keep");
            }
            last = fd;
            fds[i] = (int) last;
        }
        return fds;
    }

    /** Strings for the C library: paths if {@code convert}, else bytes already. */
    static byte[][] strings(ThreadState ts, Object sequence, boolean convert) {
        Object[] items = Iter.toArray(ts, sequence);
        byte[][] result = new byte[items.length][];
        for (int i = 0; i < items.length; i++) {
            if (!convert && !(items[i] instanceof PyBytes)) {
                throw Errors.typeError("expected bytes, " + org.taipan.ops.Obj.typeName(items[i]) + " found");
            }
            result[i] = FsText.path(ts, items[i]);
        }
        return result;
    }

    private static Credentials credentials(ThreadState ts, Object gid, Object groups, Object uid, int umask) {
        if (gid == PyNone.NONE && groups == PyNone.NONE && uid == PyNone.NONE && umask < 0) {
            return null;
        }
        int[] ids = null;
        if (groups != PyNone.NONE) {
            if (!(groups instanceof PyList list)) {
                throw Errors.typeError("setgroups argument must be a list");
            }
            ids = List.of(list.toArray()).stream().mapToInt(o -> group(ts, o)).toArray();
        }
        return new Credentials(uid == PyNone.NONE ? -1 : PosixFiles.id(ts, uid, "uid"),
                gid == PyNone.NONE ? -1 : PosixFiles.id(ts, gid, "gid"), ids, umask);
    }

    private static int group(ThreadState ts, Object o) {
        if (!PyLong.check(o)) {
            throw Errors.typeError("extra_groups must be integers");
        }
        return (int) Args.toLong(ts, o);
    }
}
