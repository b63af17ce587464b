package io.sotto.client.companion;

import io.sotto.client.companion.contract.ProfileAnswer;
import io.sotto.client.profile.OpenProfile;
import io.sotto.client.profile.Profile;
import io.sotto.client.profile.Profiles;
import io.sotto.client.vault.KeyFile;
import io.sotto.client.vault.VaultException;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.SecretBytes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Whose companion it is: one person at a time, whose vault is open or has a reason not to be. Thread-safe. */
final class People implements AutoCloseable {
    private record Current(
            Profile profile,
            @Nullable Person person,
            @Nullable VaultException trouble) {}

    private final Profiles profiles;
    private final Function<OpenProfile, Person> opener;
    private volatile @Nullable Current current;

    /** @param opener sets up what works on a vault that was opened */
    People(Profiles profiles, Function<OpenProfile, Person> opener) {
        this.profiles = profiles;
        this.opener = opener;
    }

    /**
     * Changes to a person. If their vault does not open, the companion is theirs all the same, and says why.
     *
     * @throws InvalidInputException if there is no such profile, or another process has it open; all is as before then
     */
    synchronized void open(String name) {
        Profile wanted = profiles.require(name);
        Current before = current;
        if (before != null && before.person() != null && before.profile().equals(wanted)) {
            return;
        }
        close();
        try {
            current = opened(wanted, Optional.empty());
        } catch (InvalidInputException e) {
            if (before != null) {
                current = opened(before.profile(), Optional.empty());
            }
            throw e;
        }
    }

    /** @throws VaultException if it is the wrong passphrase, or the vault does not open for another reason */
    synchronized void unlock(SecretBytes passphrase) {
        if (profileIsOpen()) {
            return;
        }
        Current opened = opened(profile(), Optional.of(passphrase));
        if (opened.trouble() != null) {
            throw opened.trouble();
        }
        current = opened;
    }

    /**
     * Sets, changes or removes the passphrase.
     *
     * @param before empty if there is none
     * @param next empty to remove it
     */
    synchronized void changePassphrase(Optional<SecretBytes> before, Optional<SecretBytes> next) {
        try {
            KeyFile.in(profile().folder()).change(before, next);
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Deletes everything of this person; they start as new. */
    synchronized void wipe() {
        Profile profile = profile();
        close();
        profiles.wipe(profile);
        current = opened(profile, Optional.empty());
    }

    List<ProfileAnswer> all() {
        return profiles.all().stream()
                .map(profile -> new ProfileAnswer(
                        profile.name(),
                        profile.equals(profile()),
                        KeyFile.in(profile.folder()).hasPassphrase()))
                .toList();
    }

    /** @throws CompanionException with {@code conflict} if the name is taken */
    synchronized void add(String name) {
        if (profiles.find(name).isPresent()) {
            throw new CompanionException(
                    FailureCode.CONFLICT, "name: expected a new one, found '%s', which is taken".formatted(name));
        }
        profiles.create(name);
    }

    /** @throws CompanionException if it is the open one or the default one, or there is none */
    synchronized void remove(String name) {
        Profile profile = profiles.find(name)
                .orElseThrow(() -> new CompanionException(
                        FailureCode.NOT_FOUND, "profiles: expected one, found none of this name"));
        if (profile.equals(profile()) || profile.name().equals(Profile.DEFAULT)) {
            throw new CompanionException(
                    FailureCode.CONFLICT,
                    "%s: expected a profile that is neither open nor the first one; those can be wiped"
                            .formatted(profile.name()));
        }
        profiles.remove(name);
    }

    Profile profile() {
        return current().profile();
    }

    /**
     * The person.
     *
     * @throws VaultException if their vault is not open
     */
    Person person() {
        Current now = current();
        if (now.person() != null) {
            return now.person();
        }
        throw now.trouble() == null ? new IllegalStateException("a vault is open or has a reason") : now.trouble();
    }

    /** The person, if their vault is open. */
    Optional<Person> present() {
        return Optional.ofNullable(current == null ? null : current().person());
    }

    /** {@code open}, or a word for why the vault is not. */
    String lock() {
        VaultException trouble = current().trouble();
        if (trouble == null) {
            return "open";
        }
        return trouble.trouble() == VaultException.Trouble.WRONG_PASSPHRASE
                ? "locked"
                : trouble.trouble().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** For a person; null if the vault is open. */
    @Nullable
    String trouble() {
        VaultException trouble = current().trouble();
        return trouble == null ? null : trouble.getMessage();
    }

    @Override
    public synchronized void close() {
        Current now = current;
        if (now != null && now.person() != null) {
            now.person().close();
            current = new Current(
                    now.profile(),
                    null,
                    new VaultException(VaultException.Trouble.LOCKED, "this profile is being closed"));
        }
    }

    private Current current() {
        Current now = current;
        if (now == null) {
            throw new IllegalStateException("nobody was opened yet");
        }
        return now;
    }

    private boolean profileIsOpen() {
        return current().person() != null;
    }

    private Current opened(Profile profile, Optional<SecretBytes> passphrase) {
        try {
            OpenProfile open = OpenProfile.open(profile, passphrase);
            try {
                return new Current(profile, opener.apply(open), null);
            } catch (RuntimeException e) {
                open.close();
                throw e;
            }
        } catch (VaultException e) {
            return new Current(profile, null, e);
        }
    }
}
