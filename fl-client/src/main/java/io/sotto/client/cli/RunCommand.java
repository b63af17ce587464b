package io.sotto.client.cli;

import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.learning.Visit;
import io.sotto.client.participation.Finished;
import io.sotto.client.participation.GaveUp;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.state.PolicyFile;
import io.sotto.client.state.StateFolder;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import io.sotto.model.cli.EngineOption;
import io.sotto.model.data.FaceData;
import io.sotto.model.data.FaceSource;
import io.sotto.model.data.Shard;
import io.sotto.model.data.Usage;
import io.sotto.model.engine.Engines;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code sotto client run}: takes part in federated learning until the coordinator has no more rounds. */
@Command(
        name = "run",
        description = "Takes part in federated learning: trains on the faces of this device and sends what was learned,"
                + " never a face. Ends by itself after the last round; Ctrl-C leaves earlier.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  sotto client run --server 192.168.1.20:8443 --ca ca.pem --data faces/",
            "  sotto client run --server localhost:8443 --ca ca.pem --data fer2013.csv.gz --shard 3/10 --state /tmp/c3",
        })
final class RunCommand implements Callable<Integer> {
    @Option(
            names = "--server",
            required = true,
            paramLabel = "HOST:PORT",
            description = "Where the coordinator listens.")
    private String server = "";

    @Option(
            names = "--ca",
            required = true,
            paramLabel = "FILE",
            description = "The certificate that the coordinator's operator gave out; no other authority is trusted.")
    private Path ca = Path.of("");

    @Option(
            names = "--data",
            required = true,
            paramLabel = "PATH",
            description = "The faces of this device: FER2013's CSV (its Training rows), a folder with a folder for each"
                    + " emotion, or synthetic[:COUNT].")
    private String data = "";

    @Option(
            names = "--shard",
            paramLabel = "INDEX/COUNT",
            description =
                    "Only this part of the faces, such as 3/10: for trying out with one data set on many clients.")
    private @Nullable String shard;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "What the operator sees in logs (standard: this machine's name).")
    private @Nullable String name;

    @Mixin
    private StateOption state = new StateOption();

    @Option(
            names = "--policy",
            paramLabel = "FILE",
            description =
                    "What this device agrees to (standard: policy.properties in the state folder, written with the"
                            + " standard terms if it is not there).")
    private @Nullable Path policy;

    @Mixin
    private EngineOption engine = new EngineOption();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        ServerAddress address = ServerAddress.parse(server).requireKnownHost();
        CertificateAuthority authority = CertificateAuthority.read(ca);
        DeviceName device = DeviceName.of(name, shard);
        PrintWriter out = spec.commandLine().getOut();
        try (StateFolder folder = StateFolder.open(state.folder())) {
            FaceSet faces = faces(out);
            out.printf("%s takes part at %s%n", device, address);
            out.flush();
            takePart(address, authority, device, folder, faces, out);
        }
        return 0;
    }

    private FaceSet faces(PrintWriter out) {
        FaceData all = FaceSource.read(data);
        FaceSet training = all.requireFaces(Usage.TRAINING);
        FaceSet mine = shard == null ? training : Shard.parse(shard).of(training);
        out.printf(
                "%,d faces of %s%s%n",
                mine.size(), all.origin(), shard == null ? "" : ", shard %s of %,d".formatted(shard, training.size()));
        return mine;
    }

    private void takePart(
            ServerAddress address,
            CertificateAuthority authority,
            DeviceName device,
            StateFolder folder,
            FaceSet faces,
            PrintWriter out) {
        TrafficMeter meter = new TrafficMeter();
        Visit visit = new Visit(
                address,
                authority,
                device.name(),
                device.number(),
                folder,
                PolicyFile.read(policy == null ? folder.policyFile() : policy),
                Engines.select(engine.choice()),
                meter);
        ProgressPrinter progress = new ProgressPrinter(out, meter);
        finish(Departure.interruptible(() -> visit.run(faces, progress)), folder, out);
    }

    private static void finish(ParticipationState end, StateFolder folder, PrintWriter out) {
        if (end instanceof GaveUp gaveUp) {
            throw new InvalidInputException(gaveUp.message());
        }
        if (end instanceof Finished finished) {
            out.printf(
                    finished.fetched()
                            ? "finished: the final model is in %s%n"
                            : "finished, but the coordinator was gone before the final model came; the last one is in %s%n",
                    folder.modelFile());
        } else {
            out.println("left; the others go on");
        }
        out.flush();
    }
}
