package org.taipan.modules.hash;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.taipan.ops.Errors;

/** The state of a hash function. Not thread-safe. */
abstract class Digest {
    abstract void update(byte[] data);

    /** The hash of what has come so far, which can go on. */
    abstract byte[] digest();

    /** As {@link #digest()} with a length of the caller's choice, where the function allows it. */
    byte[] digest(int length) {
        throw new UnsupportedOperationException();
    }

    abstract Digest copy();

    /** A hash function of the JDK. */
    static final class Jdk extends Digest {
        private final MessageDigest state;

        private Jdk(MessageDigest state) {
            this.state = state;
        }

        /** @throws org.taipan.objects.PyException ValueError if this JDK lacks it */
        static Jdk of(String name) {
            try {
                return new Jdk(MessageDigest.getInstance(name));
            } catch (NoSuchAlgorithmException e) {
                throw Errors.valueError("unsupported hash type " + name);
            }
        }

        @Override
        void update(byte[] data) {
            state.update(data);
        }

        @Override
        byte[] digest() {
            return copy().state.digest();
        }

        @Override
        Jdk copy() {
            try {
                return new Jdk((MessageDigest) state.clone());
            } catch (CloneNotSupportedException e) {
                throw Errors.notImplementedError("copying a hash object");
            }
        }
    }
}
