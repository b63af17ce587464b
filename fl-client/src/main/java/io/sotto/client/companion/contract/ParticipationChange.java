package io.sotto.client.companion.contract;

import org.jspecify.annotations.Nullable;

/**
 * Whether and when a device takes part, and where.
 *
 * @param server HOST:PORT; null if nobody was named
 * @param ca path of the coordinator's certificate on this device
 * @param roundsPerDay 1 to 1000
 */
public record ParticipationChange(
        boolean enabled,
        @Nullable String server,
        @Nullable String ca,
        boolean onlyWhenIdle,
        boolean onlyOnPower,
        int roundsPerDay) {}
