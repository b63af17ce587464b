package io.sotto.client.journal;

import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Days of a time zone.
 *
 * @param from the first, or null for no beginning
 * @param to the last, itself included, or null for no end
 */
public record DayRange(@Nullable LocalDate from, @Nullable LocalDate to, ZoneId zone) {
    /** All days. */
    public static DayRange all(ZoneId zone) {
        return new DayRange(null, null, zone);
    }

    /** The first moment, in milliseconds since 1970. */
    public long firstMillis() {
        return from == null
                ? Long.MIN_VALUE
                : from.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The moment after the last, in milliseconds since 1970. */
    public long endMillis() {
        return to == null
                ? Long.MAX_VALUE
                : to.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }
}
