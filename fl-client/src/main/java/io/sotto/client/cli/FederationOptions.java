package io.sotto.client.cli;

import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.state.MembershipFiles;
import io.sotto.client.state.StateFolder;
import io.sotto.privacy.crypto.Randomness;
import java.util.function.Function;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A federation that a device belongs to, or will. */
final class FederationOptions {
    @Option(
            names = "--server",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the coordinator of the federation listens; it is not called.")
    private String server = "";

    @Mixin
    private StateOption state = new StateOption();

    String address() {
        return ServerAddress.parse(server).toString();
    }

    /** Works with what this device keeps of its membership, which no other process has open meanwhile. */
    <T> T with(Function<MembershipFiles, T> work) {
        String address = address();
        try (StateFolder folder = StateFolder.open(state.folder())) {
            return work.apply(new MembershipFiles(folder.membershipFolder(address), Randomness.system()));
        }
    }
}
