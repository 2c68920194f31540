package org.taipan.modules.lzma;

import org.taipan.types.codecs.ByteSink;
import org.tukaani.xz.simple.SimpleFilter;

/** What undoes the filters before LZMA2: delta and those for machine code. */
final class FilterChain {
    /** One filter, with the bytes that it cannot convert yet. */
    private static final class Stage {
        final SimpleFilter filter;
        final int distance;
        final byte[] history = new byte[256];
        int historyAt;
        byte[] pending = {};

        Stage(FilterSpec spec) throws LzmaFailure {
            filter = spec.id() == LzmaModule.FILTER_DELTA ? null : spec.simpleFilter();
            distance = spec.distance();
        }

        byte[] run(byte[] data, boolean last) {
            if (filter == null) {
                for (int i = 0; i < data.length; i++) {
                    data[i] += history[historyAt - distance & 0xFF];
                    history[historyAt++ & 0xFF] = data[i];
                    historyAt &= 0xFF;
                }
                return data;
            }
            byte[] all = java.util.Arrays.copyOf(pending, pending.length + data.length);
            System.arraycopy(data, 0, all, pending.length, data.length);
            int done = all.length == 0 ? 0 : filter.code(all, 0, all.length);
            if (last) {
                done = all.length;
            }
            pending = java.util.Arrays.copyOfRange(all, done, all.length);
            return java.util.Arrays.copyOf(all, done);
        }
    }

    private final Stage[] stages;

    /** @param filters all of the stream, in its order; the last is LZMA2 and not undone here */
    FilterChain(FilterSpec[] filters) throws LzmaFailure {
        stages = new Stage[filters.length - 1];
        for (int i = 0; i < stages.length; i++) {
            stages[i] = new Stage(filters[stages.length - 1 - i]);
        }
    }

    byte[] run(ByteSink decoded, boolean last) {
        byte[] data = decoded.take();
        for (Stage s : stages) {
            data = s.run(data, last);
        }
        return data;
    }
}
