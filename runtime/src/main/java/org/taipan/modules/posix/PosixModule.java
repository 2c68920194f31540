package org.taipan.modules.posix;

import java.io.FileInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code posix}: what {@code os} is made of. The functions are in the parts, by what they work on. */
@PyModuleDef(name = "posix", doc = "This module provides access to operating system functionality that "
        + "is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to "
        + "the library manual and\ncorresponding Unix manual entries for more information on calls.",
        parts = {PosixFiles.class, PosixDescriptors.class, PosixVectors.class, PosixTerminals.class,
                PosixProcesses.class,
            PosixSpawn.class, PosixOwners.class, PosixSystem.class, PosixAttributes.class},
        types = {StatResult.class, DirEntry.class})
final class PosixModule {
    private static final Libc.Function SETENV = Libc.function("setenv");
    private static final Libc.Function UNSETENV = Libc.function("unsetenv");

    PosixModule(ThreadState ts, PyModule module) {
        module.add("error", Exc.OSError);
        PosixConstants.enter(PosixConstants.MODULE, module.dict());
        module.add("sysconf_names", PosixConstants.enter(PosixConstants.SYSCONF, new PyDict()));
        module.add("confstr_names", PosixConstants.enter(PosixConstants.CONFSTR, new PyDict()));
        module.add("pathconf_names", PosixConstants.enter(PosixConstants.PATHCONF, new PyDict()));
        module.add("_have_functions",
                new PyList((Object[]) org.taipan.os.Words.of(PosixConstants.HAVE_FUNCTIONS)));
        module.add("environ", environ(ts));
    }

    // ---- the environment --------------------------------------------------------------------------------------------

    private static PyDict environ(ThreadState ts) {
        PyDict environ = new PyDict();
        Map<String, String> given = ts.interp.config.environment;
        byte[] block = given == System.getenv() ? ownEnvironment() : null;
        if (block == null) {
            given.forEach((k, v) -> environ.put(ts, new PyBytes(k.getBytes(StandardCharsets.UTF_8)),
                    new PyBytes(v.getBytes(StandardCharsets.UTF_8))));
            return environ;
        }
        for (int i = 0; i < block.length;) {
            int end = i;
            int eq = -1;
            for (; end < block.length && block[end] != 0; end++) {
                if (block[end] == '=' && eq < 0 && end > i) {
                    eq = end;
                }
            }
            if (eq > 0) {
                environ.putIfAbsent(ts, new PyBytes(java.util.Arrays.copyOfRange(block, i, eq)),
                        new PyBytes(java.util.Arrays.copyOfRange(block, eq + 1, end)));
            }
            i = end + 1;
        }
        return environ;
    }

    /** The bytes of the environment the process was started with, which Java decodes by the locale; or null. */
    private static byte[] ownEnvironment() {
        // Not java.nio: this runs at every start, and its channels would be new there.
        try (FileInputStream in = new FileInputStream("/proc/self/environ")) {
            return in.readAllBytes();
        } catch (java.io.IOException e) {
            return null;
        }
    }

    @PyMethod(value = "putenv(name, value, /)", doc = "Change or add an environment variable.")
    static void putenv(ThreadState ts, Object name, Object value) {
        byte[] n = FsText.path(ts, name);
        byte[] v = FsText.path(ts, value);
        for (byte c : n) {
            if (c == '=') {
                throw Errors.valueError("illegal environment variable name");
            }
        }
        try (Memory m = Memory.open()) {
            OsErrors.check(Libc.call(SETENV, m.string(n), m.string(v), 1));
        }
    }

    @PyMethod(value = "unsetenv(name, /)", doc = "Delete an environment variable.")
    static void unsetenv(ThreadState ts, Object name) {
        byte[] n = FsText.path(ts, name);
        try (Memory m = Memory.open()) {
            OsErrors.check(Libc.call(UNSETENV, m.string(n)));
        }
    }

    // ---- paths as text ----------------------------------------------------------------------------------------------

    @PyMethod(value = "fspath(path)", doc = "Return the file system path representation of the object.\n\nIf the "
            + "object is str or bytes, then allow it to pass through as-is. If the\nobject defines __fspath__(), then "
            + "return the result of that method. All other\ntypes raise a TypeError.")
    static Object fspath(ThreadState ts, Object path) {
        return FsText.fspath(ts, path);
    }

    /** A path argument of the functions on text: as ISO 8859-1 or UTF-16, with NUL allowed. */
    private static String chars(ThreadState ts, Object path, String function, String argument) {
        Object p = path;
        if (!PyStr.check(p) && !(p instanceof PyBytes)) {
            if (PyObject.typeOf(p).slot(Slot.FSPATH) == null) {
                throw Errors.typeError(function + ": " + argument + " should be string, bytes or os.PathLike, not "
                        + Obj.typeName(path));
            }
            p = fspath(ts, p);
        }
        return p instanceof PyBytes b ? new String(b.value(), StandardCharsets.ISO_8859_1) : PyStr.toJava(p);
    }

    private static Object like(Object path, String chars, ThreadState ts) {
        return path instanceof PyBytes || !PyStr.check(path) && fspath(ts, path) instanceof PyBytes
                ? new PyBytes(chars.getBytes(StandardCharsets.ISO_8859_1)) : PyStr.of(chars);
    }

    @PyMethod(value = "_path_splitroot_ex(p)", doc = "Split a pathname into drive, root and tail.\n\nThe tail "
            + "contains anything after the root.")
    static Object splitRoot(ThreadState ts, Object p) {
        String s = chars(ts, p, "_path_splitroot_ex", "p");
        int root = rootLength(s);
        return new PyTuple(like(p, "", ts), like(p, s.substring(0, root), ts), like(p, s.substring(root), ts));
    }

    /** Two slashes at the start, no more, are a root of their own. */
    private static int rootLength(String s) {
        if (!s.startsWith("/")) {
            return 0;
        }
        return s.startsWith("//") && !s.startsWith("///") ? 2 : 1;
    }

    @PyMethod(value = "_path_normpath(path)", doc = "Normalize path, eliminating double slashes, etc.")
    static Object normalize(ThreadState ts, Object path) {
        String s = chars(ts, path, "_path_normpath", "path");
        int root = rootLength(s);
        StringBuilder out = new StringBuilder(s.length()).append(s, 0, root);
        int names = 0;
        for (int i = root, n = s.length(); i < n;) {
            int end = s.indexOf('/', i);
            end = end < 0 ? n : end;
            String name = s.substring(i, end);
            i = end + 1;
            if (name.isEmpty() || name.equals(".")) {
                continue;
            }
            if (name.equals("..")) {
                if (names > 0) {
                    int cut = out.lastIndexOf("/");
                    out.setLength(cut < root ? root : cut);
                    names--;
                    continue;
                }
                if (root > 0) {
                    continue;
                }
            } else {
                names++;
            }
            if (out.length() > root) {
                out.append('/');
            }
            out.append(name);
        }
        return like(path, out.isEmpty() ? "." : out.toString(), ts);
    }

    @PyMethod(value = "strerror(code, /)", doc = "Translate an error code to a message string.")
    static String strerror(int code) {
        return Errno.message(code);
    }

    @PyMethod(value = "urandom(size, /)", doc = "Return a bytes object containing random bytes suitable for "
            + "cryptographic use.")
    static Object urandom(long size) {
        if (size < 0) {
            throw Errors.valueError("negative argument not allowed");
        }
        byte[] b;
        try (java.io.InputStream in = Files.newInputStream(Path.of("/dev/urandom"))) {
            b = in.readNBytes((int) Math.min(size, Integer.MAX_VALUE - 8));
        } catch (java.io.IOException e) {
            throw OsErrors.of(Errno.EIO);
        } catch (OutOfMemoryError e) {
            throw Errors.memoryError();
        }
        return new PyBytes(b);
    }

    @PyMethod(value = "_inputhook()", doc = "Calls PyOS_CallInputHook dropping the GIL first")
    static long inputHook() {
        return 0;
    }

    @PyMethod(value = "_is_inputhook_installed()", doc = "Checks if PyOS_CallInputHook is set")
    static boolean isInputHookInstalled() {
        return false;
    }

    @PyMethod(value = "register_at_fork(*, before=NULL, after_in_child=NULL, after_in_parent=NULL)",
            doc = "Register callables to be called when forking a new process.")
    static void registerAtFork(Object before, Object afterInChild, Object afterInParent) {
        if (before == null && afterInChild == null && afterInParent == null) {
            throw Errors.typeError("At least one argument is required.");
        }
        for (Object f : new Object[] {before, afterInChild, afterInParent}) {
            if (f != null && f != PyNone.NONE && !Call.isCallable(f)) {
                throw Errors.typeError("'" + (f == before ? "before" : f == afterInChild ? "after_in_child"
                        : "after_in_parent") + "' must be callable, not " + Obj.typeName(f));
            }
        }
    }
}
