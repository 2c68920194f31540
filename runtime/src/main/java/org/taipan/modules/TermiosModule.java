package org.taipan.modules;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.annotations.PyMethod;
import org.taipan.annotations.PyModuleDef;
import org.taipan.modules.posix.Blocking;
import org.taipan.modules.posix.PathArg;
import org.taipan.objects.PyException;
import org.taipan.objects.PyModule;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Call;
import org.taipan.ops.Errors;
import org.taipan.ops.Iter;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Exc;
import org.taipan.types.PyBaseException;
import org.taipan.types.PyBytes;
import org.taipan.types.PyDict;
import org.taipan.types.PyList;
import org.taipan.types.PyLong;
import org.taipan.types.PyTuple;

/** {@code termios}. */
@PyModuleDef(name = "termios", doc = "This module provides an interface to the Posix calls for tty I/O control.\nFor "
        + "a complete description of these calls, see the Posix or Unix manual\npages. It is only available for those "
        + "Unix versions that support Posix\ntermios style tty I/O control.\n\nAll functions in this module take a "
        + "file descriptor fd as their first\nargument. This can be an integer file descriptor, such as returned "
        + "by\nsys.stdin.fileno(), or a file object, such as sys.stdin itself.")
final class TermiosModule {
    private static final String CONSTANTS = """
            B0=0 B1000000=4104 B110=3 B115200=4098 B1152000=4105 B1200=9 B134=4 B150=5 B1500000=4106 B1800=10
            B19200=14 B200=6 B2000000=4107 B230400=4099 B2400=11 B2500000=4108 B300=7 B3000000=4109 B3500000=4110
            B38400=15 B4000000=4111 B460800=4100 B4800=12 B50=1 B500000=4101 B57600=4097 B576000=4102 B600=8 B75=2
            B921600=4103 B9600=13 BRKINT=2 BS0=0 BS1=8192 BSDLY=8192 CBAUD=4111 CBAUDEX=4096 CDSUSP=25 CEOF=4 CEOL=0
            CEOT=4 CERASE=127 CFLUSH=15 CIBAUD=269418496 CINTR=3 CKILL=21 CLNEXT=22 CLOCAL=2048 CQUIT=28 CR0=0
            CR1=512 CR2=1024 CR3=1536 CRDLY=1536 CREAD=128 CRPRNT=18 CRTSCTS=2147483648 CS5=0 CS6=16 CS7=32 CS8=48
            CSIZE=48 CSTART=17 CSTOP=19 CSTOPB=64 CSUSP=26 CWERASE=23 ECHO=8 ECHOCTL=512 ECHOE=16 ECHOK=32
            ECHOKE=2048 ECHONL=64 ECHOPRT=1024 EXTA=14 EXTB=15 EXTPROC=65536 FF0=0 FF1=32768 FFDLY=32768
            FIOASYNC=21586 FIOCLEX=21585 FIONBIO=21537 FIONCLEX=21584 FIONREAD=21531 FLUSHO=4096 HUPCL=1024 ICANON=2
            ICRNL=256 IEXTEN=32768 IGNBRK=1 IGNCR=128 IGNPAR=4 IMAXBEL=8192 INLCR=64 INPCK=16
            IOCSIZE_MASK=1073676288 IOCSIZE_SHIFT=16 ISIG=1 ISTRIP=32 IUCLC=512 IUTF8=16384 IXANY=2048 IXOFF=4096
            IXON=1024 NCC=8 NCCS=32 NL0=0 NL1=256 NLDLY=256 NOFLSH=128 N_MOUSE=2 N_PPP=3 N_SLIP=1 N_STRIP=4 N_TTY=0
            OCRNL=8 OFDEL=128 OFILL=64 OLCUC=2 ONLCR=4 ONLRET=32 ONOCR=16 OPOST=1 PARENB=256 PARMRK=8 PARODD=512
            PENDIN=16384 TAB0=0 TAB1=2048 TAB2=4096 TAB3=6144 TABDLY=6144 TCFLSH=21515 TCGETA=21509 TCGETS=21505
            TCIFLUSH=0 TCIOFF=2 TCIOFLUSH=2 TCION=3 TCOFLUSH=1 TCOOFF=0 TCOON=1 TCSADRAIN=1 TCSAFLUSH=2 TCSANOW=0
            TCSBRK=21513 TCSBRKP=21541 TCSETA=21510 TCSETAF=21512 TCSETAW=21511 TCSETS=21506 TCSETSF=21508
            TCSETSW=21507 TCXONC=21514 TIOCCONS=21533 TIOCEXCL=21516 TIOCGETD=21540 TIOCGICOUNT=21597
            TIOCGLCKTRMIOS=21590 TIOCGPGRP=21519 TIOCGSERIAL=21534 TIOCGSOFTCAR=21529 TIOCGWINSZ=21523 TIOCINQ=21531
            TIOCLINUX=21532 TIOCMBIC=21527 TIOCMBIS=21526 TIOCMGET=21525 TIOCMIWAIT=21596 TIOCMSET=21528
            TIOCM_CAR=64 TIOCM_CD=64 TIOCM_CTS=32 TIOCM_DSR=256 TIOCM_DTR=2 TIOCM_LE=1 TIOCM_RI=128 TIOCM_RNG=128
            TIOCM_RTS=4 TIOCM_SR=16 TIOCM_ST=8 TIOCNOTTY=21538 TIOCNXCL=21517 TIOCOUTQ=21521 TIOCPKT=21536
            TIOCPKT_DATA=0 TIOCPKT_DOSTOP=32 TIOCPKT_FLUSHREAD=1 TIOCPKT_FLUSHWRITE=2 TIOCPKT_NOSTOP=16
            TIOCPKT_START=8 TIOCPKT_STOP=4 TIOCSCTTY=21518 TIOCSERCONFIG=21587 TIOCSERGETLSR=21593
            TIOCSERGETMULTI=21594 TIOCSERGSTRUCT=21592 TIOCSERGWILD=21588 TIOCSERSETMULTI=21595 TIOCSERSWILD=21589
            TIOCSER_TEMT=1 TIOCSETD=21539 TIOCSLCKTRMIOS=21591 TIOCSPGRP=21520 TIOCSSERIAL=21535 TIOCSSOFTCAR=21530
            TIOCSTI=21522 TIOCSWINSZ=21524 TOSTOP=256 VDISCARD=13 VEOF=4 VEOL=11 VEOL2=16 VERASE=2 VINTR=0 VKILL=3
            VLNEXT=15 VMIN=6 VQUIT=1 VREPRINT=12 VSTART=8 VSTOP=9 VSUSP=10 VSWTC=7 VSWTCH=7 VT0=0 VT1=16384
            VTDLY=16384 VTIME=5 VWERASE=14 XCASE=4 XTABS=6144 _POSIX_VDISABLE=0""";
    /** The size of glibc's {@code struct termios} and what is where in it. */
    private static final int SIZE = 60, CHARACTERS = 17, SPEEDS = 52, NCCS = 32;
    private static final int VTIME = 5, VMIN = 6, ICANON = 2;
    private static final int TIOCGWINSZ = 0x5413, TIOCSWINSZ = 0x5414;

    private static final Libc.Function TCGETATTR = Libc.function("tcgetattr");
    private static final Libc.Function TCSETATTR = Libc.function("tcsetattr");
    private static final Libc.Function TCSENDBREAK = Libc.function("tcsendbreak");
    private static final Libc.Function TCDRAIN = Libc.function("tcdrain");
    private static final Libc.Function TCFLUSH = Libc.function("tcflush");
    private static final Libc.Function TCFLOW = Libc.function("tcflow");
    private static final Libc.Function CFSETISPEED = Libc.function("cfsetispeed");
    private static final Libc.Function CFSETOSPEED = Libc.function("cfsetospeed");
    private static final Libc.Function IOCTL = Libc.function("ioctl");

    private final PyType error;

    TermiosModule(ThreadState ts, PyModule module) {
        PyDict namespace = new PyDict();
        namespace.putStr("__module__", "termios");
        error = (PyType) Call.call(ts, PyType.TYPE, "error", new PyTuple(Exc.Exception), namespace);
        module.add("error", error);
        for (String pair : org.taipan.os.Words.of(CONSTANTS)) {
            int eq = pair.indexOf('=');
            module.add(pair.substring(0, eq), Long.valueOf(pair.substring(eq + 1)));
        }
    }

    private void check(ThreadState ts, long r) {
        if (r < 0) {
            throw new PyException((PyBaseException) Call.call(ts, error, -r, Errno.message((int) -r)));
        }
    }

    @PyMethod(value = "tcgetattr(fd, /)", doc = "Get the tty attributes for file descriptor fd.\n\nReturns a list "
            + "[iflag, oflag, cflag, lflag, ispeed, ospeed, cc]\nwhere cc is a list of the tty special characters "
            + "(each a string of\nlength 1, except the items with indices VMIN and VTIME, which are\nintegers when "
            + "these fields are defined).  The interpretation of the\nflags and the speeds as well as the indexing in "
            + "the cc array must be\ndone using the symbolic constants defined in this module.")
    Object tcgetattr(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(SIZE);
            check(ts, Libc.call(TCGETATTR, n, s.address()));
            PyList characters = new PyList();
            boolean raw = (flag(s, 3) & ICANON) == 0;
            for (int i = 0; i < NCCS; i++) {
                byte c = s.get(ValueLayout.JAVA_BYTE, CHARACTERS + i);
                characters.append(raw && (i == VMIN || i == VTIME) ? (Object) (c & 0xffL)
                        : new PyBytes(new byte[] {c}));
            }
            return new PyList(flag(s, 0), flag(s, 1), flag(s, 2), flag(s, 3), speed(s, 0), speed(s, 1), characters);
        }
    }

    private static Long flag(MemorySegment s, int i) {
        return s.get(ValueLayout.JAVA_INT, 4L * i) & 0xffffffffL;
    }

    private static Long speed(MemorySegment s, int i) {
        return s.get(ValueLayout.JAVA_INT, SPEEDS + 4L * i) & 0xffffffffL;
    }

    @PyMethod(value = "tcsetattr(fd, when, attributes, /)", doc = "Set the tty attributes for file descriptor "
            + "fd.\n\nThe attributes to be set are taken from the attributes argument, which\nis a list like the one "
            + "returned by tcgetattr(). The when argument\ndetermines when the attributes are changed: "
            + "termios.TCSANOW to\nchange immediately, termios.TCSADRAIN to change after transmitting all\nqueued "
            + "output, or termios.TCSAFLUSH to change after transmitting all\nqueued output and discarding all queued "
            + "input.")
    void tcsetattr(ThreadState ts, Object fd, int when, Object attributes) {
        int n = PathArg.fileDescriptor(ts, fd);
        if (!(attributes instanceof PyList list) || list.size() != 7) {
            throw Errors.typeError("tcsetattr, arg 3: must be 7 element list");
        }
        Object[] items = list.toArray();
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(SIZE);
            check(ts, Libc.call(TCGETATTR, n, s.address()));
            for (int i = 0; i < 4; i++) {
                s.set(ValueLayout.JAVA_INT, 4L * i, (int) Args.toLong(ts, items[i]));
            }
            if (!(items[6] instanceof PyList characters) || characters.size() != NCCS) {
                throw Errors.typeError("tcsetattr: attributes[6] must be " + NCCS + " element list");
            }
            Object[] cc = characters.toArray();
            for (int i = 0; i < NCCS; i++) {
                byte c;
                if (cc[i] instanceof PyBytes b && b.size() == 1) {
                    c = b.value()[0];
                } else if (PyLong.check(cc[i])) {
                    c = (byte) Args.toLong(ts, cc[i]);
                } else {
                    throw Errors.typeError("tcsetattr: elements of attributes must be characters or integers");
                }
                s.set(ValueLayout.JAVA_BYTE, CHARACTERS + i, c);
            }
            check(ts, Libc.call(CFSETISPEED, s.address(), (int) Args.toLong(ts, items[4])));
            check(ts, Libc.call(CFSETOSPEED, s.address(), (int) Args.toLong(ts, items[5])));
            check(ts, Blocking.call(ts, () -> Libc.call(TCSETATTR, n, when, s.address())));
        }
    }

    @PyMethod(value = "tcsendbreak(fd, duration, /)", doc = "Send a break on file descriptor fd.\n\nA zero duration "
            + "sends a break for 0.25-0.5 seconds; a nonzero duration\nhas a system dependent meaning.")
    void tcsendbreak(ThreadState ts, Object fd, int duration) {
        int n = PathArg.fileDescriptor(ts, fd);
        check(ts, Blocking.call(ts, () -> Libc.call(TCSENDBREAK, n, duration)));
    }

    @PyMethod(value = "tcdrain(fd, /)", doc = "Wait until all output written to file descriptor fd has been "
            + "transmitted.")
    void tcdrain(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        check(ts, Blocking.call(ts, () -> Libc.call(TCDRAIN, n)));
    }

    @PyMethod(value = "tcflush(fd, queue, /)", doc = "Discard queued data on file descriptor fd.\n\nThe queue "
            + "selector specifies which queue: termios.TCIFLUSH for the input\nqueue, termios.TCOFLUSH for the output "
            + "queue, or termios.TCIOFLUSH for\nboth queues.")
    void tcflush(ThreadState ts, Object fd, int queue) {
        check(ts, Libc.call(TCFLUSH, PathArg.fileDescriptor(ts, fd), queue));
    }

    @PyMethod(value = "tcflow(fd, action, /)", doc = "Suspend or resume input or output on file descriptor fd.\n\nThe "
            + "action argument can be termios.TCOOFF to suspend output,\ntermios.TCOON to restart output, "
            + "termios.TCIOFF to suspend input,\nor termios.TCION to restart input.")
    void tcflow(ThreadState ts, Object fd, int action) {
        check(ts, Libc.call(TCFLOW, PathArg.fileDescriptor(ts, fd), action));
    }

    @PyMethod(value = "tcgetwinsize(fd, /)", doc = "Get the tty winsize for file descriptor fd.\n\nReturns a tuple "
            + "(ws_row, ws_col).")
    Object tcgetwinsize(ThreadState ts, Object fd) {
        int n = PathArg.fileDescriptor(ts, fd);
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(8);
            check(ts, Libc.call(IOCTL, n, TIOCGWINSZ, s.address()));
            return new PyTuple(s.get(ValueLayout.JAVA_SHORT, 0) & 0xffffL, s.get(ValueLayout.JAVA_SHORT, 2) & 0xffffL);
        }
    }

    @PyMethod(value = "tcsetwinsize(fd, winsize, /)", doc = "Set the tty winsize for file descriptor fd.\n\nThe "
            + "winsize to be set is taken from the winsize argument, which\nis a two-item tuple (ws_row, ws_col) like "
            + "the one returned by tcgetwinsize().")
    void tcsetwinsize(ThreadState ts, Object fd, Object size) {
        int n = PathArg.fileDescriptor(ts, fd);
        Object[] pair = size instanceof PyTuple || size instanceof PyList ? Iter.toArray(ts, size) : new Object[0];
        if (pair.length != 2) {
            throw Errors.typeError("tcsetwinsize, arg 2: must be a two-item sequence");
        }
        long rows = Args.toLong(ts, pair[0]);
        long columns = Args.toLong(ts, pair[1]);
        if (rows != (rows & 0xffff) || columns != (columns & 0xffff)) {
            throw Errors.overflowError("winsize value(s) out of range.");
        }
        try (Memory m = Memory.open()) {
            MemorySegment s = m.zeros(8);
            check(ts, Libc.call(IOCTL, n, TIOCGWINSZ, s.address()));
            s.set(ValueLayout.JAVA_SHORT, 0, (short) rows);
            s.set(ValueLayout.JAVA_SHORT, 2, (short) columns);
            check(ts, Libc.call(IOCTL, n, TIOCSWINSZ, s.address()));
        }
    }
}
