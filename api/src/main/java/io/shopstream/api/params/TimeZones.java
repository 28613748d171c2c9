package io.shopstream.api.params;

import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parses the time zone in which days and longer units begin. */
public final class TimeZones {
    private static final String TIME_ZONE = "time_zone";
    private static final ZoneId UTC = ZoneId.of("UTC");
    // ZoneId.of also accepts offsets, which know no daylight saving: whoever writes one should know.
    private static final Set<String> NAMES = Set.copyOf(ZoneId.getAvailableZoneIds());

    private TimeZones() {}

    /**
     * @param text null for UTC
     * @throws BadParameterException if this Java knows no zone of that name
     */
    public static ZoneId parse(@Nullable String text) {
        if (text == null) {
            return UTC;
        }
        if (!NAMES.contains(text)) {
            throw new BadParameterException(TIME_ZONE, "must be an IANA name such as Europe/Berlin or UTC");
        }
        return ZoneId.of(text);
    }
}
