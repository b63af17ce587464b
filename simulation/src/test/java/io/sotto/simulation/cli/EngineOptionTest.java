package io.sotto.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.sotto.model.engine.EngineChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every command that has {@code --engine} understands the same words, and says them in its help. */
class EngineOptionTest {
    private static final List<String> WORDS =
            Arrays.stream(EngineChoice.values()).map(EngineChoice::word).toList();

    @Test
    void engineOption_ofEveryCommand_offersEveryWord() {
        List<CommandLine> commands = withEngine(Sotto.commandLine());
        assertThat(commands).hasSizeGreaterThanOrEqualTo(6);
        for (CommandLine command : commands) {
            assertThat(engine(command).completionCandidates())
                    .as(command.getCommandName())
                    .containsExactlyElementsOf(WORDS);
            assertThat(command.getUsageMessage().replaceAll("\\s+", " "))
                    .as(command.getCommandName())
                    .contains(String.join(", ", WORDS));
        }
    }

    @Test
    void engineOption_ofEveryCommand_takesTheDocumentedWord() throws Exception {
        for (CommandLine command : withEngine(Sotto.commandLine())) {
            for (CommandLine.ITypeConverter<?> converter : engine(command).converters()) {
                assertThat(converter.convert("onednn-bf16"))
                        .as(command.getCommandName())
                        .isEqualTo(EngineChoice.ONEDNN_BF16);
            }
            assertThat(engine(command).type() == String.class || engine(command).converters().length == 1)
                    .as(command.getCommandName())
                    .isTrue();
        }
    }

    @Test
    void engineOption_unknownWord_exitsWithTwoAndNamesTheKnownOnes() {
        CommandRun run = CommandRun.of("model", "evaluate", "--data", "synthetic:8", "--engine", "torch");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errors()).contains("'torch'", "auto, onednn-bf16, onednn, dl4j");
    }

    private static OptionSpec engine(CommandLine command) {
        return command.getCommandSpec().findOption("--engine");
    }

    private static List<CommandLine> withEngine(CommandLine command) {
        List<CommandLine> found = new ArrayList<>();
        if (engine(command) != null) {
            found.add(command);
        }
        command.getSubcommands().values().forEach(sub -> found.addAll(withEngine(sub)));
        return found;
    }
}
