package io.sotto.client.companion;

import io.sotto.client.companion.contract.ChosenSong;
import io.sotto.client.companion.contract.ModelAnswer;
import io.sotto.client.companion.contract.Reacted;
import io.sotto.client.companion.contract.RecommendationAnswer;
import io.sotto.client.companion.contract.State;
import io.sotto.client.companion.contract.Wish;
import io.sotto.client.grpc.companion.CompanionPort;
import io.sotto.client.grpc.companion.CompanionRefusal;
import io.sotto.client.grpc.companion.CompanionRefusal.Reason;
import io.sotto.client.journal.MoodSource;
import io.sotto.client.library.Reaction;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.client.vault.VaultException;
import io.sotto.model.Emotion;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/** The companion as other programs of the device see it. As thread-safe as the companion. */
public final class OtherPrograms implements CompanionPort {
    private final Companion companion;

    public OtherPrograms(Companion companion) {
        this.companion = companion;
    }

    @Override
    public Optional<Answer> forPicture(byte[] picture, Optional<Policy> policy, int count) {
        return told(() -> {
            companion.requireRunning();
            try {
                return Optional.of(answer(companion.recommend(picture, policy.orElse(null), count)));
            } catch (CompanionException e) {
                if (e.code() == FailureCode.NO_FACE) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Answer forEmotion(Emotion emotion, Optional<Policy> policy, int count) {
        return told(() ->
                answer(companion.recommend(Wish.ofEmotion(emotion, MoodSource.PROGRAM, policy.orElse(null), count))));
    }

    @Override
    public void react(long song, Reaction reaction, Optional<String> recommendation) {
        told(() -> {
            companion
                    .person()
                    .choosing()
                    .react(new Reacted(song, recommendation.orElse(null), reaction, null), companion.settings());
            return song;
        });
    }

    @Override
    public Overview overview() {
        State state = companion.state();
        ModelAnswer model = state.model();
        return new Overview(
                state.version(),
                state.profile(),
                state.lock().equals("open"),
                state.paused(),
                state.songs(),
                model == null ? "" : model.network(),
                model == null ? "" : model.sha256());
    }

    private static Answer answer(RecommendationAnswer given) {
        return new Answer(
                given.id(),
                given.emotion(),
                new Mood(given.mood().valence(), given.mood().arousal()),
                given.songs().stream().map(OtherPrograms::choice).toList());
    }

    private static Choice choice(ChosenSong chosen) {
        return new Choice(
                chosen.song().id(),
                chosen.song().title(),
                chosen.song().artist(),
                Objects.requireNonNullElse(chosen.song().link(), ""),
                chosen.reason().text());
    }

    private static <T> T told(Supplier<T> call) {
        try {
            return call.get();
        } catch (CompanionException e) {
            throw new CompanionRefusal(reason(e.code()), String.valueOf(e.getMessage()));
        } catch (VaultException e) {
            throw new CompanionRefusal(
                    e.trouble() == VaultException.Trouble.LOCKED ? Reason.LOCKED : Reason.INTERNAL,
                    String.valueOf(e.getMessage()));
        }
    }

    private static Reason reason(FailureCode code) {
        return switch (code) {
            case BAD_REQUEST -> Reason.BAD_REQUEST;
            case BAD_PICTURE, PICTURE_TOO_LARGE -> Reason.BAD_PICTURE;
            case NOT_FOUND -> Reason.SONG_UNKNOWN;
            case LOCKED, WRONG_PASSPHRASE -> Reason.LOCKED;
            case PAUSED -> Reason.PAUSED;
            case BUSY -> Reason.BUSY;
            default -> Reason.INTERNAL;
        };
    }
}
