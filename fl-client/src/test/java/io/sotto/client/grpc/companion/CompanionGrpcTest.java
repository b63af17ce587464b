package io.sotto.client.grpc.companion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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
import io.sotto.client.grpc.companion.CompanionRefusal.Reason;
import io.sotto.client.library.Reaction;
import io.sotto.client.music.Mood;
import io.sotto.client.music.Policy;
import io.sotto.model.Emotion;
import io.sotto.model.InvalidInputException;
import io.sotto.proto.v1.CompanionGrpc;
import io.sotto.proto.v1.CompanionGrpc.CompanionBlockingStub;
import io.sotto.proto.v1.EmotionClass;
import io.sotto.proto.v1.GetCompanionStateRequest;
import io.sotto.proto.v1.GiveFeedbackRequest;
import io.sotto.proto.v1.MusicPolicy;
import io.sotto.proto.v1.RecommendRequest;
import io.sotto.proto.v1.RecommendResponse;
import io.sotto.proto.v1.SongReaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CompanionGrpcTest {
    private static final String TOKEN = "a-token-of-this-start";

    private final List<String> asked = new ArrayList<>();
    private final CompanionGrpcServer server = CompanionGrpcServer.start(0, TOKEN, new FakeCompanion());
    private final ManagedChannel channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
            .usePlaintext()
            .build();

    private final class FakeCompanion implements CompanionPort {
        @Override
        public Optional<Answer> forPicture(byte[] picture, Optional<Policy> policy, int count) {
            asked.add("picture %d %s %d".formatted(picture.length, policy, count));
            return switch (picture[0]) {
                case 0 -> Optional.empty();
                case 1 -> throw new CompanionRefusal(Reason.BAD_PICTURE, "picture: expected JPEG or PNG");
                case 2 -> throw new IllegalStateException("a secret of ours");
                case 3 -> throw new CompanionRefusal(Reason.LOCKED, "the passphrase is needed first");
                default -> Optional.of(answer(Emotion.SAD));
            };
        }

        @Override
        public Answer forEmotion(Emotion emotion, Optional<Policy> policy, int count) {
            asked.add("emotion %s %s %d".formatted(emotion, policy, count));
            return answer(emotion);
        }

        @Override
        public void react(long song, Reaction reaction, Optional<String> recommendation) {
            asked.add("song %d %s %s".formatted(song, reaction, recommendation));
        }

        @Override
        public Overview overview() {
            return new Overview("0.1", "ada", true, false, 18, "medium+batch", "ab12");
        }

        private Answer answer(Emotion emotion) {
            return new Answer(
                    "r1", emotion, Mood.of(emotion), List.of(new Choice(7, "Low Tide", "Sotto", "", "serene")));
        }
    }

    @AfterEach
    void close() {
        channel.shutdownNow();
        server.close();
    }

    @Test
    void recommend_emotion_bringsSongs() {
        RecommendResponse response = stub().recommend(RecommendRequest.newBuilder()
                .setEmotion(EmotionClass.HAPPY)
                .setPolicy(MusicPolicy.CALM)
                .setCount(3)
                .build());

        assertThat(asked).containsExactly("emotion happy Optional[calm] 3");
        assertThat(response.getRecommended().getId()).isEqualTo("r1");
        assertThat(response.getRecommended().getEmotion()).isEqualTo(EmotionClass.HAPPY);
        assertThat(response.getRecommended().getValence()).isGreaterThan(0.9);
        assertThat(response.getRecommended().getSongsList()).singleElement().satisfies(song -> {
            assertThat(song.getSong()).isEqualTo(7);
            assertThat(song.getTitle()).isEqualTo("Low Tide");
            assertThat(song.getReason()).isEqualTo("serene");
        });
    }

    @Test
    void recommend_pictureOfTenMegabytes_arrivesWhole() {
        byte[] picture = new byte[10 << 20];
        picture[0] = 9;

        assertThat(stub().recommend(picture(picture)).hasRecommended()).isTrue();
        assertThat(asked).containsExactly("picture 10485760 Optional.empty 5");
    }

    @Test
    void recommend_pictureWithoutAFace_isAnOutcome() {
        assertThat(stub().recommend(picture(new byte[1])).hasNoFace()).isTrue();
    }

    @Test
    void recommend_whatCannotBe_failsWithItsReason() {
        assertRefused(picture(new byte[] {1}), Status.Code.INVALID_ARGUMENT, "BAD_PICTURE");
        assertRefused(picture(new byte[] {3}), Status.Code.FAILED_PRECONDITION, "LOCKED");
        assertRefused(picture(new byte[0]), Status.Code.INVALID_ARGUMENT, "BAD_REQUEST");
        assertRefused(RecommendRequest.getDefaultInstance(), Status.Code.INVALID_ARGUMENT, "BAD_REQUEST");
        assertRefused(
                RecommendRequest.newBuilder()
                        .setEmotion(EmotionClass.SAD)
                        .setCount(51)
                        .build(),
                Status.Code.INVALID_ARGUMENT,
                "BAD_REQUEST");
        assertRefused(
                RecommendRequest.newBuilder()
                        .setEmotion(EmotionClass.SAD)
                        .setCount(-1)
                        .build(),
                Status.Code.INVALID_ARGUMENT,
                "BAD_REQUEST");
        assertRefused(
                RecommendRequest.newBuilder().setEmotionValue(99).build(), Status.Code.INVALID_ARGUMENT, "BAD_REQUEST");
        assertRefused(
                RecommendRequest.newBuilder()
                        .setEmotion(EmotionClass.SAD)
                        .setPolicyValue(99)
                        .build(),
                Status.Code.INVALID_ARGUMENT,
                "BAD_REQUEST");
    }

    @Test
    void recommend_faultOfOurs_isToldWithoutDetails() {
        StatusRuntimeException failure = assertRefused(picture(new byte[] {2}), Status.Code.INTERNAL, "INTERNAL");

        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    void feedback_reaction_arrives() {
        stub().giveFeedback(GiveFeedbackRequest.newBuilder()
                .setSong(7)
                .setReaction(SongReaction.LIKE)
                .setRecommendation("r1")
                .build());

        assertThat(asked).containsExactly("song 7 like Optional[r1]");
        assertThatThrownBy(() -> stub().giveFeedback(
                                GiveFeedbackRequest.newBuilder().setSong(7).build()))
                .hasMessageContaining("reaction: expected one");
        assertThatThrownBy(() -> stub().giveFeedback(GiveFeedbackRequest.newBuilder()
                        .setReaction(SongReaction.SKIP)
                        .build()))
                .hasMessageContaining("song: expected a number above 0, found 0");
        assertThatThrownBy(() -> stub().giveFeedback(GiveFeedbackRequest.newBuilder()
                        .setSong(1)
                        .setReaction(SongReaction.SKIP)
                        .setRecommendation("x".repeat(65))
                        .build()))
                .hasMessageContaining("at most 64 characters, found 65");
    }

    @Test
    void state_asked_isTold() {
        assertThat(stub().getCompanionState(GetCompanionStateRequest.getDefaultInstance()))
                .satisfies(state -> {
                    assertThat(state.getProfile()).isEqualTo("ada");
                    assertThat(state.getOpen()).isTrue();
                    assertThat(state.getSongs()).isEqualTo(18);
                    assertThat(state.getNetwork()).isEqualTo("medium+batch");
                });
    }

    @Test
    void calls_withoutTheToken_reachNothing() throws InvalidProtocolBufferException {
        for (CompanionBlockingStub stub :
                List.of(CompanionGrpc.newBlockingStub(channel), stub("Bearer another"), stub(TOKEN), stub("Bearer "))) {
            StatusRuntimeException refused = catchThrowableOfType(
                    StatusRuntimeException.class,
                    () -> stub.recommend(RecommendRequest.newBuilder()
                            .setEmotion(EmotionClass.SAD)
                            .build()));

            assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.UNAUTHENTICATED);
            assertThat(reason(refused)).isEqualTo("TOKEN_NEEDED");
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void start_portInUse_isRefused() {
        assertThatThrownBy(() -> CompanionGrpcServer.start(server.port(), TOKEN, new FakeCompanion()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("gRPC port %d: expected a free one", server.port());
    }

    private StatusRuntimeException assertRefused(RecommendRequest request, Status.Code code, String reason) {
        StatusRuntimeException refused =
                catchThrowableOfType(StatusRuntimeException.class, () -> stub().recommend(request));
        assertThat(refused.getStatus().getCode()).isEqualTo(code);
        try {
            assertThat(reason(refused)).isEqualTo(reason);
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
        return refused;
    }

    private static String reason(StatusRuntimeException refused) throws InvalidProtocolBufferException {
        Any detail = StatusProto.fromThrowable(refused).getDetails(0);
        return detail.unpack(ErrorInfo.class).getReason();
    }

    private static RecommendRequest picture(byte[] bytes) {
        return RecommendRequest.newBuilder()
                .setImage(ByteString.copyFrom(bytes))
                .build();
    }

    private CompanionBlockingStub stub() {
        return stub("Bearer " + TOKEN);
    }

    private CompanionBlockingStub stub(String authorization) {
        Metadata headers = new Metadata();
        headers.put(Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), authorization);
        return CompanionGrpc.newBlockingStub(channel)
                .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers));
    }
}
