package io.sotto.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code sotto client}: what a device does. */
@Command(
        name = "client",
        description = "What a device does: learn together with others, and choose songs from a face.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            AppCommand.class,
            RunCommand.class,
            RecommendCommand.class,
            FeedbackCommand.class,
            PrivacyCommand.class,
            ReceiptsCommand.class,
            IdentityCommand.class,
            EnrolCommand.class,
            LibraryCommand.class,
            PlaylistsCommand.class,
            JournalCommand.class,
            ExamplesCommand.class,
            ParticipationCommand.class,
            SettingsCommand.class,
            ProfilesCommand.class,
            VaultCommand.class
        })
public final class ClientCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "pause",
            description =
                    "Pauses everything: no photo is read, nothing is fetched, nothing is learnt together, until you resume.",
            mixinStandardHelpOptions = true)
    void pause(@Mixin VaultOption vault) {
        pause(vault, true);
        Printed.line(spec, "everything is paused");
    }

    @Command(name = "resume", description = "Goes on after a pause.", mixinStandardHelpOptions = true)
    void resume(@Mixin VaultOption vault) {
        pause(vault, false);
        Printed.line(spec, "nothing is paused");
    }

    private static void pause(VaultOption vault, boolean pausing) {
        vault.run(errand -> {
            errand.pause(pausing);
            return errand;
        });
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "expected a command: " + String.join(", ", spec.subcommands().keySet()));
    }
}
