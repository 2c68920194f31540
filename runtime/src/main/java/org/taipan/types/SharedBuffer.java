package org.taipan.types;

/** A buffer that memoryviews share; the last of them to be released gives it back. */
final class SharedBuffer {
    final Buffer buffer;
    private int views;

    SharedBuffer(Buffer buffer) {
        this.buffer = buffer;
    }

    synchronized void enter() {
        views++;
    }

    void leave() {
        synchronized (this) {
            if (--views > 0) {
                return;
            }
        }
        buffer.release();
    }
}
