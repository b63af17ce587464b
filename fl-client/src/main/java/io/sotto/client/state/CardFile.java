package io.sotto.client.state;

import io.sotto.client.device.Membership;
import io.sotto.model.InvalidInputException;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.EnrolmentCard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HexFormat;

/** A card by which an authority enrols a device from afar, in a file of hexadecimal digits. */
public final class CardFile {
    private CardFile() {}

    /**
     * Reads a card.
     *
     * @throws InvalidInputException if it is none, has ended, or is not signed by the authority that it names
     */
    public static Membership.Trusted read(Path file, InstantSource clock, SignatureVerifier verifier) {
        EnrolmentCard card = parsed(file);
        if (!card.enrolment().isValid(card.authority(), clock.instant(), verifier)) {
            throw new InvalidInputException("%s: an enrolment until %s: expected one that still counts, signed by %s"
                    .formatted(
                            file, card.enrolment().notAfter(), card.authority().abbreviated()));
        }
        return new Membership.Trusted(card.enrolment(), card.authority(), card.coordinator());
    }

    private static EnrolmentCard parsed(Path file) {
        try {
            return EnrolmentCard.parse(
                    HexFormat.of().parseHex(Files.readString(file).strip()));
        } catch (IOException | DecodeException | IllegalArgumentException e) {
            throw new InvalidInputException(
                    "%s: expected a card made by sotto server enrol, found: %s".formatted(file, e.getMessage()), e);
        }
    }
}
