package io.sotto.client.grpc.companion;

import io.sotto.client.library.Reaction;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.model.Emotion;
import java.util.List;
import java.util.Optional;

/** What the companion does, behind its gRPC service. Thread-safe. Every method may throw a {@link CompanionRefusal}. */
public interface CompanionPort {
    /**
     * Songs for a mood.
     *
     * @param id names the recommendation in feedback
     * @param songs best first
     */
    record Answer(String id, Emotion emotion, Mood mood, List<Choice> songs) {
        public Answer {
            songs = List.copyOf(songs);
        }
    }

    /**
     * One of them.
     *
     * @param song above 0
     * @param link empty if there is none
     */
    record Choice(long song, String title, String artist, String link, String reason) {}

    /**
     * How things stand.
     *
     * @param network empty while no model is loaded, as is the next
     */
    record Overview(
            String version,
            String profile,
            boolean open,
            boolean paused,
            long songs,
            String network,
            String modelSha256) {}

    /**
     * Songs for the largest face of a picture.
     *
     * @param picture JPEG or PNG, perhaps neither
     * @param policy empty for the person's own
     * @param count 1 to 50
     * @return empty if there is no face
     */
    Optional<Answer> forPicture(byte[] picture, Optional<Policy> policy, int count);

    /** As {@link #forPicture}, for what the person says. */
    Answer forEmotion(Emotion emotion, Optional<Policy> policy, int count);

    /** @param recommendation the one that brought the song; empty if none did */
    void react(long song, Reaction reaction, Optional<String> recommendation);

    Overview overview();
}
