package io.sotto.client.spotify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.sotto.client.spotify.SpotifyException.Trouble;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpotifyTest {
    private static final URI REDIRECT = URI.create("http://127.0.0.1:7878/api/v1/spotify/callback");

    private final FakeSpotify fake = new FakeSpotify();
    private final MemoryTokens store = new MemoryTokens();
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private final Spotify spotify = Spotify.create(fake.addresses(), store, () -> now);

    private static final class MemoryTokens implements TokenStore {
        private @Nullable SpotifyTokens tokens;

        @Override
        public Optional<SpotifyTokens> load() {
            return Optional.ofNullable(tokens);
        }

        @Override
        public void save(SpotifyTokens fresh) {
            tokens = fresh;
        }

        @Override
        public void clear() {
            tokens = null;
        }
    }

    @AfterEach
    void close() {
        fake.close();
    }

    @Test
    void connect_personAgrees_searchesAndQueues() {
        connect();

        List<SpotifyTrack> tracks = spotify.search("feeling & good", 5);
        spotify.queue(tracks.get(0).uri());

        assertThat(tracks)
                .containsExactly(new SpotifyTrack(
                        "spotify:track:4uLU6",
                        "feeling & good",
                        "Nina, Simón",
                        "Live",
                        213.5,
                        "https://open.spotify.com/track/4uLU6"));
        assertThat(fake.queued()).containsExactly("spotify:track:4uLU6");
        assertThat(spotify.devices()).containsExactly(new SpotifyDevice("Kitchen", "Speaker", true));
        assertThat(fake.scopes()).isEqualTo("user-modify-playback-state user-read-playback-state");
        assertThat(spotify.account().isConnected()).isTrue();
    }

    @Test
    void finish_wrongOldOrUsedState_isRefused() {
        Map<String, String> back = fake.personAgrees(spotify.account().begin(FakeSpotify.CLIENT, REDIRECT));
        Optional<String> code = Optional.ofNullable(back.get("code"));
        String state = back.getOrDefault("state", "");

        assertThat(trouble(() -> spotify.account().finish("another", code))).isEqualTo(Trouble.WRONG_STATE);
        now = now.plus(Duration.ofMinutes(11));
        assertThat(trouble(() -> spotify.account().finish(state, code))).isEqualTo(Trouble.WRONG_STATE);
        now = now.minus(Duration.ofMinutes(11));
        spotify.account().finish(state, code);
        assertThat(trouble(() -> spotify.account().finish(state, code))).isEqualTo(Trouble.WRONG_STATE);
        assertThat(fake.calls()).isEqualTo(1);
    }

    @Test
    void finish_personSaysNo_isSaidAndNothingIsKept() {
        Map<String, String> back = fake.personAgrees(spotify.account().begin(FakeSpotify.CLIENT, REDIRECT));

        assertThat(trouble(() -> spotify.account().finish(back.getOrDefault("state", ""), Optional.empty())))
                .isEqualTo(Trouble.DENIED);
        assertThat(spotify.account().isConnected()).isFalse();
    }

    /** Somebody who catches the code cannot use it: the verifier never left this process. */
    @Test
    void finish_codeOfAnotherQuestion_isRefusedBySpotify() {
        fake.personAgrees(spotify.account().begin(FakeSpotify.CLIENT, REDIRECT));
        URI second = spotify.account().begin(FakeSpotify.CLIENT, REDIRECT);
        String state = second.toString().replaceAll(".*[?&]state=([^&]*).*", "$1");

        assertThat(trouble(() -> spotify.account().finish(state, Optional.of("the-code"))))
                .isEqualTo(Trouble.NOT_CONNECTED);
    }

    @Test
    void search_tokenThatExpires_isRenewedInTime() {
        connect();
        fake.keepingRefreshTokens();
        now = now.plus(Duration.ofMinutes(59).plusSeconds(45));

        assertThat(spotify.search("x", 1)).hasSize(1);
        assertThat(store.load().orElseThrow().access()).isEqualTo("access-2");
        assertThat(store.load().orElseThrow().refresh()).isEqualTo("refresh-1");
    }

    @Test
    void search_tokenThatWasTakenBack_isRenewedOnceAndTheNewRefreshTokenKept() {
        connect();
        fake.expireAccess();

        assertThat(spotify.search("x", 1)).hasSize(1);
        assertThat(store.load().orElseThrow().refresh()).isEqualTo("refresh-3");
    }

    @Test
    void search_accountThatWasRevoked_hasToBeConnectedAgain() {
        connect();
        fake.revokeAccount();

        assertThat(trouble(() -> spotify.search("x", 1))).isEqualTo(Trouble.NOT_CONNECTED);
        assertThat(spotify.account().isConnected()).isFalse();
        assertThat(trouble(() -> spotify.search("x", 1))).isEqualTo(Trouble.NOT_CONNECTED);
    }

    @Test
    void queue_nothingPlaysOrNoPremium_isSaid() {
        connect();
        fake.withoutPlayer();
        assertThat(trouble(() -> spotify.queue("spotify:track:1"))).isEqualTo(Trouble.NO_DEVICE);
        fake.withoutPremium();
        assertThat(trouble(() -> spotify.queue("spotify:track:1"))).isEqualTo(Trouble.PREMIUM_NEEDED);
    }

    @Test
    void search_tooManyCalls_waitsAsLongAsSpotifySays() {
        connect();
        fake.limit("7");
        SpotifyException limited = failure(() -> spotify.search("x", 1));
        int calls = fake.calls();
        fake.unlimited();

        assertThat(limited.trouble()).isEqualTo(Trouble.TOO_MANY);
        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(7));
        now = now.plusSeconds(6);
        assertThat(trouble(() -> spotify.search("x", 1))).isEqualTo(Trouble.TOO_MANY);
        assertThat(fake.calls()).isEqualTo(calls);
        now = now.plusSeconds(1);
        assertThat(spotify.search("x", 1)).hasSize(1);
    }

    @Test
    void calls_withoutAnAccountOrAServer_areRefused() {
        assertThat(trouble(() -> spotify.search("x", 1))).isEqualTo(Trouble.NOT_CONNECTED);
        connect();
        fake.close();
        assertThat(trouble(() -> spotify.search("x", 1))).isEqualTo(Trouble.UNREACHABLE);
        spotify.account().disconnect();
        assertThat(spotify.account().isConnected()).isFalse();
    }

    @Test
    void arguments_thatDoNotFit_areRefused() {
        assertThatThrownBy(() -> spotify.queue("https://elsewhere")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spotify.search("x", 11)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> spotify.account().begin("a b", REDIRECT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void toString_secrets_sayNothing() {
        connect();

        assertThat(store.load().orElseThrow().toString())
                .doesNotContain("access-")
                .doesNotContain("refresh-");
        assertThat(new Pkce("verifier", "state").toString()).isEqualTo("Pkce");
    }

    /** RFC 7636, appendix B. */
    @Test
    void challenge_rfcExample_isThatOfTheRfc() {
        assertThat(new Pkce("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "").challenge())
                .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    private void connect() {
        Map<String, String> back = fake.personAgrees(spotify.account().begin(FakeSpotify.CLIENT, REDIRECT));
        spotify.account().finish(back.getOrDefault("state", ""), Optional.ofNullable(back.get("code")));
    }

    private static Trouble trouble(ThrowingCallable call) {
        return failure(call).trouble();
    }

    private static SpotifyException failure(ThrowingCallable call) {
        return catchThrowableOfType(SpotifyException.class, call);
    }
}
