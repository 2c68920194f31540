package org.taipan.modules;

import org.taipan.objects.Interpreter;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyDict;
import org.taipan.types.PyFrame;
import org.taipan.types.PyList;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/**
 * Issuing warnings: the machinery behind {@code _warnings} and behind warnings that the runtime itself issues. Once
 * {@code warnings} is imported its attributes ({@code filters}, {@code _defaultaction}, {@code onceregistry},
 * {@code _showwarnmsg}) are what counts, as in CPython's {@code _warnings.c}.
 */
public final class Warnings {
    final PyList filters = new PyList();
    final PyDict onceRegistry = new PyDict();
    /** Counts changes of the filters; a registry of another version is stale. */
    volatile long version = 1;

    private Warnings(Interpreter interp) {
        Object[][] defaults = {
            {"default", Exc.DeprecationWarning, "__main__"}, {"ignore", Exc.DeprecationWarning, PyNone.NONE},
            {"ignore", Exc.PendingDeprecationWarning, PyNone.NONE}, {"ignore", Exc.ImportWarning, PyNone.NONE},
            {"ignore", Exc.ResourceWarning, PyNone.NONE}};
        for (Object[] f : defaults) {
            filters.append(new PyTuple(f[0], PyNone.NONE, f[1], f[2], 0L));
        }
    }

    synchronized void mutated() {
        version++;
    }

    static Warnings of(ThreadState ts) {
        return ts.interp.state(Warnings.class, Warnings::new);
    }

    /** Issues a warning attributed to the {@code stackLevel}-th Python frame: {@code PyErr_WarnEx}. */
    public static void warn(ThreadState ts, PyType category, String text, int stackLevel) {
        of(ts).issue(ts, PyStr.of(text), category, stackLevel, PyNone.NONE, PyTuple.EMPTY);
    }

    /** Issues a warning at a place in a source file: {@code PyErr_WarnExplicitObject}. */
    public static void warnExplicit(ThreadState ts, PyType category, String text, Object filename, int line) {
        of(ts).explicit(ts, category, PyStr.of(text), filename, line, null, null, null, PyNone.NONE);
    }

    /** {@code _PyErr_WarnExplicitObjectWithContext}: the module that compiles remembers the warning. */
    static void warnInContext(ThreadState ts, PyType category, String text, Object filename, int line) {
        of(ts).explicit(ts, category, PyStr.of(text), filename, line, ts.frame, PyNone.NONE);
    }

    private static Object attribute(ThreadState ts, String name) {
        Object module = ts.interp.modules.getStr("warnings");
        return module == null || module == PyNone.NONE ? null : Attr.lookup(ts, module, name);
    }

    /** The category of a warning as {@code warn} is given it. */
    static Object category(ThreadState ts, Object message, Object category) {
        if (message instanceof PyBaseException e && e.type().isSubtype(Exc.Warning)) {
            return e.type();
        }
        if (category == null || category == PyNone.NONE) {
            return Exc.UserWarning;
        }
        if (!(category instanceof PyType t) || !t.isSubtype(Exc.Warning)) {
            throw Errors.typeError("category must be a Warning subclass, not '" + Obj.typeName(category) + "'");
        }
        return category;
    }

    void issue(ThreadState ts, Object message, Object category, long stackLevel, Object source, Object skipPrefixes) {
        PyFrame frame = ts.frame;
        String[] prefixes = prefixes(ts, skipPrefixes);
        if (prefixes.length > 0 && stackLevel < 2) {
            stackLevel = 2;
        }
        if (stackLevel <= 0 || frame != null && isInternal(frame)) {
            while (--stackLevel > 0 && frame != null) {
                frame = frame.back;
            }
        } else {
            while (--stackLevel > 0 && frame != null) {
                frame = nextExternal(frame, prefixes);
            }
        }
        Object filename = frame == null ? "<sys>" : frame.code.filename;
        int line = frame == null ? 0 : Math.max(frame.lineNumber(), 0);
        explicit(ts, category, message, filename, line, frame, source);
    }

    /** A warning on account of a frame, whose module is named and remembers it. */
    private void explicit(ThreadState ts, Object category, Object message, Object filename, int line, PyFrame frame,
            Object source) {
        PyDict globals = frame == null ? ts.interp.sys : frame.globals();
        PyDict registry;
        Object existing = globals.getStr("__warningregistry__");
        if (existing instanceof PyDict d) {
            registry = d;
        } else {
            registry = new PyDict();
            globals.putStr("__warningregistry__", registry);
        }
        Object module = globals.getStr("__name__");
        explicit(ts, category, message, filename, line, module != null && PyStr.check(module) ? module : "<string>",
                registry, null, source);
    }

    private static String[] prefixes(ThreadState ts, Object skip) {
        if (!(skip instanceof PyTuple t)) {
            return new String[0];
        }
        String[] result = new String[t.size()];
        for (int i = 0; i < result.length; i++) {
            if (!PyStr.check(t.get(i))) {
                throw Errors.typeError("Found non-str '" + Obj.typeName(t.get(i)) + "' in skip_file_prefixes.");
            }
            result[i] = PyStr.toJava(t.get(i));
        }
        return result;
    }

    private static boolean isInternal(PyFrame frame) {
        String file = PyStr.toJava(frame.code.filename);
        return file.contains("importlib") && file.contains("_bootstrap");
    }

    private static PyFrame nextExternal(PyFrame frame, String[] prefixes) {
        do {
            frame = frame.back;
        } while (frame != null && (isInternal(frame) || startsWithAny(frame, prefixes)));
        return frame;
    }

    private static boolean startsWithAny(PyFrame frame, String[] prefixes) {
        String file = PyStr.toJava(frame.code.filename);
        for (String p : prefixes) {
            if (file.startsWith(p)) {
                return true;
            }
        }
        return false;
    }

    /** {@code warn_explicit}; null for what is not given. */
    void explicit(ThreadState ts, Object category, Object message, Object filename, long line, Object module,
            Object registry, Object sourceLine, Object source) {
        if (module == null) {
            String file = PyStr.toJava(filename);
            module = file.isEmpty() ? "<unknown>" : PyStr.of(file.endsWith(".py") ? file.substring(0, file.length() - 3) : file);
        }
        if (registry == PyNone.NONE) {
            registry = null;
        }
        Object text;
        Object instance;
        if (message instanceof PyBaseException e && e.type().isSubtype(Exc.Warning)) {
            instance = message;
            text = Obj.str(ts, message);
            category = e.type();
        } else {
            text = message;
            instance = Call.call(ts, category, message);
        }
        PyTuple key = new PyTuple(text, category, line);
        if (registry != null && alreadyWarned(ts, (PyDict) registry, key, false)) {
            return;
        }
        Object[] found = filter(ts, category, text, line, module);
        String action = PyStr.toJava(found[0]);
        if (action.equals("error")) {
            throw new PyException((PyBaseException) instance);
        }
        if (action.equals("ignore")) {
            return;
        }
        boolean already = false;
        if (!action.equals("always")) {
            if (registry != null) {
                ((PyDict) registry).put(ts, key, Boolean.TRUE);
            }
            switch (action) {
                case "once" -> {
                    Object once = registry != null ? registry : attribute(ts, "onceregistry");
                    already = alreadyWarned(ts, once instanceof PyDict d ? d : onceRegistry,
                            new PyTuple(text, category), true);
                }
                case "module" -> already = registry != null
                        && alreadyWarned(ts, (PyDict) registry, new PyTuple(text, category, 0L), true);
                case "default" -> already = false;
                default -> throw Errors.runtimeError("Unrecognized action (" + Obj.reprJava(ts, found[0])
                        + ") in warnings.filters:\n " + Obj.reprJava(ts, found[1]));
            }
        }
        if (!already) {
            show(ts, filename, line, text, category, instance, sourceLine, source);
        }
    }

    private boolean alreadyWarned(ThreadState ts, PyDict registry, Object key, boolean set) {
        Object v = registry.getStr("version");
        if (!(v instanceof Long l) || l != version) {
            registry.clear();
            registry.putStr("version", version);
        } else {
            Object seen = registry.get(ts, key);
            if (seen != null && Obj.isTrue(ts, seen)) {
                return true;
            }
        }
        if (set) {
            registry.put(ts, key, Boolean.TRUE);
        }
        return false;
    }

    /** The action for a warning, and the filter item that said so. */
    private Object[] filter(ThreadState ts, Object category, Object text, long line, Object module) {
        Object list = attribute(ts, "filters");
        for (Object item : ((PyList) (list instanceof PyList ? list : filters)).toArray()) {
            if (!(item instanceof PyTuple t) || t.size() != 5) {
                throw Errors.valueError("warnings.filters item isn't a 5-tuple");
            }
            if (!matches(ts, t.get(1), text) || !matches(ts, t.get(3), module)) {
                continue;
            }
            if (!org.taipan.ops.Types.isSubclass(ts, category, t.get(2))) {
                continue;
            }
            long l = (Long) org.taipan.ops.Number.index(ts, t.get(4));
            if (l == 0 || l == line) {
                return new Object[] {t.get(0), t};
            }
        }
        Object action = attribute(ts, "defaultaction");
        return new Object[] {action == null ? "default" : action, PyNone.NONE};
    }

    private static boolean matches(ThreadState ts, Object pattern, Object text) {
        if (pattern == PyNone.NONE) {
            return true;
        }
        if (PyObject.typeOf(pattern) == PyStr.TYPE) {
            return PyStr.toJava(pattern).equals(PyStr.toJava(text));
        }
        return Obj.isTrue(ts, Call.methodNamed(ts, pattern, "match", text));
    }

    private static void show(ThreadState ts, Object filename, long line, Object text, Object category, Object instance,
            Object sourceLine, Object source) {
        Object show = attribute(ts, "_showwarnmsg");
        if (show == null && source != PyNone.NONE && !ts.interp.finalizing) {
            ImportName.importModule(ts, "warnings");
            show = attribute(ts, "_showwarnmsg");
        }
        if (show == null) {
            plain(ts, filename, line, text, category, sourceLine);
            return;
        }
        Object type = attribute(ts, "WarningMessage");
        Object message = Call.vector(ts, type, new Object[] {instance, category, filename, line, PyNone.NONE,
            PyNone.NONE, source}, null);
        Call.call(ts, show, message);
    }

    private static void plain(ThreadState ts, Object filename, long line, Object text, Object category,
            Object sourceLine) {
        Object err = ts.interp.sys.getStr("stderr");
        if (err == null || err == PyNone.NONE) {
            return;
        }
        StringBuilder out = new StringBuilder();
        out.append(PyStr.toJava(filename)).append(':').append(line).append(": ").append(((PyType) category).name())
                .append(": ").append(Obj.strJava(ts, text)).append('\n');
        String shown = sourceLine != null && PyStr.check(sourceLine) ? PyStr.toJava(sourceLine)
                : SourceLines.line(ts, PyStr.toJava(filename), line);
        if (shown != null && !shown.isBlank()) {
            out.append("  ").append(shown.strip()).append('\n');
        }
        Call.methodNamed(ts, err, "write", PyStr.of(out.toString()));
    }

    static Object sourceLine(ThreadState ts, Object globals, Object line) {
        Object loader = Item.get(ts, globals, "__loader__");
        Object name = Item.get(ts, globals, "__name__");
        Object getSource = Attr.lookup(ts, loader, "get_source");
        if (getSource == null) {
            return null;
        }
        Object source = Call.call(ts, getSource, name);
        return source == PyNone.NONE ? null
                : Item.get(ts, Call.methodNamed(ts, source, "splitlines"),
                        org.taipan.ops.Number.subtract(ts, line, 1L));
    }
}
