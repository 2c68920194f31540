package org.taipan.modules.struct;

import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.NativeIterator;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.types.Buffer;

/** The iterator of {@code struct.iter_unpack}; it holds its buffer until the end. */
@PyTypeDef(name = "unpack_iterator", module = "_struct")
final class UnpackIterator extends NativeIterator {
    static final PyType TYPE = PyType.builtin(new UnpackIteratorTable(), PyType.OBJECT, PyType.DISALLOW_INSTANTIATION);

    private final StructFormat format;
    /** Null once exhausted. */
    private Buffer buffer;
    private int index;

    UnpackIterator(StructFormat format, Buffer buffer) {
        super(TYPE);
        this.format = format;
        this.buffer = buffer;
    }

    @Override
    public synchronized Object next(ThreadState ts) {
        Buffer b = buffer;
        if (b == null) {
            return null;
        }
        if (index >= b.length) {
            buffer = null;
            b.release();
            return null;
        }
        Object r = format.unpack(b.memory, b.offset + index);
        index += (int) format.size;
        return r;
    }

    Object __iter__() {
        return this;
    }

    Object __next__(ThreadState ts) {
        return nextOrStop(ts);
    }

    @PyMethod("__length_hint__()")
    synchronized long lengthHint() {
        return buffer == null ? 0 : (buffer.length - index) / format.size;
    }
}
