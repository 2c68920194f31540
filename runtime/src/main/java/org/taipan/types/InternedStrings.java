package org.taipan.types;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import org.taipan.objects.Interpreter;
import org.taipan.objects.ThreadState;

/**
 * The strings that a program interned with {@code sys.intern}. Java interns names and literals too and cannot be asked
 * whether it did without doing it.
 */
public final class InternedStrings {
    private final Map<String, Boolean> strings = Collections.synchronizedMap(new WeakHashMap<>());

    private InternedStrings(Interpreter interp) {
    }

    public static InternedStrings of(ThreadState ts) {
        return ts.interp.state(InternedStrings.class, InternedStrings::new);
    }

    /** The one string of that text. */
    public String intern(String s) {
        String one = s.intern();
        strings.put(one, Boolean.TRUE);
        return one;
    }

    /** Whether this very string came from {@link #intern}. */
    public boolean contains(String s) {
        return strings.containsKey(s) && s.intern() == s;
    }
}
