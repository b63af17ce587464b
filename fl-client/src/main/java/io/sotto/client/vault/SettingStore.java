package io.sotto.client.vault;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the person chose, as JSON under a name each. Thread-safe. */
public final class SettingStore {
    private static final Logger LOG = LoggerFactory.getLogger(SettingStore.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Database database;
    private final Erasure erasure;

    SettingStore(Database database, Erasure erasure) {
        this.database = database;
        this.erasure = erasure;
    }

    /** The value, if there is one. One that is not of its type any more is as good as none. */
    public <T> Optional<T> find(Setting<T> setting) {
        Optional<String> content =
                database.read(handle -> handle.createQuery("SELECT content FROM setting WHERE name = :name")
                        .bind("name", setting.name())
                        .mapTo(String.class)
                        .findOne());
        return content.flatMap(text -> parsed(setting, text));
    }

    /** Keeps a value, in place of the one before. */
    public <T> void put(Setting<T> setting, T value) {
        String content = text(value);
        database.change(
                handle -> handle.createUpdate("MERGE INTO setting (name, content) KEY (name) VALUES (:name, :content)")
                        .bind("name", setting.name())
                        .bind("content", content)
                        .execute());
    }

    /** Forgets a value, which may be a secret: it is gone from the file as well when this returns. */
    public void remove(Setting<?> setting) {
        int ignored = erasure.erase(handle -> handle.createUpdate("DELETE FROM setting WHERE name = :name")
                .bind("name", setting.name())
                .execute());
    }

    private static <T> Optional<T> parsed(Setting<T> setting, String text) {
        try {
            return Optional.of(JSON.readValue(text, setting.type()));
        } catch (JsonProcessingException e) {
            LOG.warn("the setting {} cannot be read any more, so it is as it was at first", setting.name());
            return Optional.empty();
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("expected a value that is JSON", e);
        }
    }
}
