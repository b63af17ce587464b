package io.sotto.client.cli;

import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.state.StateFolder;
import io.sotto.client.vault.KeyFile;
import io.sotto.client.vault.VaultException;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.SecretBytes;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whose companion a command is about, and how it is opened. */
final class ProfileOption {
    @Option(
            names = "--profile",
            paramLabel = "NAME",
            defaultValue = Profile.DEFAULT,
            description = "Whose (standard: ${DEFAULT-VALUE}).")
    private String name = Profile.DEFAULT;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The client's state folder (standard: .sotto/client in the home folder).")
    private Path state = StateFolder.standard();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "Holds the vault's passphrase in its first line; else the variable SOTTO_PASSPHRASE does, or the"
                            + " terminal asks.")
    private @Nullable Path passphraseFile;

    /** The profile, which must be there. */
    Profile profile() {
        return new Profiles(state).require(name);
    }

    /** Works with the vault, which no other process has open meanwhile. */
    <T> T with(Function<OpenProfile, T> work) {
        Profile profile = profile();
        try (OpenProfile open = OpenProfile.open(profile, passphrase(profile))) {
            return work.apply(open);
        } catch (VaultException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** The vault's passphrase; empty if it has none. */
    Optional<SecretBytes> passphrase(Profile profile) {
        try {
            return KeyFile.in(profile.folder()).hasPassphrase()
                    ? Optional.of(Passphrase.get(passphraseFile, "passphrase of " + profile.name()))
                    : Optional.empty();
        } catch (VaultException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }
}
