package io.sotto.client.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.SecretBytes;
import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Gets a passphrase without it ever standing among a command's arguments, where others on the machine would see it. */
final class Passphrase {
    private static final String VARIABLE = "SOTTO_PASSPHRASE";

    private Passphrase() {}

    /**
     * The first line of a file; or the variable {@value #VARIABLE}; or what is typed, unseen, at the terminal.
     *
     * @param prompt what the terminal asks for
     * @throws InvalidInputException if there is none
     */
    static SecretBytes get(@Nullable Path file, String prompt) {
        if (file != null) {
            return of(firstLine(file).toCharArray());
        }
        String variable = System.getenv(VARIABLE);
        return variable != null ? of(variable.toCharArray()) : typed(prompt);
    }

    /** A passphrase to be set: the first line of a file, or what is typed twice. */
    static SecretBytes chosen(@Nullable Path file, String prompt) {
        if (file != null) {
            return of(firstLine(file).toCharArray());
        }
        SecretBytes first = typed(prompt);
        try (SecretBytes second = typed(prompt + " again")) {
            if (!first.equals(second)) {
                first.close();
                throw new InvalidInputException("%s: expected the same twice, found two".formatted(prompt));
            }
        }
        return first;
    }

    private static SecretBytes typed(String prompt) {
        Console console = System.console();
        char @Nullable [] typed = console == null ? null : console.readPassword("%s: ", prompt);
        if (typed == null) {
            throw new InvalidInputException(
                    "%s: expected it in --passphrase-file, %s or at a terminal, found none of them"
                            .formatted(prompt, VARIABLE));
        }
        return of(typed);
    }

    /** The same passphrase in UTF-8, however the keyboard composes its characters; the array is wiped. */
    private static SecretBytes of(char[] characters) {
        String composed = Normalizer.normalize(CharBuffer.wrap(characters), Normalizer.Form.NFC);
        Arrays.fill(characters, '\0');
        ByteBuffer encoded = StandardCharsets.UTF_8.encode(composed);
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        Arrays.fill(encoded.array(), (byte) 0);
        return SecretBytes.take(bytes);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).lines().findFirst().orElse("");
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s: expected a passphrase in its first line, found: %s".formatted(file, e), e);
        }
    }
}
