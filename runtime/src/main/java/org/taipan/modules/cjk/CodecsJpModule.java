package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;

/** The {@code _codecs_jp} module: the encodings of Japanese. */
@PyModuleDef(name = "_codecs_jp")
final class CodecsJpModule {
    private CodecsJpModule() {
    }

    @PyMethod("getcodec(encoding, /)")
    static Object getcodec(Object encoding) {
        String name = CodecNames.check(encoding);
        return new PyMultibyteCodec(switch (name) {
            case "shift_jis" -> new ShiftJis();
            case "cp932" -> new ShiftJis.Cp932();
            case "euc_jp" -> new EucJp(name, null);
            case "shift_jis_2004" -> new ShiftJis.Jis2004(name, Jisx0213.OF_2004);
            case "euc_jis_2004" -> new EucJp(name, Jisx0213.OF_2004);
            case "euc_jisx0213" -> new EucJp(name, Jisx0213.OF_2000);
            case "shift_jisx0213" -> new ShiftJis.Jis2004(name, Jisx0213.OF_2000);
            default -> throw CodecNames.unknown();
        });
    }
}
