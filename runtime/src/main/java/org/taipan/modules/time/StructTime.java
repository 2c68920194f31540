package org.taipan.modules.time;

import static org.taipan.types.StructSequence.field;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.taipan.modules.posix.FsText;
import org.taipan.objects.PyType;
import org.taipan.objects.ThreadState;
import org.taipan.ops.Args;
import org.taipan.ops.Errors;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.PyNone;
import org.taipan.types.PyStr;
import org.taipan.types.PyStructSequence;
import org.taipan.types.PyTuple;
import org.taipan.types.StructSequence;

/** {@code time.struct_time}, and {@code struct tm} of the C library. */
final class StructTime {
    public static final PyType TYPE = StructSequence.type("time", "struct_time",
            "The time value as returned by gmtime(), localtime(), and strptime(), and\n accepted by asctime(), "
                    + "mktime() and strftime().  May be considered as a\n sequence of 9 integers.\n\n Note that "
                    + "several fields' values are not the same as those defined by\n the C language standard for "
                    + "struct tm.  For example, the value of the\n field tm_year is the actual year, not year - 1900. "
                    + " See individual\n fields' descriptions for details.",
            9, field("tm_year", "year, for example, 1993"), field("tm_mon", "month of year, range [1, 12]"),
            field("tm_mday", "day of month, range [1, 31]"), field("tm_hour", "hours, range [0, 23]"),
            field("tm_min", "minutes, range [0, 59]"), field("tm_sec", "seconds, range [0, 61])"),
            field("tm_wday", "day of week, range [0, 6], Monday is 0"),
            field("tm_yday", "day of year, range [1, 366]"),
            field("tm_isdst", "1 if summer time is in effect, 0 if not, and -1 if unknown"),
            field("tm_zone", "abbreviation of timezone name"), field("tm_gmtoff", "offset from UTC in seconds"));

    private static final int SIZE = 56;
    private static final String[] DAYS = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    private static final String[] MONTHS = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
        "Dec"};

    private static final Libc.Function GMTIME_R = Libc.function("gmtime_r");
    private static final Libc.Function LOCALTIME_R = Libc.function("localtime_r");
    private static final Libc.Function MKTIME = Libc.function("mktime");
    private static final Libc.Function STRFTIME = Libc.function("strftime");
    private static final Libc.Function TZSET = Libc.function("tzset");

    /** The fields as C has them: sec, min, hour, mday, mon, year, wday, yday, isdst. */
    final int[] fields = new int[9];
    private Object zone = PyNone.NONE;
    private long offset;

    private static final int SEC = 0, MIN = 1, HOUR = 2, MDAY = 3, MON = 4, YEAR = 5, WDAY = 6, YDAY = 7, ISDST = 8;

    private StructTime() {
    }

    static void tzset() {
        Libc.callRaw(TZSET, 0);
    }

    /** {@code gmtime} or {@code localtime}. @throws org.taipan.objects.PyException OSError, OverflowError */
    static StructTime of(long seconds, boolean local) {
        try (Memory m = Memory.open()) {
            MemorySegment time = m.allocate(8);
            time.set(ValueLayout.JAVA_LONG, 0, seconds);
            MemorySegment tm = m.zeros(SIZE);
            if (Libc.callRaw(local ? LOCALTIME_R : GMTIME_R, time.address(), tm.address()) == 0) {
                throw org.taipan.modules.posix.OsErrors.of(Libc.errno());
            }
            return read(tm);
        }
    }

    private static StructTime read(MemorySegment tm) {
        StructTime t = new StructTime();
        for (int i = 0; i < 9; i++) {
            t.fields[i] = tm.get(ValueLayout.JAVA_INT, 4L * i);
        }
        t.offset = tm.get(ValueLayout.JAVA_LONG, 40);
        long name = tm.get(ValueLayout.JAVA_LONG, 48);
        t.zone = name == 0 ? PyNone.NONE : FsText.decode(Libc.string(name));
        return t;
    }

    private MemorySegment write(Memory m) {
        MemorySegment tm = m.zeros(SIZE);
        for (int i = 0; i < 9; i++) {
            tm.set(ValueLayout.JAVA_INT, 4L * i, fields[i]);
        }
        tm.set(ValueLayout.JAVA_LONG, 40, offset);
        if (PyStr.check(zone)) {
            tm.set(ValueLayout.JAVA_LONG, 48, m.string(FsText.encode(zone)));
        }
        return tm;
    }

    /** The Python object. */
    Object toPython() {
        return new PyStructSequence(TYPE, fields[YEAR] + 1900L, fields[MON] + 1L, (long) fields[MDAY],
                (long) fields[HOUR], (long) fields[MIN], (long) fields[SEC], (long) ((fields[WDAY] + 6) % 7),
                fields[YDAY] + 1L, (long) fields[ISDST], zone, offset);
    }

    Object zone() {
        return zone;
    }

    long offset() {
        return offset;
    }

    /** {@code gettmarg}. */
    static StructTime parse(ThreadState ts, Object o, String function) {
        if (!(o instanceof PyTuple t)) {
            throw Errors.typeError("Tuple or struct_time argument required");
        }
        if (t.size() != 9) {
            throw Errors.typeError(function + "(): illegal time tuple argument");
        }
        int[] v = new int[9];
        for (int i = 0; i < 9; i++) {
            v[i] = Args.toInt(ts, t.get(i));
        }
        if (v[0] < Integer.MIN_VALUE + 1900) {
            throw Errors.overflowError("year out of range");
        }
        StructTime r = new StructTime();
        r.fields[YEAR] = v[0] - 1900;
        r.fields[MON] = v[1] - 1;
        r.fields[MDAY] = v[2];
        r.fields[HOUR] = v[3];
        r.fields[MIN] = v[4];
        r.fields[SEC] = v[5];
        r.fields[WDAY] = (v[6] + 1) % 7;
        r.fields[YDAY] = v[7] - 1;
        r.fields[ISDST] = v[8];
        if (t instanceof PyStructSequence s && s.type() == TYPE) {
            if (s.field(9) != PyNone.NONE) {
                r.zone = s.field(9);
            }
            if (s.field(10) != PyNone.NONE) {
                r.offset = Args.toLong(ts, s.field(10));
            }
        }
        return r;
    }

    /** {@code checktm}: what is printed must be in range; zeros become the least value. */
    StructTime check() {
        fields[MON] = fields[MON] == -1 ? 0 : fields[MON];
        fields[MDAY] = fields[MDAY] == 0 ? 1 : fields[MDAY];
        fields[YDAY] = fields[YDAY] == -1 ? 0 : fields[YDAY];
        within(MON, 0, 11, "month");
        within(MDAY, 1, 31, "day of month");
        within(HOUR, 0, 23, "hour");
        within(MIN, 0, 59, "minute");
        within(SEC, 0, 61, "seconds");
        within(WDAY, 0, 6, "day of week");
        within(YDAY, 0, 365, "day of year");
        return this;
    }

    private void within(int field, int low, int high, String what) {
        if (fields[field] < low || fields[field] > high) {
            throw Errors.valueError(what + " out of range");
        }
    }

    String asctime() {
        return String.format("%s %s%3d %02d:%02d:%02d %d", DAYS[fields[WDAY]], MONTHS[fields[MON]], fields[MDAY],
                fields[HOUR], fields[MIN], fields[SEC], 1900L + fields[YEAR]);
    }

    /** {@code mktime}. @throws org.taipan.objects.PyException OverflowError */
    double mktime() {
        try (Memory m = Memory.open()) {
            fields[WDAY] = -1;
            MemorySegment tm = write(m);
            long t = Libc.callRaw(MKTIME, tm.address());
            if (t == -1 && tm.get(ValueLayout.JAVA_INT, 4L * WDAY) == -1) {
                throw Errors.overflowError("mktime argument out of range");
            }
            return t;
        }
    }

    /** The runs of ASCII of a format go through the C library, other characters are copied. */
    Object strftime(Object format) {
        fields[ISDST] = Math.max(-1, Math.min(1, fields[ISDST]));
        String f = PyStr.toJava(format);
        StringBuilder out = new StringBuilder();
        try (Memory m = Memory.open()) {
            MemorySegment tm = write(m);
            for (int i = 0; i < f.length();) {
                int start = i;
                while (i < f.length() && f.charAt(i) != 0 && f.charAt(i) < 128) {
                    i++;
                }
                if (i > start) {
                    out.append(PyStr.toJava(format(m, tm, f.substring(start, i))));
                }
                start = i;
                while (i < f.length() && f.charAt(i) != '%') {
                    i++;
                }
                out.append(f, start, i);
            }
        }
        return PyStr.of(out.toString());
    }

    private static Object format(Memory m, MemorySegment tm, String format) {
        long f = m.string(format);
        for (long size = 1024;; size *= 2) {
            MemorySegment buffer = m.allocate(size);
            long n = Libc.callRaw(STRFTIME, buffer.address(), size, f, tm.address(), 0, 0);
            if (n > 0 || size >= 256L * format.length()) {
                return FsText.decode(buffer.asSlice(0, n).toArray(ValueLayout.JAVA_BYTE));
            }
        }
    }
}
