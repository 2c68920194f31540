package org.taipan.objects;

/** The entries of another table under a name of its own: for types whose methods one Java class implements. */
public final class NamedTable extends BuiltinTable {
    private final BuiltinTable table;
    private final String module;
    private final String name;
    private final String doc;

    /** A builtin type's table. */
    public NamedTable(BuiltinTable table, String name) {
        this(table, "builtins", name, table.ownerDoc());
    }

    public NamedTable(BuiltinTable table, String module, String name, String doc) {
        this.table = table;
        this.module = module;
        this.name = name;
        this.doc = doc;
    }

    @Override
    public boolean hasAdapters() {
        return false;
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
        // asked for by the superclass's constructor, before the field is set
        return table == null ? 0 : table.size();
    }

    @Override
    public String name(int index) {
        return table.name(index);
    }

    @Override
    public Kind kind(int index) {
        return table.kind(index);
    }

    @Override
    public String signature(int index) {
        return table.signature(index);
    }

    @Override
    public String doc(int index) {
        return table.doc(index);
    }

    @Override
    public Object call(int index, ThreadState ts, Object[] args, String[] kwnames) {
        return table.call(index, ts, args, kwnames);
    }

    @Override
    public Object call0(int index, ThreadState ts) {
        return table.call0(index, ts);
    }

    @Override
    public Object call1(int index, ThreadState ts, Object a) {
        return table.call1(index, ts, a);
    }

    @Override
    public Object call2(int index, ThreadState ts, Object a, Object b) {
        return table.call2(index, ts, a, b);
    }

    @Override
    public Object call3(int index, ThreadState ts, Object a, Object b, Object c) {
        return table.call3(index, ts, a, b, c);
    }

    @Override
    public Object get(int index, ThreadState ts, Object self) {
        return table.get(index, ts, self);
    }

    @Override
    public boolean set(int index, ThreadState ts, Object self, Object value) {
        return table.set(index, ts, self, value);
    }
}
