package io.sotto.client.companion;

import io.sotto.client.compose.Piece;
import io.sotto.client.compose.Repertoire;
import io.sotto.client.library.TrackDetails;
import io.sotto.client.library.TrackDraft;
import io.sotto.client.library.TrackSource;
import io.sotto.client.vault.Setting;
import io.sotto.client.vault.Vault;
import java.time.Instant;
import java.util.List;

/** What a new person has to hear. Pieces that a person has deleted do not come back; those of a later version do come. */
final class StarterPieces {
    private static final Setting<Integer> KNOWN = new Setting<>("starter-pieces", Integer.class);

    private StarterPieces() {}

    static void addTo(Vault vault, Instant at) {
        List<Piece> pieces = Repertoire.pieces();
        int known = vault.settings().find(KNOWN).orElse(0);
        if (known < pieces.size()) {
            vault.songs()
                    .addAll(
                            pieces.subList(known, pieces.size()).stream()
                                    .map(StarterPieces::draft)
                                    .toList(),
                            at);
            vault.settings().put(KNOWN, pieces.size());
        }
    }

    private static TrackDraft draft(Piece piece) {
        return new TrackDraft(
                TrackSource.COMPOSED,
                piece.id(),
                new TrackDetails(
                        piece.title(),
                        Piece.COMPOSER,
                        "",
                        "",
                        0,
                        (int) Math.round(piece.seconds()),
                        piece.emotion().orElse(null),
                        piece.mood()));
    }
}
