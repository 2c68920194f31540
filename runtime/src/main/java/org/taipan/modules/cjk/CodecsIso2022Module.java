package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;

/** The {@code _codecs_iso2022} module: the encodings of the ISO 2022 family. */
@PyModuleDef(name = "_codecs_iso2022")
final class CodecsIso2022Module {
    private static final int JAPANESE = Iso2022.NO_SHIFT | Iso2022.USE_JIS_X_0208_PREFIX;
    private static final Designation JIS_X_0208 = Designation.jis('B', CodedSet.JIS_X_0208);
    private static final Designation JIS_C_6226 = Designation.jis('@', CodedSet.JIS_X_0208);
    private static final Designation JIS_X_0212 = Designation.jis('D', CodedSet.JIS_X_0212);

    private CodecsIso2022Module() {
    }

    @PyMethod("getcodec(encoding, /)")
    static Object getcodec(Object encoding) {
        String name = CodecNames.check(encoding);
        return new PyMultibyteCodec(switch (name) {
            case "iso2022_kr" -> new Iso2022(name, 0, Designation.ksX1001(1));
            case "iso2022_jp" -> new Iso2022(name, JAPANESE, JIS_X_0208, Designation.roman(), JIS_C_6226);
            case "iso2022_jp_1" -> new Iso2022(name, JAPANESE, JIS_X_0208, JIS_X_0212, Designation.roman(), JIS_C_6226);
            case "iso2022_jp_2" -> new Iso2022(name, JAPANESE | Iso2022.USE_G2, JIS_X_0208, JIS_X_0212,
                    Designation.ksX1001(0), Designation.gb2312(), Designation.roman(), JIS_C_6226,
                    Designation.forG2(Designation.LATIN1), Designation.forG2(Designation.GREEK));
            case "iso2022_jp_2004" -> withJisX0213(name, 'Q', Jisx0213.OF_2004);
            case "iso2022_jp_3" -> withJisX0213(name, 'O', Jisx0213.OF_2000);
            case "iso2022_jp_ext" -> new Iso2022(name, JAPANESE, JIS_X_0208, JIS_X_0212, Designation.roman(),
                    Designation.katakana(), JIS_C_6226);
            default -> throw CodecNames.unknown();
        });
    }

    private static Codec withJisX0213(String name, int letter, Jisx0213 edition) {
        return new Iso2022(name, JAPANESE, Designation.jisX0213(letter, edition, 1, true), JIS_X_0208,
                Designation.jisX0213(letter, edition, 1, false), Designation.jisX0213('P', edition, 2, false));
    }
}
