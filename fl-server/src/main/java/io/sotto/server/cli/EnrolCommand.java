package io.sotto.server.cli;

import io.sotto.model.InvalidInputException;
import io.sotto.model.artifact.AtomicFile;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.Signer;
import io.sotto.privacy.secagg.message.Enrolment;
import io.sotto.privacy.secagg.message.EnrolmentCard;
import io.sotto.server.identity.FederationFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto server enrol}: the enrolment authority's word for one device, given where the coordinator is not. */
@Command(
        name = "enrol",
        description = "Enrols one device, on a machine that need not be the coordinator's and need no network.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: sotto server enrol 5f3a...c9 --dir offline --out kitchen.card",
            "The device's key: sotto client identity. The card's way into the device: sotto client enrol.",
        })
final class EnrolCommand implements Runnable {
    private static final int MOST_DAYS = 3650;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "KEY", description = "the device's public key, 64 hexadecimal digits")
    private String identity = "";

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "state",
            description = "where authority-key and coordinator.txt are (standard: ${DEFAULT-VALUE})")
    private Path dir = Path.of("state");

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "365",
            description = "how long the enrolment counts (standard: ${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where the device's card is written")
    private Path out = Path.of("");

    @Override
    public void run() {
        if (days < 1 || days > MOST_DAYS) {
            throw new InvalidInputException("days %d: expected 1 to %d".formatted(days, MOST_DAYS));
        }
        FederationFiles files = new FederationFiles(dir, Randomness.system());
        Signer authority = files.movedAuthority();
        Instant end = Instant.now().plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.SECONDS);
        EnrolmentCard card = new EnrolmentCard(
                Enrolment.issue(authority, key(identity), end), authority.identity(), files.coordinatorKey());
        write(card);
        spec.commandLine().getOut().printf("%s   give this to the device; it counts until %s%n", out, end);
        spec.commandLine().getOut().flush();
    }

    private void write(EnrolmentCard card) {
        String text = HexFormat.of().formatHex(card.toBytes()) + System.lineSeparator();
        try {
            AtomicFile.write(out, file -> file.write(text.getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException("%s: cannot be written".formatted(out), e);
        }
    }

    private static IdentityKey key(String hex) {
        try {
            return IdentityKey.of(HexFormat.of().parseHex(hex));
        } catch (IllegalArgumentException e) {
            throw new InvalidInputException(
                    "device's key '%s': expected %d hexadecimal digits".formatted(hex, 2 * IdentityKey.BYTES), e);
        }
    }
}
