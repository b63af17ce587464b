package io.sotto.client.learning;

import io.sotto.client.device.DeviceTraining;
import io.sotto.client.device.Membership;
import io.sotto.client.device.Participation;
import io.sotto.client.device.ParticipationObserver;
import io.sotto.client.grpc.CertificateAuthority;
import io.sotto.client.grpc.CoordinatorChannels;
import io.sotto.client.grpc.GrpcCoordinator;
import io.sotto.client.grpc.ServerAddress;
import io.sotto.client.grpc.TrafficMeter;
import io.sotto.client.masking.MaskedRounds;
import io.sotto.client.participation.ParticipationState;
import io.sotto.client.receipts.ReceiptFile;
import io.sotto.client.receipts.ReceiptWriter;
import io.sotto.client.state.MembershipFiles;
import io.sotto.client.state.ModelKeeper;
import io.sotto.client.state.SessionFile;
import io.sotto.client.state.StateFolder;
import io.sotto.model.FaceSet;
import io.sotto.model.engine.Engine;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.Randomness;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.secagg.policy.RoundPolicy;
import java.security.SecureRandom;
import java.time.InstantSource;

/**
 * One stay at a coordinator, with everything that it takes: session, identity, receipts, masks and the memory of rounds from
 * the device's state folder. Whoever runs it does so on one thread; interrupting that thread makes the device leave.
 *
 * @param device what the operator sees in logs
 * @param client tells the random streams of devices apart
 * @param policy what the device agrees to
 */
public record Visit(
        ServerAddress server,
        CertificateAuthority authority,
        String device,
        long client,
        StateFolder folder,
        RoundPolicy policy,
        Engine engine,
        TrafficMeter meter) {
    private static final int REMEMBERED_SIGNATURES = 20_000;

    /**
     * Takes part until there are no more rounds, the thread is interrupted, or it makes no sense.
     *
     * @param faces to train on, 1 or more
     * @param observer sees each step after its receipt is written
     */
    public ParticipationState run(FaceSet faces, ParticipationObserver observer) {
        InstantSource clock = InstantSource.system();
        Randomness randomness = Randomness.system();
        SessionFile session = new SessionFile(folder.sessionFile(), server.toString());
        Membership membership = new MembershipFiles(folder.membershipFolder(server.toString()), randomness);
        ModelKeeper keeper = new ModelKeeper(folder.modelFile(), server.toString(), clock);
        ReceiptWriter receipts = new ReceiptWriter(new ReceiptFile(folder.receiptFile()), server.toString(), clock);
        ParticipationObserver all = (before, event, after) -> {
            receipts.observed(before, event, after);
            keeper.observed(before, event, after);
            observer.observed(before, event, after);
        };
        try (DeviceTraining training = new DeviceTraining(engine, faces, client, observer::training);
                MaskedRounds rounds = new MaskedRounds(
                        membership,
                        policy,
                        Primitives.standard(),
                        new RememberingVerifier(new Ed25519Verifier(), REMEMBERED_SIGNATURES),
                        randomness,
                        clock);
                GrpcCoordinator coordinator = new GrpcCoordinator(
                        CoordinatorChannels.open(server, authority), server, device, session, membership, meter)) {
            return new Participation(
                            coordinator,
                            training,
                            rounds,
                            all,
                            pause -> Thread.sleep(pause.toMillis()),
                            new SecureRandom())
                    .run();
        }
    }
}
