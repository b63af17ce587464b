package io.sotto.client.companion;

import io.sotto.client.vault.Vault;
import java.time.InstantSource;
import java.time.ZoneId;

/** What counts by the day, in this machine's time zone. */
final class Today {
    private Today() {}

    /** Rounds in which this device's update left it. */
    static int rounds(Vault vault, InstantSource clock) {
        ZoneId zone = ZoneId.systemDefault();
        return vault.participation()
                .countSince(clock.instant()
                        .atZone(zone)
                        .toLocalDate()
                        .atStartOfDay(zone)
                        .toInstant());
    }
}
