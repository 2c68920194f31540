package org.taipan.modules;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.BinaryOp;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.ops.Number;
import org.taipan.ops.Obj;
import org.taipan.ops.Types;
import org.taipan.types.PyBaseObject;
import org.taipan.types.PyDict;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/** The functions of {@code builtins}; its types and constants are entered by {@link BuiltinsNamespace}. */
@PyModuleDef(name = "builtins", doc = "Built-in functions, types, exceptions, and other objects.\n\n"
        + "This module provides direct access to all 'built-in'\n"
        + "identifiers of Python; for example, builtins.len is\n"
        + "the full name for the built-in function len().\n\n"
        + "This module is not normally accessed explicitly by most\n"
        + "applications, but can be useful in modules that provide\n"
        + "objects with the same name as a builtin and need it as well.")
public final class BuiltinsModule {
    private BuiltinsModule() {
    }

    // ---- objects --------------------------------------------------------------------------------------------------

    @PyMethod(value = "callable(obj, /)", doc = "Return whether the object is callable.")
    static boolean callable(Object obj) {
        return Call.isCallable(obj);
    }

    @PyMethod(value = "hash(obj, /)", doc = "Return the hash value for the given object.")
    static long hash(ThreadState ts, Object obj) {
        return Obj.hash(ts, obj);
    }

    @PyMethod(value = "id(obj, /)", doc = "Return the identity of an object.")
    static Object id(ThreadState ts, Object obj) {
        return Obj.id(ts, obj);
    }

    @PyMethod(value = "len(obj, /)", doc = "Return the number of items in a container.")
    static long len(ThreadState ts, Object obj) {
        return Obj.length(ts, obj);
    }

    @PyMethod(value = "repr(obj, /)", doc = "Return the canonical string representation of the object.")
    static Object repr(ThreadState ts, Object obj) {
        return Obj.repr(ts, obj);
    }

    @PyMethod(value = "ascii(obj, /)", doc = "Return an ASCII-only representation of an object.")
    static Object ascii(ThreadState ts, Object obj) {
        return Obj.ascii(ts, obj);
    }

    @PyMethod(value = "format(value, format_spec='', /)", doc = "Return type(value).__format__(value, format_spec).")
    static Object format(ThreadState ts, Object value, Object spec) {
        if (!PyStr.check(spec)) {
            throw Errors.typeError("format() argument 2 must be str, not " + Obj.typeName(spec));
        }
        return Obj.format(ts, value, spec);
    }

    @PyMethod(value = "isinstance(obj, class_or_tuple, /)",
            doc = "Return whether an object is an instance of a class or of a subclass thereof.")
    static boolean isinstance(ThreadState ts, Object obj, Object cls) {
        return Types.isInstance(ts, obj, cls);
    }

    @PyMethod(value = "issubclass(cls, class_or_tuple, /)",
            doc = "Return whether 'cls' is derived from another class or is the same class.")
    static boolean issubclass(ThreadState ts, Object cls, Object parents) {
        return Types.isSubclass(ts, cls, parents);
    }

    // ---- attributes -------------------------------------------------------------------------------------------------

    @PyMethod("getattr(object, name, default=<unrepresentable>, /)")
    static Object getattr(ThreadState ts, Object object, Object name, Object otherwise) {
        String n = PyBaseObject.attributeName(name);
        if (otherwise == null) {
            return Attr.get(ts, object, n);
        }
        Object v = Attr.lookup(ts, object, n);
        return v == null ? otherwise : v;
    }

    @PyMethod(value = "hasattr(obj, name, /)", doc = "Return whether the object has an attribute with the given name.")
    static boolean hasattr(ThreadState ts, Object obj, Object name) {
        return Attr.lookup(ts, obj, PyBaseObject.attributeName(name)) != null;
    }

    @PyMethod(value = "setattr(obj, name, value, /)", doc = "Sets the named attribute on the given object.")
    static void setattr(ThreadState ts, Object obj, Object name, Object value) {
        Attr.set(ts, obj, PyBaseObject.attributeName(name), value);
    }

    @PyMethod(value = "delattr(obj, name, /)", doc = "Deletes the named attribute from the given object.")
    static void delattr(ThreadState ts, Object obj, Object name) {
        Attr.delete(ts, obj, PyBaseObject.attributeName(name));
    }

    @PyMethod(value = "dir(object=<unrepresentable>, /)", doc = "The names in the current scope, or an object's attributes.")
    static Object dir(ThreadState ts, Object object) {
        return Namespaces.dir(ts, object);
    }

    @PyMethod(value = "vars(object=<unrepresentable>, /)", doc = "The object's __dict__, or the local namespace.")
    static Object vars(ThreadState ts, Object object) {
        return Namespaces.vars(ts, object);
    }

    @PyMethod(value = "globals()", doc = "Return the dictionary containing the current scope's global variables.")
    static Object globals(ThreadState ts) {
        return Namespaces.globals(ts);
    }

    @PyMethod(value = "locals()", doc = "Return a dictionary containing the current scope's local variables.")
    static Object locals(ThreadState ts) {
        return Namespaces.locals(ts);
    }

    // ---- numbers ----------------------------------------------------------------------------------------------------

    @PyMethod(value = "abs(x, /)", doc = "Return the absolute value of the argument.")
    static Object abs(ThreadState ts, Object x) {
        return Number.absolute(ts, x);
    }

    @PyMethod(value = "divmod(x, y, /)", doc = "Return the tuple (x//y, x%y).  Invariant: div*y + mod == x.")
    static Object divmod(ThreadState ts, Object x, Object y) {
        return BinaryOp.DIVMOD.apply(ts, x, y);
    }

    @PyMethod(value = "pow(base, exp, mod=None)", doc = "Equivalent to base**exp, or base**exp % mod.")
    static Object pow(ThreadState ts, Object base, Object exp, Object mod) {
        return Number.power(ts, base, exp, mod);
    }

    @PyMethod(value = "round(number, ndigits=None)", doc = "Round a number to a given precision in decimal digits.")
    static Object round(ThreadState ts, Object number, Object ndigits) {
        Object slot = PyObject.typeOf(number).slot(Slot.ROUND);
        if (slot == null) {
            throw Errors.typeError("type " + Obj.typeName(number) + " doesn't define __round__ method");
        }
        return ndigits == PyNone.NONE ? Call.method(ts, slot, number) : Call.method(ts, slot, number, ndigits);
    }

    @PyMethod(value = "bin(number, /)", doc = "Return the binary representation of an integer.")
    static Object bin(ThreadState ts, Object number) {
        return inBase(ts, number, 2, "0b");
    }

    @PyMethod(value = "oct(number, /)", doc = "Return the octal representation of an integer.")
    static Object oct(ThreadState ts, Object number) {
        return inBase(ts, number, 8, "0o");
    }

    @PyMethod(value = "hex(number, /)", doc = "Return the hexadecimal representation of an integer.")
    static Object hex(ThreadState ts, Object number) {
        return inBase(ts, number, 16, "0x");
    }

    private static Object inBase(ThreadState ts, Object number, int base, String prefix) {
        var n = PyLong.big(Number.index(ts, number));
        return (n.signum() < 0 ? "-" : "") + prefix + n.abs().toString(base);
    }

    @PyMethod(value = "chr(i, /)", doc = "Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.")
    static Object chr(ThreadState ts, Object i) {
        Object n = Number.index(ts, i);
        if (!(n instanceof Long l) || l < 0 || l > 0x10ffff) {
            throw Errors.valueError("chr() arg not in range(0x110000)");
        }
        int c = (int) (long) l;
        return c < 0x10000 && !Character.isSurrogate((char) c) ? String.valueOf((char) c)
                : PyStr.of(new String(Character.toChars(c)));
    }

    @PyMethod(value = "ord(c, /)", doc = "Return the Unicode code point for a one-character string.")
    static Object ord(ThreadState ts, Object c) {
        if (c instanceof String s && s.length() == 1) {
            return (long) s.charAt(0);
        }
        return Text.ord(ts, c);
    }

    // ---- iteration ----------------------------------------------------------------------------------------------------

    @PyMethod("iter(object, sentinel=<unrepresentable>, /)")
    static Object iter(ThreadState ts, Object object, Object sentinel) {
        if (sentinel == null) {
            Object it = Iter.iter(ts, object);
            if (it instanceof org.taipan.objects.NativeIterator n) {
                n.share();
            }
            return it;
        }
        if (!Call.isCallable(object)) {
            throw Errors.typeError("iter(v, w): v must be callable");
        }
        return new org.taipan.types.PyCallableIterator(object, sentinel);
    }

    @PyMethod("next(iterator, default=<unrepresentable>, /)")
    static Object next(ThreadState ts, Object iterator, Object otherwise) {
        return Iteration.next(ts, iterator, otherwise);
    }

    @PyMethod(value = "aiter(async_iterable, /)", doc = "Return an AsyncIterator for an AsyncIterable object.")
    static Object aiter(ThreadState ts, Object o) {
        Object slot = PyObject.typeOf(o).slot(Slot.AITER);
        if (slot == null) {
            throw Errors.typeError("'" + Obj.typeName(o) + "' object is not an async iterable");
        }
        Object it = Call.method(ts, slot, o);
        if (PyObject.typeOf(it).slot(Slot.ANEXT) == null) {
            throw Errors.typeError("aiter() returned not an async iterator of type '" + Obj.typeName(it) + "'");
        }
        return it;
    }

    @PyMethod(value = "anext(async_iterator, default=<unrepresentable>, /)",
            doc = "Return the next item from the async iterator.")
    static Object anext(ThreadState ts, Object iterator, Object otherwise) {
        Object slot = PyObject.typeOf(iterator).slot(Slot.ANEXT);
        if (slot == null) {
            throw Errors.typeError("'" + Obj.typeName(iterator) + "' object is not an async iterator");
        }
        Object awaitable = Call.method(ts, slot, iterator);
        return otherwise == null ? awaitable
                : new org.taipan.interpreter.PyAnextAwaitable(awaitable, otherwise);
    }

    @PyMethod(value = "all(iterable, /)", doc = "Return True if bool(x) is True for all values x in the iterable.")
    static boolean all(ThreadState ts, Object iterable) {
        return !Iteration.decides(ts, iterable, false);
    }

    @PyMethod(value = "any(iterable, /)", doc = "Return True if bool(x) is True for any x in the iterable.")
    static boolean any(ThreadState ts, Object iterable) {
        return Iteration.decides(ts, iterable, true);
    }

    @PyMethod(value = "sum(iterable, /, start=0)", doc = "Return the sum of a 'start' value plus an iterable of numbers.")
    static Object sum(ThreadState ts, Object iterable, Object start) {
        return Iteration.sum(ts, iterable, start);
    }

    @PyMethod(value = "max(*args, key=None, default=<unrepresentable>)", doc =
            "max(iterable, *[, default=obj, key=func]) -> value\nmax(arg1, arg2, *args, *[, key=func]) -> value\n\n"
            + "Return the largest item of the iterable, or the default if it is empty,\n"
            + "or the largest of two or more arguments.")
    static Object max(ThreadState ts, Object[] args, Object key, Object otherwise) {
        return Iteration.extreme(ts, "max", Slot.GT, args, key, otherwise);
    }

    @PyMethod(value = "min(*args, key=None, default=<unrepresentable>)", doc =
            "min(iterable, *[, default=obj, key=func]) -> value\nmin(arg1, arg2, *args, *[, key=func]) -> value\n\n"
            + "Return the smallest item of the iterable, or the default if it is empty,\n"
            + "or the smallest of two or more arguments.")
    static Object min(ThreadState ts, Object[] args, Object key, Object otherwise) {
        return Iteration.extreme(ts, "min", Slot.LT, args, key, otherwise);
    }

    @PyMethod(value = "sorted(iterable, /, *, key=None, reverse=False)",
            doc = "Return a new list containing all items from the iterable in ascending order.")
    static Object sorted(ThreadState ts, Object iterable, Object key, Object reverse) {
        org.taipan.types.PyList list = org.taipan.types.PyList.copyOf(ts, iterable);
        list.sortBy(ts, key == PyNone.NONE ? null : key, Obj.isTrue(ts, reverse));
        return list;
    }

    // ---- text ---------------------------------------------------------------------------------------------------------

    @PyMethod(value = "print(*args, sep=' ', end='\\n', file=None, flush=False)",
            doc = "Prints the values to a stream, or to sys.stdout by default.")
    static void print(ThreadState ts, Object[] args, Object sep, Object end, Object file, Object flush) {
        Text.print(ts, args, sep, end, file, flush);
    }

    @PyMethod(value = "input(prompt='', /)", doc = "Read a string from standard input.  The trailing newline is stripped.")
    static Object input(ThreadState ts, Object prompt) {
        return Text.input(ts, prompt);
    }

    @PyMethod(value = "breakpoint(*args, **kws)", doc = "Call sys.breakpointhook(*args, **kws).")
    static Object breakpoint(ThreadState ts, Object[] args, PyDict kws) {
        Object hook = ts.interp.sys.getStr("breakpointhook");
        if (hook == null) {
            throw Errors.runtimeError("lost sys.breakpointhook");
        }
        Audit.event(ts, "builtins.breakpoint", hook);
        return Call.withDict(ts, hook, args, kws);
    }

    // ---- code -----------------------------------------------------------------------------------------------------------

    @PyMethod(value = "compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)",
            doc = "Compile source into a code object that can be executed by exec() or eval().")
    static Object compile(ThreadState ts, Object source, Object filename, String mode, int flags, boolean dontInherit,
            int optimize, int featureVersion) {
        return CodeRunner.compile(ts, source, filename, mode, flags, dontInherit, optimize, featureVersion);
    }

    @PyMethod(value = "eval(source, /, globals=None, locals=None)",
            doc = "Evaluate the given source in the context of globals and locals.")
    static Object eval(ThreadState ts, Object source, Object globals, Object locals) {
        return CodeRunner.eval(ts, source, globals, locals);
    }

    @PyMethod(value = "exec(source, /, globals=None, locals=None, *, closure=None)",
            doc = "Execute the given source in the context of globals and locals.")
    static void exec(ThreadState ts, Object source, Object globals, Object locals, Object closure) {
        CodeRunner.exec(ts, source, globals, locals, closure);
    }

    @PyMethod("__build_class__(func, name, /, *bases, metaclass=<unrepresentable>, **kwds)")
    static Object __build_class__(ThreadState ts, Object func, Object name, Object[] bases, Object metaclass,
            PyDict kwds) {
        return org.taipan.interpreter.BuildClass.build(ts, func, name, bases, metaclass, kwds);
    }

    @PyMethod(value = "__import__(name, globals=None, locals=None, fromlist=<unrepresentable>, level=0)", doc = "Import a module.")
    static Object __import__(ThreadState ts, Object name, Object globals, Object locals, Object fromlist, int level) {
        return ImportName.importModule(ts, name, globals, fromlist, level);
    }
}
