package org.taipan.modules.lzma;

import org.taipan.types.codecs.ByteSink;

/** A chain of filters that ends in LZMA2, without a container. */
final class RawDecoding extends Decoding {
    private final ChunkDecoder chunks;
    private final FilterChain chain;

    RawDecoding(FilterSpec[] filters) throws LzmaFailure {
        chunks = new ChunkDecoder(filters[filters.length - 1].lzma().getDictSize());
        chain = new FilterChain(filters);
    }

    @Override
    boolean isFinished() {
        return chunks.isFinished();
    }

    @Override
    int check() {
        return LzmaModule.CHECK_NONE;
    }

    @Override
    boolean step(ByteSink out) throws LzmaFailure {
        if (chunks.isFinished()) {
            return false;
        }
        ByteSink decoded = new ByteSink(1 << 12);
        int used = chunks.step(input, at, decoded);
        if (used < 0) {
            return false;
        }
        at += used;
        out.add(chain.run(decoded, chunks.isFinished()));
        return true;
    }
}
