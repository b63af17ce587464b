package io.sotto.client.profile;

import io.sotto.model.InvalidInputException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * A person of this device.
 *
 * @param name {@value #DEFAULT}, or letters, digits, hyphens and underscores
 * @param folder where everything of theirs is
 */
public record Profile(String name, Path folder) {
    /** The profile that is always there. */
    public static final String DEFAULT = "default";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,31}");

    /** @throws InvalidInputException if the name is not fit for one */
    public Profile {
        if (!NAME.matcher(name).matches()) {
            throw new InvalidInputException(
                    "profile '%s': expected 1 to 32 letters, digits, hyphens and underscores, the first a letter or digit"
                            .formatted(name));
        }
    }
}
