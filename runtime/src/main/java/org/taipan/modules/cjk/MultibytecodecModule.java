package org.taipan.modules.cjk;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.ops.Errors;

/** The {@code _multibytecodec} module: the classes that the encodings of East Asia share. */
@PyModuleDef(name = "_multibytecodec", types = {PyMultibyteIncrementalEncoder.class,
    PyMultibyteIncrementalDecoder.class, PyMultibyteStreamReader.class, PyMultibyteStreamWriter.class})
final class MultibytecodecModule {
    private MultibytecodecModule() {
    }

    /** Takes a capsule of C code, of which there are none: {@code getcodec} of the modules makes the codecs. */
    @PyMethod("__create_codec(arg, /)")
    static Object createCodec(Object arg) {
        throw Errors.valueError("argument type invalid");
    }
}
