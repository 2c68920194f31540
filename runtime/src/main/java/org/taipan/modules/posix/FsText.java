package org.taipan.modules.posix;

import java.nio.charset.StandardCharsets;
import org.taipan.objects.PyObject;
import org.taipan.objects.Slot;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Codecs;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;

/** Text of the operating system as Python strings and back: UTF-8, other bytes as lone surrogates (PEP 383). */
public final class FsText {
    private FsText() {
    }

    public static Object decode(byte[] bytes) {
        return Codecs.fsDecode(bytes);
    }

    /** @throws org.taipan.objects.PyException UnicodeEncodeError */
    public static byte[] encode(Object str) {
        String s = PyStr.narrow(str);
        return s != null ? s.getBytes(StandardCharsets.UTF_8) : Codecs.fsEncode(str);
    }

    /** A path as str or bytes: {@code PyOS_FSPath}. @throws org.taipan.objects.PyException TypeError */
    public static Object fspath(ThreadState ts, Object path) {
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

    /** A path as bytes for the operating system: {@code PyUnicode_FSConverter}. */
    public static byte[] path(ThreadState ts, Object path) {
        Object p = fspath(ts, path);
        byte[] bytes = p instanceof PyBytes b ? b.value() : encode(p);
        for (byte c : bytes) {
            if (c == 0) {
                throw Errors.valueError("embedded null byte");
            }
        }
        return bytes;
    }
}
