package org.taipan.objects;

import java.util.HashMap;
import java.util.Map;

/**
 * The special methods that types cache: an index each into {@link PyType#slot(int)}. Their order is without meaning, but
 * that comparisons stand in the order of CPython's {@code Py_LT} … {@code Py_GE}.
 */
public final class Slot {
    private Slot() {
    }

    private static final String TEXT = """
            __lt__ __le__ __eq__ __ne__ __gt__ __ge__ \
            __repr__ __str__ __hash__ __call__ __getattribute__ __getattr__ __setattr__ __delattr__ __iter__ __next__ \
            __get__ __set__ __delete__ __init__ __new__ __del__ __await__ __aiter__ __anext__ \
            __add__ __radd__ __iadd__ __sub__ __rsub__ __isub__ __mul__ __rmul__ __imul__ \
            __mod__ __rmod__ __imod__ __divmod__ __rdivmod__ __pow__ __rpow__ __ipow__ \
            __neg__ __pos__ __abs__ __bool__ __invert__ __lshift__ __rlshift__ __ilshift__ \
            __rshift__ __rrshift__ __irshift__ __and__ __rand__ __iand__ __xor__ __rxor__ __ixor__ __or__ __ror__ __ior__ \
            __int__ __float__ __index__ __floordiv__ __rfloordiv__ __ifloordiv__ \
            __truediv__ __rtruediv__ __itruediv__ __matmul__ __rmatmul__ __imatmul__ \
            __len__ __getitem__ __setitem__ __delitem__ __contains__ __missing__ __reversed__ __length_hint__ \
            __buffer__ __release_buffer__ __enter__ __exit__ __aenter__ __aexit__ \
            __format__ __bytes__ __complex__ __round__ __trunc__ __floor__ __ceil__ __fspath__ __dir__ __sizeof__ \
            __instancecheck__ __subclasscheck__ __class_getitem__ __init_subclass__ __set_name__ __prepare__ \
            __mro_entries__ __copy__ __deepcopy__ __reduce__ __reduce_ex__ __getstate__""";

    public static final String[] NAMES = split();
    private static final Map<String, Integer> BY_NAME = byName();

    public static final int LT = 0, LE = 1, EQ = 2, NE = 3, GT = 4, GE = 5;
    public static final int REPR = of("__repr__"), STR = of("__str__"), HASH = of("__hash__"), CALL = of("__call__");
    public static final int GETATTRIBUTE = of("__getattribute__"), GETATTR = of("__getattr__");
    public static final int SETATTR = of("__setattr__"), DELATTR = of("__delattr__");
    public static final int ITER = of("__iter__"), NEXT = of("__next__");
    public static final int GET = of("__get__"), SET = of("__set__"), DELETE = of("__delete__");
    public static final int INIT = of("__init__"), NEW = of("__new__"), DEL = of("__del__");
    public static final int AWAIT = of("__await__"), AITER = of("__aiter__"), ANEXT = of("__anext__");
    public static final int ADD = of("__add__"), RADD = of("__radd__"), IADD = of("__iadd__");
    public static final int SUB = of("__sub__"), RSUB = of("__rsub__"), ISUB = of("__isub__");
    public static final int MUL = of("__mul__"), RMUL = of("__rmul__"), IMUL = of("__imul__");
    public static final int MOD = of("__mod__"), RMOD = of("__rmod__"), IMOD = of("__imod__");
    public static final int DIVMOD = of("__divmod__"), RDIVMOD = of("__rdivmod__");
    public static final int POW = of("__pow__"), RPOW = of("__rpow__"), IPOW = of("__ipow__");
    public static final int NEG = of("__neg__"), POS = of("__pos__"), ABS = of("__abs__"), BOOL = of("__bool__");
    public static final int INVERT = of("__invert__");
    public static final int LSHIFT = of("__lshift__"), RLSHIFT = of("__rlshift__"), ILSHIFT = of("__ilshift__");
    public static final int RSHIFT = of("__rshift__"), RRSHIFT = of("__rrshift__"), IRSHIFT = of("__irshift__");
    public static final int AND = of("__and__"), RAND = of("__rand__"), IAND = of("__iand__");
    public static final int XOR = of("__xor__"), RXOR = of("__rxor__"), IXOR = of("__ixor__");
    public static final int OR = of("__or__"), ROR = of("__ror__"), IOR = of("__ior__");
    public static final int INT = of("__int__"), FLOAT = of("__float__"), INDEX = of("__index__");
    public static final int FLOORDIV = of("__floordiv__"), RFLOORDIV = of("__rfloordiv__");
    public static final int IFLOORDIV = of("__ifloordiv__");
    public static final int TRUEDIV = of("__truediv__"), RTRUEDIV = of("__rtruediv__");
    public static final int ITRUEDIV = of("__itruediv__");
    public static final int MATMUL = of("__matmul__"), RMATMUL = of("__rmatmul__"), IMATMUL = of("__imatmul__");
    public static final int LEN = of("__len__"), GETITEM = of("__getitem__"), SETITEM = of("__setitem__");
    public static final int DELITEM = of("__delitem__"), CONTAINS = of("__contains__"), MISSING = of("__missing__");
    public static final int REVERSED = of("__reversed__"), LENGTH_HINT = of("__length_hint__");
    public static final int BUFFER = of("__buffer__"), RELEASE_BUFFER = of("__release_buffer__");
    public static final int ENTER = of("__enter__"), EXIT = of("__exit__");
    public static final int AENTER = of("__aenter__"), AEXIT = of("__aexit__");
    public static final int FORMAT = of("__format__"), BYTES = of("__bytes__"), COMPLEX = of("__complex__");
    public static final int ROUND = of("__round__"), TRUNC = of("__trunc__"), FLOOR = of("__floor__");
    public static final int CEIL = of("__ceil__"), FSPATH = of("__fspath__"), DIR = of("__dir__");
    public static final int SIZEOF = of("__sizeof__");
    public static final int INSTANCECHECK = of("__instancecheck__"), SUBCLASSCHECK = of("__subclasscheck__");
    public static final int CLASS_GETITEM = of("__class_getitem__"), INIT_SUBCLASS = of("__init_subclass__");
    public static final int SET_NAME = of("__set_name__"), PREPARE = of("__prepare__");
    public static final int MRO_ENTRIES = of("__mro_entries__");
    public static final int COUNT = NAMES.length;

    /** The index of a special method; -1 if it is not one that types cache. */
    public static int of(String name) {
        Integer i = BY_NAME.get(name);
        return i == null ? -1 : i;
    }

    private static String[] split() {
        String[] names = TEXT.split(" ");
        for (int i = 0; i < names.length; i++) {
            names[i] = names[i].intern();
        }
        return names;
    }

    private static Map<String, Integer> byName() {
        Map<String, Integer> map = new HashMap<>();
        for (int i = 0; i < NAMES.length; i++) {
            map.put(NAMES[i], i);
        }
        return map;
    }
}
