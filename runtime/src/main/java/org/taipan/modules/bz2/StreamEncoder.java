package org.taipan.modules.bz2;

import org.taipan.types.codecs.ByteSink;

/** Writes a bzip2 stream: cuts the input into blocks after its first run-length coding. */
final class StreamEncoder {
    private final ByteSink out;
    private final BlockEncoder blocks;
    private final byte[] block;
    private int size;
    private int crc = -1;
    private int streamCrc;
    /** The byte of the run under way, or -1. */
    private int last = -1;
    private int run;

    StreamEncoder(ByteSink out, int level) {
        this.out = out;
        blocks = new BlockEncoder(out);
        block = new byte[level * 100_000 - 19];
        blocks.write(24, 0x425A68);
        blocks.write(8, '0' + level);
    }

    void write(byte[] data) {
        for (byte d : data) {
            int b = d & 0xFF;
            if (b != last || run == 255) {
                endRun();
                last = b;
            }
            run++;
        }
    }

    private void endRun() {
        if (run == 0) {
            return;
        }
        if (size > block.length - 5) {
            endBlock();
        }
        for (int i = 0; i < run; i++) {
            crc = Crc.update(crc, last);
        }
        for (int i = 0; i < Math.min(run, 4); i++) {
            block[size++] = (byte) last;
        }
        if (run >= 4) {
            block[size++] = (byte) (run - 4);
        }
        run = 0;
    }

    private void endBlock() {
        if (size > 0) {
            int c = ~crc;
            streamCrc = Integer.rotateLeft(streamCrc, 1) ^ c;
            blocks.block(block, size, c);
            size = 0;
            crc = -1;
        }
    }

    void finish() {
        endRun();
        endBlock();
        blocks.write(48, 0x177245385090L);
        blocks.write(32, streamCrc & 0xFFFFFFFFL);
        blocks.finish();
    }

    /** What has been written since the last time. */
    byte[] take() {
        return out.take();
    }
}
