package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;

/** The {@code _codecs_cn} module: the encodings of Chinese of the mainland. */
@PyModuleDef(name = "_codecs_cn")
final class CodecsCnModule {
    private CodecsCnModule() {
    }

    @PyMethod("getcodec(encoding, /)")
    static Object getcodec(Object encoding) {
        String name = CodecNames.check(encoding);
        return new PyMultibyteCodec(switch (name) {
            case "gb2312" -> new DoubleByte(name, CodedSet.GB2312);
            case "gbk" -> new DoubleByte(name, CodedSet.GBK);
            case "gb18030" -> new Gb18030();
            case "hz" -> new Hz();
            default -> throw CodecNames.unknown();
        });
    }
}
