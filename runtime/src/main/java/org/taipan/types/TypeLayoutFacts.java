package org.taipan.types;

import org.taipan.objects.PyType;
import org.taipan.objects.TypeFlags;

/**
 * What {@code __flags__}, {@code __basicsize__} and the like say: the values CPython has on a 64-bit machine, derived
 * from the layout that the type would have there. Nothing in this runtime depends on them.
 */
final class TypeLayoutFacts {
    private static final int MANAGED_WEAKREF = 1 << 3, MANAGED_DICT = 1 << 4, READY = 1 << 12, GC = 1 << 14;
    private static final int ITEMS_AT_END = 1 << 23, MATCH_SELF = 1 << 22, IS_ABSTRACT = 1 << 20, INLINE_VALUES = 1 << 2;
    private static final int STATIC_BUILTIN = 1 << 1;
    private static final int SHARED = TypeFlags.HEAP | TypeFlags.BASETYPE | TypeFlags.SEQUENCE | TypeFlags.MAPPING
            | TypeFlags.METHOD_DESCRIPTOR | TypeFlags.LONG_SUBCLASS | TypeFlags.LIST_SUBCLASS
            | TypeFlags.TUPLE_SUBCLASS | TypeFlags.BYTES_SUBCLASS | TypeFlags.STR_SUBCLASS | TypeFlags.DICT_SUBCLASS
            | TypeFlags.EXCEPTION_SUBCLASS | TypeFlags.TYPE_SUBCLASS;

    private TypeLayoutFacts() {
    }

    static long flags(PyType type) {
        int flags = type.flags() & SHARED | READY;
        if (isHeapTypeInC(type)) {
            flags |= TypeFlags.HEAP | type.flags() & TypeFlags.DISALLOW_INSTANTIATION;
        } else if (!type.isHeapType()) {
            flags |= TypeFlags.IMMUTABLE | type.flags() & TypeFlags.DISALLOW_INSTANTIATION | STATIC_BUILTIN;
        }
        if (Layout.isCollected(type)) {
            flags |= GC;
        }
        if (type.isAbstract) {
            flags |= IS_ABSTRACT;
        }
        if (matchesSelf(type)) {
            flags |= MATCH_SELF;
        }
        if (type.is(TypeFlags.TYPE_SUBCLASS)) {
            flags |= ITEMS_AT_END;
        }
        if (type.isHeapType()) {
            boolean managedDict = type.hasDict && !type.builtinBase().hasDict;
            flags |= (managedDict ? MANAGED_DICT : 0)
                    | (managedDict && type.layoutBase() == PyType.OBJECT ? INLINE_VALUES : 0)
                    | (type.hasWeakref && !type.builtinBase().hasWeakref ? MANAGED_WEAKREF : 0);
        }
        return flags & 0xffff_ffffL;
    }

    /** Whether CPython makes the type when it loads its module, as most modules do. */
    private static boolean isHeapTypeInC(PyType type) {
        return !type.isHeapType() && switch (type.table.ownerModule()) {
            case "builtins", "types", "weakref" -> type.name().equals("ExceptionGroup");
            default -> true;
        };
    }

    /** {@code _Py_TPFLAGS_MATCH_SELF}: {@code case int(x)} binds the subject itself. */
    static boolean matchesSelf(PyType type) {
        return switch (type.builtinBase().name()) {
            case "bool", "bytearray", "bytes", "dict", "float", "frozenset", "int", "list", "set", "str", "tuple" -> true;
            default -> false;
        };
    }

    static long basicSize(PyType type) {
        if (type.isHeapType()) {
            return basicSize(type.base()) + (type.slotNames() == null ? 0 : 8L * type.slotNames().length);
        }
        return switch (type.layoutBase().name()) {
            case "object", "NoneType", "ellipsis", "NotImplementedType" -> 16;
            case "int", "float", "bool", "tuple" -> 24;
            case "complex", "staticmethod", "classmethod" -> 32;
            case "bytes" -> 33;
            case "list", "super", "slice" -> 40;
            case "dict", "range" -> 48;
            case "bytearray", "builtin_function_or_method" -> 56;
            case "str", "property" -> 64;
            case "BaseException" -> 72;
            case "StopIteration", "SystemExit", "NameError" -> 80;
            case "AttributeError", "BaseExceptionGroup" -> 88;
            case "OSError", "UnicodeEncodeError", "UnicodeDecodeError", "UnicodeTranslateError" -> 112;
            case "ImportError" -> 104;
            case "function", "memoryview", "SyntaxError" -> 144;
            case "set", "frozenset" -> 200;
            case "type" -> 928;
            default -> 16 + 8L * type.reservedSlots() + 16;
        };
    }

    static long dictOffset(PyType type) {
        if (!type.hasDict) {
            return 0;
        }
        PyType builtin = type.builtinBase();
        return !builtin.hasDict ? -1 : switch (builtin.layoutBase().name()) {
            case "type" -> 264;
            case "function" -> 88;
            case "staticmethod", "classmethod" -> 24;
            default -> 16;
        };
    }

    static long weakrefOffset(PyType type) {
        if (!type.hasWeakref) {
            return 0;
        }
        PyType builtin = type.builtinBase();
        return !builtin.hasWeakref ? -32 : switch (builtin.layoutBase().name()) {
            case "type" -> 368;
            case "function" -> 96;
            case "set", "frozenset" -> 192;
            case "memoryview" -> 136;
            default -> 40;
        };
    }
}
