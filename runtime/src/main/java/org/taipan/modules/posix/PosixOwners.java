package org.taipan.modules.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.os.FileCalls;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;

/** The functions of {@code posix} on users and groups, and device numbers. */
@PyModuleDef(name = "posix", isPart = true)
final class PosixOwners {
    private static final Libc.Function GETUID = Libc.function("getuid");
    private static final Libc.Function GETEUID = Libc.function("geteuid");
    private static final Libc.Function GETGID = Libc.function("getgid");
    private static final Libc.Function GETEGID = Libc.function("getegid");
    private static final Libc.Function GETRESUID = Libc.function("getresuid");
    private static final Libc.Function GETRESGID = Libc.function("getresgid");
    private static final Libc.Function GETGROUPS = Libc.function("getgroups");
    private static final Libc.Function GETGROUPLIST = Libc.function("getgrouplist");
    private static final Libc.Function INITGROUPS = Libc.function("initgroups");
    private static final Libc.Function SETGROUPS = Libc.function("setgroups");
    private static final Libc.Function SETUID = Libc.function("setuid");
    private static final Libc.Function SETEUID = Libc.function("seteuid");
    private static final Libc.Function SETREUID = Libc.function("setreuid");
    private static final Libc.Function SETRESUID = Libc.function("setresuid");
    private static final Libc.Function SETGID = Libc.function("setgid");
    private static final Libc.Function SETEGID = Libc.function("setegid");
    private static final Libc.Function SETREGID = Libc.function("setregid");
    private static final Libc.Function SETRESGID = Libc.function("setresgid");
    private static final Libc.Function GETLOGIN_R = Libc.function("getlogin_r");

    private PosixOwners() {
    }

    /** An id of the process; start-up asks for these. */
    private static long own(Libc.Function f, String label, int index) {
        if (!Libc.isLinked()) {
            long id = FileCalls.processOwner(label, index);
            if (id >= 0) {
                return id;
            }
        }
        return Libc.callRaw(f, 0) & 0xffffffffL;
    }

    @PyMethod(value = "getuid()", doc = "Return the current process's user id.")
    static long getuid() {
        return own(GETUID, "Uid:", 0);
    }

    @PyMethod(value = "geteuid()", doc = "Return the current process's effective user id.")
    static long geteuid() {
        return own(GETEUID, "Uid:", 1);
    }

    @PyMethod(value = "getgid()", doc = "Return the current process's group id.")
    static long getgid() {
        return own(GETGID, "Gid:", 0);
    }

    @PyMethod(value = "getegid()", doc = "Return the current process's effective group id.")
    static long getegid() {
        return own(GETEGID, "Gid:", 1);
    }

    @PyMethod(value = "getresuid()", doc = "Return a tuple of the current process's real, effective, and saved user "
            + "ids.")
    static Object getresuid() {
        return three(GETRESUID);
    }

    @PyMethod(value = "getresgid()", doc = "Return a tuple of the current process's real, effective, and saved group "
            + "ids.")
    static Object getresgid() {
        return three(GETRESGID);
    }

    private static Object three(Libc.Function f) {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(12);
            OsErrors.check(Libc.call(f, s.address(), s.address() + 4, s.address() + 8));
            return new PyTuple(id(s, 0), id(s, 1), id(s, 2));
        }
    }

    private static Long id(MemorySegment s, int i) {
        return s.get(ValueLayout.JAVA_INT, 4L * i) & 0xffffffffL;
    }

    private static PyList ids(MemorySegment s, int n) {
        Object[] items = new Object[n];
        for (int i = 0; i < n; i++) {
            items[i] = id(s, i);
        }
        return new PyList(items);
    }

    @PyMethod(value = "getgroups()", doc = "Return list of supplemental group IDs for the process.")
    static Object getgroups() {
        try (Memory m = Memory.open()) {
            int n = (int) OsErrors.check(Libc.call(GETGROUPS, 0, 0));
            MemorySegment s = m.zeros(Math.max(4L * n, 4));
            return ids(s, (int) OsErrors.check(Libc.call(GETGROUPS, n, s.address())));
        }
    }

    @PyMethod(value = "getgrouplist(user, group, /)", doc = "Returns a list of groups to which a user belongs.")
    static Object getgrouplist(ThreadState ts, Object user, Object group) {
        PathArg name = PathArg.of(ts, user, "getgrouplist", "user");
        try (Memory m = Memory.open()) {
            MemorySegment count = m.allocate(4);
            for (int size = 64;; size *= 4) {
                MemorySegment s = m.zeros(4L * size);
                count.set(ValueLayout.JAVA_INT, 0, size);
                int r = (int) Libc.callRaw(GETGROUPLIST, m.string(name.name()), PosixFiles.id(ts, group, "gid"),
                        s.address(), count.address(), 0, 0);
                if (r >= 0) {
                    return ids(s, count.get(ValueLayout.JAVA_INT, 0));
                }
            }
        }
    }

    @PyMethod(value = "initgroups(username, gid, /)", doc = "Initialize the group access list.")
    static void initgroups(ThreadState ts, Object username, Object gid) {
        PathArg name = PathArg.of(ts, username, "initgroups", "username");
        try (Memory m = Memory.open()) {
            int r = Libc.call(INITGROUPS, m.string(name.name()), PosixFiles.id(ts, gid, "gid"));
            if (r < 0) {
                throw name.error(r);
            }
        }
    }

    @PyMethod(value = "setgroups(groups, /)", doc = "Set the groups of the current process to list.")
    static void setgroups(ThreadState ts, Object groups) {
        Object[] items = Iter.toArray(ts, groups);
        if (items.length > 65536) {
            throw Errors.valueError("too many groups");
        }
        try (Memory m = Memory.open()) {
            MemorySegment s = m.allocate(Math.max(4L * items.length, 4));
            for (int i = 0; i < items.length; i++) {
                s.set(ValueLayout.JAVA_INT, 4L * i, (int) PosixFiles.id(ts, items[i], "gid"));
            }
            OsErrors.check(Libc.call(SETGROUPS, items.length, s.address()));
        }
    }

    @PyMethod(value = "setuid(uid, /)", doc = "Set the current process's user id.")
    static void setuid(ThreadState ts, Object uid) {
        OsErrors.check(Libc.call(SETUID, PosixFiles.id(ts, uid, "uid")));
    }

    @PyMethod(value = "seteuid(euid, /)", doc = "Set the current process's effective user id.")
    static void seteuid(ThreadState ts, Object uid) {
        OsErrors.check(Libc.call(SETEUID, PosixFiles.id(ts, uid, "uid")));
    }

    @PyMethod(value = "setreuid(ruid, euid, /)", doc = "Set the current process's real and effective user ids.")
    static void setreuid(ThreadState ts, Object ruid, Object euid) {
        OsErrors.check(Libc.call(SETREUID, PosixFiles.id(ts, ruid, "uid"), PosixFiles.id(ts, euid, "uid")));
    }

    @PyMethod(value = "setresuid(ruid, euid, suid, /)", doc = "Set the current process's real, effective, and saved "
            + "user ids.")
    static void setresuid(ThreadState ts, Object ruid, Object euid, Object suid) {
        OsErrors.check(Libc.call(SETRESUID, PosixFiles.id(ts, ruid, "uid"), PosixFiles.id(ts, euid, "uid"),
                PosixFiles.id(ts, suid, "uid")));
    }

    @PyMethod(value = "setgid(gid, /)", doc = "Set the current process's group id.")
    static void setgid(ThreadState ts, Object gid) {
        OsErrors.check(Libc.call(SETGID, PosixFiles.id(ts, gid, "gid")));
    }

    @PyMethod(value = "setegid(egid, /)", doc = "Set the current process's effective group id.")
    static void setegid(ThreadState ts, Object gid) {
        OsErrors.check(Libc.call(SETEGID, PosixFiles.id(ts, gid, "gid")));
    }

    @PyMethod(value = "setregid(rgid, egid, /)", doc = "Set the current process's real and effective group ids.")
    static void setregid(ThreadState ts, Object rgid, Object egid) {
        OsErrors.check(Libc.call(SETREGID, PosixFiles.id(ts, rgid, "gid"), PosixFiles.id(ts, egid, "gid")));
    }

    @PyMethod(value = "setresgid(rgid, egid, sgid, /)", doc = "Set the current process's real, effective, and saved "
            + "group ids.")
    static void setresgid(ThreadState ts, Object rgid, Object egid, Object sgid) {
        OsErrors.check(Libc.call(SETRESGID, PosixFiles.id(ts, rgid, "gid"), PosixFiles.id(ts, egid, "gid"),
                PosixFiles.id(ts, sgid, "gid")));
    }

    @PyMethod(value = "getlogin()", doc = "Return the actual login name.")
    static Object getlogin() {
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(256);
            int r = (int) Libc.callRaw(GETLOGIN_R, s.address(), 256);
            if (r != 0) {
                throw OsErrors.of(r);
            }
            return FsText.decode(Libc.string(s.address()));
        }
    }

    @PyMethod(value = "major(device, /)", doc = "Extracts a device major number from a raw device number.")
    static long major(ThreadState ts, Object device) {
        long d = Args.toLong(ts, device);
        return d >>> 8 & 0xfff | d >>> 32 & ~0xfffL;
    }

    @PyMethod(value = "minor(device, /)", doc = "Extracts a device minor number from a raw device number.")
    static long minor(ThreadState ts, Object device) {
        long d = Args.toLong(ts, device);
        return d & 0xff | d >>> 12 & 0xffffff00L;
    }

    @PyMethod(value = "makedev(major, minor, /)", doc = "Composes a raw device number from the major and minor device "
            + "numbers.")
    static Object makedev(long major, long minor) {
        return org.taipan.types.PyLong.ofUnsigned((minor & 0xff) | (major & 0xfff) << 8 | (minor & ~0xffL) << 12
                | (major & ~0xfffL) << 32);
    }
}
