package org.taipan.os;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/**
 * A process to be started with {@code posix_spawn}: a JVM cannot fork. Not for concurrent use; close it in the end.
 *
 * <p>File actions happen in the child in the order in which they were added.
 */
public final class Spawn implements AutoCloseable {
    private static final Libc.Function SPAWN = Libc.function("posix_spawn");
    private static final Libc.Function SPAWNP = Libc.function("posix_spawnp");
    private static final Libc.Function ACTIONS_INIT = Libc.function("posix_spawn_file_actions_init");
    private static final Libc.Function ACTIONS_DESTROY = Libc.function("posix_spawn_file_actions_destroy");
    private static final Libc.Function ADD_DUP2 = Libc.function("posix_spawn_file_actions_adddup2");
    private static final Libc.Function ADD_CLOSE = Libc.function("posix_spawn_file_actions_addclose");
    private static final Libc.Function ADD_CLOSEFROM = Libc.function("posix_spawn_file_actions_addclosefrom_np");
    private static final Libc.Function ADD_OPEN = Libc.function("posix_spawn_file_actions_addopen");
    private static final Libc.Function ADD_CHDIR = Libc.function("posix_spawn_file_actions_addchdir_np");
    private static final Libc.Function ATTR_INIT = Libc.function("posix_spawnattr_init");
    private static final Libc.Function ATTR_DESTROY = Libc.function("posix_spawnattr_destroy");
    private static final Libc.Function SET_FLAGS = Libc.function("posix_spawnattr_setflags");
    private static final Libc.Function SET_PGROUP = Libc.function("posix_spawnattr_setpgroup");
    private static final Libc.Function SET_SIGMASK = Libc.function("posix_spawnattr_setsigmask");
    private static final Libc.Function SET_SIGDEFAULT = Libc.function("posix_spawnattr_setsigdefault");
    private static final Libc.Function SET_SCHEDPOLICY = Libc.function("posix_spawnattr_setschedpolicy");
    private static final Libc.Function SET_SCHEDPARAM = Libc.function("posix_spawnattr_setschedparam");
    private static final Libc.Function ENVIRON = Libc.function("environ");

    private static final int RESETIDS = 1, SETPGROUP = 2, SETSIGDEF = 4, SETSIGMASK = 8, SETSCHEDPARAM = 16,
            SETSCHEDULER = 32, SETSID = 128;

    private final Memory memory = Memory.open();
    private final MemorySegment actions = memory.zeros(80);
    private final MemorySegment attributes = memory.zeros(336);
    private int flags = SETSIGMASK;
    private int error;

    public Spawn() {
        Libc.callRaw(ACTIONS_INIT, actions.address());
        Libc.callRaw(ATTR_INIT, attributes.address());
        // The JVM's threads block signals that programs expect to be free.
        signalMask(0);
    }

    private void check(long r) {
        if ((int) r != 0 && error == 0) {
            error = (int) r;
        }
    }

    /** Duplicates {@code fd} as {@code target} and makes that inheritable; they may be the same. */
    public void dup2(int fd, int target) {
        check(Libc.callRaw(ADD_DUP2, actions.address(), fd, target));
    }

    public void close(int fd) {
        check(Libc.callRaw(ADD_CLOSE, actions.address(), fd));
    }

    /** Closes all descriptors from {@code fd} on. */
    public void closeFrom(int fd) {
        check(Libc.callRaw(ADD_CLOSEFROM, actions.address(), fd));
    }

    public void open(int fd, byte[] path, int openFlags, int mode) {
        check(Libc.callRaw(ADD_OPEN, actions.address(), fd, memory.string(path), openFlags, mode, 0));
    }

    public void changeDirectory(byte[] path) {
        check(Libc.callRaw(ADD_CHDIR, actions.address(), memory.string(path)));
    }

    public void newSession() {
        flags |= SETSID;
    }

    public void processGroup(int group) {
        flags |= SETPGROUP;
        check(Libc.callRaw(SET_PGROUP, attributes.address(), group));
    }

    public void resetIds() {
        flags |= RESETIDS;
    }

    private MemorySegment set(long signals) {
        MemorySegment s = memory.zeros(128);
        s.set(ValueLayout.JAVA_LONG, 0, signals);
        return s;
    }

    /** The child's signal mask: bit n - 1 for signal n. */
    public void signalMask(long signals) {
        check(Libc.callRaw(SET_SIGMASK, attributes.address(), set(signals).address()));
    }

    /** Signals that get their default action. */
    public void defaultSignals(long signals) {
        flags |= SETSIGDEF;
        check(Libc.callRaw(SET_SIGDEFAULT, attributes.address(), set(signals).address()));
    }

    /** Scheduling parameters; the policy stays if it is negative. */
    public void scheduler(int policy, int priority) {
        flags |= SETSCHEDPARAM;
        if (policy >= 0) {
            flags |= SETSCHEDULER;
            check(Libc.callRaw(SET_SCHEDPOLICY, attributes.address(), policy));
        }
        MemorySegment param = memory.zeros(8);
        param.set(ValueLayout.JAVA_INT, 0, priority);
        check(Libc.callRaw(SET_SCHEDPARAM, attributes.address(), param.address()));
    }

    /**
     * Starts the process.
     *
     * @param environment null for this process's own
     * @return its id or {@code -errno}
     */
    public int start(byte[] path, byte[][] arguments, byte[][] environment, boolean search) {
        if (error != 0) {
            return -error;
        }
        Libc.callRaw(SET_FLAGS, attributes.address(), flags);
        MemorySegment pid = memory.zeros(8);
        long env = environment != null ? memory.strings(environment)
                : Libc.at(ENVIRON.pointer(), 8).get(ValueLayout.JAVA_LONG, 0);
        int r = (int) Libc.callRaw(search ? SPAWNP : SPAWN, pid.address(), memory.string(path), actions.address(),
                attributes.address(), memory.strings(arguments), env);
        return r != 0 ? -r : pid.get(ValueLayout.JAVA_INT, 0);
    }

    @Override
    public void close() {
        Libc.callRaw(ACTIONS_DESTROY, actions.address());
        Libc.callRaw(ATTR_DESTROY, attributes.address());
        memory.close();
    }
}
