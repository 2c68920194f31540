package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;

/** The {@code _codecs_tw} module: the encodings of Chinese of Taiwan. */
@PyModuleDef(name = "_codecs_tw")
final class CodecsTwModule {
    private CodecsTwModule() {
    }

    @PyMethod("getcodec(encoding, /)")
    static Object getcodec(Object encoding) {
        String name = CodecNames.check(encoding);
        return new PyMultibyteCodec(switch (name) {
            case "big5" -> new DoubleByte(name, CodedSet.BIG5);
            case "cp950" -> new DoubleByte(name, CodedSet.CP950);
            default -> throw CodecNames.unknown();
        });
    }
}
