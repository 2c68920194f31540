package org.taipan.types.codecs;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyObject;
import org.taipan.objects.PyType;
import org.taipan.types.PyStr;

/** The table that {@code codecs.charmap_build} makes: from characters of the BMP to bytes. Immutable. */
@PyTypeDef(name = "EncodingMap")
public final class EncodingMap extends PyObject {
    public static final PyType TYPE = PyType.builtin(new EncodingMapTable(), PyType.OBJECT,
            PyType.DISALLOW_INSTANTIATION);

    /** The bytes of the 128 characters of a block; null for blocks without any. 0 is "nothing" but for U+0000. */
    private final byte[][] blocks = new byte[512][];

    EncodingMap(Object table, int size) {
        super(TYPE);
        for (int i = 1; i < size; i++) {
            int c = PyStr.codePointAt(table, i);
            if (c == 0xFFFE) {
                continue;
            }
            if (blocks[c >> 7] == null) {
                blocks[c >> 7] = new byte[128];
            }
            blocks[c >> 7][c & 127] = (byte) i;
        }
    }

    /** The byte of a character, or -1. */
    int get(int c) {
        if (c == 0) {
            return 0;
        }
        byte[] block = c > 0xFFFF ? null : blocks[c >> 7];
        int b = block == null ? 0 : block[c & 127] & 0xFF;
        return b == 0 ? -1 : b;
    }

    @PyMethod(value = "size()", doc = "Return the size (in bytes) of this object.")
    long size() {
        long used = 0;
        for (byte[] block : blocks) {
            used += block == null ? 0 : block.length;
        }
        return 32 + used;
    }
}
