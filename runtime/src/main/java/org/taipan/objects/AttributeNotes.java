package org.taipan.objects;

/**
 * What accesses to attributes amount to for objects of one shape, by name: for places in the code that see more shapes than
 * an inline cache holds. What a note says, and whether it still holds, is its reader's business.
 *
 * <p><b>Concurrency.</b> No locks: notes are immutable, and a race loses one, which is then made again.
 */
public final class AttributeNotes {
    private static final int SMALLEST = 8, LARGEST = 128;
    /** So many notes are made at most: a class that changes all the time is not worth more. */
    private static final int MOST = 2000;

    private static final class Note {
        final String name;
        final Object value;

        Note(String name, Object value) {
            this.name = name;
            this.value = value;
        }
    }

    /** Each note is in the place that its name's hash says, or nowhere. */
    private volatile Note[] table = new Note[SMALLEST];
    private int made;

    /** What is known of an attribute, or null. */
    public Object get(String name) {
        Note[] t = table;
        Note n = t[name.hashCode() & t.length - 1];
        return n != null && (n.name == name || n.name.equals(name)) ? n.value : null;
    }

    public void put(String name, Object value) {
        if (made >= MOST) {
            return;
        }
        made++;
        Note[] t = table;
        Note other = t[name.hashCode() & t.length - 1];
        while (other != null && !other.name.equals(name) && t.length < LARGEST) {
            t = doubled(t);
            other = t[name.hashCode() & t.length - 1];
        }
        t[name.hashCode() & t.length - 1] = new Note(name, value);
        table = t;
    }

    private static Note[] doubled(Note[] t) {
        Note[] larger = new Note[2 * t.length];
        for (Note n : t) {
            if (n != null) {
                larger[n.name.hashCode() & larger.length - 1] = n;
            }
        }
        return larger;
    }
}
