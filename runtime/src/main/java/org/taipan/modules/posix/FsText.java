package org.taipan.modules.posix;

import java.nio.charset.StandardCharsets;
import org.taipan.types.Codecs;
import org.taipan.types.PyStr;

/** Text of the operating system as Python strings and back: UTF-8, other bytes as lone surrogates (PEP 383). */
public final class FsText {
    private FsText() {
    }

    public static Object decode(byte[] bytes) {
        return Codecs.fsDecode(bytes);
    }

    /** @throws org.taipan.objects.PyException UnicodeEncodeError */
    public static byte[] encode(Object str) {
        String s = PyStr.narrow(str);
        return s != null ? s.getBytes(StandardCharsets.UTF_8) : Codecs.fsEncode(str);
    }
}
