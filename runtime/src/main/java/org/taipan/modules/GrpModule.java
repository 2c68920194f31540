package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyStr;

/** {@code grp}. */
@PyModuleDef(name = "grp", doc = "Access to the Unix group database.\n\nGroup entries are reported as 4-tuples "
        + "containing the following fields\nfrom the group database, in order:\n\n  gr_name   - name of the group\n  "
        + "gr_passwd - group password (encrypted); often empty\n  gr_gid    - numeric ID of the group\n  gr_mem    - "
        + "list of members\n\nThe gid is an integer, name and password are strings.  (Note that most\nusers are not "
        + "explicitly listed as members of the groups they are in\naccording to the password database.  Check both "
        + "databases to get\ncomplete membership information.)", types = UserDatabase.Group.class)
final class GrpModule {
    private static final Libc.Function GETGRGID_R = Libc.function("getgrgid_r");
    private static final Libc.Function GETGRNAM_R = Libc.function("getgrnam_r");
    private static final Libc.Function SETGRENT = Libc.function("setgrent");
    private static final Libc.Function GETGRENT = Libc.function("getgrent");
    private static final Libc.Function ENDGRENT = Libc.function("endgrent");

    private GrpModule() {
    }

    @PyMethod(value = "getgrgid(id)", doc = "Return the group database entry for the given numeric group ID.\n\nIf id "
            + "is not valid, raise KeyError.")
    static Object getgrgid(ThreadState ts, Object gid) {
        long id = UserDatabase.id(ts, gid, "gid");
        Object entry = id == -2 ? null : UserDatabase.find(GETGRGID_R, id, false);
        if (entry == null) {
            throw UserDatabase.missing(ts, "getgrgid", "gid", gid);
        }
        return entry;
    }

    @PyMethod(value = "getgrnam(name)", doc = "Return the group database entry for the given group name.\n\nIf name "
            + "is not valid, raise KeyError.")
    static Object getgrnam(ThreadState ts, Object name) {
        if (!PyStr.check(name)) {
            throw Args.badArgument("getgrnam", "argument 'name'", "str", name);
        }
        byte[] bytes = UserDatabase.name(name);
        try (Memory m = Memory.open()) {
            Object entry = UserDatabase.find(GETGRNAM_R, m.string(bytes), false);
            if (entry == null) {
                throw UserDatabase.missing(ts, "getgrnam", "name", name);
            }
            return entry;
        }
    }

    @PyMethod(value = "getgrall()", doc = "Return a list of all available group entries, in arbitrary order.\n\nAn "
            + "entry whose name starts with '+' or '-' represents an instruction\nto use YP/NIS and may not be "
            + "accessible via getgrnam or getgrgid.")
    static Object getgrall() {
        return UserDatabase.all(SETGRENT, GETGRENT, ENDGRENT, false);
    }
}
