package org.taipan.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the {@code unicodedata} module needs beyond {@link CharTable} and {@link NameTable}. */
final class DatabaseTable {
    private static final VersionInfo OLD = VersionInfo.getInstance(3, 2, 0);
    /** The names that the module gives; their positions are in the table. */
    private static final List<String> CATEGORIES = List.of("Cn", "Lu", "Ll", "Lt", "Mn", "Mc", "Me", "Nd", "Nl", "No",
            "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Lm", "Lo", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc",
            "Sk", "So");
    private static final List<String> DIRECTIONS = List.of("", "L", "LRE", "LRO", "R", "AL", "RLE", "RLO", "PDF", "EN",
            "ES", "ET", "AN", "CS", "NSM", "BN", "B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI");
    private static final List<String> WIDTHS = List.of("N", "H", "W", "Na", "A", "F");

    private record Entry(int category, int combining, int direction, int mirrored, int width, int quickCheck) {
    }

    private final Output out = new Output();

    private DatabaseTable() {
    }

    static byte[] make() throws IOException {
        DatabaseTable t = new DatabaseTable();
        t.strings(CATEGORIES);
        t.strings(DIRECTIONS);
        t.strings(WIDTHS);
        t.entries();
        t.numbers();
        t.decompositions();
        t.compositions();
        t.oldVersion();
        return t.out.done();
    }

    private void strings(List<String> list) throws IOException {
        out.data.writeShort(list.size());
        for (String s : list) {
            out.data.writeUTF(s);
        }
    }

    private static String shortName(int property, int c) {
        int value = UCharacter.getIntPropertyValue(c, property);
        return UCharacter.getPropertyValueName(property, value, UProperty.NameChoice.SHORT);
    }

    private static boolean isAssigned(int c) {
        return UCharacter.getType(c) != UCharacterCategory.UNASSIGNED;
    }

    private void entries() throws IOException {
        Map<Entry, Integer> entries = new LinkedHashMap<>();
        short[] index = new short[Output.CODE_POINTS];
        for (int c = 0; c < index.length; c++) {
            int quick = quickCheck(c, UProperty.NFD_QUICK_CHECK) | quickCheck(c, UProperty.NFKD_QUICK_CHECK) << 2
                    | quickCheck(c, UProperty.NFC_QUICK_CHECK) << 4 | quickCheck(c, UProperty.NFKC_QUICK_CHECK) << 6;
            Entry e = new Entry(CATEGORIES.indexOf(shortName(UProperty.GENERAL_CATEGORY, c)),
                    UCharacter.getCombiningClass(c),
                    isAssigned(c) ? DIRECTIONS.indexOf(shortName(UProperty.BIDI_CLASS, c)) : 0,
                    UCharacter.isMirrored(c) ? 1 : 0, WIDTHS.indexOf(shortName(UProperty.EAST_ASIAN_WIDTH, c)), quick);
            Integer n = entries.putIfAbsent(e, entries.size());
            index[c] = (short) (n == null ? entries.size() - 1 : n);
        }
        out.data.writeShort(entries.size());
        for (Entry e : entries.keySet()) {
            for (int v : new int[] {e.category, e.combining, e.direction, e.mirrored, e.width, e.quickCheck}) {
                out.data.writeByte(v);
            }
        }
        out.trie(index);
    }

    /** 0 yes, 1 maybe, 2 no. */
    private static int quickCheck(int c, int property) {
        return switch (UCharacter.getIntPropertyValue(c, property)) {
            case 0 -> 2;
            case 1 -> 0;
            default -> 1;
        };
    }

    private void numbers() throws IOException {
        Map<Integer, Double> values = new TreeMap<>();
        for (int c = 0; c < Output.CODE_POINTS; c++) {
            if (UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE) != UCharacter.NumericType.NONE) {
                values.put(c, UCharacter.getUnicodeNumericValue(c));
            }
        }
        out.data.writeInt(values.size());
        for (int c : values.keySet()) {
            out.data.writeInt(c);
        }
        for (double v : values.values()) {
            out.data.writeDouble(v);
        }
    }

    /** Sorted characters, where the decomposition of each begins, then the decompositions: type, length, characters. */
    private void decompositions() throws IOException {
        List<String> types = new ArrayList<>(List.of(""));
        List<Integer> characters = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        List<Integer> data = new ArrayList<>();
        for (int c = 0; c < Output.CODE_POINTS; c++) {
            String raw = c >= 0xAC00 && c <= 0xD7A3 ? null : Normalizer2.getNFKCInstance().getRawDecomposition(c);
            if (raw == null) {
                continue;
            }
            String type = UCharacter.getPropertyValueName(UProperty.DECOMPOSITION_TYPE,
                    UCharacter.getIntPropertyValue(c, UProperty.DECOMPOSITION_TYPE), UProperty.NameChoice.LONG);
            type = type.equals("Canonical") ? "" : type.equals("Nobreak") ? "<noBreak>" : "<" + type.toLowerCase() + ">";
            if (!types.contains(type)) {
                types.add(type);
            }
            int[] to = raw.codePoints().toArray();
            characters.add(c);
            starts.add(data.size());
            data.add(types.indexOf(type) << 8 | to.length);
            Arrays.stream(to).forEach(data::add);
        }
        strings(types);
        out.data.writeInt(characters.size());
        ints(characters);
        ints(starts);
        out.data.writeInt(data.size());
        ints(data);
    }

    private void ints(List<Integer> list) throws IOException {
        for (int v : list) {
            out.data.writeInt(v);
        }
    }

    /** Pairs that compose, as {@code first << 21 | second}, sorted; then what they compose to. */
    private void compositions() throws IOException {
        Map<Long, Integer> pairs = new TreeMap<>();
        for (int c = 0; c < Output.CODE_POINTS; c++) {
            String raw = Normalizer2.getNFCInstance().getRawDecomposition(c);
            boolean hangul = c >= 0xAC00 && c <= 0xD7A3;
            if (raw != null && !hangul && !UCharacter.hasBinaryProperty(c, UProperty.FULL_COMPOSITION_EXCLUSION)) {
                int[] to = raw.codePoints().toArray();
                pairs.put((long) to[0] << 21 | to[1], c);
            }
        }
        out.data.writeInt(pairs.size());
        for (long pair : pairs.keySet()) {
            out.data.writeLong(pair);
        }
        for (int c : pairs.values()) {
            out.data.writeInt(c);
        }
    }

    /** Ranges of characters younger than Unicode 3.2, and the older ones' properties that were different then. */
    private void oldVersion() throws IOException {
        List<Integer> ranges = new ArrayList<>();
        for (int c = 0; c < Output.CODE_POINTS; c++) {
            boolean young = isAssigned(c) && UCharacter.getAge(c).compareTo(OLD) > 0;
            if (young != (ranges.size() % 2 == 1)) {
                ranges.add(c);
            }
        }
        if (ranges.size() % 2 == 1) {
            ranges.add(Output.CODE_POINTS);
        }
        out.data.writeInt(ranges.size());
        ints(ranges);
        List<String[]> lines = Output.fields("ucd-3.2.0.txt");
        out.data.writeInt(lines.size());
        for (String[] line : lines) {
            String[] range = line[0].split("\\.\\.");
            out.data.writeInt(Integer.parseInt(range[0], 16));
            out.data.writeInt(Integer.parseInt(range[range.length - 1], 16));
            int[] changed = {-1, -1, -1, -1, -1};
            for (String change : line[1].split(" ")) {
                String value = change.substring(3);
                switch (change.substring(0, 2)) {
                    case "gc" -> changed[0] = CATEGORIES.indexOf(value);
                    case "bc" -> changed[1] = DIRECTIONS.indexOf(value);
                    case "ea" -> changed[2] = WIDTHS.indexOf(value);
                    case "bm" -> changed[3] = Integer.parseInt(value);
                    case "nd" -> changed[4] = Integer.parseInt(value);
                    default -> throw new IOException("unknown property: " + change);
                }
            }
            for (int v : changed) {
                out.data.writeByte(v);
            }
        }
    }
}
