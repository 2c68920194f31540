package org.taipan.os;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.function.IntSupplier;

/**
 * The user, groups and file mode mask that a new process gets. On Linux these belong to the thread that starts it, as
 * long as the C library, which changes them for all threads, is not asked: so a thread of its own changes them with
 * bare system calls, starts the process and ends.
 */
public final class Credentials {
    private static final int SYS_SETREUID = 113, SYS_SETREGID = 114, SYS_SETGROUPS = 116;
    private static final int CLONE_FS = 0x200;
    private static final Libc.Function SYSCALL = Libc.function("syscall");
    private static final Libc.Function UNSHARE = Libc.function("unshare");
    private static final Libc.Function UMASK = Libc.function("umask");

    private final long uid;
    private final long gid;
    private final int[] groups;
    private final int umask;
    private boolean failed;

    /** Negative ids, a null array and a negative mask leave things as they are. */
    public Credentials(long uid, long gid, int[] groups, int umask) {
        this.uid = uid;
        this.gid = gid;
        this.groups = groups;
        this.umask = umask;
    }

    /** Whether the last {@link #with} could not even change the credentials. */
    public boolean failed() {
        return failed;
    }

    /** Runs the action with these credentials: its result, or {@code -errno}. */
    public int with(IntSupplier action) {
        int[] result = new int[1];
        Thread thread = new Thread(() -> {
            int r = change();
            failed = r < 0;
            result[0] = r < 0 ? r : action.getAsInt();
        }, "Spawn");
        thread.start();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return result[0];
    }

    private int change() {
        int r = 0;
        if (umask >= 0) {
            r = Libc.call(UNSHARE, CLONE_FS);
            Libc.call(UMASK, umask);
        }
        if (r >= 0 && groups != null) {
            try (Memory m = Memory.open()) {
                MemorySegment s = m.allocate(Math.max(4L * groups.length, 4));
                for (int i = 0; i < groups.length; i++) {
                    s.set(ValueLayout.JAVA_INT, 4L * i, groups[i]);
                }
                r = Libc.call(SYSCALL, SYS_SETGROUPS, groups.length, s.address());
            }
        }
        if (r >= 0 && gid >= 0) {
            r = Libc.call(SYSCALL, SYS_SETREGID, gid, gid);
        }
        if (r >= 0 && uid >= 0) {
            r = Libc.call(SYSCALL, SYS_SETREUID, uid, uid);
        }
        return r;
    }
}
