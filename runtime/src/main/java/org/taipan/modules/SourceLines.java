package org.taipan.modules;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import org.taipan.frontend.Parser;
import org.taipan.objects.PyException;
import org.taipan.objects.ThreadState;
import org.taipan.types.Codecs;
import org.taipan.types.PyStr;

/** Reads a line of a source file for display. */
final class SourceLines {
    /** What CPython has room for. */
    private static final int LONGEST = 999;

    private SourceLines() {
    }

    /** Line {@code number} of a file, counted from 1, or null if the file or the line does not exist. */
    static String line(ThreadState ts, String filename, long number) {
        String line = lineWithEnd(ts, filename, number, null);
        return line != null && line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    /**
     * A line of a file in {@code encoding} (null: what it declares) with its end, {@code \n}, unless the file ends
     * without one or the line is too long: {@code _PyErr_ProgramDecodedTextObject}.
     */
    static String lineWithEnd(ThreadState ts, String filename, long number, String encoding) {
        try {
            return read(ts, () -> new BufferedInputStream(Files.newInputStream(Path.of(filename))), number, encoding);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    /** The same of a source. */
    static String lineOf(ThreadState ts, byte[] source, long number, String encoding) {
        return read(ts, () -> new ByteArrayInputStream(source), number, encoding);
    }

    @FunctionalInterface
    private interface Source {
        InputStream open() throws IOException;
    }

    private static String read(ThreadState ts, Source source, long number, String encoding) {
        try (InputStream in = source.open()) {
            for (long n = 1; n < number; n++) {
                if (!readLine(in, null)) {
                    return null;
                }
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (number < 1 || !readLine(in, out) && out.size() == 0) {
                return null;
            }
            byte[] line = out.toByteArray();
            int from = number == 1 && startsWithMark(line) ? 3 : 0;
            line = Arrays.copyOfRange(line, from, Math.max(from, Math.min(line.length, LONGEST)));
            String declared = encoding != null ? encoding : declaredEncoding(source);
            return PyStr.toJava(Codecs.decode(ts, line, declared == null ? "utf-8" : declared, "replace"));
        } catch (IOException | PyException e) {
            return null;
        }
    }

    private static String declaredEncoding(Source source) throws IOException {
        try (InputStream in = source.open()) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            if (readLine(in, out)) {
                readLine(in, out);
            }
            return Parser.declaredEncoding(out.toByteArray());
        }
    }

    private static boolean startsWithMark(byte[] line) {
        return line.length >= 3 && line[0] == (byte) 0xef && line[1] == (byte) 0xbb && line[2] == (byte) 0xbf;
    }

    /** Reads to the end of a line, which may be of any kind; false if the file ends first. */
    private static boolean readLine(InputStream in, ByteArrayOutputStream out) throws IOException {
        int c;
        while ((c = in.read()) >= 0) {
            if (c == '\r') {
                in.mark(1);
                if (in.read() != '\n') {
                    in.reset();
                }
                c = '\n';
            }
            if (out != null) {
                out.write(c);
            }
            if (c == '\n') {
                return true;
            }
        }
        return false;
    }
}
