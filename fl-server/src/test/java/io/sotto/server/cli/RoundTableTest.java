package io.sotto.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.server.round.ClientId;
import io.sotto.server.round.Refusal;
import io.sotto.server.round.RoundFigures;
import io.sotto.server.round.RoundSummary;
import io.sotto.server.round.TaskId;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoundTableTest {
    private final StringWriter out = new StringWriter();
    private final RoundTable table = new RoundTable(new PrintWriter(out));

    @Test
    void complained_ofTwoClients_namesEachByItsIdentityAndHowManyComplain() {
        table.complained(new TaskId(7, 2), Map.of(identity(0xbb), 1, identity(0xaa), 4));

        assertThat(out.toString().lines())
                .containsExactly(
                        "    7: the shares of client aaaaaaaaaaaa could not be read by 4 of its neighbours",
                        "    7: the shares of client bbbbbbbbbbbb could not be read by 1 of its neighbours");
    }

    @Test
    void failed_forAReason_saysItWithWhoWasRefusedOrMissing() {
        table.failed(
                new RoundSummary(
                        new TaskId(7, 2),
                        List.of(new ClientId(1), new ClientId(4)),
                        Map.of(new ClientId(3), Refusal.NOT_GENUINE),
                        List.of(new ClientId(2)),
                        RoundFigures.NONE),
                "the seed of client aaaaaaaaaaaa is not the one it committed to");

        assertThat(out.toString().lines())
                .containsExactly(
                        "    7 failed in attempt 2: the seed of client aaaaaaaaaaaa is not the one it committed to;"
                                + " 1 refused {client-3=NOT_GENUINE}, 1 missing of 4 clients; the model is unchanged");
    }

    private static IdentityKey identity(int octet) {
        byte[] bytes = new byte[IdentityKey.BYTES];
        Arrays.fill(bytes, (byte) octet);
        return IdentityKey.of(bytes);
    }
}
