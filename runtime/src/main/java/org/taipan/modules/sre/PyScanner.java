package org.taipan.modules.sre;

import java.util.concurrent.atomic.AtomicBoolean;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.PyNone;

/** The undocumented scanner. One thread uses it at a time; another that tries gets a ValueError. */
@PyTypeDef(name = "SRE_Scanner", module = "_sre")
final class PyScanner extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyScannerTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);

    private final PyPattern pattern;
    private final Matcher matcher;
    private final AtomicBoolean executing = new AtomicBoolean();
    private boolean exhausted;

    PyScanner(PyPattern pattern, Matcher matcher) {
        super(TYPE);
        this.pattern = pattern;
        this.matcher = matcher;
    }

    /** The next match, at the present position or after it; null if there is none any more. */
    PyMatch next(ThreadState ts, boolean search) {
        if (!executing.compareAndSet(false, true)) {
            throw Errors.valueError("regular expression scanner already executing");
        }
        try {
            if (exhausted) {
                return null;
            }
            matcher.continueOn(ts);
            if (!(search ? matcher.search() : matcher.match())) {
                exhausted = true;
                return null;
            }
            PyMatch match = new PyMatch(pattern, matcher);
            matcher.advance();
            return match;
        } finally {
            executing.set(false);
        }
    }

    @PyMethod("match()")
    Object match(ThreadState ts) {
        PyMatch m = next(ts, false);
        return m == null ? PyNone.NONE : m;
    }

    @PyMethod("search()")
    Object search(ThreadState ts) {
        PyMatch m = next(ts, true);
        return m == null ? PyNone.NONE : m;
    }

    @PyGetter("pattern")
    Object pattern() {
        return pattern;
    }
}
