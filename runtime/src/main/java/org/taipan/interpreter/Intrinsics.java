package org.taipan.interpreter;

import org.taipan.bytecode.Oparg;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyCode;
import org.taipan.types.PyFunction;
import org.taipan.types.PyBaseExceptionGroup;
import org.taipan.types.PyList;
import org.taipan.types.PyTuple;
import org.taipan.types.typing.PyGeneric;
import org.taipan.types.typing.PyParamSpec;
import org.taipan.types.typing.PyTypeAlias;
import org.taipan.types.typing.PyTypeVar;
import org.taipan.types.typing.PyTypeVarTuple;
import org.taipan.types.typing.TypeParameter;

/** CALL_INTRINSIC_1 and CALL_INTRINSIC_2. */
final class Intrinsics {
    private Intrinsics() {
    }

    static Object unary(ThreadState ts, Frame f, Object a, int which) {
        return switch (which) {
            case Oparg.INTRINSIC_PRINT -> print(ts, a);
            case Oparg.INTRINSIC_IMPORT_STAR -> Imports.importStar(ts, f, a);
            case Oparg.INTRINSIC_STOPITERATION_ERROR -> stopIterationError(f, (PyBaseException) a);
            case Oparg.INTRINSIC_ASYNC_GEN_WRAP -> new AsyncGenerator.Wrapped(a);
            case Oparg.INTRINSIC_UNARY_POSITIVE -> Number.positive(ts, a);
            case Oparg.INTRINSIC_LIST_TO_TUPLE -> new PyTuple(((PyList) a).toArray());
            case Oparg.INTRINSIC_TYPEVAR -> PyTypeVar.create(a, null, null);
            case Oparg.INTRINSIC_PARAMSPEC -> PyParamSpec.create(a);
            case Oparg.INTRINSIC_TYPEVARTUPLE -> PyTypeVarTuple.create(a);
            case Oparg.INTRINSIC_SUBSCRIPT_GENERIC -> PyGeneric.subscript(ts, a);
            case Oparg.INTRINSIC_TYPEALIAS -> PyTypeAlias.create((PyTuple) a);
            default -> throw Errors.systemError("invalid intrinsic function");
        };
    }

    static Object binary(ThreadState ts, Object a, Object b, int which) {
        return switch (which) {
            case Oparg.INTRINSIC_PREP_RERAISE_STAR -> PyBaseExceptionGroup.prepareReraise(ts, a,
                    ((PyList) b).toArray());
            case Oparg.INTRINSIC_TYPEVAR_WITH_BOUND -> PyTypeVar.create(a, b, null);
            case Oparg.INTRINSIC_TYPEVAR_WITH_CONSTRAINTS -> PyTypeVar.create(a, null, b);
            case Oparg.INTRINSIC_SET_TYPEPARAM_DEFAULT -> TypeParameter.setDefault(ts, a, b);
            case Oparg.INTRINSIC_SET_FUNCTION_TYPE_PARAMS -> {
                ((PyFunction) a).initTypeParams(b);
                yield a;
            }
            default -> throw Errors.systemError("invalid intrinsic function");
        };
    }

    private static Object print(ThreadState ts, Object value) {
        Object hook = ts.interp.sys.getStr("displayhook");
        if (hook == null) {
            throw Errors.runtimeError("lost sys.displayhook");
        }
        return Call.call(ts, hook, value);
    }

    /** A StopIteration that leaves the body of a generator becomes a RuntimeError (PEP 479). */
    private static Object stopIterationError(Frame f, PyBaseException e) {
        int flags = f.code.flags;
        String message = null;
        if (e.type().isSubtype(Exc.StopIteration)) {
            message = (flags & PyCode.ASYNC_GENERATOR) != 0 ? "async generator raised StopIteration"
                    : (flags & PyCode.COROUTINE) != 0 ? "coroutine raised StopIteration"
                    : "generator raised StopIteration";
        } else if ((flags & PyCode.ASYNC_GENERATOR) != 0 && e.type().isSubtype(Exc.StopAsyncIteration)) {
            message = "async generator raised StopAsyncIteration";
        }
        if (message == null) {
            return e;
        }
        PyException error = Errors.runtimeError(message);
        error.value.cause = e;
        error.value.suppressContext = true;
        error.value.context = e;
        return error.value;
    }
}
