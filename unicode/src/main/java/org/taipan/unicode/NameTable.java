package org.taipan.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Names of characters, aliases and named sequences. Names that follow from the code point (Hangul syllables, CJK unified
 * ideographs) are left out.
 */
final class NameTable {
    /** {@code value}: a code point, or -1 - the start of a sequence. */
    private record Name(String text, int value) {
    }

    private NameTable() {
    }

    static byte[] make() throws IOException {
        List<Name> names = new ArrayList<>();
        for (int c = 0; c < Output.CODE_POINTS; c++) {
            String s = isListed(c) ? UCharacter.getName(c) : null;
            if (s != null) {
                names.add(new Name(s, c));
            }
        }
        int proper = names.size();
        for (String[] alias : Output.fields("name-aliases.txt")) {
            names.add(new Name(alias[1], Integer.parseInt(alias[0], 16)));
        }
        List<Integer> sequences = new ArrayList<>();
        for (String[] sequence : Output.fields("named-sequences.txt")) {
            names.add(new Name(sequence[0], -1 - sequences.size()));
            String[] characters = sequence[1].split(" ");
            sequences.add(characters.length);
            for (String c : characters) {
                sequences.add(Integer.parseInt(c, 16));
            }
        }
        return write(names, proper, sequences);
    }

    private static boolean isListed(int c) {
        boolean ideograph = UCharacter.hasBinaryProperty(c, com.ibm.icu.lang.UProperty.UNIFIED_IDEOGRAPH)
                && !(c >= 0xF900 && c <= 0xFAFF);
        boolean tangut = c >= 0x17000 && c <= 0x187F7 || c >= 0x18D00 && c <= 0x18D08;
        return !ideograph && !tangut && !(c >= 0xAC00 && c <= 0xD7A3)
                && UCharacter.getType(c) != UCharacterCategory.UNASSIGNED;
    }

    private static byte[] write(List<Name> names, int proper, List<Integer> sequences) throws IOException {
        Output out = new Output();
        out.data.writeInt(names.size());
        out.data.writeInt(proper);
        for (Name n : names) {
            out.data.writeInt(n.value);
        }
        int at = 0;
        for (Name n : names) {
            out.data.writeInt(at);
            at += n.text.length();
        }
        out.data.writeInt(at);
        int[] sorted = IntStream.range(0, names.size()).boxed()
                .sorted(Comparator.comparing((Integer i) -> names.get(i).text)).mapToInt(i -> i).toArray();
        for (int i : sorted) {
            out.data.writeInt(i);
        }
        out.data.writeInt(sequences.size());
        for (int c : sequences) {
            out.data.writeInt(c);
        }
        for (Name n : names) {
            out.data.writeBytes(n.text);
        }
        return out.done();
    }
}
