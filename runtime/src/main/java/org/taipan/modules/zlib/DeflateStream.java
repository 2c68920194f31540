package org.taipan.modules.zlib;

import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import org.taipan.modules.binary.Checksums;
import org.taipan.ops.Errors;
import org.taipan.types.codecs.ByteSink;

/**
 * A compressor: the JDK's, in the container that the window bits ask for. The JDK always uses the largest window and
 * memory level, and its default strategy for {@code Z_RLE} and {@code Z_FIXED}. Not for several threads at once.
 */
final class DeflateStream {
    /** So much input is kept for {@link #copy}. */
    private static final int COPY_LIMIT = 1 << 20;

    private record Event(byte[] data, int flush) {
    }

    private final int level;
    private final int windowBits;
    private final int strategy;
    private final byte[] dictionary;
    private final Deflater deflater;
    private final boolean gzip;
    private final List<Event> events = new ArrayList<>();
    private int kept;
    private int crc;
    private int length;
    private boolean started;
    private boolean finished;

    private DeflateStream(int level, int windowBits, int strategy, byte[] dictionary) {
        this.level = level;
        this.windowBits = windowBits;
        this.strategy = strategy;
        this.dictionary = dictionary;
        gzip = windowBits > 15;
        deflater = new Deflater(level, windowBits < 0 || gzip);
        deflater.setStrategy(strategy == 1 ? Deflater.FILTERED : strategy == 2 ? Deflater.HUFFMAN_ONLY
                : Deflater.DEFAULT_STRATEGY);
        if (dictionary != null) {
            deflater.setDictionary(dictionary);
        }
    }

    /** A compressor, or null if an option is out of range. */
    static DeflateStream open(int level, int method, int windowBits, int memLevel, int strategy, byte[] dictionary) {
        int bits = windowBits < 0 ? -windowBits : windowBits > 15 ? windowBits - 16 : windowBits;
        boolean ok = method == 8 && level >= -1 && level <= 9 && memLevel >= 1 && memLevel <= 9 && strategy >= 0
                && strategy <= 4 && bits >= 8 && bits <= 15 && !(bits == 8 && (windowBits < 0 || windowBits > 15));
        return ok ? new DeflateStream(level, windowBits, strategy, dictionary) : null;
    }

    boolean isFinished() {
        return finished;
    }

    /** Compresses {@code data}, then flushes as asked ({@code Z_NO_FLUSH} … {@code Z_BLOCK}). */
    byte[] deflate(byte[] data, int flush) {
        if (kept <= COPY_LIMIT) {
            kept += data.length;
            events.add(new Event(data, flush));
            if (kept > COPY_LIMIT) {
                events.clear();
            }
        }
        ByteSink out = new ByteSink(data.length / 2 + 64);
        if (gzip) {
            if (!started) {
                out.add(0x1F).add(0x8B).add(8).add(0).add(0).add(0).add(0).add(0).add(level == 9 ? 2 : level == 1 ? 4 : 0)
                        .add(3);
                started = true;
            }
            crc = (int) Checksums.crc32(data, crc);
            length += data.length;
        }
        deflater.setInput(data);
        if (flush == ZlibModule.FINISH) {
            deflater.finish();
        }
        int mode = flush == 0 || flush == ZlibModule.FINISH ? Deflater.NO_FLUSH
                : flush == 3 ? Deflater.FULL_FLUSH : Deflater.SYNC_FLUSH;
        byte[] buffer = new byte[8192];
        int n;
        do {
            n = deflater.deflate(buffer, 0, buffer.length, mode);
            out.add(buffer, 0, n);
        } while (n == buffer.length || n > 0 && flush == ZlibModule.FINISH && !deflater.finished());
        if (flush == ZlibModule.FINISH) {
            if (gzip) {
                for (int shift = 0; shift < 32; shift += 8) {
                    out.add(crc >> shift);
                }
                for (int shift = 0; shift < 32; shift += 8) {
                    out.add(length >> shift);
                }
            }
            finished = true;
            deflater.end();
        }
        return out.toByteArray();
    }

    /** A compressor in the same state, made by compressing the same input again. */
    DeflateStream copy() {
        if (kept > COPY_LIMIT) {
            throw Errors.notImplementedError("copying a compressor after more than 1 MiB of input");
        }
        DeflateStream twin = new DeflateStream(level, windowBits, strategy, dictionary);
        for (Event e : events) {
            twin.deflate(e.data, e.flush);
        }
        return twin;
    }
}
