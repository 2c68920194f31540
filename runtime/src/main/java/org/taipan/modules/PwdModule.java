package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyStr;

/** {@code pwd}. */
@PyModuleDef(name = "pwd", doc = "This module provides access to the Unix password database.\nIt is available on all "
        + "Unix versions.\n\nPassword database entries are reported as 7-tuples containing the following\nitems from "
        + "the password database (see `<pwd.h>'), in order:\npw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, "
        + "pw_shell.\nThe uid and gid items are integers, all others are strings. An\nexception is raised if the "
        + "entry asked for cannot be found.", types = UserDatabase.Passwd.class)
final class PwdModule {
    private static final Libc.Function GETPWUID_R = Libc.function("getpwuid_r");
    private static final Libc.Function GETPWNAM_R = Libc.function("getpwnam_r");
    private static final Libc.Function SETPWENT = Libc.function("setpwent");
    private static final Libc.Function GETPWENT = Libc.function("getpwent");
    private static final Libc.Function ENDPWENT = Libc.function("endpwent");

    private PwdModule() {
    }

    @PyMethod(value = "getpwuid(uidobj, /)", doc = "Return the password database entry for the given numeric user "
            + "ID.\n\nSee `help(pwd)` for more on password database entries.")
    static Object getpwuid(ThreadState ts, Object uid) {
        long id = UserDatabase.id(ts, uid, "uid");
        if (id == -2) {
            throw Errors.keyError("getpwuid(): uid not found");
        }
        Object entry = UserDatabase.find(GETPWUID_R, id, true);
        if (entry == null) {
            throw UserDatabase.missing(ts, "getpwuid", "uid", uid);
        }
        return entry;
    }

    @PyMethod(value = "getpwnam(name, /)", doc = "Return the password database entry for the given user name.\n\nSee "
            + "`help(pwd)` for more on password database entries.")
    static Object getpwnam(ThreadState ts, Object name) {
        if (!PyStr.check(name)) {
            throw Args.badArgument("getpwnam", "argument", "str", name);
        }
        byte[] bytes = UserDatabase.name(name);
        try (Memory m = Memory.open()) {
            Object entry = UserDatabase.find(GETPWNAM_R, m.string(bytes), true);
            if (entry == null) {
                throw UserDatabase.missing(ts, "getpwnam", "name", name);
            }
            return entry;
        }
    }

    @PyMethod(value = "getpwall()", doc = "Return a list of all available password database entries, in arbitrary "
            + "order.\n\nSee help(pwd) for more on password database entries.")
    static Object getpwall() {
        return UserDatabase.all(SETPWENT, GETPWENT, ENDPWENT, true);
    }
}
