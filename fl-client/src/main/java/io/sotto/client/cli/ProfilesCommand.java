package io.sotto.client.cli;

import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.state.StateFolder;
import io.sotto.client.vault.KeyFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client profiles}: the people of a device. */
@Command(
        name = "profiles",
        description = "The people of this device, each with a key, a library and a history of their own.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
final class ProfilesCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Where the profiles are. */
    static final class State {
        @Option(
                names = "--state",
                paramLabel = "DIR",
                description = "The client's state folder (standard: .sotto/client in the home folder).")
        private Path folder = StateFolder.standard();

        Profiles profiles() {
            return new Profiles(folder);
        }
    }

    @Command(name = "list", description = "Lists them.", mixinStandardHelpOptions = true)
    void list(
            @Mixin State state,
            @Option(names = "--json", description = "One JSON object instead of a table.") boolean json) {
        List<Profile> profiles = state.profiles().all();
        if (json) {
            Printed.json(
                    spec,
                    "profiles",
                    profiles.stream().map(ProfilesCommand::fields).toList());
        } else {
            profiles.forEach(profile -> Printed.line(spec, "%-32s  %s".formatted(profile.name(), profile.folder())));
        }
    }

    @Command(name = "create", description = "Adds a person.", mixinStandardHelpOptions = true)
    void create(@Mixin State state, @Parameters(paramLabel = "NAME") String name) {
        Printed.line(spec, state.profiles().create(name).folder().toString());
    }

    @Command(
            name = "remove",
            description = "Removes a person and all that is theirs, for good.",
            mixinStandardHelpOptions = true)
    void remove(@Mixin State state, @Parameters(paramLabel = "NAME") String name) {
        state.profiles().remove(name);
    }

    private static Map<String, Object> fields(Profile profile) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", profile.name());
        fields.put("folder", profile.folder().toString());
        fields.put("protected", KeyFile.in(profile.folder()).hasPassphrase());
        return fields;
    }
}
