package org.taipan.modules.cjk;

/**
 * The character sets, each read from the JDK at its first use. The corrections are the places where CPython's tables
 * ({@code Modules/cjkcodecs/mappings_*.h}) have another character than the JDK's charset.
 */
enum CodedSet {
    GB2312 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("GB2312").build();
        }
    },
    GBK {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("GBK").removePrivateUse().set(0xA2E3, 0, 0xA892, 0x2295).build();
        }
    },
    /** The two-byte codes of GB 18030-2000. */
    GB18030 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("GB18030").set(0xA6D9, 0xE78D, 0xA6DA, 0xE78E, 0xA6DB, 0xE78F,
                    0xA6DC, 0xE790, 0xA6DD, 0xE791, 0xA6DE, 0xE792, 0xA6DF, 0xE793, 0xA6EC, 0xE794, 0xA6ED, 0xE795,
                    0xA6F3, 0xE796, 0xA8BC, 0xE7C7, 0xFE59, 0xE81E, 0xFE61, 0xE826, 0xFE66, 0xE82B, 0xFE67, 0xE82C,
                    0xFE6D, 0xE832, 0xFE7E, 0xE843, 0xFE90, 0xE854, 0xFEA0, 0xE864).build();
        }
    },
    BIG5 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("Big5").set(BIG5_CORRECTIONS).encode(BIG5_PREFERENCES).build();
        }
    },
    CP950 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("x-windows-950").removePrivateUse().charset("Big5")
                    .encode(BIG5_PREFERENCES).encode(0xA2, 0xA246, 0xA3, 0xA247, 0xA5, 0xA244, 0x2022, 0xA145,
                    0x203E, 0xA1C2, 0x223C, 0xA1E3, 0x2609, 0xA1F3, 0x2641, 0xA1F2, 0xFF0F, 0xA1FE, 0xFF3C, 0xA240,
                    0xFF64, 0xA14E).build();
        }
    },
    /** HKSCS-2004; the four pairs of characters are the codec's. */
    BIG5_HKSCS {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("Big5-HKSCS").remove(0x877A, 0x87DF, c -> true)
                    .set(BIG5_CORRECTIONS).set(0xC6CF, 0, 0xC6D3, 0, 0xC6D5, 0, 0xC6D7, 0, 0xC6DE, 0, 0xC6DF, 0)
                    .encode(BIG5_PREFERENCES).encode(0x2550, 0xF9F9, 0x255E, 0xF9E9, 0x2561, 0xF9EB, 0x256A, 0xF9EA,
                    0x256D, 0xF9FA, 0x256E, 0xF9FB, 0x256F, 0xF9FD, 0x2570, 0xF9FC).build();
        }
    },
    /** KS X 1001 with both bytes from A1 and Microsoft's extension below. */
    CP949 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("x-windows-949").removePrivateUse().build();
        }
    },
    /** Seven-bit codes. */
    JIS_X_0208 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("x-JIS0208").set(0x213D, 0x2015).build();
        }
    },
    /** Seven-bit codes. */
    JIS_X_0212 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("JIS_X0212-1990").set(0x2237, 0x7E).build();
        }
    },
    /** JIS X 0213:2004, seven-bit codes; those of plane 2 with the top bit set. */
    JIS_X_0213 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("x-SJIS_0213").set(0x815C, 0x2015, 0x815F, 0x5C, 0x81B0, 0x7E,
                    0x81D4, 0x2985, 0x81D5, 0x2986).recode(ShiftJis::toJis).build();
        }
    },
    CP932 {
        @Override
        CodeTable load() {
            return new CodeTable.Builder().charset("windows-31j").encode(0xA2, 0x8191, 0xA3, 0x8192, 0xAC, 0x81CA,
                    0x2016, 0x8161, 0x2212, 0x817C, 0x301C, 0x8160).build();
        }
    };

    private static final int[] BIG5_CORRECTIONS = {0xA15A, 0x2574, 0xA1C3, 0xFFE3, 0xA1C5, 0x2CD, 0xA1FE, 0xFF0F,
        0xA240, 0xFF3C};
    private static final int[] BIG5_PREFERENCES = {0x5341, 0xA451, 0x5345, 0xA4CA, 0xFF0F, 0xA241, 0xFF3C, 0xA242};

    private volatile CodeTable table;

    abstract CodeTable load();

    CodeTable table() {
        CodeTable t = table;
        if (t == null) {
            synchronized (this) {
                t = table;
                if (t == null) {
                    table = t = load();
                }
            }
        }
        return t;
    }
}
