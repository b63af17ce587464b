package io.sotto.client.companion;

import io.sotto.client.companion.contract.ParticipationChange;
import io.sotto.client.learning.Terms;

/** What a person set about learning together, until they set anything else. */
final class TogetherSettings {
    static final ParticipationChange STANDARD = new ParticipationChange(
            Terms.STANDARD.enabled(),
            null,
            null,
            Terms.STANDARD.onlyWhenIdle(),
            Terms.STANDARD.onlyOnPower(),
            Terms.STANDARD.roundsPerDay());

    private TogetherSettings() {}

    static Terms terms(ParticipationChange settings) {
        return new Terms(settings.enabled(), settings.onlyWhenIdle(), settings.onlyOnPower(), settings.roundsPerDay());
    }
}
