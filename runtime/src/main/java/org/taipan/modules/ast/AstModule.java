package org.taipan.modules.ast;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyModuleDef;
import org.taipan.objects.PyModule;
import org.taipan.objects.ThreadState;

/** {@code _ast}: the node classes and the flags of {@code compile()}. */
@PyModuleDef(name = "_ast")
public final class AstModule {
    @PyConstant
    static final long PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000, PyCF_ONLY_AST = 0x400, PyCF_TYPE_COMMENTS = 0x1000,
            PyCF_OPTIMIZED_AST = 0x8000 | 0x400;

    AstModule(ThreadState ts, PyModule module) {
        AstTypes.of(ts).enter(module);
    }
}
