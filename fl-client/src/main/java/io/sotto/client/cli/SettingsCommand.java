package io.sotto.client.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sotto.client.companion.contract.Settings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sotto client settings}: what a person has set. */
@Command(
        name = "settings",
        description =
                "What you have set: language, how many emotions are shown and by which names, where songs lead, what"
                        + " may be kept.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client settings show",
            "  sotto client settings set language=es classes=5 names.happy=joyful",
            "  sotto client settings set keepJournal=true policy=lift journey=8",
        })
final class SettingsCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(name = "show", description = "Prints them all.", mixinStandardHelpOptions = true)
    void show(@Mixin VaultOption vault, @Mixin JsonOption json) {
        ObjectNode settings = Assignments.tree(vault.run(errand -> errand.settings()));
        if (json.wanted()) {
            Printed.json(spec, "settings", settings);
        } else {
            Assignments.lines(settings).forEach(line -> Printed.line(spec, line));
        }
    }

    @Command(name = "set", description = "Changes some.", mixinStandardHelpOptions = true)
    void set(@Mixin VaultOption vault, @Mixin Assignments changes) {
        Settings changed = vault.run(errand -> errand.changeSettings(changes.changeOf(errand.settings())));
        Assignments.lines(Assignments.tree(changed)).forEach(line -> Printed.line(spec, line));
    }
}
