package org.taipan.modules.cjk;

import java.util.Arrays;

/** GB 18030-2000: two bytes as GBK, four for every other character. */
final class Gb18030 extends DoubleByte {
    /** The characters of the basic plane that have four bytes, in the order of their codes, which is their own. */
    private volatile char[] fourByte;

    Gb18030() {
        super("gb18030", CodedSet.GB18030);
    }

    private char[] fourByte() {
        char[] f = fourByte;
        if (f == null) {
            CodeTable two = table();
            f = new char[0x10000];
            int n = 0;
            for (int c = 0x80; c < 0x10000; c++) {
                if (!Character.isSurrogate((char) c) && two.encode(c) == CodeTable.NONE) {
                    f[n++] = (char) c;
                }
            }
            fourByte = f = Arrays.copyOf(f, n);
        }
        return f;
    }

    @Override
    int decodeTwo(Bytes b, int lead, int trail) {
        return trail >= 0x30 && trail <= 0x39 ? decodeFour(b, lead, trail) : super.decodeTwo(b, lead, trail);
    }

    private int decodeFour(Bytes b, int b1, int b2) {
        if (b.left() < 4) {
            return TOO_FEW;
        }
        int b3 = b.at(2);
        int b4 = b.at(3);
        if (b1 < 0x81 || b1 == 0xFF || b3 < 0x81 || b3 == 0xFF || b4 < 0x30 || b4 > 0x39) {
            return 1;
        }
        int linear = linear(b1 - 0x81, b2, b3, b4);
        if (b1 < 0x85) {
            char[] f = fourByte();
            return linear < f.length ? b.emit(f[linear], 4) : 1;
        }
        int c = 0x10000 + linear(b1 - 0x90, b2, b3, b4);
        return b1 >= 0x90 && c <= Character.MAX_CODE_POINT ? b.emit(c, 4) : 1;
    }

    private static int linear(int first, int b2, int b3, int b4) {
        return ((first * 10 + b2 - 0x30) * 126 + b3 - 0x81) * 10 + b4 - 0x30;
    }

    @Override
    int encodeTwo(Chars s, int c) {
        int code = table().encode(c);
        if (code != CodeTable.NONE) {
            return s.emitTwo(code, 1);
        }
        int linear = c >= 0x10000 ? c - 0x10000 : Arrays.binarySearch(fourByte(), (char) c);
        if (linear < 0) {
            return 1;
        }
        s.out.add(linear / 12600 + (c >= 0x10000 ? 0x90 : 0x81)).add(linear / 1260 % 10 + 0x30)
                .add(linear / 10 % 126 + 0x81);
        return s.emit(linear % 10 + 0x30);
    }
}
