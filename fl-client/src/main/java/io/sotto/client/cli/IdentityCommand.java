package io.sotto.client.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code sotto client identity}: the key by which this device is known to one federation. */
@Command(
        name = "identity",
        description = "Prints this device's public key for a federation, to be enrolled by sotto server enrol.",
        mixinStandardHelpOptions = true)
final class IdentityCommand implements Runnable {
    @Mixin
    private FederationOptions federation = new FederationOptions();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        Printed.line(
                spec,
                federation.with(membership -> membership.signer().identity().hex()));
    }
}
