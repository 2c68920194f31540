package org.taipan.compiler;

import org.taipan.bytecode.CodeFlags;

/**
 * The flags of {@code compile()}: {@code __future__} features in force from outside, and {@code PyCF_…} bits, as in
 * {@link CodeFlags}.
 */
public record CompilerFlags(int bits) {
    public static final CompilerFlags NONE = new CompilerFlags(0);

    /** Whether {@code await} may stand outside functions. */
    public boolean allowsTopLevelAwait() {
        return (bits & CodeFlags.ALLOW_TOP_LEVEL_AWAIT) != 0;
    }
}
