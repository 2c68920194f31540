package org.taipan.modules.io;

import org.taipan.objects.PyException;
import org.taipan.ops.Errors;

/** How a {@code FileIO} was opened: its {@code mode} argument. */
record FileMode(boolean readable, boolean writable, boolean creating, boolean truncating, boolean appending) {
    static final FileMode READ = new FileMode(true, false, false, false, false);

    private static final int O_WRONLY = 1, O_RDWR = 2, O_CREAT = 0100, O_EXCL = 0200, O_TRUNC = 01000,
            O_APPEND = 02000, O_CLOEXEC = 02000000;

    /** @throws PyException ValueError */
    static FileMode parse(String mode) {
        boolean plus = false;
        char kind = 0;
        for (int i = 0; i < mode.length(); i++) {
            char c = mode.charAt(i);
            switch (c) {
                case 'x', 'r', 'w', 'a' -> {
                    if (kind != 0) {
                        throw ambiguous();
                    }
                    kind = c;
                }
                case '+' -> {
                    if (plus) {
                        throw ambiguous();
                    }
                    plus = true;
                }
                case 'b' -> {
                }
                default -> throw Errors.valueError("invalid mode: " + mode);
            }
        }
        if (kind == 0) {
            throw ambiguous();
        }
        return new FileMode(kind == 'r' || plus, kind != 'r' || plus, kind == 'x', kind == 'w', kind == 'a');
    }

    private static PyException ambiguous() {
        return Errors.valueError("Must have exactly one of create/read/write/append mode and at most one plus");
    }

    /** The flags of {@code open(2)}. */
    int flags() {
        return (readable && writable ? O_RDWR : writable ? O_WRONLY : 0) | (creating ? O_CREAT | O_EXCL : 0)
                | (truncating ? O_CREAT | O_TRUNC : 0) | (appending ? O_CREAT | O_APPEND : 0) | O_CLOEXEC;
    }

    /** The attribute {@code mode}. */
    String text() {
        return creating ? readable ? "xb+" : "xb" : appending ? readable ? "ab+" : "ab"
                : readable ? writable ? "rb+" : "rb" : "wb";
    }
}
