package io.sotto.client.companion.contract;

import org.jspecify.annotations.Nullable;

/**
 * What a page needs to draw itself.
 *
 * @param version Sotto's
 * @param lock whether the vault is open, and if not why: {@code open}, {@code locked}, {@code newer-database},
 *     {@code damaged}, {@code disk-full}, {@code in-use} or {@code unreachable}
 * @param trouble for a person, if the vault is not open
 * @param model null until it is loaded
 * @param finder {@code haar} or {@code yunet}
 */
public record State(
        String version,
        String profile,
        String lock,
        @Nullable String trouble,
        boolean paused,
        Settings settings,
        @Nullable ModelAnswer model,
        String finder,
        int songs,
        int examples,
        ParticipationAnswer participation) {}
