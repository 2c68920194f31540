package org.taipan.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The arguments as the system has them: bytes, decoded as UTF-8 with surrogates for what is not (PEP 383). */
final class CommandLine {
    private CommandLine() {
    }

    /** The arguments; those that Java could not decode are read again from the system. */
    static String[] decode(String[] args) {
        for (String arg : args) {
            if (arg.indexOf('\uFFFD') >= 0) {
                return fromSystem(args);
            }
        }
        return args;
    }

    private static String[] fromSystem(String[] args) {
        byte[] all;
        try {
            all = Files.readAllBytes(Path.of("/proc/self/cmdline"));
        } catch (IOException e) {
            return args;
        }
        String[] decoded = new String[args.length];
        int end = all.length - 1;
        for (int i = args.length - 1; i >= 0; i--) {
            int start = end;
            while (start > 0 && all[start - 1] != 0) {
                start--;
            }
            decoded[i] = text(all, start, end);
            end = start - 1;
        }
        return decoded;
    }

    private static String text(byte[] bytes, int start, int end) {
        StringBuilder b = new StringBuilder(end - start);
        for (int i = start; i < end;) {
            int n = sequenceLength(bytes, i, end);
            if (n == 0) {
                b.append((char) (0xDC00 + (bytes[i++] & 0xff)));
            } else {
                b.append(new String(bytes, i, n, StandardCharsets.UTF_8));
                i += n;
            }
        }
        return b.toString();
    }

    /** The length of the valid UTF-8 sequence at {@code i}, or 0. */
    private static int sequenceLength(byte[] bytes, int i, int end) {
        int first = bytes[i] & 0xff;
        int n = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0;
        if (n == 0 || i + n > end) {
            return 0;
        }
        String s = new String(bytes, i, n, StandardCharsets.UTF_8);
        return s.indexOf('\uFFFD') < 0 || n == 3 && first == 0xEF && (bytes[i + 1] & 0xff) == 0xBF
                && (bytes[i + 2] & 0xff) == 0xBD ? n : 0;
    }
}
