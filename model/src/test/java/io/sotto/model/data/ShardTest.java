package io.sotto.model.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sotto.model.Emotion;
import io.sotto.model.FaceImage;
import io.sotto.model.FaceSet;
import io.sotto.model.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
    private static final FaceSet FACES = faces(23);

    @Test
    void parse_indexAndCount_givesThatShard() {
        assertThat(Shard.parse("3/10")).isEqualTo(new Shard(3, 10)).hasToString("3/10");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3", "3/", "/10", "0/10", "11/10", "3/0", "-1/10", "3/10/2", "a/b", " 3/10", "1/99999999"})
    void parse_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> Shard.parse(text))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("expected INDEX/COUNT");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 23})
    void of_allShards_coverEveryFaceOnce(int count) {
        List<FaceImage> together = new ArrayList<>();
        for (int index = 1; index <= count; index++) {
            FaceSet part = new Shard(index, count).of(FACES);
            assertThat(part.size()).isBetween(23 / count, (23 + count - 1) / count);
            together.addAll(part.images());
        }

        assertThat(together).containsExactlyInAnyOrderElementsOf(FACES.images());
    }

    @Test
    void of_anyShard_keepsLabelsWithTheirFaces() {
        FaceSet part = new Shard(2, 3).of(FACES);

        for (int i = 0; i < part.size(); i++) {
            int original = FACES.images().indexOf(part.image(i));
            assertThat(part.label(i)).isEqualTo(FACES.label(original));
        }
    }

    @Test
    void of_sortedFaces_mixesThem() {
        assertThat(new Shard(1, 2).of(FACES).images())
                .isNotEqualTo(FACES.images().subList(0, 12))
                .isEqualTo(new Shard(1, 2).of(FACES).images());
    }

    @ParameterizedTest
    @CsvSource({"1,24", "24,24", "1,1000000"})
    void of_moreShardsThanFaces_isRefused(int index, int count) {
        assertThatThrownBy(() -> new Shard(index, count).of(FACES))
                .isInstanceOf(InvalidInputException.class)
                .hasMessage("shard %d/%d: expected at most as many shards as faces, found 23 faces", index, count);
    }

    @Test
    void of_noFaces_isRefused() {
        assertThatThrownBy(() -> new Shard(1, 1).of(faces(0))).isInstanceOf(InvalidInputException.class);
    }

    private static FaceSet faces(int count) {
        return new FaceSet(
                IntStream.range(0, count).mapToObj(FerSample::image).toList(),
                IntStream.range(0, count).mapToObj(i -> Emotion.ofLabel(i % 7)).toList());
    }
}
