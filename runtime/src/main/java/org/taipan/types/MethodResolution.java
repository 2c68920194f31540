package org.taipan.types;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Obj;

/** The method resolution order: C3, custom {@code mro()} methods, and assignment to {@code __bases__}. */
final class MethodResolution {
    private MethodResolution() {
    }

    /** {@code type.mro(cls)}: the C3 linearization. @throws PyException TypeError if there is none */
    static PyType[] linearize(ThreadState ts, PyType type) {
        Object[] bases = type.bases().items();
        for (Object base : bases) {
            if (!((PyType) base).isComplete()) {
                throw Errors.typeError("Cannot extend an incomplete type '" + ((PyType) base).tpName() + "'");
            }
        }
        List<PyType> result = new ArrayList<>();
        result.add(type);
        if (bases.length == 1) {
            result.addAll(List.of(((PyType) bases[0]).mro()));
            return result.toArray(new PyType[0]);
        }
        checkDuplicates(ts, bases);
        PyType[][] lists = new PyType[bases.length + 1][];
        for (int i = 0; i < bases.length; i++) {
            lists[i] = ((PyType) bases[i]).mro();
        }
        lists[bases.length] = java.util.Arrays.copyOf(bases, bases.length, PyType[].class);
        merge(ts, lists, result);
        return result.toArray(new PyType[0]);
    }

    private static void checkDuplicates(ThreadState ts, Object[] bases) {
        for (int i = 0; i < bases.length; i++) {
            for (int j = i + 1; j < bases.length; j++) {
                if (bases[i] == bases[j]) {
                    Object name = className(ts, (PyType) bases[i]);
                    throw Errors.typeError("duplicate base class"
                            + (PyStr.check(name) ? " " + PyStr.toJava(name) : ""));
                }
            }
        }
    }

    private static Object className(ThreadState ts, PyType type) {
        Object name = Attr.lookup(ts, type, "__name__");
        return name == null ? Obj.repr(ts, type) : name;
    }

    private static void merge(ThreadState ts, PyType[][] lists, List<PyType> result) {
        int[] next = new int[lists.length];
        boolean found = true;
        while (found) {
            found = false;
            for (int i = 0; i < lists.length && !found; i++) {
                if (next[i] < lists[i].length && isInNoTail(lists, next, lists[i][next[i]])) {
                    PyType candidate = lists[i][next[i]];
                    result.add(candidate);
                    for (int j = 0; j < lists.length; j++) {
                        if (next[j] < lists[j].length && lists[j][next[j]] == candidate) {
                            next[j]++;
                        }
                    }
                    found = true;
                }
            }
        }
        Set<PyType> left = new LinkedHashSet<>();
        for (int i = 0; i < lists.length; i++) {
            if (next[i] < lists[i].length) {
                left.add(lists[i][next[i]]);
            }
        }
        if (!left.isEmpty()) {
            List<String> names = new ArrayList<>();
            for (PyType t : left) {
                Object name = className(ts, t);
                names.add(PyStr.check(name) ? PyStr.toJava(name) : "?");
            }
            throw Errors.typeError("Cannot create a consistent method resolution order (MRO) for bases "
                    + String.join(", ", names));
        }
    }

    private static boolean isInNoTail(PyType[][] lists, int[] next, PyType candidate) {
        for (int j = 0; j < lists.length; j++) {
            for (int k = next[j] + 1; k < lists[j].length; k++) {
                if (lists[j][k] == candidate) {
                    return false;
                }
            }
        }
        return true;
    }

    /** {@code mro_invoke}: the MRO as the metaclass's {@code mro()} gives it, checked. */
    static PyType[] compute(ThreadState ts, PyType type) {
        if (type.type() == PyType.TYPE) {
            return linearize(ts, type);
        }
        Object method = type.type().lookup("mro");
        if (method instanceof org.taipan.objects.PyMethodDescriptor d && d.owner == PyType.TYPE) {
            return linearize(ts, type);
        }
        if (method == null) {
            throw Errors.attributeError("mro");
        }
        Object[] order = Iter.toArray(ts, Call.method(ts, method, type));
        if (order.length == 0) {
            throw Errors.typeError("type MRO must not be empty");
        }
        PyType solid = type.solidBase();
        PyType[] result = new PyType[order.length];
        for (int i = 0; i < order.length; i++) {
            if (!(order[i] instanceof PyType t)) {
                throw Errors.typeError("mro() returned a non-class ('" + Obj.typeName(order[i]) + "')");
            }
            if (!solid.isSubtype(t.solidBase())) {
                throw Errors.typeError("mro() returned base with unsuitable layout ('" + t.tpName() + "')");
            }
            result[i] = t;
        }
        return result;
    }

    /** {@code cls.__bases__ = bases}: {@code type_set_bases}; all or nothing. */
    static void setBases(ThreadState ts, PyType type, Object value) {
        if (!(value instanceof PyTuple bases)) {
            throw Errors.typeError("can only assign tuple to " + type.tpName() + ".__bases__, not "
                    + Obj.typeName(value));
        }
        if (bases.size() == 0) {
            throw Errors.typeError("can only assign non-empty tuple to " + type.tpName() + ".__bases__, not ()");
        }
        for (Object o : bases.items()) {
            if (!(o instanceof PyType base)) {
                throw Errors.typeError(type.tpName() + ".__bases__ must be tuple of classes, not '"
                        + Obj.typeName(o) + "'");
            }
            if (base.isSubtype(type) || isOnBaseChain(base, type)) {
                throw Errors.typeError("a __bases__ item causes an inheritance cycle");
            }
        }
        PyType base = Layout.bestBase(bases);
        Layout.checkReplaceable(type.base(), base, "__bases__");
        PyTuple oldBases = type.bases();
        PyType oldBase = type.base();
        type.setBases(bases, base);
        List<PyType> changed = new ArrayList<>();
        List<PyType[]> previous = new ArrayList<>();
        try {
            recompute(ts, type, changed, previous);
        } catch (org.taipan.objects.PyException e) {
            if (type.bases() == bases) {
                type.setBases(oldBases, oldBase);
            }
            for (int i = changed.size() - 1; i >= 0; i--) {
                changed.get(i).setMro(previous.get(i));
            }
            if (changed.isEmpty()) {
                type.setMro(type.mro());
            }
            throw e;
        }
    }

    private static void recompute(ThreadState ts, PyType type, List<PyType> changed, List<PyType[]> previous) {
        PyType[] old = type.mro();
        PyType[] fresh = compute(ts, type);
        if (type.mro() != old) {
            return;
        }
        changed.add(type);
        previous.add(old);
        type.setMro(fresh);
        for (PyType t : type.subclasses()) {
            recompute(ts, t, changed, previous);
        }
    }

    private static boolean isOnBaseChain(PyType from, PyType type) {
        for (PyType t = from; t != null; t = t.base()) {
            if (t == type) {
                return true;
            }
        }
        return false;
    }
}
