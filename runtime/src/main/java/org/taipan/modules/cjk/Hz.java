package org.taipan.modules.cjk;

import org.taipan.types.codecs.ByteSink;

/** HZ (RFC 1843): GB 2312 in seven bits between tildes with braces, where the first byte of the state is 1. */
final class Hz extends Codec {
    Hz() {
        super("hz");
    }

    @Override
    void startEncoding(byte[] state) {
        state[0] = 0;
    }

    @Override
    void endEncoding(byte[] state, ByteSink out) {
        if (state[0] != 0) {
            out.add('~').add('}');
            state[0] = 0;
        }
    }

    @Override
    void startDecoding(byte[] state) {
        state[0] = 0;
    }

    @Override
    void resetDecoding(byte[] state) {
        state[0] = 0;
    }

    @Override
    int encodeNext(byte[] state, Chars s) {
        int c = s.in[s.pos];
        if (c < 0x80) {
            endEncoding(state, s.out);
            if (c == '~') {
                s.out.add('~');
            }
            return s.emit(c);
        }
        int code = CodedSet.GB2312.table().encode(c);
        if (code == CodeTable.NONE) {
            return 1;
        }
        if (state[0] == 0) {
            s.out.add('~').add('{');
            state[0] = 1;
        }
        return s.emitTwo(code & 0x7F7F, 1);
    }

    @Override
    int decodeNext(byte[] state, Bytes b) {
        int c = b.at(0);
        if (c == '~') {
            return b.left() < 2 ? TOO_FEW : tilde(state, b, b.at(1));
        }
        if (c >= 0x80) {
            return 1;
        }
        if (state[0] == 0) {
            return b.emit(c, 1);
        }
        if (b.left() < 2) {
            return TOO_FEW;
        }
        int decoded = CodedSet.GB2312.table().decode(c ^ 0x80, b.at(1) ^ 0x80);
        return decoded == CodeTable.NONE ? 1 : b.emit(decoded, 2);
    }

    private static int tilde(byte[] state, Bytes b, int next) {
        if (state[0] == 1 && next == '}') {
            state[0] = 0;
        } else if (state[0] == 0 && next == '{') {
            state[0] = 1;
        } else if (state[0] == 0 && next == '~') {
            b.out.append('~');
        } else if (state[0] != 0 || next != '\n') {
            return 1;
        }
        b.pos += 2;
        return DONE;
    }
}
