package io.sotto.client.cli;

import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Whose companion a command is about. */
final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = Profile.DEFAULT,
            description = "Whose (standard: ${DEFAULT-VALUE}).")
    private String name = Profile.DEFAULT;

    @Mixin
    private StateOption state = new StateOption();

    /** Where profiles lie. */
    Path home() {
        return state.folder();
    }

    /** The profile, which must be there: a name that was mistyped makes nobody. */
    Profile profile() {
        Profiles profiles = new Profiles(home());
        return profiles.find(name)
                .orElseThrow(() -> new InvalidInputException("profile '%s': expected one of %s; %s"
                        .formatted(
                                name,
                                profiles.all().stream().map(Profile::name).collect(Collectors.joining(", ")),
                                howToMakeIt())));
    }

    private String howToMakeIt() {
        return "`sotto client profiles create %s%s` makes a new one"
                .formatted(name, state.given() ? " --state " + home() : "");
    }
}
