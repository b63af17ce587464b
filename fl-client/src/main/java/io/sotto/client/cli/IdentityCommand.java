package io.sotto.client.cli;

import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.state.MembershipFiles;
import io.sotto.client.state.StateFolder;
import io.sotto.privacy.crypto.Randomness;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client identity}: the key by which this device is known to one federation. */
@Command(
        name = "identity",
        description = "Prints this device's public key for a federation, to be enrolled by sotto server enrol.",
        mixinStandardHelpOptions = true)
final class IdentityCommand implements Runnable {
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
        try (StateFolder folder = StateFolder.open(state)) {
            MembershipFiles membership = new MembershipFiles(folder.membershipFolder(address), Randomness.system());
            spec.commandLine().getOut().println(membership.signer().identity().hex());
            spec.commandLine().getOut().flush();
        }
    }
}
