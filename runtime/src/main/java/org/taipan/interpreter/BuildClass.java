package org.taipan.interpreter;

import java.util.ArrayList;
import java.util.List;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyCell;
import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** {@code __build_class__}: what a {@code class} statement calls. */
public final class BuildClass {
    private BuildClass() {
    }

    /**
     * Makes a class.
     *
     * @param func the function whose body is the class's
     * @param metaclass the {@code metaclass} argument, or null
     * @param keywords the other keyword arguments, or null
     */
    public static Object build(ThreadState ts, Object func, Object name, Object[] originalBases, Object metaclass,
            PyDict keywords) {
        if (!(func instanceof Function body)) {
            throw Errors.typeError("__build_class__: func must be a function");
        }
        if (!PyStr.check(name)) {
            throw Errors.typeError("__build_class__: name is not a string");
        }
        Object[] resolved = resolveBases(ts, originalBases);
        PyTuple bases = new PyTuple(resolved);
        Object meta = metaclass != null ? metaclass
                : resolved.length == 0 ? PyType.TYPE : PyObject.typeOf(resolved[0]);
        if (meta instanceof PyType t) {
            meta = winner(t, resolved);
        }
        Object namespace = prepare(ts, meta, name, bases, keywords);
        Object cell = Eval.enter(ts, new Frame(body.executable(), body, namespace));
        if (resolved != originalBases) {
            Names.store(ts, namespace, "__orig_bases__", new PyTuple(originalBases));
        }
        Object cls = Call.withDict(ts, meta, new Object[] {name, bases, namespace}, keywords);
        if (cls instanceof PyType && cell instanceof PyCell c) {
            checkCell(ts, c, cls, name);
        }
        return cls;
    }

    /** {@code update_bases}: replaces bases that are no classes by what their {@code __mro_entries__} returns. */
    private static Object[] resolveBases(ThreadState ts, Object[] bases) {
        List<Object> result = null;
        for (int i = 0; i < bases.length; i++) {
            Object base = bases[i];
            Object entries = base instanceof PyType ? null : Attr.lookup(ts, base, "__mro_entries__");
            if (entries == null) {
                if (result != null) {
                    result.add(base);
                }
                continue;
            }
            if (!(Call.call(ts, entries, new PyTuple(bases)) instanceof PyTuple replacement)) {
                throw Errors.typeError("__mro_entries__ must return a tuple");
            }
            if (result == null) {
                result = new ArrayList<>();
                for (int k = 0; k < i; k++) {
                    result.add(bases[k]);
                }
            }
            result.addAll(List.of(replacement.items()));
        }
        return result == null ? bases : result.toArray();
    }

    /** {@code _PyType_CalculateMetaclass}. */
    private static PyType winner(PyType meta, Object[] bases) {
        PyType best = meta;
        for (Object base : bases) {
            PyType t = PyObject.typeOf(base);
            if (best.isSubtype(t)) {
                continue;
            }
            if (!t.isSubtype(best)) {
                throw Errors.typeError("metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                        + "subclass of the metaclasses of all its bases");
            }
            best = t;
        }
        return best;
    }

    private static Object prepare(ThreadState ts, Object meta, Object name, PyTuple bases, PyDict keywords) {
        if (meta == PyType.TYPE) {
            return new PyDict();
        }
        Object prepare = Attr.lookup(ts, meta, "__prepare__");
        if (prepare == null) {
            return new PyDict();
        }
        Object namespace = Call.withDict(ts, prepare, new Object[] {name, bases}, keywords);
        if (PyObject.typeOf(namespace).slot(Slot.GETITEM) == null) {
            throw Errors.typeError((meta instanceof PyType t ? t.name() : "<metaclass>")
                    + ".__prepare__() must return a mapping, not " + Obj.typeName(namespace));
        }
        return namespace;
    }

    private static void checkCell(ThreadState ts, PyCell cell, Object cls, Object name) {
        Object in = cell.get();
        if (in == cls) {
            return;
        }
        String defining = Obj.reprJava(ts, name) + " as " + Obj.reprJava(ts, cls);
        if (in == null) {
            throw Errors.runtimeError("__class__ not set defining " + defining
                    + ". Was __classcell__ propagated to type.__new__?");
        }
        throw Errors.typeError("__class__ set to " + Obj.reprJava(ts, in) + " defining " + defining);
    }
}
