package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;

/** The {@code _codecs_kr} module: the encodings of Korean. */
@PyModuleDef(name = "_codecs_kr")
final class CodecsKrModule {
    private CodecsKrModule() {
    }

    @PyMethod("getcodec(encoding, /)")
    static Object getcodec(Object encoding) {
        String name = CodecNames.check(encoding);
        return new PyMultibyteCodec(switch (name) {
            case "euc_kr" -> new Korean.EucKr();
            case "cp949" -> new DoubleByte(name, CodedSet.CP949);
            case "johab" -> new Korean.Johab();
            default -> throw CodecNames.unknown();
        });
    }
}
