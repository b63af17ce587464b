package io.sotto.simulation.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.simulation.engine.RunProgress;
import io.sotto.simulation.local.LocalSimulation;
import io.sotto.simulation.local.PreparedRun;
import io.sotto.simulation.report.RunSummary;
import io.sotto.simulation.scenario.Scenario;
import io.sotto.simulation.scenario.ScenarioFile;
import io.sotto.simulation.store.RunFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto simulate}: federated averaging with many virtual clients on this machine. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs federated averaging with many virtual clients on this machine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  sotto simulate --out runs/first",
            "  sotto simulate --data fer2013.csv.gz --clients 100 --rounds 50 --partition dirichlet:0.5 --out runs/skew",
            "  sotto simulate --resume --out runs/skew"
        })
public final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private ScenarioOptions options = new ScenarioOptions();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "YAML with the same keys as these options; options win")
    private @Nullable Path config;

    @Option(names = "--out", required = true, paramLabel = "FOLDER", description = "a new folder for the run")
    private Path out = Path.of("");

    @Option(names = "--resume", description = "go on with the run in that folder")
    private boolean resume;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (resume) {
            try (RunFolder folder = RunFolder.open(out)) {
                Scenario scenario = sameScenario(folder.scenario());
                run(PreparedRun.prepare(scenario), folder);
            }
        } else {
            RunFolder.requireUnused(out);
            PreparedRun prepared = PreparedRun.prepare(scenario(Scenario.standard()));
            try (RunFolder folder = RunFolder.create(out, prepared.scenario())) {
                run(prepared, folder);
            }
        }
        return ExitCode.OK;
    }

    private Scenario scenario(Scenario standard) {
        Scenario configured = config == null ? standard : ScenarioFile.read(config, standard);
        return ScenarioFile.with(configured, options.given());
    }

    /** What the folder says; options may repeat it, and only the number of workers may differ. */
    private Scenario sameScenario(Scenario kept) {
        Scenario asked = scenario(kept);
        ScenarioFile.difference(kept, asked).ifPresent(difference -> {
            throw new InvalidInputException(
                    "%s: expected the run's own configuration to go on with it: %s".formatted(out, difference));
        });
        return asked;
    }

    private void run(PreparedRun prepared, RunFolder folder) throws IOException, InterruptedException {
        PrintWriter screen = spec.commandLine().getOut();
        LocalSimulation simulation = new LocalSimulation(prepared, folder, Clock.systemUTC());
        RunProgress from = simulation.progress();
        RunText.head(prepared, from.rounds().size()).forEach(screen::println);
        screen.flush();
        RunSummary summary;
        try (RunDisplay display = RunDisplay.choose(prepared, from.rounds(), screen)) {
            summary = simulation.run(from, display);
        }
        RunText.summary(summary, out).forEach(screen::println);
        screen.flush();
    }
}
