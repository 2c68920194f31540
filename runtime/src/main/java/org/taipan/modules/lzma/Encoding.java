package org.taipan.modules.lzma;

import java.io.IOException;
import java.io.OutputStream;
import org.taipan.types.codecs.ByteSink;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.LZMAOutputStream;
import org.tukaani.xz.XZOutputStream;

/**
 * Writes a stream through XZ for Java. The encoder's tables are large for large dictionaries: input that turns out to be
 * small is kept until the end, and then gets a dictionary of its size.
 */
final class Encoding {
    private static final int SMALL = 1 << 20;

    private final int format;
    private final int check;
    private final FilterSpec[] filters;
    private final ByteSink out = new ByteSink(256);
    private ByteSink kept = new ByteSink(256);
    private FinishableOutputStream encoder;

    Encoding(int format, int check, FilterSpec[] filters) {
        this.format = format;
        this.check = check;
        this.filters = filters;
    }

    void write(byte[] data) throws IOException {
        if (encoder != null) {
            encoder.write(data);
            return;
        }
        kept.add(data);
        if (kept.size() > SMALL) {
            open();
        }
    }

    void finish() throws IOException {
        if (encoder == null) {
            shrink(kept.size());
            open();
        }
        encoder.finish();
    }

    byte[] take() {
        return out.take();
    }

    private void shrink(int size) throws IOException {
        LZMA2Options o = filters[filters.length - 1].lzma();
        int dictionary = Math.max(Integer.highestOneBit(Math.max(size, 1)) * 2, LZMA2Options.DICT_SIZE_MIN);
        if (dictionary < o.getDictSize()) {
            o.setDictSize(dictionary);
        }
    }

    private void open() throws IOException {
        OutputStream sink = new OutputStream() {
            @Override
            public void write(int b) {
                out.add(b);
            }

            @Override
            public void write(byte[] b, int from, int length) {
                out.add(b, from, from + length);
            }
        };
        FilterSpec last = filters[filters.length - 1];
        if (format == LzmaModule.FORMAT_XZ) {
            FilterOptions[] options = new FilterOptions[filters.length];
            for (int i = 0; i < options.length; i++) {
                options[i] = filters[i].options();
            }
            encoder = new XZOutputStream(sink, options, check);
        } else if (format == LzmaModule.FORMAT_ALONE) {
            encoder = new LZMAOutputStream(sink, last.lzma(), -1);
        } else if (last.id() == LzmaModule.FILTER_LZMA1) {
            encoder = new LZMAOutputStream(sink, last.lzma(), true);
        } else {
            encoder = new FinishableWrapperOutputStream(sink);
            for (int i = filters.length - 1; i >= 0; i--) {
                encoder = filters[i].options().getOutputStream(encoder);
            }
        }
        encoder.write(kept.take());
        kept = null;
    }
}
