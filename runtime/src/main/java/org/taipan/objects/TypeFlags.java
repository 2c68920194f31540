package org.taipan.objects;

/** The flags of a type, CPython's {@code Py_TPFLAGS_*} as far as they mean something here. */
public interface TypeFlags {
    int HEAP = 1 << 9;
    int BASETYPE = 1 << 10;
    int HAS_DICT = 1 << 12;
    int HAS_WEAKREF = 1 << 13;
    int SEQUENCE = 1 << 5;
    int MAPPING = 1 << 6;
    int DISALLOW_INSTANTIATION = 1 << 7;
    int IMMUTABLE = 1 << 8;
    /** The type's {@code __add__}/{@code __mul__} are a sequence's: the other operand's number methods go first. */
    int SEQUENCE_OPERATORS = 1 << 14;
    /** Instances have the Java class of the base's: the type adds methods only. */
    int SAME_LAYOUT = 1 << 15;
    /** A builtin type whose attributes may be set, for each interpreter has one of its own. */
    int MUTABLE = 1 << 16;
    /** Functions and method descriptors: LOAD_ATTR may push them unbound together with self. */
    int METHOD_DESCRIPTOR = 1 << 17;
    int LONG_SUBCLASS = 1 << 24;
    int LIST_SUBCLASS = 1 << 25;
    int TUPLE_SUBCLASS = 1 << 26;
    int BYTES_SUBCLASS = 1 << 27;
    int STR_SUBCLASS = 1 << 28;
    int DICT_SUBCLASS = 1 << 29;
    int EXCEPTION_SUBCLASS = 1 << 30;
    int TYPE_SUBCLASS = 1 << 31;
    /** What a subtype inherits. */
    int INHERITED = SEQUENCE | MAPPING | SEQUENCE_OPERATORS | LONG_SUBCLASS | LIST_SUBCLASS | TUPLE_SUBCLASS
            | BYTES_SUBCLASS | STR_SUBCLASS | DICT_SUBCLASS | EXCEPTION_SUBCLASS | TYPE_SUBCLASS;
}
