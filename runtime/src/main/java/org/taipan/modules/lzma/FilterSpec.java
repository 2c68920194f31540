package org.taipan.modules.lzma;

import org.tukaani.xz.ARMOptions;
import org.tukaani.xz.ARMThumbOptions;
import org.tukaani.xz.DeltaOptions;
import org.tukaani.xz.FilterOptions;
import org.tukaani.xz.IA64Options;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.PowerPCOptions;
import org.tukaani.xz.SPARCOptions;
import org.tukaani.xz.UnsupportedOptionsException;
import org.tukaani.xz.X86Options;
import org.tukaani.xz.simple.ARM;
import org.tukaani.xz.simple.ARMThumb;
import org.tukaani.xz.simple.IA64;
import org.tukaani.xz.simple.PowerPC;
import org.tukaani.xz.simple.SPARC;
import org.tukaani.xz.simple.SimpleFilter;
import org.tukaani.xz.simple.X86;

/**
 * One filter of a chain.
 *
 * @param lzma the options of LZMA1 and LZMA2, or null
 * @param distance of delta
 * @param start of machine code
 */
record FilterSpec(long id, LZMA2Options lzma, int distance, int start) {
    boolean isLzma() {
        return id == LzmaModule.FILTER_LZMA1 || id == LzmaModule.FILTER_LZMA2;
    }

    SimpleFilter simpleFilter() throws LzmaFailure {
        return switch ((int) id) {
            case 4 -> new X86(false, start);
            case 5 -> new PowerPC(false, start);
            case 6 -> new IA64(false, start);
            case 7 -> new ARM(false, start);
            case 8 -> new ARMThumb(false, start);
            case 9 -> new SPARC(false, start);
            default -> throw LzmaFailure.OPTIONS;
        };
    }

    /** For the encoder. */
    FilterOptions options() throws UnsupportedOptionsException {
        if (isLzma()) {
            return lzma;
        }
        if (id == LzmaModule.FILTER_DELTA) {
            return new DeltaOptions(distance);
        }
        return switch ((int) id) {
            case 4 -> {
                X86Options o = new X86Options();
                o.setStartOffset(start);
                yield o;
            }
            case 5 -> {
                PowerPCOptions o = new PowerPCOptions();
                o.setStartOffset(start);
                yield o;
            }
            case 6 -> {
                IA64Options o = new IA64Options();
                o.setStartOffset(start);
                yield o;
            }
            case 7 -> {
                ARMOptions o = new ARMOptions();
                o.setStartOffset(start);
                yield o;
            }
            case 8 -> {
                ARMThumbOptions o = new ARMThumbOptions();
                o.setStartOffset(start);
                yield o;
            }
            default -> {
                SPARCOptions o = new SPARCOptions();
                o.setStartOffset(start);
                yield o;
            }
        };
    }

    /** The filter that its encoded properties describe. */
    static FilterSpec decode(long id, byte[] properties) throws LzmaFailure {
        try {
            if (id == LzmaModule.FILTER_LZMA2) {
                int bits = properties.length == 1 ? properties[0] & 0xFF : 41;
                if (bits > 40) {
                    throw LzmaFailure.OPTIONS;
                }
                long size = bits == 40 ? 0xFFFFFFFFL : (2L | bits & 1) << bits / 2 + 11;
                LZMA2Options o = new LZMA2Options();
                o.setDictSize((int) Math.min(size, LZMA2Options.DICT_SIZE_MAX));
                return new FilterSpec(id, o, 0, 0);
            }
            if (id == LzmaModule.FILTER_LZMA1 && properties.length == 5) {
                int p = properties[0] & 0xFF;
                LZMA2Options o = new LZMA2Options();
                o.setLcLp(p % 9, p / 9 % 5);
                o.setPb(p / 45);
                o.setDictSize((int) Math.min(Math.max(u32(properties, 1), LZMA2Options.DICT_SIZE_MIN),
                        LZMA2Options.DICT_SIZE_MAX));
                return new FilterSpec(id, o, 0, 0);
            }
        } catch (UnsupportedOptionsException e) {
            throw LzmaFailure.OPTIONS;
        }
        if (id == LzmaModule.FILTER_DELTA && properties.length == 1) {
            return new FilterSpec(id, null, (properties[0] & 0xFF) + 1, 0);
        }
        if (id >= 4 && id <= 9 && (properties.length == 0 || properties.length == 4)) {
            return new FilterSpec(id, null, 0, properties.length == 0 ? 0 : (int) u32(properties, 0));
        }
        throw LzmaFailure.OPTIONS;
    }

    private static long u32(byte[] b, int i) {
        return b[i] & 0xFF | (b[i + 1] & 0xFF) << 8 | (b[i + 2] & 0xFF) << 16 | (b[i + 3] & 0xFFL) << 24;
    }

    /** The properties as a container holds them. */
    byte[] encode() {
        if (id == LzmaModule.FILTER_LZMA2) {
            int bits = 0;
            while (bits < 40 && (2L | bits & 1) << bits / 2 + 11 < lzma.getDictSize()) {
                bits++;
            }
            return new byte[] {(byte) bits};
        }
        if (id == LzmaModule.FILTER_LZMA1) {
            int d = lzma.getDictSize();
            return new byte[] {(byte) ((lzma.getPb() * 5 + lzma.getLp()) * 9 + lzma.getLc()), (byte) d, (byte) (d >> 8),
                (byte) (d >> 16), (byte) (d >> 24)};
        }
        if (id == LzmaModule.FILTER_DELTA) {
            return new byte[] {(byte) (distance - 1)};
        }
        return start == 0 ? new byte[0]
                : new byte[] {(byte) start, (byte) (start >> 8), (byte) (start >> 16), (byte) (start >> 24)};
    }
}
