package org.taipan.modules.time;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.taipan.objects.PyModule;
import org.taipan.os.Libc;
import org.taipan.os.Memory;
import org.taipan.types.Codecs;
import org.taipan.types.PyTuple;

/** {@code timezone}, {@code altzone}, {@code daylight} and {@code tzname}: {@code init_timezone}. */
final class Zone {
    private static final Libc.Function LOCALTIME_R = Libc.function("localtime_r");

    private Zone() {
    }

    /** As Java knows the zone, so that a start needs no C library. */
    static void enter(PyModule module, ZoneId zone) {
        var rules = zone.getRules();
        int year = Instant.now().atZone(zone).getYear();
        Instant january = java.time.LocalDate.of(year, 1, 1).atStartOfDay(zone).toInstant();
        Instant july = java.time.LocalDate.of(year, 7, 1).atStartOfDay(zone).toInstant();
        long winter = -rules.getOffset(january).getTotalSeconds();
        long summer = -rules.getOffset(july).getTotalSeconds();
        String first = name(zone, rules.isDaylightSavings(january));
        String second = name(zone, rules.isDaylightSavings(july));
        enter(module, winter, first, summer, second);
    }

    private static String name(ZoneId zone, boolean daylight) {
        var rules = zone.getRules();
        if (rules.isFixedOffset() && rules.getOffset(Instant.EPOCH).getTotalSeconds() == 0) {
            return "UTC";
        }
        return java.util.TimeZone.getTimeZone(zone).getDisplayName(daylight, java.util.TimeZone.SHORT, Locale.ROOT);
    }

    /** As the C library knows it: after {@code tzset}. */
    static void fromLibrary(PyModule module) {
        long year = 365 * 24 * 3600 + 6 * 3600;
        long now = Clocks.wall() / 1_000_000_000L;
        long january = now / year * year;
        try (Memory m = Memory.open()) {
            MemorySegment a = local(m, january);
            MemorySegment b = local(m, january + year / 2);
            enter(module, -a.get(JAVA_LONG, 40), text(a), -b.get(JAVA_LONG, 40), text(b));
        }
    }

    private static MemorySegment local(Memory m, long seconds) {
        MemorySegment t = m.zeros(8);
        t.set(JAVA_LONG, 0, seconds);
        MemorySegment tm = m.zeros(BrokenDownTime.SIZE);
        Libc.callRaw(LOCALTIME_R, t.address(), tm.address());
        return tm;
    }

    private static String text(MemorySegment tm) {
        return org.taipan.types.PyStr.toJava(Codecs.fsDecode(Libc.string(tm.get(JAVA_LONG, 48))));
    }

    /** South of the equator summer time rules in January. */
    private static void enter(PyModule module, long january, String januaryName, long july, String julyName) {
        boolean south = january < july;
        module.add("timezone", south ? july : january);
        module.add("altzone", south ? january : july);
        module.add("daylight", january == july ? 0L : 1L);
        module.add("tzname", south ? new PyTuple(julyName, januaryName) : new PyTuple(januaryName, julyName));
    }
}
