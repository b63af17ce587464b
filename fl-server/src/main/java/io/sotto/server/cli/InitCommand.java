package io.sotto.server.cli;

import io.sotto.privacy.crypto.Randomness;
import io.sotto.server.identity.FederationFiles;
import io.sotto.server.tls.HostNames;
import io.sotto.server.tls.LocalAuthority;
import io.sotto.server.tls.TlsFiles;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto server init}: makes a certificate authority and the coordinator's certificate. */
@Command(
        name = "init",
        description = "Makes keys and certificates for a coordinator, once.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example: sotto server init --dir state --host emotion.example.org,192.168.1.10",
        })
final class InitCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--dir",
            paramLabel = "DIR",
            defaultValue = "state",
            description = "where the files are written (standard: ${DEFAULT-VALUE})")
    private Path dir = Path.of("state");

    @Option(
            names = "--host",
            paramLabel = "HOST",
            split = ",",
            description = "further names and addresses by which clients will call; loopback's and this machine's are"
                    + " always in")
    private List<String> hosts = List.of();

    @Override
    public void run() {
        TlsFiles files = new TlsFiles(dir);
        Set<String> names = HostNames.with(hosts);
        LocalAuthority.create(files, names, new SecureRandom(), Instant.now());
        FederationFiles federation = new FederationFiles(dir, Randomness.system());
        federation.coordinator();
        federation.authoritySigner();
        PrintWriter out = spec.commandLine().getOut();
        out.printf("%s   give this file to every client%n", files.authority());
        out.printf("%s, %s   for the coordinator alone%n", files.certificate(), files.key());
        out.printf("%s   makes further certificates: keep it where the coordinator is not%n", files.authorityKey());
        out.printf(
                "%s   enrols whoever joins while it is here; moved elsewhere, it enrols by sotto server enrol alone%n",
                dir.resolve("authority-key"));
        out.printf("clients may call the coordinator %s%n", String.join(", ", names));
        out.flush();
    }
}
