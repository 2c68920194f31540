package org.taipan.modules.sre;

import java.util.ArrayList;
import java.util.List;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** A compiled replacement: literals with group numbers between them. Immutable. */
@PyTypeDef(name = "SRE_Template", module = "_sre")
final class PyTemplate extends PyObject {
    static final PyType TYPE = PyType.builtin(new PyTemplateTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION | PyType.IMMUTABLE);

    private final Object[] literals;
    private final int[] groups;

    private PyTemplate(Object[] literals, int[] groups) {
        super(TYPE);
        this.literals = literals;
        this.groups = groups;
    }

    /** From what {@code re._parser.parse_template} returns. @throws org.taipan.objects.PyException TypeError */
    static PyTemplate of(ThreadState ts, PyList template) {
        Object[] items = template.toArray();
        if ((items.length & 1) == 0) {
            throw Errors.typeError("invalid template");
        }
        Object[] literals = new Object[items.length / 2 + 1];
        int[] groups = new int[items.length / 2];
        for (int i = 0; i < items.length; i++) {
            if ((i & 1) == 0) {
                literals[i / 2] = items[i];
                continue;
            }
            if (!PyLong.check(items[i])) {
                throw Errors.typeError("an integer is required");
            }
            long group = Args.toLong(ts, items[i]);
            if (group < 0) {
                throw Errors.typeError("invalid template");
            }
            groups[i / 2] = (int) Math.min(group, Integer.MAX_VALUE);
        }
        return new PyTemplate(literals, groups);
    }

    /** The replacement if it refers to no groups, else null. */
    Object literal() {
        return groups.length == 0 ? literals[0] : null;
    }

    /** The replacement of a match. @throws org.taipan.objects.PyException IndexError */
    Object expand(ThreadState ts, PyMatch match) {
        if (groups.length == 0) {
            return literals[0];
        }
        List<Object> parts = new ArrayList<>();
        parts.add(literals[0]);
        for (int i = 0; i < groups.length; i++) {
            if (groups[i] >= match.groupCount()) {
                throw Errors.indexError("no such group");
            }
            Object group = match.slice(ts, groups[i], PyNone.NONE);
            if (group != PyNone.NONE) {
                parts.add(group);
            }
            parts.add(literals[i + 1]);
        }
        return Substitution.join(ts, parts, !PyStr.check(literals[0]));
    }
}
