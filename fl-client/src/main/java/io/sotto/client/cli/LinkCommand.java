package io.sotto.client.cli;

import io.sotto.client.companion.contract.NewLink;
import io.sotto.client.library.Track;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client library link}: one song that is somewhere else. */
@Command(
        name = "link",
        description = "Adds one song that is somewhere else, such as a page of Spotify or YouTube.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  sotto client library link https://example.org/dawn --title Dawn --artist Ana --emotion sad",
        })
final class LinkCommand implements Callable<Integer> {
    @Mixin
    private VaultOption vault = new VaultOption();

    @Option(names = "--title", required = true, paramLabel = "TEXT", description = "What it is called.")
    private String title = "";

    @Option(names = "--artist", paramLabel = "TEXT", description = "Who made it.")
    private @Nullable String artist;

    @Option(names = "--genre", paramLabel = "TEXT", description = "What it is.")
    private @Nullable String genre;

    @Option(names = "--year", paramLabel = "YEAR", description = "When it was made.")
    private @Nullable Integer year;

    @Option(names = "--emotion", paramLabel = "NAME", description = "What it is for: ${COMPLETION-CANDIDATES}.")
    private @Nullable Emotion emotion;

    @Parameters(paramLabel = "LINK", description = "An http or https address.")
    private String address = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        NewLink link = link();
        Track added = vault.run(
                errand -> errand.songs().track(errand.songs().add(link).id()));
        Printed.line(spec, Printed.track(added));
        return 0;
    }

    private NewLink link() {
        try {
            return new NewLink(title, artist, genre, year, emotion, address);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
