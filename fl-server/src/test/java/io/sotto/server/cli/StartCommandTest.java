package io.sotto.server.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sotto.model.network.Architecture;
import io.sotto.model.network.Normalisation;
import io.sotto.model.train.TrainingPlan;
import io.sotto.server.grpc.LoopbackClient;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
                .execute(("start --port 0 --rounds 2 --min-clients 3 --evaluation-data synthetic:28 --dir " + state)
                        .split(" ")));
        Matcher listening = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+); clients need (\\S+)")
                .matcher("");
        await().atMost(60, TimeUnit.SECONDS)
                .until(() -> listening.reset(out.toString()).find() || exitCode.isDone());

        List<CompletableFuture<Void>> clients = Stream.of("pi", "rho", "tau")
                .map(name -> CompletableFuture.runAsync(() -> takePart(name, listening)))
                .toList();

        clients.forEach(CompletableFuture::join);
        assertThat(exitCode.get()).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^round +clients +updates +refused +missing +accuracy +loss +train loss +seconds$")
                .containsPattern("(?m)^ +1 +3 +3 +0 +0 +[0-9.]+ % +[0-9.]+ +1\\.[45]\\d+ +[0-9.]+$")
                .containsPattern("(?m)^ +2 +3 +3 +0 +0 +[0-9.]+ % +[0-9.]+ +1\\.[45]\\d+ +[0-9.]+$")
                .containsPattern("(?m)^done; model [0-9a-f]{64}$");
    }

    private static void takePart(String name, MatchResult listening) {
        TrainingPlan plan = Settings.standard().checked().plan().training();
        try (LoopbackClient client = new LoopbackClient(
                Integer.parseInt(listening.group(1)), Path.of(listening.group(2)), plan, "TLSv1.3")) {
            client.join(name)
                    .takePart(Architecture.MEDIUM.network(Normalisation.BATCH).layout(), 0.001f);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static CommandLine command(StringWriter out) {
        return new CommandLine(new ServerCommand()).setOut(new PrintWriter(out, true));
    }
}
