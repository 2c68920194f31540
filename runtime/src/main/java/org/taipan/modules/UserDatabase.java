package org.taipan.modules;

import static org.taipan.types.StructSequence.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.math.BigInteger;
import org.taipan.modules.posix.FsText;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyStructSequence;
import org.taipan.types.StructSequence;

/** What {@code pwd} and {@code grp} share: the C library's databases of users and groups. */
final class UserDatabase {
    /** {@code pwd.struct_passwd}. */
    static final class Passwd {
        static final PyType TYPE = StructSequence.type("pwd", "struct_passwd",
                "pwd.struct_passwd: Results from getpw*() routines.\n\nThis object may be accessed either as a tuple "
                        + "of\n  (pw_name,pw_passwd,pw_uid,pw_gid,pw_gecos,pw_dir,pw_shell)\nor via the object "
                        + "attributes as named in the above tuple.",
                7, field("pw_name", "user name"), field("pw_passwd", "password"), field("pw_uid", "user id"),
                field("pw_gid", "group id"), field("pw_gecos", "real name"), field("pw_dir", "home directory"),
                field("pw_shell", "shell program"));

        private Passwd() {
        }
    }

    /** {@code grp.struct_group}. */
    static final class Group {
        static final PyType TYPE = StructSequence.type("grp", "struct_group",
                "grp.struct_group: Results from getgr*() routines.\n\nThis object may be accessed either as a tuple "
                        + "of\n  (gr_name,gr_passwd,gr_gid,gr_mem)\nor via the object attributes as named in the "
                        + "above tuple.\n",
                4, field("gr_name", "group name"), field("gr_passwd", "password"), field("gr_gid", "group id"),
                field("gr_mem", "group members"));

        private Group() {
        }
    }

    private UserDatabase() {
    }

    private static Object text(MemorySegment s, long offset) {
        long p = s.get(ValueLayout.JAVA_LONG, offset);
        return p == 0 ? PyNone.NONE : FsText.decode(Libc.string(p));
    }

    static Object passwd(MemorySegment s) {
        return new PyStructSequence(Passwd.TYPE, text(s, 0), text(s, 8), s.get(ValueLayout.JAVA_INT, 16) & 0xffffffffL,
                s.get(ValueLayout.JAVA_INT, 20) & 0xffffffffL, text(s, 24), text(s, 32), text(s, 40));
    }

    static Object group(MemorySegment s) {
        PyList members = new PyList();
        long p = s.get(ValueLayout.JAVA_LONG, 24);
        for (long at = p; p != 0; at += 8) {
            long name = Libc.at(at, 8).get(ValueLayout.JAVA_LONG, 0);
            if (name == 0) {
                break;
            }
            members.append(FsText.decode(Libc.string(name)));
        }
        return new PyStructSequence(Group.TYPE, text(s, 0), text(s, 8), s.get(ValueLayout.JAVA_INT, 16) & 0xffffffffL,
                members);
    }

    /** Looks an entry up with one of the {@code _r} functions; null if there is none. */
    static Object find(Libc.Function f, long key, boolean user) {
        for (int size = 4096;; size *= 4) {
            try (Memory m = Memory.open()) {
                MemorySegment entry = m.zeros(64);
                MemorySegment buffer = m.allocate(size);
                MemorySegment found = m.zeros(8);
                int r = (int) Libc.callRaw(f, key, entry.address(), buffer.address(), size, found.address(), 0);
                if (r == Errno.ERANGE && size < 1 << 24) {
                    continue;
                }
                if (found.get(ValueLayout.JAVA_LONG, 0) == 0) {
                    if (r == Errno.ENOMEM) {
                        throw Errors.memoryError();
                    }
                    return null;
                }
                return user ? passwd(entry) : group(entry);
            }
        }
    }

    /** All entries, one call of {@code next} each. */
    static synchronized PyList all(Libc.Function start, Libc.Function next, Libc.Function end, boolean user) {
        PyList all = new PyList();
        Libc.callRaw(start, 0);
        for (long p = Libc.callRaw(next, 0); p != 0; p = Libc.callRaw(next, 0)) {
            MemorySegment s = Libc.at(p, 48);
            all.append(user ? passwd(s) : group(s));
        }
        Libc.callRaw(end, 0);
        return all;
    }

    /** A user or group id argument, or -1 if there cannot be such an id. */
    static long id(ThreadState ts, Object o, String what) {
        if (!Number.hasIndex(o)) {
            throw Errors.typeError(what + " should be integer, not " + Obj.typeName(o));
        }
        BigInteger n = PyLong.big(Number.index(ts, o));
        return n.bitLength() > 32 || n.signum() < 0 && !n.equals(BigInteger.ONE.negate()) ? -2 : n.longValue();
    }

    /** A name argument as bytes. */
    static byte[] name(Object name) {
        byte[] b = FsText.encode(name);
        for (byte c : b) {
            if (c == 0) {
                throw Errors.valueError("embedded null byte");
            }
        }
        return b;
    }

    static org.taipan.objects.PyException missing(ThreadState ts, String function, String what, Object key) {
        return Errors.keyError(PyStr.of(function + "(): " + what + " not found: " + Obj.reprJava(ts, key)));
    }
}
