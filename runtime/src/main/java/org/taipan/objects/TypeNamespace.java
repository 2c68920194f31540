package org.taipan.objects;

import org.taipan.types.PyDict;
import org.taipan.types.PyStr;
import org.taipan.types.PyNone;

/** Fills the namespace of a builtin type from its table. */
final class TypeNamespace {
    private TypeNamespace() {
    }

    static void fill(PyType type, BuiltinTable table, PyDict dict) {
        for (int i = 0; i < table.size(); i++) {
            dict.putStr(table.name(i), entry(type, table, i));
        }
        if (dict.getStr("__eq__") != null && dict.getStr("__hash__") == null) {
            dict.putStr("__hash__", PyNone.NONE);
        }
        if (!table.ownerModule().equals("builtins") && dict.getStr("__module__") == null) {
            dict.putStr("__module__", PyStr.of(table.ownerModule()));
        }
        if (type.hasDict && !type.base().hasDict && dict.getStr("__dict__") == null) {
            dict.putStr("__dict__", org.taipan.types.InstanceTable.dictOf(type));
        }
        String doc = InternalDoc.text(table.ownerName(), table.ownerDoc());
        if (dict.getStr("__doc__") == null) {
            dict.putStr("__doc__", doc == null ? PyNone.NONE : PyStr.of(doc));
        }
    }

    private static Object entry(PyType type, BuiltinTable table, int i) {
        return switch (table.kind(i)) {
            case METHOD, FUNCTION -> new PyMethodDescriptor(type, table, i);
            case SLOT -> isMethodToo(type.name(), table.name(i)) ? new PyMethodDescriptor(type, table, i)
                    : new PyWrapperDescriptor(type, table, i);
            case CLASS_METHOD -> new PyClassMethodDescriptor(type, table, i);
            case STATIC_METHOD -> new org.taipan.types.PyStaticMethod(new PyBuiltinFunction(table, i, type, null));
            case NEW -> new PyBuiltinFunction(table, i, type, null);
            case GETSET -> new PyGetSetDescriptor(type, table, i);
            case MEMBER -> new PyFieldDescriptor(type, table, i);
        };
    }

    /** The special methods that CPython lists among a type's methods too ({@code METH_COEXIST}), and shows as such. */
    private static boolean isMethodToo(String type, String name) {
        return switch (name) {
            case "__getitem__" -> type.equals("list") || type.equals("dict");
            case "__contains__" -> type.equals("dict") || type.equals("set") || type.equals("frozenset");
            default -> false;
        };
    }
}
