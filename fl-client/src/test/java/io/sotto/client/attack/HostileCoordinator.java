package io.sotto.client.attack;

import com.google.protobuf.ByteString;
import com.google.protobuf.MessageOrBuilder;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.grpc.stub.StreamObserver;
import io.sotto.client.grpc.FakeFederation;
import io.sotto.client.grpc.SmallModel;
import io.sotto.model.ParameterVector;
import io.sotto.privacy.codec.SideValue;
import io.sotto.privacy.crypto.Digest;
import io.sotto.privacy.crypto.Ed25519Verifier;
import io.sotto.privacy.crypto.IdentityKey;
import io.sotto.privacy.crypto.Primitives;
import io.sotto.privacy.crypto.RememberingVerifier;
import io.sotto.privacy.crypto.Signature;
import io.sotto.privacy.secagg.Aggregator;
import io.sotto.privacy.secagg.RoundPlan;
import io.sotto.privacy.secagg.ServerAdvertise;
import io.sotto.privacy.secagg.ServerConsistency;
import io.sotto.privacy.secagg.ServerMask;
import io.sotto.privacy.secagg.ServerShare;
import io.sotto.privacy.secagg.ServerUnmask;
import io.sotto.privacy.secagg.UnmaskedSum;
import io.sotto.privacy.secagg.message.Advertisement;
import io.sotto.privacy.secagg.message.Confirmation;
import io.sotto.privacy.secagg.message.Confirmations;
import io.sotto.privacy.secagg.message.Context;
import io.sotto.privacy.secagg.message.DecodeException;
import io.sotto.privacy.secagg.message.MaskedVector;
import io.sotto.privacy.secagg.message.RoundDescriptor;
import io.sotto.privacy.secagg.message.RoundId;
import io.sotto.privacy.secagg.message.Shares;
import io.sotto.privacy.secagg.message.Unmasking;
import io.sotto.privacy.secagg.parameter.TrustModel;
import io.sotto.proto.v1.Chunk;
import io.sotto.proto.v1.FederationGrpc;
import io.sotto.proto.v1.FetchModelRequest;
import io.sotto.proto.v1.FetchStepRequest;
import io.sotto.proto.v1.JoinRequest;
import io.sotto.proto.v1.JoinResponse;
import io.sotto.proto.v1.NextTaskRequest;
import io.sotto.proto.v1.NextTaskResponse;
import io.sotto.proto.v1.RoundName;
import io.sotto.proto.v1.Step;
import io.sotto.proto.v1.StepTask;
import io.sotto.proto.v1.SubmitStepRequest;
import io.sotto.proto.v1.SubmitStepResponse;
import io.sotto.proto.v1.TrainTask;
import io.sotto.proto.v1.WithdrawRequest;
import io.sotto.proto.v1.WithdrawResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A coordinator behind real calls that goes through one round with a fixed number of devices and lies as a test tells it:
 * what it would say to a device in a step passes through {@link Lie} first. Devices that withdraw are left out from then on.
 */
final class HostileCoordinator extends FederationGrpc.FederationImplBase implements AutoCloseable {
    /** What a device is told instead of the truth. */
    interface Lie {
        byte[] instead(int device, Step step, byte[] truth);
    }

    static final RoundId ROUND = SmallModel.ROUND;
    private static final List<Step> STEPS = List.of(Step.ADVERTISE, Step.SHARE, Step.MASK, Step.CONFIRM, Step.UNMASK);

    private final int devices;
    private final Lie lie;
    private final RoundId round;
    private final List<Step> script;
    private final Server server;
    private final String name = InProcessServerBuilder.generateName();
    private final Aggregator aggregator;
    private final Map<ByteString, Integer> numbers = new HashMap<>();
    private final Map<Integer, Integer> done = new HashMap<>();
    private final Map<Integer, IdentityKey> identities = new HashMap<>();
    private final Map<Integer, Map<Step, byte[]>> heard = new HashMap<>();
    private final List<Integer> withdrawn = new ArrayList<>();
    private final ServerAdvertise advertise;
    private @Nullable ServerShare share;
    private @Nullable ServerMask mask;
    private @Nullable ServerConsistency consistency;
    private @Nullable ServerUnmask unmask;
    private @Nullable UnmaskedSum sum;
    private @Nullable RuntimeException aborted;
    private final Map<Integer, List<String>> said = new HashMap<>();
    private IntFunction<byte[]> models = device -> SmallModel.BYTES;
    private InstantSource clock = InstantSource.system();
    private boolean stubborn;
    private int lost = -1;
    private int epochs = SmallModel.TASK.plan().epochs();
    private int modelsServed;

    /** @param script the steps that are asked for, usually each once */
    HostileCoordinator(int devices, Lie lie, RoundId round, List<Step> script) {
        this(devices, lie, round, script, 0);
    }

    private HostileCoordinator(int devices, Lie lie, RoundId round, List<Step> script, double noiseMultiplier) {
        this.devices = devices;
        this.lie = lie;
        this.round = round;
        this.script = script;
        this.aggregator = new Aggregator(
                FakeFederation.COORDINATOR,
                FakeFederation.AUTHORITY.identity(),
                plan(noiseMultiplier),
                Primitives.standard(),
                new RememberingVerifier(new Ed25519Verifier(), 1000));
        this.advertise = ServerAdvertise.begin(aggregator, round, SmallModel.TASK.terms());
        try {
            server = InProcessServerBuilder.forName(name)
                    .addService(this)
                    .intercept(FakeFederation.tokenReader())
                    .build()
                    .start();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    HostileCoordinator(int devices, Lie lie) {
        this(devices, lie, ROUND, STEPS);
    }

    /** Another round of the same model. */
    static HostileCoordinator of(RoundId round, Lie lie, int devices) {
        return new HostileCoordinator(devices, lie, round, STEPS);
    }

    /** Whose honest terms ask for noise. */
    static HostileCoordinator withNoise(double noiseMultiplier, Lie lie) {
        return new HostileCoordinator(GrpcScene.DEVICES, lie, ROUND, STEPS, noiseMultiplier);
    }

    private static RoundPlan plan(double noiseMultiplier) {
        return new RoundPlan(
                TrustModel.STANDARD,
                3,
                100,
                0.5,
                Duration.ofMinutes(10),
                SmallModel.PARAMETERS.length(),
                List.of(new SideValue("loss", 1)),
                5,
                16,
                true,
                512,
                noiseMultiplier,
                0);
    }

    ManagedChannel channel() {
        return InProcessChannelBuilder.forName(name).build();
    }

    /** Which parameters a device is given; to be told before the first device comes. */
    void serve(IntFunction<byte[]> bytes) {
        models = bytes;
    }

    void stopTheClock(Instant now) {
        clock = InstantSource.fixed(now);
    }

    int devices() {
        return devices;
    }

    InstantSource clock() {
        return clock;
    }

    /** What each device is asked to train with, while the terms stay as they are. */
    void askForEpochs(int asked) {
        epochs = asked;
    }

    /** How often a model was asked for. */
    synchronized int modelsServed() {
        return modelsServed;
    }

    /** Goes on as if this device's vector had never come. */
    void loseVectorOf(int device) {
        lost = device;
    }

    /** Asks for shares though nobody may give any, and hands out every signature it has. */
    void goOnWhateverHappens() {
        stubborn = true;
    }

    /** Every message of a device, call by call; of a masked vector the length alone. */
    synchronized List<String> said(int device) {
        return List.copyOf(said.getOrDefault(device, List.of()));
    }

    /** What a device said in a step; null if it never answered. */
    synchronized byte @Nullable [] heardFrom(int device, Step step) {
        return heard.getOrDefault(device, Map.of()).get(step);
    }

    synchronized List<Integer> withdrawn() {
        return List.copyOf(withdrawn);
    }

    synchronized @Nullable UnmaskedSum sum() {
        return sum;
    }

    synchronized @Nullable RuntimeException aborted() {
        return aborted;
    }

    /** The honest terms; there once all have advertised. */
    synchronized RoundDescriptor terms() {
        return required(share).message().descriptor();
    }

    /** A device's place in the cohort. */
    synchronized int place(int device) {
        return terms().indexOf(required(identities.get(device)));
    }

    @Override
    public synchronized void join(JoinRequest request, StreamObserver<JoinResponse> call) {
        int number = Integer.parseInt(request.getClientName().substring("device-".length()));
        ByteString token = ByteString.copyFrom(FakeFederation.filled(32, 10 + number));
        numbers.put(token, number);
        done.put(number, 0);
        identities.put(number, IdentityKey.of(request.getIdentityKey().toByteArray()));
        note(number, request);
        notifyAll();
        FakeFederation.answer(call, FakeFederation.joined(request, token));
    }

    /** Waits until everybody is as far as this device. */
    @Override
    public void nextTask(NextTaskRequest request, StreamObserver<NextTaskResponse> call) {
        int device = caller();
        NextTaskResponse answer;
        synchronized (this) {
            note(device, request);
            int position = required(done.get(device));
            while (!mayGoOn(device, position)) {
                waitHere();
            }
            answer = task(device, position);
        }
        FakeFederation.answer(call, answer);
    }

    @Override
    public void fetchModel(FetchModelRequest request, StreamObserver<Chunk> call) {
        byte[] bytes = models.apply(caller());
        synchronized (this) {
            modelsServed++;
        }
        for (int from = 0; from < bytes.length; from += 200_000) {
            call.onNext(FakeFederation.chunk(from, bytes, from, Math.min(bytes.length, from + 200_000)));
        }
        call.onCompleted();
    }

    @Override
    public void fetchStep(FetchStepRequest request, StreamObserver<Chunk> call) {
        int device = caller();
        byte[] told = lie.instead(device, request.getStep(), truth(device, request.getStep()));
        call.onNext(FakeFederation.chunk(0, told, 0, told.length));
        call.onCompleted();
    }

    @Override
    public StreamObserver<SubmitStepRequest> submitStep(StreamObserver<SubmitStepResponse> call) {
        int device = caller();
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        Step[] step = {Step.STEP_UNSPECIFIED};
        return new StreamObserver<>() {
            @Override
            public void onNext(SubmitStepRequest part) {
                note(device, step[0] == Step.MASK || part.getHeader().getStep() == Step.MASK ? silenced(part) : part);
                if (part.hasHeader()) {
                    step[0] = part.getHeader().getStep();
                }
                message.writeBytes(part.getChunk().getData().toByteArray());
            }

            @Override
            public void onError(Throwable failure) {}

            @Override
            public void onCompleted() {
                hear(device, step[0], message.toByteArray());
                FakeFederation.answer(call, FakeFederation.accepted());
            }
        };
    }

    @Override
    public void withdraw(WithdrawRequest request, StreamObserver<WithdrawResponse> call) {
        synchronized (this) {
            note(caller(), request);
            withdrawn.add(caller());
            notifyAll();
        }
        FakeFederation.answer(call, WithdrawResponse.getDefaultInstance());
    }

    @Override
    public void close() {
        server.shutdownNow();
    }

    private boolean mayGoOn(int device, int position) {
        boolean everybodyJoined = numbers.size() == devices;
        return withdrawn.contains(device)
                || aborted != null
                || (everybodyJoined
                        && done.entrySet().stream()
                                .filter(other -> !withdrawn.contains(other.getKey()))
                                .allMatch(other -> other.getValue() >= position));
    }

    private NextTaskResponse task(int device, int position) {
        NextTaskResponse.Builder answer = NextTaskResponse.newBuilder();
        if (withdrawn.contains(device) || aborted != null || position == script.size()) {
            return answer.setFinished(NextTaskResponse.Finished.newBuilder().setModel(SmallModel.descriptor()))
                    .build();
        }
        Step step = script.get(position);
        if (step == Step.ADVERTISE) {
            TrainTask.Builder train = SmallModel.task().setRound(round());
            train.getModelBuilder().setSha256(hash(models.apply(device)));
            train.getPlanBuilder().setEpochs(epochs);
            return answer.setTrain(train).build();
        }
        open(step);
        if (aborted != null) {
            return task(device, position);
        }
        return answer.setStep(StepTask.newBuilder().setRound(round()).setStep(step))
                .build();
    }

    /** Closes the step before this one, once. */
    private void open(Step step) {
        try {
            if (step == Step.SHARE && share == null) {
                share = advertise.close(clock.instant());
            } else if (step == Step.MASK && mask == null) {
                mask = required(share).close();
            } else if (step == Step.CONFIRM && consistency == null) {
                consistency = required(mask).close();
            } else if (step == Step.UNMASK && unmask == null) {
                unmask = required(consistency).close();
            }
        } catch (RuntimeException e) {
            if (!stubborn) {
                aborted = e;
                notifyAll();
            }
        }
    }

    private synchronized byte[] truth(int device, Step step) {
        return switch (step) {
            case SHARE -> required(share).message().toBytes();
            case MASK -> required(mask).message(place(device)).toBytes();
            case CONFIRM -> required(consistency).message().toBytes();
            case UNMASK ->
                unmask == null
                        ? everySignature(device)
                        : unmask.message(place(device)).toBytes();
            default -> throw new AssertionError(step);
        };
    }

    private synchronized void hear(int device, Step step, byte[] message) {
        heard.computeIfAbsent(device, key -> new EnumMap<>(Step.class)).put(step, message);
        try {
            receive(device, step, message.clone());
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
        done.merge(device, 1, Integer::sum);
        notifyAll();
    }

    private void receive(int device, Step step, byte[] message) throws DecodeException {
        switch (step) {
            case ADVERTISE -> advertise.receive(Advertisement.parse(message), clock.instant());
            case SHARE -> required(share).receive(place(device), Shares.parse(message));
            case MASK -> {
                if (device != lost) {
                    required(mask)
                            .receive(
                                    place(device),
                                    MaskedVector.parse(message, terms().format().layout()));
                }
            }
            case CONFIRM -> required(consistency).receive(place(device), Confirmation.parse(message));
            case UNMASK -> {
                required(unmask).receive(place(device), Unmasking.parse(message));
                if (required(unmask).isComplete() && sum == null) {
                    sum = required(unmask).close(Runnable::run, 1);
                }
            }
            default -> throw new AssertionError(step);
        }
    }

    /** What all others signed, whatever it was. */
    private byte[] everySignature(int device) {
        List<Confirmations.Entry> entries = heard.keySet().stream()
                .filter(other -> other != device)
                .map(other -> new Confirmations.Entry(place(other), signature(other)))
                .sorted(Comparator.comparing(Confirmations.Entry::from))
                .toList();
        return new Confirmations(Context.of(terms()), entries).toBytes();
    }

    private Signature signature(int device) {
        try {
            return Confirmation.parse(required(heardFrom(device, Step.CONFIRM))).signature();
        } catch (DecodeException e) {
            throw new AssertionError(e);
        }
    }

    private synchronized void note(int device, MessageOrBuilder message) {
        said.computeIfAbsent(device, key -> new ArrayList<>()).add(message.toString());
    }

    private static MessageOrBuilder silenced(SubmitStepRequest part) {
        SubmitStepRequest.Builder silenced = part.toBuilder();
        if (part.hasHeader()) {
            silenced.getHeaderBuilder().clearSha256();
        } else {
            silenced.getChunkBuilder()
                    .setData(ByteString.copyFrom(
                            new byte[part.getChunk().getData().size()]));
        }
        return silenced;
    }

    private static ByteString hash(byte[] model) {
        return ByteString.copyFrom(ParameterVector.ofBytes(SmallModel.PARAMETERS.layout(), model)
                .sha256()
                .toBytes());
    }

    private int caller() {
        return required(numbers.get(ByteString.copyFrom(FakeFederation.SENT_TOKEN.get())));
    }

    private void waitHere() {
        try {
            wait(20_000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private RoundName round() {
        return RoundName.newBuilder()
                .setTask(ByteString.copyFrom(round.task().toBytes()))
                .setRound(round.round())
                .setAttempt(round.attempt())
                .build();
    }

    private static <T> T required(@Nullable T value) {
        if (value == null) {
            throw new AssertionError("not there yet");
        }
        return value;
    }

    static Digest someDigest() {
        return Digest.sha256(new byte[] {42});
    }
}
