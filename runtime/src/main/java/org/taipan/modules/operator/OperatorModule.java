package org.taipan.modules.operator;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.BinaryOp;
import org.taipan.ops.Call;
import org.taipan.ops.Compare;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyDict;

/** The {@code _operator} module: the operators as functions. */
@PyModuleDef(name = "_operator", doc = "The operators of Python as functions.",
        types = {ItemGetter.class, AttrGetter.class, MethodCaller.class})
final class OperatorModule {
    private OperatorModule() {
    }

    private static void requireSequence(Object a) {
        PyType type = PyObject.typeOf(a);
        if (type.slot(Slot.GETITEM) == null || type.is(PyType.DICT_SUBCLASS)) {
            throw Errors.typeError("'" + Obj.typeName(a) + "' object can't be concatenated");
        }
    }

    private static Object iterate(ThreadState ts, Object a) {
        try {
            return Iter.iter(ts, a);
        } catch (PyException e) {
            throw e.matches(Exc.TypeError)
                    ? Errors.typeError("argument of type '" + Obj.typeName(a) + "' is not iterable") : e;
        }
    }

    @PyMethod(value = "lt(a, b, /)", doc = "Same as a < b.")
    static Object ltOf(ThreadState ts, Object a, Object b) {
        return Compare.rich(ts, a, b, Slot.LT);
    }

    @PyMethod(value = "le(a, b, /)", doc = "Same as a <= b.")
    static Object leOf(ThreadState ts, Object a, Object b) {
        return Compare.rich(ts, a, b, Slot.LE);
    }

    @PyMethod(value = "eq(a, b, /)", doc = "Same as a == b.")
    static Object eqOf(ThreadState ts, Object a, Object b) {
        return Compare.rich(ts, a, b, Slot.EQ);
    }

    @PyMethod(value = "ne(a, b, /)", doc = "Same as a != b.")
    static Object neOf(ThreadState ts, Object a, Object b) {
        return Compare.rich(ts, a, b, Slot.NE);
    }

    @PyMethod(value = "ge(a, b, /)", doc = "Same as a >= b.")
    static Object geOf(ThreadState ts, Object a, Object b) {
        return Compare.rich(ts, a, b, Slot.GE);
    }

    @PyMethod(value = "gt(a, b, /)", doc = "Same as a > b.")
    static Object gtOf(ThreadState ts, Object a, Object b) {
        return Compare.rich(ts, a, b, Slot.GT);
    }

    @PyMethod(value = "add(a, b, /)", doc = "Same as a + b.")
    static Object addOf(ThreadState ts, Object a, Object b) {
        return Number.add(ts, a, b);
    }

    @PyMethod(value = "sub(a, b, /)", doc = "Same as a - b.")
    static Object subOf(ThreadState ts, Object a, Object b) {
        return Number.subtract(ts, a, b);
    }

    @PyMethod(value = "mul(a, b, /)", doc = "Same as a * b.")
    static Object mulOf(ThreadState ts, Object a, Object b) {
        return Number.multiply(ts, a, b);
    }

    @PyMethod(value = "matmul(a, b, /)", doc = "Same as a @ b.")
    static Object matmulOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.MATMUL.apply(ts, a, b);
    }

    @PyMethod(value = "floordiv(a, b, /)", doc = "Same as a // b.")
    static Object floordivOf(ThreadState ts, Object a, Object b) {
        return Number.floorDivide(ts, a, b);
    }

    @PyMethod(value = "truediv(a, b, /)", doc = "Same as a / b.")
    static Object truedivOf(ThreadState ts, Object a, Object b) {
        return Number.trueDivide(ts, a, b);
    }

    @PyMethod(value = "mod(a, b, /)", doc = "Same as a % b.")
    static Object modOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.MOD.apply(ts, a, b);
    }

    @PyMethod(value = "lshift(a, b, /)", doc = "Same as a << b.")
    static Object lshiftOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.LSHIFT.apply(ts, a, b);
    }

    @PyMethod(value = "rshift(a, b, /)", doc = "Same as a >> b.")
    static Object rshiftOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.RSHIFT.apply(ts, a, b);
    }

    @PyMethod(value = "and_(a, b, /)", doc = "Same as a & b.")
    static Object andOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.AND.apply(ts, a, b);
    }

    @PyMethod(value = "or_(a, b, /)", doc = "Same as a | b.")
    static Object orOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.OR.apply(ts, a, b);
    }

    @PyMethod(value = "xor(a, b, /)", doc = "Same as a ^ b.")
    static Object xorOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.XOR.apply(ts, a, b);
    }

    @PyMethod(value = "pow(a, b, /)", doc = "Same as a ** b.")
    static Object powOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.POW.apply(ts, a, b);
    }

    @PyMethod(value = "iadd(a, b, /)", doc = "Same as a += b.")
    static Object iaddOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.ADD.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "isub(a, b, /)", doc = "Same as a -= b.")
    static Object isubOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.SUB.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "imul(a, b, /)", doc = "Same as a *= b.")
    static Object imulOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.MUL.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "imatmul(a, b, /)", doc = "Same as a @= b.")
    static Object imatmulOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.MATMUL.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "ifloordiv(a, b, /)", doc = "Same as a //= b.")
    static Object ifloordivOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.FLOORDIV.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "itruediv(a, b, /)", doc = "Same as a /= b.")
    static Object itruedivOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.TRUEDIV.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "imod(a, b, /)", doc = "Same as a %= b.")
    static Object imodOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.MOD.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "ilshift(a, b, /)", doc = "Same as a <<= b.")
    static Object ilshiftOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.LSHIFT.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "irshift(a, b, /)", doc = "Same as a >>= b.")
    static Object irshiftOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.RSHIFT.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "iand(a, b, /)", doc = "Same as a &= b.")
    static Object iandOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.AND.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "ior(a, b, /)", doc = "Same as a |= b.")
    static Object iorOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.OR.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "ixor(a, b, /)", doc = "Same as a ^= b.")
    static Object ixorOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.XOR.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "ipow(a, b, /)", doc = "Same as a **= b.")
    static Object ipowOf(ThreadState ts, Object a, Object b) {
        return BinaryOp.POW.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "neg(a, /)", doc = "Same as -a.")
    static Object negOf(ThreadState ts, Object a) {
        return Number.negative(ts, a);
    }

    @PyMethod(value = "pos(a, /)", doc = "Same as +a.")
    static Object posOf(ThreadState ts, Object a) {
        return Number.positive(ts, a);
    }

    @PyMethod(value = "abs(a, /)", doc = "Same as abs(a).")
    static Object absOf(ThreadState ts, Object a) {
        return Number.absolute(ts, a);
    }

    @PyMethod(value = "inv(a, /)", doc = "Same as ~a.")
    static Object invOf(ThreadState ts, Object a) {
        return Number.invert(ts, a);
    }

    @PyMethod(value = "invert(a, /)", doc = "Same as ~a.")
    static Object invertOf(ThreadState ts, Object a) {
        return Number.invert(ts, a);
    }

    @PyMethod(value = "index(a, /)", doc = "Same as a.__index__().")
    static Object indexOf(ThreadState ts, Object a) {
        return Number.index(ts, a);
    }

    @PyMethod(value = "truth(a, /)", doc = "Whether a is true.")
    static boolean truthOf(ThreadState ts, Object a) {
        return Obj.isTrue(ts, a);
    }

    @PyMethod(value = "not_(a, /)", doc = "Same as not a.")
    static boolean notOf(ThreadState ts, Object a) {
        return !Obj.isTrue(ts, a);
    }

    @PyMethod(value = "is_(a, b, /)", doc = "Same as a is b.")
    static boolean isOf(Object a, Object b) {
        return Obj.is(a, b);
    }

    @PyMethod(value = "is_not(a, b, /)", doc = "Same as a is not b.")
    static boolean isNotOf(Object a, Object b) {
        return !Obj.is(a, b);
    }

    @PyMethod(value = "getitem(a, b, /)", doc = "Same as a[b].")
    static Object getitemOf(ThreadState ts, Object a, Object b) {
        return Item.get(ts, a, b);
    }

    @PyMethod(value = "setitem(a, b, c, /)", doc = "Same as a[b] = c.")
    static void setitemOf(ThreadState ts, Object a, Object b, Object c) {
        Item.set(ts, a, b, c);
    }

    @PyMethod(value = "delitem(a, b, /)", doc = "Same as del a[b].")
    static void delitemOf(ThreadState ts, Object a, Object b) {
        Item.delete(ts, a, b);
    }

    @PyMethod(value = "contains(a, b, /)", doc = "Same as b in a.")
    static boolean containsOf(ThreadState ts, Object a, Object b) {
        return Item.contains(ts, a, b);
    }

    @PyMethod(value = "concat(a, b, /)", doc = "Same as a + b, for a and b sequences.")
    static Object concatOf(ThreadState ts, Object a, Object b) {
        requireSequence(a);
        return Number.add(ts, a, b);
    }

    @PyMethod(value = "iconcat(a, b, /)", doc = "Same as a += b, for a and b sequences.")
    static Object iconcatOf(ThreadState ts, Object a, Object b) {
        requireSequence(a);
        return BinaryOp.ADD.applyInPlace(ts, a, b);
    }

    @PyMethod(value = "countOf(a, b, /)", doc = "How many items of a are equal to b.")
    static long countOfOf(ThreadState ts, Object a, Object b) {
        Object it = iterate(ts, a);
        long n = 0;
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it)) {
            if (Compare.eq(ts, v, b)) {
                n++;
            }
        }
        return n;
    }

    @PyMethod(value = "indexOf(a, b, /)", doc = "The index of the first item of a that is equal to b.")
    static long indexOfOf(ThreadState ts, Object a, Object b) {
        Object it = iterate(ts, a);
        long i = 0;
        for (Object v = Iter.next(ts, it); v != null; v = Iter.next(ts, it), i++) {
            if (Compare.eq(ts, v, b)) {
                return i;
            }
        }
        throw Errors.valueError("sequence.index(x): x not in sequence");
    }

    @PyMethod(value = "length_hint(obj, default=0, /)", doc = "An estimate of the number of items in obj.")
    static long lengthHint(ThreadState ts, Object obj, long otherwise) {
        return Iter.lengthHint(ts, obj, otherwise);
    }

    @PyMethod(value = "call(obj, /, *args, **kwargs)", doc = "Same as obj(*args, **kwargs).")
    static Object callOf(ThreadState ts, Object obj, Object[] args, PyDict kwargs) {
        return Call.withDict(ts, obj, args, kwargs);
    }

    @PyMethod(value = "_compare_digest(a, b, /)", doc = "Whether a and b are equal, in a time that does not depend "
            + "on their contents.")
    static boolean compareDigestOf(ThreadState ts, Object a, Object b) {
        return Digests.equal(ts, a, b);
    }
}
