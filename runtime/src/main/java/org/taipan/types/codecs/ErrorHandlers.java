package org.taipan.types.codecs;

import java.util.Map;
import org.taipan.objects.BuiltinTable;
import org.taipan.objects.PyBuiltinFunction;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;
import org.taipan.types.StrRepr;
import org.taipan.types.str.UnicodeNames;

/** The error handlers that every interpreter starts with, as the builtin functions that {@code lookup_error} returns. */
final class ErrorHandlers extends BuiltinTable {
    private static final String[] NAMES = {"strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace",
        "namereplace", "surrogatepass", "surrogateescape"};
    private static final String[] DOCS = {
        "Implements the 'strict' error handling, which raises a UnicodeError on coding errors.",
        "Implements the 'ignore' error handling, which ignores malformed data and continues.",
        "Implements the 'replace' error handling, which replaces malformed data with a replacement marker.",
        "Implements the 'xmlcharrefreplace' error handling, which replaces an unencodable character with the "
            + "appropriate XML character reference.",
        "Implements the 'backslashreplace' error handling, which replaces malformed data with a backslashed escape "
            + "sequence.",
        "Implements the 'namereplace' error handling, which replaces an unencodable character with a \\N{...} escape "
            + "sequence.",
        null, null};

    private ErrorHandlers() {
    }

    static void register(Map<String, Object> handlers) {
        ErrorHandlers table = new ErrorHandlers();
        for (int i = 0; i < NAMES.length; i++) {
            handlers.put(NAMES[i], new PyBuiltinFunction(table, i, null, null));
        }
    }

    @Override
    public boolean hasAdapters() {
        return false;
    }

    @Override
    public String ownerName() {
        return "builtins";
    }

    @Override
    public String ownerDoc() {
        return null;
    }

    @Override
    public int size() {
        return NAMES.length;
    }

    @Override
    public String name(int index) {
        return index < 6 ? NAMES[index] + "_errors" : NAMES[index];
    }

    @Override
    public Kind kind(int index) {
        return Kind.FUNCTION;
    }

    @Override
    public String signature(int index) {
        return "(exc, /)";
    }

    @Override
    public String doc(int index) {
        return DOCS[index];
    }

    @Override
    public Object get(int index, ThreadState ts, Object self) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public boolean set(int index, ThreadState ts, Object self, Object value) {
        throw new IndexOutOfBoundsException(index);
    }

    @Override
    public Object call(int index, ThreadState ts, Object[] args, String[] kwnames) {
        Object exc = Args.bind(spec(index), ts, args, kwnames)[0];
        if (index == 0) {
            if (exc instanceof PyBaseException e) {
                throw new PyException(e);
            }
            throw Errors.typeError("codec must pass exception instance");
        }
        boolean encode = Obj.isInstance(exc, Exc.UnicodeEncodeError);
        boolean decode = Obj.isInstance(exc, Exc.UnicodeDecodeError);
        boolean translate = Obj.isInstance(exc, Exc.UnicodeTranslateError);
        boolean handles = switch (NAMES[index]) {
            case "ignore", "replace", "backslashreplace" -> encode || decode || translate;
            case "surrogatepass", "surrogateescape" -> encode || decode;
            default -> encode;
        };
        if (!handles) {
            throw Errors.typeError("don't know how to handle " + Obj.typeName(exc) + " in error callback");
        }
        PyBaseException e = (PyBaseException) exc;
        Object object = Attr.get(ts, e, "object");
        if (decode ? !(object instanceof PyBytes) : !PyStr.check(object)) {
            throw Errors.typeError("object attribute must be " + (decode ? "bytes" : "unicode"));
        }
        int size = decode ? ((PyBytes) object).size() : PyStr.length(object);
        int start = Math.max(0, Math.min(bound(ts, e, "start"), size - 1));
        int end = Math.max(Math.min(bound(ts, e, "end"), size), Math.min(1, size));
        return switch (NAMES[index]) {
            case "ignore" -> new PyTuple("", (long) end);
            case "replace" -> new PyTuple(decode ? "\uFFFD" : (translate ? "\uFFFD" : "?").repeat(Math.max(end - start, 0)),
                    (long) end);
            case "surrogatepass" -> SurrogatePass.handle(ts, e, object, start, end, encode);
            case "surrogateescape" -> escape(e, object, start, end, encode);
            default -> new PyTuple(escaped(NAMES[index], object, start, end), (long) end);
        };
    }

    private static int bound(ThreadState ts, PyBaseException e, String name) {
        return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Args.toLong(ts, Attr.get(ts, e, name))));
    }

    private static Object escaped(String handler, Object object, int start, int end) {
        StringBuilder b = new StringBuilder();
        for (int i = start; i < end; i++) {
            int c = object instanceof PyBytes y ? y.value()[i] & 0xFF : PyStr.codePointAt(object, i);
            switch (handler) {
                case "xmlcharrefreplace" -> b.append("&#").append(c).append(';');
                case "namereplace" -> {
                    String name = UnicodeNames.name(c);
                    if (name != null) {
                        b.append("\\N{").append(name).append('}');
                    } else {
                        StrRepr.hex(b, c);
                    }
                }
                default -> StrRepr.hex(b, c);
            }
        }
        return b.toString();
    }

    private static Object escape(PyBaseException e, Object object, int start, int end, boolean encode) {
        if (encode) {
            byte[] b = new byte[Math.max(end - start, 0)];
            for (int i = start; i < end; i++) {
                int c = PyStr.codePointAt(object, i);
                if (c < 0xDC80 || c > 0xDCFF) {
                    throw new PyException(e);
                }
                b[i - start] = (byte) c;
            }
            return new PyTuple(new PyBytes(b), (long) end);
        }
        byte[] in = ((PyBytes) object).value();
        int n = 0;
        int[] out = new int[4];
        while (n < 4 && n < end - start && in[start + n] < 0) {
            out[n] = 0xDC00 | in[start + n] & 0xFF;
            n++;
        }
        if (n == 0) {
            throw new PyException(e);
        }
        return new PyTuple(PyStr.ofCodePoints(java.util.Arrays.copyOf(out, n)), (long) (start + n));
    }
}
