package io.sotto.client.companion;

import io.sotto.client.companion.contract.Json;
import io.sotto.client.companion.contract.Settings;
import io.sotto.client.vault.Setting;
import io.sotto.client.vault.SettingStore;

/** What a person has set, kept in their vault. Thread-safe. */
final class Preferences {
    private static final Setting<Settings> SETTINGS = new Setting<>("companion", Settings.class);
    private static final Setting<Boolean> PAUSED = new Setting<>("paused", Boolean.class);

    private final SettingStore store;
    private volatile Settings settings;
    private volatile boolean paused;

    Preferences(SettingStore store) {
        this.store = store;
        this.settings = store.find(SETTINGS).orElse(Settings.STANDARD);
        this.paused = store.find(PAUSED).orElse(false);
    }

    Settings settings() {
        return settings;
    }

    /**
     * Changes some settings.
     *
     * @param change a JSON object
     * @throws io.sotto.model.InvalidInputException if it does not fit; nothing has changed then
     */
    synchronized Settings change(byte[] change) {
        Settings changed = Json.changed(settings, change, Settings.class, "settings");
        store.put(SETTINGS, changed);
        settings = changed;
        return changed;
    }

    boolean paused() {
        return paused;
    }

    synchronized void pause(boolean pausing) {
        store.put(PAUSED, pausing);
        paused = pausing;
    }

    /** @throws CompanionException with {@code paused} if the person paused everything */
    void requireRunning() {
        if (paused) {
            throw new CompanionException(FailureCode.PAUSED, "everything is paused, because you said so");
        }
    }
}
