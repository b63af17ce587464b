package io.sotto.client.grpc.companion;

import io.grpc.stub.StreamObserver;
import io.sotto.client.grpc.companion.CompanionPort.Answer;
import io.sotto.client.grpc.companion.CompanionPort.Overview;
import io.sotto.client.music.Policy;
import io.sotto.proto.v1.ChosenSong;
import io.sotto.proto.v1.CompanionGrpc;
import io.sotto.proto.v1.GetCompanionStateRequest;
import io.sotto.proto.v1.GetCompanionStateResponse;
import io.sotto.proto.v1.GiveFeedbackRequest;
import io.sotto.proto.v1.GiveFeedbackResponse;
import io.sotto.proto.v1.RecommendRequest;
import io.sotto.proto.v1.RecommendResponse;
import java.util.Optional;
import java.util.function.Supplier;

/** Decodes, calls the port, encodes. */
final class CompanionService extends CompanionGrpc.CompanionImplBase {
    private final CompanionPort port;

    CompanionService(CompanionPort port) {
        this.port = port;
    }

    @Override
    public void recommend(RecommendRequest request, StreamObserver<RecommendResponse> observer) {
        answer(observer, () -> {
            Optional<Policy> policy = Wishes.policy(request.getPolicy());
            int count = Wishes.count(request.getCount());
            return switch (request.getSubjectCase()) {
                case IMAGE ->
                    port.forPicture(Wishes.image(request.getImage()), policy, count)
                            .map(CompanionService::recommended)
                            .orElseGet(CompanionService::noFace);
                case EMOTION -> recommended(port.forEmotion(Wishes.emotion(request.getEmotion()), policy, count));
                case SUBJECT_NOT_SET ->
                    throw Wishes.badRequest("subject: expected an image or an emotion, found neither");
            };
        });
    }

    @Override
    public void giveFeedback(GiveFeedbackRequest request, StreamObserver<GiveFeedbackResponse> observer) {
        answer(observer, () -> {
            port.react(
                    Wishes.song(request.getSong()),
                    Wishes.reaction(request.getReaction()),
                    Wishes.recommendation(request.getRecommendation()));
            return GiveFeedbackResponse.getDefaultInstance();
        });
    }

    @Override
    public void getCompanionState(
            GetCompanionStateRequest request, StreamObserver<GetCompanionStateResponse> observer) {
        answer(observer, () -> {
            Overview state = port.overview();
            return GetCompanionStateResponse.newBuilder()
                    .setVersion(state.version())
                    .setProfile(state.profile())
                    .setOpen(state.open())
                    .setPaused(state.paused())
                    .setSongs(state.songs())
                    .setNetwork(state.network())
                    .setModelSha256(state.modelSha256())
                    .build();
        });
    }

    private static <A> void answer(StreamObserver<A> observer, Supplier<A> call) {
        try {
            observer.onNext(call.get());
            observer.onCompleted();
        } catch (RuntimeException e) {
            observer.onError(Refusals.status(e));
        }
    }

    private static RecommendResponse recommended(Answer answer) {
        var recommended = RecommendResponse.Recommended.newBuilder()
                .setId(answer.id())
                .setEmotion(Wishes.emotion(answer.emotion()))
                .setValence(answer.mood().valence())
                .setArousal(answer.mood().arousal());
        answer.songs()
                .forEach(song -> recommended.addSongs(ChosenSong.newBuilder()
                        .setSong(song.song())
                        .setTitle(song.title())
                        .setArtist(song.artist())
                        .setLink(song.link())
                        .setReason(song.reason())));
        return RecommendResponse.newBuilder().setRecommended(recommended).build();
    }

    private static RecommendResponse noFace() {
        return RecommendResponse.newBuilder()
                .setNoFace(RecommendResponse.NoFace.getDefaultInstance())
                .build();
    }
}
