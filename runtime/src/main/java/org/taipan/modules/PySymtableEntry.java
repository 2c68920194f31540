package org.taipan.modules;

import java.util.ArrayList;
import java.util.Map;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.compiler.SymbolTableEntry;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.objects.TypeFlags;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyStr;

/** One block of a symbol table as {@code symtable} reads it: CPython's {@code PySTEntryObject}. Immutable. */
@PyTypeDef(name = "symtable entry")
final class PySymtableEntry extends PyObject {
    public static final PyType TYPE = PyType.builtin(new PySymtableEntryTable(), PyType.OBJECT,
            TypeFlags.DISALLOW_INSTANTIATION);

    private final SymbolTableEntry entry;
    private final Object id;
    private final PyDict symbols = new PyDict();
    private final PyList parameters = new PyList();
    private final PyList children;

    private PySymtableEntry(ThreadState ts, SymbolTableEntry entry, PyList children) {
        super(TYPE);
        this.entry = entry;
        this.children = children;
        this.id = ts.interp.ids.of(entry);
        for (Map.Entry<String, Integer> symbol : entry.symbols().entrySet()) {
            symbols.put(ts, PyStr.of(symbol.getKey()), (long) symbol.getValue());
        }
        for (String name : entry.parameters()) {
            parameters.append(PyStr.of(name));
        }
    }

    /** A block and, in it, its children. */
    static PySymtableEntry of(ThreadState ts, SymbolTableEntry entry) {
        var children = new ArrayList<Object>();
        for (SymbolTableEntry child : entry.children()) {
            children.add(of(ts, child));
        }
        return new PySymtableEntry(ts, entry, new PyList(children.toArray()));
    }

    @PyGetter("id")
    Object id() {
        return id;
    }

    @PyGetter("name")
    String name() {
        return entry.name();
    }

    @PyGetter("symbols")
    Object symbols() {
        return symbols;
    }

    @PyGetter("varnames")
    Object varnames() {
        return parameters;
    }

    @PyGetter("children")
    Object children() {
        return children;
    }

    @PyGetter("nested")
    long nested() {
        return entry.nested() ? 1 : 0;
    }

    @PyGetter("type")
    long blockType() {
        return entry.type().ordinal();
    }

    @PyGetter("lineno")
    long line() {
        return entry.line();
    }

    Object __repr__() {
        return PyStr.of("<symtable entry " + entry.name() + "(" + id + "), line " + entry.line() + ">");
    }
}
