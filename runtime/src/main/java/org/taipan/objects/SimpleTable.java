package org.taipan.objects;

/** The table of a builtin type that adds no methods to its base's. */
public final class SimpleTable extends BuiltinTable {
    private final String module;
    private final String name;
    private final String doc;

    public SimpleTable(String module, String name, String doc) {
        this.module = module;
        this.name = name;
        this.doc = doc;
    }

    @Override
    public String ownerName() {
        return name;
    }

    @Override
    public String ownerModule() {
        return module;
    }

    @Override
    public String ownerDoc() {
        return doc;
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public String name(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Kind kind(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String signature(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public String doc(int index) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Object call(int index, ThreadState ts, Object[] args, String[] kwnames) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Object get(int index, ThreadState ts, Object self) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public boolean set(int index, ThreadState ts, Object self, Object value) {
        throw new IndexOutOfBoundsException(index);
    }
}
