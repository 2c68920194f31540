package org.taipan.modules.bz2;

import org.taipan.annotations.PyModuleDef;

/** {@code _bz2}. The format is written and read here: no library does it piece by piece as the module's types must. */
@PyModuleDef(name = "_bz2", types = {PyBz2Compressor.class, PyBz2Decompressor.class})
final class Bz2Module {
    private Bz2Module() {
    }
}
