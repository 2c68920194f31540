package org.taipan.modules.lzma;

/** What is wrong with the input or the options: the errors of liblzma. */
final class LzmaFailure extends Exception {
    private static final long serialVersionUID = 1L;

    static final LzmaFailure FORMAT = new LzmaFailure("Input format not supported by decoder");
    static final LzmaFailure OPTIONS = new LzmaFailure("Invalid or unsupported options");
    static final LzmaFailure DATA = new LzmaFailure("Corrupt input data");
    static final LzmaFailure MEMORY = new LzmaFailure("Memory usage limit exceeded");
    static final LzmaFailure CHECK = new LzmaFailure("Unsupported integrity check");

    private LzmaFailure(String message) {
        super(message, null, false, false);
    }
}
