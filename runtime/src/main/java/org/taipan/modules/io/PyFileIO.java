package org.taipan.modules.io;

import java.io.IOException;
import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.taipan.annotations.PyGetter;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PySetter;
import org.taipan.annotations.PyTypeDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.FsText;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.PyException;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Attr;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Obj;
import org.taipan.ops.Warnings;
import org.taipan.os.Errno;
import org.taipan.os.FileCalls;
import org.taipan.os.FileStatus;
import org.taipan.os.Libc;
import org.taipan.types.Buffer;
import org.taipan.types.Buffers;
import org.taipan.types.Exc;
import org.taipan.types.PyBytes;
import org.taipan.types.PyLong;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;

/**
 * {@code _io.FileIO}: a file descriptor as a raw stream.
 *
 * <p>A file that the import system opens for reading before the C library is linked is a {@link FileChannel} until
 * somebody asks for its descriptor; then it is opened once more and takes over the position.
 *
 * <p>Like CPython's, it has no lock: calls of several threads reach the kernel as they come.
 */
@PyTypeDef(name = "FileIO", module = "_io", doc = "Open a file.\n\nThe mode can be 'r' (default), 'w', 'x' or 'a' for "
        + "reading,\nwriting, exclusive creation or appending.  The file will be created if it\ndoesn't exist when "
        + "opened for writing or appending; it will be truncated\nwhen opened for writing.  A FileExistsError will be "
        + "raised if it already\nexists when opened for creating. Opening a file for creating implies\nwriting so "
        + "this mode behaves in a similar way to 'w'.Add a '+' to the mode\nto allow simultaneous reading and "
        + "writing. A custom opener can be used by\npassing a callable as *opener*. The underlying file descriptor "
        + "for the file\nobject is then obtained by calling opener with (*name*, *flags*).\n*opener* must return an "
        + "open file descriptor (passing os.open as *opener*\nresults in functionality similar to passing None).")
public final class PyFileIO extends PyIOBase {
    public static final PyType TYPE = PyType.builtin(new PyFileIOTable(), PyRawIOBase.TYPE, PyType.BASETYPE);

    private static final int AT_FDCWD = -100;
    private static final int SMALLEST = 8192;
    private static final int LARGEST = 0x7ffff000;
    private static final Libc.Function FTRUNCATE = Libc.function("ftruncate");

    /** Started with the first file that has a descriptor of its own. */
    private static final class Cleaning {
        static final Cleaner CLEANER = Cleaner.create();
    }

    /** Closes a descriptor that nobody closed. */
    private static final class Descriptor implements Runnable {
        volatile int fd = -1;

        @Override
        public void run() {
            int n = fd;
            fd = -1;
            if (n >= 0) {
                FileCalls.close(n);
            }
        }
    }

    /** The descriptor; -1 when closed, and while {@link #channel} stands for it. */
    private Descriptor descriptor = new Descriptor();
    private FileChannel channel;
    private byte[] name;
    private FileMode mode = FileMode.READ;
    private boolean closeFd = true;
    /** Whether reads and writes may wait: anything but a regular file. */
    private boolean mayBlock;
    private long blockSize = SMALLEST;
    /** What fstat said when it was opened: the size to expect and whether it may be a terminal; null if unknown. */
    private FileStatus status;
    private volatile Boolean seekable;

    private PyFileIO(PyType type) {
        super(type);
    }

    @PyMethod("__new__(*args, **kwargs)")
    static Object make(PyType cls, Object[] args, org.taipan.types.PyDict kwargs) {
        return new PyFileIO(cls);
    }

    // ---- opening ----------------------------------------------------------------------------------------------------

    @PyMethod("__init__(file, mode='r', closefd=True, opener=None)")
    void init(ThreadState ts, Object file, String mode, boolean closefd, Object opener) {
        if (descriptor.fd >= 0) {
            if (closeFd) {
                closeDescriptor();
            } else {
                descriptor.fd = -1;
            }
        }
        int fd = -1;
        if (file instanceof Boolean) {
            Warnings.warn(ts, Exc.RuntimeWarning, "bool is used as a file descriptor", 1);
            fd = (Boolean) file ? 1 : 0;
        } else if (PyLong.check(file)) {
            fd = Args.toInt(ts, file);
            if (fd < 0) {
                throw Errors.valueError("negative file descriptor");
            }
        }
        name = fd < 0 ? FsText.path(ts, file) : null;
        this.mode = FileMode.parse(mode);
        seekable = null;
        closeFd = true;
        if (fd >= 0) {
            closeFd = closefd;
            adopt(fd, false);
        } else if (!closefd) {
            throw Errors.valueError("Cannot use closefd=False with file name");
        } else {
            fd = open(ts, file, opener);
            adopt(fd, true);
        }
        inspect(file);
        if (isDerived()) {
            Attr.set(ts, this, "name", file);
        } else {
            putOwn("name", file);
        }
        if (this.mode.appending()) {
            long r = FileCalls.seek(descriptor.fd, 0, 2);
            if (r < 0 && r != -Errno.ESPIPE) {
                throw failed((int) r, null);
            }
        }
    }

    /** Takes a descriptor over. */
    private void adopt(int fd, boolean own) {
        descriptor.fd = fd;
        if (own) {
            Cleaning.CLEANER.register(this, descriptor);
        }
    }

    private int open(ThreadState ts, Object file, Object opener) {
        int flags = mode.flags();
        org.taipan.modules.Audit.event(ts, "open", file, mode.text(), (long) flags);
        if (opener != PyNone.NONE) {
            Object fd = Call.call(ts, opener, file, (long) flags);
            if (!PyLong.check(fd)) {
                throw Errors.typeError("expected integer from opener");
            }
            int n = Args.toInt(ts, fd);
            if (n < 0) {
                throw Errors.valueError("opener returned " + n);
            }
            return n;
        }
        long fd = Blocking.call(ts, () -> FileCalls.open(AT_FDCWD, name, flags, 0666));
        if (fd < 0) {
            throw OsErrors.of((int) fd, file);
        }
        return (int) fd;
    }

    /** Looks at what was opened: directories are refused. */
    private void inspect(Object file) {
        int[] error = new int[1];
        FileStatus s = FileCalls.status(descriptor.fd, error);
        if (s == null) {
            if (error[0] == -Errno.EBADF) {
                throw failed(Errno.EBADF, null);
            }
            mayBlock = true;
            return;
        }
        if (s.isDirectory()) {
            throw failed(Errno.EISDIR, file);
        }
        status = s;
        mayBlock = !s.isRegular();
        if (s.blockSize() > 1) {
            blockSize = s.blockSize();
        }
    }

    /** The error of a failed start; a descriptor that was given stays open. */
    private PyException failed(int errno, Object file) {
        if (closeFd && name != null) {
            closeDescriptor();
        } else {
            descriptor.fd = -1;
        }
        return OsErrors.of(errno, file);
    }

    /** A file of code to be read by the import system, as cheaply as can be; null if it has to be opened normally. */
    static PyFileIO openCode(Object path) {
        if (Libc.isLinked() || !(path instanceof String s)) {
            return null;
        }
        for (int i = 0; i < s.length(); i++) {
            if (s.charAt(i) >= 128 || s.charAt(i) == 0) {
                return null;
            }
        }
        try {
            PyFileIO f = new PyFileIO(TYPE);
            f.channel = FileChannel.open(Path.of(s), StandardOpenOption.READ);
            f.name = FsText.encode(s);
            f.seekable = true;
            f.putOwn("name", path);
            if (java.nio.file.Files.isRegularFile(Path.of(s))) {
                return f;
            }
            f.channel.close();
            return null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The descriptor, made now if there is none yet. */
    private int fd() {
        if (channel != null) {
            materialise();
        }
        int fd = descriptor.fd;
        if (fd < 0) {
            throw Errors.valueError("I/O operation on closed file");
        }
        return fd;
    }

    private synchronized void materialise() {
        if (channel == null) {
            return;
        }
        int fd = FileCalls.open(AT_FDCWD, name, mode.flags(), 0);
        if (fd < 0) {
            throw OsErrors.of(fd, FsText.decode(name));
        }
        try {
            FileCalls.seek(fd, channel.position(), 0);
            channel.close();
        } catch (IOException e) {
            throw OsErrors.of(Errno.EIO);
        }
        adopt(fd, true);
        channel = null;
    }

    // ---- state ------------------------------------------------------------------------------------------------------

    private void checkOpenNow() {
        if (descriptor.fd < 0 && channel == null) {
            throw Errors.valueError("I/O operation on closed file");
        }
    }

    private void requireReadable(ThreadState ts) {
        checkOpenNow();
        if (!mode.readable()) {
            throw IoErrors.unsupported(ts, "File not open for reading");
        }
    }

    private void requireWritable(ThreadState ts) {
        checkOpenNow();
        if (!mode.writable()) {
            throw IoErrors.unsupported(ts, "File not open for writing");
        }
    }

    @Override
    @PyGetter(value = "closed", doc = "True if the file is closed")
    public boolean closed(ThreadState ts) {
        return descriptor.fd < 0 && channel == null;
    }

    @PyGetter(value = "closefd", doc = "True if the file descriptor will be closed by close().")
    boolean closefd() {
        return closeFd;
    }

    @PyGetter(value = "mode", doc = "String giving the file mode")
    Object modeText() {
        return mode.text();
    }

    @PyGetter("_blksize")
    long blockSize() {
        return blockSize;
    }

    @PySetter("_blksize")
    void setBlockSize(long size) {
        blockSize = size;
    }

    @Override
    public boolean readable(ThreadState ts) {
        checkOpenNow();
        return mode.readable();
    }

    @Override
    public boolean writable(ThreadState ts) {
        checkOpenNow();
        return mode.writable();
    }

    @Override
    public boolean seekable(ThreadState ts) {
        checkOpenNow();
        Boolean known = seekable;
        if (known == null) {
            known = FileCalls.seek(fd(), 0, 1) >= 0;
            seekable = known;
        }
        return known;
    }

    @Override
    public Object fileno(ThreadState ts) {
        return (long) fd();
    }

    @Override
    public Object isatty(ThreadState ts) {
        checkOpenNow();
        return channel == null && FileCalls.isTerminal(descriptor.fd);
    }

    /** Whether it could be a terminal, asked when it has just been opened: saves a call. */
    boolean mayBeTerminal() {
        return channel == null && (status == null || status.isCharacterDevice());
    }

    // ---- reading and writing ----------------------------------------------------------------------------------------

    /** Reads once into an array: a count, 0 at the end, -1 if it would block. */
    int readOnce(ThreadState ts, byte[] into, int offset, int length) {
        requireReadable(ts);
        FileChannel c = channel;
        if (c != null) {
            try {
                return Math.max(c.read(ByteBuffer.wrap(into, offset, length)), 0);
            } catch (IOException e) {
                throw OsErrors.of(Errno.EIO);
            }
        }
        int fd = fd();
        int max = Math.min(length, LARGEST);
        long n = mayBlock ? Blocking.call(ts, () -> FileCalls.read(fd, into, offset, max))
                : FileCalls.read(fd, into, offset, max);
        if (n == -Errno.EAGAIN) {
            return -1;
        }
        return (int) OsErrors.check(n);
    }

    /** Writes once from an array: a count, or -1 if it would block. */
    int writeOnce(ThreadState ts, byte[] from, int offset, int length) {
        requireWritable(ts);
        int fd = fd();
        int max = Math.min(length, LARGEST);
        long n = mayBlock && (Libc.isLinked() || ts.interp.gil != null) ? Blocking.call(ts, () -> FileCalls.write(fd, from, offset, max))
                : FileCalls.write(fd, from, offset, max);
        if (n == -Errno.EAGAIN) {
            return -1;
        }
        return (int) OsErrors.check(n);
    }

    @PyMethod(value = "read(size=-1, /)", doc = "Read at most size bytes, returned as bytes.\n\nIf size is less than "
            + "0, read all bytes in the file making\nmultiple read calls. See ``FileIO.readall``.\n\nAttempts to make "
            + "only one system call, retrying only per\nPEP 475 (EINTR). This means less data may be returned "
            + "than\nrequested.\n\nIn non-blocking mode, returns None if no data is available.\nReturn an empty bytes "
            + "object at EOF.")
    Object read(ThreadState ts, Object size) {
        long n = size(ts, size);
        requireReadable(ts);
        if (n < 0) {
            return readall(ts);
        }
        byte[] buffer = new byte[(int) Math.min(n, expected(n))];
        int count = readOnce(ts, buffer, 0, buffer.length);
        if (count < 0) {
            return PyNone.NONE;
        }
        return new PyBytes(count == buffer.length ? buffer : java.util.Arrays.copyOf(buffer, count));
    }

    /** How much a read of {@code wanted} bytes can give: for huge requests the rest of the file. */
    private long expected(long wanted) {
        if (wanted <= 1 << 20 || mayBlock) {
            return Math.min(wanted, mayBlock ? 1 << 20 : wanted);
        }
        FileStatus s = FileCalls.status(fd(), new int[1]);
        long at = FileCalls.seek(fd(), 0, 1);
        return s == null || at < 0 ? 1 << 20 : Math.min(Math.max(s.size() - at + 1, 1), LARGEST);
    }

    @PyMethod(value = "readall()", doc = "Read all data from the file, returned as bytes.\n\nReads until either there "
            + "is an error or read() returns size 0 (indicates EOF).\nIf the file is already at EOF, returns an empty "
            + "bytes object.\n\nIn non-blocking mode, returns as much data as could be read before EAGAIN. If "
            + "no\ndata is available (EAGAIN is returned before bytes are read) returns None.")
    Object readall(ThreadState ts) {
        checkOpenNow();
        byte[] buffer = new byte[restSize()];
        int size = 0;
        while (true) {
            if (size == buffer.length) {
                if (size >= Integer.MAX_VALUE - 8) {
                    throw Errors.overflowError("unbounded read returned more bytes than a Python bytes object can "
                            + "hold");
                }
                buffer = java.util.Arrays.copyOf(buffer,
                        (int) Math.min(Integer.MAX_VALUE - 8L, size + Math.max(SMALLEST, (long) size)));
            }
            int n = readOnce(ts, buffer, size, buffer.length - size);
            if (n < 0 && size == 0) {
                return PyNone.NONE;
            }
            if (n <= 0) {
                return new PyBytes(size == buffer.length ? buffer : java.util.Arrays.copyOf(buffer, size));
            }
            size += n;
        }
    }

    /** One more than what remains to be read, as far as that can be told. */
    private int restSize() {
        long rest = SMALLEST;
        try {
            if (channel != null) {
                rest = channel.size() - channel.position() + 1;
            } else if (!mayBlock) {
                FileStatus s = FileCalls.status(descriptor.fd, new int[1]);
                long at = FileCalls.seek(descriptor.fd, 0, 1);
                if (s != null && at >= 0) {
                    rest = s.size() - at + 1;
                }
            }
        } catch (IOException e) {
            rest = SMALLEST;
        }
        return (int) Math.max(1, Math.min(rest, Integer.MAX_VALUE - 8));
    }

    @PyMethod(value = "readinto(buffer, /)", doc = "Same as RawIOBase.readinto().")
    Object readinto(ThreadState ts, Object buffer) {
        requireReadable(ts);
        try (Buffer into = Buffers.acquireWritable(ts, buffer, "readinto() argument")) {
            byte[] data = new byte[(int) Math.min(into.length, LARGEST)];
            int n = readOnce(ts, data, 0, data.length);
            if (n < 0) {
                return PyNone.NONE;
            }
            into.memory.put(into.offset, data, 0, n);
            return (long) n;
        }
    }

    @PyMethod(value = "write(b, /)", doc = "Write buffer b to file, return number of bytes written.\n\nOnly makes one "
            + "system call, so not all of the data may be written.\nThe number of bytes actually written is returned. "
            + " In non-blocking mode,\nreturns None if the write would block.")
    Object write(ThreadState ts, Object data) {
        requireWritable(ts);
        byte[] bytes = Buffers.toBytes(ts, data);
        int n = writeOnce(ts, bytes, 0, bytes.length);
        return n < 0 ? PyNone.NONE : (Object) (long) n;
    }

    // ---- position ---------------------------------------------------------------------------------------------------

    /** Moves; the new position or {@code -errno}. */
    long seekTo(long position, int whence) {
        FileChannel c = channel;
        if (c != null) {
            try {
                long target = position + (whence == 1 ? c.position() : whence == 2 ? c.size() : 0);
                if (target < 0 || whence < 0 || whence > 2) {
                    return -Errno.EINVAL;
                }
                c.position(target);
                return target;
            } catch (IOException e) {
                return -Errno.EIO;
            }
        }
        return FileCalls.seek(fd(), position, whence);
    }

    @Override
    public Object seek(ThreadState ts, Object position, Object whence) {
        checkOpenNow();
        if (position instanceof Double) {
            throw Errors.typeError("'float' object cannot be interpreted as an integer");
        }
        return OsErrors.check(seekTo(Args.toLong(ts, position), Args.toInt(ts, whence)));
    }

    @Override
    public Object tell(ThreadState ts) {
        checkOpenNow();
        return OsErrors.check(seekTo(0, 1));
    }

    @Override
    public Object truncate(ThreadState ts, Object size) {
        requireWritable(ts);
        Object position = size == PyNone.NONE ? tell(ts) : size;
        long length = Args.toLong(ts, position);
        int fd = fd();
        OsErrors.check(Blocking.call(ts, () -> Libc.call(FTRUNCATE, fd, length)));
        return position;
    }

    // ---- ending -----------------------------------------------------------------------------------------------------

    private int closeDescriptor() {
        int fd = descriptor.fd;
        descriptor.fd = -1;
        descriptor = new Descriptor();
        return fd < 0 ? 0 : FileCalls.close(fd);
    }

    @Override
    public Object close(ThreadState ts) {
        if (!closeFd) {
            try {
                return super.close(ts);
            } finally {
                descriptor.fd = -1;
            }
        }
        try {
            super.close(ts);
        } finally {
            FileChannel c = channel;
            if (c != null) {
                channel = null;
                try {
                    c.close();
                } catch (IOException e) {
                    throw OsErrors.of(Errno.EIO);
                }
            }
            int r = closeDescriptor();
            if (r < 0 && r != -Errno.EINTR) {
                throw OsErrors.of(r);
            }
        }
        return PyNone.NONE;
    }

    @PyMethod("_dealloc_warn(object, /)")
    void deallocWarn(ThreadState ts, Object source) {
        if (descriptor.fd >= 0 && closeFd) {
            Warnings.warn(ts, Exc.ResourceWarning, "unclosed file " + Obj.reprJava(ts, source), 1);
        }
    }

    @PyMethod("__getstate__()")
    Object getState() {
        throw cannotPickle();
    }

    Object __repr__(ThreadState ts) {
        String kind = "<" + type().tpName();
        if (closed(ts)) {
            return kind + " [closed]>";
        }
        Object given = Attr.lookup(ts, this, "name");
        String rest = " mode='" + mode.text() + "' closefd=" + (closeFd ? "True" : "False") + ">";
        if (given == null) {
            return kind + " fd=" + descriptor.fd + rest;
        }
        return reprWithName(ts, rest.substring(0, rest.length() - 1));
    }
}
