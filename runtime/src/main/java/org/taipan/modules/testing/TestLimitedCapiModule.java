package org.taipan.modules.testing;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Item;
import org.taipan.types.Buffers;
import org.taipan.types.Codecs;
import org.taipan.types.PyStr;
import org.taipan.types.codecs.CodecRegistry;

/**
 * {@code _testlimitedcapi}, as far as tests of builtin types call it: the abstract operations that the C API offers beside
 * the language. Only tests import it.
 */
@PyModuleDef(name = "_testlimitedcapi")
final class TestLimitedCapiModule {
    private TestLimitedCapiModule() {
    }

    @PyMethod(value = "sequence_getitem(sequence, index, /)", doc = "PySequence_GetItem()")
    static Object sequenceGetItem(ThreadState ts, Object sequence, long index) {
        return Item.get(ts, sequence, index);
    }

    @PyMethod(value = "sequence_setitem(sequence, index, value, /)", doc = "PySequence_SetItem()")
    static long sequenceSetItem(ThreadState ts, Object sequence, long index, Object value) {
        Item.set(ts, sequence, index, value);
        return 0;
    }

    @PyMethod(value = "sequence_delitem(sequence, index, /)", doc = "PySequence_DelItem()")
    static long sequenceDelItem(ThreadState ts, Object sequence, long index) {
        Item.delete(ts, sequence, index);
        return 0;
    }

    @PyMethod(value = "object_hasattrstring(object, name, /)", doc = "PyObject_HasAttrString()")
    static long objectHasAttrString(ThreadState ts, Object object, Object name) {
        try {
            return Attr.lookup(ts, object, PyStr.toJava(Codecs.decodeUtf8(Buffers.toBytes(ts, name)))) != null ? 1 : 0;
        } catch (PyException e) {
            return 0;
        }
    }

    @PyMethod(value = "codec_incrementalencoder(encoding, errors=NULL, /)", doc = "PyCodec_IncrementalEncoder()")
    static Object codecIncrementalEncoder(ThreadState ts, String encoding, Object errors) {
        return incremental(ts, encoding, "incrementalencoder", errors);
    }

    @PyMethod(value = "codec_incrementaldecoder(encoding, errors=NULL, /)", doc = "PyCodec_IncrementalDecoder()")
    static Object codecIncrementalDecoder(ThreadState ts, String encoding, Object errors) {
        return incremental(ts, encoding, "incrementaldecoder", errors);
    }

    private static Object incremental(ThreadState ts, String encoding, String kind, Object errors) {
        Object maker = Attr.get(ts, CodecRegistry.of(ts.interp).lookup(ts, encoding), kind);
        return errors == null ? Call.call(ts, maker) : Call.call(ts, maker, errors);
    }

    /** What there is no counterpart of skips the test that asks for it. */
    @PyMethod("__getattr__(name, /)")
    static Object getAttribute(ThreadState ts, Object name) {
        String n = PyStr.check(name) ? PyStr.toJava(name) : "";
        if (n.startsWith("__")) {
            throw Errors.attributeError("module '_testlimitedcapi' has no attribute '" + n + "'");
        }
        throw TestInternalCapiModule.skip(ts, "calls C functions");
    }
}
