package io.sotto.bench.federation;

import io.grpc.ManagedChannel;
import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.CoordinatorChannels;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.traffic.Peer;
import io.sotto.client.traffic.SocketTraffic;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.network.Architecture;
import io.sotto.model.network.Network;
import io.sotto.model.train.Optimiser;
import io.sotto.model.train.TrainingPlan;
import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.SignatureVerifier;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.Survivors;
import io.sotto.proto.v1.TrainTask;
import io.sotto.server.store.DirectoryStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One round of many devices over gRPC with a coordinator that has a heap of its own: prints what the coordinator needed, and
 * what the devices' sockets sent.
 * Fails if the coordinator does not do with that heap, or if the model did not move by exactly what the survivors sent.
 */
@Command(name = "ServerHeap", mixinStandardHelpOptions = true, sortOptions = false)
public final class ServerHeap implements Callable<Integer> {
    private static final TrainingPlan PLAN = new TrainingPlan(1, 32, 0.05, 0, true, new Optimiser.Sgd(0.9, 0));
    private static final int SAMPLES = 512;
    private static final int CALLERS = 16;
    private static final float UPDATE = 4e-4f;
    private static final float TOLERANCE = 2e-5f;
    /** The recorder counts what sockets carried about a second late. */
    private static final long RECORDER_LAG_MILLIS = 3000;

    @Option(names = "--clients", defaultValue = "1000", description = "devices (default ${DEFAULT-VALUE})")
    private int clients;

    @Option(
            names = "--heap",
            defaultValue = "512",
            description = "the coordinator's heap, MB (default ${DEFAULT-VALUE})")
    private int heapMegabytes;

    @Option(
            names = "--together",
            defaultValue = "64",
            description = "vectors that the coordinator is made to hold half received (default ${DEFAULT-VALUE})")
    private int together;

    @Option(
            names = "--architecture",
            defaultValue = "medium",
            description = "whose parameters are averaged (default ${DEFAULT-VALUE})")
    private String architecture = "medium";

    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);
    private final SharedTerms terms = new SharedTerms();
    private long began = System.nanoTime();

    /** Runs the program; exits with 2 if an option is wrong. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new ServerHeap()).execute(args));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CoordinatorChannels.useJavaSockets();
        Path folder = Files.createTempDirectory("sotto-server-heap");
        try (SocketTraffic traffic = SocketTraffic.start(InstantSource.system());
                ServerProcess server = ServerProcess.start(folder, heapMegabytes, options())) {
            List<LightDevice> devices = devices(server.port(), ServerProcess.authority(folder));
            int survivors = play(devices);
            long resident = server.residentPeakMegabytes();
            devices.forEach(LightDevice::close);
            server.awaitEnd(Duration.ofMinutes(2));
            requireExact(ServerProcess.state(folder), survivors);
            Thread.sleep(RECORDER_LAG_MILLIS);
            System.out.printf(
                    Locale.ROOT,
                    "server over gRPC, n=%d, d=%,d, %d vectors half received at a time: heap %d MB (target 512 MB),"
                            + " alive after a collection at most %d MB, whole process at most %d MB%n",
                    clients,
                    network().layout().length(),
                    together,
                    heapMegabytes,
                    server.livePeakMegabytes(),
                    resident);
            System.out.printf(
                    Locale.ROOT,
                    "upload for a weight, calls, HTTP/2 and TLS included: %.3f bytes%n",
                    (double) sentBytes(traffic) / survivors / network().layout().length());
        }
        delete(folder);
        return 0;
    }

    private Network network() {
        return Architecture.networkNamed(architecture + "+batch");
    }

    private static long sentBytes(SocketTraffic traffic) {
        return traffic.peers().stream().mapToLong(Peer::sentBytes).sum();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<String> options() {
        String all = String.valueOf(clients);
        return List.of(
                "--rounds",
                "1",
                "--min-clients",
                all,
                "--cohort",
                all,
                "--min-updates",
                String.valueOf(clients / 2),
                "--deadline",
                "20m",
                "--step-time",
                "20m",
                "--gathering-time",
                "0s",
                "--architecture",
                architecture,
                "--initial-model",
                "scratch",
                "--max-clients",
                String.valueOf(clients + 1),
                "--grace",
                "10s");
    }

    private List<LightDevice> devices(int port, Path authority) {
        ServerAddress address = new ServerAddress("localhost", port);
        CertificateAuthority trusted = CertificateAuthority.read(authority);
        SignatureVerifier verifier = new RememberingVerifier(new Ed25519Verifier(), 4 * clients + 100);
        List<LightDevice> devices = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            ManagedChannel channel = CoordinatorChannels.open(address, trusted);
            devices.add(new LightDevice(i, PLAN, terms, verifier, channel));
        }
        return devices;
    }

    /** One round, in which every fiftieth device leaves after it has shared its keys; says how many stayed. */
    private int play(List<LightDevice> devices) throws InterruptedException {
        forEach(devices, LightDevice::join);
        lap("joined");
        List<CompletableFuture<TrainTask>> work =
                devices.stream().map(LightDevice::work).toList();
        forEach(range(), i -> devices.get(i).advertise(work.get(i).join()));
        lap("advertised");
        forEach(devices, LightDevice::share);
        lap("shared");
        List<LightDevice> staying =
                devices.stream().filter(device -> !leaves(device.number())).toList();
        forEach(devices.stream().filter(device -> leaves(device.number())).toList(), LightDevice::withdraw);
        mask(staying, survivors(devices));
        lap("masked");
        forEach(staying, LightDevice::confirm);
        lap("confirmed");
        forEach(staying, LightDevice::unmask);
        lap("unmasked");
        callers.shutdown();
        return staying.size();
    }

    /** Vectors come in groups, and none of a group is finished before all of it are on their way. */
    private void mask(List<LightDevice> staying, Survivors survivors) throws InterruptedException {
        float[] update = new float[network().layout().length()];
        Arrays.fill(update, UPDATE);
        Contribution contribution = new Contribution(update, SAMPLES, 1.5 * SAMPLES);
        for (int from = 0; from < staying.size(); from += together) {
            List<LightDevice> group = staying.subList(from, Math.min(staying.size(), from + together));
            List<LightDevice.Upload> begun = Collections.synchronizedList(new ArrayList<>());
            forEach(group, device -> begun.add(device.mask(contribution, survivors)));
            forEach(begun, upload -> LightDevice.requireAccepted(upload.finish()));
        }
    }

    private Survivors survivors(List<LightDevice> devices) {
        RoundDescriptor descriptor = terms.descriptor();
        BitSet members = new BitSet();
        devices.stream()
                .filter(device -> !leaves(device.number()))
                .forEach(device -> members.set(descriptor.indexOf(device.identity())));
        return new Survivors(Context.of(descriptor), clients, members);
    }

    private static boolean leaves(int number) {
        return number % 50 == 49;
    }

    private void requireExact(Path state, int survivors) {
        Network network = network();
        ParameterVector before = network.initialParameters(new RandomStreams(7).stream("initial-parameters"));
        try (DirectoryStore store = DirectoryStore.open(state, network, round -> {
            throw new IllegalStateException("nothing is written here");
        })) {
            ParameterVector after = store.model().orElseThrow();
            if (store.rounds().get(0).updates() != survivors) {
                throw new IllegalStateException("%s: expected %d updates".formatted(store.rounds(), survivors));
            }
            for (int i = 0; i < after.length(); i++) {
                if (Math.abs(after.get(i) - before.get(i) - UPDATE) > TOLERANCE) {
                    throw new IllegalStateException(
                            "element %d moved by %s: expected %s".formatted(i, after.get(i) - before.get(i), UPDATE));
                }
            }
        }
    }

    private List<Integer> range() {
        return IntStream.range(0, clients).boxed().toList();
    }

    private <T> void forEach(List<T> all, Consumer<T> action) throws InterruptedException {
        List<Callable<Void>> tasks = all.stream()
                .<Callable<Void>>map(one -> () -> {
                    action.accept(one);
                    return null;
                })
                .toList();
        for (var done : callers.invokeAll(tasks)) {
            try {
                done.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private void lap(String step) {
        System.err.printf(Locale.ROOT, "%s after %.1f s%n", step, (System.nanoTime() - began) / 1e9);
        began = System.nanoTime();
    }
}
