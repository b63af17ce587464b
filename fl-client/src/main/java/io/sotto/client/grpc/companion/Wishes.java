package io.sotto.client.grpc.companion;

import com.google.protobuf.ByteString;
import io.sotto.client.grpc.companion.CompanionRefusal.Reason;
import io.sotto.client.library.Reaction;
import io.sotto.client.music.Policy;
import io.sotto.model.Emotion;
import io.sotto.proto.v1.EmotionClass;
import io.sotto.proto.v1.MusicPolicy;
import io.sotto.proto.v1.SongReaction;
import java.util.Optional;

/** Fields of requests, checked. */
final class Wishes {
    static final int MOST_IMAGE_BYTES = 12 << 20;
    private static final int MOST_SONGS = 50;
    private static final int STANDARD_SONGS = 5;
    private static final int MOST_NAME = 64;

    private Wishes() {}

    static byte[] image(ByteString image) {
        if (image.isEmpty() || image.size() > MOST_IMAGE_BYTES) {
            throw badRequest("image: expected 1 to %d bytes, found %d".formatted(MOST_IMAGE_BYTES, image.size()));
        }
        return image.toByteArray();
    }

    static Emotion emotion(EmotionClass emotion) {
        return switch (emotion) {
            case ANGRY -> Emotion.ANGRY;
            case DISGUST -> Emotion.DISGUST;
            case FEAR -> Emotion.FEAR;
            case HAPPY -> Emotion.HAPPY;
            case SAD -> Emotion.SAD;
            case SURPRISE -> Emotion.SURPRISE;
            case NEUTRAL -> Emotion.NEUTRAL;
            case EMOTION_CLASS_UNSPECIFIED, UNRECOGNIZED -> throw badRequest("emotion: expected one, found none known");
        };
    }

    static EmotionClass emotion(Emotion emotion) {
        return switch (emotion) {
            case ANGRY -> EmotionClass.ANGRY;
            case DISGUST -> EmotionClass.DISGUST;
            case FEAR -> EmotionClass.FEAR;
            case HAPPY -> EmotionClass.HAPPY;
            case SAD -> EmotionClass.SAD;
            case SURPRISE -> EmotionClass.SURPRISE;
            case NEUTRAL -> EmotionClass.NEUTRAL;
        };
    }

    static Optional<Policy> policy(MusicPolicy policy) {
        return switch (policy) {
            case MUSIC_POLICY_UNSPECIFIED -> Optional.empty();
            case MATCH -> Optional.of(Policy.MATCH);
            case LIFT -> Optional.of(Policy.LIFT);
            case CALM -> Optional.of(Policy.CALM);
            case UNRECOGNIZED -> throw badRequest("policy: expected match, lift or calm, found none known");
        };
    }

    /** Unsigned on the wire: a number above 2^31 arrives as a negative one. */
    static int count(int count) {
        if (count < 0 || count > MOST_SONGS) {
            throw badRequest(
                    "count: expected 0 to %d, found %s".formatted(MOST_SONGS, Integer.toUnsignedString(count)));
        }
        return count == 0 ? STANDARD_SONGS : count;
    }

    static Reaction reaction(SongReaction reaction) {
        return switch (reaction) {
            case PLAY -> Reaction.PLAY;
            case FINISH -> Reaction.FINISH;
            case SKIP -> Reaction.SKIP;
            case LIKE -> Reaction.LIKE;
            case DISLIKE -> Reaction.DISLIKE;
            case SONG_REACTION_UNSPECIFIED, UNRECOGNIZED ->
                throw badRequest("reaction: expected one, found none known");
        };
    }

    static long song(long song) {
        if (song < 1) {
            throw badRequest("song: expected a number above 0, found %d".formatted(song));
        }
        return song;
    }

    static Optional<String> recommendation(String name) {
        if (name.length() > MOST_NAME) {
            throw badRequest(
                    "recommendation: expected at most %d characters, found %d".formatted(MOST_NAME, name.length()));
        }
        return name.isEmpty() ? Optional.empty() : Optional.of(name);
    }

    static CompanionRefusal badRequest(String message) {
        return new CompanionRefusal(Reason.BAD_REQUEST, message);
    }
}
