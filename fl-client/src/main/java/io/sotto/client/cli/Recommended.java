package io.sotto.client.cli;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.companion.contract.ChosenSong;
import io.sotto.client.companion.contract.Feeling;
import io.sotto.client.companion.contract.MoodPoint;
import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.companion.contract.Square;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.music.Song;
import io.sotto.client.music.Suggestion;
import io.sotto.model.Emotion;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recommendation for programs; the module's README explains each name. Names are added in later versions and none
 * changes its meaning; if one ever must, {@code version} grows. What there was not is left out.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Recommended(
        int version,
        @Nullable String image,
        @Nullable Integer faces,
        @Nullable Square face,
        String emotion,
        @Nullable Map<String, Float> probabilities,
        MoodPoint mood,
        String policy,
        List<Entry> songs,
        @Nullable Model model) {
    private static final int VERSION = 1;

    /** ASCII only, so that no terminal's or pipe's encoding can damage it. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build();

    /** A song; one of the library has an id. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            @Nullable Long id,
            String title,
            String artist,
            String origin,
            double valence,
            double arousal,
            double distance,
            String reason,
            @Nullable String link) {
        static Entry of(Suggestion<Song> suggestion) {
            Song song = suggestion.song();
            return new Entry(
                    null,
                    song.title(),
                    song.artist(),
                    song.origin().word(),
                    song.mood().valence(),
                    song.mood().arousal(),
                    suggestion.distance(),
                    suggestion.reason(Locale.ENGLISH),
                    null);
        }

        static Entry of(ChosenSong chosen) {
            SongAnswer song = chosen.song();
            return new Entry(
                    song.id(),
                    song.title(),
                    song.artist(),
                    song.source(),
                    song.mood().valence(),
                    song.mood().arousal(),
                    point(song.mood()).distanceTo(point(chosen.target())),
                    chosen.reason().text(),
                    song.link());
        }

        private static Mood point(MoodPoint point) {
            return new Mood(point.valence(), point.arousal());
        }
    }

    record Model(String network, String sha256) {}

    /** @param seen the face that it is for; null if a person said the emotion */
    static Recommended of(@Nullable SeenFace seen, Emotion emotion, MoodPoint mood, Policy policy, List<Entry> songs) {
        return new Recommended(
                VERSION,
                seen == null ? null : seen.image().toString(),
                seen == null ? null : seen.faces(),
                seen == null ? null : Square.of(seen.reading().box()),
                emotion.word(),
                seen == null ? null : Feeling.probabilities(seen.reading().prediction()),
                mood,
                policy.toString(),
                songs,
                seen == null
                        ? null
                        : new Model(
                                seen.model().network().name(),
                                seen.model().parameters().sha256().hex()));
    }

    String json() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("strings and numbers are JSON", e);
        }
    }
}
