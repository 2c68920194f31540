package org.taipan.objects;

/**
 * An instance of a class with {@code __del__} that derives from {@code object} alone.
 *
 * <p>Of what Java offers, only finalization gives the dead object itself back, cycles included, as {@code __del__} must have
 * it; a cleaner would need a second object, and that would keep the first alive as soon as it refers to itself. It is
 * deprecated, and it makes these objects slow to create; no others pay for it. Instances of other builtin types'
 * subclasses hold a {@link Finalization.Finalizer}.
 */
public final class PyFinalizableInstance extends PyObject {
    private final Finalization finalization;

    public PyFinalizableInstance(PyType type, Finalization finalization) {
        super(type);
        this.finalization = finalization;
        finalization.register(this);
    }

    @Override
    @SuppressWarnings({"deprecation", "removal"})
    protected void finalize() {
        finalization.isDead(this);
    }
}
