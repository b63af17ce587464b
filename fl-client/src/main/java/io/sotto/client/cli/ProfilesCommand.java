package io.sotto.client.cli;

import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.vault.KeyFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client profiles}: the people of a device. */
@Command(
        name = "profiles",
        description = "The people of this device, each with a key, a library and a history of their own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client profiles create ana",
            "  sotto client library list --profile ana",
            "  sotto client profiles wipe default",
        })
final class ProfilesCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
    void list(@Mixin StateOption state, @Mixin JsonOption json) {
        List<Profile> profiles = profiles(state).all();
        if (json.wanted()) {
            Printed.json(
                    spec,
                    "profiles",
                    profiles.stream().map(ProfilesCommand::fields).toList());
        } else {
            profiles.forEach(profile -> Printed.line(spec, "%-32s  %s".formatted(profile.name(), profile.folder())));
        }
    }

    @Command(name = "create", description = "Adds a person.", mixinStandardHelpOptions = true)
    void create(@Mixin StateOption state, @Parameters(paramLabel = "NAME") String name) {
        Printed.line(spec, profiles(state).create(name).folder().toString());
    }

    @Command(
            name = "remove",
            description = "Removes a person and all that is theirs, for good.",
            mixinStandardHelpOptions = true)
    void remove(@Mixin StateOption state, @Parameters(paramLabel = "NAME") String name) {
        profiles(state).remove(name);
    }

    @Command(
            name = "wipe",
            description = "Deletes all that is a person's, for good; they start as new.",
            mixinStandardHelpOptions = true)
    void wipe(@Mixin StateOption state, @Parameters(paramLabel = "NAME") String name) {
        Profiles profiles = profiles(state);
        profiles.wipe(profiles.require(name));
    }

    private static Profiles profiles(StateOption state) {
        return new Profiles(state.folder());
    }

    private static Map<String, Object> fields(Profile profile) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", profile.name());
        fields.put("folder", profile.folder().toString());
        fields.put("protected", KeyFile.in(profile.folder()).hasPassphrase());
        return fields;
    }
}
