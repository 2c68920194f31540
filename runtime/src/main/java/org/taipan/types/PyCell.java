package org.taipan.types;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.taipan.annotations.PyDeleter;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;

/**
 * A cell: a variable shared by a function and the functions nested in it.
 *
 * <p><b>Concurrency.</b> Reads acquire and writes release, so whoever sees a value sees it fully built.
 */
@PyTypeDef(name = "cell", doc = "Create a new cell object.\n\n  contents\n    the contents of the cell. If not specified, "
        + "the cell will be empty,\n    and \n further attempts to access its cell_contents attribute will\n    raise a "
        + "ValueError.")
public final class PyCell extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PyCellTable(), PyType.OBJECT, 0);
    private static final VarHandle VALUE;

    static {
        try {
            VALUE = MethodHandles.lookup().findVarHandle(PyCell.class, "value", Object.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    @SuppressWarnings("unused")
    private Object value;

    /** A cell; null for an empty one. */
    public PyCell(Object value) {
        super(TYPE);
        this.value = value;
    }

    /** The contents, or null when empty. */
    public Object get() {
        return VALUE.getAcquire(this);
    }

    /**
     * As {@link #get}, for compiled code, which need not see at once what another thread does. What is reached through the
     * reference read was written before it: no processor loads through a pointer before it has loaded that.
     */
    public Object seen() {
        return value;
    }

    /** Sets the contents; null empties the cell. */
    public void set(Object contents) {
        VALUE.setRelease(this, contents);
    }

    /** Sets the contents and returns what they were. */
    public Object swap(Object contents) {
        return VALUE.getAndSet(this, contents);
    }

    @PyMethod("__new__(contents=<unrepresentable>, /)")
    static Object make(PyType cls, Object contents) {
        return new PyCell(contents);
    }

    Object __richcmp__(ThreadState ts, Object other, int op) {
        if (!(other instanceof PyCell b)) {
            return PyNotImplemented.NOT_IMPLEMENTED;
        }
        Object x = get();
        Object y = b.get();
        if (x != null && y != null) {
            return Compare.rich(ts, x, y, op);
        }
        return Compare.ordered((x == null ? 0 : 1) - (y == null ? 0 : 1), op);
    }

    Object __repr__() {
        Object v = get();
        String head = "<cell at " + Obj.address(this) + ": ";
        return PyStr.of(v == null ? head + "empty>"
                : head + Obj.typeName(v) + " object at " + Obj.address(v) + ">");
    }

    @PyGetter("cell_contents")
    Object contents() {
        Object v = get();
        if (v == null) {
            throw Errors.valueError("cell is empty");
        }
        return v;
    }

    @PySetter("cell_contents")
    void setContents(Object contents) {
        set(contents);
    }

    @PyDeleter("cell_contents")
    void deleteContents() {
        set(null);
    }
}
