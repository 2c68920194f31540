package org.taipan.modules;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Reads a line of a source file for display. */
final class SourceLines {
    private SourceLines() {
    }

    /** Line {@code number}, counted from 1, or null if the file or the line does not exist or is not UTF-8. */
    static String line(String filename, long number) {
        String line = lineWithEnd(filename, number);
        return line != null && line.endsWith("\n") ? line.substring(0, line.length() - 1) : line;
    }

    /** The same with its end, {@code \n}, unless the file ends without one: {@code PyErr_ProgramTextObject}. */
    static String lineWithEnd(String filename, long number) {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(Path.of(filename)))) {
            return read(in, number);
        } catch (IOException | InvalidPathException e) {
            return null;
        }
    }

    /** Line {@code number} of a source with its end, or null. */
    static String lineOf(byte[] source, long number) {
        try {
            return read(new ByteArrayInputStream(source), number);
        } catch (IOException e) {
            return null;
        }
    }

    private static String read(InputStream in, long number) throws IOException {
        for (long n = 1; n < number; n++) {
            if (!readLine(in, null)) {
                return null;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        if (number < 1 || !readLine(in, out) && out.size() == 0) {
            return null;
        }
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(out.toByteArray())).toString();
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
