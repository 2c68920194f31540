package org.taipan.objects;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.List;
import org.taipan.ops.Errors;
import org.taipan.types.PyDict;
import org.taipan.types.PyTuple;

/**
 * A type object, builtin or made by a {@code class} statement; instances of metaclasses included.
 *
 * <p><b>Lookup and invalidation.</b> {@link #lookup} and {@link #slot} cache what the MRO says. A writer first changes the
 * namespace, then, holding {@link #TREE}, ends the {@link Version} and replaces both caches of the type and of all its
 * subclasses, and only then gives the new version: who has that finds nothing old. A reader takes the cache before it walks
 * the MRO, files its result in that one unless another was filed meanwhile, and takes it only if that cache is still the
 * type's: so all see what was filed first, and no thread sees a change and then what was before it (but where keys that are
 * no strings run code in the search). Inline caches hold the version and compare.
 */
public final class PyType extends PyObject implements TypeFlags {
    /** Guards the subclass tree, MRO changes and invalidation. Python code never runs under it. */
    static final Object TREE = new Object();
    private static final Object ABSENT = new Object();
    private static final VarHandle SPECIAL = MethodHandles.arrayElementVarHandle(Object[].class);

    /** {@code object} and {@code type} need each other, so both are made here, before any other type. */
    public static final PyType OBJECT;
    public static final PyType TYPE;

    static {
        OBJECT = new PyType(null, new org.taipan.types.PyBaseObjectTable(), null, BASETYPE);
        TYPE = new PyType(null, new org.taipan.types.PyTypeObjectTable(), OBJECT,
                BASETYPE | HAS_DICT | HAS_WEAKREF | TYPE_SUBCLASS);
        OBJECT.initShape(TYPE.dictShape);
        TYPE.initShape(TYPE.dictShape);
    }

    /** An identity that is replaced whenever an attribute lookup on the type might change its result. */
    public static final class Version {
        /**
         * Read plainly, so that code which has asked does not read again all it has read before. A thread sees the change
         * by its next volatile read, and makes one at each call and at each turn of a loop.
         */
        private boolean valid = true;

        public boolean isValid() {
            return valid;
        }

        private static Version never() {
            Version v = new Version();
            v.valid = false;
            return v;
        }
    }

    private volatile String name;
    private volatile Object qualname;
    public final BuiltinTable table;
    /** Constant but for {@link #SEQUENCE} and {@link #MAPPING}, which {@link #setCollectionFlags} changes. */
    private int flags;
    public final boolean hasDict;
    public final boolean hasWeakref;
    /** The slots of the bases, then those of {@code __slots__} here, the dictionary's and the weak references'. */
    final int reserved;
    public final InstanceRoom room;
    final Shape rootShape;
    /** The shape of instances that keep a dictionary. */
    final Shape dictShape;
    /** How instances keep the values of {@code __slots__}, where shapes tell; else null. */
    public final Members members;
    private final int dictSlot;
    private final int weakrefSlot;
    /** Where instances of a builtin type's subclass with {@code __del__} keep their {@link Finalization.Finalizer}; or -1. */
    final int finalizerSlot;
    /** The mangled names in {@code __slots__}, sorted, without {@code __dict__} and {@code __weakref__}; or null. */
    private final String[] slotNames;

    private volatile PyType base;
    private volatile PyTuple bases;
    private volatile PyType[] mro;
    /** Null until {@link #populate}: the first types exist before {@code dict} does. */
    private volatile PyDict dict;
    private volatile Version version = new Version();
    private volatile LookupCache cache = new LookupCache();
    private volatile Object[] specials = new Object[Slot.COUNT];
    private final Subclasses subclasses = new Subclasses();
    /** Whether the MRO has types that are no ancestors, whose changes do not reach this type: nothing is cached then. */
    private volatile boolean hasForeignMro;
    /** Whether the MRO is known; until then it is the type alone. */
    private volatile boolean isComplete;
    /** Abstract method flag, as {@code Py_TPFLAGS_IS_ABSTRACT}. */
    public volatile boolean isAbstract;

    /** A builtin type; {@code flags} as in {@link TypeFlags}. */
    public static PyType builtin(BuiltinTable table, PyType base, int flags) {
        return new PyType(TYPE, table, base, flags);
    }

    /** A builtin type that Python code can derive from, without instance dictionary. */
    public static PyType builtin(BuiltinTable table, PyType base) {
        return builtin(table, base, BASETYPE);
    }

    PyType(PyType metatype, BuiltinTable table, PyType base, int flags) {
        super(metatype);
        if (metatype != null) {
            initShape(metatype.dictShape);
        }
        this.table = table;
        this.name = table.ownerName();
        this.qualname = name;
        this.base = base;
        int own = flags;
        if (table instanceof SimpleTable) {
            own |= SAME_LAYOUT;
        } else if (base == OBJECT && base != null && (own & SAME_LAYOUT) == 0 && !hasConstructor(table)) {
            own |= DISALLOW_INSTANTIATION;
        }
        this.flags = own | (base == null ? 0 : base.flags & INHERITED);
        this.hasDict = (flags & HAS_DICT) != 0 || base != null && base.hasDict;
        this.hasWeakref = (flags & HAS_WEAKREF) != 0 || base != null && base.hasWeakref;
        int next = base == null ? 0 : base.reserved;
        this.dictSlot = base != null && base.hasDict ? base.dictSlot : hasDict ? next++ : -1;
        this.weakrefSlot = base != null && base.hasWeakref ? base.weakrefSlot : hasWeakref ? next++ : -1;
        this.finalizerSlot = -1;
        this.reserved = next;
        this.room = new InstanceRoom(this, 0);
        this.slotNames = null;
        this.members = null;
        this.rootShape = new Shape(this, reserved, false);
        this.dictShape = new Shape(this, reserved, true);
        isComplete = true;
        if (base == null) {
            this.mro = new PyType[] {this};
        } else {
            PyType[] inheritedMro = base.mro;
            this.mro = new PyType[inheritedMro.length + 1];
            mro[0] = this;
            System.arraycopy(inheritedMro, 0, mro, 1, inheritedMro.length);
            base.addSubclass(this);
        }
    }

    private static boolean hasConstructor(BuiltinTable table) {
        for (int i = 0; i < table.size(); i++) {
            if (table.kind(i) == BuiltinTable.Kind.NEW) {
                return true;
            }
        }
        return false;
    }

    /**
     * A heap type. The caller ({@code type.__new__}) has computed the layout and calls {@link #setMro} afterwards.
     *
     * @param slotNames the names that {@code __slots__} adds here, sorted, or null without {@code __slots__}
     */
    public PyType(PyType metatype, String name, PyTuple bases, PyType base, PyDict dict, String[] slotNames,
            boolean hasDict, boolean hasWeakref) {
        super(metatype);
        initShape(metatype.dictShape);
        this.table = null;
        this.name = name;
        this.qualname = org.taipan.types.PyStr.of(name);
        this.base = base;
        this.bases = bases;
        this.flags = HEAP | BASETYPE | base.flags & INHERITED & ~(SEQUENCE | MAPPING);
        this.hasDict = hasDict;
        this.hasWeakref = hasWeakref;
        this.slotNames = slotNames;
        int next = base.reserved + (slotNames == null ? 0 : slotNames.length);
        this.dictSlot = base.hasDict ? base.dictSlot : hasDict ? next++ : -1;
        this.weakrefSlot = base.hasWeakref ? base.weakrefSlot : hasWeakref ? next++ : -1;
        this.finalizerSlot = base.finalizerSlot >= 0 ? base.finalizerSlot
                : base.layoutBase() != OBJECT && definesDel(dict, bases) ? next++ : -1;
        this.reserved = next;
        this.room = new InstanceRoom(this, base.room.slotHint());
        this.members = hasDict || next == 0 ? null : new Members(next);
        this.rootShape = new Shape(this, reserved, false);
        this.dictShape = new Shape(this, reserved, true);
        this.dict = dict;
        this.mro = new PyType[] {this};
    }

    private static boolean definesDel(PyDict dict, PyTuple bases) {
        boolean defines = dict.getStr("__del__") != null;
        for (int i = 0; i < bases.size() && !defines; i++) {
            defines = bases.get(i) instanceof PyType t && t.lookup("__del__") != null;
        }
        return defines;
    }

    /** The shape of a new object. */
    public Shape rootShape() {
        return rootShape;
    }

    int dictSlot() {
        return dictSlot;
    }

    /** The slot where instances keep their weak references; -1 if they cannot have any. */
    int weakrefSlot() {
        return weakrefSlot;
    }

    /** The first slot that this type's own {@code __slots__} may use. */
    public int firstOwnSlot() {
        return base.reserved;
    }

    /** How many reserved slots instances have; part of the layout. */
    public int reservedSlots() {
        return reserved;
    }

    /** The names that {@code __slots__} added here, mangled and sorted; null without {@code __slots__}. */
    public String[] slotNames() {
        return slotNames;
    }

    // ---- what a type is ---------------------------------------------------------------------------------------------

    /** {@code tp_name} without the module. */
    public String name() {
        return name;
    }

    /** {@code tp_name}, which CPython's messages show: with the module for builtin types outside {@code builtins}. */
    public String tpName() {
        String module = table == null ? "builtins" : table.ownerModule();
        return module.equals("builtins") ? name : module + "." + name;
    }

    public void setName(String newName) {
        name = newName;
    }

    public Object qualname() {
        return qualname;
    }

    public void setQualname(Object newQualname) {
        qualname = newQualname;
    }

    /** {@code __base__}: the base whose layout this type extends; null for {@code object}. */
    public PyType base() {
        return base;
    }

    public PyTuple bases() {
        PyTuple b = bases;
        if (b == null) {
            b = base == null ? PyTuple.EMPTY : new PyTuple(base);
            bases = b;
        }
        return b;
    }

    /** Whether the type is made so far that it has an MRO. */
    public boolean isComplete() {
        return isComplete;
    }

    /** The method resolution order. Callers do not modify it. */
    public PyType[] mro() {
        return mro;
    }

    public boolean isHeapType() {
        return (flags & HEAP) != 0;
    }

    /** The flags of {@link TypeFlags}. */
    public int flags() {
        return flags;
    }

    public boolean is(int flag) {
        return (flags & flag) != 0;
    }

    /** What {@code abc} does for {@code collections.abc.Sequence} and {@code Mapping}, here and in all subclasses. */
    public void setCollectionFlags(int collection) {
        synchronized (TREE) {
            if (!isHeapType() || (flags & (SEQUENCE | MAPPING)) == collection) {
                return;
            }
            flags = flags & ~(SEQUENCE | MAPPING) | collection;
            for (PyType t : subclasses()) {
                t.setCollectionFlags(collection);
            }
        }
    }

    /** A new class is a sequence or mapping to patterns if the first of its ancestors is that is either. */
    public void inheritCollectionFlags() {
        synchronized (TREE) {
            for (PyType t : mro) {
                if ((flags & (SEQUENCE | MAPPING)) == 0) {
                    flags |= t.flags & (SEQUENCE | MAPPING);
                }
            }
        }
    }

    /** {@code issubclass} by MRO alone. */
    public boolean isSubtype(PyType other) {
        if (this == other) {
            return true;
        }
        for (PyType t : mro) {
            if (t == other) {
                return true;
            }
        }
        return false;
    }

    /** {@code isinstance} by MRO alone. */
    public boolean isInstance(Object o) {
        return typeOf(o).isSubtype(this);
    }

    /** The nearest type on the base chain that is not a heap type. */
    public PyType builtinBase() {
        PyType t = this;
        while (t.isHeapType()) {
            t = t.base;
        }
        return t;
    }

    /** The builtin type on the base chain that decides the Java class of instances. */
    public PyType layoutBase() {
        PyType t = builtinBase();
        while (t.is(SAME_LAYOUT)) {
            t = t.base;
        }
        return t;
    }

    /** {@code solid_base}: the nearest type on the base chain that adds fields or slots to its instances. */
    public PyType solidBase() {
        PyType t = this;
        while (t.isHeapType() ? t.slotNames == null || t.slotNames.length == 0 : t.is(SAME_LAYOUT)) {
            t = t.base;
        }
        return t;
    }

    // ---- the namespace ------------------------------------------------------------------------------------------------

    /** The namespace itself. Changes to it must be followed by {@link #modified}. */
    public PyDict namespace() {
        PyDict d = dict;
        return d != null ? d : populate();
    }

    private synchronized PyDict populate() {
        if (dict == null) {
            PyDict fresh = new PyDict();
            TypeNamespace.fill(this, table, fresh);
            dict = fresh;
        }
        return dict;
    }

    @Override
    public PyDict dict() {
        return namespace();
    }

    /** The attribute of the type's own namespace, or null. */
    @Override
    public Object getOwn(String attribute) {
        return namespace().getStr(attribute);
    }

    @Override
    public void putOwn(String attribute, Object value) {
        namespace().putStr(attribute, value);
        modified();
    }

    @Override
    public Object removeOwn(String attribute) {
        Object old = namespace().removeStr(attribute);
        if (old != null) {
            modified();
        }
        return old;
    }

    /** {@code _PyType_Lookup}: the attribute found along the MRO, or null; no descriptors, no metaclass. */
    public Object lookup(String attribute) {
        Object found = cache.get(attribute);
        if (found == null) {
            return firstLookup(attribute);
        }
        return found == ABSENT ? null : found;
    }

    private Object firstLookup(String attribute) {
        while (true) {
            LookupCache c = cache;
            LookupCache.Entry present = c.at(attribute);
            if (present != null && present.name().equals(attribute)) {
                return present.value() == ABSENT ? null : present.value();
            }
            Object found = search(attribute, 0);
            if (hasForeignMro || c.replace(present, attribute, found == null ? ABSENT : found) && c == cache || searchRunsCode()) {
                return found;
            }
        }
    }

    private Object search(String attribute, int from) {
        PyType[] order = mro;
        for (int i = from; i < order.length; i++) {
            Object v = order[i].namespace().getStr(attribute);
            if (v != null) {
                return v;
            }
        }
        return null;
    }

    /** Whether keys that are no strings may have run code in a search: then it may be what changed the type, each time. */
    private boolean searchRunsCode() {
        for (PyType t : mro) {
            if (!t.namespace().isPlain()) {
                return true;
            }
        }
        return false;
    }

    /** {@code super()}'s lookup: along this type's MRO, starting after {@code start}; null if not found. */
    public Object lookupAfter(PyType start, String attribute) {
        PyType[] order = mro;
        for (int i = 0; i < order.length; i++) {
            if (order[i] == start) {
                return search(attribute, i + 1);
            }
        }
        return null;
    }

    /** The special method with an index of {@link Slot}, found along the MRO, unbound; or null. */
    public Object slot(int index) {
        Object found = specials[index];
        if (found == null) {
            return firstSlot(index);
        }
        return found == ABSENT ? null : found;
    }

    private Object firstSlot(int index) {
        while (true) {
            Object[] table = specials;
            Object present = table[index];
            if (present != null) {
                return present == ABSENT ? null : present;
            }
            Object found = search(Slot.NAMES[index], 0);
            boolean filed = hasForeignMro
                    || SPECIAL.compareAndSet(table, index, null, found == null ? ABSENT : found) && table == specials;
            if (filed || searchRunsCode()) {
                return found;
            }
        }
    }

    /** The identity of the type's present state, for inline caches; take it before the lookup it is to guard. */
    public Version version() {
        return version;
    }

    /** Must follow every change to the namespace: forgets what was cached here and in all subclasses. */
    public void modified() {
        synchronized (TREE) {
            invalidate();
        }
    }

    private void invalidate() {
        version.valid = false;
        cache = new LookupCache();
        specials = new Object[Slot.COUNT];
        version = hasForeignMro ? Version.never() : new Version();
        for (PyType t : subclasses.living()) {
            t.invalidate();
        }
    }

    // ---- the class hierarchy --------------------------------------------------------------------------------------

    private void addSubclass(PyType type) {
        synchronized (TREE) {
            subclasses.add(type);
        }
    }

    /** {@code __subclasses__()}, in order of creation. */
    public List<PyType> subclasses() {
        synchronized (TREE) {
            return subclasses.living();
        }
    }

    /** Sets the MRO and enters the type among its bases' subclasses. */
    public void setMro(PyType[] order) {
        synchronized (TREE) {
            mro = order;
            for (int i = 0; i < bases().size(); i++) {
                if (bases.get(i) instanceof PyType b && !b.subclasses.contains(this)) {
                    b.addSubclass(this);
                }
            }
            hasForeignMro = isForeign(order);
            isComplete = true;
            invalidate();
        }
    }

    /** Whether an MRO is not made of this type and the MROs of its bases. */
    private boolean isForeign(PyType[] order) {
        java.util.Set<PyType> known = new java.util.HashSet<>();
        known.add(this);
        for (Object o : bases().items()) {
            if (o instanceof PyType b) {
                if (b.hasForeignMro) {
                    return true;
                }
                known.addAll(java.util.Arrays.asList(b.mro));
            }
        }
        return !known.containsAll(java.util.Arrays.asList(order));
    }

    /** {@code __bases__ = …}: the caller has checked the layouts and sets the MROs of the whole subtree afterwards. */
    public void setBases(PyTuple newBases, PyType newBase) {
        synchronized (TREE) {
            for (int i = 0; i < bases().size(); i++) {
                if (bases.get(i) instanceof PyType b) {
                    b.subclasses.remove(this);
                }
            }
            bases = newBases;
            base = newBase;
        }
    }

    // ---- calling ----------------------------------------------------------------------------------------------------

    @Override
    public Object call(ThreadState ts, Object[] args, String[] kwnames) {
        return TypeCall.call(ts, this, args, kwnames);
    }

    @Override
    public Object call1(ThreadState ts, Object a) {
        return TypeCall.call(ts, this, a);
    }

    /** {@code self} as a type, or a TypeError saying that {@code what} must be one. */
    public static PyType cast(Object self, String what) {
        if (self instanceof PyType t) {
            return t;
        }
        throw Errors.typeError(what + " must be a type, not " + typeOf(self).name());
    }
}
