package io.sotto.client.profile;

import io.sotto.client.state.StateFolder;
import io.sotto.client.vault.Vault;
import io.sotto.model.InvalidInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The profiles of a state folder: {@value Profile#DEFAULT} is the folder itself, the others are in its folder
 * {@code profiles}. Names that differ in case alone are the same.
 */
public final class Profiles {
    private static final String FOLDER = "profiles";

    private final Path state;

    /** @param state the state folder, {@link StateFolder#standard()} unless told otherwise */
    public Profiles(Path state) {
        this.state = state;
    }

    /** The default one, then the others by name. */
    public List<Profile> all() {
        List<Profile> profiles = new ArrayList<>();
        profiles.add(defaultProfile());
        Path others = state.resolve(FOLDER);
        if (Files.isDirectory(others)) {
            try (Stream<Path> folders = Files.list(others)) {
                folders.filter(Files::isDirectory)
                        .sorted()
                        .map(folder -> new Profile(folder.getFileName().toString(), folder))
                        .forEach(profiles::add);
            } catch (IOException e) {
                throw new InvalidInputException("%s: cannot be read: %s".formatted(others, e), e);
            }
        }
        return List.copyOf(profiles);
    }

    /** The profile of a name, in any case. */
    public Optional<Profile> find(String name) {
        return all().stream()
                .filter(profile -> profile.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /**
     * The profile of a name, in any case.
     *
     * @throws InvalidInputException if there is none; the message names those that there are
     */
    public Profile require(String name) {
        return find(name)
                .orElseThrow(() -> new InvalidInputException("profile '%s': expected one of %s"
                        .formatted(
                                name,
                                String.join(
                                        ", ", all().stream().map(Profile::name).toList()))));
    }

    /**
     * Adds a profile.
     *
     * @throws InvalidInputException if the name is not fit for one, or taken
     */
    public Profile create(String name) {
        Profile profile = new Profile(name, state.resolve(FOLDER).resolve(name));
        if (find(name).isPresent()) {
            throw new InvalidInputException(
                    "profile '%s': expected a new name, found one that is taken".formatted(name));
        }
        StateFolder.open(profile.folder()).close();
        return profile;
    }

    /**
     * Removes a profile that no process has open, with all that is theirs.
     *
     * @throws InvalidInputException if there is none, it is open, or it is the default one, which can be wiped instead
     */
    public void remove(String name) {
        Profile profile = require(name);
        if (profile.name().equals(Profile.DEFAULT)) {
            throw new InvalidInputException(
                    "profile '%s': expected another one: this one is always there; wipe it instead".formatted(name));
        }
        wipe(profile);
        try {
            StateFolder.deleteEmpty(profile.folder());
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s: expected a folder with Sotto's files alone, found others: %s".formatted(profile.folder(), e),
                    e);
        }
    }

    /**
     * Deletes everything of a profile that no process has open: the vault, its key first, and what is known to
     * coordinators. The profile starts as new.
     *
     * @throws InvalidInputException if a process has it open
     */
    public void wipe(Profile profile) {
        try (StateFolder folder = StateFolder.open(profile.folder())) {
            Vault.delete(profile.folder());
            folder.clear();
        }
    }

    private Profile defaultProfile() {
        return new Profile(Profile.DEFAULT, state);
    }
}
