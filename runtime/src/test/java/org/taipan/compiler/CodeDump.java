package org.taipan.compiler;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.Collectors;
import org.taipan.bytecode.ByteSink;
import org.taipan.frontend.Ast;
import org.taipan.frontend.Parser;
import org.taipan.frontend.SyntaxErrorException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyCode;
import org.taipan.types.PyComplex;
import org.taipan.types.PyEllipsis;
import org.taipan.types.PyFrozenSet;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyTuple;

/** Code objects, warnings and errors as the text that conformance/compiler/dump_code.py writes for CPython's. */
final class CodeDump {
    private static final HexFormat HEX = HexFormat.of();

    private CodeDump() {
    }

    /** What comes of compiling {@code source}. */
    static String compiled(byte[] source, String filename, Parser.Mode mode, int flags, int optimize) {
        var out = new StringBuilder();
        org.taipan.frontend.WarningSink warnings = (category, message, line) -> {
            out.append('\n').append(category).append(": ").append(message).append(" at ").append(line);
            return false;
        };
        try {
            Ast.Mod mod = Parser.parse(source, mode, Parser.Options.DEFAULT, warnings);
            dump(Compiler.compile(mod, filename, new CompilerFlags(flags), optimize, warnings), out);
        } catch (SyntaxErrorException e) {
            out.append('\n').append(e.kind.pythonName()).append(": ").append(e.getMessage());
            if (e.isSyntaxError()) {
                out.append(" at ").append(e.line).append(':').append(e.offset).append('-')
                        .append(e.hasEnd ? e.endLine : "None").append(':').append(e.hasEnd ? e.endOffset : "None");
            }
        }
        return out.append('\n').toString();
    }

    private static void dump(PyCode c, StringBuilder out) {
        out.append("\ncode ").append(text(c.qualname)).append("\nname ").append(text(c.name));
        out.append("\nargs ").append(c.argCount).append(' ').append(c.posOnlyArgCount).append(' ')
                .append(c.kwOnlyArgCount).append(" stack ").append(c.stackSize).append(" flags ")
                .append(Integer.toHexString(c.flags)).append(" first ").append(c.firstLineNo);
        out.append("\nbytecode ").append(HEX.formatHex(c.code)).append("\nnames ").append(texts(c.names));
        out.append("\nlocals ").append(HEX.formatHex(c.localsPlusKinds)).append(' ').append(texts(c.localsPlusNames));
        out.append("\nlines ").append(HEX.formatHex(c.lineTable));
        out.append("\nexceptions ").append(HEX.formatHex(c.exceptionTable));
        out.append("\nconsts ").append(constants(c.consts)).append("\nend");
    }

    private static String texts(String[] names) {
        return Arrays.stream(names).map(CodeDump::text).collect(Collectors.joining(" "));
    }

    private static String text(String s) {
        return text(s.codePoints().toArray());
    }

    private static String text(int[] codePoints) {
        var sink = new ByteSink(codePoints.length);
        for (int c : codePoints) {
            if (c >= 0xD800 && c < 0xE000) {
                sink.put(0xE0 | c >> 12);
                sink.put(0x80 | c >> 6 & 0x3F);
                sink.put(0x80 | c & 0x3F);
            } else {
                sink.put(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        }
        return HEX.formatHex(sink.toByteArray());
    }

    private static String constants(Object[] values) {
        return Arrays.stream(values).map(CodeDump::constant).collect(Collectors.joining(" "));
    }

    private static String bits(double d) {
        return HEX.toHexDigits(Double.doubleToRawLongBits(d));
    }

    private static String constant(Object o) {
        return switch (o) {
            case PyCode c -> {
                var out = new StringBuilder();
                dump(c, out);
                yield out.toString();
            }
            case PyTuple t -> "(" + constants(t.items()) + ")";
            case PyFrozenSet s -> Arrays.stream(s.toArray()).map(CodeDump::constant).sorted()
                    .collect(Collectors.joining(" ", "{", "}"));
            case PyBytes b -> "b:" + HEX.formatHex(b.value());
            case Double d -> d.isNaN() ? "f:nan" : "f:" + bits(d);
            case PyComplex c -> "c:" + bits(c.real) + bits(c.imag);
            case Long n -> "i:" + Long.toString(n, 16);
            case BigInteger n -> "i:" + n.toString(16);
            case Boolean b -> b ? "True" : "False";
            case PyNone _ -> "None";
            case PyEllipsis _ -> "Ellipsis";
            default -> "s:" + text(PyStr.codePoints(o));
        };
    }
}
