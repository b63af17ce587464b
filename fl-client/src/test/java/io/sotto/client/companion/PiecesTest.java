package io.sotto.client.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sotto.client.compose.Piece;
import io.sotto.client.compose.Repertoire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PiecesTest {
    private static final List<Piece> ALL = Repertoire.pieces();

    private final List<Piece> rendered = new CopyOnWriteArrayList<>();
    private final Pieces pieces = new Pieces(this::render, Duration.ZERO);

    private byte[] render(Piece piece) {
        rendered.add(piece);
        return piece.id().getBytes(StandardCharsets.UTF_8);
    }

    @AfterEach
    void close() {
        pieces.close();
    }

    @Test
    void expected_pieces_areRenderedOneAheadOfWhatIsHeard() {
        pieces.expect(ALL.subList(0, 4));
        await().untilAsserted(() -> assertThat(rendered).containsExactly(ALL.get(0)));

        assertThat(pieces.wav(ALL.get(0))).isEqualTo(ALL.get(0).id().getBytes(StandardCharsets.UTF_8));
        await().untilAsserted(() -> assertThat(rendered).containsExactly(ALL.get(0), ALL.get(1)));
        pieces.wav(ALL.get(0));
        pieces.wav(ALL.get(1));

        await().untilAsserted(() -> assertThat(rendered).containsExactly(ALL.get(0), ALL.get(1), ALL.get(2)));
    }

    @Test
    void expected_anew_forgetsWhatWasExpectedBefore() {
        pieces.expect(ALL.subList(0, 2));
        await().untilAsserted(() -> assertThat(rendered).hasSize(1));
        pieces.expect(ALL.subList(5, 6));
        await().untilAsserted(() -> assertThat(rendered).hasSize(2));

        pieces.wav(ALL.get(0));
        pieces.wav(ALL.get(5));

        assertThat(rendered).containsExactly(ALL.get(0), ALL.get(5));
    }

    @Test
    void expected_passedOver_isNotWaitedFor() {
        pieces.expect(ALL.subList(0, 4));
        await().untilAsserted(() -> assertThat(rendered).hasSize(1));

        pieces.wav(ALL.get(2));

        await().untilAsserted(() -> assertThat(rendered).containsExactly(ALL.get(0), ALL.get(2), ALL.get(3)));
    }

    @Test
    void expected_pieces_waitUntilTheirTime() {
        try (Pieces patient = new Pieces(this::render, Duration.ofHours(1))) {
            patient.expect(ALL.subList(0, 2));
            patient.expect(ALL.subList(1, 3));

            patient.wav(ALL.get(1));

            assertThat(rendered).containsExactly(ALL.get(1));
        }
    }

    @Test
    void kept_pieces_areTheLastThree() {
        ALL.subList(0, 4).forEach(pieces::wav);
        rendered.clear();

        pieces.wav(ALL.get(3));
        pieces.wav(ALL.get(1));
        assertThat(rendered).isEmpty();
        pieces.wav(ALL.get(0));
        assertThat(rendered).containsExactly(ALL.get(0));
    }

    @Test
    void piece_thatFails_isTriedAgain() {
        boolean[] works = {false};
        try (Pieces moody = new Pieces(
                piece -> {
                    if (!works[0]) {
                        throw new IllegalArgumentException("no breath");
                    }
                    return new byte[1];
                },
                Duration.ZERO)) {
            assertThatThrownBy(() -> moody.wav(ALL.get(0))).hasRootCauseMessage("no breath");
            works[0] = true;
            assertThat(moody.wav(ALL.get(0))).hasSize(1);
        }
    }
}
