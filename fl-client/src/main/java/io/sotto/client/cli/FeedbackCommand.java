package io.sotto.client.cli;

import io.sotto.client.companion.contract.SongAnswer;
import io.sotto.client.library.Reaction;
import io.sotto.model.Emotion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client feedback}: what a person did with songs, which teaches the choice. */
@Command(
        name = "feedback",
        description = "Tells your companion what you did with a song; it chooses better for it.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client feedback give 12 like --emotion sad",
            "  sotto client feedback give 7 skip",
            "  sotto client feedback forget",
        })
final class FeedbackCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "give", description = "Tells of one song.", mixinStandardHelpOptions = true)
    void give(
            @Mixin VaultOption vault,
            @Option(
                            names = "--emotion",
                            paramLabel = "NAME",
                            description =
                                    "How you felt when you heard it: ${COMPLETION-CANDIDATES} (standard: neutral).")
                    @Nullable
                    Emotion felt,
            @Parameters(index = "0", paramLabel = "SONG", description = LibraryCommand.SONG) long song,
            @Parameters(index = "1", paramLabel = "REACTION", description = "${COMPLETION-CANDIDATES}")
                    Reaction reaction) {
        SongAnswer known = vault.run(errand -> errand.react(song, reaction, felt));
        Printed.line(spec, "%s, %s: %s".formatted(known.title(), known.artist(), reaction.word()));
    }

    @Command(
            name = "forget",
            description = "Forgets all that you told and all that was learnt of it; it is gone from the disk as well.",
            mixinStandardHelpOptions = true)
    void forget(@Mixin VaultOption vault) {
        int reactions = vault.with(open -> open.vault().feedback().forget());
        Printed.line(spec, "%d reactions forgotten".formatted(reactions));
    }
}
