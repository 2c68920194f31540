package org.taipan.os;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What can be told of the local time zone without the C library. */
public final class TimeZone {
    private TimeZone() {
    }

    /** Whether local time is surely UTC; {@code tz} is the environment variable TZ, or null. */
    public static boolean isUtc(String tz) {
        if (tz != null) {
            return tz.equals("UTC") || tz.equals("UTC0") || tz.equals(":UTC");
        }
        Path file = Path.of("/etc/localtime");
        try {
            String target = Files.readSymbolicLink(file).toString();
            return target.endsWith("/zoneinfo/Etc/UTC") || target.endsWith("/zoneinfo/UTC");
        } catch (java.nio.file.NoSuchFileException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
