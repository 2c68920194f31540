package org.taipan.modules.cjk;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * The characters of a double-byte set, both ways. A code is {@code lead << 8 | trail}; no code is 0. Immutable once
 * built. Where two codes stand for one character the lower one encodes it, but for what {@link Builder#encode} names.
 */
final class CodeTable {
    /** No character, or no code. */
    static final int NONE = -1;

    /** By lead byte; null where a lead has no characters. A pair of characters is {@code first << 16 | second}. */
    private final int[][] rows = new int[256][];
    /** By {@code codePoint >> 8}, planes 0 to 2. */
    private final char[][] pages = new char[0x300][];
    private final Map<Integer, Integer> pairs = new HashMap<>();
    private final BitSet pairStarts = new BitSet();

    private CodeTable() {
    }

    /** The character of a code, or {@link #NONE}; see {@link #isPair}. */
    int decode(int lead, int trail) {
        int[] row = rows[lead];
        return row == null ? NONE : row[trail];
    }

    static boolean isPair(int decoded) {
        return decoded > Character.MAX_CODE_POINT;
    }

    /** The code of a character by itself, or {@link #NONE}. */
    int encode(int c) {
        if (c >= 0x30000) {
            return NONE;
        }
        char[] page = pages[c >> 8];
        int code = page == null ? 0 : page[c & 0xFF];
        return code == 0 ? NONE : code;
    }

    /** Whether a character may be the first of a pair that has a code of its own. */
    boolean startsPair(int c) {
        return pairStarts.get(c);
    }

    /** The code of two characters, or {@link #NONE}. */
    int encodePair(int first, int second) {
        return second > 0xFFFF ? NONE : pairs.getOrDefault(first << 16 | second, NONE);
    }

    /** Collects a table from one of the JDK's charsets and what is to differ from it. */
    static final class Builder {
        private final int[] characters = new int[0x10000];
        private final Map<Integer, Integer> preferred = new HashMap<>();

        /** Adds the two-byte codes of a charset that have no character yet. */
        Builder charset(String name) {
            CharsetDecoder decoder = Charset.forName(name).newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
            CharBuffer out = CharBuffer.allocate(4);
            for (int lead = 0x21; lead < 0xFF; lead++) {
                if (!decodes(decoder, out, (byte) lead)) {
                    row(decoder, out, lead);
                }
            }
            return this;
        }

        private void row(CharsetDecoder decoder, CharBuffer out, int lead) {
            for (int code = lead << 8 | 0x21; code < (lead << 8 | 0xFF); code++) {
                if (characters[code] == 0 && decodes(decoder, out, (byte) lead, (byte) code)) {
                    int first = Character.codePointAt(out, 0);
                    int n = Character.charCount(first);
                    characters[code] = n == out.length() ? first : first << 16 | out.charAt(n);
                }
            }
        }

        private static boolean decodes(CharsetDecoder decoder, CharBuffer out, byte... bytes) {
            ByteBuffer in = ByteBuffer.wrap(bytes);
            out.clear();
            decoder.reset();
            boolean decoded = !decoder.decode(in, out, true).isError() && !decoder.flush(out).isError();
            out.flip();
            return decoded && !in.hasRemaining() && !out.isEmpty();
        }

        /** Takes the codes from {@code from} to {@code to} away where the condition holds for their character. */
        Builder remove(int from, int to, IntPredicate condition) {
            for (int code = from; code <= to; code++) {
                if (condition.test(characters[code])) {
                    characters[code] = 0;
                }
            }
            return this;
        }

        /** Takes away what stands for a private use character. */
        Builder removePrivateUse() {
            return remove(0, 0xFFFF, c -> c >= 0xE000 && c <= 0xF8FF);
        }

        /** Sets characters: {@code code, character, code, character …}. */
        Builder set(int... codesAndCharacters) {
            for (int i = 0; i < codesAndCharacters.length; i += 2) {
                characters[codesAndCharacters[i]] = codesAndCharacters[i + 1];
            }
            return this;
        }

        /** Says how characters are encoded: {@code character, code, character, code …}. */
        Builder encode(int... charactersAndCodes) {
            for (int i = 0; i < charactersAndCodes.length; i += 2) {
                preferred.put(charactersAndCodes[i], charactersAndCodes[i + 1]);
            }
            return this;
        }

        /** Gives every code its number in another scheme; {@link #NONE} drops it. */
        Builder recode(IntUnaryOperator scheme) {
            int[] old = characters.clone();
            Arrays.fill(characters, 0);
            for (int code = 0; code < old.length; code++) {
                int to = old[code] == 0 ? NONE : scheme.applyAsInt(code);
                if (to != NONE) {
                    characters[to] = old[code];
                }
            }
            return this;
        }

        CodeTable build() {
            CodeTable t = new CodeTable();
            for (int code = 0; code < characters.length; code++) {
                int c = characters[code];
                if (c == 0) {
                    continue;
                }
                int[] row = t.rows[code >> 8];
                if (row == null) {
                    row = t.rows[code >> 8] = new int[256];
                    Arrays.fill(row, NONE);
                }
                row[code & 0xFF] = c;
                if (!isPair(c)) {
                    put(t, c, code, false);
                } else {
                    t.pairs.put(c, code);
                    t.pairStarts.set(c >>> 16);
                }
            }
            preferred.forEach((c, code) -> put(t, c, code, true));
            return t;
        }

        private static void put(CodeTable t, int c, int code, boolean replace) {
            char[] page = t.pages[c >> 8];
            if (page == null) {
                page = t.pages[c >> 8] = new char[256];
            }
            if (replace || page[c & 0xFF] == 0) {
                page[c & 0xFF] = (char) code;
            }
        }
    }
}
