package org.taipan.modules.sre;

import java.lang.ref.Cleaner;
import java.util.concurrent.atomic.AtomicBoolean;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
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
    /** Keeps a mutable subject from changing its size as long as the scanner is in use; else null. */
    private final Cleaner.Cleanable lease;

    /** Ends the leases of scanners that are dropped before they are exhausted. */
    private static final class Leases {
        static final Cleaner CLEANER = Cleaner.create();
    }

    PyScanner(ThreadState ts, PyPattern pattern, Matcher matcher) {
        super(TYPE);
        this.pattern = pattern;
        this.matcher = matcher;
        if (matcher.subject.isImmutable()) {
            lease = null;
        } else {
            Buffer buffer = Buffers.acquire(ts, matcher.subject.source, Buffer.SIMPLE);
            lease = Leases.CLEANER.register(this, buffer::release);
        }
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
                if (lease != null) {
                    lease.clean();
                }
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
