package org.taipan.os;

import java.io.File;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The start-up's way to files, without the C library: the few questions that starting an interpreter asks, answered
 * through {@code java.nio.file} and {@code /proc}.
 *
 * <p>Only plain ASCII names come here, because Java decodes others by the locale. {@link #UNKNOWN} means that only the
 * C library can tell; so does every error whose {@code errno} Java does not pass on.
 */
final class JavaFiles {
    /** Not an answer. */
    static final int UNKNOWN = Integer.MIN_VALUE;
    private static final LinkOption[] FOLLOW = {};
    /** Not all: naming the owner reads the user database. */
    private static final String ATTRIBUTES = "unix:mode,ino,dev,nlink,uid,gid,size,lastAccessTime,lastModifiedTime,ctime,"
            + "rdev";
    private static final LinkOption[] NO_FOLLOW = {LinkOption.NOFOLLOW_LINKS};

    private JavaFiles() {
    }

    /** The path of a name, or null if it should not come here. */
    private static Path path(byte[] name) {
        String text = text(name);
        return text == null ? null : Path.of(text);
    }

    /** A name as text, or null if it should not come here. */
    private static String text(byte[] name) {
        if (name.length == 0) {
            return null;
        }
        for (byte b : name) {
            if (b <= 0) {
                return null;
            }
        }
        return new String(name, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The status, or null; then {@code error[0]} is {@code -errno} or {@link #UNKNOWN}. */
    static FileStatus stat(byte[] name, boolean follow, int[] error) {
        // A slash at the end asks for a directory, which java.nio forgets.
        Path path = name.length > 1 && name[name.length - 1] == '/' ? null : path(name);
        error[0] = UNKNOWN;
        if (path == null) {
            return null;
        }
        try {
            // Asking for what is not there is common, and an exception is dear.
            if (follow && path.getFileSystem().provider()
                    .readAttributesIfExists(path, BasicFileAttributes.class) == null) {
                error[0] = -Errno.ENOENT;
                return null;
            }
            Map<String, Object> a = Files.readAttributes(path, ATTRIBUTES, follow ? FOLLOW : NO_FOLLOW);
            return new FileStatus((Integer) a.get("mode"), (Long) a.get("ino"), (Long) a.get("dev"),
                    ((Integer) a.get("nlink")).longValue(), ((Integer) a.get("uid")) & 0xffffffffL,
                    ((Integer) a.get("gid")) & 0xffffffffL, (Long) a.get("size"), nanos(a.get("lastAccessTime")),
                    nanos(a.get("lastModifiedTime")), nanos(a.get("ctime")), -1, -1, (Long) a.get("rdev"));
        } catch (IOException e) {
            error[0] = errno(e);
            return null;
        }
    }

    private static long nanos(Object time) {
        return ((FileTime) time).to(java.util.concurrent.TimeUnit.NANOSECONDS);
    }

    /** A chain of tests, because the first pattern switch that runs costs milliseconds. */
    private static int errno(IOException e) {
        if (e instanceof NoSuchFileException) {
            return -Errno.ENOENT;
        }
        if (e instanceof AccessDeniedException) {
            return -Errno.EACCES;
        }
        if (e instanceof NotLinkException) {
            return -Errno.EINVAL;
        }
        if (e instanceof FileSystemLoopException) {
            return -Errno.ELOOP;
        }
        boolean notDirectory = e instanceof NotDirectoryException
                || e instanceof FileSystemException f && "Not a directory".equals(f.getReason());
        return notDirectory ? -Errno.ENOTDIR : UNKNOWN;
    }

    /** The names in a directory, or null. */
    static List<byte[]> list(byte[] name, int[] error) {
        error[0] = UNKNOWN;
        String text = text(name);
        if (text == null) {
            return null;
        }
        String[] entries = new File(text).list();
        if (entries == null) {
            return null;
        }
        List<byte[]> names = new ArrayList<>(entries.length);
        for (String entry : entries) {
            byte[] ascii = ascii(entry);
            if (ascii == null) {
                return null;
            }
            names.add(ascii);
        }
        return names;
    }

    /** The target of a link, or null. */
    static byte[] readLink(byte[] name, int[] error) {
        error[0] = UNKNOWN;
        Path path = path(name);
        if (path == null) {
            return null;
        }
        try {
            return ascii(Files.readSymbolicLink(path).toString());
        } catch (IOException e) {
            error[0] = errno(e);
            return null;
        }
    }

    private static byte[] ascii(String s) {
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 128) {
                return null;
            }
        }
        return s.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** The directory the process was started in, or null. */
    static byte[] startDirectory() {
        return ascii(System.getProperty("user.dir"));
    }

    /** 1, 0 or {@link #UNKNOWN}. */
    static int isTerminal(int fd) {
        byte[] target = readLink(self("fd", fd), new int[1]);
        if (target == null) {
            return UNKNOWN;
        }
        String t = new String(target, java.nio.charset.StandardCharsets.ISO_8859_1);
        if (t.startsWith("/dev/pts/") || t.startsWith("/dev/tty")) {
            return 1;
        }
        return t.startsWith("/dev/") && !t.equals("/dev/null") ? UNKNOWN : 0;
    }

    /** The null device lets programs seek, to no effect. */
    private static boolean isNull(int fd) {
        return java.util.Arrays.equals(readLink(self("fd", fd), new int[1]), ascii("/dev/null"));
    }

    private static byte[] self(String what, int fd) {
        return ("/proc/self/" + what + "/" + fd).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    /** {@code fstat} of a descriptor. */
    static FileStatus status(int fd, int[] error) {
        FileStatus s = stat(self("fd", fd), true, error);
        error[0] = UNKNOWN;
        return s;
    }

    /** The file position of a descriptor, {@code -ESPIPE}, or {@link #UNKNOWN}. */
    static long position(int fd) {
        FileStatus s = status(fd, new int[1]);
        if (s == null) {
            return UNKNOWN;
        }
        if (!s.isRegular()) {
            return s.isDirectory() ? UNKNOWN : !s.isCharacterDevice() || isTerminal(fd) == 1 ? -Errno.ESPIPE
                    : isNull(fd) ? 0 : UNKNOWN;
        }
        return field("/proc/self/fdinfo/" + fd, "pos:", 0);
    }

    private static byte[] bytes(String file) throws IOException {
        try (FileInputStream in = new FileInputStream(file)) {
            return in.readAllBytes();
        }
    }

    /** Number {@code index} in the line that starts with {@code label}, or {@link #UNKNOWN}. */
    static long field(String file, String label, int index) {
        try {
            String text = new String(bytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
            int at = text.startsWith(label) ? 0 : text.indexOf("\n" + label) + 1;
            if (at > 0 || text.startsWith(label)) {
                int end = text.indexOf('\n', at);
                return Long.parseLong(Words.of(text.substring(at + label.length(), end < 0 ? text.length() : end))[index]);
            }
        } catch (IOException | RuntimeException e) {
            return UNKNOWN;
        }
        return UNKNOWN;
    }

    /** Writes to standard output or error: the count, or {@link #UNKNOWN} with nothing known to be written. */
    static int write(int fd, byte[] data, int offset, int length) {
        FileOutputStream out = new FileOutputStream(fd == 1 ? FileDescriptor.out : FileDescriptor.err);
        try {
            out.write(data, offset, length);
            return length;
        } catch (IOException e) {
            return switch (e.getMessage()) {
                case "Broken pipe" -> -Errno.EPIPE;
                case "No space left on device" -> -Errno.ENOSPC;
                case "Bad file descriptor" -> -Errno.EBADF;
                case null, default -> UNKNOWN;
            };
        }
    }
}
