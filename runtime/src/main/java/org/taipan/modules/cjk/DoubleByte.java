package org.taipan.modules.cjk;

/** ASCII and one double-byte set: GB 2312, GBK, Big5, cp950, cp949; and the base of those with something more. */
class DoubleByte extends Codec {
    private final CodedSet set;

    DoubleByte(String name, CodedSet set) {
        super(name);
        this.set = set;
    }

    final CodeTable table() {
        return set.table();
    }

    @Override
    final int decodeNext(byte[] state, Bytes b) {
        int c = b.at(0);
        if (c < 0x80) {
            return b.emit(c, 1);
        }
        return b.left() < 2 ? TOO_FEW : decodeTwo(b, c, b.at(1));
    }

    @Override
    final int encodeNext(byte[] state, Chars s) {
        int c = s.in[s.pos];
        return c < 0x80 ? s.emit(c) : encodeTwo(s, c);
    }

    int decodeTwo(Bytes b, int lead, int trail) {
        int c = table().decode(lead, trail);
        return c == CodeTable.NONE ? 1 : b.emit(c, 2);
    }

    int encodeTwo(Chars s, int c) {
        int code = table().encode(c);
        return code == CodeTable.NONE ? 1 : s.emitTwo(code, 1);
    }
}
