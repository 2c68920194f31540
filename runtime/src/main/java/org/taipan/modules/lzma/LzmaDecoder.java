package org.taipan.modules.lzma;

import java.util.Arrays;
import org.taipan.types.codecs.ByteSink;

/**
 * Decodes LZMA symbols from a piece of input. The model (probabilities, state, dictionary) lives on between pieces; when
 * a symbol needs more bytes than there are, everything is as it was before that symbol.
 */
final class LzmaDecoder {
    /** What ended a run. */
    enum Outcome { NEEDS_INPUT, LIMIT, END_MARKER }

    /** No symbol takes more input. */
    private static final int MAX_SYMBOL = 21;
    private static final int TOP = 1 << 24;
    private static final int MODEL_BITS = 11;
    private static final int INITIAL = 1 << MODEL_BITS - 1;

    // Where the parts of the model start.
    private static final int IS_MATCH = 0, IS_REP = 192, IS_REP0 = 204, IS_REP1 = 216, IS_REP2 = 228;
    private static final int IS_REP0_LONG = 240, SLOTS = 432, SPECIAL = 688, ALIGN = 802, LENGTH = 818;
    private static final int REP_LENGTH = LENGTH + 514, LITERALS = REP_LENGTH + 514;
    /** In a length coder: choices, then low and middle trees a position state, then the high tree. */
    private static final int LOW = 2, MIDDLE = 130, HIGH = 258;

    private final int dictionarySize;
    private byte[] dictionary;
    private int position;
    private boolean wrapped;
    private short[] model = {};
    private int lc, lp, pb;
    private int state;
    private int rep0, rep1, rep2, rep3;
    private long total;

    private int range;
    private int code;
    byte[] input;
    int in;
    int inEnd;
    private boolean short_;

    LzmaDecoder(int dictionarySize) {
        this.dictionarySize = Math.max(dictionarySize, 4096);
        this.dictionary = new byte[Math.min(this.dictionarySize, 1 << 16)];
    }

    void properties(int newLc, int newLp, int newPb) {
        lc = newLc;
        lp = newLp;
        pb = newPb;
        resetState();
    }

    void resetState() {
        model = new short[LITERALS + (0x300 << lc + lp)];
        Arrays.fill(model, (short) INITIAL);
        state = 0;
        rep0 = 0;
        rep1 = 0;
        rep2 = 0;
        rep3 = 0;
    }

    void resetDictionary() {
        position = 0;
        wrapped = false;
        total = 0;
    }

    /** Starts the range coder with five bytes; false if they are not valid. */
    boolean start(byte[] bytes, int at) {
        range = -1;
        code = 0;
        for (int i = 1; i < 5; i++) {
            code = code << 8 | bytes[at + i] & 0xFF;
        }
        return bytes[at] == 0;
    }

    /** Whether the range coder is where a finished one is. */
    boolean isAtEnd() {
        return code == 0;
    }

    // ---- the dictionary -----------------------------------------------------------------------------------------------

    void put(int b, ByteSink out) {
        if (position == dictionary.length) {
            if (dictionary.length < dictionarySize) {
                dictionary = Arrays.copyOf(dictionary, (int) Math.min((long) dictionary.length * 2, dictionarySize));
            } else {
                position = 0;
                wrapped = true;
            }
        }
        dictionary[position++] = (byte) b;
        total++;
        out.add(b);
    }

    private int back(int distance) {
        int i = position - distance - 1;
        return dictionary[i >= 0 ? i : i + dictionary.length] & 0xFF;
    }

    private boolean reaches(int distance) {
        return distance >= 0 && (distance < position || wrapped && distance < dictionary.length);
    }

    // ---- the range coder ----------------------------------------------------------------------------------------------

    private int next() {
        if (in >= inEnd) {
            short_ = true;
            return 0;
        }
        return input[in++] & 0xFF;
    }

    private void normalize() {
        if (Integer.compareUnsigned(range, TOP) < 0) {
            range <<= 8;
            code = code << 8 | next();
        }
    }

    private int bit(int index) {
        normalize();
        int p = model[index];
        int bound = (range >>> MODEL_BITS) * p;
        if (Integer.compareUnsigned(code, bound) < 0) {
            range = bound;
            model[index] = (short) (p + ((1 << MODEL_BITS) - p >> 5));
            return 0;
        }
        range -= bound;
        code -= bound;
        model[index] = (short) (p - (p >> 5));
        return 1;
    }

    private int tree(int base, int bits) {
        int m = 1;
        for (int i = 0; i < bits; i++) {
            m = m << 1 | bit(base + m);
        }
        return m - (1 << bits);
    }

    private int reverseTree(int base, int bits) {
        int m = 1;
        int value = 0;
        for (int i = 0; i < bits; i++) {
            int b = bit(base + m);
            m = m << 1 | b;
            value |= b << i;
        }
        return value;
    }

    private int direct(int bits) {
        int value = 0;
        for (int i = 0; i < bits; i++) {
            normalize();
            range >>>= 1;
            int below = code - range >>> 31;
            code -= range & below - 1;
            value = value << 1 | 1 - below;
        }
        return value;
    }

    // ---- symbols ------------------------------------------------------------------------------------------------------

    /** A copy of everything a symbol changes. */
    private record Snapshot(short[] model, int state, int rep0, int rep1, int rep2, int rep3, int range, int code, int in) {
    }

    private Snapshot snapshot() {
        return new Snapshot(model.clone(), state, rep0, rep1, rep2, rep3, range, code, in);
    }

    private void restore(Snapshot s) {
        model = s.model;
        state = s.state;
        rep0 = s.rep0;
        rep1 = s.rep1;
        rep2 = s.rep2;
        rep3 = s.rep3;
        range = s.range;
        code = s.code;
        in = s.in;
    }

    /**
     * Decodes until {@code count} bytes have come.
     *
     * @param most the end of the stream, as a count: a match may not lead beyond it
     * @param whole whether the input has all bytes of these symbols: then running out of it is an error
     */
    Outcome decode(ByteSink out, long count, long most, boolean whole) throws LzmaFailure {
        long goal = total + count;
        long end = total + most;
        while (total < goal) {
            boolean careful = inEnd - in < MAX_SYMBOL;
            Snapshot before = careful && !whole ? snapshot() : null;
            int length = symbol();
            if (short_) {
                short_ = false;
                if (before == null) {
                    throw LzmaFailure.DATA;
                }
                restore(before);
                return Outcome.NEEDS_INPUT;
            }
            if (length < 0) {
                normalize();
                if (short_) {
                    short_ = false;
                    if (before == null) {
                        throw LzmaFailure.DATA;
                    }
                    restore(before);
                    return Outcome.NEEDS_INPUT;
                }
                return Outcome.END_MARKER;
            }
            if (length == 0) {
                put(literal, out);
                continue;
            }
            if (!reaches(rep0) || total + length > end) {
                throw LzmaFailure.DATA;
            }
            for (int i = 0; i < length; i++) {
                put(back(rep0), out);
            }
        }
        return Outcome.LIMIT;
    }

    /** Reads what the range coder wants before the stream ends. */
    boolean settle() {
        if (Integer.compareUnsigned(range, TOP) < 0 && in >= inEnd) {
            return false;
        }
        normalize();
        return true;
    }

    private int literal;

    /** Decodes one symbol: the length of a match, 0 for a {@link #literal}, -1 for the end marker. */
    private int symbol() throws LzmaFailure {
        int positionState = (int) total & (1 << pb) - 1;
        if (bit(IS_MATCH + (state << 4) + positionState) == 0) {
            literal();
            return 0;
        }
        if (bit(IS_REP + state) == 0) {
            rep3 = rep2;
            rep2 = rep1;
            rep1 = rep0;
            int length = length(LENGTH, positionState);
            state = state < 7 ? 7 : 10;
            distance(length);
            return rep0 == -1 ? -1 : length;
        }
        if (!short_ && total == 0) {
            throw LzmaFailure.DATA;
        }
        if (bit(IS_REP0 + state) == 0) {
            if (bit(IS_REP0_LONG + (state << 4) + positionState) == 0) {
                state = state < 7 ? 9 : 11;
                return 1;
            }
        } else {
            int distance;
            if (bit(IS_REP1 + state) == 0) {
                distance = rep1;
            } else {
                if (bit(IS_REP2 + state) == 0) {
                    distance = rep2;
                } else {
                    distance = rep3;
                    rep3 = rep2;
                }
                rep2 = rep1;
            }
            rep1 = rep0;
            rep0 = distance;
        }
        int length = length(REP_LENGTH, positionState);
        state = state < 7 ? 8 : 11;
        return length;
    }

    private void literal() throws LzmaFailure {
        int previous = total == 0 ? 0 : back(0);
        int context = ((int) total & (1 << lp) - 1) << lc | previous >>> 8 - lc;
        int base = LITERALS + 0x300 * context;
        int m = 1;
        if (state >= 7) {
            if (!reaches(rep0)) {
                throw LzmaFailure.DATA;
            }
            int match = back(rep0);
            int offset = 0x100;
            while (m < 0x100) {
                match <<= 1;
                int matchBit = match & offset;
                int b = bit(base + offset + matchBit + m);
                m = m << 1 | b;
                offset &= b == 0 ? ~matchBit : matchBit;
            }
        } else {
            while (m < 0x100) {
                m = m << 1 | bit(base + m);
            }
        }
        literal = m & 0xFF;
        state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    }

    private int length(int base, int positionState) {
        if (bit(base) == 0) {
            return 2 + tree(base + LOW + (positionState << 3), 3);
        }
        if (bit(base + 1) == 0) {
            return 10 + tree(base + MIDDLE + (positionState << 3), 3);
        }
        return 18 + tree(base + HIGH, 8);
    }

    private void distance(int length) {
        int slot = tree(SLOTS + (Math.min(length - 2, 3) << 6), 6);
        if (slot < 4) {
            rep0 = slot;
            return;
        }
        int bits = (slot >> 1) - 1;
        rep0 = (2 | slot & 1) << bits;
        if (slot < 14) {
            rep0 += reverseTree(SPECIAL + rep0 - slot - 1, bits);
        } else {
            rep0 += direct(bits - 4) << 4;
            rep0 += reverseTree(ALIGN, 4);
        }
    }
}
