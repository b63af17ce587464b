package io.sotto.client.cli;

import io.sotto.client.profile.Profile;
import io.sotto.client.state.StateFolder;
import io.sotto.client.vault.KeyFile;
import io.sotto.client.vault.VaultException;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.SecretBytes;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client vault}: what protects a companion's memory. */
@Command(
        name = "vault",
        description = "What protects your companion's memory on this disk.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  sotto client vault passphrase",
            "  sotto client vault passphrase --remove",
        })
final class VaultCommand extends GroupCommand {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "passphrase",
            description =
                    "Sets, changes or removes the passphrase. If it is forgotten, nobody can open the vault again.",
            mixinStandardHelpOptions = true)
    void passphrase(
            @Mixin VaultOption option,
            @Option(names = "--remove", description = "Removes it: the key is in a file that only you may read then.")
                    boolean remove,
            @Option(
                            names = "--new-passphrase-file",
                            paramLabel = "FILE",
                            description = "Holds the new one in its first line (standard: the terminal asks).")
                    @Nullable
                    Path next) {
        Profile profile = option.profile();
        KeyFile keys = KeyFile.in(profile.folder());
        if (!keys.exists()) {
            option.with(open -> open.vault().file());
        }
        try (StateFolder ignored = StateFolder.open(profile.folder())) {
            Optional<SecretBytes> wanted =
                    remove ? Optional.empty() : Optional.of(Passphrase.chosen(next, "new passphrase"));
            keys.change(option.passphrase(profile), wanted);
            Printed.line(
                    spec, "%s: %s".formatted(profile.name(), remove ? "no passphrase any more" : "a new passphrase"));
        } catch (VaultException | IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
