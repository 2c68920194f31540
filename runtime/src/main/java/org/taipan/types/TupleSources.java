package org.taipan.types;

import java.util.ArrayList;
import java.util.List;

/**
 * Where the items come from of the tuples that an iterator of {@code zip} or {@code enumerate} makes. Compiled loops that
 * take these tuples apart at once ask the sources themselves.
 */
public record TupleSources(List<Source> sources) {
    /** One item of each tuple. */
    public enum Source {
        /** The number that {@code enumerate} gives. */
        COUNT,
        /** A list of any kind. */
        LIST,
        /** A list that stores longs. */
        LONGS,
        /** A list that stores doubles. */
        DOUBLES,
        /** A list that has had no items yet. */
        EMPTY, TUPLE, RANGE,
        /** A list or tuple. */
        SEQUENCE;

        boolean isSequence() {
            return this != COUNT && this != RANGE;
        }

        public boolean isList() {
            return this == LIST || this == LONGS || this == DOUBLES || this == EMPTY;
        }
    }

    /** The sources of an iterator's next tuple; null if one is of another sort. */
    public static TupleSources of(Object iterator) {
        List<Source> sources = new ArrayList<>();
        if (iterator instanceof PyEnumerate e) {
            Object part = e.part();
            if (part == null) {
                return null;
            }
            sources.add(Source.COUNT);
            sources.add(source(part));
        } else if (iterator instanceof PyZip z && z.parts() != null) {
            for (Object part : z.parts()) {
                sources.add(source(part));
            }
        }
        return sources.isEmpty() || sources.contains(null) ? null : new TupleSources(List.copyOf(sources));
    }

    private static Source source(Object part) {
        return switch (part) {
            case ListIterator l when !l.isShared() -> {
                Class<?> kind = l.kind();
                yield kind == null ? Source.EMPTY : kind == long[].class ? Source.LONGS
                        : kind == double[].class ? Source.DOUBLES : Source.LIST;
            }
            case TupleIterator t when !t.isShared() -> Source.TUPLE;
            case RangeIterator r when !r.isShared() -> Source.RANGE;
            default -> null;
        };
    }

    /** The class of the iterator. */
    public Class<?> maker() {
        return sources.getFirst() == Source.COUNT ? PyEnumerate.class : PyZip.class;
    }

    /** Whether an iterator takes its items from sources like these. */
    public boolean fit(Object iterator) {
        Object[] parts = null;
        Object only = null;
        int first = 0;
        if (iterator instanceof PyEnumerate e) {
            only = e.part();
            first = 1;
        } else if (iterator instanceof PyZip z) {
            parts = z.parts();
        }
        if (parts == null ? only == null || sources.size() != 2 : parts.length != sources.size()) {
            return false;
        }
        for (int i = first; i < sources.size(); i++) {
            Source seen = source(parts == null ? only : parts[i]);
            if (seen == null || meet(seen, sources.get(i)) != sources.get(i)) {
                return false;
            }
        }
        return (sources.get(0) == Source.COUNT) == (first == 1);
    }

    /** Sources that stand for these and others; null if there are none. */
    public TupleSources meet(TupleSources other) {
        List<Source> met = new ArrayList<>();
        for (int i = 0; i < sources.size() && sources.size() == other.sources.size(); i++) {
            met.add(meet(sources.get(i), other.sources.get(i)));
        }
        return met.isEmpty() || met.contains(null) ? null : new TupleSources(List.copyOf(met));
    }

    private static Source meet(Source a, Source b) {
        if (a == b) {
            return a;
        }
        if (a == null || b == null || !a.isSequence() || !b.isSequence()) {
            return null;
        }
        if (!a.isList() || !b.isList()) {
            return Source.SEQUENCE;
        }
        return a == Source.EMPTY ? b : b == Source.EMPTY ? a : Source.LIST;
    }
}
