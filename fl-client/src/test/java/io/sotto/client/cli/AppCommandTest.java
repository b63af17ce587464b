package io.sotto.client.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Any;
import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.ErrorInfo;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.MetadataUtils;
import io.sotto.client.vision.TestPhotos;
import io.sotto.proto.v1.CompanionGrpc;
import io.sotto.proto.v1.CompanionGrpc.CompanionBlockingStub;
import io.sotto.proto.v1.EmotionClass;
import io.sotto.proto.v1.GetCompanionStateRequest;
import io.sotto.proto.v1.GetCompanionStateResponse;
import io.sotto.proto.v1.GiveFeedbackRequest;
import io.sotto.proto.v1.MusicPolicy;
import io.sotto.proto.v1.RecommendRequest;
import io.sotto.proto.v1.RecommendResponse.Recommended;
import io.sotto.proto.v1.SongReaction;
import java.io.IOException;
import java.io.StringWriter;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The companion as {@code sotto client app} starts it, and another program of this machine that calls it by gRPC. */
class AppCommandTest {
    private static final Pattern SAID = Pattern.compile(
            "http://127\\.0\\.0\\.1:(\\d+)/#token=(\\S+)\\s+other programs find it at 127\\.0\\.0\\.1:(\\d+)");

    /** A busy machine takes a minute to start what a quiet one starts in some seconds. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private static Path home;

    private static final StringWriter OUT = new StringWriter();
    private static final CompletableFuture<Integer> EXIT = new CompletableFuture<>();
    private static final Thread APP = new Thread(
            () -> EXIT.complete(
                    Cli.run(OUT, "app", "--no-browser", "--port", "0", "--grpc-port", "0", "--state", home.toString())
                            .exitCode()),
            "app");

    private static int webPort;
    private static int grpcPort;
    private static String token = "";
    private static ManagedChannel channel;

    @BeforeAll
    static void start() {
        APP.start();
        await().atMost(PATIENCE)
                .until(() -> EXIT.isDone() || SAID.matcher(OUT.toString()).find());
        Matcher said = SAID.matcher(OUT.toString());
        assertThat(said.find()).as(OUT.toString()).isTrue();
        webPort = Integer.parseInt(said.group(1));
        token = said.group(2);
        grpcPort = Integer.parseInt(said.group(3));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", grpcPort)
                .usePlaintext()
                .build();
    }

    /** As Ctrl-C does it. */
    @AfterAll
    static void stop() throws Exception {
        channel.shutdownNow();
        APP.interrupt();
        assertThat(EXIT.get(30, TimeUnit.SECONDS)).isZero();
        assertThatThrownBy(() -> new Socket("127.0.0.1", grpcPort).close()).isInstanceOf(ConnectException.class);
        assertThat(home.toFile().list()).noneMatch(name -> name.endsWith(".html"));
    }

    /** What the launcher does once after each build. */
    @Test
    void rehearsal_visitsThePageAndEnds(@TempDir Path stage) {
        Cli.Result result = Cli.run("app", "--rehearse", "--no-browser", "--port", "0", "--state", stage.toString());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("listens at");
    }

    @Test
    void state_ofAFreshCompanion_tellsPersonSongsAndModel() {
        await().atMost(Duration.ofSeconds(60)).until(() -> !state().getNetwork().isEmpty());

        GetCompanionStateResponse state = state();
        assertThat(state.getProfile()).isEqualTo("default");
        assertThat(state.getOpen()).isTrue();
        assertThat(state.getPaused()).isFalse();
        assertThat(state.getSongs()).isEqualTo(18);
        assertThat(state.getModelSha256()).hasSize(64);
    }

    @Test
    void recommend_image_readsTheFaceAndHasSongsWithReasons() throws IOException {
        Recommended given = program()
                .recommend(RecommendRequest.newBuilder()
                        .setImage(photo("happy_astronaut_collins.png"))
                        .setCount(3)
                        .build())
                .getRecommended();

        assertThat(given.getEmotion()).isEqualTo(EmotionClass.HAPPY);
        assertThat(given.getValence()).isPositive();
        assertThat(given.getSongsList())
                .hasSize(3)
                .allSatisfy(song -> assertThat(song.getReason()).isNotBlank());
        assertThat(program()
                        .recommend(RecommendRequest.newBuilder()
                                .setImage(photo("nonface_coffee.png"))
                                .build())
                        .hasNoFace())
                .isTrue();
        assertThat(refused(RecommendRequest.newBuilder()
                        .setImage(ByteString.copyFromUtf8("a video named .jpg"))
                        .build()))
                .isEqualTo("INVALID_ARGUMENT BAD_PICTURE");
    }

    @Test
    void feedback_onASongForAnEmotion_reachesTheLibrary() throws Exception {
        Recommended given = program()
                .recommend(RecommendRequest.newBuilder()
                        .setEmotion(EmotionClass.SAD)
                        .setPolicy(MusicPolicy.LIFT)
                        .setCount(4)
                        .build())
                .getRecommended();
        assertThat(given.getEmotion()).isEqualTo(EmotionClass.SAD);
        assertThat(given.getSongsList()).hasSize(4);
        long song = given.getSongs(0).getSong();

        program()
                .giveFeedback(GiveFeedbackRequest.newBuilder()
                        .setSong(song)
                        .setReaction(SongReaction.PLAY)
                        .setRecommendation(given.getId())
                        .build());

        assertThat(web("GET", "/songs/" + song, "").body()).contains("\"plays\":1");
        StatusRuntimeException unknown = catchThrowableOfType(
                StatusRuntimeException.class,
                () -> program()
                        .giveFeedback(GiveFeedbackRequest.newBuilder()
                                .setSong(999_999)
                                .setReaction(SongReaction.LIKE)
                                .build()));
        assertThat(reason(unknown)).isEqualTo("NOT_FOUND SONG_UNKNOWN");
    }

    @Test
    void recommend_whilePaused_looksAtNoPicture() throws Exception {
        assertThat(web("PUT", "/pause", "{\"paused\":true}").statusCode()).isEqualTo(204);
        try {
            assertThat(refused(RecommendRequest.newBuilder()
                            .setImage(photo("happy_astronaut_collins.png"))
                            .build()))
                    .isEqualTo("FAILED_PRECONDITION PAUSED");
            assertThat(state().getPaused()).isTrue();
        } finally {
            web("PUT", "/pause", "{\"paused\":false}");
        }
    }

    @Test
    void calls_withoutTheTokenOrWithAnother_areRefused() {
        RecommendRequest wish =
                RecommendRequest.newBuilder().setEmotion(EmotionClass.SAD).build();

        for (CompanionBlockingStub stranger : new CompanionBlockingStub[] {
            CompanionGrpc.newBlockingStub(channel), program("Bearer " + token + "x"), program("Bearer ")
        }) {
            StatusRuntimeException refused =
                    catchThrowableOfType(StatusRuntimeException.class, () -> stranger.recommend(wish));
            assertThat(reason(refused)).isEqualTo("UNAUTHENTICATED TOKEN_NEEDED");
            assertThat(refused.getMessage()).doesNotContain(token);
        }
    }

    @Test
    void ports_onAnotherAddressOfThisMachine_areClosed() throws IOException {
        Optional<InetAddress> elsewhere = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                .findFirst();
        Assumptions.assumeTrue(elsewhere.isPresent(), "this machine has no address but loopback");

        for (int port : new int[] {webPort, grpcPort}) {
            try (Socket socket = new Socket()) {
                assertThatThrownBy(() -> socket.connect(new InetSocketAddress(elsewhere.orElseThrow(), port), 5000))
                        .isInstanceOf(ConnectException.class);
            }
        }
    }

    private static GetCompanionStateResponse state() {
        return program().getCompanionState(GetCompanionStateRequest.getDefaultInstance());
    }

    private static CompanionBlockingStub program() {
        return program("Bearer " + token);
    }

    private static CompanionBlockingStub program(String authorization) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        return CompanionGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }

    private static String refused(RecommendRequest request) {
        return reason(catchThrowableOfType(
                StatusRuntimeException.class, () -> program().recommend(request)));
    }

    private static String reason(StatusRuntimeException refused) {
        Status.Code code = refused.getStatus().getCode();
        Any detail = StatusProto.fromThrowable(refused).getDetails(0);
        try {
            return code + " " + detail.unpack(ErrorInfo.class).getReason();
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<String> web(String method, String path, String json) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/api/v1%s".formatted(webPort, path)))
                                .header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .method(
                                        method,
                                        json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofString());
    }

    private static ByteString photo(String name) throws IOException {
        return ByteString.copyFrom(Files.readAllBytes(TestPhotos.file("photos/" + name)));
    }
}
