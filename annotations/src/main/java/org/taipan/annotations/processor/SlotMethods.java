package org.taipan.annotations.processor;

import java.util.HashMap;
import java.util.Map;

/**
 * The special methods that become slot wrappers, with the text signatures and docs that CPython's table of slots
 * ({@code slotdefs} in {@code Objects/typeobject.c}) gives them.
 */
final class SlotMethods {
    /** A slot: the parameters after {@code self} in Argument Clinic notation, without the final slash, and the doc. */
    record Slot(String name, String params, String doc) {
        Signature signature() {
            String list = params.isEmpty() || params.startsWith("*") ? params : params + ", /";
            try {
                return Signature.parse(name + "(" + list + ")");
            } catch (Signature.Malformed e) {
                throw new AssertionError(name, e);
            }
        }
    }

    /** The comparisons in the order of {@code Py_LT} … {@code Py_GE}. */
    static final String[] COMPARISONS = {"__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__"};

    private static final Map<String, Slot> SLOTS = new HashMap<>();

    static {
        add("__repr__", "", "Return repr(self).");
        add("__hash__", "", "Return hash(self).");
        add("__str__", "", "Return str(self).");
        add("__call__", "*args, **kwargs", "Call self as a function.");
        add("__getattribute__", "name", "Return getattr(self, name).");
        add("__getattr__", "name", "Implement getattr(self, name).");
        add("__setattr__", "name, value", "Implement setattr(self, name, value).");
        add("__delattr__", "name", "Implement delattr(self, name).");
        String[] operators = {"<", "<=", "==", "!=", ">", ">="};
        for (int i = 0; i < operators.length; i++) {
            add(COMPARISONS[i], "value", "Return self" + operators[i] + "value.");
        }
        add("__iter__", "", "Implement iter(self).");
        add("__next__", "", "Implement next(self).");
        add("__get__", "instance, owner=None", "Return an attribute of instance, which is of type owner.");
        add("__set__", "instance, value", "Set an attribute of instance to value.");
        add("__delete__", "instance", "Delete an attribute of instance.");
        add("__new__", "*args, **kwargs",
                "Create and return a new object.  See help(type) for accurate signature.");
        add("__init__", "*args, **kwargs", "Initialize self.  See help(type(self)) for accurate signature.");
        add("__del__", "", "Called when the instance is about to be destroyed.");
        add("__buffer__", "flags", "Return a buffer object that exposes the underlying memory of the object.");
        add("__release_buffer__", "buffer",
                "Release the buffer object that exposes the underlying memory of the object.");
        add("__await__", "", "Return an iterator to be used in await expression.");
        add("__aiter__", "", "Return an awaitable, that resolves in asynchronous iterator.");
        add("__anext__", "", "Return a value or raise StopAsyncIteration.");
        String[] binary = {"add +", "sub -", "mul *", "mod %", "lshift <<", "rshift >>", "and &", "xor ^", "or |",
            "floordiv //", "truediv /", "matmul @"};
        for (String entry : binary) {
            String name = entry.substring(0, entry.indexOf(' '));
            String op = entry.substring(entry.indexOf(' ') + 1);
            add("__" + name + "__", "value", "Return self" + op + "value.");
            add("__r" + name + "__", "value", "Return value" + op + "self.");
            add("__i" + name + "__", "value", "Return self" + op + "=value.");
        }
        add("__ipow__", "value", "Return self**=value.");
        add("__divmod__", "value", "Return divmod(self, value).");
        add("__rdivmod__", "value", "Return divmod(value, self).");
        add("__pow__", "value, mod=None", "Return pow(self, value, mod).");
        add("__rpow__", "value, mod=None", "Return pow(value, self, mod).");
        add("__neg__", "", "-self");
        add("__pos__", "", "+self");
        add("__abs__", "", "abs(self)");
        add("__bool__", "", "True if self else False");
        add("__invert__", "", "~self");
        add("__int__", "", "int(self)");
        add("__float__", "", "float(self)");
        add("__index__", "",
                "Return self converted to an integer, if self is suitable for use as an index into a list.");
        add("__len__", "", "Return len(self).");
        add("__getitem__", "key", "Return self[key].");
        add("__setitem__", "key, value", "Set self[key] to value.");
        add("__delitem__", "key", "Delete self[key].");
        add("__contains__", "key", "Return bool(key in self).");
    }

    private SlotMethods() {
    }

    private static void add(String name, String params, String doc) {
        SLOTS.put(name, new Slot(name, params, doc));
    }

    /** The slot of that name, or null. */
    static Slot get(String name) {
        return SLOTS.get(name);
    }
}
