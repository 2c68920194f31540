package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;

/** The {@code _codecs_hk} module: the encodings of Chinese of Hong Kong. */
@PyModuleDef(name = "_codecs_hk")
final class CodecsHkModule {
    private CodecsHkModule() {
    }

    @PyMethod("getcodec(encoding, /)")
    static Object getcodec(Object encoding) {
        String name = CodecNames.check(encoding);
        return new PyMultibyteCodec(switch (name) {
            case "big5hkscs" -> new Big5Hkscs();
            default -> throw CodecNames.unknown();
        });
    }
}
