package org.taipan.modules;

import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.Codecs;

/** {@code os.fsdecode} for arguments of builtins: {@code PyUnicode_FSDecoder}. */
final class FsPaths {
    private FsPaths() {
    }

    /** A path given as str, bytes or path-like object, as str. */
    static Object fsDecode(ThreadState ts, Object path) {
        Object decoded = fsPath(ts, path);
        Object name = decoded instanceof PyBytes b ? Codecs.fsDecode(b.value()) : decoded;
        if (PyStr.toJava(name).indexOf('\0') >= 0) {
            throw Errors.valueError("embedded null character");
        }
        return name;
    }

    /** {@code os.fspath}. */
    private static Object fsPath(ThreadState ts, Object path) {
        if (PyStr.check(path) || path instanceof PyBytes) {
            return path;
        }
        Object slot = PyObject.typeOf(path).slot(Slot.FSPATH);
        if (slot == null) {
            throw Errors.typeError("expected str, bytes or os.PathLike object, not " + Obj.typeName(path));
        }
        Object r = Call.method(ts, slot, path);
        if (PyStr.check(r) || r instanceof PyBytes) {
            return r;
        }
        throw Errors.typeError("expected " + Obj.typeName(path) + ".__fspath__() to return str or bytes, not "
                + Obj.typeName(r));
    }
}
