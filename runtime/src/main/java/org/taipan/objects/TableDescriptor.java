package org.taipan.objects;

import org.taipan.ops.Errors;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** An entry of a builtin type's table in that type's namespace: the C API's {@code PyDescrObject}. */
public abstract class TableDescriptor extends PyObject {
    public final PyType owner;
    public final BuiltinTable table;
    public final int index;

    TableDescriptor(PyType type, PyType owner, BuiltinTable table, int index) {
        super(type);
        this.owner = owner;
        this.table = table;
        this.index = index;
    }

    /** {@code __name__}. */
    public final String entryName() {
        return table.name(index);
    }

    /** {@code __qualname__}. */
    public final String qualifiedName() {
        return owner.name() + "." + entryName();
    }

    /** The attribute of {@code self}, an instance of {@code type}; unlike {@code __get__}, also where self is None. */
    public abstract Object bound(ThreadState ts, Object self, PyType type);

    /** {@code wrap_descr_get}: whether {@code __get__} is asked for an instance. */
    static boolean isInstance(Object instance, Object ownerType) {
        if (instance == PyNone.NONE && ownerType == PyNone.NONE) {
            throw Errors.typeError("__get__(None, None) is invalid");
        }
        return instance != PyNone.NONE;
    }

    /** Checks the receiver of an unbound use, as {@code descr_check}. */
    final void checkReceiver(Object self) {
        if (!owner.isInstance(self)) {
            throw Errors.typeError("descriptor '" + entryName() + "' for '" + owner.tpName()
                    + "' objects doesn't apply to a '" + typeOf(self).tpName() + "' object");
        }
    }

    final Object documentation() {
        String doc = table.doc(index);
        return doc == null ? PyNone.NONE : PyStr.of(doc);
    }

    final Object textSignature() {
        String signature = table.textSignature(index);
        return signature == null || signature.isEmpty() ? PyNone.NONE : PyStr.of(signature);
    }
}
