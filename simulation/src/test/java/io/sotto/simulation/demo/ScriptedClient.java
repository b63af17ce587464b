package io.sotto.simulation.demo;

import io.sotto.client.device.LocalTraining;
import io.sotto.client.device.Participation;
import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.CoordinatorChannels;
import io.sotto.client.grpc.GrpcCoordinator;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.masking.MaskedRounds;
import io.sotto.client.participation.LocalUpdate;
import io.sotto.client.participation.LossChange;
import io.sotto.client.participation.ParticipationEvent;
import io.sotto.client.participation.RoundStep;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.receipts.ReceiptWriter;
import io.sotto.client.state.MembershipFiles;
import io.sotto.client.state.PolicyFile;
import io.sotto.client.state.SessionFile;
import io.sotto.client.state.StateFolder;
import io.sotto.model.ParameterVector;
import io.sotto.model.RandomStreams;
import io.sotto.model.train.TrainingReport;
import io.sotto.privacy.codec.Contribution;
import io.sotto.privacy.codec.VectorEncoder;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;

/**
 * A device made of what {@code sotto client run} is made of, but for its training: it learns the same known update in each
 * round, and keeps the integers that it masks. If it is told to, it comes to a stand with an answer ready and not sent, says so in a file, and waits to be killed.
 */
final class ScriptedClient {
    /** Made in the state folder when the device has come to its stand. */
    static final String STANDS = "stands";

    private static final double MEAN_LOSS = 1;

    private ScriptedClient() {}

    /** @param arguments server, certificate, state folder, faces, and the round and step to stand still at */
    public static void main(String... arguments) throws IOException {
        ServerAddress address = ServerAddress.parse(arguments[0]);
        CertificateAuthority authority = CertificateAuthority.read(Path.of(arguments[1]));
        Path state = Path.of(arguments[2]);
        int faces = Integer.parseInt(arguments[3]);
        int lastRound = Integer.parseInt(arguments[4]);
        RoundStep lastStep = RoundStep.valueOf(arguments[5]);
        try (StateFolder folder = StateFolder.open(state)) {
            Remembering randomness = new Remembering();
            ParticipationObserver standing = standing(folder, address, state, lastRound, lastStep);
            takePart(address, authority, folder, faces, randomness, (before, event, after) -> {
                if (event instanceof ParticipationEvent.Prepared prepared
                        && prepared.message().step() == RoundStep.MASK) {
                    keep(prepared.terms().orElseThrow(), faces, randomness, state);
                }
                standing.observed(before, event, after);
            });
        }
    }

    /** What every device of so many faces learns: some signs, so that no element stands for another. */
    static float[] update(int faces, int length) {
        float[] update = new float[length];
        for (int i = 0; i < length; i++) {
            update[i] = (faces % 256 + 5) * 1e-4f * (i % 3 - 1);
        }
        return update;
    }

    private static void takePart(
            ServerAddress address,
            CertificateAuthority authority,
            StateFolder folder,
            int faces,
            Randomness randomness,
            ParticipationObserver observer) {
        MembershipFiles membership =
                new MembershipFiles(folder.membershipFolder(address.toString()), Randomness.system());
        try (MaskedRounds rounds = new MaskedRounds(
                        membership,
                        PolicyFile.read(folder.policyFile()),
                        Primitives.standard(),
                        new Ed25519Verifier(),
                        randomness,
                        InstantSource.system());
                GrpcCoordinator coordinator = new GrpcCoordinator(
                        CoordinatorChannels.open(address, authority),
                        address,
                        "scripted",
                        new SessionFile(folder.sessionFile(), address.toString()),
                        membership,
                        new TrafficMeter())) {
            new Participation(
                            coordinator,
                            training(faces),
                            rounds,
                            observer,
                            pause -> Thread.sleep(pause.toMillis()),
                            new RandomStreams(faces).stream("jitter"))
                    .run();
        }
    }

    /** Encodes once more what has just been masked: nothing random was asked for since but what the rounding began with. */
    private static void keep(RoundDescriptor terms, int faces, Remembering randomness, Path state) {
        VectorEncoder encoder = new VectorEncoder(
                terms.format(),
                terms.masking().minimumSurvivors(),
                Context.of(terms).digest(),
                Primitives.standard().streams().get(),
                randomness::again);
        float[] update = update(faces, terms.format().modelLength());
        try {
            new KeptVector(terms, encoder.encode(new Contribution(update, faces, MEAN_LOSS * faces))).write(state);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalTraining training(int faces) {
        return (task, global) -> new ParticipationEvent.Trained(
                new LocalUpdate(
                        ParameterVector.of(global.layout(), update(faces, global.length())),
                        new TrainingReport(faces, 1, MEAN_LOSS)),
                new LossChange(1, 1, faces));
    }

    private static ParticipationObserver standing(
            StateFolder folder, ServerAddress address, Path state, int lastRound, RoundStep lastStep) {
        ReceiptWriter receipts =
                new ReceiptWriter(new ReceiptFile(folder.receiptFile()), address.toString(), InstantSource.system());
        return (before, event, after) -> {
            receipts.observed(before, event, after);
            if (event instanceof ParticipationEvent.Prepared prepared
                    && prepared.message().step() == lastStep
                    && prepared.message().round().round() >= lastRound) {
                stand(state.resolve(STANDS));
            }
        };
    }

    /** The platform's generator, which can give what it gave last once more. */
    private static final class Remembering implements Randomness {
        private final Randomness system = Randomness.system();
        private byte[] last = new byte[0];

        @Override
        public void fill(byte[] target) {
            system.fill(target);
            last = target.clone();
        }

        void again(byte[] target) {
            System.arraycopy(last, 0, target, 0, target.length);
        }
    }

    private static void stand(Path sign) {
        try {
            Files.createFile(sign);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        while (true) {
            LockSupport.park();
        }
    }
}
