package io.sotto.client.cli;

import io.sotto.client.companion.CompanionException;
import io.sotto.client.companion.Errand;
import io.sotto.client.companion.FailureCode;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.client.vault.KeyFile;
import io.sotto.client.vault.VaultException;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.SecretBytes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a person's companion remembers, and how it is opened. */
final class VaultOption {
    @Mixin
    private ProfileOption whose = new ProfileOption();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            description =
                    "Holds the vault's passphrase in its first line; else the variable SOTTO_PASSPHRASE does, or the"
                            + " terminal asks.")
    private @Nullable Path passphraseFile;

    /** The profile, which must be there. */
    Profile profile() {
        return whose.profile();
    }

    /** Whether anything is remembered yet. */
    boolean isThere() {
        return KeyFile.in(profile().folder()).exists();
    }

    /** Works with the vault, which no other process has open meanwhile. */
    <T> T with(Function<OpenProfile, T> work) {
        return run(errand -> work.apply(errand.profile()));
    }

    /** Has the companion do one thing, as its page would have it done. */
    <T> T run(Function<Errand, T> work) {
        return run(new SecureRandom(), work);
    }

    /** @param random draws the luck of a choice */
    <T> T run(RandomGenerator random, Function<Errand, T> work) {
        Profile profile = profile();
        return told(() -> {
            try (OpenProfile open = OpenProfile.open(profile, passphrase(profile))) {
                return work.apply(new Errand(open, InstantSource.system(), random));
            }
        });
    }

    /** The vault's passphrase; empty if it has none. */
    Optional<SecretBytes> passphrase(Profile profile) {
        return told(() -> KeyFile.in(profile.folder()).hasPassphrase()
                ? Optional.of(Passphrase.get(passphraseFile, "passphrase of " + profile.name()))
                : Optional.empty());
    }

    private static <T> T told(Supplier<T> work) {
        try {
            return work.get();
        } catch (VaultException | CompanionException e) {
            boolean paused = e instanceof CompanionException refusal && refusal.code() == FailureCode.PAUSED;
            String help = paused ? ": `sotto client resume` goes on" : "";
            throw new InvalidInputException(e.getMessage() + help, e);
        }
    }
}
