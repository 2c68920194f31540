package org.taipan.modules.time;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import org.taipan.modules.posix.OsErrors;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Errors;
import org.taipan.ops.Number;
import org.taipan.os.Errno;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Codecs;
import org.taipan.types.PyNone;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** {@code struct tm} and {@code time.struct_time}. The C library converts, since it knows the time zone and the locale. */
final class BrokenDownTime {
    static final PyType TYPE = StructSequence.type("time", "struct_time",
            "The time value as returned by gmtime(), localtime(), and strptime(), and\n"
                    + "accepted by asctime(), mktime() and strftime().", 9,
            StructSequence.field("tm_year", "year, for example, 1993"),
            StructSequence.field("tm_mon", "month of year, range [1, 12]"),
            StructSequence.field("tm_mday", "day of month, range [1, 31]"),
            StructSequence.field("tm_hour", "hours, range [0, 23]"),
            StructSequence.field("tm_min", "minutes, range [0, 59]"),
            StructSequence.field("tm_sec", "seconds, range [0, 61])"),
            StructSequence.field("tm_wday", "day of week, range [0, 6], Monday is 0"),
            StructSequence.field("tm_yday", "day of year, range [1, 366]"),
            StructSequence.field("tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
            StructSequence.field("tm_zone", "abbreviation of timezone name"),
            StructSequence.field("tm_gmtoff", "offset from UTC in seconds"));
    static final int SIZE = 56;
    private static final Libc.Function LOCALTIME_R = Libc.function("localtime_r");
    private static final Libc.Function GMTIME_R = Libc.function("gmtime_r");
    private static final Libc.Function MKTIME = Libc.function("mktime");
    private static final Libc.Function STRFTIME = Libc.function("strftime");
    /** Places of the ints in {@code struct tm}, in the order of {@code struct_time}. */
    private static final int[] OFFSETS = {20, 16, 12, 8, 4, 0, 24, 28, 32};

    private BrokenDownTime() {
    }

    static Object of(long seconds, boolean local) {
        try (Memory m = Memory.open()) {
            MemorySegment t = m.zeros(8);
            t.set(JAVA_LONG, 0, seconds);
            MemorySegment tm = m.zeros(SIZE);
            long r = Libc.callRaw(local ? LOCALTIME_R : GMTIME_R, t.address(), tm.address());
            if (r == 0) {
                int errno = Libc.errno();
                throw errno == Errno.EOVERFLOW || errno == 0
                        ? OsErrors.of(Errno.EOVERFLOW) : OsErrors.of(errno);
            }
            return toPython(tm, local);
        }
    }

    private static Object toPython(MemorySegment tm, boolean local) {
        Object[] v = new Object[11];
        v[0] = tm.get(JAVA_INT, OFFSETS[0]) + 1900L;
        v[1] = tm.get(JAVA_INT, OFFSETS[1]) + 1L;
        for (int i = 2; i < 6; i++) {
            v[i] = (long) tm.get(JAVA_INT, OFFSETS[i]);
        }
        v[6] = (tm.get(JAVA_INT, OFFSETS[6]) + 6L) % 7;
        v[7] = tm.get(JAVA_INT, OFFSETS[7]) + 1L;
        v[8] = (long) tm.get(JAVA_INT, OFFSETS[8]);
        v[9] = local ? Codecs.fsDecode(Libc.string(tm.get(JAVA_LONG, 48))) : "UTC";
        v[10] = local ? tm.get(JAVA_LONG, 40) : 0L;
        return new PyStructSequence(TYPE, v);
    }

    /** Writes a Python time tuple into {@code tm}: {@code gettmarg}. */
    private static void fill(ThreadState ts, Object tuple, MemorySegment tm, Memory m, String function) {
        if (!(tuple instanceof PyTuple t)) {
            throw Errors.typeError("Tuple or struct_time argument required");
        }
        if (t.size() != 9) {
            throw Errors.typeError(function + "(): illegal time tuple argument");
        }
        long[] v = new long[9];
        for (int i = 0; i < 9; i++) {
            v[i] = org.taipan.ops.Args.toInt(ts, t.get(i));
        }
        if (v[0] < Integer.MIN_VALUE + 1900L) {
            throw Errors.overflowError("year out of range");
        }
        v[0] -= 1900;
        v[1] -= 1;
        v[6] = (v[6] + 1) % 7;
        v[7] -= 1;
        for (int i = 0; i < 9; i++) {
            tm.set(JAVA_INT, OFFSETS[i], (int) v[i]);
        }
        if (t instanceof PyStructSequence s && t.type() == TYPE) {
            if (s.field(9) != PyNone.NONE) {
                byte[] zone = Codecs.fsEncode(s.field(9));
                tm.set(JAVA_LONG, 48, m.string(zone));
            }
            if (s.field(10) != PyNone.NONE) {
                tm.set(JAVA_LONG, 40, (Long) Number.index(ts, s.field(10)));
            }
        }
    }

    /** {@code checktm}: what C would take amiss; a zero in month, day or day of the year counts as one. */
    private static void check(MemorySegment tm) {
        inRange(tm, 16, 0, 11, "month out of range");
        inRange(tm, 12, 1, 31, "day of month out of range");
        inRange(tm, 8, 0, 23, "hour out of range");
        inRange(tm, 4, 0, 59, "minute out of range");
        inRange(tm, 0, 0, 61, "seconds out of range");
        if (tm.get(JAVA_INT, 24) < 0) {
            throw Errors.valueError("day of week out of range");
        }
        inRange(tm, 28, 0, 365, "day of year out of range");
    }

    private static void inRange(MemorySegment tm, int offset, int least, int most, String message) {
        int v = tm.get(JAVA_INT, offset);
        if (v == least - 1 && offset != 8 && offset != 4 && offset != 0) {
            tm.set(JAVA_INT, offset, least);
        } else if (v < least || v > most) {
            throw Errors.valueError(message);
        }
    }

    static Object strftime(ThreadState ts, Object format, Object tuple) {
        try (Memory m = Memory.open()) {
            MemorySegment tm = m.zeros(SIZE);
            if (tuple == null) {
                MemorySegment t = m.zeros(8);
                t.set(JAVA_LONG, 0, Clocks.wall() / 1_000_000_000L);
                Libc.callRaw(LOCALTIME_R, t.address(), tm.address());
            } else {
                fill(ts, tuple, tm, m, "strftime");
                check(tm);
            }
            tm.set(JAVA_INT, 32, Math.max(-1, Math.min(1, tm.get(JAVA_INT, 32))));
            byte[] text = Codecs.fsEncode(format);
            return format(m, text, tm);
        }
    }

    /** Formats piece by piece: NUL bytes in the format end what C sees. */
    private static Object format(Memory m, byte[] text, MemorySegment tm) {
        java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
        int start = 0;
        while (start <= text.length) {
            int end = start;
            while (end < text.length && text[end] != 0) {
                end++;
            }
            if (end > start) {
                // A leading character tells an empty result from a buffer that is too small.
                byte[] piece = new byte[end - start + 2];
                piece[0] = '-';
                System.arraycopy(text, start, piece, 1, end - start);
                long c = m.string(java.util.Arrays.copyOf(piece, piece.length - 1));
                for (int size = 256;; size *= 2) {
                    MemorySegment buffer = m.zeros(size);
                    long n = Libc.callRaw(STRFTIME, buffer.address(), size, c, tm.address(), 0, 0);
                    if (n > 0) {
                        byte[] result = Libc.string(buffer.address());
                        out.write(result, 1, result.length - 1);
                        break;
                    }
                    if (size >= 256 * piece.length) {
                        throw Errors.valueError("Invalid format string");
                    }
                }
            }
            if (end < text.length) {
                out.write(0);
            }
            start = end + 1;
        }
        return Codecs.fsDecode(out.toByteArray());
    }

    static double mktime(ThreadState ts, Object tuple) {
        try (Memory m = Memory.open()) {
            MemorySegment tm = m.zeros(SIZE);
            fill(ts, tuple, tm, m, "mktime");
            tm.set(JAVA_INT, 24, -1);
            long seconds = Libc.callRaw(MKTIME, tm.address());
            if (seconds == -1 && tm.get(JAVA_INT, 24) == -1) {
                throw Errors.overflowError("mktime argument out of range");
            }
            return seconds;
        }
    }

    static Object asctime(ThreadState ts, Object tuple) {
        String days = "SunMonTueWedThuFriSat";
        String months = "JanFebMarAprMayJunJulAugSepOctNovDec";
        try (Memory m = Memory.open()) {
            MemorySegment tm = m.zeros(SIZE);
            fill(ts, tuple, tm, m, "asctime");
            check(tm);
            int day = 3 * tm.get(JAVA_INT, 24);
            int month = 3 * tm.get(JAVA_INT, 16);
            return String.format("%s %s%3d %02d:%02d:%02d %d", days.substring(day, day + 3),
                    months.substring(month, month + 3), tm.get(JAVA_INT, 12), tm.get(JAVA_INT, 8),
                    tm.get(JAVA_INT, 4), tm.get(JAVA_INT, 0), 1900L + tm.get(JAVA_INT, 20));
        }
    }
}
