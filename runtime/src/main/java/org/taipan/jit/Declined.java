package org.taipan.jit;

/** Says why a piece of code is not compiled: it stays in the loop. */
final class Declined extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Declined(String why) {
        super(why, null, false, false);
    }
}
