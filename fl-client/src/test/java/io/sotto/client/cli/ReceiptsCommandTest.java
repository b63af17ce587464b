package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.sotto.client.receipts.Receipt;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.state.StateFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsCommandTest {
    @TempDir
    private Path state;

    @Test
    void receipts_ofADeviceThatSentNothing_sayThat() {
        Cli.Result result = list();

        assertThat(result.exitCode()).isZero();
        assertThat(result.out().strip()).isEqualTo("nothing has left this device");
    }

    @Test
    void receipts_asATable_haveALineForEachMessage() {
        add(1, "advertise", 276, 0, "public keys and signatures alone");
        add(1, "mask", 846_300, 12, "a mask of its own and 11 with neighbours");

        assertThat(list().out().lines())
                .containsExactly(
                        "time                 round step           bytes  sha-256       model        cohort  protected by",
                        "2026-11-20T12:00:00      1 advertise        276  cccccccccccc  bbbbbbbbbbbb      -  public keys"
                                + " and signatures alone",
                        "2026-11-20T12:00:00      1 mask         846,300  cccccccccccc  bbbbbbbbbbbb     12  a mask of"
                                + " its own and 11 with neighbours");
    }

    @Test
    void receipts_asJson_holdWhatTheFileHolds() throws IOException {
        add(3, "unmask", 500, 12, "one share");

        JsonNode root = new JsonMapper().readTree(list("--json").out());

        assertThat(root.get("version").asInt()).isEqualTo(1);
        assertThat(root.get("receipts")).singleElement().satisfies(receipt -> {
            assertThat(receipt.get("server").asText()).isEqualTo("host:8443");
            assertThat(receipt.get("sha256").asText()).hasSize(64);
            assertThat(receipt.get("cohort").asInt()).isEqualTo(12);
        });
    }

    @Test
    void receipts_damaged_areNamedByFileAndLine() throws IOException {
        Files.writeString(StateFolder.receiptFile(state), "rubbish\n");

        Cli.Result result = list();

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("receipts.jsonl, line 1: expected a receipt");
    }

    private void add(int round, String step, int bytes, int cohort, String protection) {
        new ReceiptFile(StateFolder.receiptFile(state))
                .add(new Receipt(
                        "2026-11-20T12:00:00.123456Z",
                        "host:8443",
                        "a".repeat(64),
                        round,
                        1,
                        step,
                        "b".repeat(64),
                        bytes,
                        "c".repeat(64),
                        cohort,
                        protection));
    }

    private Cli.Result list(String... more) {
        String[] arguments = new String[3 + more.length];
        arguments[0] = "receipts";
        arguments[1] = "--state";
        arguments[2] = state.toString();
        System.arraycopy(more, 0, arguments, 3, more.length);
        return Cli.run(arguments);
    }
}
