package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import io.sotto.client.companion.contract.ParticipationChange;
import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.learning.Terms;
import io.sotto.client.vault.Setting;
import io.sotto.client.vault.SettingStore;
import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What a person set about learning together, kept in their vault. Thread-safe. */
final class TogetherSettings {
    private static final Setting<ParticipationChange> SETTINGS =
            new Setting<>("participation", ParticipationChange.class);
    private static final ParticipationChange STANDARD = new ParticipationChange(
            Terms.STANDARD.enabled(),
            null,
            null,
            Terms.STANDARD.onlyWhenIdle(),
            Terms.STANDARD.onlyOnPower(),
            Terms.STANDARD.roundsPerDay());

    private final SettingStore store;
    private volatile ParticipationChange now;

    TogetherSettings(SettingStore store) {
        this.store = store;
        this.now = store.find(SETTINGS).orElse(STANDARD);
    }

    ParticipationChange now() {
        return now;
    }

    Terms terms() {
        return terms(now);
    }

    /**
     * Changes some of the terms; names that are left out stay.
     *
     * @param change a JSON object
     * @throws InvalidInputException if it does not fit; nothing has changed then
     */
    synchronized ParticipationChange change(byte[] change) {
        ParticipationChange changed = Json.changed(now, change, ParticipationChange.class, "participation");
        require(changed);
        store.put(SETTINGS, changed);
        now = changed;
        return changed;
    }

    private static Terms terms(ParticipationChange settings) {
        return new Terms(settings.enabled(), settings.onlyWhenIdle(), settings.onlyOnPower(), settings.roundsPerDay());
    }

    private static void require(ParticipationChange changed) {
        try {
            terms(changed);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException("participation: " + e.getMessage(), e);
        }
        String server = changed.server();
        String ca = changed.ca();
        if (changed.enabled() && (isBlank(server) || isBlank(ca))) {
            throw new InvalidInputException(
                    "participation: expected server and ca before it is enabled, found one of them missing");
        }
        if (server != null && !server.isBlank()) {
            ServerAddress.parse(server);
        }
        if (ca != null && !ca.isBlank()) {
            CertificateAuthority.read(Path.of(ca));
        }
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }
}
