package org.taipan.modules;

import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Obj;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyStr;
import org.taipan.types.PyTraceback;

/**
 * Tracebacks as the interpreter itself writes them, without the library: {@code PyTraceBack_Print}. They show source
 * lines but point at no columns, chains or groups.
 */
final class TracebackText {
    /** How often a line is shown when a function calls itself. */
    private static final int RECURSIVE_CUTOFF = 3;
    private static final int DEFAULT_LIMIT = 1000;

    private final StringBuilder out = new StringBuilder();

    private TracebackText() {
    }

    /** The traceback with its heading, and "Type: text". */
    static String of(ThreadState ts, PyBaseException e, Object traceback) {
        TracebackText t = new TracebackText();
        if (traceback instanceof PyTraceback first) {
            t.frames(ts, first);
        }
        t.typeAndText(ts, e);
        return t.out.toString();
    }

    private static long limit(ThreadState ts) {
        Object limit = ts.interp.sys.getStr("tracebacklimit");
        return limit instanceof Long n ? n : DEFAULT_LIMIT;
    }

    private void frames(ThreadState ts, PyTraceback first) {
        long skip = -limit(ts);
        if (skip >= 0) {
            return;
        }
        for (PyTraceback t = first; t != null; t = next(t)) {
            skip++;
        }
        out.append("Traceback (most recent call last):\n");
        PyTraceback last = null;
        int count = 0;
        for (PyTraceback t = first; t != null; t = next(t)) {
            if (skip-- > 0) {
                continue;
            }
            boolean same = last != null && last.line() == t.line() && last.frame.code.name == t.frame.code.name
                    && last.frame.code.filename == t.frame.code.filename;
            if (!same) {
                repeated(count);
                count = 0;
            }
            last = t;
            if (++count <= RECURSIVE_CUTOFF) {
                line(ts, t);
            }
        }
        repeated(count);
    }

    private static PyTraceback next(PyTraceback t) {
        return t.next() instanceof PyTraceback next ? next : null;
    }

    private void repeated(int count) {
        int more = count - RECURSIVE_CUTOFF;
        if (more > 0) {
            out.append("  [Previous line repeated ").append(more).append(more > 1 ? " more times]\n" : " more time]\n");
        }
    }

    private void line(ThreadState ts, PyTraceback t) {
        String file = PyStr.toJava(t.frame.code.filename);
        out.append("  File \"").append(file).append("\", line ").append(t.line()).append(", in ")
                .append(t.frame.code.name).append('\n');
        String source = SourceLines.line(ts, file, t.line());
        if (source != null) {
            out.append("    ").append(source.stripLeading()).append('\n');
        }
    }

    private void typeAndText(ThreadState ts, PyBaseException e) {
        try {
            String module = PyStr.toJava(Attr.get(ts, e.type(), "__module__"));
            if (!module.equals("builtins") && !module.equals("__main__")) {
                out.append(module).append('.');
            }
            out.append(PyStr.toJava(Attr.get(ts, e.type(), "__qualname__")));
        } catch (PyException | ClassCastException broken) {
            out.append("<unknown>");
        }
        String text;
        try {
            text = Obj.strJava(ts, e);
        } catch (PyException broken) {
            text = "<exception str() failed>";
        }
        out.append(text.isEmpty() ? "" : ": ").append(text).append('\n');
    }
}
