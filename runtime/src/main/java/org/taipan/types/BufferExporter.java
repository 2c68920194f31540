package org.taipan.types;

import org.taipan.objects.ThreadState;

/** An object that lets others see its memory: the C API's {@code PyBufferProcs}. */
public interface BufferExporter {
    /**
     * A view of the memory; the exporter counts it as an export until it is released.
     *
     * @param flags what the consumer can handle, of {@link Buffer}'s constants
     * @throws org.taipan.objects.PyException BufferError if it cannot be had so
     */
    Buffer getBuffer(ThreadState ts, int flags);

    /** The end of an export. */
    void releaseBuffer(Buffer buffer);
}
