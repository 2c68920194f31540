package org.taipan.types.typing;

import org.taipan.annotations.PyClassMethod;
import org.taipan.annotations.PyTypeDef;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Imports;
import org.taipan.types.PyDict;
import org.taipan.types.PyTuple;

/** {@code typing.Generic}. */
@PyTypeDef(name = "Generic", module = "typing", doc = "Abstract base class for generic types.\n\nOn Python 3.12 and newer, "
        + "generic classes implicitly inherit from\nGeneric when they declare a parameter list after the class's name.\n")
public final class PyGeneric {
    public static final PyType TYPE =
            PyType.builtin(new PyGenericTable(), PyType.OBJECT, PyType.BASETYPE | PyType.SAME_LAYOUT);

    private PyGeneric() {
    }

    /** What the intrinsic SUBSCRIPT_GENERIC makes: {@code Generic[params]}. */
    public static Object subscript(ThreadState ts, Object params) {
        return TypeParameter.callTyping(ts, "_GenericAlias", TYPE, TypeParameter.unpackTuples(ts, (PyTuple) params));
    }

    private static Object call(ThreadState ts, String function, PyType cls, Object[] args, PyDict kwargs) {
        Object[] all = new Object[args.length + 1];
        all[0] = cls;
        System.arraycopy(args, 0, all, 1, args.length);
        return Call.withDict(ts, Attr.get(ts, Imports.module(ts, "typing"), function), all, kwargs);
    }

    @PyClassMethod(value = "__class_getitem__(*args, **kwargs)", doc = "Parameterizes a generic class.\n\nAt least, "
            + "parameterizing a generic class is the *main* thing this\nmethod does. For example, for some generic class "
            + "`Foo`, this is called\nwhen we do `Foo[int]` - there, with `cls=Foo` and `params=int`.\n\nHowever, note "
            + "that this method is also called when defining generic\nclasses in the first place with `class Foo[T]: "
            + "...`.\n")
    static Object classGetItem(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        return call(ts, "_generic_class_getitem", cls, args, kwargs);
    }

    @PyClassMethod(value = "__init_subclass__(*args, **kwargs)", doc = "Function to initialize subclasses.")
    static Object initSubclass(ThreadState ts, PyType cls, Object[] args, PyDict kwargs) {
        return call(ts, "_generic_init_subclass", cls, args, kwargs);
    }
}
