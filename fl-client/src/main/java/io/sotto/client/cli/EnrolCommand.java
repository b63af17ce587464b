package io.sotto.client.cli;

import io.sotto.client.device.Membership;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.state.CardFile;
import io.sotto.client.state.MembershipFiles;
import io.sotto.client.state.StateFolder;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Randomness;
import java.nio.file.Path;
import java.time.InstantSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

    @Option(
            names = "--server",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the coordinator of the federation listens; it is not called.")
    private String server = "";

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description = "The state folder of the client (standard: .sotto/client in the home folder).")
    private Path state = StateFolder.standard();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        String address = ServerAddress.parse(server).toString();
        Membership.Trusted trusted = CardFile.read(card, InstantSource.system(), new Ed25519Verifier());
        try (StateFolder folder = StateFolder.open(state)) {
            new MembershipFiles(folder.membershipFolder(address), Randomness.system()).admit(trusted);
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "enrolled at %s until %s%n",
                        address, trusted.enrolment().notAfter());
        spec.commandLine().getOut().flush();
    }
}
