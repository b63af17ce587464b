package io.sotto.client.receipts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.client.masking.SampleTerms;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.participation.Samples;
import io.sotto.client.participation.StepMessage;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiptFileTest {
    @TempDir
    private Path folder;

    @Test
    void receipts_added_areThereInOrder() {
        ReceiptFile file = new ReceiptFile(folder.resolve("receipts.jsonl"));
        assertThat(file.all()).isEmpty();

        file.add(receipt(1));
        file.add(receipt(2));

        assertThat(new ReceiptFile(folder.resolve("receipts.jsonl")).all()).containsExactly(receipt(1), receipt(2));
    }

    @Test
    void receipt_thatWasCutShort_wasNeverSentAndDoesNotCount() throws IOException {
        Path path = folder.resolve("receipts.jsonl");
        new ReceiptFile(path).add(receipt(1));
        Files.writeString(path, "{\"time\":\"2026", StandardOpenOption.APPEND);

        assertThat(new ReceiptFile(path).all()).containsExactly(receipt(1));
        new ReceiptFile(path).add(receipt(2));
        assertThat(new ReceiptFile(path).all()).containsExactly(receipt(1), receipt(2));
    }

    @Test
    void receipt_thatIsNone_isNamedByItsLine() throws IOException {
        Path path = Files.writeString(folder.resolve("receipts.jsonl"), "rubbish\n");

        assertThatThrownBy(() -> new ReceiptFile(path).all())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("line 1: expected a receipt");
    }

    @Test
    void writer_beforeAMessageIsSent_writesWhatItIs() {
        ReceiptFile file = new ReceiptFile(folder.resolve("receipts.jsonl"));
        ReceiptWriter writer = new ReceiptWriter(file, "host:1", () -> Instant.EPOCH);
        StepMessage message = Samples.message(4, RoundStep.ADVERTISE);
        ParticipationState state = ParticipationState.first();

        writer.observed(state, new ParticipationEvent.Joined(), state);
        writer.observed(state, Samples.prepared(message), state);

        assertThat(file.all()).singleElement().satisfies(receipt -> {
            assertThat(receipt.round()).isEqualTo(4);
            assertThat(receipt.step()).isEqualTo("advertise");
            assertThat(receipt.sha256()).isEqualTo(message.sha256().hex());
            assertThat(receipt.bytes()).isEqualTo(message.bytes().length);
            assertThat(receipt.model()).isEqualTo(Samples.MODEL.sha256().hex());
            assertThat(receipt.protection()).contains("public keys");
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ADVERTISE | public keys and signatures alone",
                "SHARE | keys in 4 shares, each sealed for its holder; 3 open one",
                "MASK | a mask of its own and 4 with neighbours; clipped to norm 2.5; opened in sums of 4 or more alone",
                "CONFIRM | public keys and signatures alone",
                "UNMASK | one share of each neighbour's secret; none of this device's own",
            })
    void writer_ofEachStepUnderItsTerms_saysWhatProtectsIt(RoundStep step, String protection) {
        ReceiptFile file = new ReceiptFile(folder.resolve("receipts.jsonl"));
        ReceiptWriter writer = new ReceiptWriter(file, "host:1", () -> Instant.EPOCH);
        ParticipationState state = ParticipationState.first();

        writer.observed(state, prepared(step, "a warning"), state);

        assertThat(file.all()).singleElement().satisfies(receipt -> {
            assertThat(receipt.time()).isEqualTo("1970-01-01T00:00:00Z");
            assertThat(receipt.step()).isEqualTo(step.name().toLowerCase(Locale.ROOT));
            assertThat(receipt.cohort()).isEqualTo(5);
            assertThat(receipt.protection()).isEqualTo(protection);
        });
    }

    /** Nothing is ever taken out, so this is what a year costs a device. */
    @Test
    void receipts_ofARound_takeWhatTheReadmeSays() throws IOException {
        Path path = folder.resolve("receipts.jsonl");
        ReceiptWriter writer = new ReceiptWriter(
                new ReceiptFile(path),
                "coordinator.example:8443",
                () -> Instant.parse("2026-11-26T08:30:15.123456789Z"));
        ParticipationState state = ParticipationState.first();

        for (RoundStep step : RoundStep.values()) {
            writer.observed(state, prepared(step), state);
        }

        assertThat(Files.readAllLines(path)).hasSize(5);
        assertThat(Files.size(path)).isBetween(2_100L, 2_300L);
    }

    @Test
    void writer_thatCannotWrite_letsNothingBeSent() {
        ReceiptWriter writer = new ReceiptWriter(
                new ReceiptFile(folder.resolve("none/receipts.jsonl")), "host:1", () -> Instant.EPOCH);
        ParticipationState state = ParticipationState.first();

        assertThatThrownBy(() -> writer.observed(state, Samples.prepared(Samples.message(4, RoundStep.MASK)), state))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("nothing is sent");
    }

    private static Receipt receipt(int round) {
        return new Receipt(
                "2026-11-20T12:00:00Z", "host:1", "aa", round, 1, "mask", "bb", 7, "cc", 4, "masks of 3 neighbours");
    }

    private static ParticipationEvent.Prepared prepared(RoundStep step, String... warnings) {
        return new ParticipationEvent.Prepared(
                Samples.message(4, step), Samples.MODEL.sha256(), Optional.of(SampleTerms.of(16)), List.of(warnings));
    }
}
