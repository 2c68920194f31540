package org.taipan.unicode;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@code str} and the tokenizer need: properties as bits, digits, case mappings. */
final class CharTable {
    /** As in {@code org.taipan.types.str.Chars}. */
    private static final int ALPHA = 0x01, DECIMAL = 0x02, DIGIT = 0x04, LOWER = 0x08, LINE_BREAK = 0x10, SPACE = 0x20,
            TITLE = 0x40, UPPER = 0x80, XID_START = 0x100, XID_CONTINUE = 0x200, PRINTABLE = 0x400, NUMERIC = 0x800,
            CASE_IGNORABLE = 0x1000, CASED = 0x2000, EXTENDED_CASE = 0x4000;

    /** Case mappings are distances, or with EXTENDED_CASE: where in the extra array, shifted by 8, and how many. */
    private record Entry(int flags, int upper, int lower, int title, int fold, int decimal, int digit) {
    }

    private final List<Integer> extra = new ArrayList<>();

    static byte[] make() throws IOException {
        return new CharTable().write();
    }

    private byte[] write() throws IOException {
        Map<Entry, Integer> entries = new LinkedHashMap<>();
        short[] index = new short[Output.CODE_POINTS];
        for (int c = 0; c < index.length; c++) {
            Entry e = entry(c);
            Integer n = entries.putIfAbsent(e, entries.size());
            index[c] = (short) (n == null ? entries.size() - 1 : n);
        }
        Output out = new Output();
        out.data.writeShort(entries.size());
        for (Entry e : entries.keySet()) {
            out.data.writeShort(e.flags);
            out.data.writeInt(e.upper);
            out.data.writeInt(e.lower);
            out.data.writeInt(e.title);
            out.data.writeInt(e.fold);
            out.data.writeByte(e.decimal);
            out.data.writeByte(e.digit);
        }
        out.data.writeShort(extra.size());
        for (int c : extra) {
            out.data.writeInt(c);
        }
        out.trie(index);
        return out.done();
    }

    private Entry entry(int c) {
        int category = UCharacter.getType(c);
        int flags = flags(c, category);
        int type = UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE);
        int decimal = -1;
        int digit = -1;
        if (type == UCharacter.NumericType.DECIMAL) {
            decimal = digit = (int) UCharacter.getUnicodeNumericValue(c);
        } else if (type == UCharacter.NumericType.DIGIT) {
            digit = (int) UCharacter.getUnicodeNumericValue(c);
        }
        int lower = UCharacter.toLowerCase(c);
        int upper = UCharacter.toUpperCase(c);
        int title = UCharacter.toTitleCase(c);
        String s = Character.toString(c);
        int[] lowers = UCharacter.toLowerCase(ULocale.ROOT, s).codePoints().toArray();
        int[] uppers = UCharacter.toUpperCase(ULocale.ROOT, s).codePoints().toArray();
        int[] titles = UCharacter.toTitleCase(ULocale.ROOT, s, null,
                UCharacter.TITLECASE_NO_LOWERCASE | UCharacter.TITLECASE_NO_BREAK_ADJUSTMENT).codePoints().toArray();
        int[] folded = UCharacter.foldCase(s, true).codePoints().toArray();
        boolean simple = is(lowers, lower) && is(uppers, upper) && is(titles, title) && is(folded, lower);
        if (simple || category == UCharacterCategory.SURROGATE) {
            return new Entry(flags, upper - c, lower - c, title - c, lower - c, decimal, digit);
        }
        return new Entry(flags | EXTENDED_CASE, extra(uppers), extra(lowers), extra(titles), extra(folded), decimal,
                digit);
    }

    private static boolean is(int[] a, int c) {
        return a.length == 1 && a[0] == c;
    }

    private int extra(int[] mapping) {
        List<Integer> list = Arrays.stream(mapping).boxed().toList();
        int at = java.util.Collections.indexOfSubList(extra, list);
        if (at < 0) {
            at = extra.size();
            extra.addAll(list);
        }
        return at << 8 | mapping.length;
    }

    private static int flags(int c, int category) {
        int f = 0;
        int direction = UCharacter.getDirection(c);
        boolean paragraph = category != UCharacterCategory.UNASSIGNED
                && direction == UCharacterDirection.BLOCK_SEPARATOR;
        int lineBreak = UCharacter.getIntPropertyValue(c, UProperty.LINE_BREAK);
        switch (category) {
            case UCharacterCategory.MODIFIER_LETTER, UCharacterCategory.TITLECASE_LETTER,
                UCharacterCategory.UPPERCASE_LETTER, UCharacterCategory.LOWERCASE_LETTER,
                UCharacterCategory.OTHER_LETTER -> f |= ALPHA;
            default -> {
            }
        }
        if (category == UCharacterCategory.TITLECASE_LETTER) {
            f |= TITLE;
        }
        if (lineBreak == UCharacter.LineBreak.MANDATORY_BREAK || lineBreak == UCharacter.LineBreak.CARRIAGE_RETURN
                || lineBreak == UCharacter.LineBreak.LINE_FEED || lineBreak == UCharacter.LineBreak.NEXT_LINE
                || paragraph) {
            f |= LINE_BREAK;
        }
        boolean white = category != UCharacterCategory.UNASSIGNED
                && (direction == UCharacterDirection.WHITE_SPACE_NEUTRAL
                || direction == UCharacterDirection.SEGMENT_SEPARATOR);
        if (category == UCharacterCategory.SPACE_SEPARATOR || paragraph || white) {
            f |= SPACE;
        }
        if (c == ' ' || isPrintable(category)) {
            f |= PRINTABLE;
        }
        f |= has(c, UProperty.LOWERCASE, LOWER) | has(c, UProperty.UPPERCASE, UPPER)
                | has(c, UProperty.XID_START, XID_START) | has(c, UProperty.XID_CONTINUE, XID_CONTINUE)
                | has(c, UProperty.CASED, CASED) | has(c, UProperty.CASE_IGNORABLE, CASE_IGNORABLE);
        return f | switch (UCharacter.getIntPropertyValue(c, UProperty.NUMERIC_TYPE)) {
            case UCharacter.NumericType.DECIMAL -> DECIMAL | DIGIT | NUMERIC;
            case UCharacter.NumericType.DIGIT -> DIGIT | NUMERIC;
            case UCharacter.NumericType.NUMERIC -> NUMERIC;
            default -> 0;
        };
    }

    private static int has(int c, int property, int flag) {
        return UCharacter.hasBinaryProperty(c, property) ? flag : 0;
    }

    private static boolean isPrintable(int category) {
        return switch (category) {
            case UCharacterCategory.UNASSIGNED, UCharacterCategory.CONTROL, UCharacterCategory.FORMAT,
                UCharacterCategory.SURROGATE, UCharacterCategory.PRIVATE_USE, UCharacterCategory.SPACE_SEPARATOR,
                UCharacterCategory.LINE_SEPARATOR, UCharacterCategory.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
