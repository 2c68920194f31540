package org.taipan.jit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.taipan.objects.PyType;
import org.taipan.objects.Shape;

/**
 * What has been asked already on every way to a point of the code, and need not be asked again: until Python code may have
 * run, an attribute has been added or removed, or a loop has gone round, so that what other threads do is seen in time.
 *
 * <p>An object's shape that another thread changes meanwhile does no harm: places of attributes keep their meaning in the
 * shapes that follow, and room for primitives never becomes less.
 */
final class Facts {
    /** Of a variable: the shape of its object, and whether it has been seen to have room for the shape's primitives. */
    record Known(Shape shape, boolean hasRoom) {
    }

    /** One of the things that a chain of guards asks: a shape or a type, and a version that goes with it. */
    record Guard(Object shapeOrType, Object version) {
    }

    private final Map<Integer, Known> objects = new HashMap<>();
    /** Of a variable: guards of which one holds for its object. */
    private final Map<Integer, Set<Guard>> among = new HashMap<>();
    /** The types of the objects of variables. */
    private final Map<Integer, PyType> types = new HashMap<>();
    /** Versions of types that were seen to be valid. */
    private final Set<Object> versions = new HashSet<>();

    Facts copy() {
        Facts f = new Facts();
        f.objects.putAll(objects);
        f.among.putAll(among);
        f.types.putAll(types);
        f.versions.addAll(versions);
        return f;
    }

    void clear() {
        objects.clear();
        among.clear();
        types.clear();
        versions.clear();
    }

    /** Whether that is the shape of a variable's object. */
    boolean has(int variable, Shape shape) {
        Known k = objects.get(variable);
        return k != null && k.shape() == shape;
    }

    boolean hasRoom(int variable, Shape shape) {
        Known k = objects.get(variable);
        return k != null && k.shape() == shape && k.hasRoom();
    }

    void shape(int variable, Shape shape, boolean hasRoom) {
        objects.put(variable, new Known(shape, hasRoom));
    }

    /** Guards of which one holds for a variable's object; null if nothing is known. */
    Set<Guard> among(int variable) {
        return among.get(variable);
    }

    void among(int variable, Set<Guard> guards) {
        among.put(variable, Set.copyOf(guards));
    }

    /** Notes the type of a variable's object; false if it was known. */
    boolean type(int variable, PyType type) {
        Known k = objects.get(variable);
        return (k == null || k.shape().type != type) && types.put(variable, type) != type;
    }

    /** A variable has another value. */
    void forget(int variable) {
        objects.remove(variable);
        among.remove(variable);
        types.remove(variable);
    }

    /** Notes that a version is valid; false if that was known. */
    boolean valid(Object version) {
        return versions.add(version);
    }

    /** Keeps what holds on another way, too; tells whether that changed anything. */
    boolean keep(Facts other) {
        boolean changed = objects.entrySet().retainAll(other.objects.entrySet())
                | types.entrySet().retainAll(other.types.entrySet());
        changed |= among.keySet().retainAll(other.among.keySet());
        for (var e : among.entrySet()) {
            Set<Guard> both = new HashSet<>(e.getValue());
            if (both.addAll(other.among.get(e.getKey()))) {
                e.setValue(both);
                changed = true;
            }
        }
        return versions.retainAll(other.versions) | changed;
    }
}
