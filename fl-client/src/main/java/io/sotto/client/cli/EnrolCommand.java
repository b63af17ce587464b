package io.sotto.client.cli;

import io.sotto.client.device.Membership;
import io.sotto.client.state.CardFile;
import io.sotto.privacy.crypto.Ed25519Verifier;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code sotto client enrol}: takes the enrolment authority's word for this device, before it ever joins. */
@Command(
        name = "enrol",
        description = "Keeps a card made by sotto server enrol: this device's enrolment and the two keys it trusts from"
                + " then on.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example: sotto client enrol kitchen.card --server 192.168.1.20:8443"})
final class EnrolCommand implements Runnable {
    @Parameters(paramLabel = "CARD", description = "The file that the authority made.")
    private Path card = Path.of("");

    @Mixin
    private FederationOptions federation = new FederationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        String address = federation.address();
        Membership.Trusted trusted = CardFile.read(card, InstantSource.system(), new Ed25519Verifier());
        federation.with(membership -> {
            membership.admit(trusted);
            return membership;
        });
        Printed.line(
                spec,
                "enrolled at %s until %s".formatted(address, trusted.enrolment().notAfter()));
    }
}
