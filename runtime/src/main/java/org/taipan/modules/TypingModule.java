package org.taipan.modules;

import org.taipan.annotations.PyConstant;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.types.typing.PyGeneric;
import org.taipan.types.typing.PyNoDefault;
import org.taipan.types.typing.PyParamSpec;
import org.taipan.types.typing.PyTypeAlias;
import org.taipan.types.typing.PyTypeVar;
import org.taipan.types.typing.PyTypeVarTuple;

/** The {@code _typing} module. */
@PyModuleDef(name = "_typing", doc = "Primitives and accelerators for the typing module.\n",
        types = {PyTypeVar.class, PyTypeVarTuple.class, PyParamSpec.class, PyParamSpec.ArgsPart.class,
            PyParamSpec.KwargsPart.class, PyTypeAlias.class, PyGeneric.class})
final class TypingModule {
    @PyConstant
    static final Object NoDefault = PyNoDefault.NO_DEFAULT;

    private TypingModule() {
    }

    @PyMethod("_idfunc(x, /)")
    static Object identity(Object x) {
        return x;
    }
}
