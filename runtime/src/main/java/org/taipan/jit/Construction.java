package org.taipan.jit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.taipan.interpreter.Calls.ClassCall;
import org.taipan.interpreter.Executable;
import org.taipan.interpreter.Op;
import org.taipan.objects.PyMemberDescriptor;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.objects.PyWrapperDescriptor;
import org.taipan.objects.Shape;
import org.taipan.objects.Slot;
import org.taipan.types.PyNone;

/**
 * What an {@code __init__} amounts to that only stores arguments, constants and empty containers into attributes of a new
 * object, if objects of the class have always kept them in the same way: the shape of the object, and what is in it.
 * Nothing in such a method can fail, run Python code or see the object before it is complete.
 */
record Construction(Shape shape, List<Store> stores) {
    /** Where the value of an attribute comes from. */
    sealed interface Source {
    }

    record Parameter(int index) implements Source {
    }

    record Constant(Object value) implements Source {
    }

    /** An empty list or dict, by the name of what makes it. */
    record Empty(String maker) implements Source {
    }

    /** A value and the slot of its attribute, which the shape says more about. */
    record Store(int slot, Source value) {
    }

    /** So much is worth knowing; more is better left to the method itself. */
    private static final int MOST = 12;

    /** What a class that has an {@code __init__} makes; null if that is more than this. */
    static Construction of(ClassCall c) {
        PyType type = c.type();
        if (!(type.slot(Slot.SETATTR) instanceof PyWrapperDescriptor w) || w.owner != PyType.OBJECT) {
            return null;
        }
        Executable x = c.init().executable();
        Shape shape = type.rootShape();
        List<Store> stores = new ArrayList<>();
        Deque<Source> stack = new ArrayDeque<>();
        for (int pc = 0; pc < x.size(); pc++) {
            int ins = x.instruction(pc);
            int arg = ins >>> 8;
            switch (ins & 0xFF) {
                case Op.RESUME, Op.NOP -> {
                }
                case Op.LOAD_FAST -> stack.push(new Parameter(arg));
                case Op.LOAD_FAST_LOAD_FAST -> {
                    stack.push(new Parameter(ins >>> 12));
                    stack.push(new Parameter(arg & 15));
                }
                case Op.LOAD_CONST -> stack.push(new Constant(x.consts[arg]));
                case Op.BUILD_LIST, Op.BUILD_MAP -> {
                    if (arg != 0) {
                        return null;
                    }
                    stack.push(new Empty((ins & 0xFF) == Op.BUILD_LIST ? "list" : "dict"));
                }
                case Op.COPY -> {
                    // Of a container there is one, however many attributes it is the value of.
                    if (arg != 1 || stack.peek() instanceof Empty) {
                        return null;
                    }
                    stack.push(stack.peek());
                }
                case Op.STORE_ATTR, Op.STORE_ATTR_SLOT, Op.STORE_ATTR_CACHED, Op.STORE_ATTR_GENERIC -> {
                    Source object = stack.pop();
                    Source value = stack.pop();
                    shape = isSelf(object) && !isSelf(value) && stores.size() < MOST ? add(shape, x.names[arg], value, stores)
                            : null;
                    if (shape == null) {
                        return null;
                    }
                }
                case Op.RETURN_CONST -> {
                    return x.consts[arg] == PyNone.NONE && shape.isFresh() ? new Construction(shape, stores) : null;
                }
                default -> {
                    return null;
                }
            }
        }
        return null;
    }

    private static boolean isSelf(Source s) {
        return s instanceof Parameter p && p.index == 0;
    }

    private static Shape add(Shape shape, String name, Source value, List<Store> stores) {
        Object found = shape.type.lookup(name);
        PyType kind = found == null ? null : PyObject.typeOf(found);
        Shape next;
        int slot;
        if (kind != null && (kind.slot(Slot.SET) != null || kind.slot(Slot.DELETE) != null)) {
            if (!(found instanceof PyMemberDescriptor d) || d.slot < 0 || !shape.type.isSubtype(d.owner)) {
                return null;
            }
            slot = d.slot;
            next = shape.memberSuccessor(slot);
        } else {
            next = shape.type.hasDict ? shape.successor(name) : null;
            slot = next == null ? -1 : next.lastSlot();
        }
        if (next == null || isTwice(slot, stores)) {
            return null;
        }
        stores.add(new Store(slot, value));
        return next;
    }

    private static boolean isTwice(int slot, List<Store> stores) {
        return stores.stream().anyMatch(s -> s.slot == slot);
    }

    /** Whether a value is kept in a slot. */
    boolean hasSlots() {
        return stores.stream().anyMatch(s -> !shape.storage(s.slot).isPrimitive());
    }
}
