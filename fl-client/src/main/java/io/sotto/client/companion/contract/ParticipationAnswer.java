package io.sotto.client.companion.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The contract's Participation.
 *
 * @param ca path of the coordinator's certificate on this device
 * @param state a word of the contract
 * @param detail for a person
 * @param share of the training on this device that is done, 0 to 1; null if it does not train
 * @param faces examples that it would train on
 * @param rounds newest first
 */
public record ParticipationAnswer(
        boolean enabled,
        @Nullable String server,
        @Nullable String ca,
        boolean onlyWhenIdle,
        boolean onlyOnPower,
        int roundsPerDay,
        String state,
        @Nullable String detail,
        @Nullable Double share,
        int faces,
        int roundsToday,
        List<Round> rounds) {
    /** Of somebody whose vault is not open. */
    public static final ParticipationAnswer NOBODY =
            new ParticipationAnswer(false, null, null, true, true, 1, "off", null, null, 0, 0, List.of());

    public ParticipationAnswer {
        rounds = List.copyOf(rounds);
    }

    /**
     * What a round gave.
     *
     * @param at ISO 8601
     * @param included whether this device's update is in the sum; if not, it may still come to be
     */
    public record Round(String at, int round, int faces, double lossBefore, double lossAfter, boolean included) {}
}
