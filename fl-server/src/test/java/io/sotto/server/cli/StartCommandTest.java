package io.sotto.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sotto.model.network.Architecture;
import io.sotto.model.network.Normalisation;
import io.sotto.server.grpc.LoopbackClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(120)
class StartCommandTest {
    @TempDir
    private Path directory;

    @Test
    void start_withAClient_printsARowARoundAndEndsByItself() throws Exception {
        StringWriter out = new StringWriter();
        String state = directory.resolve("state").toString();
        command(out).execute("init", "--dir", state);
        CompletableFuture<Integer> exitCode = CompletableFuture.supplyAsync(() -> command(out)
                .execute(("start --port 0 --rounds 2 --min-clients 1 --evaluation-data synthetic:28 --dir " + state)
                        .split(" ")));
        Matcher listening = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+); clients need (\\S+)")
                .matcher("");
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> listening.reset(out.toString()).find() || exitCode.isDone());

        try (LoopbackClient client =
                new LoopbackClient(Integer.parseInt(listening.group(1)), Path.of(listening.group(2)), "TLSv1.3")) {
            client.join("pi")
                    .takePart(Architecture.SMALL.network(Normalisation.BATCH).layout(), 0.001f);
        }

        assertThat(exitCode.get()).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^round +clients +updates +refused +missing +accuracy +loss +train loss +seconds$")
                .containsPattern("(?m)^ +1 +1 +1 +0 +0 +[0-9.]+ % +[0-9.]+ +1\\.5000 +[0-9.]+$")
                .containsPattern("(?m)^ +2 +1 +1 +0 +0 +[0-9.]+ % +[0-9.]+ +1\\.5000 +[0-9.]+$")
                .containsPattern("(?m)^done; model [0-9a-f]{64}$");
    }

    private static CommandLine command(StringWriter out) {
        return new CommandLine(new ServerCommand()).setOut(new PrintWriter(out, true));
    }
}
